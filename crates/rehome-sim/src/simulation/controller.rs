//! One API server of several: a core over the shared store, the walks that it is at, and the
//! repair that it is in the middle of.
//!
//! In: commands, and turns to do one thing. Out: what came of it. A controller knows of the others'
//! writes only what its core learned: on a conflict, when it opens, when it refreshes.

use std::cell::RefCell;
use std::collections::VecDeque;

use rehome_domain::plane::Verb;
use rehome_domain::workflow::Care;
use rehome_domain::{Actor, Command, Scope, TaskId};
use rehome_engine::driver::Writes;
use rehome_engine::pending::Write;
use rehome_engine::{Core, Driver, EngineError, Ports, Progress, Walk, WriteError, policing};

use super::breach::Breach;

/// A walk, and when it goes on.
struct Waiting {
    walk: Walk,
    due_ns: u64,
}

pub(crate) struct Controller {
    core: Core,
    walks: Vec<Waiting>,
    repairs: VecDeque<Verb>,
    /// The step at which it goes on; it stands still until then.
    pub(crate) paused_until: u64,
}

/// Writes at once, and keeps which tasks began, as the engine's writer thread does.
struct Desk<'a> {
    core: &'a Core,
    begun: RefCell<Vec<(Scope, TaskId)>>,
}

impl Desk<'_> {
    fn submit<C>(&self, scope: Scope, task: TaskId, command: C) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        let context = self.core.context(scope, task, Actor::Rehome);
        let (write, mut reply) = Write::begin(command, context, self.core.op_id());
        self.begun.borrow_mut().extend(self.core.write(vec![write]));
        reply.try_recv().unwrap_or(Err(WriteError::Stopped))
    }
}

impl Writes for Desk<'_> {
    fn write<C>(&self, scope: Scope, command: C) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        self.submit(scope, self.core.ports.ids.request_id(), command)
    }
}

impl Controller {
    /// Starts as the engine starts: reads the store, looks at the plane, takes up every task.
    pub(crate) fn start(ports: Ports) -> Result<Self, Breach> {
        let core = Core::open(ports).map_err(|error| Breach::new(error.to_string()))?;
        let (walks, repairs) = (Vec::new(), VecDeque::new());
        let mut controller = Self { core, walks, repairs, paused_until: 0 };
        let running: Vec<_> = controller.core.worlds().running().collect();
        controller.look()?;
        controller.offer(running, Care::Thorough);
        Ok(controller)
    }

    pub(crate) fn core(&self) -> &Core {
        &self.core
    }

    fn now_ns(&self) -> u64 {
        self.core.ports.clock.monotonic_ns()
    }

    fn offer(&mut self, tasks: impl IntoIterator<Item = (Scope, TaskId)>, care: Care) {
        let due_ns = self.now_ns();
        for (scope, task) in tasks {
            let known = self.walks.iter().any(|waiting| waiting.walk.task == task);
            if !known {
                self.walks.push(Waiting { walk: Walk::begin(scope, task, care), due_ns });
            }
        }
    }

    /// One call: its task's id and its answer.
    pub(crate) fn call<C>(
        &mut self,
        scope: Scope,
        command: C,
    ) -> (TaskId, Result<C::Outcome, WriteError>)
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        let task = self.core.ports.ids.request_id();
        let desk = Desk { core: &self.core, begun: RefCell::default() };
        let answer = desk.submit(scope, task, command);
        let begun = desk.begun.into_inner();
        self.offer(begun, Care::Usual);
        self.police();
        (task, answer)
    }

    /// The walks that may go on now.
    pub(crate) fn ready(&self) -> Vec<usize> {
        let now = self.now_ns();
        let due = self.walks.iter().enumerate().filter(|(_, waiting)| waiting.due_ns <= now);
        due.map(|(place, _)| place).collect()
    }

    /// When the first of its walks goes on.
    pub(crate) fn next_due_ns(&self) -> Option<u64> {
        self.walks.iter().map(|waiting| waiting.due_ns).min()
    }

    /// The task of a walk.
    pub(crate) fn task(&self, place: usize) -> TaskId {
        self.walks[place].walk.task
    }

    /// One step of one walk.
    pub(crate) fn walk(&mut self, place: usize) -> Progress {
        let desk = Desk { core: &self.core, begun: RefCell::default() };
        let waiting = &mut self.walks[place];
        let progress = Driver::new(&self.core, &desk).step(&mut waiting.walk);
        match progress {
            Progress::Continue => {}
            Progress::Retry { after_ms } => {
                waiting.due_ns = self.core.ports.clock.monotonic_ns() + after_ms * 1_000_000;
            }
            Progress::Ended => drop(self.walks.remove(place)),
        }
        let begun = desk.begun.into_inner();
        self.offer(begun, Care::Usual);
        self.police();
        progress
    }

    /// Enforces what its commits changed, as the engine's thread does; what fails is the repair's.
    fn police(&self) {
        policing::enforce(&self.core, self.core.policies.take_waiting());
    }

    /// Learns what the others wrote.
    pub(crate) fn refresh(&mut self) -> Result<(), Breach> {
        let running = self.core.refresh().map_err(|error| Breach::new(error.to_string()))?;
        self.offer(running, Care::Usual);
        Ok(())
    }

    /// Looks at the plane and plans a repair, as the engine does.
    pub(crate) fn look(&mut self) -> Result<(), Breach> {
        match self.core.look() {
            Ok(look) => {
                self.repairs = look.verbs.into();
                self.offer(look.running, Care::Usual);
                Ok(())
            }
            // The next look may see more.
            Err(EngineError::Plane(_)) => Ok(()),
            Err(error) => Err(Breach::new(error.to_string())),
        }
    }

    /// Does one verb of its repair; whether there was one.
    pub(crate) fn repair(&mut self) -> bool {
        let Some(verb) = self.repairs.pop_front() else { return false };
        // One broken object must not keep the others from service: it is left to the next time.
        drop(self.core.ports.plane.apply(&verb));
        true
    }

    /// How many verbs its repair still has.
    pub(crate) fn repairs(&self) -> usize {
        self.repairs.len()
    }
}
