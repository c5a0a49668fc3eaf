//! DetachNetworkInterface (VPC API 2017-03-12): nothing to prepare, so it is committed at once.

use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, InstanceId};
use crate::migration::{Migration, Phase, Placement, Route};
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DetachNetworkInterface {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// InstanceId.
    pub instance: InstanceId,
}

impl Command for DetachNetworkInterface {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut eni = world.eni(self.eni)?.clone();
        let instance = world.instance(self.instance)?;
        eni.check_secondary()?;
        let from = eni.check_owned_by(self.instance)?;
        eni.check_no_task()?;
        instance.check_no_task()?;
        let epoch = eni.issue_epoch();
        eni.placement = Placement::Moving(Box::new(Migration {
            task: context.task,
            route: Route::Detach { from },
            epoch,
            phase: Phase::Committed,
        }));
        let task = Task::begin(context, Job::MoveInterface { eni: eni.id });
        // The place in the instance stays taken until the leg is gone.
        let changes = Changes::put([Record::Eni(eni), Record::Task(task)]);
        Ok(Decision::new(changes.depends_on(RecordKey::Instance(self.instance)), ()))
    }
}
