//! Walks a task to its end, one step at a time.
//!
//! [`Driver::step`] does one thing: one verb, or one commit. The loop lives outside, so that a
//! test can stop between any two steps. What a [`Walk`] remembers is only how far it came in the
//! current plan; a walk that is lost is begun again and repeats idempotent verbs.

use rehome_domain::plane::Verb;
use rehome_domain::task::Failure;
use rehome_domain::workflow::{self, Advance, Care, GiveUp, LeaveToRepair, Plan, Stage};
use rehome_domain::{Command, Scope, TaskId};
use rehome_ports::PlaneError;

use crate::core::Core;
use crate::pending::WriteError;

/// Failures of the plane in one stage before a move that is not committed is given up.
pub const TRIES_MAX: u32 = 8;
/// Failures of the plane in a stage that can only be completed, before the rest is left to the
/// repair. With the waits below that is some 17 seconds.
pub const FORWARD_TRIES_MAX: u32 = 24;
/// The same when the plane says that repeating is of no use: a host that is dead may be back.
pub const FORWARD_HOPELESS_MAX: u32 = 8;
/// The first wait before a retry, in milliseconds. It doubles with every try.
const BACKOFF_MS: u64 = 5;
/// The longest wait before a retry, in milliseconds.
const BACKOFF_MS_MAX: u64 = 1000;

/// How far a task has come in its current plan.
#[derive(Debug)]
pub struct Walk {
    /// Whose task.
    pub scope: Scope,
    /// Which task.
    pub task: TaskId,
    care: Care,
    plan: Option<Plan>,
    cursor: usize,
    /// Failures of the plane in this stage.
    tries: u32,
    /// Waits since something was last written.
    waits: u32,
    left_to_repair: bool,
}

/// What a step came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Progress {
    /// Go on at once.
    Continue,
    /// Go on after so many milliseconds.
    Retry {
        /// Milliseconds.
        after_ms: u64,
    },
    /// The task has ended.
    Ended,
}

/// How the driver writes: through the engine's writer, or at once in a test.
pub trait Writes {
    /// Decides and commits one command; returns when that is durable.
    ///
    /// # Errors
    /// [`WriteError`].
    fn write<C>(&self, scope: Scope, command: C) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static;
}

impl Writes for Core {
    fn write<C>(&self, scope: Scope, command: C) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        self.execute(scope, self.ports.ids.request_id(), command)
    }
}

/// Walks tasks.
pub struct Driver<'a, W> {
    core: &'a Core,
    writes: &'a W,
}

impl Walk {
    /// A walk from wherever the task stands.
    pub fn begin(scope: Scope, task: TaskId, care: Care) -> Self {
        let (plan, cursor, tries, waits) = (None, 0, 0, 0);
        Self { scope, task, care, plan, cursor, tries, waits, left_to_repair: false }
    }

    /// The task, and whose it is.
    pub fn named(&self) -> (Scope, TaskId) {
        (self.scope, self.task)
    }

    /// Whether the task ended with something that only a repair does.
    pub fn left_to_repair(&self) -> bool {
        self.left_to_repair
    }

    fn replan(&mut self, care: Care) {
        self.care = care;
        self.plan = None;
        self.cursor = 0;
    }

    fn back_off(&mut self) -> Progress {
        let doubled = BACKOFF_MS << self.waits.min(10);
        self.waits += 1;
        self.replan(Care::Thorough);
        Progress::Retry { after_ms: doubled.min(BACKOFF_MS_MAX) }
    }
}

impl<'a, W: Writes> Driver<'a, W> {
    /// A driver over these worlds, writing in this way.
    pub fn new(core: &'a Core, writes: &'a W) -> Self {
        Self { core, writes }
    }

    /// Does one thing.
    pub fn step(&self, walk: &mut Walk) -> Progress {
        if walk.plan.is_none() {
            let world = self.core.world(walk.scope);
            walk.plan = workflow::plan(&world, walk.task, walk.care);
        }
        let Some(plan) = &walk.plan else {
            return Progress::Ended;
        };
        let stage = plan.stage;
        if plan.deadline.is_some_and(|deadline| self.core.ports.clock.now() > deadline) {
            return self.give_up(walk, Failure::Deadline);
        }
        match plan.verbs.get(walk.cursor).cloned() {
            Some(verb) => self.ask(walk, stage, &verb),
            None => self.advance(walk, stage),
        }
    }

    fn ask(&self, walk: &mut Walk, stage: Stage, verb: &Verb) -> Progress {
        let begun = self.core.ports.clock.monotonic_ns();
        let result = self.core.ports.plane.apply(verb);
        let us = self.core.ports.clock.monotonic_ns().saturating_sub(begun) / 1000;
        let (name, task) = (verb.name(), walk.task);
        match result {
            Ok(()) => {
                tracing::debug!(%task, verb = name, us, "done");
                walk.cursor += 1;
                Progress::Continue
            }
            Err(error) => {
                tracing::warn!(%task, verb = name, us, %error, tries = walk.tries, "not done");
                self.failed(walk, stage, (name, &error))
            }
        }
    }

    fn failed(
        &self,
        walk: &mut Walk,
        stage: Stage,
        (verb, error): (&str, &PlaneError),
    ) -> Progress {
        if matches!(error, PlaneError::Stale { .. }) {
            // Another controller has gone on with the ENI: what it wrote is to be seen first.
            if let Err(error) = self.core.refresh() {
                tracing::error!(%error, "the store holds what cannot be read");
            }
        }
        let hopeless = match error {
            PlaneError::Permanent(_)
            | PlaneError::Stale { .. }
            | PlaneError::StaleBinding { .. } => true,
            PlaneError::Transient(_) | PlaneError::Missing(_) => false,
        };
        let failures_max = match (stage, hopeless) {
            (Stage::Prepare, true) => 0,
            (Stage::Prepare, false) => TRIES_MAX,
            // Past the commit there is only forward; an undo has nothing behind it either.
            (Stage::Finish | Stage::Undo, true) => FORWARD_HOPELESS_MAX,
            (Stage::Finish | Stage::Undo, false) => FORWARD_TRIES_MAX,
        };
        if walk.tries < failures_max {
            walk.tries += 1;
            return walk.back_off();
        }
        let reason = format!("{verb}: {error}");
        match stage {
            Stage::Prepare => self.give_up(walk, Failure::Plane(reason)),
            Stage::Finish | Stage::Undo => self.leave(walk, stage, reason),
        }
    }

    /// The plane does not follow: the task ends, the repair goes on.
    fn leave(&self, walk: &mut Walk, stage: Stage, reason: String) -> Progress {
        let served =
            walk.plan.as_ref().is_some_and(|plan| plan.only_removes_legs_from(walk.cursor));
        tracing::error!(task = %walk.task, %reason, served, "left to the repair");
        let failure = (!served).then_some(Failure::Unfollowed(reason));
        let command = LeaveToRepair { task: walk.task, stage, failure };
        let result = self.writes.write(walk.scope, command);
        walk.left_to_repair |= result.is_ok();
        self.wrote(walk, result)
    }

    fn give_up(&self, walk: &mut Walk, reason: Failure) -> Progress {
        tracing::warn!(task = %walk.task, %reason, "given up; the move is undone");
        let command = GiveUp { task: walk.task, reason };
        self.wrote(walk, self.writes.write(walk.scope, command))
    }

    fn advance(&self, walk: &mut Walk, stage: Stage) -> Progress {
        let command = Advance { task: walk.task, stage };
        let result = self.writes.write(walk.scope, command);
        if result.is_ok() {
            tracing::debug!(task = %walk.task, ?stage, "committed");
        }
        self.wrote(walk, result)
    }

    fn wrote(&self, walk: &mut Walk, result: Result<(), WriteError>) -> Progress {
        match result {
            Ok(()) => {
                walk.replan(Care::Usual);
                (walk.tries, walk.waits) = (0, 0);
                Progress::Continue
            }
            Err(WriteError::Stopped) => {
                tracing::debug!(task = %walk.task, "left to the next start");
                walk.back_off()
            }
            Err(error) => {
                tracing::warn!(task = %walk.task, %error, "a step could not be written");
                walk.back_off()
            }
        }
    }
}
