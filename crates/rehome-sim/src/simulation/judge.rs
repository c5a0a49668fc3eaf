//! What must hold of the plane: after every step for what was touched, and for everything once
//! all is quiet.
//!
//! In: the truth and the plane. Out: a breach, or nothing. Packets are asked, not records: who can
//! send with an address, and who receives what is sent to it.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use rehome_domain::instance::InstanceState;
use rehome_domain::network_interface::Eni;
use rehome_domain::plane::LegKey;
use rehome_domain::{EniId, Phase, Placement, Route, World};

use super::breach::{Breach, ensure};
use super::network::{Network, PacketPlane, Touched};

/// Who may be steered to, and whether somebody must be.
struct Due {
    allowed: Vec<LegKey>,
    must: bool,
}

/// Before the commit the source; between commit and settlement source or destination; then the
/// destination; never anybody else.
fn due(eni: &Eni) -> Due {
    let (places, must) = match &eni.placement {
        Placement::On(place) => (vec![*place], true),
        Placement::Moving(moved) => match (&moved.phase, moved.route) {
            (Phase::Committed, Route::Attach { to }) => (vec![to], false),
            (Phase::Committed, Route::Migrate { from, to }) => (vec![from, to], true),
            (Phase::Committed, Route::Detach { from }) => (vec![from], false),
            (Phase::Preparing { .. } | Phase::Undoing { .. }, route) => {
                let from: Vec<_> = route.from().copied().into_iter().collect();
                let must = !from.is_empty();
                (from, must)
            }
        },
        Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => (Vec::new(), false),
    };
    Due { allowed: places.iter().map(|place| eni.leg_key(place)).collect(), must }
}

/// Judges the ENIs that a step touched, in the plane or in the store.
pub(crate) fn step(
    network: &Network,
    world: &World,
    (touched, written): (&Touched, &BTreeSet<EniId>),
) -> Result<(), Breach> {
    let plane = network.plane();
    let check = |id: EniId| one(network, &plane, (world, id)).map_err(|breach| breach.about(id));
    if touched.all {
        return world.enis.keys().chain(written).try_for_each(|id| check(*id));
    }
    touched.enis.union(written).try_for_each(|id| check(*id))
}

fn one(
    network: &Network,
    plane: &std::sync::Arc<dyn PacketPlane>,
    (world, id): (&World, EniId),
) -> Result<(), Breach> {
    let steered = plane.steered_to(id);
    let found = world.enis.get(&id);
    let due = found.map_or(Due { allowed: Vec::new(), must: false }, |eni| due(eni));
    let right = steered.map_or(!due.must, |leg| due.allowed.contains(&leg));
    if steered.is_some() {
        network.consoled(id);
    }
    if right {
        network.found(id);
    } else {
        let bereft = steered.is_none() && network.is_bereft(id);
        // A task that failed past its commit leaves the rest to a repair, and nothing new.
        let left = network.astray(id);
        let excused = bereft || left.is_some_and(|old| steered.is_none() || steered == old);
        let text = || match steered {
            Some(leg) => format!("{leg:?} is in use, only {:?} may be", due.allowed),
            None => format!("nobody has the addresses, {:?} should", due.allowed),
        };
        ensure(excused, text)?;
    }
    let Some(eni) = found else { return Ok(()) };
    let wandered = |address: &IpAddr| network.has_wandered((eni.vpc, *address));
    let all = eni.all_addresses().into_iter();
    let (wandered, settled): (Vec<_>, Vec<_>) = all.partition(wandered);
    if network.is_unguarded(id) {
        // Dark until it is guarded again; nobody else may have its addresses.
        return settled.into_iter().try_for_each(|it| one_sender(plane, world, (eni, it)));
    }
    packets(plane, world, (eni, steered), &settled)?;
    wandered.into_iter().try_for_each(|address| one_sender(plane, world, (eni, address)))
}

/// An address that was on its way between two ENIs is sent with by one instance at most, which it
/// reaches. By whom is judged when all is quiet.
fn one_sender(
    plane: &std::sync::Arc<dyn PacketPlane>,
    world: &World,
    (eni, address): (&Eni, IpAddr),
) -> Result<(), Breach> {
    let beside = world.instances.values().filter(|instance| instance.vpc == eni.vpc);
    let sending: Vec<_> = beside
        .filter_map(|all| plane.carry(all.id, address, address).map(|reached| (all.id, reached)))
        .collect();
    let one = sending.len() <= 1 && sending.iter().all(|(sender, reached)| sender == reached);
    ensure(one, || format!("{address} is sent with and reaches, each: {sending:?}"))
}

/// Every address is sent with by the steered instance alone, and reaches it alone.
fn packets(
    plane: &std::sync::Arc<dyn PacketPlane>,
    world: &World,
    (eni, steered): (&Eni, Option<LegKey>),
    addresses: &[IpAddr],
) -> Result<(), Breach> {
    let owner = steered.map(|leg| leg.instance);
    // Another VPC may have the same addresses.
    let beside = world.instances.values().filter(|instance| instance.vpc == eni.vpc);
    let all: BTreeSet<_> = beside.map(|instance| instance.id).chain(owner).collect();
    for address in addresses {
        for instance in &all {
            let reached = plane.carry(*instance, *address, *address);
            let expected = if Some(*instance) == owner { owner } else { None };
            let text = || format!("{instance} sends with {address} and reaches {reached:?}");
            ensure(reached == expected, text)?;
        }
    }
    Ok(())
}

/// Judges everything; nothing is under way and the plane was repaired.
pub(crate) fn quiet(network: &Network, world: &World) -> Result<(), Breach> {
    network.all_are_guarded();
    let everything = Touched { all: true, ..Touched::default() };
    step(network, world, (&everything, &BTreeSet::new()))?;
    let plane = network.plane();
    for eni in world.enis.values() {
        let (steered, all) = (plane.steered_to(eni.id), eni.all_addresses());
        packets(&plane, world, (eni, steered), &all).map_err(|breach| breach.about(eni.id))?;
    }
    let seen = plane.observe().map_err(|error| Breach::new(error.to_string()))?;
    let owned: BTreeMap<EniId, LegKey> = world
        .enis
        .values()
        .filter_map(|eni| Some((eni.id, eni.leg_key(eni.placement.attachment()?))))
        .collect();
    let legs: BTreeSet<LegKey> = owned.values().copied().collect();
    same("legs", &seen.legs, &legs)?;
    let steered: BTreeMap<_, _> = seen.steering.iter().map(|(id, all)| (*id, all.leg)).collect();
    ensure(steered == owned, || format!("steering is {steered:?}, should be {owned:?}"))?;
    let lives = |state| matches!(state, InstanceState::Running | InstanceState::Stopped);
    let living = world.instances.values().filter(|instance| lives(instance.state));
    same("instances", &seen.instances, &living.map(|instance| instance.id).collect())?;
    let leaked: Vec<_> = seen.vpcs.iter().filter(|vpc| !world.vpcs.contains_key(*vpc)).collect();
    ensure(leaked.is_empty(), || format!("VPCs leaked: {leaked:?}"))?;
    let wanted: BTreeSet<_> = world.subnets.values().map(|subnet| subnet.net()).collect();
    let leaked: Vec<_> = seen.gateways.difference(&wanted).collect();
    ensure(leaked.is_empty(), || format!("gateways leaked: {leaked:?}"))
}

fn same<T: Ord + std::fmt::Debug>(
    what: &str,
    seen: &BTreeSet<T>,
    wanted: &BTreeSet<T>,
) -> Result<(), Breach> {
    let leaked: Vec<_> = seen.difference(wanted).collect();
    let missing: Vec<_> = wanted.difference(seen).collect();
    let holds = leaked.is_empty() && missing.is_empty();
    let judged = ensure(holds, || format!("{what}: leaked {leaked:?}, missing {missing:?}"));
    match (judged, leaked.first().or(missing.first())) {
        (Err(breach), Some(first)) => Err(breach.about(format!("{first:?}"))),
        (judged, _) => judged,
    }
}
