//! ModifyAddressesBandwidth (VPC API 2017-03-12): the records say it, and the plane follows as it
//! follows every policy; so the task has ended when the answer leaves.

use super::release::check_list;
use crate::command::{Command, Context, Decision};
use crate::ids::EipId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::task::{Job, Status, Task};
use crate::world::{Changes, World};

/// The largest bandwidth of an elastic IP, in Mbit/s.
pub const BANDWIDTH_MAX_MBPS: u64 = 20_000;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyAddressesBandwidth {
    /// AddressIds.
    pub eips: Vec<EipId>,
    /// InternetMaxBandwidthOut in Mbit/s.
    pub bandwidth_mbps: u64,
}

/// Refuses a bandwidth that no elastic IP may have.
///
/// # Errors
/// [`Refusal`] with the parameter's name.
pub(super) fn check_bandwidth(mbps: u64) -> Result<(), Refusal> {
    if (1..=BANDWIDTH_MAX_MBPS).contains(&mbps) {
        return Ok(());
    }
    Err(Refusal::value("InternetMaxBandwidthOut", &mbps, Fault::Range))
}

impl Command for ModifyAddressesBandwidth {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_list(&self.eips)?;
        check_bandwidth(self.bandwidth_mbps)?;
        let mut changes = Changes::default();
        for id in &self.eips {
            let mut eip = world.eip(*id)?.clone();
            eip.check_no_task()?;
            eip.bandwidth_mbps = Some(self.bandwidth_mbps);
            changes = changes.and_put(Record::Eip(eip));
        }
        let task = Task::begin(context, Job::ModifyAddressesBandwidth { eips: self.eips.clone() });
        let ended = Record::Task(task.end(Status::Success, context.now));
        Ok(Decision::new(changes.and_put(ended), ()))
    }
}
