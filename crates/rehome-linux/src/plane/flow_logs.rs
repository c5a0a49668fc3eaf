//! Flow logs among the policies: they are listened to, not filtered by.

use rehome_domain::plane::Enforcement;
use rehome_domain::policy::Subject;
use rehome_ports::PlaneError;

use super::LinuxPlane;
use crate::error::LinuxError;

/// What a caller of CreateFlowLog reads in the log as the reason why nothing is logged.
const NO_PLACE: &str = "this plane was given no place for flow logs";

/// Whether an enforcement is one of a flow log.
pub(super) fn is_flow_log(enforcement: &&Enforcement) -> bool {
    match enforcement.key.subject {
        Subject::FlowLog(_) => true,
        Subject::Blocks
        | Subject::Group(_)
        | Subject::Guard(_)
        | Subject::Acl(_)
        | Subject::Routes(_)
        | Subject::HaVip(_)
        | Subject::Rate(_) => false,
    }
}

impl LinuxPlane {
    /// Of one VPC.
    pub(super) fn enforce_flow_logs(&self, wanted: &[&Enforcement]) -> Result<(), PlaneError> {
        let Some(vpc) = wanted.first().map(|it| it.key.vpc) else { return Ok(()) };
        let Some(flow_logs) = &self.flow_logs else {
            let lifted = wanted.iter().all(|it| it.policy.is_none());
            return lifted.then_some(()).ok_or_else(|| PlaneError::Permanent(NO_PLACE.into()));
        };
        match self.vpc(vpc) {
            Ok(room) => Ok(flow_logs.enforce(wanted, (vpc, &room.room.namespace))?),
            // With the VPC went its flow logs.
            Err(LinuxError::Missing(_)) if wanted.iter().all(|it| it.policy.is_none()) => {
                flow_logs.forget(vpc);
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}
