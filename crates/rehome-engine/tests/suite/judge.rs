//! What must hold while something is under way, and what must hold once it is over.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use rehome_domain::elastic_ip::{Association, Eip};
use rehome_domain::network_interface::handover::Handover;
use rehome_domain::plane::LegKey;
use rehome_domain::task::{Failure, Status};
use rehome_domain::{EipId, EniId, InstanceId, Phase, Placement, Route, World};
use rehome_engine::worlds::Worlds;
use rehome_ports::{Plane, store::Store};

use crate::bench::{Bench, scope};
use crate::scenario::{Act, Cloud};
use crate::{invariants, stories};

/// Holds after every step, between any two.
pub(crate) fn under_way(bench: &Bench, cloud: &Cloud) {
    let world = bench.world();
    invariants::check(&world);
    check_published(bench, &world);
    check_steering(bench, &world);
    check_bindings(bench, cloud, &world);
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

/// The instances that can send with the ENI's addresses to the peer, and be answered. All
/// addresses go together, but for one that is on its way between two ENIs.
fn senders(bench: &Bench, cloud: &Cloud, world: &World, eni: EniId) -> Vec<InstanceId> {
    let eni = world.eni(eni).unwrap();
    let on_its_way = match &eni.handover {
        Some(Handover::Gives(giving)) => Some(giving.address),
        Some(Handover::Takes(_)) => eni.addresses.last().copied(),
        Some(Handover::Changes(_)) | None => None,
    };
    let changing = matches!(eni.handover, Some(Handover::Changes(_)));
    let mut found: Option<Vec<InstanceId>> = None;
    for (place, address) in eni.addresses.iter().enumerate() {
        let senders = senders_with(bench, cloud, *address);
        // The plane is about to follow; the primary address is none that comes or goes.
        let settled = place == 0 || !changing;
        if on_its_way != Some(*address) && settled {
            let first = found.get_or_insert_with(|| senders.clone());
            let together = *first == senders || is_unfollowed(world);
            assert!(together, "addresses of {} have gone different ways", eni.id);
        }
    }
    found.unwrap_or_default()
}

/// The instances that can send with an address to the peer, and be answered. At most one.
fn senders_with(bench: &Bench, cloud: &Cloud, address: Ipv4Addr) -> Vec<InstanceId> {
    let world = bench.world();
    let peer = world.instance(cloud.peer).unwrap();
    let peer_eni = world.eni(peer.interfaces[&rehome_domain::DeviceIndex::PRIMARY]).unwrap();
    let there = peer_eni.addresses[0];
    let sim = bench.sim();
    let mut found = Vec::new();
    for instance in bench.plane.observe().unwrap().instances {
        let sends = sim.carry(instance, address, there) == Some(cloud.peer);
        let receives = sim.carry(cloud.peer, there, address) == Some(instance);
        assert_eq!(sends, receives, "{instance} sends and does not receive, or the reverse");
        found.extend(sends.then_some(instance));
    }
    assert!(found.len() <= 1, "{address} is in use by {found:?}");
    found
}

/// The plane does not follow, and a task's end says so: the repair sets it right, and is judged then.
fn is_unfollowed(world: &World) -> bool {
    let unfollowed = |status: &Status| matches!(status, Status::Failed(Failure::Unfollowed(_)));
    world.tasks.values().any(|task| unfollowed(&task.status))
}

/// The steering names the owner; only between a commit and its switch may it name the one before.
fn check_steering(bench: &Bench, world: &World) {
    if is_unfollowed(world) {
        return;
    }
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

/// A public address leads to whoever holds the private one, and to nobody else; it leads nowhere
/// when it is said to be bound to nothing.
fn check_bindings(bench: &Bench, cloud: &Cloud, world: &World) {
    for eip in world.eips.values() {
        let seen = bench.sim().carry_from_outside(eip.public);
        match &eip.association {
            Association::Bound(target) => {
                let holder = senders_with(bench, cloud, target.private);
                let together = seen == holder.first().copied() || is_unfollowed(world);
                assert!(together, "{} leads to {seen:?}, not to {holder:?}", eip.id);
                let left = holder
                    .first()
                    .and_then(|holder| bench.sim().carry_to_outside(*holder, target.private));
                let there = holder.first().map(|_| eip.public);
                assert!(left == there || is_unfollowed(world), "{} is not left with", eip.id);
            }
            // What a task that failed could not undo, the repair does.
            Association::Unbound if any_failed(world) => {}
            Association::Unbound => assert_eq!(seen, None, "{} is not bound", eip.id),
            Association::Binding { to, .. }
            | Association::Undoing { to, .. }
            | Association::Unbinding { from: to, .. } => {
                let holder = senders_with(bench, cloud, to.private);
                assert!(seen.is_none_or(|seen| holder == [seen]), "{} leads astray", eip.id);
            }
            Association::Releasing(_) => assert_eq!(seen, None, "{} is about to go", eip.id),
        }
    }
}

fn any_failed(world: &World) -> bool {
    world.tasks.values().any(|task| matches!(task.status, Status::Failed(_)))
}

fn bound(eip: &Eip) -> bool {
    matches!(eip.association, Association::Bound(_))
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
    bench.police();
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
    let lit = |leg: &LegKey| !world.is_dark(leg.instance);
    let lit: BTreeMap<_, _> =
        owned.iter().filter(|(_, leg)| lit(leg)).map(|(e, l)| (*e, *l)).collect();
    assert_eq!(steered, lit, "steering");
    for (eni, leg) in &owned {
        let expected = if lit.contains_key(eni) { vec![leg.instance] } else { Vec::new() };
        assert_eq!(senders(bench, cloud, &world, *eni), expected, "{eni}");
    }
    let at_work = world.eips.values().filter(|eip| bound(eip)).map(|eip| eip.id);
    let seen_eips: Vec<EipId> = seen.bindings.keys().copied().collect();
    assert_eq!(seen_eips, at_work.collect::<Vec<_>>(), "elastic IPs");
    assert!(world.eips.values().all(|eip| eip.association.task().is_none()), "held for ever");
    let there = |name| matches!(name, "RUNNING" | "STOPPED");
    let running = world.instances.values().filter(|all| there(all.state.name()));
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
    /// It did what it was asked, and the plane followed only by a repair.
    Unfollowed,
}

/// Judges the act's tasks and its effect.
pub(crate) fn ended(bench: &Bench, cloud: &Cloud, act: Act) -> End {
    settled(bench, cloud);
    stories::check(bench);
    let world = bench.world();
    let failures: Vec<&Failure> = world
        .tasks
        .values()
        .filter_map(|task| match &task.status {
            Status::Failed(failure) => Some(failure),
            Status::Success => None,
            Status::Running => panic!("{} runs", task.id),
        })
        .collect();
    let texts: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(texts.iter().all(|text| text.len() > 20), "{texts:?} give no reason");
    let unfollowed = |failure: &&Failure| matches!(failure, Failure::Unfollowed(_));
    let end = match failures.first() {
        None => End::Done,
        Some(_) if failures.iter().all(unfollowed) => End::Unfollowed,
        Some(_) => End::Undone,
    };
    let holder = |eni| {
        let found = world.enis.get(&eni)?;
        found.placement.attachment().map(|place| place.instance)
    };
    let (source, destination) = (Some(cloud.source), Some(cloud.destination));
    let last = |eni| world.eni(eni).unwrap().addresses.len();
    let stands = end != End::Undone;
    check_elastic_ips(&world, cloud, (act, stands));
    match act {
        Act::Migrate | Act::MigrateFromStopped | Act::MigrateToStopped => {
            assert_eq!(holder(cloud.eni), if stands { destination } else { source });
        }
        Act::Attach => assert_eq!(holder(cloud.spare), destination.filter(|_| stands)),
        Act::CreateAndAttach => assert_eq!(world.enis.len(), if stands { 7 } else { 6 }),
        Act::MigrateAddress => {
            let expected = if stands { (1, 3) } else { (2, 2) };
            assert_eq!((last(cloud.eni), last(cloud.taker)), expected);
        }
        Act::MigrateAddressOut => {
            let expected = if stands { (1, 3) } else { (2, 2) };
            assert_eq!((last(cloud.eni), last(cloud.spare)), expected);
        }
        Act::MigrateAddressIn => {
            let expected = if stands { (1, 3) } else { (2, 2) };
            assert_eq!((last(cloud.spare), last(cloud.taker)), expected);
        }
        Act::AssignAddresses => assert_eq!(last(cloud.eni), 4),
        Act::UnassignAddress => assert_eq!(last(cloud.eni), 1),
        Act::Detach => assert_eq!(holder(cloud.eni), None),
        Act::Create => assert_eq!(free(&world), 2),
        Act::Delete => assert!(!world.enis.contains_key(&cloud.spare)),
        Act::Stop => assert_eq!(world.instance(cloud.source).unwrap().state.name(), "STOPPED"),
        Act::Start | Act::Reboot => assert_eq!(running(&world), 3),
        Act::Run if stands => assert_eq!(running(&world), 5),
        Act::Run => assert!((3..5).contains(&running(&world))),
        Act::Terminate => {
            assert!(!world.instances.contains_key(&cloud.source));
            assert_eq!((holder(cloud.eni), free(&world)), (None, 2));
        }
        Act::DeleteVpc => assert!(!world.vpcs.contains_key(&cloud.empty_vpc)),
        Act::DeleteSubnet => assert!(!world.subnets.contains_key(&cloud.empty_subnet)),
        Act::Allocate => assert_eq!(world.eips.len(), 6),
        // Their effect is on elastic IPs alone.
        Act::Associate | Act::AssociateInstance | Act::Disassociate | Act::Release => {}
    }
    end
}

/// What became of the elastic IPs. Each that an act is not about is bound to the same address as
/// before, whoever holds it now.
fn check_elastic_ips(world: &World, cloud: &Cloud, (act, stands): (Act, bool)) {
    let is_bound = |eip: EipId| world.eip(eip).is_ok_and(bound);
    let associates = matches!(act, Act::Associate | Act::AssociateInstance);
    let unbinds = matches!(act, Act::Disassociate | Act::UnassignAddress);
    assert_eq!(is_bound(cloud.eip), !unbinds, "{act:?}");
    assert_eq!(is_bound(cloud.dangling), act != Act::Delete, "{act:?}");
    assert_eq!(is_bound(cloud.machine), act != Act::Terminate, "{act:?}");
    assert_eq!(is_bound(cloud.loose), associates && stands, "{act:?}");
    assert_eq!(world.eips.contains_key(&cloud.loose), act != Act::Release, "{act:?}");
    if let Association::Bound(target) = world.eip(cloud.eip).unwrap().association {
        let holder = world.holder(target.vpc, target.private).unwrap();
        let expected = if act == Act::MigrateAddress && stands {
            cloud.taker
        } else if act == Act::MigrateAddressOut && stands {
            cloud.spare
        } else {
            cloud.eni
        };
        assert_eq!(holder, expected, "{act:?}");
    }
}

fn free(world: &World) -> usize {
    world.enis.values().filter(|eni| eni.placement == Placement::Free).count()
}

fn running(world: &World) -> usize {
    world.instances.values().filter(|instance| instance.state.name() == "RUNNING").count()
}
