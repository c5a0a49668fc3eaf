//! DeleteSubnet (VPC API 2017-03-12): gone for callers at once; a task removes its gateway.

use crate::command::{Command, Context, Decision};
use crate::ids::SubnetId;
use crate::record::{Record, RecordKey};
use crate::refusal::{Refusal, Resource};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteSubnet {
    /// SubnetId.
    pub subnet: SubnetId,
}

impl Command for DeleteSubnet {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let subnet = world.subnet(self.subnet)?;
        if subnet.used > 0 {
            let resource = Resource::Subnet(self.subnet);
            return Err(Refusal::InUse { resource, users: subnet.used });
        }
        let mut vpc = world.vpc(subnet.vpc)?.clone();
        vpc.subnets = vpc.subnets.saturating_sub(1);
        let task =
            Task::begin(context, Job::RemoveSubnet { subnet: subnet.id, gateway: subnet.net() });
        let changes = Changes::put([Record::Vpc(vpc), Record::Task(task)])
            .delete(RecordKey::Subnet(self.subnet));
        Ok(Decision::new(changes, ()))
    }
}
