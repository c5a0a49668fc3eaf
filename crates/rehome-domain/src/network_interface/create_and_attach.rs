//! CreateAndAttachNetworkInterface (VPC API 2017-03-12): both or neither. When the attaching is
//! undone, the ENI goes with it: nobody has used it, and a caller who tries again would leave one
//! behind with every try.

use super::Eni;
use super::attach::{begin_move, check_destination};
use super::create::CreateNetworkInterface;
use crate::command::{Command, Context, Decision};
use crate::ids::InstanceId;
use crate::migration::Route;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::task::{Job, Task};
use crate::world::World;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateAndAttachNetworkInterface {
    /// What is created.
    pub create: CreateNetworkInterface,
    /// InstanceId.
    pub instance: InstanceId,
}

impl Command for CreateAndAttachNetworkInterface {
    type Outcome = Eni;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Eni>, Refusal> {
        let created = self.create.decide(world, context)?;
        let mut eni = created.outcome;
        let mut instance = world.instance(self.instance)?.clone();
        let to = check_destination(&mut eni, &mut instance, context.now)?;
        begin_move(&mut eni, context, Route::Attach { to });
        let mut changes = created.changes;
        changes.puts.retain(|put| matches!(put, Record::Subnet(_) | Record::SecurityGroup(_)));
        let task = Task::begin(context, Job::CreateAndAttachInterface { eni: eni.id });
        changes.puts.extend([
            Record::Eni(eni.clone()),
            Record::Instance(instance),
            Record::Task(task),
        ]);
        Ok(Decision::new(changes, eni))
    }
}
