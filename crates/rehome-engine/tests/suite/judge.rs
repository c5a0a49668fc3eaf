//! What must hold while something is under way, and what must hold once it is over.

use std::collections::{BTreeMap, BTreeSet};

use rehome_domain::task::Status;
use rehome_domain::{EniId, InstanceId, Phase, Placement, Route, World};
use rehome_engine::worlds::Worlds;
use rehome_ports::{Plane, store::Store};

use crate::bench::{Bench, scope};
use crate::invariants;
use crate::scenario::{Act, Cloud};

/// Holds after every step, between any two.
pub(crate) fn under_way(bench: &Bench, cloud: &Cloud) {
    let world = bench.world();
    invariants::check(&world);
    check_published(bench, &world);
    check_steering(bench, &world);
    for eni in world.enis.values() {
        let senders = senders(bench, cloud, &world, eni.id);
        assert!(senders.len() <= 1, "{} is in use by {senders:?}", eni.id);
    }
}

/// A migration never leaves an interface without an owner that can send, or with two.
pub(crate) fn never_dark(bench: &Bench, cloud: &Cloud) {
    let world = bench.world();
    assert_eq!(senders(bench, cloud, &world, cloud.eni).len(), 1, "{} is dark", cloud.eni);
}

/// The instances that can send with the ENI's address to the peer, and be answered.
fn senders(bench: &Bench, cloud: &Cloud, world: &World, eni: EniId) -> Vec<InstanceId> {
    let peer = world.instance(cloud.peer).unwrap();
    let peer_eni = world.eni(peer.interfaces[&rehome_domain::DeviceIndex::PRIMARY]).unwrap();
    let (there, eni) = (peer_eni.addresses[0], world.eni(eni).unwrap());
    let sim = bench.sim();
    let delivers = |address| sim.carry(cloud.peer, there, address);
    let all = bench.plane.observe().unwrap().instances;
    let mut found = Vec::new();
    for instance in all {
        let sends = |address| sim.carry(instance, address, there) == Some(cloud.peer);
        let (sending, receiving): (BTreeSet<_>, BTreeSet<_>) = (
            eni.addresses.iter().map(|address| sends(*address)).collect(),
            eni.addresses.iter().map(|address| delivers(*address) == Some(instance)).collect(),
        );
        assert_eq!(sending.len(), 1, "some addresses of {} send and some do not", eni.id);
        assert_eq!(sending, receiving, "{instance} sends and does not receive, or the reverse");
        if sending.contains(&true) {
            found.push(instance);
        }
    }
    found
}

/// The steering names the owner; only between a commit and its switch may it name the one before.
fn check_steering(bench: &Bench, world: &World) {
    for (eni, steering) in bench.plane.observe().unwrap().steering {
        let Some(found) = world.enis.get(&eni) else { panic!("{eni} is steered and unknown") };
        let allowed = match &found.placement {
            Placement::On(place) => vec![*place],
            Placement::Moving(moved) => match (&moved.phase, &moved.route) {
                (Phase::Committed, Route::Attach { to }) => vec![*to],
                (Phase::Committed, Route::Migrate { from, to }) => vec![*from, *to],
                (Phase::Committed, Route::Detach { from }) => vec![*from],
                (Phase::Preparing { .. } | Phase::Undoing { .. }, route) => {
                    route.from().copied().into_iter().collect()
                }
            },
            Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => Vec::new(),
        };
        let legs: Vec<_> = allowed.iter().map(|place| found.leg_key(place)).collect();
        assert!(legs.contains(&steering.leg), "{:?} is not of {legs:?}", steering.leg);
    }
}

/// What readers see is what is stored.
fn check_published(bench: &Bench, world: &World) {
    let stored = Worlds::load(bench.store.snapshot()).unwrap();
    assert_eq!(stored.world(scope()), *world, "published and stored differ");
}

/// Holds once everything is over.
pub(crate) fn settled(bench: &Bench, cloud: &Cloud) {
    let world = bench.world();
    assert!(world.running.is_empty(), "{:?} run", world.running);
    under_way(bench, cloud);
    assert_eq!(bench.repairs(), [], "something is to be repaired");
    let seen = bench.plane.observe().unwrap();
    let owned: BTreeMap<EniId, _> = world
        .enis
        .values()
        .filter_map(|eni| Some((eni.id, eni.leg_key(eni.placement.attachment()?))))
        .collect();
    assert_eq!(seen.legs, owned.values().copied().collect(), "legs");
    let steered: BTreeMap<_, _> = seen.steering.iter().map(|(id, all)| (*id, all.leg)).collect();
    assert_eq!(steered, owned, "steering");
    for (eni, leg) in &owned {
        assert_eq!(senders(bench, cloud, &world, *eni), [leg.instance], "{eni}");
    }
    let running = world.instances.values().filter(|all| all.state.name() == "RUNNING");
    assert_eq!(seen.instances, running.map(|instance| instance.id).collect(), "instances");
    assert!(seen.vpcs.iter().all(|vpc| world.vpcs.contains_key(vpc)), "a VPC leaked");
    let gateways: BTreeSet<_> = world.subnets.values().map(|subnet| subnet.net()).collect();
    assert!(seen.gateways.is_subset(&gateways), "a gateway leaked");
}

/// What became of the act: it succeeded, or it failed with a reason and changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It did what it was asked.
    Done,
    /// It was undone.
    Undone,
}

/// Judges the act's tasks and its effect.
pub(crate) fn ended(bench: &Bench, cloud: &Cloud, act: Act) -> End {
    settled(bench, cloud);
    let world = bench.world();
    let failures: Vec<String> = world
        .tasks
        .values()
        .filter_map(|task| match &task.status {
            Status::Failed(failure) => Some(failure.to_string()),
            Status::Success => None,
            Status::Running => panic!("{} runs", task.id),
        })
        .collect();
    assert!(failures.iter().all(|text| text.len() > 20), "{failures:?} give no reason");
    let end = if failures.is_empty() { End::Done } else { End::Undone };
    let holder = |eni| {
        let found = world.enis.get(&eni)?;
        found.placement.attachment().map(|place| place.instance)
    };
    let (source, destination) = (Some(cloud.source), Some(cloud.destination));
    match (act, end) {
        (Act::Migrate, End::Done) => assert_eq!(holder(cloud.eni), destination),
        (Act::Migrate, End::Undone) => assert_eq!(holder(cloud.eni), source),
        (Act::Attach, End::Done) => assert_eq!(holder(cloud.spare), destination),
        (Act::Attach, End::Undone) => assert_eq!(holder(cloud.spare), None),
        (Act::Detach, _) => assert_eq!(holder(cloud.eni), None),
        (Act::Create, _) => assert_eq!(free(&world), 2),
        (Act::Delete, _) => assert!(!world.enis.contains_key(&cloud.spare)),
        (Act::Run, End::Done) => assert_eq!(running(&world), 5),
        (Act::Run, End::Undone) => assert!((3..5).contains(&running(&world))),
        (Act::Terminate, _) => {
            assert!(!world.instances.contains_key(&cloud.source));
            assert_eq!((holder(cloud.eni), free(&world)), (None, 2));
        }
        (Act::DeleteVpc, _) => assert!(!world.vpcs.contains_key(&cloud.empty_vpc)),
        (Act::DeleteSubnet, _) => assert!(!world.subnets.contains_key(&cloud.empty_subnet)),
    }
    end
}

fn free(world: &World) -> usize {
    world.enis.values().filter(|eni| eni.placement == Placement::Free).count()
}

fn running(world: &World) -> usize {
    world.instances.values().filter(|instance| instance.state.name() == "RUNNING").count()
}
