//! One run: storms in which everything goes wrong, each followed by a calm in which everything has
//! to settle.
//!
//! In: a setup and a seed. Out: an outcome or a breach. One step is one thing: one verb, one
//! commit, one call, one crash; then what it touched is judged.

use std::sync::Arc;

use rehome_domain::{TaskId, Timestamp};
use rehome_engine::{Ports, WriteError};
use rehome_ports::store::Store;

use super::archive::Archive;
use super::breach::{Breach, ensure};
use super::callers::{self, Call, Habit, Population};
use super::controller::Controller;
use super::fate::Fate;
use super::judge;
use super::moves::Book;
use super::network::Network;
use super::trace::{Telling, Trace, Word};
use super::truth::Truth;
use super::{Outcome, Setup, scope};
use crate::{SeededIds, VirtualClock};

/// Where the clock begins: 2023-11-14T22:13:20Z.
const BEGIN: Timestamp = Timestamp(1_700_000_000_000);

/// What an answer promises about the store.
enum Promise {
    /// The task is there.
    Kept(TaskId),
    /// The task is not there and never will be.
    Absent(TaskId),
}

pub(crate) struct Simulation {
    pub(crate) fate: Arc<Fate>,
    pub(crate) trace: Arc<Trace>,
    pub(crate) clock: Arc<VirtualClock>,
    pub(crate) archive: Arc<Archive>,
    pub(crate) network: Arc<Network>,
    pub(crate) controllers: Vec<Controller>,
    pub(crate) truth: Truth,
    pub(crate) book: Book,
    ids: Arc<SeededIds>,
    pub(super) population: Population,
    promises: Vec<Promise>,
    refused: u64,
}

impl Simulation {
    /// Plays one seed; the trace tells what happened, also when a rule was breached.
    pub(crate) fn play(
        setup: &Setup,
        seed: u64,
        telling: Telling,
    ) -> (Result<Outcome, Breach>, Arc<Trace>) {
        let trace = Arc::new(Trace::new(telling));
        let played = Self::new(setup, seed, &trace).and_then(|mut run| {
            run.settle_in()?;
            run.storms(setup.steps)?;
            Ok(run.outcome(seed))
        });
        (played, trace)
    }

    fn new(setup: &Setup, seed: u64, trace: &Arc<Trace>) -> Result<Self, Breach> {
        let (trace, fate) = (Arc::clone(trace), Arc::new(Fate::new(seed)));
        let clock = Arc::new(VirtualClock::at(BEGIN));
        let shared = || (Arc::clone(&fate), Arc::clone(&trace));
        let archive = Arc::new(Archive::new((setup.make_store)(), shared()));
        let network = Arc::new(Network::new(setup.make_plane, shared(), Arc::clone(&clock)));
        let truth = Truth::open(scope(), archive.snapshot())?;
        // One run of eight is about one ENI that everybody wants.
        let enis = if seed % 8 == 7 { 1 } else { 4 + fate.below(9) as usize };
        // One of four is about clouds that are never the same for long.
        let habit = if seed % 4 == 2 { Habit::Renewing } else { Habit::Moving };
        let population = Population { instances: 3 + fate.below(4) as usize, enis, habit };
        let mut run = Self {
            ids: Arc::new(SeededIds::new(seed)),
            controllers: Vec::new(),
            promises: Vec::new(),
            book: Book::default(),
            refused: 0,
            population,
            fate,
            trace,
            clock,
            archive,
            network,
            truth,
        };
        for _ in 0..2 + run.fate.below(2) {
            run.controllers.push(Controller::start(run.ports())?);
        }
        Ok(run)
    }

    pub(super) fn ports(&self) -> Ports {
        Ports {
            store: Arc::clone(&self.archive) as _,
            plane: Arc::clone(&self.network) as _,
            clock: Arc::clone(&self.clock) as _,
            ids: Arc::clone(&self.ids) as _,
        }
    }

    fn outcome(&self, seed: u64) -> Outcome {
        let began = u64::try_from(BEGIN.0).unwrap_or(0);
        let now_ns = rehome_ports::Clock::monotonic_ns(&*self.clock);
        Outcome {
            seed,
            hash: self.trace.hash(),
            steps: self.trace.step(),
            refused: self.refused,
            fenced: self.network.fenced(),
            moves: self.book.moves,
            mishaps: self.fate.tally(),
            virtual_ms: (now_ns / 1_000_000).saturating_sub(began),
        }
    }

    /// Builds the cloud, in peace.
    fn settle_in(&mut self) -> Result<(), Breach> {
        self.send(Call::CreateVpc(callers::create_vpc()))?;
        self.tell_all()?;
        let vpc = self.truth.world().vpcs.keys().next().copied();
        let vpc = vpc.ok_or_else(|| Breach::new(String::from("no VPC was made")))?;
        self.send(Call::CreateSubnet(callers::create_subnet(vpc, "10.0.1.0/24")))?;
        self.tell_all()?;
        let subnet = self.truth.world().subnets.keys().next().copied();
        let subnet = subnet.ok_or_else(|| Breach::new(String::from("no subnet was made")))?;
        let count = self.population.instances as u64;
        self.send(Call::Run(callers::run_instances(vpc, subnet, count)))?;
        for number in 0..self.population.enis as u64 {
            self.send(Call::CreateEni(callers::create_eni(vpc, subnet, number % 3)))?;
        }
        self.calm()
    }

    /// Every controller learns what the others wrote.
    pub(super) fn tell_all(&mut self) -> Result<(), Breach> {
        self.controllers.iter_mut().try_for_each(Controller::refresh)
    }

    fn storms(&mut self, steps: u64) -> Result<(), Breach> {
        let mut left = steps;
        while left > 0 {
            let storm = (300 + self.fate.below(1200)).min(left);
            left -= storm;
            self.fate.rage();
            for _ in 0..storm {
                self.trace.next_step();
                self.clock.advance_ms(self.fate.below(4));
                self.one_thing()?;
                self.judge()?;
            }
            self.fate.rest();
            self.calm()?;
        }
        Ok(())
    }

    /// One of the controllers that do not stand still.
    pub(super) fn awake(&self) -> Option<usize> {
        let step = self.trace.step();
        let places: Vec<usize> = (0..self.controllers.len())
            .filter(|place| self.controllers[*place].paused_until <= step)
            .collect();
        self.fate.pick(&places)
    }

    pub(super) fn send(&mut self, call: Call) -> Result<(), Breach> {
        let Some(place) = self.awake() else { return Ok(()) };
        let before = self.fate.total();
        let answer = call.clone().send(&mut self.controllers[place]);
        let struck = self.fate.total() - before;
        let code = match &answer.result {
            Ok(()) => 0,
            Err(WriteError::Refused(_)) => 1,
            Err(WriteError::Store(_)) => 2,
            Err(WriteError::Unknown) => 3,
            Err(WriteError::Contended(_)) => 4,
            Err(WriteError::Overloaded) => 5,
            Err(WriteError::Stopped) => 6,
        };
        let task = answer.task;
        self.trace.note(&[2, place as u64, code, task.word()], || {
            format!("call    {call:?} to {place} -> {task} {:?}", answer.result)
        });
        let begins = call.begins_task();
        match answer.result {
            Ok(()) => {
                if begins {
                    self.promises.push(Promise::Kept(task));
                }
                if let Call::Migrate(command) = call {
                    self.book.accept(task, command, struck);
                }
            }
            Err(WriteError::Unknown) => {}
            Err(error) => {
                self.refused += u64::from(matches!(error, WriteError::Refused(_)));
                self.promises.push(Promise::Absent(task));
            }
        }
        self.judge()
    }

    /// One step of a walk that is ready; when none is, time passes until one is.
    pub(super) fn walk(&mut self) -> Result<(), Breach> {
        let Some(first) = self.awake() else { return Ok(()) };
        let step = self.trace.step();
        let count = self.controllers.len();
        for place in (0..count).map(|offset| (first + offset) % count) {
            let controller = &mut self.controllers[place];
            if controller.paused_until > step {
                continue;
            }
            if let Some(chosen) = self.fate.pick(&controller.ready()) {
                let task = controller.task(chosen);
                let before = self.fate.total();
                let progress = controller.walk(chosen);
                self.book.strike(task, self.fate.total() - before);
                self.trace.note(&[5, place as u64, task.word()], || {
                    format!("walk    {task} by {place} -> {progress:?}")
                });
                return Ok(());
            }
        }
        let awake = self.controllers.iter().filter(|all| all.paused_until <= step);
        if let Some(due) = awake.filter_map(Controller::next_due_ns).min() {
            let now = rehome_ports::Clock::monotonic_ns(&*self.clock);
            self.clock.advance_ms(due.saturating_sub(now).div_ceil(1_000_000));
        }
        Ok(())
    }

    /// Judges what the step did.
    pub(super) fn judge(&mut self) -> Result<(), Breach> {
        let news = self.truth.follow(self.archive.snapshot())?;
        let touched = self.network.take_touched();
        let world = self.truth.world();
        for promise in self.promises.drain(..) {
            let (task, there) = match promise {
                Promise::Kept(task) => (task, true),
                Promise::Absent(task) => (task, false),
            };
            let holds = world.tasks.contains_key(&task) == there;
            ensure(holds, || format!("{task}: promised {there}, and it is not so"))?;
        }
        if news.is_none() && touched.enis.is_empty() && !touched.all {
            return Ok(());
        }
        let news = news.unwrap_or_default();
        if news.failed {
            news.enis.iter().for_each(|eni| self.network.let_stray(*eni));
        }
        news.wandering.iter().for_each(|address| self.network.let_wander(*address));
        judge::step(&self.network, world, (&touched, &news.enis))?;
        news.ended.iter().try_for_each(|task| self.book.end(*task, world))
    }
}
