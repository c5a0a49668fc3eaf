//! The engine with its threads.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rehome_domain::client_token::once::Once;
use rehome_domain::client_token::{ClientToken, Fingerprint};
use rehome_domain::ha_vip::create::CreateHaVip;
use rehome_domain::instance::run::RunInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::task::Status;
use rehome_domain::task::expire::KEEP_MS;
use rehome_domain::{Actor, Command, EniId, InstanceId, Timestamp, World};
use rehome_engine::{Caller, Engine, Ports, WriteError};
use rehome_ports::store::Revision;
use rehome_ports::{Announcement, Clock, Plane};
use rehome_sim::{FaultyPlane, SeededIds, SimulatedPlane, VirtualClock};
use rehome_store::MemoryStore;

use crate::bench::scope;
use crate::scenario::{create_eni, create_subnet, create_vpc, run_instance};
use crate::{bench::BenchPlane, invariants};

const ENIS: usize = 20;
const ROUNDS: usize = 10;
/// A test that waits longer than this has hung; no test's verdict depends on its length.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
struct SteadyClock(Instant);

impl Clock for SteadyClock {
    fn now(&self) -> Timestamp {
        Timestamp(1_700_000_000_000 + i64::try_from(self.0.elapsed().as_millis()).unwrap())
    }

    fn monotonic_ns(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_nanos()).unwrap()
    }
}

fn ports() -> (Ports, Arc<BenchPlane>) {
    let plane = Arc::new(FaultyPlane::new(SimulatedPlane::new()));
    let ports = Ports {
        store: Arc::new(MemoryStore::default()),
        plane: Arc::clone(&plane) as _,
        clock: Arc::new(SteadyClock(Instant::now())),
        ids: Arc::new(SeededIds::new(5)),
    };
    (ports, plane)
}

fn call<C>(engine: &Engine, command: C) -> Result<C::Outcome, WriteError>
where
    C: Command + Send + 'static,
    C::Outcome: Send + 'static,
{
    let task = engine.ports().ids.request_id();
    let caller = Caller { scope: scope(), task, actor: Actor::Rehome };
    engine.submit(caller, command).blocking_recv().expect("every write is answered")
}

/// Waits until it is so: the world tells, no time is guessed.
fn until(engine: &Engine, so: impl Fn(&World) -> bool) {
    let begun = Instant::now();
    while !so(&engine.world(scope())) {
        assert!(begun.elapsed() < PATIENCE, "it has hung");
        std::thread::yield_now();
    }
}

/// Two instances and interfaces on the first.
fn fill(engine: &Engine, enis: usize) -> ([InstanceId; 2], Vec<EniId>) {
    let vpc = call(engine, create_vpc()).unwrap().id;
    let subnet = call(engine, create_subnet(vpc, "10.0.0.0/20")).unwrap().id;
    let size = String::from("S5.4XLARGE32");
    let run = RunInstances { count: 12, size, ..run_instance(vpc, subnet) };
    let instances = call(engine, run).unwrap();
    let enis: Vec<EniId> =
        (0..enis).map(|_| call(engine, create_eni(vpc, subnet)).unwrap().id).collect();
    until(engine, |world| world.running.is_empty());
    for (number, eni) in enis.iter().enumerate() {
        let instance = instances[2 * (number / 4)];
        call(engine, AttachNetworkInterface { eni: *eni, instance }).unwrap();
    }
    until(engine, |world| world.running.is_empty());
    ([instances[0], instances[1]], enis)
}

fn holder(world: &World, eni: EniId) -> InstanceId {
    world.eni(eni).unwrap().placement.attachment().unwrap().instance
}

#[test]
fn two_hundred_migrations_from_several_threads_all_end() {
    let (ports, plane) = ports();
    let mut engine = Engine::start(ports).unwrap();
    let (_, enis) = fill(&engine, ENIS);
    let all: Vec<InstanceId> = engine.world(scope()).instances.keys().copied().collect();
    let homes: Vec<(EniId, InstanceId, InstanceId)> = enis
        .iter()
        .map(|eni| {
            let world = engine.world(scope());
            let home = holder(&world, *eni);
            let full = |id: &InstanceId| world.instance(*id).unwrap().interfaces.len() > 1;
            let taken = all.iter().filter(|id| full(id)).count();
            let place = all.iter().filter(|id| full(id)).position(|id| *id == home).unwrap();
            let away = all.iter().filter(|id| !full(id)).nth(place % (all.len() - taken)).unwrap();
            (*eni, home, *away)
        })
        .collect();
    std::thread::scope(|threads| {
        for part in homes.chunks(4) {
            let engine = &engine;
            threads.spawn(move || {
                for round in 0..ROUNDS {
                    for (eni, home, away) in part {
                        let (source, destination) =
                            if round % 2 == 0 { (*home, *away) } else { (*away, *home) };
                        let eni = *eni;
                        call(engine, MigrateNetworkInterface { eni, source, destination }).unwrap();
                    }
                    let at_rest = |world: &World, eni: EniId| {
                        world.eni(eni).unwrap().placement.task().is_none()
                    };
                    until(engine, |world| part.iter().all(|(eni, ..)| at_rest(world, *eni)));
                }
            });
        }
    });
    until(&engine, |world| world.running.is_empty());
    engine.stop();
    let world = engine.world(scope());
    invariants::check(&world);
    assert!(world.tasks.values().all(|task| task.status == Status::Success));
    assert_eq!(world.tasks.len(), 12 + 2 * ENIS + ENIS * ROUNDS);
    for (eni, home, _) in homes {
        assert_eq!(holder(&world, eni), home);
        assert_eq!(plane.observe().unwrap().steering[&eni].leg.instance, home);
    }
}

#[test]
fn a_stopped_engine_answers_and_a_new_one_goes_on() {
    let (ports, plane) = ports();
    let mut engine = Engine::start(ports.clone()).unwrap();
    let ([source, destination], enis) = fill(&engine, 4);
    // Every verb fails from here on, so that no task of the next calls can end.
    (0..100_000).for_each(|verb| plane.fail(verb, rehome_sim::Fault::TransientBefore));
    for eni in &enis {
        let eni = *eni;
        call(&engine, MigrateNetworkInterface { eni, source, destination }).unwrap();
    }
    engine.stop();
    let late = call(&engine, create_vpc());
    assert!(matches!(late, Err(WriteError::Stopped)), "{late:?}");
    drop(engine);
    let plane = Arc::new(SimulatedPlane::new());
    let ports = Ports { plane: Arc::clone(&plane) as _, ..ports };
    let mut engine = Engine::start(ports).unwrap();
    until(&engine, |world| world.running.is_empty());
    engine.stop();
    let world = engine.world(scope());
    invariants::check(&world);
    for eni in enis {
        // A quick machine may have tried often enough to give up before the stop.
        let held = holder(&world, eni);
        assert!([source, destination].contains(&held));
        assert_eq!(plane.observe().unwrap().steering[&eni].leg.instance, held);
    }
}

#[test]
fn a_ha_vip_floats_to_whoever_announces_it_to_the_plane() {
    let (ports, plane) = ports();
    let mut engine = Engine::start(ports).unwrap();
    let (instances, enis) = fill(&engine, 2);
    let eni = engine.world(scope()).eni(enis[0]).unwrap().clone();
    let (vpc, subnet) = (eni.vpc, eni.subnet);
    let ha_vip = CreateHaVip {
        vpc,
        subnet,
        name: String::from("vip"),
        address: None,
        check_associate: false,
        associated: Vec::new(),
    };
    let ha_vip = call(&engine, ha_vip).unwrap();
    let address = ha_vip.address;
    let holder = |world: &World| world.ha_vip(ha_vip.id).unwrap().holder;
    let sender = instances[0];
    for eni in [enis[0], enis[1], enis[0]] {
        // An address that is nobody's, the HaVip's, and once more: one of them is written.
        for address in [Ipv4Addr::new(192, 0, 2, 1), address, address] {
            plane.inner().announce(Announcement { vpc, eni, address });
        }
        until(&engine, |world| holder(world) == Some(eni));
        let own = engine.world(scope()).eni(eni).unwrap().addresses[0];
        assert!(plane.inner().carry(sender, own, own).is_some());
    }
    let id = ha_vip.id.to_string();
    let entries = engine.events(scope(), Revision::ZERO, usize::MAX).entries;
    let events = entries.iter().flat_map(|it| &it.events);
    let told = events.filter(|it| it.resource == id).count();
    assert_eq!(told, 4, "made once, floated three times");
    engine.stop();
    // Nobody listens any more, and nobody is harmed.
    plane.inner().announce(Announcement { vpc, eni: enis[1], address });
}

#[test]
fn what_was_kept_for_its_hour_is_removed_when_the_next_task_ends() {
    let clock = Arc::new(VirtualClock::at(Timestamp(1_700_000_000_000)));
    let (ports, _) = ports();
    let engine = Engine::start(Ports { clock: Arc::clone(&clock) as _, ..ports }).unwrap();
    let vpc = call(&engine, create_vpc()).unwrap().id;
    let subnet = call(&engine, create_subnet(vpc, "10.0.0.0/20")).unwrap().id;
    let once = Once {
        token: ClientToken::parse("t").unwrap(),
        asked: Fingerprint("create".into()),
        command: create_eni(vpc, subnet),
    };
    let first = call(&engine, once.clone()).unwrap();
    until(&engine, |world| world.running.is_empty());
    let keep = u64::try_from(KEEP_MS).unwrap();
    clock.advance_ms(keep);
    call(&engine, create_eni(vpc, subnet)).unwrap();
    until(&engine, |world| world.running.is_empty());
    assert_eq!(call(&engine, once).unwrap(), first, "its hour is not over");
    clock.advance_ms(1);
    call(&engine, create_eni(vpc, subnet)).unwrap();
    until(&engine, |world| world.answers.is_empty() && !world.tasks.contains_key(&first.request));
}
