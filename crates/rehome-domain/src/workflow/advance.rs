//! [`Advance`]: the plane has completed a stage.

use super::settle::{commit, settled};
use super::{Care, Stage, plan};
use crate::World;
use crate::command::{Command, Context, Decision};
use crate::ids::TaskId;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::task::Status;
use crate::world::Changes;

/// Writes that the plane has completed a stage. No change when the task is not there any more.
#[derive(Debug, Clone, Copy)]
pub struct Advance {
    /// The task.
    pub task: TaskId,
    /// The stage that was completed.
    pub stage: Stage,
}

impl Command for Advance {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let current = plan(world, self.task, Care::Usual).map(|plan| plan.stage);
        if current != Some(self.stage) {
            return Ok(Decision::new(Changes::default(), ()));
        }
        let task = world.task(self.task)?;
        let changes = match self.stage {
            Stage::Prepare => {
                let changes = commit(world, task, context.now)?;
                let key = RecordKey::Task(self.task);
                let ends = changes.puts.iter().any(|put| put.key() == key);
                if ends { changes } else { changes.depends_on(key) }
            }
            Stage::Finish => settled(world, task, self.stage)?
                .and_put(Record::Task(task.end(Status::Success, context.now))),
            Stage::Undo => {
                let status = Status::Failed(super::settle::undone_because(world, task));
                settled(world, task, self.stage)?
                    .and_put(Record::Task(task.end(status, context.now)))
            }
        };
        Ok(Decision::new(changes, ()))
    }
}
