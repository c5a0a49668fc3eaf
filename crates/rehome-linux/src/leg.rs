//! A leg: a veth pair from a VPC's namespace into an instance's, made complete before it carries
//! anything.
//!
//! VPC's side: a name that follows from the ENI and the epoch, the gateway's MAC, our mark. Instance's
//! side: `eth<index>` with the ENI's MAC and addresses, and a routing table of its own, so that an
//! answer leaves through the ENI that it came in by. Neighbour entries on both sides are permanent:
//! no ARP stands between a switch and the first packet.

use std::net::{IpAddr, Ipv4Addr};
use std::os::fd::AsRawFd;

use netlink_packet_route::address::{AddressAttribute, AddressFlags, AddressMessage};
use netlink_packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use netlink_packet_route::neighbour::{
    NeighbourAddress, NeighbourAttribute, NeighbourMessage, NeighbourState,
};
use netlink_packet_route::route::{
    RouteAddress, RouteAttribute, RouteFlags, RouteHeader, RouteMessage, RouteProtocol, RouteScope,
    RouteType,
};
use netlink_packet_route::rule::{RuleAction, RuleAttribute, RuleMessage};
use netlink_packet_route::{AddressFamily, RouteNetlinkMessage};
use nix::errno::Errno;
use rehome_domain::DeviceIndex;
use rehome_domain::plane::{Leg, LegKey};

use crate::device::{Device, ROUTES, RP_FILTER, find, set_parameters};
use crate::error::LinuxError;
use crate::instance::{Room, bring_up};
use crate::mark::Mark;
use crate::namespace::Namespace;
use crate::netlink::Request;
use crate::netlink::attributes::Attributes;
use crate::netlink::nexthop::PROTOCOL;

/// The MAC of every VPC's gateway, as instances see it.
pub(crate) const GATEWAY_MAC: [u8; 6] = [0xfe, 0xee, 0x00, 0x00, 0x00, 0x01];
/// The routing table of the interface in place 0; the others follow.
const TABLE: u32 = 1000;
/// The priority of the rule that leads to an interface's own table.
const RULE_PRIORITY: u32 = 1000;

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

/// The name of the instance's side.
pub(crate) fn guest_name(index: DeviceIndex) -> String {
    format!("eth{}", index.0)
}

/// The place that an instance's device has by its name.
pub(crate) fn guest_index(name: &str) -> Option<DeviceIndex> {
    name.strip_prefix("eth")?.parse().ok().map(DeviceIndex)
}

/// Makes the pair in one message: both ends named and addressed, the peer in its namespace. The
/// kernel does not bring a veth's peer up in the message that makes it.
pub(crate) fn create(leg: &Leg, guest: &Namespace) -> Request {
    let mut peer = LinkMessage::default();
    peer.attributes = vec![
        LinkAttribute::IfName(guest_name(leg.device_index)),
        LinkAttribute::Address(leg.mac.0.to_vec()),
        LinkAttribute::NetNsFd(guest.file().as_raw_fd()),
    ];
    let mut link = LinkMessage::default();
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    link.attributes = vec![
        LinkAttribute::IfName(name(&leg.key)),
        LinkAttribute::Address(GATEWAY_MAC.to_vec()),
        LinkAttribute::LinkInfo(vec![
            LinkInfo::Kind(InfoKind::Veth),
            LinkInfo::Data(InfoData::Veth(InfoVeth::Peer(peer))),
        ]),
    ];
    Request::route("make a leg", &RouteNetlinkMessage::NewLink(link)).create()
}

/// What the VPC's side still needs: who its neighbours are.
pub(crate) fn furnish_vpc_side(leg: &Leg, device: u32) -> Vec<Request> {
    leg.addresses.iter().map(|address| neighbour(device, *address, leg.mac.0)).collect()
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
pub(crate) fn furnish_guest_side(leg: &Leg, device: u32) -> Vec<Request> {
    let mut requests = vec![
        bring_up(device),
        set_parameters(device, &[(RP_FILTER, 0)]),
        neighbour(device, leg.gateway, GATEWAY_MAC),
    ];
    let add = |address: &Ipv4Addr| {
        let message = RouteNetlinkMessage::NewAddress(address_on(device, *address, leg.prefix_len));
        Request::route("add an address", &message).replace()
    };
    requests.extend(leg.addresses.iter().map(add));
    requests.push(default_route(leg, device, table(leg.device_index)));
    if leg.device_index == DeviceIndex::PRIMARY {
        requests.push(default_route(leg, device, u32::from(RouteHeader::RT_TABLE_MAIN)));
    }
    let rules = leg.addresses.iter().map(|address| {
        let message = RouteNetlinkMessage::NewRule(rule(*address, leg.device_index));
        Request::route("add a rule", &message).create().allow(&[Errno::EEXIST])
    });
    requests.extend(rules);
    requests
}

/// What takes an interface out of its instance at once, before the device itself is gone: the rules
/// of its addresses, and its name, which the next one may want.
///
/// The addresses stay until the device goes: a packet that was switched in before the move may
/// still be on its way to the program that it belongs to.
pub(crate) fn strip_guest_side(
    addresses: &[Ipv4Addr],
    index: DeviceIndex,
    device: u32,
) -> Vec<Request> {
    let remove = |address: &Ipv4Addr| {
        let message = RouteNetlinkMessage::DelRule(rule(*address, index));
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
pub(crate) fn strip_addresses(lost: &[(Ipv4Addr, u8)], leg: &Leg, device: u32) -> Vec<Request> {
    let rules = lost.iter().map(|(address, _)| {
        let message = RouteNetlinkMessage::DelRule(rule(*address, leg.device_index));
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

/// The routing table of the interface in a place.
pub(crate) fn table(index: DeviceIndex) -> u32 {
    TABLE + u32::from(index.0)
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

fn neighbour(device: u32, address: Ipv4Addr, mac: [u8; 6]) -> Request {
    let mut message = NeighbourMessage::default();
    message.header.family = AddressFamily::Inet;
    message.header.ifindex = device;
    message.header.state = NeighbourState::Permanent;
    message.header.kind = RouteType::Unspec;
    message.attributes = vec![
        NeighbourAttribute::Destination(NeighbourAddress::Inet(address)),
        NeighbourAttribute::LinkLayerAddress(mac.to_vec()),
    ];
    Request::route("add a neighbour", &RouteNetlinkMessage::NewNeighbour(message)).replace()
}

fn address_on(device: u32, address: Ipv4Addr, prefix_len: u8) -> AddressMessage {
    let mut message = AddressMessage::default();
    message.header.family = AddressFamily::Inet;
    message.header.prefix_len = prefix_len;
    message.header.index = device;
    message.attributes = vec![
        AddressAttribute::Local(IpAddr::V4(address)),
        AddressAttribute::Address(IpAddr::V4(address)),
        // Everything goes by the gateway: a VPC has no broadcast domain.
        AddressAttribute::Flags(AddressFlags::Noprefixroute),
    ];
    message
}

fn default_route(leg: &Leg, device: u32, table: u32) -> Request {
    let mut route = RouteMessage::default();
    route.header = RouteHeader {
        address_family: AddressFamily::Inet,
        table: RouteHeader::RT_TABLE_UNSPEC,
        protocol: RouteProtocol::Other(PROTOCOL),
        scope: RouteScope::Universe,
        kind: RouteType::Unicast,
        flags: RouteFlags::Onlink,
        ..RouteHeader::default()
    };
    route.attributes = vec![
        RouteAttribute::Table(table),
        RouteAttribute::Gateway(RouteAddress::Inet(leg.gateway)),
        RouteAttribute::Oif(device),
    ];
    Request::route("add a default route", &RouteNetlinkMessage::NewRoute(route)).replace()
}

fn rule(address: Ipv4Addr, index: DeviceIndex) -> RuleMessage {
    let mut rule = RuleMessage::default();
    rule.header.family = AddressFamily::Inet;
    rule.header.src_len = 32;
    rule.header.action = RuleAction::ToTable;
    rule.attributes = vec![
        RuleAttribute::Source(IpAddr::V4(address)),
        RuleAttribute::Priority(RULE_PRIORITY),
        RuleAttribute::Table(table(index)),
        RuleAttribute::Protocol(RouteProtocol::Other(PROTOCOL)),
    ];
    rule
}

/// Refuses a device of a leg's name that is another's.
pub(crate) fn check_same(device: &Device, mark: &Mark) -> Result<(), LinuxError> {
    match device.alias.as_deref() {
        // Made and not marked yet when an earlier try was interrupted.
        None => Ok(()),
        Some(alias) if Mark::read(alias).as_ref() == Some(mark) => Ok(()),
        Some(_) => Err(LinuxError::Foreign(device.name.clone())),
    }
}

/// Whether the leg's end in the instance is there.
pub(crate) fn has_guest_side(leg: &Leg, guest: &Room) -> Result<bool, LinuxError> {
    let found = find(&mut guest.route(), &guest_name(leg.device_index))?;
    Ok(found.is_some_and(|device| device.mac == leg.mac.0))
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
