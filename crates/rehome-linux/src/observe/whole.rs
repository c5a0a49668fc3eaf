//! Whether a leg that is steered is whole, and in words what it lacks if not.
//!
//! A steered leg has every part: a migration steers only what was staged, so that whatever is not
//! there was taken away since. What a guest has beside that is its own.

use std::net::IpAddr;

use rehome_domain::DeviceIndex;
use rehome_domain::plane::{IPV6_GATEWAY, Steering};

use super::Guests;
use super::look::{GuestSight, VpcSight};
use crate::device::Device;
use crate::facts::{Address, MAIN, Route};
use crate::leg::GATEWAY_MAC;
use crate::place::{Owner, Place};
use crate::vpc::GATEWAY_LABEL;

const GATEWAY: IpAddr = IpAddr::V6(IPV6_GATEWAY);

/// What the leg of this device lacks. Nothing for a leg into an instance that is not there: the
/// instance has to be made first, and that is seen elsewhere.
pub(super) fn lacks(
    index: u32,
    steering: &Steering,
    (vpc, guests): (&VpcSight, &Guests),
) -> Option<String> {
    let device = vpc.devices.get(&index)?;
    let guest = guests.get(&steering.leg.instance)?;
    let Some(inner) = guest.devices.get(&device.peer).filter(|inner| inner.peer == index) else {
        return Some(String::from("its end in the instance is not there"));
    };
    let place = Place::read(&inner.name).filter(|place| place.owner == guest.owner);
    let Some(place) = place else {
        return Some(format!("its end in the instance is called {}", inner.name));
    };
    let outside = outside(device, &inner.mac, (steering, vpc));
    outside.or_else(|| inside(inner, place, (steering, vpc, guest)))
}

/// On the VPC's side.
fn outside(device: &Device, mac: &[u8], (steering, vpc): (&Steering, &VpcSight)) -> Option<String> {
    if !device.up {
        return Some(String::from("the VPC's side is down"));
    }
    if device.mac != GATEWAY_MAC {
        return Some(String::from("the VPC's side has another MAC"));
    }
    if !device.routes || vpc.hesitating.contains(&device.index) {
        return Some(String::from("a kernel parameter of the VPC's side was changed"));
    }
    if steering.addresses.iter().any(IpAddr::is_ipv6) {
        if !device.routes_ipv6 {
            return Some(String::from("the VPC's side routes no IPv6"));
        }
        let gateway = |it: &Address| (it.device, it.address) == (device.index, GATEWAY);
        if !vpc.addresses.iter().any(gateway) {
            return Some(String::from("the VPC's side has lost its IPv6 gateway"));
        }
    }
    let known = |address: &IpAddr| {
        vpc.neighbours.get(&(device.index, *address)).is_some_and(|seen| seen == mac)
    };
    let unknown = steering.addresses.iter().find(|address| !known(address))?;
    Some(format!("the VPC's side does not know the MAC of {unknown}"))
}

/// On the instance's side.
fn inside(
    device: &Device,
    place: Place,
    (steering, vpc, guest): (&Steering, &VpcSight, &GuestSight),
) -> Option<String> {
    let (index, table) = (device.index, place.table());
    if !device.up {
        return Some(format!("{} is down in the instance", device.name));
    }
    if device.strict && place.owner == Owner::Rehome {
        return Some(format!("{} filters by the reverse path", device.name));
    }
    for address in &steering.addresses {
        if !guest.addresses.contains(&(index, *address)) {
            return Some(format!("{} has lost {address}", device.name));
        }
        if !guest.rules.contains(&(*address, table)) {
            return Some(format!("no rule leads {address} to table {table}"));
        }
    }
    let families: &[Family] = match steering.addresses.iter().any(IpAddr::is_ipv6) {
        true => &[IpAddr::is_ipv4, IpAddr::is_ipv6],
        false => &[IpAddr::is_ipv4],
    };
    families.iter().find_map(|family| way_out((device, place), *family, (vpc, guest)))
}

/// Whether an address is of a family.
type Family = fn(&IpAddr) -> bool;

/// What the way out of the instance lacks.
fn way_out(
    (device, place): (&Device, Place),
    family: Family,
    (vpc, guest): (&VpcSight, &GuestSight),
) -> Option<String> {
    let (index, table) = (device.index, place.table());
    let gateway_in = |table| gateway_in(guest, (index, table), family);
    let version = if family(&GATEWAY) { "IPv6 " } else { "" };
    let Some(gateway) = gateway_in(table) else {
        return Some(format!("table {table} has no {version}default route"));
    };
    let ours = |it: &Address| it.label == GATEWAY_LABEL && it.address == gateway;
    if gateway != GATEWAY && !vpc.addresses.iter().any(ours) {
        return Some(format!("table {table} leads to {gateway}, which is no gateway"));
    }
    let leads_all = place.index == DeviceIndex::PRIMARY && place.owner == Owner::Rehome;
    if leads_all && gateway_in(MAIN) != Some(gateway) {
        return Some(format!("the instance has no {version}default route"));
    }
    let mac = guest.neighbours.get(&(index, gateway));
    let known = mac.is_some_and(|mac| mac.as_slice() == GATEWAY_MAC);
    (!known).then(|| format!("{} does not know the gateway's MAC", device.name))
}

fn gateway_in(guest: &GuestSight, (device, table): (u32, u32), family: Family) -> Option<IpAddr> {
    let leads = |route: &&Route| {
        let default = route.prefix_len == 0 && family(&route.destination);
        default && route.table == table && route.device == Some(device)
    };
    guest.routes.iter().find(leads).and_then(|route| route.gateway)
}
