//! A bench on the kernel: a core that can be crashed, a plane that can be told to fail, and tasks
//! walked by hand. A crash drops core, walks and plane; store, clock and kernel stay.
//!
//! What a bench made in the kernel is removed with it, also when its test fails.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rehome_domain::workflow::Care;
use rehome_domain::{
    AccountId, Command, InstanceId, Region, Scope, TaskId, Timestamp, World, reconcile,
};
use rehome_engine::repair::repair;
use rehome_engine::{Core, Driver, Ports, Progress, Walk, WriteError};
use rehome_linux::LinuxPlane;
use rehome_linux::doctor::{self, Check, Outcome};
use rehome_linux::namespace::Namespace;
use rehome_linux::purge::{self, Mode, purge};
use rehome_ports::{Ids, Plane};
use rehome_sim::{FaultyPlane, SeededIds, VirtualClock};
use rehome_store::MemoryStore;

/// Steps after which a task that has not ended never will.
const STEPS_MAX: usize = 400;
/// The longest wait before a retry that is really waited: the kernel needs moments, not seconds.
const WAIT_MAX: Duration = Duration::from_millis(20);

static BENCHES: AtomicU64 = AtomicU64::new(0);

/// What is lost when the engine begins again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restart {
    /// The process: what it remembered.
    Process,
    /// The process, while every instance was taken away by somebody else.
    Instances,
}

/// The engine's parts that a crash takes along.
struct Process {
    core: Core,
    plane: Arc<FaultyPlane<LinuxPlane>>,
}

/// Everything.
pub(crate) struct Bench {
    store: Arc<MemoryStore>,
    clock: Arc<VirtualClock>,
    ids: Arc<SeededIds>,
    pub(crate) installation: String,
    process: Option<Process>,
}

/// Whether the kernel can be had; if not, says so aloud, or fails when it is required.
pub(crate) fn kernel(test: &str) -> bool {
    static EXAMINED: LazyLock<Vec<Check>> = LazyLock::new(doctor::check_needed);
    let missing = EXAMINED.iter().find(|check| check.outcome != Outcome::Works);
    if let Some(missing) = missing {
        let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|value| value == "1");
        assert!(!required, "REHOME_REQUIRE_KERNEL=1, and {test} cannot be run: {missing:?}");
        let line = format!("SKIPPED 1 kernel test: {test}: {missing:?}\n");
        drop(std::io::stderr().write_all(line.as_bytes()));
    }
    missing.is_none()
}

pub(crate) fn scope() -> Scope {
    Scope { account: AccountId(7), region: Region::parse("ap-guangzhou").unwrap() }
}

impl Bench {
    pub(crate) fn new() -> Self {
        let number = BENCHES.fetch_add(1, Ordering::Relaxed);
        // Names of namespaces are the machine's: no two benches may draw the same.
        let seed = u64::from(std::process::id()) << 32 | number;
        let mut bench = Self {
            store: Arc::new(MemoryStore::default()),
            clock: Arc::new(VirtualClock::at(Timestamp(1_700_000_000_000))),
            ids: Arc::new(SeededIds::new(seed)),
            installation: format!("k{:04x}{number:03x}", std::process::id() & 0xffff),
            process: None,
        };
        bench.open();
        bench
    }

    fn open(&mut self) {
        let plane = LinuxPlane::open(&self.installation).unwrap();
        let plane = Arc::new(FaultyPlane::new(plane));
        let core = Core::open(Ports {
            store: Arc::clone(&self.store) as _,
            plane: Arc::clone(&plane) as _,
            clock: Arc::clone(&self.clock) as _,
            ids: Arc::clone(&self.ids) as _,
        });
        self.process = Some(Process { core: core.unwrap(), plane });
    }

    fn process(&self) -> &Process {
        self.process.as_ref().expect("a bench without a process is only within a restart")
    }

    pub(crate) fn core(&self) -> &Core {
        &self.process().core
    }

    pub(crate) fn plane(&self) -> &FaultyPlane<LinuxPlane> {
        &self.process().plane
    }

    pub(crate) fn world(&self) -> World {
        self.core().world(scope())
    }

    pub(crate) fn execute<C>(&self, command: C) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        self.core().execute(scope(), self.ids.request_id(), command)
    }

    /// As [`Bench::execute`], and walks every task to its end.
    pub(crate) fn done<C>(&self, command: C) -> C::Outcome
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        let outcome = self.execute(command).expect("the bench is set up by what is allowed");
        self.settle(Care::Usual);
        outcome
    }

    pub(crate) fn running(&self) -> Vec<TaskId> {
        self.world().running.iter().copied().collect()
    }

    /// One step of a walk.
    pub(crate) fn step(&self, walk: &mut Walk) -> Progress {
        let progress = Driver::new(self.core(), self.core()).step(walk);
        if let Progress::Retry { after_ms } = progress {
            self.clock.advance_ms(after_ms);
            std::thread::sleep(Duration::from_millis(after_ms).min(WAIT_MAX));
        }
        progress
    }

    /// Walks every running task to its end.
    pub(crate) fn settle(&self, care: Care) {
        for task in self.running() {
            let mut walk = Walk::begin(scope(), task, care);
            let ended = (0..STEPS_MAX).any(|_| self.step(&mut walk) == Progress::Ended);
            assert!(ended, "{task} has not ended after {STEPS_MAX} steps");
        }
    }

    /// Ends the engine at once and starts it again, as `rehome_engine::Engine::start` does.
    pub(crate) fn restart(&mut self, restart: Restart) {
        let instances: Vec<InstanceId> = self.world().instances.keys().copied().collect();
        self.process = None;
        if restart == Restart::Instances {
            for instance in instances {
                Namespace::delete(&instance.to_string()).unwrap();
            }
        }
        self.open();
        // What cannot be repaired yet, because the kernel has not ended it, is left to a later one.
        repair(self.core()).unwrap();
        self.settle(Care::Thorough);
    }

    /// Whether there is nothing to be repaired any more; repairs if there is.
    pub(crate) fn is_repaired(&self) -> bool {
        let observed = self.plane().observe().unwrap();
        let worlds = self.core().worlds();
        let verbs = reconcile::repair(worlds.all().map(|(_, world)| world), &observed);
        if !verbs.is_empty() {
            repair(self.core()).unwrap();
        }
        verbs.is_empty()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.process = None;
        let scope = purge::Scope::Installation(self.installation.clone());
        let purged = purge(&scope, Mode::Remove).unwrap();
        assert!(purged.failures.is_empty() || std::thread::panicking(), "{:?}", purged.failures);
    }
}
