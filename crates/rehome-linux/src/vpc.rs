//! A VPC: a namespace that routes, answers ARP for all of its addresses, and fences every sender.

use std::net::IpAddr;

use ipnet::IpNet;
use netlink_packet_route::address::{AddressAttribute, AddressMessage};
use netlink_packet_route::route::{
    RouteAddress, RouteAttribute, RouteHeader, RouteMessage, RouteProtocol, RouteScope, RouteType,
};
use netlink_packet_route::{AddressFamily, RouteNetlinkMessage};
use nix::errno::Errno;
use rehome_domain::plane::{Gateway, VpcNet};
use rehome_domain::{Ipv4Cidr, VpcId};

use crate::error::LinuxError;
use crate::facts::Route;
use crate::instance::{LOOPBACK, Room, bring_up_and_mark, permit_ipv6, set_all};
use crate::mark::{Kind, Mark};
use crate::netlink::nexthop::PROTOCOL;
use crate::netlink::{Netlink, Request};
use crate::policies::blocks::is_further;
use crate::policies::filters;
use crate::ruleset::Listing;
use crate::{facts, fence, strays};

/// The kernel parameters of a VPC's namespace. `default` is what legs made later inherit.
pub(crate) const SETTINGS: &[(&str, &str)] = &[
    ("ipv4/ip_forward", "1"),
    ("ipv4/conf/all/rp_filter", "0"),
    ("ipv4/conf/default/rp_filter", "0"),
    ("ipv4/conf/all/send_redirects", "0"),
    ("ipv4/conf/default/send_redirects", "0"),
    ("ipv4/conf/default/proxy_arp", "1"),
    ("ipv4/conf/default/proxy_arp_pvlan", "1"),
    ("ipv6/conf/all/disable_ipv6", "0"),
    ("ipv6/conf/default/disable_ipv6", "0"),
    ("ipv6/conf/all/forwarding", "1"),
    ("ipv6/conf/default/forwarding", "1"),
    // A leg has the one address that it is given, at once, and hears of no router.
    ("ipv6/conf/default/addr_gen_mode", "1"),
    ("ipv6/conf/default/accept_dad", "0"),
    ("ipv6/conf/default/accept_ra", "0"),
];

/// What tells a gateway's address from others on the same `lo`.
pub(crate) const GATEWAY_LABEL: &str = "lo:rehome";

/// The name of a VPC's namespace.
pub(crate) fn name(vpc: VpcId) -> String {
    format!("rh-{vpc}")
}

/// The mark of a VPC's namespace.
pub(crate) fn mark(installation: &str, vpc: VpcId) -> Mark {
    Mark { installation: installation.to_owned(), kind: Kind::Vpc(vpc) }
}

/// The blocks of a VPC's addresses: its main one, and the further ones that it has.
fn blocks(net: &VpcNet, routes: &[Route]) -> Vec<IpNet> {
    let further: Vec<_> = routes.iter().filter(|it| is_further(it)).copied().collect();
    [vec![net.cidr.net()], strays::blocks(&further)].concat()
}

/// Makes a VPC's namespace, or opens it and puts right what somebody changed.
pub(crate) fn ensure(installation: &str, net: &VpcNet) -> Result<Room, LinuxError> {
    let mark = mark(installation, net.vpc);
    let room = Room::ensure(&name(net.vpc), &mark, furnish)?;
    let blocks = blocks(net, &facts::routes(&mut room.route())?);
    room.namespace.enter(move || {
        furnish(&mark)?;
        filters::put_right(&mut Netlink::netfilter()?, &blocks)
    })??;
    let mut route = room.route();
    route.ask(unowned(net.cidr, None))?;
    strays::sweep(&mut route, net.cidr)?;
    drop(route);
    Ok(room)
}

/// Makes the calling thread's namespace a router that answers ARP and fences senders.
fn furnish(mark: &Mark) -> Result<(), LinuxError> {
    set_all(SETTINGS)?;
    let mut netfilter = Netlink::netfilter()?;
    let listing = Listing::read(&mut netfilter)?;
    if !fence::stands(&mut netfilter, &listing)? {
        fence::put_up(&mut netfilter)?;
    }
    bring_up_and_mark(&mut Netlink::route()?, mark)
}

/// Lets a leg that was there already send IPv6 packets on, in the calling thread's namespace; a new
/// one inherits it.
pub(crate) fn let_route_ipv6(leg: &str) -> Result<(), LinuxError> {
    permit_ipv6(leg)?;
    set_all(&[(format!("ipv6/conf/{leg}/forwarding"), "1")])
}

/// What lies in the VPC and belongs to no ENI is unreachable, and the sender is told.
pub(crate) fn unowned(cidr: Ipv4Cidr, metric: Option<u32>) -> Request {
    let route = RouteNetlinkMessage::NewRoute(unreachable(cidr, metric));
    Request::route("make unowned addresses unreachable", &route).replace()
}

/// A block of this metric is the VPC's no more.
pub(crate) fn no_block(cidr: Ipv4Cidr, metric: u32) -> Request {
    let route = RouteNetlinkMessage::DelRoute(unreachable(cidr, Some(metric)));
    Request::route("let go of a block", &route).allow(&[Errno::ESRCH])
}

fn unreachable(cidr: Ipv4Cidr, metric: Option<u32>) -> RouteMessage {
    let mut route = route_to(cidr.network().into(), cidr.prefix_len());
    route.header.kind = RouteType::Unreachable;
    route.header.scope = RouteScope::Universe;
    route.attributes.extend(metric.map(RouteAttribute::Priority));
    route
}

/// A route of ours in the main table, without where it leads.
pub(crate) fn route_to(address: IpAddr, prefix_len: u8) -> RouteMessage {
    let mut route = RouteMessage::default();
    route.header = RouteHeader {
        address_family: facts::family(address).into(),
        destination_prefix_length: prefix_len,
        table: RouteHeader::RT_TABLE_MAIN,
        protocol: RouteProtocol::Other(PROTOCOL),
        scope: RouteScope::Link,
        kind: RouteType::Unicast,
        ..RouteHeader::default()
    };
    route.attributes.push(RouteAttribute::Destination(route_address(address)));
    route
}

/// An address in a route.
pub(crate) fn route_address(address: IpAddr) -> RouteAddress {
    match address {
        IpAddr::V4(address) => RouteAddress::Inet(address),
        IpAddr::V6(address) => RouteAddress::Inet6(address),
    }
}

fn address(gateway: &Gateway) -> AddressMessage {
    let mut message = AddressMessage::default();
    message.header.family = AddressFamily::Inet;
    message.header.prefix_len = 32;
    message.header.index = LOOPBACK;
    message.attributes.push(AddressAttribute::Local(gateway.address.into()));
    message.attributes.push(AddressAttribute::Address(gateway.address.into()));
    message.attributes.push(AddressAttribute::Label(String::from(GATEWAY_LABEL)));
    message
}

/// Lets a gateway answer. An address without our label that stands there already is taken over:
/// the kernel does not change a label.
pub(crate) fn ensure_gateway(route: &mut Netlink, gateway: &Gateway) -> Result<(), LinuxError> {
    let add = || {
        let message = RouteNetlinkMessage::NewAddress(address(gateway));
        Request::route("add a gateway's address", &message).create()
    };
    match route.ask(add()) {
        Err(error) if error.errno() == Some(Errno::EEXIST) => {}
        other => return other,
    }
    let there = facts::addresses(route)?;
    if there.iter().any(|it| it.address == gateway.address && it.label == GATEWAY_LABEL) {
        return Ok(());
    }
    let mut unlabelled = address(gateway);
    unlabelled.attributes.retain(|it| !matches!(it, AddressAttribute::Label(_)));
    let message = RouteNetlinkMessage::DelAddress(unlabelled);
    let remove = Request::route("take an address over", &message).allow(&[Errno::EADDRNOTAVAIL]);
    route.ask_all(vec![remove, add().allow(&[Errno::EEXIST])])
}

/// Lets a gateway answer no more.
pub(crate) fn remove_gateway(gateway: &Gateway) -> Request {
    let message = RouteNetlinkMessage::DelAddress(address(gateway));
    Request::route("remove a gateway's address", &message).allow(&[Errno::EADDRNOTAVAIL])
}
