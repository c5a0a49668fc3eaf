//! Strays: routes, nexthops and addresses of our making that nothing of ours accounts for.
//!
//! A stray is told from what is needed by the kernel's state alone, so that a sweep can run beside
//! moves: a switch makes a nexthop that names a leg and then routes to it, and a leg is marked
//! before it is switched to. What others made (another protocol number) is never one.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipnet::IpNet;
use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::route::{RouteAttribute, RouteScope, RouteType};
use nix::errno::Errno;
use rehome_domain::Ipv4Cidr;
use rehome_domain::plane::Leg;

use crate::device::{self, devices};
use crate::error::LinuxError;
use crate::facts::{self, MAIN, Route, UNICAST, UNREACHABLE};
use crate::instance::Room;
use crate::leg;
use crate::mark::Kind;
use crate::netlink::nexthop::{self, Nexthop, PROTOCOL};
use crate::netlink::{Netlink, Request};
use crate::observe::VpcSight;
use crate::place::Place;
use crate::policies::blocks::is_further;
use crate::steering::delete_listed;
use crate::vpc::route_to;

/// Whether Rehome made this route of a VPC.
pub(crate) fn is_ours(route: &Route) -> bool {
    route.protocol == PROTOCOL && route.table == MAIN
}

/// Whether this is a VPC's way out by its uplink.
pub(crate) fn is_way_out(route: &Route) -> bool {
    let everything = route.prefix_len == 0 && route.destination.is_ipv4();
    is_ours(route) && route.kind == UNICAST && route.nexthop.is_none() && everything
}

/// The routes that lead nowhere.
pub(crate) fn routes<'a>(
    routes: &'a [Route],
    nexthops: &'a BTreeMap<u32, Nexthop>,
) -> impl Iterator<Item = &'a Route> {
    routes.iter().filter(|route| {
        let leads = route.nexthop.is_some_and(|id| nexthops.contains_key(&id));
        let steers = route.kind == UNICAST && route.is_host() && leads;
        is_ours(route) && !steers && route.kind != UNREACHABLE && !is_way_out(route)
    })
}

/// How many nexthops lead to no leg.
pub(crate) fn nexthops(sight: &VpcSight) -> usize {
    let leads = |nexthop: &&Nexthop| {
        let device = sight.devices.get(&nexthop.device);
        matches!(device.and_then(crate::device::Device::kind), Some(Kind::Leg(_)))
    };
    sight.nexthops.values().filter(|nexthop| !leads(nexthop)).count()
}

/// The blocks that routes of ours say to be unreachable where nobody owns them: the VPC's, the
/// further ones among them.
pub(crate) fn blocks(routes: &[Route]) -> Vec<IpNet> {
    let ours = routes.iter().filter(|route| is_ours(route) && route.kind == UNREACHABLE);
    let block = |route: &Route| IpNet::new(route.destination, route.prefix_len).ok();
    ours.filter_map(block).collect()
}

/// How many routes of ours say that something is unreachable, besides those of further blocks. One is
/// right.
pub(crate) fn unowned(routes: &[Route]) -> usize {
    let ours = routes.iter().filter(|route| is_ours(route) && route.kind == UNREACHABLE);
    ours.filter(|route| !is_further(route)).count()
}

/// Removes what nothing accounts for from a VPC's namespace. Routes are read before nexthops, and
/// nexthops before devices: whatever is made meanwhile is not seen, or seen whole.
pub(crate) fn sweep(route: &mut Netlink, cidr: Ipv4Cidr) -> Result<(), LinuxError> {
    let listed = facts::routes(route)?;
    let ours: BTreeMap<u32, Nexthop> = listed_nexthops(route)?;
    let devices = devices(route)?;
    let legs = devices.iter().filter(|it| matches!(it.kind(), Some(Kind::Leg(_))));
    let legs: Vec<u32> = legs.map(|it| it.index).collect();
    let wrong = |route: &&Route| {
        let block =
            (route.destination, route.prefix_len) == (cidr.network().into(), cidr.prefix_len());
        is_ours(route) && route.kind == UNREACHABLE && !block && !is_further(route)
    };
    let routes = routes(&listed, &ours).chain(listed.iter().filter(wrong)).map(delete);
    let lost = ours.values().filter(|nexthop| !legs.contains(&nexthop.device));
    let lost = lost.map(|nexthop| delete_listed(*nexthop));
    let requests = routes.chain(lost).collect();
    route.ask_all(requests)
}

fn listed_nexthops(route: &mut Netlink) -> Result<BTreeMap<u32, Nexthop>, LinuxError> {
    let listed = route.dump(&nexthop::dump())?;
    let ours = listed.iter().filter_map(|(_, body)| nexthop::read_ours(body));
    Ok(ours.map(|nexthop| (nexthop.id, nexthop)).collect())
}

/// Deletes exactly this route.
fn delete(stray: &Route) -> Request {
    let mut route = route_to(stray.destination, stray.prefix_len);
    route.header.scope = RouteScope::NoWhere;
    route.header.kind = RouteType::from(stray.kind);
    route.attributes.extend(stray.nexthop.map(RouteAttribute::NhId));
    if stray.nexthop.is_none() {
        route.attributes.extend(stray.device.map(RouteAttribute::Oif));
    }
    let message = RouteNetlinkMessage::DelRoute(route);
    // EINVAL: its nexthop went meanwhile, and the route with it.
    Request::route("delete a stray route", &message).allow(&[Errno::ESRCH, Errno::EINVAL])
}

/// The nexthops that name a device, whoever made them.
pub(crate) fn naming(route: &mut Netlink, device: u32) -> Result<Vec<Nexthop>, LinuxError> {
    let listed = route.dump(&nexthop::dump_of(device))?;
    let all = listed.iter().filter_map(|(_, body)| nexthop::read(body));
    Ok(all.filter(|nexthop| nexthop.device == device).collect())
}

/// Whether any route uses one of these nexthops.
pub(crate) fn used(route: &mut Netlink, nexthops: &[Nexthop]) -> Result<bool, LinuxError> {
    let uses = |route: &Route| nexthops.iter().any(|it| route.nexthop == Some(it.id));
    Ok(facts::routes(route)?.iter().any(uses))
}

/// A leg that was there already may have addresses that its ENI has given away.
pub(crate) fn strip_lost_addresses(leg: &Leg, guest: &Room) -> Result<(), LinuxError> {
    let place = Place::of(leg, guest.owner);
    let mut route = guest.route();
    // Told by this program's own rules for them: what the guest has added by itself stays.
    let lost: Vec<(IpAddr, u8)> = facts::rules(&mut route)?
        .into_iter()
        .filter(|(_, table)| *table == place.table())
        .filter(|(address, _)| !leg.addresses.contains(address))
        .map(|(address, _)| (address, leg::prefix_len(leg, address)))
        .collect();
    let name = Place::name(leg, guest.owner);
    let device = device::find(&mut route, &name)?;
    match device.filter(|_| !lost.is_empty()) {
        Some(device) => route.ask_all(leg::strip_addresses(&lost, place, device.index)),
        None => Ok(()),
    }
}

/// The instance's end of a leg whose VPC somebody deleted stays for as long as a process holds that
/// VPC's namespace. Its name and its MAC tell that it is this leg's.
pub(crate) fn remove_orphan(leg: &Leg, guest: &Room) -> Result<(), LinuxError> {
    let mut route = guest.route();
    let found = device::find(&mut route, &Place::name(leg, guest.owner))?;
    match found.filter(|device| device.mac == leg.mac.0) {
        Some(orphan) => route.ask(leg::delete(orphan.index)),
        None => Ok(()),
    }
}
