//! Relays: nexthops that hand packets to whoever holds an address, with that address as their
//! gateway. Routes of route tables and of floating addresses lead through them.
//!
//! A relay is made when a route first names its address, follows the address in the very request
//! that moves it, and drops packets while nobody holds the address. Its id follows from the address,
//! so that what a route says can be read from the kernel alone.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use nix::errno::Errno;

use crate::error::LinuxError;
use crate::facts::{self, MAIN, Route};
use crate::netlink::nexthop::{self, Nexthop, PROTOCOL, RELAY, Relay};
use crate::netlink::{Netlink, Request};
use crate::policies::routes;

/// The addresses of a VPC that relays lead to. Whoever changes what an address leads to holds the
/// socket of the switch, and these after it.
#[derive(Debug, Default)]
pub(crate) struct Relays {
    named: BTreeSet<Ipv4Addr>,
    /// Floating addresses that have a relay of their own, by the primary address of their holder.
    floating: BTreeMap<Ipv4Addr, Ipv4Addr>,
}

/// What a look at one namespace shows: who holds which address.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    devices: BTreeMap<Ipv4Addr, u32>,
    floating: BTreeMap<Ipv4Addr, Ipv4Addr>,
}

/// The id of the relay to an address. A VPC's addresses are private ones: they differ in more than
/// their highest bit.
pub(crate) fn relay_id(address: Ipv4Addr) -> u32 {
    address.to_bits() | RELAY
}

/// The address that the relay of this id leads to: 10/8 is the one block of private addresses whose
/// highest bit is not set.
pub(crate) fn address_of(id: u32) -> Option<Ipv4Addr> {
    let without = Ipv4Addr::from_bits(id & !RELAY);
    let address = if without.octets()[0] == 10 { without } else { Ipv4Addr::from_bits(id) };
    (id & RELAY != 0).then_some(address)
}

/// Relays are of IPv4 alone.
pub(crate) fn ipv4(address: IpAddr) -> Option<Ipv4Addr> {
    match address {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    }
}

impl Holders {
    /// Reads who holds what.
    pub(crate) fn read(route: &mut Netlink, listed: &[Route]) -> Result<Self, LinuxError> {
        let nexthops = route.dump(&nexthop::dump())?;
        let ours = nexthops.iter().filter_map(|(_, body)| nexthop::read_ours(body));
        let nexthops: BTreeMap<u32, Nexthop> = ours.map(|it| (it.id, it)).collect();
        let floating = routes::floating(&routes::rules(route)?, listed);
        Ok(Self::of(listed, (&nexthops, floating)))
    }

    /// From what was read.
    pub(crate) fn of(
        listed: &[Route],
        (nexthops, floating): (&BTreeMap<u32, Nexthop>, BTreeMap<Ipv4Addr, Ipv4Addr>),
    ) -> Self {
        let host = |it: &&Route| it.protocol == PROTOCOL && it.table == MAIN && it.prefix_len == 32;
        let device = |it: &Route| Some((ipv4(it.destination)?, nexthops.get(&it.nexthop?)?.device));
        let devices = listed.iter().filter(host).filter_map(device).collect();
        Self { devices, floating }
    }

    /// Where packets for the holder of an address are handed to.
    pub(crate) fn to(&self, address: Ipv4Addr) -> Option<(Ipv4Addr, u32)> {
        let holder = self.floating.get(&address).copied().unwrap_or(address);
        self.devices.get(&holder).map(|device| (holder, *device))
    }
}

impl Relays {
    /// What an earlier process left.
    pub(crate) fn read(route: &mut Netlink) -> Result<Self, LinuxError> {
        let listed = route.dump(&nexthop::dump())?;
        let relays = listed.iter().filter_map(|(_, body)| nexthop::read_relay(body));
        let named: BTreeSet<_> = relays.filter_map(|relay| address_of(relay.id)).collect();
        let all = facts::routes(route)?;
        let mut floating = routes::floating(&routes::rules(route)?, &all);
        floating.retain(|address, _| named.contains(address));
        Ok(Self { named, floating })
    }

    /// What lets the relays to these addresses of an interface follow it to a device.
    pub(crate) fn follow(&self, addresses: &[IpAddr], device: u32) -> Vec<Request> {
        let addresses: Vec<Ipv4Addr> = addresses.iter().copied().filter_map(ipv4).collect();
        let set = |address: &Ipv4Addr, gateway: Ipv4Addr| {
            nexthop::set_relay(Relay { id: relay_id(*address), to: Some((gateway, device)) })
        };
        let own = addresses.iter().filter(|address| self.named.contains(address));
        let floating = self.floating.iter().filter(|(_, holder)| addresses.contains(holder));
        let floating = floating.map(|(address, holder)| set(address, *holder));
        own.map(|address| set(address, *address)).chain(floating).collect()
    }

    /// Whether a relay leads to one of these addresses, or to what floats on one.
    pub(crate) fn lead_to_any(&self, addresses: &[IpAddr]) -> bool {
        let mut held = addresses.iter().copied().filter_map(ipv4);
        held.any(|held| {
            self.named.contains(&held) || self.floating.values().any(|holder| *holder == held)
        })
    }

    /// Lets every relay lead to where its address is, as the kernel shows it.
    pub(crate) fn settle(&self, route: &mut Netlink) -> Result<(), LinuxError> {
        let listed = facts::routes(route)?;
        let holders = Holders::read(route, &listed)?;
        let set = |address: &Ipv4Addr| {
            nexthop::set_relay(Relay { id: relay_id(*address), to: holders.to(*address) })
        };
        route.ask_all(self.named.iter().map(set).collect())
    }

    /// Makes the relays to these addresses, before a route names them.
    pub(crate) fn add(
        &mut self,
        route: &mut Netlink,
        wanted: &BTreeSet<Ipv4Addr>,
    ) -> Result<(), LinuxError> {
        self.named.extend(wanted.iter().copied());
        self.settle(route)
    }

    /// Forgets the relays that no route uses any more, and learns what floats where.
    pub(crate) fn tidy(&mut self, route: &mut Netlink) -> Result<(), LinuxError> {
        let listed = facts::routes(route)?;
        let used: BTreeSet<u32> = listed.iter().filter_map(|it| it.nexthop).collect();
        let lost: Vec<_> = self.named.iter().filter(|it| !used.contains(&relay_id(**it))).collect();
        let delete =
            |address: &&Ipv4Addr| nexthop::delete(relay_id(**address)).allow(&[Errno::ENOENT]);
        route.ask_all(lost.iter().map(delete).collect())?;
        self.named.retain(|address| used.contains(&relay_id(*address)));
        self.floating = routes::floating(&routes::rules(route)?, &listed);
        self.floating.retain(|address, _| self.named.contains(address));
        self.settle(route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_relay_can_be_read_from_its_id() {
        for address in ["10.0.0.1", "10.255.255.254", "172.16.0.9", "172.31.9.9", "192.168.7.7"] {
            let address: Ipv4Addr = address.parse().unwrap();
            assert_eq!(address_of(relay_id(address)), Some(address));
        }
    }
}
