//! What translates in a VPC's namespace: two maps of addresses, and the chains that ask them.
//!
//! | chain | called | what it does |
//! |---|---|---|
//! | `uplink_in` | before connection tracking | lets in by the uplink what is for a bound public address |
//! | `uplink_to` | for a flow's first packet, before routing | public address → private one |
//! | `uplink` | for what is sent on, before the filters | lets out by the uplink what a bound private address sends |
//! | `uplink_from` | for a flow's first packet, when it leaves | private address → public one |
//! | `uplink_out` | for what leaves, behind that | lets out by the uplink what bears a public address |
//!
//! The kernel remembers for each flow how it is translated; so a flow whose binding ends has to be
//! forgotten, and one whose ENI moves goes on: nothing here names an ENI.
//!
//! An elastic IP and its epoch stand in the comment of its element.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use nix::errno::Errno;
use rehome_domain::plane::Binding;
use rehome_domain::{EipId, Epoch, VpcId};

use super::link::DEVICE;
use crate::error::LinuxError;
use crate::fence;
use crate::netlink::nftables::chain::{self, Chain, Hook, Otherwise, Place, Type};
use crate::netlink::nftables::element::{self, Element, Key, Mapped};
use crate::netlink::nftables::expression::{
    Compare, CtKey, Expression, Into, MetaKey, Nat, Register, Verdict,
};
use crate::netlink::nftables::rule::{self, Rule};
use crate::netlink::nftables::set::{self, Kind, Mapping, Set};
use crate::netlink::{Netlink, Request};
use crate::ruleset::{Block, End, IPV4, Listing, address, equals, is_family};

/// Public addresses → private ones.
const TO: &str = "eips_to";
/// Private addresses → public ones.
const FROM: &str = "eips_from";
const MAPS: [&str; 2] = [TO, FROM];
/// Bytes of a device's name, as nf_tables compares it.
const NAME_BYTES: usize = 16;
/// `IPS_DST_NAT` (`include/uapi/linux/netfilter/nf_conntrack_common.h`).
const DESTINATION_TRANSLATED: u32 = 1 << 5;
/// Just behind the fence, before connection tracking.
const PRIORITY_IN: i32 = -290;
/// Before the filters, so that they see private addresses alone.
const PRIORITY_FORWARD: i32 = -20;
/// Behind the translation.
const PRIORITY_OUT: i32 = 110;
/// `NF_IP_PRI_NAT_DST` and `NF_IP_PRI_NAT_SRC`.
const PRIORITY_TO: i32 = -100;
const PRIORITY_FROM: i32 = 100;

const R: Register = Register(0);
const VALUE: Register = Register(4);

/// The translations that stand in a VPC's namespace.
#[derive(Debug, Default)]
pub(crate) struct Translations {
    /// What the maps say, by the public address.
    to: BTreeMap<Ipv4Addr, To>,
    /// By the private one.
    from: BTreeMap<Ipv4Addr, Ipv4Addr>,
    /// Whether the chains and the maps are as they were put up.
    whole: bool,
    /// The maps that are there, with another key or value than ours.
    misshapen: Vec<&'static str>,
    standing: Vec<&'static str>,
}

/// Where a public address leads, and for whom.
#[derive(Debug, Clone, Copy)]
struct To {
    private: Ipv4Addr,
    /// Nothing when the comment says nothing: not of our making.
    of: Option<(EipId, Epoch)>,
}

fn sets() -> [Set; 2] {
    MAPS.map(|name| Set::exact(name, Kind::Ipv4, Mapping::Value(Kind::Ipv4)))
}

/// Matches what goes one way through the uplink.
fn by_uplink(key: MetaKey) -> Vec<Expression> {
    let mut name = DEVICE.as_bytes().to_vec();
    name.resize(NAME_BYTES, 0);
    vec![Expression::Meta { key, to: R }, equals(name)]
}

/// Matches if an end of an IPv4 packet is in a map, and reads what it is mapped to.
fn mapped(end: End, set: &str) -> Vec<Expression> {
    let mut rule = is_family(IPV4);
    rule.push(address(IPV4, end));
    let into = Into::Register(VALUE);
    rule.push(Expression::Lookup { set: set.to_owned(), from: R, into });
    rule
}

/// Matches the packets of a flow whose destination was translated.
fn was_for_public() -> Vec<Expression> {
    let mask = DESTINATION_TRANSLATED.to_ne_bytes().to_vec();
    vec![
        Expression::Ct { key: CtKey::Status, to: R },
        Expression::Bitwise { from: R, to: R, mask },
        Expression::Cmp { from: R, compare: Compare::Other, value: vec![0; 4] },
    ]
}

fn rule(parts: &[&[Expression]], end: Expression) -> Rule {
    Rule::from([parts.concat(), vec![end]].concat())
}

fn blocks() -> [Block; 5] {
    let (accept, drop) = (Expression::Verdict(Verdict::Accept), Expression::Verdict(Verdict::Drop));
    let refuse = || Expression::Verdict(fence::refused());
    let nat = |nat| Expression::Nat { nat, family: IPV4, address: VALUE };
    let block = |name: &str, (place, priority, kind): (Place, i32, Type), rules| {
        let hook = Some(Hook { place, priority, kind, otherwise: Otherwise::Accept });
        Block { chain: Chain { name: name.to_owned(), hook }, rules }
    };
    let (came, leaves) = (by_uplink(MetaKey::IifName), by_uplink(MetaKey::OifName));
    let (inward, outward) = (mapped(End::Destination, TO), mapped(End::Source, FROM));
    let was_for_public = was_for_public();
    [
        block(
            "uplink_in",
            (Place::Prerouting, PRIORITY_IN, Type::Filter),
            vec![rule(&[&came, &inward], accept.clone()), rule(&[&came], drop)],
        ),
        block(
            "uplink_to",
            (Place::Prerouting, PRIORITY_TO, Type::Nat),
            vec![rule(&[&inward], nat(Nat::Destination))],
        ),
        block(
            "uplink",
            (Place::Forward, PRIORITY_FORWARD, Type::Filter),
            vec![
                rule(&[&came], accept.clone()),
                rule(&[&outward], accept.clone()),
                rule(&[&leaves], refuse()),
                // Who has no public address reaches none, also where it belongs to a neighbour.
                rule(&[&was_for_public], refuse()),
            ],
        ),
        block(
            "uplink_from",
            (Place::Postrouting, PRIORITY_FROM, Type::Nat),
            vec![
                rule(&[&leaves, &outward], nat(Nat::Source)),
                rule(&[&was_for_public, &outward], nat(Nat::Source)),
            ],
        ),
        block(
            "uplink_out",
            (Place::Postrouting, PRIORITY_OUT, Type::Filter),
            vec![
                rule(&[&leaves, &mapped(End::Source, TO)], accept),
                // A flow that began by another way is not translated.
                rule(&[&leaves], Expression::Verdict(Verdict::Drop)),
            ],
        ),
    ]
}

fn comment(eip: EipId, epoch: Epoch) -> String {
    format!("{eip} {}", epoch.0)
}

fn read_comment(text: &str) -> Option<(EipId, Epoch)> {
    let (eip, epoch) = text.split_once(' ')?;
    Some((EipId::parse(eip).ok()?, Epoch(epoch.parse().ok()?)))
}

fn pair(element: &Element) -> Option<(Ipv4Addr, Ipv4Addr)> {
    let ip = |bytes: &[u8]| <[u8; 4]>::try_from(bytes).ok().map(Ipv4Addr::from);
    match (&element.key, &element.mapped) {
        (Key::One(key), Mapped::Value(value)) => Some((ip(key)?, ip(value)?)),
        (_, Mapped::Nothing | Mapped::Verdict(_) | Mapped::Value(_)) => None,
    }
}

fn keys<'a>(addresses: impl Iterator<Item = &'a Ipv4Addr>) -> Vec<Element> {
    addresses.map(|address| Element::of(&address.octets())).collect()
}

impl Translations {
    /// Asks the kernel, in the namespace of this socket.
    pub(crate) fn read(netfilter: &mut Netlink, listing: &Listing) -> Result<Self, LinuxError> {
        let mut read = Self::default();
        let shapes = match netfilter.dump(&set::dump()) {
            // There is no table.
            Err(error) if error.errno() == Some(Errno::ENOENT) => Vec::new(),
            listed => listed?,
        };
        let shapes: Vec<_> = shapes.iter().filter_map(|(_, body)| set::read(body)).collect();
        for (name, set) in MAPS.into_iter().zip(sets()) {
            let there = shapes.iter().find(|shape| shape.name == name);
            match there.map(|shape| *shape == set.shape()) {
                Some(true) => read.standing.push(name),
                Some(false) => read.misshapen.push(name),
                None => {}
            }
        }
        read.whole = read.standing == MAPS && blocks().iter().all(|it| listing.has(it));
        for element in read.elements(netfilter, TO)? {
            let of = element.comment.as_deref().and_then(read_comment);
            let to = pair(&element).map(|(public, private)| (public, To { private, of }));
            read.to.extend(to);
        }
        read.from = read.elements(netfilter, FROM)?.iter().filter_map(pair).collect();
        Ok(read)
    }

    fn elements(
        &self,
        netfilter: &mut Netlink,
        map: &'static str,
    ) -> Result<Vec<Element>, LinuxError> {
        if !self.standing.contains(&map) {
            return Ok(Vec::new());
        }
        let listed = netfilter.dump(&element::dump(map))?;
        Ok(listed.iter().flat_map(|(_, body)| element::read(body)).collect())
    }

    /// The bindings that the map of public addresses names, at work or not.
    pub(crate) fn said(&self, vpc: VpcId) -> impl Iterator<Item = Binding> {
        self.to.iter().filter_map(move |(public, to)| {
            let (eip, epoch) = to.of?;
            Some(Binding { eip, public: *public, vpc, private: to.private, epoch })
        })
    }

    /// The bindings that translate, both ways.
    pub(crate) fn bindings(&self, vpc: VpcId) -> Vec<Binding> {
        let back = |it: &Binding| self.from.get(&it.private) == Some(&it.public);
        self.said(vpc).filter(|it| self.whole && back(it)).collect()
    }

    /// The private addresses that are translated.
    pub(crate) fn privates(&self) -> BTreeSet<IpAddr> {
        self.from.keys().copied().map(IpAddr::V4).collect()
    }

    /// Whether nothing is translated.
    pub(crate) fn is_empty(&self) -> bool {
        self.to.is_empty() && self.from.is_empty()
    }

    /// The public addresses that an elastic IP has.
    pub(crate) fn of(&self, eip: EipId) -> Vec<Ipv4Addr> {
        let held = |to: &To| to.of.is_some_and(|(held, _)| held == eip);
        self.to.iter().filter(|(_, to)| held(to)).map(|(public, _)| *public).collect()
    }

    /// Whether these addresses stand for each other, whatever the epoch.
    pub(crate) fn translates(&self, wanted: &Binding) -> bool {
        let to = self.to.get(&wanted.public).map(|to| to.private);
        to == Some(wanted.private) && self.from.get(&wanted.private) == Some(&wanted.public)
    }

    /// The public addresses that give way to a binding, its own earlier one among them; nothing when
    /// it stands already.
    pub(crate) fn in_the_way(&self, wanted: &Binding) -> Option<Vec<Ipv4Addr>> {
        if self.bindings(wanted.vpc).contains(wanted) && self.to.len() == self.from.len() {
            return None;
        }
        let same = |(public, to): (&Ipv4Addr, &To)| {
            let eip = to.of.is_some_and(|(eip, _)| eip == wanted.eip);
            eip || *public == wanted.public || to.private == wanted.private
        };
        Some(self.to.iter().filter(|it| same(*it)).map(|it| *it.0).collect())
    }

    /// What takes public addresses out of the maps, with whatever leads from nowhere back to them.
    pub(crate) fn forget(&self, publics: &[Ipv4Addr]) -> Vec<Request> {
        let lost = |public: &Ipv4Addr| publics.contains(public) || !self.to.contains_key(public);
        let from = self.from.iter().filter(|(_, public)| lost(public)).map(|(private, _)| private);
        let to = publics.iter().filter(|public| self.to.contains_key(public));
        let to = element::delete(TO, &keys(to));
        to.into_iter().chain(element::delete(FROM, &keys(from))).collect()
    }

    /// What takes all of it away.
    pub(crate) fn take_down(&self, listing: &Listing) -> Vec<Request> {
        let there = |block: &&Block| listing.chains.contains_key(&block.chain.name);
        let chains: Vec<_> = blocks().iter().filter(there).flat_map(take_down).collect();
        let maps = self.standing.iter().chain(&self.misshapen).map(|name| set::delete(name));
        chains.into_iter().chain(maps).collect()
    }

    /// What puts up chains and maps where they are not as they should be.
    pub(crate) fn put_up(&self, listing: &Listing) -> Vec<Request> {
        if self.whole {
            return Vec::new();
        }
        // No rule may use a map that is made anew.
        let there = |block: &&Block| listing.chains.contains_key(&block.chain.name);
        let mut requests: Vec<_> = blocks().iter().filter(there).flat_map(take_down).collect();
        requests.extend(self.misshapen.iter().map(|name| set::delete(name)));
        requests.extend(sets().iter().map(set::new));
        for block in blocks() {
            requests.push(chain::new(&block.chain));
            requests.extend(block.rules.iter().map(|it| rule::append(&block.chain.name, it)));
        }
        requests
    }
}

fn take_down(block: &Block) -> [Request; 2] {
    [chain::empty(&block.chain.name), chain::delete(&block.chain.name)]
}

/// What puts a binding into the maps.
pub(crate) fn add(binding: &Binding) -> Vec<Request> {
    let (public, private) = (binding.public.octets(), binding.private.octets());
    let to = Element {
        comment: Some(comment(binding.eip, binding.epoch)),
        ..Element::mapped(&public, Mapped::Value(private.to_vec()))
    };
    let from = Element::mapped(&private, Mapped::Value(public.to_vec()));
    element::add(TO, &[to]).into_iter().chain(element::add(FROM, &[from])).collect()
}
