//! What stands in the uplink's namespace, which is somebody else's: one device for each VPC with an
//! elastic IP, a route for each elastic IP, and where a device is named, an ARP answer for it.
//!
//! Told by the mark on the device and by the number of who made a route or an answer. An answer
//! without a route is one that a VPC left that is gone.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use netlink_packet_route::AddressFamily;
use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::neighbour::{
    NeighbourAddress, NeighbourAttribute, NeighbourFlags, NeighbourMessage, NeighbourState,
};
use netlink_packet_route::route::{RouteAttribute, RouteProtocol, RouteScope, RouteType};
use nix::errno::Errno;

use super::link::{self, INNER};
use super::shaping::Lanes;
use crate::device::{self, Device, devices};
use crate::error::LinuxError;
use crate::facts::{self, Route};
use crate::mark::Mark;
use crate::netlink::attributes::{attributes, native};
use crate::netlink::nexthop::PROTOCOL;
use crate::netlink::traffic::Which;
use crate::netlink::{Netlink, Request};
use crate::observe::VpcSight;
use crate::strays;
use crate::vpc::route_to;

/// Who made an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Maker {
    Rehome,
    Another,
}

/// What a look at the uplink's namespace shows.
#[derive(Debug)]
pub(super) struct Outside {
    devices: BTreeMap<u32, Device>,
    routes: Vec<Route>,
    neighbours: BTreeMap<(u32, IpAddr), Vec<u8>>,
    /// What is answered for by ARP: by which device, for which address, and who made it so.
    announced: BTreeMap<(u32, Ipv4Addr), Maker>,
    /// The device that public addresses are to be announced by, if one is named.
    announcer: Option<u32>,
}

impl Outside {
    /// Asks the kernel, in the namespace of this socket.
    pub(super) fn read(route: &mut Netlink, announce: Option<&str>) -> Result<Self, LinuxError> {
        let announcer = announce.map(|name| announcer(route, name)).transpose()?;
        let routes = facts::routes(route)?;
        let (neighbours, announced) = (facts::neighbours(route)?, announced(route)?);
        let devices = devices(route)?.into_iter().map(|device| (device.index, device)).collect();
        Ok(Self { devices, routes, neighbours, announced, announcer })
    }

    /// Whether packets for a public address come to this VPC, and the VPC's leave.
    pub(super) fn carries(&self, public: Ipv4Addr, (vpc, mark): (&VpcSight, &Mark)) -> bool {
        let Some(outer) = self.devices.values().find(|it| link::is_outer(it, mark)) else {
            return false;
        };
        let known = self.neighbours.get(&(outer.index, INNER));
        let leads = |route: &&Route| route.device == Some(outer.index) && is_to(route, public);
        let heard = self.announcer.is_none_or(|by| self.announced.contains_key(&(by, public)));
        let routed = self.routes.iter().any(|route| leads(&route));
        let linked = known.is_some_and(|mac| link::knows_inner(mac));
        linked && routed && heard && link::stands(vpc, mark, outer)
    }

    /// What shapes at this end of a VPC's uplink, if it is there.
    pub(super) fn lanes(
        &self,
        route: &mut Netlink,
        mark: &Mark,
    ) -> Result<Option<Lanes>, LinuxError> {
        let outer = self.devices.values().find(|it| link::is_outer(it, mark));
        outer.map(|it| Lanes::read(route, it.index, Which::Destination)).transpose()
    }

    /// The announcements of addresses that nothing leads to any more.
    pub(super) fn lost(&self) -> Vec<LostAnnouncement> {
        let led = |public: Ipv4Addr| self.routes.iter().any(|route| is_to(route, public));
        let lost = self.ours().filter(|it| !led(it.public));
        lost.collect()
    }

    /// The announcements that Rehome made.
    fn ours(&self) -> impl Iterator<Item = LostAnnouncement> {
        let ours = self.announced.iter().filter(|(_, maker)| **maker == Maker::Rehome);
        ours.map(|((device, public), _)| LostAnnouncement { device: *device, public: *public })
    }

    /// Refuses where somebody else leads a public address: an operator, or another installation.
    pub(super) fn check_free(
        &self,
        public: Ipv4Addr,
        installation: &str,
    ) -> Result<(), LinuxError> {
        let to = |it: &&Route| it.is_host() && it.destination == IpAddr::V4(public);
        let main = self.routes.iter().filter(|it| it.table == facts::MAIN).filter(to);
        match main.into_iter().all(|it| self.is_led_by_us(it, installation)) {
            true => Ok(()),
            false => Err(LinuxError::ForeignRoute(public)),
        }
    }

    fn is_led_by_us(&self, route: &Route, installation: &str) -> bool {
        let by = route.device.and_then(|device| self.devices.get(&device));
        strays::is_ours(route) && by.is_some_and(|device| link::is_ours(device, installation))
    }
}

/// An announcement of an address that nothing leads to any more.
pub(crate) struct LostAnnouncement {
    device: u32,
    public: Ipv4Addr,
}

impl fmt::Display for LostAnnouncement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ARP answer for {} on device {}", self.public, self.device)
    }
}

impl LostAnnouncement {
    /// Takes it back.
    pub(crate) fn withdraw(&self, route: &mut Netlink) -> Result<(), LinuxError> {
        route.ask(announcement(self.device, self.public).withdraw())
    }
}

fn is_to(route: &Route, public: Ipv4Addr) -> bool {
    strays::is_ours(route) && route.is_host() && route.destination == IpAddr::V4(public)
}

fn announcer(route: &mut Netlink, name: &str) -> Result<u32, LinuxError> {
    let found = device::find(route, name)?;
    let missing = || LinuxError::Missing(format!("the uplink's device `{name}`"));
    found.map(|device| device.index).ok_or_else(missing)
}

/// Leads a public address to a VPC, and announces it where a device is named for that. An answer that
/// somebody else has made there serves as well, and stays theirs.
pub(super) fn lead(
    route: &mut Netlink,
    (public, outer): (Ipv4Addr, u32),
    announce: Option<&str>,
) -> Result<(), LinuxError> {
    let message = link::by(route_to(public.into(), 32), INNER, outer);
    let message = RouteNetlinkMessage::NewRoute(message);
    let mut requests = vec![Request::route("lead a public address", &message).replace()];
    if let Some(name) = announce {
        let by = announcer(route, name)?;
        if announced(route)?.get(&(by, public)) != Some(&Maker::Another) {
            requests.push(announcement(by, public).make());
        }
    }
    route.ask_all(requests)
}

/// Leads public addresses nowhere any more, if they are led by one of our devices. What others lead
/// and announce stays.
pub(super) fn end(
    route: &mut Netlink,
    installation: &str,
    publics: &[Ipv4Addr],
) -> Result<(), LinuxError> {
    let there = Outside::read(route, None)?;
    let mut requests = Vec::new();
    for public in publics {
        let led: Vec<_> = there.routes.iter().filter(|it| is_to(it, *public)).collect();
        let (ours, theirs): (Vec<_>, Vec<_>) =
            led.into_iter().partition(|it| there.is_led_by_us(it, installation));
        requests.extend(
            ours.into_iter().filter_map(|it: &Route| it.device).map(|by| unlead(*public, by)),
        );
        if theirs.is_empty() {
            let told = there.ours().filter(|it| it.public == *public);
            requests.extend(told.map(|it| announcement(it.device, it.public).withdraw()));
        }
    }
    route.ask_all(requests)
}

fn unlead(public: Ipv4Addr, by: u32) -> Request {
    let mut message = route_to(public.into(), 32);
    message.header.scope = RouteScope::NoWhere;
    message.header.kind = RouteType::Unspec;
    message.attributes.push(RouteAttribute::Oif(by));
    let message = RouteNetlinkMessage::DelRoute(message);
    Request::route("lead a public address no more", &message).allow(&[Errno::ESRCH])
}

/// An ARP answer for an address that is elsewhere (`ip neighbour … proxy`).
struct Announcement(NeighbourMessage);

fn announcement(device: u32, public: Ipv4Addr) -> Announcement {
    let mut message = NeighbourMessage::default();
    message.header.family = AddressFamily::Inet;
    message.header.ifindex = device;
    message.header.state = NeighbourState::Permanent;
    message.header.flags = NeighbourFlags::Proxy;
    message.attributes = vec![
        NeighbourAttribute::Destination(NeighbourAddress::Inet(public)),
        NeighbourAttribute::Protocol(RouteProtocol::Other(PROTOCOL)),
    ];
    Announcement(message)
}

impl Announcement {
    fn make(self) -> Request {
        let message = RouteNetlinkMessage::NewNeighbour(self.0);
        Request::route("announce a public address", &message).replace()
    }

    fn withdraw(self) -> Request {
        let message = RouteNetlinkMessage::DelNeighbour(self.0);
        Request::route("announce a public address no more", &message).allow(&[Errno::ENOENT])
    }
}

/// All announcements.
fn announced(route: &mut Netlink) -> Result<BTreeMap<(u32, Ipv4Addr), Maker>, LinuxError> {
    const RTM_GETNEIGH: u16 = 30;
    const NTF_PROXY: u8 = 8;
    const NDA_DST: u16 = 1;
    const NDA_PROTOCOL: u16 = 12;
    let mut body = vec![0; 12];
    body[0] = u8::from(AddressFamily::Inet);
    body[10] = NTF_PROXY;
    let listed = route.dump(&Request::raw("list announcements", RTM_GETNEIGH, body))?;
    let read = |body: &[u8]| {
        let (header, rest) = body.split_at_checked(12)?;
        let (mut address, mut maker) = (None, Maker::Another);
        for (kind, value) in attributes(rest) {
            match kind {
                NDA_DST => address = <[u8; 4]>::try_from(value).ok().map(Ipv4Addr::from),
                NDA_PROTOCOL if value == [PROTOCOL] => maker = Maker::Rehome,
                _ => {}
            }
        }
        let proxy = header[10] & NTF_PROXY != 0;
        Some(((native(&header[4..])?, address.filter(|_| proxy)?), maker))
    };
    Ok(listed.iter().filter_map(|(_, body)| read(body)).collect())
}
