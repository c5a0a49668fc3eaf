//! EnableFlowLogs and DisableFlowLogs (VPC API 2017-03-12): all of the list or nothing. One that is on
//! or off already stays so.

use super::{FLOW_LOGS_MAX, FlowLog};
use crate::command::{Command, Context, Decision};
use crate::ids::FlowLogId;
use crate::record::Record;
use crate::refusal::{Limit, Refusal};
use crate::world::{Changes, World};

/// What the logs are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// They log.
    Enabled,
    /// They do not.
    Disabled,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct SwitchFlowLogs {
    /// FlowLogIds.
    pub logs: Vec<FlowLogId>,
    /// Which of the two calls it is.
    pub wanted: Wanted,
}

impl Command for SwitchFlowLogs {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.logs.is_empty() {
            return Err(Refusal::Missing("FlowLogIds"));
        }
        if self.logs.len() as u64 > FLOW_LOGS_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, FLOW_LOGS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let enabled = match self.wanted {
            Wanted::Enabled => true,
            Wanted::Disabled => false,
        };
        let mut changes = Changes::default();
        let mut logs = self.logs.clone();
        logs.sort_unstable();
        logs.dedup();
        for id in logs {
            let log = FlowLog { enabled, ..world.flow_log(id)?.clone() };
            changes = changes.and_put(Record::FlowLog(log));
        }
        Ok(Decision::new(changes, ()))
    }
}
