//! A leg: a veth pair from a VPC's namespace into an instance's, made complete before it carries
//! anything.
//!
//! VPC's side: a name that follows from the ENI and the epoch, the gateway's MAC, our mark. Instance's
//! side: a device with the ENI's MAC and addresses, and a routing table of its own, so that an
//! answer leaves through the ENI that it came in by. Neighbour entries on both sides are permanent:
//! no ARP stands between a switch and the first packet.

use std::net::IpAddr;
use std::os::fd::AsRawFd;

use netlink_packet_route::address::{AddressAttribute, AddressFlags, AddressMessage};
use netlink_packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use netlink_packet_route::neighbour::{
    NeighbourAddress, NeighbourAttribute, NeighbourMessage, NeighbourState,
};
use netlink_packet_route::route::{
    RouteAttribute, RouteFlags, RouteHeader, RouteMessage, RouteProtocol, RouteScope, RouteType,
};
use netlink_packet_route::rule::{RuleAction, RuleAttribute, RuleMessage};
use netlink_packet_route::{AddressFamily, RouteNetlinkMessage};
use nix::errno::Errno;
use rehome_domain::DeviceIndex;
use rehome_domain::plane::{IPV6_GATEWAY, Leg, LegKey};

use crate::device::{self, Device, ROUTES, RP_FILTER, set_parameters};
use crate::error::LinuxError;
use crate::facts::{family, host_len};
use crate::instance::{Room, bring_up};
use crate::mark::Mark;
use crate::netlink::attributes::Attributes;
use crate::netlink::nexthop::PROTOCOL;
use crate::netlink::{Netlink, Request};
use crate::place::{Owner, Place};
use crate::vpc::route_address;

/// The MAC of every VPC's gateway, as instances see it.
pub(crate) const GATEWAY_MAC: [u8; 6] = [0xfe, 0xee, 0x00, 0x00, 0x00, 0x01];
/// The priority of the rule that leads to an interface's own table.
const RULE_PRIORITY: u32 = 1000;

/// Queues of a leg's end, in each direction. By itself the kernel makes one for each processor, with
/// as many objects in sysfs; a veth takes no lock to send and queues nothing, so they buy nothing.
///
/// Source: `drivers/net/veth.c`, `veth_get_num_queues`, `NETIF_F_LLTX`.
const QUEUES: u32 = 1;

/// The name of the VPC's side: at most 15 bytes, as the kernel wants. Epochs that differ by 36^6 would
/// share a name; an ENI would have to move a thousand times a second for a month.
pub(crate) fn name(key: &LegKey) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut epoch = key.epoch.0;
    let mut digits = [0u8; 6];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(epoch % 36) as usize];
        epoch /= 36;
    }
    format!("v{}{}", key.eni.suffix(), String::from_utf8_lossy(&digits))
}

/// Makes the pair in one message: both ends named and addressed, the peer in its namespace. The
/// kernel does not bring a veth's peer up in the message that makes it.
pub(crate) fn create(leg: &Leg, guest: &Room) -> Request {
    let mut peer = LinkMessage::default();
    peer.attributes = vec![
        LinkAttribute::IfName(Place::name(leg, guest.owner)),
        LinkAttribute::Address(leg.mac.0.to_vec()),
        LinkAttribute::NetNsFd(guest.namespace.file().as_raw_fd()),
        LinkAttribute::NumTxQueues(QUEUES),
        LinkAttribute::NumRxQueues(QUEUES),
    ];
    let mut link = LinkMessage::default();
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    link.attributes = vec![
        LinkAttribute::IfName(name(&leg.key)),
        LinkAttribute::Address(GATEWAY_MAC.to_vec()),
        LinkAttribute::NumTxQueues(QUEUES),
        LinkAttribute::NumRxQueues(QUEUES),
        LinkAttribute::LinkInfo(vec![
            LinkInfo::Kind(InfoKind::Veth),
            LinkInfo::Data(InfoData::Veth(InfoVeth::Peer(peer))),
        ]),
    ];
    Request::route("make a leg", &RouteNetlinkMessage::NewLink(link)).create()
}

/// Makes the pair and tells what it has become on the VPC's side. `EEXIST` when a device of either
/// name is there.
pub(crate) fn make(route: &mut Netlink, leg: &Leg, guest: &Room) -> Result<Device, LinuxError> {
    let told = route.ask_and_hear(create(leg, guest))?;
    match told.as_deref().and_then(device::read_device) {
        Some(device) => Ok(device),
        // Kernels before 6.2 do not tell.
        None => {
            device::find(route, &name(&leg.key))?.ok_or(LinuxError::Answer("look a new leg up"))
        }
    }
}

/// Refuses a device of a leg's name that bears another mark.
pub(crate) fn check_same(device: &Device, mark: &Mark) -> Result<(), LinuxError> {
    match device.alias.as_deref() {
        // Made and not marked yet when an earlier try was interrupted.
        None => Ok(()),
        Some(alias) if Mark::read(alias).as_ref() == Some(mark) => Ok(()),
        Some(_) => Err(LinuxError::Foreign(device.name.clone())),
    }
}

/// What the VPC's side still needs: who its neighbours are, and for IPv6 its own address.
pub(crate) fn furnish_vpc_side(leg: &Leg, device: u32) -> Vec<Request> {
    let know = |address: &IpAddr| neighbour(device, *address, leg.mac.0);
    let mut requests: Vec<Request> = leg.addresses.iter().map(know).collect();
    if has_ipv6(leg) {
        let message = RouteNetlinkMessage::NewAddress(gateway_on(device));
        requests.push(Request::route("add a leg's gateway", &message).replace());
    }
    requests
}

/// Whether the interface has an IPv6 address.
pub(crate) fn has_ipv6(leg: &Leg) -> bool {
    leg.addresses.iter().any(IpAddr::is_ipv6)
}

/// The gateway of the IPv6 addresses, on the VPC's side of each leg. Its block is on the link, so
/// that what a guest sends from a link-local address comes from where it should.
fn gateway_on(device: u32) -> AddressMessage {
    let mut message = address_on(device, IPV6_GATEWAY.into(), 64);
    message.attributes.pop();
    message.attributes.push(AddressAttribute::Flags(AddressFlags::Nodad));
    message
}

/// What sets a VPC's side right that somebody set down or gave another MAC. Nothing for one that is
/// right: it may carry packets.
pub(crate) fn set_right(device: &Device) -> Option<Request> {
    let mut link = LinkMessage::default();
    link.header.index = device.index;
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    link.attributes.push(LinkAttribute::Address(GATEWAY_MAC.to_vec()));
    let request = Request::route("set a leg right", &RouteNetlinkMessage::SetLink(link));
    (!device.up || device.mac != GATEWAY_MAC).then_some(request)
}

/// The kernel parameters of a VPC's side that was there already; a new one inherits them.
pub(crate) fn settings(device: u32) -> Request {
    set_parameters(device, &ROUTES)
}

/// What the instance's side still needs: addresses, the way out, and who the gateway is.
pub(crate) fn furnish_guest_side(leg: &Leg, device: u32, owner: Owner) -> Vec<Request> {
    let place = Place::of(leg, owner);
    let mut requests =
        vec![bring_up(device), set_parameters(device, &[(RP_FILTER, reverse_path(owner))])];
    let add = |address: &IpAddr| {
        let prefix_len = prefix_len(leg, *address);
        let message = RouteNetlinkMessage::NewAddress(address_on(device, *address, prefix_len));
        Request::route("add an address", &message).replace()
    };
    requests.extend(leg.addresses.iter().map(add));
    for gateway in gateways(leg) {
        requests.push(neighbour(device, gateway, GATEWAY_MAC));
        requests.push(default_route(gateway, device, place.table()));
        if leg.device_index == DeviceIndex::PRIMARY && owner == Owner::Rehome {
            requests.push(default_route(gateway, device, u32::from(RouteHeader::RT_TABLE_MAIN)));
        }
    }
    let rules = leg.addresses.iter().map(|address| {
        let message = RouteNetlinkMessage::NewRule(rule(*address, place));
        Request::route("add a rule", &message).create().allow(&[Errno::EEXIST])
    });
    requests.extend(rules);
    requests
}

/// Where an interface's packets go out: one for each family that it has.
pub(crate) fn gateways(leg: &Leg) -> Vec<IpAddr> {
    let ipv6 = has_ipv6(leg).then_some(IpAddr::V6(IPV6_GATEWAY));
    [IpAddr::V4(leg.gateway)].into_iter().chain(ipv6).collect()
}

/// What the instance's side does about the reverse path: nothing, and in an adopted namespace the
/// least that it can. There the kernel takes the larger of this and of what the namespace says for
/// all, and that is not ours to change; 2 is larger than "strict" and asks for any route, which the
/// interface's own table has.
///
/// Source: `Documentation/networking/ip-sysctl.rst`, `rp_filter`.
fn reverse_path(owner: Owner) -> u32 {
    match owner {
        Owner::Rehome => 0,
        Owner::Somebody => 2,
    }
}

/// The way out of an adopted instance that has none: a route that stands behind every other, so
/// that whatever the instance is given later goes before it.
pub(crate) fn last_resort(gateway: IpAddr, device: u32) -> Request {
    let mut route = route_out(gateway, device, u32::from(RouteHeader::RT_TABLE_MAIN));
    route.attributes.push(RouteAttribute::Priority(u32::MAX));
    let message = RouteNetlinkMessage::NewRoute(route);
    Request::route("add a last default route", &message).create().allow(&[Errno::EEXIST])
}

/// What takes the rule of an address from an instance that is let go.
pub(crate) fn remove_rule(address: IpAddr, place: Place) -> Request {
    let message = RouteNetlinkMessage::DelRule(rule(address, place));
    Request::route("remove a rule", &message).allow(&[Errno::ENOENT])
}

/// The length of an address's mask in the instance. An IPv6 address stands alone: all others are
/// reached by the gateway, so that nobody asks for a neighbour.
pub(crate) fn prefix_len(leg: &Leg, address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => leg.prefix_len,
        IpAddr::V6(_) => host_len(address),
    }
}

/// What takes an interface out of its instance at once, before the device itself is gone: the rules
/// of its addresses, and its name, which the next one may want.
///
/// The addresses stay until the device goes: a packet that was switched in before the move may
/// still be on its way to the program that it belongs to.
pub(crate) fn strip_guest_side(addresses: &[IpAddr], place: Place, device: u32) -> Vec<Request> {
    let remove = |address: &IpAddr| {
        let message = RouteNetlinkMessage::DelRule(rule(*address, place));
        Request::route("remove a rule", &message).allow(&[Errno::ENOENT])
    };
    let mut requests: Vec<Request> = addresses.iter().map(remove).collect();
    let mut link = LinkMessage::default();
    link.header.index = device;
    link.attributes.push(LinkAttribute::IfName(format!("gone{device}")));
    requests.push(Request::route("rename a device", &RouteNetlinkMessage::SetLink(link)));
    requests
}

/// What takes addresses from an interface that stays: the rules first, so that nothing answers
/// through a table that is not its own.
pub(crate) fn strip_addresses(lost: &[(IpAddr, u8)], place: Place, device: u32) -> Vec<Request> {
    let rules = lost.iter().map(|(address, _)| {
        let message = RouteNetlinkMessage::DelRule(rule(*address, place));
        Request::route("remove a rule", &message).allow(&[Errno::ENOENT])
    });
    let addresses = lost.iter().map(|(address, prefix_len)| {
        let message = RouteNetlinkMessage::DelAddress(address_on(device, *address, *prefix_len));
        Request::route("remove an address", &message).allow(&[Errno::EADDRNOTAVAIL])
    });
    rules.chain(addresses).collect()
}

/// Puts the VPC's side of a leg into the group that it is to be deleted with. By the group and not
/// by the device's index it is deleted later: an index may name another device by then.
pub(crate) fn condemn(device: u32, group: u32) -> Request {
    let mut link = LinkMessage::default();
    link.header.index = device;
    link.attributes.push(LinkAttribute::Group(group));
    Request::route("condemn a leg", &RouteNetlinkMessage::SetLink(link)).allow(&[Errno::ENODEV])
}

/// Deletes all legs of a group at once.
pub(crate) fn delete_group(group: u32) -> Request {
    let mut link = LinkMessage::default();
    link.attributes.push(LinkAttribute::Group(group));
    // The kernel has two ways to say that the group is empty.
    Request::route("delete a group of legs", &RouteNetlinkMessage::DelLink(link))
        .allow(&[Errno::ENODEV, Errno::EINVAL])
}

/// Deletes one device.
pub(crate) fn delete(device: u32) -> Request {
    let mut link = LinkMessage::default();
    link.header.index = device;
    Request::route("delete a leg", &RouteNetlinkMessage::DelLink(link)).allow(&[Errno::ENODEV])
}

/// Proxy ARP answers after a random delay of up to 0.8 s unless it is told not to.
///
/// Source: `net/core/neighbour.c`, `neightbl_set`.
pub(crate) fn answer_arp_at_once(device: u32) -> Request {
    const RTM_SETNEIGHTBL: u16 = 67;
    const NDTA_NAME: u16 = 1;
    const NDTA_PARMS: u16 = 6;
    const NDTPA_IFINDEX: u16 = 1;
    const NDTPA_PROXY_DELAY: u16 = 13;
    let parameters = Attributes::default()
        .native(NDTPA_IFINDEX, device)
        .bytes(NDTPA_PROXY_DELAY, &0u64.to_ne_bytes());
    let inner = Attributes::default().text(NDTA_NAME, "arp_cache").nested(NDTA_PARMS, parameters);
    let mut body = vec![u8::from(AddressFamily::Inet), 0, 0, 0];
    body.extend(inner.into_bytes());
    Request::raw("let a leg answer ARP at once", RTM_SETNEIGHTBL, body)
}

/// A permanent neighbour.
pub(crate) fn neighbour(device: u32, address: IpAddr, mac: [u8; 6]) -> Request {
    let mut message = NeighbourMessage::default();
    message.header.family = family(address).into();
    message.header.ifindex = device;
    message.header.state = NeighbourState::Permanent;
    message.header.kind = RouteType::Unspec;
    message.attributes = vec![
        NeighbourAttribute::Destination(match address {
            IpAddr::V4(address) => NeighbourAddress::Inet(address),
            IpAddr::V6(address) => NeighbourAddress::Inet6(address),
        }),
        NeighbourAttribute::LinkLayerAddress(mac.to_vec()),
    ];
    Request::route("add a neighbour", &RouteNetlinkMessage::NewNeighbour(message)).replace()
}

/// An address on a device, without a route of the kernel's own making.
pub(crate) fn address_on(device: u32, address: IpAddr, prefix_len: u8) -> AddressMessage {
    let mut message = AddressMessage::default();
    message.header.family = family(address).into();
    message.header.prefix_len = prefix_len;
    message.header.index = device;
    message.attributes = vec![
        AddressAttribute::Local(address),
        AddressAttribute::Address(address),
        // Everything goes by the gateway: a VPC has no broadcast domain. That another leg of the
        // ENI has the same address is no conflict: IPv6 must not look for one.
        AddressAttribute::Flags(match address {
            IpAddr::V4(_) => AddressFlags::Noprefixroute,
            IpAddr::V6(_) => AddressFlags::Noprefixroute | AddressFlags::Nodad,
        }),
    ];
    message
}

fn default_route(gateway: IpAddr, device: u32, table: u32) -> Request {
    let message = RouteNetlinkMessage::NewRoute(route_out(gateway, device, table));
    Request::route("add a default route", &message).replace()
}

fn route_out(gateway: IpAddr, device: u32, table: u32) -> RouteMessage {
    let mut route = RouteMessage::default();
    route.header = RouteHeader {
        address_family: family(gateway).into(),
        table: RouteHeader::RT_TABLE_UNSPEC,
        protocol: RouteProtocol::Other(PROTOCOL),
        scope: RouteScope::Universe,
        kind: RouteType::Unicast,
        flags: RouteFlags::Onlink,
        ..RouteHeader::default()
    };
    route.attributes = vec![
        RouteAttribute::Table(table),
        RouteAttribute::Gateway(route_address(gateway)),
        RouteAttribute::Oif(device),
    ];
    route
}

fn rule(address: IpAddr, place: Place) -> RuleMessage {
    let mut rule = RuleMessage::default();
    rule.header.family = family(address).into();
    rule.header.src_len = host_len(address);
    rule.header.action = RuleAction::ToTable;
    rule.attributes = vec![
        RuleAttribute::Source(address),
        RuleAttribute::Priority(RULE_PRIORITY),
        RuleAttribute::Table(place.table()),
        RuleAttribute::Protocol(RouteProtocol::Other(PROTOCOL)),
    ];
    rule
}

#[cfg(test)]
mod tests {
    use super::*;
    use rehome_domain::{EniId, Epoch, InstanceId, VpcId};

    #[test]
    fn a_legs_name_has_fifteen_bytes_and_follows_from_eni_and_epoch() {
        let key = |epoch| LegKey {
            vpc: VpcId::parse("vpc-00000001").unwrap(),
            eni: EniId::parse("eni-m6dyj72l").unwrap(),
            instance: InstanceId::parse("ins-00000001").unwrap(),
            epoch: Epoch(epoch),
        };
        assert_eq!(name(&key(0)), "vm6dyj72l000000");
        assert_eq!(name(&key(37)), "vm6dyj72l000011");
        assert_eq!(name(&key(u64::MAX)).len(), 15);
    }
}
