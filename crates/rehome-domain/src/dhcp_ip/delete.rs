//! DeleteDhcpIp (VPC API 2017-03-12): its subnet gets the address back. Callers ask for the task, which
//! has ended when they are answered: the plane never knew the address.

use crate::command::{Command, Context, Decision};
use crate::ids::DhcpIpId;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::task::{Job, Status, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteDhcpIp {
    /// DhcpIpId.
    pub dhcp_ip: DhcpIpId,
}

impl Command for DeleteDhcpIp {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let dhcp_ip = world.dhcp_ip(self.dhcp_ip)?;
        let mut subnet = world.subnet(dhcp_ip.subnet)?.clone();
        subnet.give_back(1);
        let task = Task::begin(context, Job::DeleteDhcpIp { dhcp_ip: dhcp_ip.id });
        let ended = Record::Task(task.end(Status::Success, context.now));
        let changes = Changes::put([Record::Subnet(subnet), ended]);
        Ok(Decision::new(changes.delete(RecordKey::DhcpIp(dhcp_ip.id)), ()))
    }
}
