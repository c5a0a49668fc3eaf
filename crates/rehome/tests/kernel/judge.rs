//! What must hold, asked of the kernel: by what it shows, and by what packets do.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use rehome_domain::task::Status;
use rehome_domain::{DeviceIndex, EniId, InstanceId, World};
use rehome_linux::namespace::Namespace;
use rehome_linux::purge::{self, Mode, purge};
use rehome_ports::Plane;

use crate::bench::Bench;
use crate::guest::Guest;
use crate::scenario::{Act, Cloud};

const PATIENCE: Duration = Duration::from_secs(20);

/// What became of the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It did what it was asked.
    Done,
    /// It was undone, and changed nothing.
    Undone,
}

/// Waits until it is so.
fn until(case: &str, what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "{case}: never {what}");
        std::thread::yield_now();
    }
}

fn address_of_peer(cloud: &Cloud, world: &World) -> Ipv4Addr {
    let peer = world.instance(cloud.peer).unwrap();
    world.eni(peer.interfaces[&DeviceIndex::PRIMARY]).unwrap().addresses[0]
}

/// The instances whose packets arrive when they send with an address of the ENI.
pub(crate) fn senders(cloud: &Cloud, world: &World, eni: EniId) -> BTreeSet<InstanceId> {
    let there = address_of_peer(cloud, world);
    let at_peer = Guest::open(cloud.peer, there);
    let mut found = BTreeSet::new();
    for (number, instance) in [cloud.source, cloud.destination].into_iter().enumerate() {
        // Somebody may have taken the instance away.
        if Namespace::open(&instance.to_string()).is_err() {
            continue;
        }
        for address in &world.eni(eni).unwrap().addresses {
            let mark = [u8::try_from(number).unwrap()];
            Guest::open(instance, *address).try_send(there, &mark);
        }
    }
    while let Some(mark) = at_peer.received() {
        found.insert([cloud.source, cloud.destination][usize::from(mark[0])]);
    }
    found
}

/// Judges what is over: tasks, world, kernel, packets.
pub(crate) fn ended(bench: &Bench, cloud: &Cloud, (act, case): (Act, &str)) -> End {
    until(case, "repaired", || bench.is_repaired());
    let world = bench.world();
    assert!(world.running.is_empty(), "{case}: {:?} run", world.running);
    let failed = world.tasks.values().any(|task| matches!(task.status, Status::Failed(_)));
    let end = if failed { End::Undone } else { End::Done };
    let (moved, [done, undone]) = act.moves(cloud);
    let holder = |eni| {
        let eni = world.eni(eni).unwrap();
        eni.placement.attachment().map(|place| place.instance)
    };
    assert_eq!(holder(moved), if failed { undone } else { done }, "{case}");
    check_places(&world, case);
    check_kernel(bench, &world, case);
    for eni in [cloud.eni, cloud.spare] {
        check_packets(cloud, &world, (eni, holder(eni)), case);
    }
    end
}

/// Every place that is taken is held by the ENI that says so, and no other.
fn check_places(world: &World, case: &str) {
    let said: BTreeSet<_> = world
        .enis
        .values()
        .filter_map(|eni| Some((eni.placement.attachment()?, eni.id)))
        .map(|(place, eni)| (place.instance, place.device_index, eni))
        .collect();
    let taken = |instance: &rehome_domain::instance::Instance| {
        let id = instance.id;
        let places = instance.interfaces.iter().map(|(index, eni)| (id, *index, *eni));
        places.collect::<Vec<_>>()
    };
    let taken: BTreeSet<_> = world.instances.values().flat_map(|it| taken(it)).collect();
    assert_eq!(taken, said, "{case}: places");
}

/// The kernel has what the world says, and nothing more.
fn check_kernel(bench: &Bench, world: &World, case: &str) {
    let seen = bench.plane().observe().unwrap();
    let owned: BTreeMap<EniId, _> = world
        .enis
        .values()
        .filter_map(|eni| Some((eni.id, eni.leg_key(eni.placement.attachment()?))))
        .collect();
    assert_eq!(seen.legs, owned.values().copied().collect(), "{case}: legs");
    let steered: BTreeMap<_, _> = seen.steering.iter().map(|(id, all)| (*id, all.leg)).collect();
    assert_eq!(steered, owned, "{case}: steering");
    assert_eq!(seen.instances, world.instances.keys().copied().collect(), "{case}: instances");
    assert_eq!(seen.vpcs, world.vpcs.keys().copied().collect(), "{case}: VPCs");
    assert_eq!(seen.broken, rehome_domain::plane::Broken::default(), "{case}");
    let scope = purge::Scope::Installation(bench.installation.clone());
    let namespaces = purge(&scope, Mode::DryRun).unwrap().objects.len();
    assert_eq!(namespaces, world.instances.len() + world.vpcs.len(), "{case}: namespaces");
    // A leg that was removed lingers for a moment.
    for instance in world.instances.values() {
        let held = instance.interfaces.len();
        let name = instance.id.to_string();
        until(case, "as many interfaces as are held", || devices(&name) == held + 1);
    }
    for vpc in world.vpcs.keys() {
        let name = format!("rh-{vpc}");
        until(case, "as many legs as are owned", || devices(&name) == owned.len() + 1);
    }
}

/// How many devices a namespace has, its `lo` among them.
fn devices(namespace: &str) -> usize {
    let read = || std::fs::read_to_string("/proc/thread-self/net/dev");
    let text = Namespace::open(namespace).unwrap().enter(read).unwrap().unwrap();
    // Two lines of headings.
    text.lines().count() - 2
}

/// The owner receives and sends with every address, and nobody else does either.
fn check_packets(
    cloud: &Cloud,
    world: &World,
    (eni, owner): (EniId, Option<InstanceId>),
    case: &str,
) {
    assert_eq!(senders(cloud, world, eni), owner.into_iter().collect(), "{case}: {eni} is sent by");
    let there = address_of_peer(cloud, world);
    for address in &world.eni(eni).unwrap().addresses {
        let at_peer = Guest::open(cloud.peer, there);
        let guests = [cloud.source, cloud.destination].map(|it| (it, Guest::open(it, *address)));
        let Some(owner) = owner else {
            at_peer.try_send(*address, b"for nobody");
            assert!(guests.iter().all(|(_, guest)| guest.received().is_none()), "{case}");
            continue;
        };
        at_peer.send(*address, b"ping");
        // The owner first: once it has it, whatever another would have is there too.
        let (owners, others): (Vec<_>, Vec<_>) = guests.iter().partition(|it| it.0 == owner);
        for (_, guest) in owners {
            assert_eq!(guest.receive(), b"ping", "{case}");
            guest.send(there, b"pong");
            assert_eq!(at_peer.receive(), b"pong", "{case}");
        }
        assert!(others.iter().all(|(_, guest)| guest.received().is_none()), "{case}");
    }
}
