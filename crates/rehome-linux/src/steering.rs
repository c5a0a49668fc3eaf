//! Steering: which leg an ENI's nexthop names, and the routes of its addresses to that nexthop.

use std::net::{IpAddr, Ipv4Addr};

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::route::{RouteAttribute, RouteScope, RouteType};
use nix::errno::Errno;
use rehome_domain::EniId;
use rehome_domain::plane::{self, Steering};

use crate::device;
use crate::error::LinuxError;
use crate::facts::host_len;
use crate::mark::Kind;
use crate::netlink::nexthop::{self, Nexthop};
use crate::netlink::{Netlink, Request};
use crate::strays;
use crate::vpc::route_to;

/// The id of the nexthop of an ENI with this primary address. Addresses are unique in a VPC and a
/// VPC's addresses are private ones, which differ in more than their highest bit: the id needs no
/// table of its own and can be told from nothing but the ENI. It leads the IPv6 addresses too.
pub(crate) fn nexthop_id(primary: Ipv4Addr) -> u32 {
    primary.to_bits() & 0x7fff_ffff
}

/// **The switch**: the ENI's nexthop, which is there, leads to this device.
pub(crate) fn switch(primary: Ipv4Addr, device: u32) -> Request {
    nexthop::set(nexthop_id(primary), device).replace_only()
}

/// Makes the ENI's nexthop, or lets it lead to this device.
pub(crate) fn add_nexthop(primary: Ipv4Addr, device: u32) -> Request {
    nexthop::set(nexthop_id(primary), device).replace()
}

/// Routes an address of the ENI to its nexthop.
pub(crate) fn add_route(primary: Ipv4Addr, address: IpAddr) -> Request {
    let mut route = route_to(address, host_len(address));
    route.attributes.push(RouteAttribute::NhId(nexthop_id(primary)));
    Request::route("route an address to its interface", &RouteNetlinkMessage::NewRoute(route))
        .replace()
}

/// Routes an address to the ENI of this primary address no more. An address that another ENI has
/// taken over meanwhile stays with it: only a route that uses this ENI's nexthop is deleted.
pub(crate) fn delete_route(primary: Ipv4Addr, address: IpAddr) -> Request {
    let mut route = route_to(address, host_len(address));
    route.header.scope = RouteScope::NoWhere;
    route.header.kind = RouteType::Unspec;
    route.attributes.push(RouteAttribute::NhId(nexthop_id(primary)));
    let message = RouteNetlinkMessage::DelRoute(route);
    // EINVAL: the nexthop is not there, and so no route uses it.
    Request::route("unroute an address", &message).allow(&[Errno::ESRCH, Errno::EINVAL])
}

/// Deletes a nexthop that was listed, and with it every route that uses it.
pub(crate) fn delete_listed(nexthop: Nexthop) -> Request {
    nexthop::delete(nexthop.id).allow(&[Errno::ENOENT])
}

/// Deletes the ENI's nexthop, and with it every route that still uses it.
pub(crate) fn delete_nexthop(primary: Ipv4Addr) -> Request {
    nexthop::delete(nexthop_id(primary)).allow(&[Errno::ENOENT])
}

/// Everything that an ENI's steering needs, and the removal of what it had and needs no more.
pub(crate) fn steer(
    had: &[IpAddr],
    wanted: &Steering,
    (primary, device): (Ipv4Addr, u32),
) -> Vec<Request> {
    let old = plane::primary(had).unwrap_or(primary);
    let add = wanted.addresses.iter().map(|address| add_route(primary, *address));
    let lost = had.iter().filter(|address| !wanted.addresses.contains(address));
    let delete = lost.map(|address| delete_route(old, *address));
    let nexthop = (old != primary).then(|| delete_nexthop(old));
    let make = std::iter::once(add_nexthop(primary, device));
    make.chain(add).chain(delete).chain(nexthop).collect()
}

/// Deletes every nexthop that names one of an ENI's devices, but the one of this primary address.
pub(crate) fn forget_nexthops(
    route: &mut Netlink,
    (eni, devices): (EniId, impl Iterator<Item = u32>),
    but: Option<Ipv4Addr>,
) -> Result<(), LinuxError> {
    for device in devices {
        if !is_leg_of(route, device, eni)? {
            continue;
        }
        let naming = strays::naming(route, device)?.into_iter();
        let others = naming.filter(|it| Some(it.id) != but.map(nexthop_id));
        route.ask_all(others.map(delete_listed).collect())?;
    }
    Ok(())
}

/// Whether the nexthop of this primary address leads to a leg of this ENI.
pub(crate) fn leads_to(
    route: &mut Netlink,
    primary: Ipv4Addr,
    eni: EniId,
) -> Result<bool, LinuxError> {
    let found = match route.get(&nexthop::get(nexthop_id(primary))) {
        Ok(body) => nexthop::read(&body),
        Err(error) if error.errno() == Some(Errno::ENOENT) => None,
        Err(error) => return Err(error),
    };
    let Some(nexthop) = found else { return Ok(false) };
    is_leg_of(route, nexthop.device, eni)
}

fn is_leg_of(route: &mut Netlink, device: u32, eni: EniId) -> Result<bool, LinuxError> {
    let kind = device::at(route, device)?.and_then(|device| device.kind());
    Ok(matches!(kind, Some(Kind::Leg(key)) if key.eni == eni))
}
