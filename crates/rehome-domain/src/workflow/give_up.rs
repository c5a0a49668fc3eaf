//! [`GiveUp`] and [`LeaveToRepair`]: the plane does not complete a stage within its bounds.

use super::settle::{settled, turned_around, undone_because};
use super::{Care, Stage, plan};
use crate::World;
use crate::command::{Command, Context, Decision};
use crate::ids::TaskId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::task::{Failure, Status};
use crate::world::Changes;

/// Turns a task around that is not committed yet. No change past the commit: only forward there.
#[derive(Debug, Clone)]
pub struct GiveUp {
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: Failure,
}

impl Command for GiveUp {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let stage = plan(world, self.task, Care::Usual).map(|plan| plan.stage);
        let changes = match stage {
            Some(Stage::Prepare) => turned_around(world, world.task(self.task)?, &self.reason)?,
            Some(Stage::Finish | Stage::Undo) | None => Changes::default(),
        };
        Ok(Decision::new(changes, ()))
    }
}

/// Ends a task in a stage that can only be completed, as if the plane had completed it: what the
/// store says is final, and what the plane has not done is left to the repair, which compares the
/// two for as long as it takes. No change in a stage that can still be turned around.
///
/// Without this a plane that fails for good would keep the ENI's task for ever, and nobody could
/// move the ENI away from where it failed.
#[derive(Debug, Clone)]
pub struct LeaveToRepair {
    /// The task.
    pub task: TaskId,
    /// The stage that is not completed.
    pub stage: Stage,
    /// What callers are told: nothing when only the removal of a leg was left, that carries no
    /// packets any more.
    pub failure: Option<Failure>,
}

impl Command for LeaveToRepair {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let current = plan(world, self.task, Care::Usual).map(|plan| plan.stage);
        if current != Some(self.stage) {
            return Ok(Decision::new(Changes::default(), ()));
        }
        let task = world.task(self.task)?;
        let status = match self.stage {
            Stage::Prepare => return Ok(Decision::new(Changes::default(), ())),
            Stage::Finish => self.failure.clone().map_or(Status::Success, Status::Failed),
            Stage::Undo => Status::Failed(undone_because(world, task)),
        };
        let changes = settled(world, task, self.stage)?;
        Ok(Decision::new(changes.and_put(Record::Task(task.end(status, context.now))), ()))
    }
}
