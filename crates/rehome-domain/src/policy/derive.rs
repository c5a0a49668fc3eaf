//! Which policies follow from a world.
//!
//! In: a world. Out: what the plane should enforce: everything ([`all`]), what one interface needs
//! before it may carry anything ([`of_interface`]), one policy ([`of`]), and the names of those that
//! a change may have changed ([`touched`]).
//!
//! A VPC is made in the plane with its first leg; policies are wanted for interfaces that are or
//! are about to be attached, and for the subnets and groups of these.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use super::{
    EipRate, Gateway, Guard, HaVipHolder, Holder, Policy, PolicyKey, PolicyRoute, Subject,
    SubnetAcl, SubnetRoutes, VpcBlocks,
};
use crate::address::{Ipv4Cidr, Ipv6Cidr};
use crate::elastic_ip::{Association, Eip};
use crate::flow_log::FlowsOf;
use crate::ha_vip::HaVip;
use crate::ids::{EipId, EniId, FlowLogId, HaVipId, SecurityGroupId, SubnetId, VpcId};
use crate::migration::Placement;
use crate::network_acl::AclEntry;
use crate::network_interface::Eni;
use crate::plane::Enforcement;
use crate::policy::FlowLogging;
use crate::record::{Record, RecordKey};
use crate::route_table::{Route, RouteGateway};
use crate::subnet::Subnet;
use crate::world::{Changes, SubnetKey, World};

/// Everything that the plane should enforce, what others name first.
pub fn all(world: &World) -> Vec<Enforcement> {
    let mut keys = BTreeSet::new();
    let mut vpcs = BTreeSet::new();
    for eni in world.enis.values().filter(|eni| is_placed(eni)) {
        keys.extend(keys_of(world, eni));
        vpcs.insert(eni.vpc);
    }
    let havips = vpcs.iter().flat_map(|vpc| world.ha_vips_of(*vpc));
    keys.extend(havips.map(|it| PolicyKey { vpc: it.vpc, subject: Subject::HaVip(it.id) }));
    let logs = vpcs.iter().flat_map(|vpc| world.flow_logs_of(*vpc));
    keys.extend(logs.map(|it| PolicyKey { vpc: it.vpc, subject: Subject::FlowLog(it.id) }));
    keys.extend(world.eips.values().filter_map(|eip| rate_key(eip)));
    let found = in_order(keys).into_iter().map(|key| of(world, key));
    found.filter(|it| it.policy.is_some()).collect()
}

/// What an interface needs before it may carry anything.
pub fn of_interface(world: &World, eni: &Eni) -> Vec<Enforcement> {
    let found = in_order(keys_of(world, eni)).into_iter().map(|key| of(world, key));
    found.filter(|it| it.policy.is_some()).collect()
}

/// One policy as the world wants it; lifted where the world does not want it.
pub fn of(world: &World, key: PolicyKey) -> Enforcement {
    let PolicyKey { vpc, subject } = key;
    let policy = match subject {
        Subject::Blocks => further_blocks(world, vpc),
        Subject::Group(id) => group(world, vpc, id),
        Subject::Guard(id) => guard(world, id),
        Subject::Acl(id) => acl(world, id),
        Subject::Routes(id) => routes(world, id),
        Subject::HaVip(id) => ha_vip(world, id),
        Subject::FlowLog(id) => flow_log(world, id),
        Subject::Rate(id) => rate(world, vpc, id),
    };
    Enforcement { key, as_of: world.as_of.0, policy }
}

/// The policies that the world after these changes wants in another way than the one before, what
/// others name first.
pub fn touched(before: &World, after: &World, changes: &Changes) -> Vec<PolicyKey> {
    let mut keys = BTreeSet::new();
    let written = changes.puts.iter().map(Record::key).chain(changes.deletes.iter().copied());
    for key in written {
        touched_by(before, key, &mut keys);
        touched_by(after, key, &mut keys);
    }
    let differs = |key: &PolicyKey| of(before, *key).policy != of(after, *key).policy;
    in_order(keys.into_iter().filter(differs).collect())
}

fn in_order(keys: BTreeSet<PolicyKey>) -> Vec<PolicyKey> {
    let mut keys: Vec<_> = keys.into_iter().collect();
    keys.sort_by_key(|key| (key.subject, key.vpc));
    keys
}

/// Whether an interface is, or is about to be, or was until just now in an instance.
fn is_placed(eni: &Eni) -> bool {
    match eni.placement {
        Placement::On(_) | Placement::Moving(_) => true,
        Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => false,
    }
}

fn keys_of(world: &World, eni: &Eni) -> BTreeSet<PolicyKey> {
    let key = |subject| PolicyKey { vpc: eni.vpc, subject };
    let mut keys: BTreeSet<_> = [Subject::Guard(eni.id), Subject::Acl(eni.subnet)].map(key).into();
    keys.extend([Subject::Routes(eni.subnet), Subject::Blocks].map(key));
    keys.extend(needed_groups(world, eni).into_iter().map(Subject::Group).map(key));
    keys
}

/// The groups of an interface, and those that their rules name.
fn needed_groups(world: &World, eni: &Eni) -> BTreeSet<SecurityGroupId> {
    let mut needed: BTreeSet<_> = eni.groups.iter().copied().collect();
    for group in eni.groups.iter().filter_map(|group| world.security_groups.get(group)) {
        let rules = group.ingress.iter().chain(&group.egress);
        needed.extend(rules.filter_map(|rule| rule.filter.group()));
    }
    needed
}

fn group(world: &World, vpc: VpcId, id: SecurityGroupId) -> Option<Policy> {
    let group = world.security_groups.get(&id)?;
    is_needed(world, vpc, id).then(|| Policy::Group(group.rules()))
}

/// Whether a placed interface of the VPC has the group, or one whose rules name it.
fn is_needed(world: &World, vpc: VpcId, id: SecurityGroupId) -> bool {
    let placed = |eni: EniId| world.enis.get(&eni).is_some_and(|eni| is_placed(eni));
    let namers = world.security_groups.values().filter(|it| names(it, id)).map(|it| it.id);
    let mut groups = std::iter::once(id).chain(namers);
    groups.any(|group| world.members_in(group, vpc).any(placed))
}

fn names(group: &crate::security_group::SecurityGroup, id: SecurityGroupId) -> bool {
    group.ingress.iter().chain(&group.egress).any(|rule| rule.filter.group() == Some(id))
}

fn guard(world: &World, id: EniId) -> Option<Policy> {
    let eni = world.enis.get(&id).filter(|eni| is_placed(eni))?;
    let own = eni.all_addresses().into_iter();
    let floating = world.ha_vips_of(eni.vpc).filter(|it| it.holder == Some(id));
    let addresses = own.chain(floating.map(|it| IpAddr::V4(it.address))).collect();
    Some(Policy::Guard(Guard { addresses, groups: eni.groups.clone() }))
}

/// Wanted before there is a leg: no packet may find the VPC without them.
fn further_blocks(world: &World, vpc: VpcId) -> Option<Policy> {
    let mut further = world.vpcs.get(&vpc)?.assistants.clone();
    further.sort();
    let placed = || addressed(world, vpc).any(is_placed);
    (!further.is_empty() && placed()).then_some(Policy::Blocks(VpcBlocks { further }))
}

fn blocks(subnet: &Subnet) -> Vec<IpNet> {
    [Some(subnet.cidr.net()), subnet.ipv6.map(Ipv6Cidr::net)].into_iter().flatten().collect()
}

fn acl(world: &World, id: SubnetId) -> Option<Policy> {
    let subnet = world.subnets.get(&id)?;
    let acl = world.network_acls.get(&subnet.acl?)?;
    let filters = |entries: &[AclEntry]| entries.iter().map(|it| it.filter.clone()).collect();
    let (ingress, egress) = (filters(&acl.ingress), filters(&acl.egress));
    Some(Policy::Acl(SubnetAcl { blocks: blocks(subnet), ingress, egress }))
}

fn routes(world: &World, id: SubnetId) -> Option<Policy> {
    let subnet = world.subnets.get(&id)?;
    let table = world.table_of(subnet)?;
    let enabled = table.routes.iter().filter(|route| route.enabled);
    let mut routes: Vec<_> = enabled.filter_map(|route| policy_route(world, route)).collect();
    routes.sort();
    let routes = Policy::Routes(SubnetRoutes { blocks: blocks(subnet), routes });
    (!table.routes.is_empty()).then_some(routes)
}

fn policy_route(world: &World, route: &Route) -> Option<PolicyRoute> {
    let gateway = match route.gateway {
        RouteGateway::Instance(address) => Gateway::Address(address),
        RouteGateway::HaVip(id) => Gateway::Address(world.ha_vips.get(&id)?.address),
        RouteGateway::Eip => Gateway::Uplink,
    };
    Some(PolicyRoute { destination: route.destination, gateway })
}

fn ha_vip(world: &World, id: HaVipId) -> Option<Policy> {
    let HaVip { vpc, address, holder, .. } = **world.ha_vips.get(&id)?;
    if !is_in_plane(world, vpc) {
        return None;
    }
    let holder = holder.and_then(|eni| world.enis.get(&eni)).filter(|eni| is_placed(eni));
    let holder = holder.and_then(|eni| Some((eni.id, *eni.addresses.first()?)));
    let holder = holder.map(|(eni, primary)| Holder { eni, primary });
    Some(Policy::HaVip(HaVipHolder { address, holder }))
}

fn flow_log(world: &World, id: FlowLogId) -> Option<Policy> {
    let log = world.flow_logs.get(&id).filter(|log| log.enabled)?;
    if !is_in_plane(world, log.vpc) {
        return None;
    }
    let blocks = match log.of {
        FlowsOf::Vpc => world.vpcs.get(&log.vpc)?.blocks().map(Ipv4Cidr::net).collect(),
        FlowsOf::Subnet(subnet) => blocks(world.subnets.get(&subnet)?),
        FlowsOf::Interface(eni) => {
            let addresses = world.enis.get(&eni)?.all_addresses();
            addresses.into_iter().map(IpNet::from).collect()
        }
    };
    Some(Policy::FlowLog(FlowLogging { blocks, traffic: log.traffic }))
}

fn rate_key(eip: &Eip) -> Option<PolicyKey> {
    let Association::Bound(target) = eip.association else { return None };
    Some(PolicyKey { vpc: target.vpc, subject: Subject::Rate(eip.id) })
}

fn rate(world: &World, vpc: VpcId, id: EipId) -> Option<Policy> {
    let eip = world.eips.get(&id)?;
    let here = rate_key(eip).is_some_and(|key| key.vpc == vpc);
    let mbps = eip.bandwidth_mbps.filter(|mbps| here && *mbps > 0)?;
    Some(Policy::Rate(EipRate::of(eip.public, mbps)))
}

/// The plane has a VPC from its first leg on; before, there is nothing to float or to be logged.
fn is_in_plane(world: &World, vpc: VpcId) -> bool {
    addressed(world, vpc).any(|eni| eni.placement.attachment().is_some())
}

/// The interfaces of a VPC, once for each of their addresses.
fn addressed(world: &World, vpc: VpcId) -> impl Iterator<Item = &Eni> {
    let addresses =
        world.addresses.range((vpc, Ipv4Addr::UNSPECIFIED)..=(vpc, Ipv4Addr::BROADCAST));
    addresses.filter_map(|(_, eni)| world.enis.get(eni)).map(AsRef::as_ref)
}

/// The policies that a record of a world has a say in.
fn touched_by(world: &World, record: RecordKey, keys: &mut BTreeSet<PolicyKey>) {
    match record {
        RecordKey::Eni(id) => {
            let Some(eni) = world.enis.get(&id) else { return };
            keys.extend(keys_of(world, eni));
            touched_by_places_of(world, eni, keys);
        }
        RecordKey::SecurityGroup(id) => touched_by_group(world, id, keys),
        RecordKey::Subnet(id) => touched_by_subnet(world, id, keys),
        RecordKey::NetworkAcl(id) => {
            let subnets = world.subnets_with(SubnetKey::Acl(id));
            subnets.for_each(|subnet| touched_by_subnet(world, subnet.id, keys));
        }
        RecordKey::RouteTable(id) => {
            let Some(table) = world.route_tables.get(&id) else { return };
            let has = |it: &&Subnet| world.table_of(it).is_some_and(|table| table.id == id);
            let subnets = world.subnets_of(table.vpc).filter(has);
            subnets.for_each(|subnet| touched_by_subnet(world, subnet.id, keys));
        }
        RecordKey::HaVip(id) => {
            let Some(havip) = world.ha_vips.get(&id) else { return };
            let guard = havip.holder.map(Subject::Guard);
            let routes = world.subnets_of(havip.vpc).map(|subnet| Subject::Routes(subnet.id));
            let subjects = routes.chain([Subject::HaVip(id)]).chain(guard);
            keys.extend(subjects.map(|subject| PolicyKey { vpc: havip.vpc, subject }));
        }
        RecordKey::FlowLog(id) => {
            let vpc = world.flow_logs.get(&id).map(|log| log.vpc);
            let subject = Subject::FlowLog(id);
            keys.extend(vpc.map(|vpc| PolicyKey { vpc, subject }));
        }
        RecordKey::Eip(id) => keys.extend(world.eips.get(&id).and_then(|eip| rate_key(eip))),
        RecordKey::Vpc(vpc) => {
            let logs = world.flow_logs.values().filter(|it| it.vpc == vpc);
            let logs = logs.map(|it| Subject::FlowLog(it.id)).chain([Subject::Blocks]);
            keys.extend(logs.map(|subject| PolicyKey { vpc, subject }));
        }
        RecordKey::Instance(_)
        | RecordKey::AddressPool
        | RecordKey::ReservedIp(_)
        | RecordKey::DhcpIp(_)
        | RecordKey::KeyPair(_)
        | RecordKey::FirstAnswer(_)
        | RecordKey::Tags(_)
        | RecordKey::Tag(_)
        | RecordKey::Task(_) => {}
    }
}

/// Floating addresses and logs that depend on where an interface is.
fn touched_by_places_of(world: &World, eni: &Eni, keys: &mut BTreeSet<PolicyKey>) {
    let key = |subject| PolicyKey { vpc: eni.vpc, subject };
    let float = world.ha_vips_of(eni.vpc);
    keys.extend(float.map(|it| key(Subject::HaVip(it.id))));
    let logs = world.flow_logs_of(eni.vpc);
    keys.extend(logs.map(|it| key(Subject::FlowLog(it.id))));
}

fn touched_by_group(world: &World, id: SecurityGroupId, keys: &mut BTreeSet<PolicyKey>) {
    let Some(group) = world.security_groups.get(&id) else { return };
    let rules = group.ingress.iter().chain(&group.egress);
    let named = rules.filter_map(|rule| rule.filter.group()).chain([id]);
    let groups: BTreeSet<_> = named.collect();
    for vpc in world.vpcs_of(id) {
        let subjects = groups.iter().copied().map(Subject::Group);
        keys.extend(subjects.map(|subject| PolicyKey { vpc, subject }));
    }
}

fn touched_by_subnet(world: &World, id: SubnetId, keys: &mut BTreeSet<PolicyKey>) {
    let vpc = world.subnets.get(&id).map(|subnet| subnet.vpc);
    let subjects = [Subject::Acl(id), Subject::Routes(id)];
    keys.extend(vpc.into_iter().flat_map(|vpc| subjects.map(|subject| PolicyKey { vpc, subject })));
}
