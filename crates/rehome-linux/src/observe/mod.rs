//! What the kernel has, of what this installation made, and whether it is whole.
//!
//! Truth is read from the kernel alone, each time: no memory of what was made comes in. What a leg
//! should have follows from what steers it (its addresses), from its mark (whose it is), and from
//! its two ends, which must agree with each other.

use std::collections::BTreeMap;
use std::net::IpAddr;

use rehome_domain::InstanceId;
use rehome_domain::plane::{self, Gateway, LegKey, Observed, Steering};
use rehome_domain::policy::{PolicyKey, Subject};

use crate::device::{alias_of, devices};
use crate::error::LinuxError;
use crate::facts::Route;
use crate::instance::{LOOPBACK, Room};
use crate::mark::{Kind, Mark};
use crate::netlink::Netlink;
use crate::policies::{blocks, routes};
use crate::relay::{self, Holders};
use crate::steering::nexthop_id;
use crate::throttle::InstanceLimit;
use crate::uplink::Bindings;
use crate::{strays, vpc};
pub(crate) use look::VpcSight;
use look::{GuestSight, Sight};

mod look;
mod whole;

/// The marked namespaces of an installation, by their marks.
pub(crate) fn rooms(installation: &str) -> Result<Vec<(String, Mark)>, LinuxError> {
    let marked = all_rooms()?;
    Ok(marked.into_iter().filter(|(_, mark)| mark.installation == installation).collect())
}

/// The marked namespaces of all installations.
pub(crate) fn all_rooms() -> Result<Vec<(String, Mark)>, LinuxError> {
    let mut found = Vec::new();
    for name in look::candidates()? {
        let alias = Room::unmarked(&name).and_then(|(_, mut route)| alias_of(&mut route, LOOPBACK));
        match alias {
            Ok(alias) => {
                let mark = alias.as_deref().and_then(Mark::read);
                // An adopted namespace may have more names than ours.
                found.extend(mark.filter(|mark| mark.names(&name)).map(|mark| (name, mark)));
            }
            // Gone meanwhile, or a file that is no namespace: not ours.
            Err(error) => tracing::debug!(name, %error, "passed over"),
        }
    }
    Ok(found)
}

/// What is looked at beside what is always there.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// The elastic IPs, where there is an uplink.
    pub(crate) bindings: Option<&'a Bindings>,
    /// What every leg should be limited to.
    pub(crate) limit: Option<InstanceLimit>,
}

/// Everything.
pub(crate) fn observe(installation: &str, asked: Asked<'_>) -> Result<Observed, LinuxError> {
    let mut observed = Observed::default();
    let (mut vpcs, mut guests) = (Vec::new(), BTreeMap::new());
    for sight in look::all(installation, asked.limit)? {
        match sight {
            Sight::Vpc(sight) => vpcs.push(sight),
            Sight::Instance(sight) => drop(guests.insert(sight.instance, sight)),
        }
    }
    for (instance, sight) in &guests {
        observed.instances.insert(*instance);
        observed.broken.instances.extend(sight.lacks.clone().map(|lacks| (*instance, lacks)));
    }
    for sight in &vpcs {
        add_vpc(sight, &guests, &mut observed);
        add_unlimited(sight, asked.limit, &mut observed);
    }
    if let Some(bindings) = asked.bindings {
        bindings.observe(&vpcs, &mut observed)?;
    }
    Ok(observed)
}

/// The instances' namespaces by their instances.
type Guests = BTreeMap<InstanceId, Box<GuestSight>>;

fn add_vpc(sight: &VpcSight, guests: &Guests, observed: &mut Observed) {
    let vpc = sight.vpc;
    observed.vpcs.insert(vpc);
    observed.policies.extend(sight.filters.policies(vpc));
    let ours = sight.addresses.iter().filter(|it| it.label == vpc::GATEWAY_LABEL);
    let ipv4 = ours.filter_map(|it| match it.address {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    });
    observed.gateways.extend(ipv4.map(|address| Gateway { vpc, address }));
    let legs = live_legs(sight);
    observed.legs.extend(legs.values().copied());
    let steered = steered(sight, &legs);
    for (index, steering) in &steered {
        let lacks = whole::lacks(*index, steering, (sight, guests));
        observed.broken.legs.extend(lacks.map(|lacks| (steering.leg, lacks)));
    }
    let owners = steered.values();
    let enis = owners.flat_map(|it| {
        let held = it.addresses.iter().copied().filter_map(relay::ipv4);
        held.map(|address| (address, it.leg.eni))
    });
    let floating = routes::floating(&sight.routing.rules, &sight.routes);
    let holders = Holders::of(&sight.routes, (&sight.nexthops, floating));
    let (routes, enis) = (sight.routes.as_slice(), &enis.collect());
    let ground = routes::Ground { routes, holders: &holders, enis };
    observed.policies.extend(routes::policies(&sight.routing, &ground, vpc));
    let further = blocks::policy(&sight.routes).map(|policy| policy.fingerprint());
    let key = PolicyKey { vpc, subject: Subject::Blocks };
    observed.policies.extend(further.map(|further| (key, further)));
    for nexthop in sight.nexthops.values() {
        let Some(leg) = legs.get(&nexthop.device) else { continue };
        let primary =
            steered.get(&nexthop.device).and_then(|steering| plane::primary(&steering.addresses));
        if primary.map(nexthop_id) != Some(nexthop.id) {
            let lacks = format!("nexthop {} leads to it and is not its own", nexthop.id);
            observed.broken.legs.insert(*leg, lacks);
        } else if !nexthop.both {
            observed.broken.legs.insert(*leg, String::from("its nexthop leads IPv4 alone"));
        }
    }
    for steering in steered.into_values() {
        let eni = steering.leg.eni;
        if let Some(other) = observed.steering.insert(eni, steering) {
            observed.broken.legs.insert(other.leg, String::from("another leg is steered too"));
        }
    }
    let strays = strays::routes(&sight.routes, &sight.nexthops).count();
    let (lost, unowned) = (strays::nexthops(sight), strays::unowned(&sight.routes));
    let lacks = sight.lacks.clone().or_else(|| match (strays, lost, unowned) {
        (0, 0, 1) => sight.filters.lacks(&strays::blocks(&sight.routes)),
        (0, 0, _) => Some(format!("{unowned} routes say what is unreachable")),
        _ => Some(format!("{strays} routes and {lost} nexthops lead nowhere")),
    });
    observed.broken.vpcs.extend(lacks.map(|lacks| (vpc, lacks)));
}

/// The steered legs that go past their instance's limit.
fn add_unlimited(sight: &VpcSight, limit: Option<InstanceLimit>, observed: &mut Observed) {
    let Some((limit, throttles)) = limit.zip(sight.throttles.as_ref()) else { return };
    for (index, key) in live_legs(sight) {
        let steered = observed.steering.get(&key.eni).is_some_and(|it| it.leg == key);
        let lacks = throttles.lacks((index, key.instance), &sight.devices, limit);
        if let Some(lacks) = lacks.filter(|_| steered) {
            observed.broken.legs.entry(key).or_insert(lacks);
        }
    }
}

/// The legs by the index of their devices, dying ones left out.
fn live_legs(sight: &VpcSight) -> BTreeMap<u32, LegKey> {
    let devices = sight.devices.values().filter(|device| !device.dying);
    let legs = devices.filter_map(|device| match device.kind() {
        Some(Kind::Leg(key)) => Some((device.index, key)),
        Some(
            Kind::Vpc(_)
            | Kind::Instance(_)
            | Kind::Adopted(_)
            | Kind::Uplink(_)
            | Kind::Throttle(_),
        )
        | None => None,
    });
    legs.collect()
}

/// What is steered to each leg, by the index of its device.
fn steered(sight: &VpcSight, legs: &BTreeMap<u32, LegKey>) -> BTreeMap<u32, Steering> {
    let mut steered: BTreeMap<u32, Steering> = BTreeMap::new();
    for (route, id) in sight.routes.iter().filter_map(|route| Some((route, route.nexthop?))) {
        let device = sight.nexthops.get(&id).map(|nexthop| nexthop.device);
        let found = device.and_then(|device| Some((device, legs.get(&device)?)));
        let (Some((device, leg)), true) = (found, is_host(route)) else { continue };
        let empty = || Steering { leg: *leg, epoch: leg.epoch, addresses: Vec::new() };
        let steering = steered.entry(device).or_insert_with(empty);
        // The primary address is the one that names the nexthop.
        let names = |it: IpAddr| matches!(it, IpAddr::V4(it) if nexthop_id(it) == id);
        if names(route.destination) {
            steering.addresses.insert(0, route.destination);
        } else {
            steering.addresses.push(route.destination);
        }
    }
    steered
}

fn is_host(route: &Route) -> bool {
    route.is_host() && strays::is_ours(route)
}

/// The legs of a VPC's namespace by the index of their devices, dying ones left out.
pub(crate) fn legs(route: &mut Netlink) -> Result<BTreeMap<u32, LegKey>, LinuxError> {
    let mut legs = BTreeMap::new();
    for device in devices(route)? {
        match device.kind() {
            Some(Kind::Leg(key)) if !device.dying => drop(legs.insert(device.index, key)),
            Some(
                Kind::Leg(_)
                | Kind::Vpc(_)
                | Kind::Instance(_)
                | Kind::Adopted(_)
                | Kind::Uplink(_)
                | Kind::Throttle(_),
            )
            | None => {}
        }
    }
    Ok(legs)
}
