//! DeleteFlowLog (VPC API 2017-03-12).

use crate::command::{Command, Context, Decision};
use crate::ids::{FlowLogId, VpcId};
use crate::record::RecordKey;
use crate::refusal::Refusal;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteFlowLog {
    /// FlowLogId.
    pub log: FlowLogId,
    /// VpcId, when it was given.
    pub vpc: Option<VpcId>,
}

impl Command for DeleteFlowLog {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let log = world.flow_log_in(self.log, self.vpc)?;
        Ok(Decision::new(Changes::default().delete(RecordKey::FlowLog(log.id)), ()))
    }
}
