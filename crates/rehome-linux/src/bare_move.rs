//! What moving an interface means without Rehome: the device itself is put into another namespace.
//!
//! `rehome bench` measures it beside a migration. In: three instances of an installation that no
//! server uses. Out: a device that can be moved between two of them, with the same requests that
//! furnish a leg. Invariant: everything bears the installation's mark, so that a purge removes it.

use std::net::Ipv4Addr;
use std::os::fd::AsRawFd;

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::link::{LinkAttribute, LinkMessage};
use netlink_packet_route::route::RouteAttribute;
use rehome_domain::plane::{Leg, LegKey};
use rehome_domain::{DeviceIndex, EniId, Entropy, Epoch, InstanceId, Mac, VpcId};

use crate::device;
use crate::error::LinuxError;
use crate::instance::{self, Room};
use crate::leg;
use crate::netlink::Request;
use crate::place::{Owner, Place};
use crate::vpc::route_to;

/// A device that is moved between two instances, and a third one at its other end.
#[derive(Debug)]
pub struct BareMove {
    guests: [(String, Room); 2],
    peer: String,
    leg: Leg,
}

impl BareMove {
    /// Makes three instances and a veth pair from the third, which has `peer_address`, into the
    /// first, which has `address`.
    ///
    /// # Errors
    /// What the kernel says.
    pub fn lay(
        installation: &str,
        entropy: &mut Entropy,
        [peer_address, address]: [Ipv4Addr; 2],
    ) -> Result<Self, LinuxError> {
        let mut room = || {
            let id = InstanceId::draw(entropy);
            let mark = instance::mark(installation, id);
            let room = Room::ensure(&id.to_string(), &mark, instance::furnish)?;
            Ok::<_, LinuxError>((id, room))
        };
        let [(peer, router), (first, from), (second, to)] = [room()?, room()?, room()?];
        let (vpc, eni) = (VpcId::draw(entropy), EniId::draw(entropy));
        let leg = Leg {
            key: LegKey { vpc, eni, instance: first, epoch: Epoch(1) },
            epoch: Epoch(1),
            device_index: DeviceIndex(1),
            mac: Mac([0x52, 0x54, 0, 0, 0, 1]),
            addresses: vec![address.into()],
            gateway: peer_address,
            prefix_len: 24,
        };
        join(&leg, &router, &from)?;
        let guests = [(first.to_string(), from), (second.to_string(), to)];
        let laid = Self { guests, peer: peer.to_string(), leg };
        laid.furnish(0)?;
        Ok(laid)
    }

    /// The namespaces of the two guests.
    #[must_use]
    pub fn guests(&self) -> [&str; 2] {
        self.guests.each_ref().map(|(name, _)| name.as_str())
    }

    /// The namespace at the other end.
    #[must_use]
    pub fn peer(&self) -> &str {
        &self.peer
    }

    /// Moves the device from one guest (0 or 1) to the other and gives it there what it had. When
    /// this returns, what is sent through it is carried.
    ///
    /// # Errors
    /// What the kernel says.
    pub fn move_from(&self, from: usize) -> Result<(), LinuxError> {
        let to = 1 - from;
        let index = self.device(from)?;
        let mut link = LinkMessage::default();
        link.header.index = index;
        let fd = self.guests[to].1.namespace.file().as_raw_fd();
        link.attributes.push(LinkAttribute::NetNsFd(fd));
        let request = Request::route("move a device", &RouteNetlinkMessage::SetLink(link));
        self.guests[from].1.route().ask(request)?;
        self.furnish(to)
    }

    fn device(&self, guest: usize) -> Result<u32, LinuxError> {
        let name = Place::name(&self.leg, Owner::Rehome);
        let found = device::find(&mut self.guests[guest].1.route(), &name)?;
        found.map(|device| device.index).ok_or(LinuxError::Missing(name))
    }

    fn furnish(&self, guest: usize) -> Result<(), LinuxError> {
        let index = self.device(guest)?;
        let mut route = self.guests[guest].1.route();
        route.ask_all(leg::furnish_guest_side(&self.leg, index, Owner::Rehome))?;
        device::wait_ready(&mut route, index)
    }
}

/// The pair itself, and the peer's side of it: its own address, who the other end is, and the way.
fn join(leg: &Leg, router: &Room, guest: &Room) -> Result<(), LinuxError> {
    let mut route = router.route();
    let device = leg::make(&mut route, leg, guest)?.index;
    let mut requests = leg::furnish_vpc_side(leg, device);
    let own = RouteNetlinkMessage::NewAddress(leg::address_on(device, leg.gateway.into(), 32));
    requests.push(Request::route("add an address", &own).replace());
    requests.extend(leg.addresses.iter().map(|address| {
        let mut way = route_to(*address, 32);
        way.attributes.push(RouteAttribute::Oif(device));
        Request::route("add a route", &RouteNetlinkMessage::NewRoute(way)).replace()
    }));
    route.ask_all(requests)
}
