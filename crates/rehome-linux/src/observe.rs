//! What the kernel has, of what this installation made.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use rehome_domain::VpcId;
use rehome_domain::plane::{Gateway, LegKey, Observed, Steering};

use crate::device::{alias_of, devices};
use crate::error::LinuxError;
use crate::instance::{LOOPBACK, Room};
use crate::leg::addresses_of;
use crate::mark::{Kind, Mark};
use crate::namespace::names;
use crate::netlink::attributes::{attributes, native};
use crate::netlink::{Netlink, Request, nexthop};
use crate::steering::nexthop_id;

/// The marked namespaces of an installation, by their marks.
pub(crate) fn rooms(installation: &str) -> Result<Vec<(String, Mark)>, LinuxError> {
    let marked = all_rooms()?;
    Ok(marked.into_iter().filter(|(_, mark)| mark.installation == installation).collect())
}

/// The marked namespaces of all installations.
pub(crate) fn all_rooms() -> Result<Vec<(String, Mark)>, LinuxError> {
    let mut found = Vec::new();
    for name in names()? {
        // Of a foreign namespace not more is asked than the alias of its lo.
        if !(name.starts_with("rh-vpc-") || name.starts_with("ins-")) {
            continue;
        }
        let alias = Room::unmarked(&name).and_then(|(_, mut route)| alias_of(&mut route, LOOPBACK));
        match alias {
            Ok(alias) => {
                found.extend(alias.as_deref().and_then(Mark::read).map(|mark| (name, mark)));
            }
            // Gone meanwhile, or a file that is no namespace: not ours.
            Err(error) => tracing::debug!(name, %error, "passed over"),
        }
    }
    Ok(found)
}

/// Everything.
pub(crate) fn observe(installation: &str) -> Result<Observed, LinuxError> {
    let mut observed = Observed::default();
    for (name, mark) in rooms(installation)? {
        match mark.kind {
            Kind::Vpc(vpc) => {
                observed.vpcs.insert(vpc);
                let (_, mut route) = Room::unmarked(&name)?;
                observe_vpc(vpc, &mut route, &mut observed)?;
            }
            Kind::Instance(instance) => drop(observed.instances.insert(instance)),
            Kind::Leg(_) => {}
        }
    }
    Ok(observed)
}

fn observe_vpc(vpc: VpcId, route: &mut Netlink, observed: &mut Observed) -> Result<(), LinuxError> {
    let gateways = addresses_of(route, LOOPBACK)?;
    let ours = gateways.iter().filter(|(address, _)| !address.is_loopback());
    observed.gateways.extend(ours.map(|(address, _)| Gateway { vpc, address: *address }));
    let legs = legs(route)?;
    observed.legs.extend(legs.values().copied());
    let nexthops: BTreeMap<u32, u32> = route
        .dump(&nexthop::dump())?
        .iter()
        .filter_map(|(_, body)| nexthop::read(body))
        .map(|nexthop| (nexthop.id, nexthop.device))
        .collect();
    for (address, id) in routes(route)? {
        let Some(leg) = nexthops.get(&id).and_then(|device| legs.get(device)) else {
            continue;
        };
        let empty = || Steering { leg: *leg, epoch: leg.epoch, addresses: Vec::new() };
        let steering = observed.steering.entry(leg.eni).or_insert_with(empty);
        // The primary address is the one that names the nexthop.
        if nexthop_id(address) == id {
            steering.addresses.insert(0, address);
        } else {
            steering.addresses.push(address);
        }
    }
    Ok(())
}

/// The legs of a VPC's namespace by the index of their devices, dying ones left out.
pub(crate) fn legs(route: &mut Netlink) -> Result<BTreeMap<u32, LegKey>, LinuxError> {
    let mut legs = BTreeMap::new();
    for device in devices(route)? {
        match device.kind() {
            Some(Kind::Leg(key)) if !device.dying => drop(legs.insert(device.index, key)),
            Some(Kind::Leg(_) | Kind::Vpc(_) | Kind::Instance(_)) | None => {}
        }
    }
    Ok(legs)
}

/// The host routes that lead to a nexthop object: address and the nexthop's id.
fn routes(route: &mut Netlink) -> Result<Vec<(Ipv4Addr, u32)>, LinuxError> {
    const RTM_GETROUTE: u16 = 26;
    const RTA_DST: u16 = 1;
    const RTA_NH_ID: u16 = 30;
    let mut header = vec![0; 12];
    header[0] = 2;
    let messages = route.dump(&Request::raw("list routes", RTM_GETROUTE, header))?;
    let mut found = Vec::new();
    for (_, body) in messages {
        let (mut address, mut id) = (None, None);
        for (kind, value) in attributes(body.get(12..).unwrap_or_default()) {
            match (kind, value) {
                (RTA_DST, &[a, b, c, d]) => address = Some(Ipv4Addr::new(a, b, c, d)),
                (RTA_NH_ID, value) => id = native(value),
                _ => {}
            }
        }
        found.extend(address.zip(id));
    }
    Ok(found)
}
