//! DeleteVpc (VPC API 2017-03-12): gone for callers at once; a task removes it from the plane.

use crate::command::{Command, Context, Decision};
use crate::ids::VpcId;
use crate::record::{Record, RecordKey};
use crate::refusal::{Refusal, Resource};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteVpc {
    /// VpcId.
    pub vpc: VpcId,
}

impl Command for DeleteVpc {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let vpc = world.vpc(self.vpc)?;
        if vpc.subnets > 0 {
            return Err(Refusal::InUse {
                resource: Resource::Vpc(self.vpc),
                users: u64::from(vpc.subnets),
            });
        }
        let task = Task::begin(context, Job::RemoveVpc { vpc: self.vpc });
        let mut changes = Changes::put([Record::Task(task)]).delete(RecordKey::Vpc(self.vpc));
        for table in world.route_tables_of(self.vpc) {
            changes = changes.delete(RecordKey::RouteTable(table.id));
        }
        // No subnet has one any more.
        for acl in world.network_acls_of(self.vpc) {
            changes = changes.delete(RecordKey::NetworkAcl(acl.id));
        }
        Ok(Decision::new(changes, ()))
    }
}
