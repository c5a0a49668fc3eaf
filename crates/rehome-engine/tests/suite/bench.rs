//! A bench: ports with faults on demand, a core that can be crashed, and tasks walked by hand.
//!
//! In: nothing but a number of steps. Out: a world that can be judged. A crash drops the core and
//! every walk; store, plane and clock stay.

use std::sync::Arc;

use rehome_domain::plane::Verb;
use rehome_domain::workflow::Care;
use rehome_domain::{
    AccountId, Command, InstanceId, Region, Scope, TaskId, Timestamp, World, reconcile,
};
use rehome_engine::{Core, Driver, Ports, Progress, Walk, WriteError, policing};
use rehome_ports::{Ids, Plane};
use rehome_sim::{FaultyPlane, SeededIds, SimulatedPlane, VirtualClock};

use crate::stores::FaultyStore;

/// Steps after which a task that has not ended never will.
pub(crate) const STEPS_MAX: usize = 400;
/// Repairs after which what is not enforced never will be.
const REPAIRS_MAX: usize = 4;

/// What is lost when the engine begins again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restart {
    /// The process: what it remembered.
    Process,
    /// The machine: the plane too.
    Host,
    /// The process, while every instance was taken away by somebody else.
    Instances,
}

/// The plane that a bench works with.
pub(crate) type BenchPlane = FaultyPlane<SimulatedPlane>;

/// Everything outside the engine, and the engine.
pub(crate) struct Bench {
    pub(crate) store: Arc<FaultyStore>,
    pub(crate) plane: Arc<BenchPlane>,
    pub(crate) clock: Arc<VirtualClock>,
    ids: Arc<SeededIds>,
    pub(crate) core: Core,
}

pub(crate) fn scope() -> Scope {
    Scope { account: AccountId(7), region: Region::parse("ap-guangzhou").unwrap() }
}

impl Bench {
    pub(crate) fn new() -> Self {
        let store = Arc::new(FaultyStore::default());
        let plane = Arc::new(FaultyPlane::new(SimulatedPlane::new()));
        let clock = Arc::new(VirtualClock::at(Timestamp(1_700_000_000_000)));
        let ids = Arc::new(SeededIds::new(11));
        let core = open(&store, &plane, (&clock, &ids));
        Self { store, plane, clock, ids, core }
    }

    pub(crate) fn world(&self) -> World {
        self.core.world(scope())
    }

    pub(crate) fn sim(&self) -> &SimulatedPlane {
        self.plane.inner()
    }

    /// Decides and commits a command; answers with its task's id too.
    pub(crate) fn execute<C>(&self, command: C) -> (TaskId, Result<C::Outcome, WriteError>)
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        let task = self.ids.request_id();
        (task, self.core.execute(scope(), task, command))
    }

    /// As [`Bench::execute`], and walks every task to its end.
    pub(crate) fn done<C>(&self, command: C) -> C::Outcome
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        let outcome = self.execute(command).1.expect("the bench is set up by what is allowed");
        self.settle(Care::Usual);
        outcome
    }

    /// One step of a walk. A wait passes in no time.
    pub(crate) fn step(&self, walk: &mut Walk) -> Progress {
        let progress = Driver::new(&self.core, &self.core).step(walk);
        if let Progress::Retry { after_ms } = progress {
            self.clock.advance_ms(after_ms);
        }
        progress
    }

    /// Walks every running task to its end; answers with the number of steps.
    pub(crate) fn settle(&self, care: Care) -> usize {
        let mut steps = 0;
        let running: Vec<TaskId> = self.world().running.iter().copied().collect();
        for task in running {
            steps += self.walk_on(&mut Walk::begin(scope(), task, care));
        }
        self.police();
        steps
    }

    /// Goes on with a walk to its end; answers with the number of steps.
    pub(crate) fn walk_on(&self, walk: &mut Walk) -> usize {
        for step in 0..STEPS_MAX {
            if self.step(walk) == Progress::Ended {
                self.police();
                return step;
            }
        }
        panic!("{} has not ended after {STEPS_MAX} steps", walk.task);
    }

    /// Ends the engine at once and starts it again, as [`rehome_engine::Engine::start`] does.
    pub(crate) fn restart(&mut self, restart: Restart) {
        match restart {
            Restart::Process => {}
            Restart::Host => self.plane = Arc::new(FaultyPlane::new(SimulatedPlane::new())),
            Restart::Instances => {
                let instances: Vec<InstanceId> = self.world().instances.keys().copied().collect();
                for instance in instances {
                    self.sim().apply(&Verb::RemoveInstance(instance)).unwrap();
                }
            }
        }
        self.core = open(&self.store, &self.plane, (&self.clock, &self.ids));
        self.repair();
    }

    /// Enforces what waits, as the engine's thread does.
    pub(crate) fn police(&self) {
        if !policing::enforce(&self.core, self.core.policies.take_waiting()) {
            self.repair();
        }
    }

    /// Repairs, as the engine's timer does it: again and again. A fault that was asked for strikes
    /// some times only.
    pub(crate) fn repair(&self) {
        for _ in 0..REPAIRS_MAX {
            let failed: Vec<_> =
                self.repairs().iter().filter_map(|verb| self.plane.apply(verb).err()).collect();
            if failed.is_empty() {
                return;
            }
        }
        panic!("not repaired after {REPAIRS_MAX} repairs");
    }

    /// What would have to be done to make the plane what the world says.
    pub(crate) fn repairs(&self) -> Vec<Verb> {
        let worlds = self.core.worlds();
        let observed = self.plane.observe().unwrap();
        reconcile::repair(worlds.all().map(|(_, world)| world), &observed)
    }
}

fn open(
    store: &Arc<FaultyStore>,
    plane: &Arc<BenchPlane>,
    (clock, ids): (&Arc<VirtualClock>, &Arc<SeededIds>),
) -> Core {
    let ports = Ports {
        store: Arc::clone(store) as _,
        plane: Arc::clone(plane) as _,
        clock: Arc::clone(clock) as _,
        ids: Arc::clone(ids) as _,
    };
    Core::open(ports).expect("what was stored can be read")
}
