//! DetachNetworkInterface (VPC API 2017-03-12): nothing to prepare, so it is committed at once.

use crate::command::{Command, Context, Decision};
use crate::ha_vip;
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
        let ranges = ha_vip::check_not_in_range(world, &eni, self.instance)?;
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
        let changes = changes.depends_on(RecordKey::Instance(self.instance));
        Ok(Decision::new(ranges.into_iter().fold(changes, Changes::depends_on), ()))
    }
}
