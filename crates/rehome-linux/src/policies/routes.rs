//! Route tables and floating addresses in the kernel: policy routing in the VPC's namespace.
//!
//! | priority | rule |
//! |---|---|
//! | 26000 + high bits of a HaVip's id | to its address: the table of the HaVip, a default route by its holder's relay |
//! | 29000 | the main table without its default route: what lies in the VPC comes first |
//! | 30000 + high bits of a subnet's id | from its blocks: the table of the subnet |
//!
//! The low 30 bits of the id are in the table's number: which policy a rule belongs to can be read
//! from the kernel alone. A route by the uplink is a `throw`: the main table's own default follows.
//! The fence asks for the way back, from the packet's destination to its source; so it honours the
//! rules of the destination's subnet, and admits a routed prefix from where the route leads to.
//!
//! Source: `include/uapi/linux/fib_rules.h`, `net/core/fib_rules.c`.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::route::{RouteAttribute, RouteProtocol, RouteScope, RouteType};
use nix::errno::Errno;
use rehome_domain::plane::Enforcement;
use rehome_domain::policy::{
    Fingerprint, Gateway, HaVipHolder, Holder, Policy, PolicyKey, PolicyRoute, Subject,
    SubnetRoutes,
};
use rehome_domain::{EniId, HaVipId, SubnetId, VpcId};

use crate::error::LinuxError;
use crate::facts::{self, MAIN, Route};
use crate::netlink::attributes::{Attributes, attributes, native};
use crate::netlink::nexthop::{PROTOCOL, Relay};
use crate::netlink::{Netlink, Request};
use crate::relay::{Holders, Relays, address_of, relay_id};
use crate::vpc::route_to;

/// Priorities of rules.
const HA_VIPS: u32 = 26_000;
const INSIDE: u32 = 29_000;
const SUBNETS: u32 = 30_000;
/// 36 to the power of 8, shifted by [`LOW_BITS`], is less.
const SPAN: u32 = 2_700;
/// Bits of an id that are in the number of its table.
const LOW_BITS: u32 = 30;
const TABLES: u32 = 1 << LOW_BITS;
/// `RTN_THROW`.
const THROW: u8 = 9;
const AF_INET: u8 = 2;
const AF_INET6: u8 = 10;

/// A rule of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rule {
    priority: u32,
    table: u32,
    /// Of the source for a subnet, of the destination for a HaVip, nothing for [`INSIDE`].
    block: Option<IpNet>,
}

/// A rule's place, as it follows from an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    priority: u32,
    table: u32,
}

impl Place {
    fn of(base: u32, suffix: &str) -> Self {
        let number = u64::from_str_radix(suffix, 36).expect("ids are of base 36");
        let low = u32::try_from(number & u64::from(TABLES - 1)).expect("30 bits");
        let high = u32::try_from(number >> LOW_BITS).expect("fewer than 42 bits in all");
        Self { priority: base + high, table: TABLES | low }
    }

    fn suffix(self, base: u32) -> Option<String> {
        let high = self.priority.checked_sub(base).filter(|high| *high < SPAN)?;
        let low = self.table.checked_sub(TABLES).filter(|low| *low < TABLES)?;
        let mut number = u64::from(high) << LOW_BITS | u64::from(low);
        let mut digits = Vec::with_capacity(8);
        for _ in 0..8 {
            let digit = u32::try_from(number % 36).expect("less than 36");
            digits.push(char::from_digit(digit, 36).expect("less than 36"));
            number /= 36;
        }
        Some(digits.into_iter().rev().collect())
    }
}

impl Rule {
    fn place(self) -> Place {
        Place { priority: self.priority, table: self.table }
    }

    fn subject(self) -> Option<Subject> {
        let (subnet, ha_vip) = (self.place().suffix(SUBNETS), self.place().suffix(HA_VIPS));
        let subnet = subnet.and_then(|it| SubnetId::parse(&format!("subnet-{it}")).ok());
        let ha_vip = ha_vip.and_then(|it| HaVipId::parse(&format!("havip-{it}")).ok());
        subnet.map(Subject::Routes).or(ha_vip.map(Subject::HaVip))
    }

    fn message(self, doing: &'static str, kind: u16) -> Request {
        const FRA_DST: u16 = 1;
        const FRA_SRC: u16 = 2;
        const FRA_PRIORITY: u16 = 6;
        const FRA_SUPPRESS_PREFIXLEN: u16 = 14;
        const FRA_TABLE: u16 = 15;
        const FRA_PROTOCOL: u16 = 21;
        /// `FR_ACT_TO_TBL`.
        const TO_TABLE: u8 = 1;
        let floats = self.priority < INSIDE;
        let (family, len) = match self.block {
            Some(IpNet::V6(block)) => (AF_INET6, block.prefix_len()),
            Some(IpNet::V4(block)) => (AF_INET, block.prefix_len()),
            None => (AF_INET, 0),
        };
        let (to, from) = if floats { (len, 0) } else { (0, len) };
        let mut body = vec![family, to, from, 0, 0, 0, 0, TO_TABLE];
        body.extend(0u32.to_ne_bytes());
        let mut inner = Attributes::default()
            .native(FRA_PRIORITY, self.priority)
            .native(FRA_TABLE, self.table)
            .bytes(FRA_PROTOCOL, &[PROTOCOL]);
        let which = if floats { FRA_DST } else { FRA_SRC };
        inner = match self.block.map(|block| block.addr()) {
            Some(IpAddr::V4(address)) => inner.bytes(which, &address.octets()),
            Some(IpAddr::V6(address)) => inner.bytes(which, &address.octets()),
            None => inner.native(FRA_SUPPRESS_PREFIXLEN, 0),
        };
        body.extend(inner.into_bytes());
        Request::raw(doing, kind, body)
    }

    fn add(self) -> Request {
        const RTM_NEWRULE: u16 = 32;
        self.message("add a rule", RTM_NEWRULE).create().allow(&[Errno::EEXIST])
    }

    fn delete(self) -> Request {
        const RTM_DELRULE: u16 = 33;
        self.message("delete a rule", RTM_DELRULE).allow(&[Errno::ENOENT])
    }
}

const INSIDE_FIRST: Rule = Rule { priority: INSIDE, table: MAIN, block: None };

/// The rules of ours in a VPC's namespace.
pub(crate) fn rules(route: &mut Netlink) -> Result<Vec<Rule>, LinuxError> {
    const RTM_GETRULE: u16 = 34;
    let mut found = Vec::new();
    for family in [AF_INET, AF_INET6] {
        let mut body = vec![0; 12];
        body[0] = family;
        let listed = route.dump(&Request::raw("list rules", RTM_GETRULE, body))?;
        found.extend(listed.iter().filter_map(|(_, body)| read_rule(body)));
    }
    Ok(found)
}

fn read_rule(body: &[u8]) -> Option<Rule> {
    let (header, rest) = body.split_at_checked(12)?;
    let (mut priority, mut table, mut ours, mut address) = (0, u32::from(header[4]), false, None);
    for (kind, value) in attributes(rest) {
        match kind {
            1 | 2 => address = address_in(value),
            6 => priority = native(value)?,
            15 => table = native(value)?,
            21 => ours = value == [PROTOCOL],
            _ => {}
        }
    }
    let len = header[1].max(header[2]);
    let block = address.and_then(|address| IpNet::new(address, len).ok());
    ours.then_some(Rule { priority, table, block })
}

fn address_in(value: &[u8]) -> Option<IpAddr> {
    let v4 = <[u8; 4]>::try_from(value).map(IpAddr::from);
    v4.or_else(|_| <[u8; 16]>::try_from(value).map(IpAddr::from)).ok()
}

/// Carries out what is asked, one subject after the other.
pub(super) fn enforce(
    route: &mut Netlink,
    relays: &mut Relays,
    all: &[&Enforcement],
) -> Result<(), LinuxError> {
    for enforcement in all {
        let Some(wanted) = Wanted::of(enforcement) else { continue };
        relays.add(route, &wanted.relays)?;
        wanted.stand(route)?;
    }
    relays.tidy(route)
}

/// What is to stand for one subject.
#[derive(Debug)]
struct Wanted {
    place: Place,
    rules: BTreeSet<Rule>,
    routes: Vec<(IpNet, Gateway)>,
    relays: BTreeSet<Ipv4Addr>,
}

impl Wanted {
    fn of(enforcement: &Enforcement) -> Option<Self> {
        let place = match enforcement.key.subject {
            Subject::Routes(id) => Place::of(SUBNETS, id.suffix()),
            Subject::HaVip(id) => Place::of(HA_VIPS, id.suffix()),
            Subject::Blocks
            | Subject::Group(_)
            | Subject::Guard(_)
            | Subject::Acl(_)
            | Subject::FlowLog(_)
            | Subject::Rate(_) => return None,
        };
        let (blocks, routes) = match &enforcement.policy {
            Some(Policy::Routes(SubnetRoutes { blocks, routes })) => {
                let routes = routes.iter().map(|it| (it.destination, it.gateway));
                (blocks.clone(), routes.collect())
            }
            Some(Policy::HaVip(HaVipHolder { address, holder })) => {
                let by = |it: &Holder| (EVERYWHERE, Gateway::Address(it.primary));
                (vec![IpNet::from(IpAddr::V4(*address))], holder.iter().map(by).collect())
            }
            Some(
                Policy::Blocks(_)
                | Policy::Group(_)
                | Policy::Guard(_)
                | Policy::Acl(_)
                | Policy::FlowLog(_)
                | Policy::Rate(_),
            )
            | None => (Vec::new(), Vec::new()),
        };
        let Place { priority, table } = place;
        let rules = blocks.iter().map(|it| Rule { priority, table, block: Some(*it) }).collect();
        let address = |it: &(IpNet, Gateway)| match it.1 {
            Gateway::Address(address) => Some(address),
            Gateway::Uplink => None,
        };
        let relays = routes.iter().filter_map(address).collect();
        Some(Self { place, rules, routes, relays })
    }

    /// Routes before the rules that lead to them; what is too much goes in between.
    fn stand(&self, route: &mut Netlink) -> Result<(), LinuxError> {
        let mut requests: Vec<Request> =
            self.routes.iter().map(|(to, by)| add_route(self.place.table, *to, *by)).collect();
        let listed = facts::routes(route)?;
        let there = listed.iter().filter(|it| it.table == self.place.table);
        let wanted = |it: &Route| self.routes.iter().any(|(to, _)| *to == block_of(it));
        requests.extend(there.filter(|it| !wanted(it)).map(delete_route));
        let standing = rules(route)?;
        let stale = standing.iter().filter(|it| it.place() == self.place);
        requests.extend(stale.filter(|it| !self.rules.contains(it)).map(|it| it.delete()));
        if !self.rules.is_empty() {
            requests.push(INSIDE_FIRST.add());
        }
        requests.extend(self.rules.iter().map(|rule| rule.add()));
        route.ask_all(requests)
    }
}

const EVERYWHERE: IpNet = IpNet::V4(ipnet::Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0));

fn block_of(route: &Route) -> IpNet {
    IpNet::new(route.destination, route.prefix_len).unwrap_or(EVERYWHERE)
}

fn in_table(table: u32, to: IpNet) -> netlink_packet_route::route::RouteMessage {
    let mut route = route_to(to.addr(), to.prefix_len());
    route.header.table = 0;
    route.header.scope = RouteScope::Universe;
    if to.prefix_len() == 0 {
        route.attributes.clear();
    }
    route.attributes.push(RouteAttribute::Table(table));
    route
}

fn add_route(table: u32, to: IpNet, by: Gateway) -> Request {
    let mut route = in_table(table, to);
    match by {
        Gateway::Address(address) => {
            route.attributes.push(RouteAttribute::NhId(relay_id(address)));
        }
        Gateway::Uplink => route.header.kind = RouteType::Throw,
    }
    Request::route("add a table's route", &RouteNetlinkMessage::NewRoute(route)).replace()
}

fn delete_route(stale: &Route) -> Request {
    let mut route = in_table(stale.table, block_of(stale));
    route.header.scope = RouteScope::NoWhere;
    route.header.kind = RouteType::Unspec;
    // The whole table is ours, by its number, in a namespace that is ours.
    route.header.protocol = RouteProtocol::Unspec;
    let message = RouteNetlinkMessage::DelRoute(route);
    Request::route("delete a table's route", &message).allow(&[Errno::ESRCH])
}

/// Which floating address is held by whom, by the holder's primary address.
pub(crate) fn floating(rules: &[Rule], routes: &[Route]) -> BTreeMap<Ipv4Addr, Ipv4Addr> {
    let mut found = BTreeMap::new();
    for rule in rules.iter().filter(|it| it.place().suffix(HA_VIPS).is_some()) {
        let mut leads = routes.iter().filter(|it| it.table == rule.table && it.prefix_len == 0);
        let holder = leads.find_map(|it| address_of(it.nexthop?));
        if let (Some(IpAddr::V4(address)), Some(holder)) = (rule.block.map(|it| it.addr()), holder)
        {
            found.insert(address, holder);
        }
    }
    found
}

/// What a look at one namespace shows of routing.
#[derive(Debug)]
pub(crate) struct RoutingSight {
    pub(crate) rules: Vec<Rule>,
    pub(crate) relays: BTreeMap<u32, Relay>,
}

/// What a look shows besides: all routes, who holds what, and which interface has an address.
pub(crate) struct Ground<'a> {
    pub(crate) routes: &'a [Route],
    pub(crate) holders: &'a Holders,
    pub(crate) enis: &'a BTreeMap<Ipv4Addr, EniId>,
}

/// The policies that stand, with their fingerprints.
pub(crate) fn policies(
    sight: &RoutingSight,
    ground: &Ground<'_>,
    vpc: VpcId,
) -> BTreeMap<PolicyKey, Fingerprint> {
    let mut blocks: BTreeMap<(Place, Subject), Vec<IpNet>> = BTreeMap::new();
    for rule in &sight.rules {
        if let (Some(subject), Some(block)) = (rule.subject(), rule.block) {
            blocks.entry((rule.place(), subject)).or_default().push(block);
        }
    }
    let first = sight.rules.contains(&INSIDE_FIRST);
    let seen = blocks.into_iter().map(|((place, subject), mut blocks)| {
        blocks.sort();
        let there: Vec<_> = ground.routes.iter().filter(|it| it.table == place.table).collect();
        let whole = first && there.iter().all(|it| is_whole(it, sight, ground.holders));
        let policy = policy(subject, blocks, (&there, ground)).filter(|_| whole);
        let print = policy.map_or(Fingerprint::BROKEN, |policy| policy.fingerprint());
        (PolicyKey { vpc, subject }, print)
    });
    seen.collect()
}

fn policy(
    subject: Subject,
    blocks: Vec<IpNet>,
    (there, ground): (&[&Route], &Ground<'_>),
) -> Option<Policy> {
    match subject {
        Subject::Routes(_) => {
            let read = |it: &&Route| {
                Some(PolicyRoute { destination: block_of(it), gateway: gateway_of(it)? })
            };
            let mut routes = there.iter().map(read).collect::<Option<Vec<_>>>()?;
            routes.sort();
            Some(Policy::Routes(SubnetRoutes { blocks, routes }))
        }
        Subject::HaVip(_) => {
            let IpAddr::V4(address) = blocks.first()?.addr() else { return None };
            let holder = match there {
                [] => None,
                [one] => {
                    let primary = address_of(one.nexthop?)?;
                    Some(Holder { eni: *ground.enis.get(&primary)?, primary })
                }
                _ => return None,
            };
            Some(Policy::HaVip(HaVipHolder { address, holder }))
        }
        Subject::Blocks
        | Subject::Group(_)
        | Subject::Guard(_)
        | Subject::Acl(_)
        | Subject::FlowLog(_)
        | Subject::Rate(_) => None,
    }
}

fn gateway_of(route: &Route) -> Option<Gateway> {
    match route.nexthop {
        Some(id) => address_of(id).map(Gateway::Address),
        None => (route.kind == THROW).then_some(Gateway::Uplink),
    }
}

/// Whether a route's relay leads to where its address is.
fn is_whole(route: &Route, sight: &RoutingSight, holders: &Holders) -> bool {
    let Some(id) = route.nexthop else { return route.protocol == PROTOCOL };
    let Some(address) = address_of(id) else { return false };
    let leads = sight.relays.get(&id).map(|relay| relay.to);
    route.protocol == PROTOCOL && leads == Some(holders.to(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_can_be_read_from_its_rule() {
        for id in ["subnet-00000000", "subnet-zzzzzzzz", "subnet-m6dyj72l"] {
            let id = SubnetId::parse(id).unwrap();
            let Place { priority, table } = Place::of(SUBNETS, id.suffix());
            let rule = Rule { priority, table, block: None };
            assert!((SUBNETS..32_766).contains(&priority));
            assert_eq!(rule.subject(), Some(Subject::Routes(id)));
        }
        let id = HaVipId::parse("havip-zzzzzzzz").unwrap();
        let Place { priority, table } = Place::of(HA_VIPS, id.suffix());
        assert!(priority < INSIDE);
        let rule = Rule { priority, table, block: None };
        assert_eq!(rule.subject(), Some(Subject::HaVip(id)));
    }
}
