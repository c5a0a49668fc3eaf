//! Steering: which leg an ENI's nexthop names, and the routes of its addresses to that nexthop.

use std::net::Ipv4Addr;

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::route::{RouteAttribute, RouteScope, RouteType};
use nix::errno::Errno;

use crate::netlink::Request;
use crate::netlink::nexthop::{self, Nexthop};
use crate::vpc::route_to;

/// The id of the nexthop of an ENI with this primary address. Addresses are unique in a VPC and a
/// VPC's addresses are private ones, which differ in more than their highest bit: the id needs no
/// table of its own and can be told from nothing but the ENI. (With the highest bit set it is to be
/// the IPv6 nexthop's.)
pub(crate) fn nexthop_id(primary: Ipv4Addr) -> u32 {
    primary.to_bits() & 0x7fff_ffff
}

/// **The switch**: the ENI's nexthop, which is there, leads to this device.
pub(crate) fn switch(primary: Ipv4Addr, device: u32) -> Request {
    nexthop::set(Nexthop { id: nexthop_id(primary), device }).replace_only()
}

/// Makes the ENI's nexthop, or lets it lead to this device.
pub(crate) fn add_nexthop(primary: Ipv4Addr, device: u32) -> Request {
    nexthop::set(Nexthop { id: nexthop_id(primary), device }).replace()
}

/// Routes an address of the ENI to its nexthop.
pub(crate) fn add_route(primary: Ipv4Addr, address: Ipv4Addr) -> Request {
    let mut route = route_to(address, 32);
    route.attributes.push(RouteAttribute::NhId(nexthop_id(primary)));
    Request::route("route an address to its interface", &RouteNetlinkMessage::NewRoute(route))
        .replace()
}

/// Routes an address to the ENI of this primary address no more. An address that another ENI has
/// taken over meanwhile stays with it: only a route that uses this ENI's nexthop is deleted.
pub(crate) fn delete_route(primary: Ipv4Addr, address: Ipv4Addr) -> Request {
    let mut route = route_to(address, 32);
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
