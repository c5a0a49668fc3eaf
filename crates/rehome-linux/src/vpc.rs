//! A VPC: a namespace that routes, answers ARP for all of its addresses, and fences every sender.

use std::net::Ipv4Addr;

use netlink_packet_route::address::{AddressAttribute, AddressMessage};
use netlink_packet_route::route::{
    RouteAddress, RouteAttribute, RouteHeader, RouteMessage, RouteProtocol, RouteScope, RouteType,
};
use netlink_packet_route::{AddressFamily, RouteNetlinkMessage};
use nix::errno::Errno;
use rehome_domain::plane::{Gateway, VpcNet};
use rehome_domain::{Ipv4Cidr, VpcId};

use crate::error::LinuxError;
use crate::fence;
use crate::instance::{LOOPBACK, Room, bring_up_and_mark, set_all};
use crate::mark::{Kind, Mark};
use crate::netlink::nexthop::PROTOCOL;
use crate::netlink::{Netlink, Request};

/// The name of a VPC's namespace.
pub(crate) fn name(vpc: VpcId) -> String {
    format!("rh-{vpc}")
}

/// The mark of a VPC's namespace.
pub(crate) fn mark(installation: &str, vpc: VpcId) -> Mark {
    Mark { installation: installation.to_owned(), kind: Kind::Vpc(vpc) }
}

/// Makes a VPC's namespace, or opens it.
pub(crate) fn ensure(installation: &str, net: &VpcNet) -> Result<Room, LinuxError> {
    let room = Room::ensure(&name(net.vpc), &mark(installation, net.vpc), furnish)?;
    room.route().ask(unowned(net.cidr))?;
    Ok(room)
}

/// Makes the calling thread's namespace a router that answers ARP and fences senders.
fn furnish(mark: &Mark) -> Result<(), LinuxError> {
    // `default` is what legs made later inherit.
    set_all(&[
        ("ipv4/ip_forward", "1"),
        ("ipv4/conf/all/rp_filter", "0"),
        ("ipv4/conf/default/rp_filter", "0"),
        ("ipv4/conf/all/send_redirects", "0"),
        ("ipv4/conf/default/send_redirects", "0"),
        ("ipv4/conf/default/proxy_arp", "1"),
        ("ipv4/conf/default/proxy_arp_pvlan", "1"),
        // The fence is for IPv4: there must be no other way.
        ("ipv6/conf/all/forwarding", "0"),
        ("ipv6/conf/all/disable_ipv6", "1"),
        ("ipv6/conf/default/disable_ipv6", "1"),
    ])?;
    fence::put_up(&mut Netlink::netfilter()?)?;
    bring_up_and_mark(&mut Netlink::route()?, mark)
}

/// What lies in the VPC and belongs to no ENI is unreachable, and the sender is told.
fn unowned(cidr: Ipv4Cidr) -> Request {
    let mut route = route_to(cidr.network(), cidr.prefix_len());
    route.header.kind = RouteType::Unreachable;
    route.header.scope = RouteScope::Universe;
    Request::route("make unowned addresses unreachable", &RouteNetlinkMessage::NewRoute(route))
        .replace()
}

/// A route of ours in the main table, without where it leads.
pub(crate) fn route_to(address: Ipv4Addr, prefix_len: u8) -> RouteMessage {
    let mut route = RouteMessage::default();
    route.header = RouteHeader {
        address_family: AddressFamily::Inet,
        destination_prefix_length: prefix_len,
        table: RouteHeader::RT_TABLE_MAIN,
        protocol: RouteProtocol::Other(PROTOCOL),
        scope: RouteScope::Link,
        kind: RouteType::Unicast,
        ..RouteHeader::default()
    };
    route.attributes.push(RouteAttribute::Destination(RouteAddress::Inet(address)));
    route
}

fn address(gateway: &Gateway) -> AddressMessage {
    let mut message = AddressMessage::default();
    message.header.family = AddressFamily::Inet;
    message.header.prefix_len = 32;
    message.header.index = LOOPBACK;
    message.attributes.push(AddressAttribute::Local(gateway.address.into()));
    message.attributes.push(AddressAttribute::Address(gateway.address.into()));
    message
}

/// Lets a gateway answer.
pub(crate) fn add_gateway(gateway: &Gateway) -> Request {
    let message = RouteNetlinkMessage::NewAddress(address(gateway));
    Request::route("add a gateway's address", &message).replace()
}

/// Lets a gateway answer no more.
pub(crate) fn remove_gateway(gateway: &Gateway) -> Request {
    let message = RouteNetlinkMessage::DelAddress(address(gateway));
    Request::route("remove a gateway's address", &message).allow(&[Errno::EADDRNOTAVAIL])
}
