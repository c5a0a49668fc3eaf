//! DeleteNetworkInterface (VPC API 2017-03-12): detached, secondary ENIs only.

use crate::command::{Command, Context, Decision};
use crate::elastic_ip;
use crate::ids::EniId;
use crate::migration::Placement;
use crate::record::Record;
use crate::refusal::{Refusal, Resource};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteNetworkInterface {
    /// NetworkInterfaceId.
    pub eni: EniId,
}

impl Command for DeleteNetworkInterface {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut eni = world.eni(self.eni)?.clone();
        eni.check_secondary()?;
        eni.check_no_task()?;
        if eni.placement.attachment().is_some() {
            return Err(Refusal::InUse { resource: Resource::Eni(eni.id), users: 1 });
        }
        // An elastic IP of it is unbound with it.
        let mut changes = Changes::put(elastic_ip::leave(world, &eni, context.task)?);
        eni.placement = Placement::Deleting(context.task);
        let task = Task::begin(context, Job::DeleteInterface { eni: eni.id });
        changes.puts.extend([Record::Eni(eni), Record::Task(task)]);
        Ok(Decision::new(changes, ()))
    }
}
