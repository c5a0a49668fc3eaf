//! The uplink of a VPC: a veth pair from its namespace into the uplink's, both ends marked and
//! addressed by their MACs alone: permanent neighbours, so that neither side asks by ARP.

use std::net::{IpAddr, Ipv4Addr};
use std::os::fd::AsRawFd;

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use netlink_packet_route::route::{RouteAttribute, RouteFlags, RouteMessage, RouteScope};
use nix::errno::Errno;
use rehome_domain::VpcId;

use crate::device::{self, Device};
use crate::error::LinuxError;
use crate::instance::{bring_up, set_alias, set_all};
use crate::leg::{self, neighbour};
use crate::mark::{Kind, Mark};
use crate::namespace::Namespace;
use crate::netlink::{Netlink, Request};
use crate::observe::VpcSight;
use crate::vpc::{route_address, route_to};

/// The name of the VPC's end.
pub(crate) const DEVICE: &str = "uplink";
const VPC_MAC: [u8; 6] = [0xfe, 0xee, 0x00, 0x00, 0x00, 0x02];
const OUTER_MAC: [u8; 6] = [0xfe, 0xee, 0x00, 0x00, 0x00, 0x03];
/// What each end calls the other one: an address of the link alone (RFC 3927), that no device has.
const OUTER: IpAddr = IpAddr::V4(Ipv4Addr::new(169, 254, 0, 1));
pub(super) const INNER: IpAddr = IpAddr::V4(Ipv4Addr::new(169, 254, 0, 2));
const EVERYWHERE: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// The name of the other end.
pub(super) fn outer_name(vpc: VpcId) -> String {
    format!("rh-{}", vpc.suffix())
}

/// The mark of both ends.
pub(super) fn mark(installation: &str, vpc: VpcId) -> Mark {
    Mark { installation: installation.to_owned(), kind: Kind::Uplink(vpc) }
}

/// Whether a device is the uplink of a VPC of this installation.
pub(super) fn is_ours(device: &Device, installation: &str) -> bool {
    let mark = device.alias.as_deref().and_then(Mark::read);
    mark.is_some_and(|it| it.installation == installation && matches!(it.kind, Kind::Uplink(_)))
}

fn bears(device: &Device, mark: &Mark) -> bool {
    device.alias.as_deref().and_then(Mark::read).as_ref() == Some(mark)
}

/// Both ends, as their own namespaces number them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) inner: u32,
    pub(super) outer: u32,
}

/// Whether the VPC's end is there, with the way out by it, and leads to this device outside.
pub(super) fn stands(sight: &VpcSight, mark: &Mark, outer: &Device) -> bool {
    let Some(inner) = sight.devices.get(&outer.peer) else { return false };
    let ours = inner.name == DEVICE && inner.peer == outer.index && bears(inner, mark);
    let way_out = |it: &&crate::facts::Route| {
        crate::strays::is_way_out(it) && it.device == Some(inner.index) && it.gateway == Some(OUTER)
    };
    let known = sight.neighbours.get(&(inner.index, OUTER)).is_some_and(|mac| *mac == OUTER_MAC);
    ours && inner.up && known && sight.routes.iter().any(|it| way_out(&it))
}

/// Whether a device outside is the other end of this VPC's uplink.
pub(super) fn is_outer(device: &Device, mark: &Mark) -> bool {
    device.up && bears(device, mark)
}

/// What the other end needs: who the VPC is.
pub(super) fn knows_inner(mac: &[u8]) -> bool {
    mac == VPC_MAC
}

/// Makes the pair, or puts right what there is of it.
pub(super) fn ensure(
    inside: &mut Netlink,
    (outside, room): (&mut Netlink, &Namespace),
    mark: &Mark,
    vpc: VpcId,
) -> Result<Ends, LinuxError> {
    let ends = match standing(inside, outside, mark, vpc)? {
        Some(ends) => ends,
        None => make(inside, (outside, room), vpc)?,
    };
    let alias = mark.to_string();
    // Marked outside first: what has no mark there is never taken for ours.
    outside.ask_all(vec![set_alias(ends.outer, &alias), bring_up(ends.outer)])?;
    outside.ask(neighbour(ends.outer, INNER, VPC_MAC))?;
    inside.ask_all(vec![
        set_alias(ends.inner, &alias),
        bring_up(ends.inner),
        neighbour(ends.inner, OUTER, OUTER_MAC),
    ])?;
    inside.ask(way_out(ends.inner))?;
    device::wait_ready(inside, ends.inner)?;
    device::wait_ready(outside, ends.outer)?;
    Ok(ends)
}

/// Both ends, if they are ends of one pair. Half a pair of ours goes.
fn standing(
    inside: &mut Netlink,
    outside: &mut Netlink,
    mark: &Mark,
    vpc: VpcId,
) -> Result<Option<Ends>, LinuxError> {
    let inner = device::find(inside, DEVICE)?;
    let outer = device::find(outside, &outer_name(vpc))?;
    if let Some(outer) = outer.as_ref().filter(|it| !bears(it, mark)) {
        // Made and not marked when an earlier try was interrupted: then the VPC's end is its peer.
        let ours = inner.as_ref().is_some_and(|it| is_pair(it, outer));
        if !ours {
            return Err(LinuxError::ForeignDevice(outer.name.clone()));
        }
    }
    // One of ours that was never marked has our MAC still.
    let theirs = |it: &&Device| !bears(it, mark) && it.mac != VPC_MAC;
    if let Some(inner) = inner.as_ref().filter(theirs) {
        return Err(LinuxError::ForeignDevice(format!("{} in the namespace of {vpc}", inner.name)));
    }
    match (inner, outer) {
        (Some(inner), Some(outer)) if is_pair(&inner, &outer) => {
            Ok(Some(Ends { inner: inner.index, outer: outer.index }))
        }
        (inner, outer) => {
            inner.map(|it| inside.ask(leg::delete(it.index))).transpose()?;
            outer.map(|it| outside.ask(leg::delete(it.index))).transpose()?;
            Ok(None)
        }
    }
}

/// Both ends as they are, if they are ends of one pair.
pub(super) fn find(
    inside: &mut Netlink,
    outside: &mut Netlink,
    vpc: VpcId,
) -> Result<Option<Ends>, LinuxError> {
    let inner = device::find(inside, DEVICE)?;
    let pair = inner.zip(device::find(outside, &outer_name(vpc))?);
    let ends = |(inner, outer): (Device, Device)| Ends { inner: inner.index, outer: outer.index };
    Ok(pair.filter(|(inner, outer)| is_pair(inner, outer)).map(ends))
}

/// By their MACs too: an index says little in another namespace.
fn is_pair(inner: &Device, outer: &Device) -> bool {
    let linked = inner.peer == outer.index && outer.peer == inner.index;
    linked && inner.mac == VPC_MAC && outer.mac == OUTER_MAC
}

fn make(
    inside: &mut Netlink,
    (outside, room): (&mut Netlink, &Namespace),
    vpc: VpcId,
) -> Result<Ends, LinuxError> {
    let name = outer_name(vpc);
    let mut peer = LinkMessage::default();
    peer.attributes = vec![
        LinkAttribute::IfName(name.clone()),
        LinkAttribute::Address(OUTER_MAC.to_vec()),
        LinkAttribute::NetNsFd(room.file().as_raw_fd()),
    ];
    let mut link = LinkMessage::default();
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    link.attributes = vec![
        LinkAttribute::IfName(DEVICE.to_owned()),
        LinkAttribute::Address(VPC_MAC.to_vec()),
        LinkAttribute::LinkInfo(vec![
            LinkInfo::Kind(InfoKind::Veth),
            LinkInfo::Data(InfoData::Veth(InfoVeth::Peer(peer))),
        ]),
    ];
    inside.ask(Request::route("make an uplink", &RouteNetlinkMessage::NewLink(link)).create())?;
    // Somebody else's namespace: the device has what it is given and takes no part in anything more.
    room.enter(|| set_all(&[(format!("ipv6/conf/{name}/disable_ipv6"), "1")]))??;
    let inner = device::find(inside, DEVICE)?.ok_or(LinuxError::Answer("look an uplink up"))?;
    let outer = device::find(outside, &name)?.ok_or(LinuxError::Answer("look an uplink up"))?;
    Ok(Ends { inner: inner.index, outer: outer.index })
}

/// Takes the pair away, if it is there.
pub(super) fn remove(inside: &mut Netlink, mark: &Mark) -> Result<(), LinuxError> {
    match device::find(inside, DEVICE)?.filter(|it| bears(it, mark)) {
        Some(inner) => inside.ask(leg::delete(inner.index)),
        None => Ok(()),
    }
}

/// A route by the other side of a link.
pub(super) fn by(mut route: RouteMessage, gateway: IpAddr, device: u32) -> RouteMessage {
    route.header.scope = RouteScope::Universe;
    route.header.flags = RouteFlags::Onlink;
    route.attributes.push(RouteAttribute::Gateway(route_address(gateway)));
    route.attributes.push(RouteAttribute::Oif(device));
    route
}

fn way_out(device: u32) -> Request {
    let mut route = route_to(EVERYWHERE, 0);
    route.attributes.clear();
    let message = RouteNetlinkMessage::NewRoute(by(route, OUTER, device));
    Request::route("add a VPC's way out", &message).replace().allow(&[Errno::EEXIST])
}
