//! DisassociateAddress (VPC API 2017-03-12): nothing to prepare, so it is committed at once.

use super::Association;
use crate::command::{Command, Context, Decision};
use crate::ids::EipId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DisassociateAddress {
    /// AddressId.
    pub eip: EipId,
}

impl Command for DisassociateAddress {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut eip = world.eip(self.eip)?.clone();
        eip.check_no_task()?;
        let Association::Bound(from) = eip.association else {
            return Err(Refusal::NotBound(eip.id));
        };
        eip.issue_epoch();
        let eip = eip.with(Association::Unbinding { task: context.task, from });
        let task = Task::begin(context, Job::DisassociateAddress { eip: eip.id });
        Ok(Decision::new(Changes::put([Record::Eip(eip), Record::Task(task)]), ()))
    }
}
