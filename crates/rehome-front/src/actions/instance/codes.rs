//! What the CVM API calls some refusals, where the VPC API has other codes; and its lists of ids.
//!
//! Source: the error lists of the actions about instances (CVM API 2017-03-12).

use rehome_domain::refusal::{Fault, Limit, Refusal, Resource};
use rehome_domain::{InstanceId, SecurityGroupId};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use crate::refusal::{code, message, state_code};

/// Reads the ids of instances.
pub(super) fn instance_ids(texts: &[String]) -> Result<Vec<InstanceId>, ApiError> {
    let read =
        |text: &String| InstanceId::parse(text).map_err(|malformed| api_error(&malformed.into()));
    texts.iter().map(read).collect()
}

/// The code and message of a refusal.
pub(super) fn api_error(refusal: &Refusal) -> ApiError {
    ApiError::new(own_code(refusal).unwrap_or_else(|| code(refusal)), message(refusal))
}

/// The answer for a write that was not done.
pub(super) fn write_error(error: &WriteError) -> ApiError {
    if let WriteError::Refused(refusal) = error {
        return api_error(refusal);
    }
    crate::refusal::write_error(error)
}

fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::Malformed(wrong) if wrong.prefix == InstanceId::PREFIX => {
            Some("InvalidInstanceId.Malformed")
        }
        Refusal::Malformed(wrong) if wrong.prefix == SecurityGroupId::PREFIX => {
            Some("InvalidSgId.Malformed")
        }
        Refusal::NotFound(Resource::Instance(_)) => Some("InvalidInstanceId.NotFound"),
        Refusal::TaskRunning { .. } => Some("MutexOperation.TaskRunning"),
        Refusal::Value { parameter: "InstanceName", fault: Fault::TooLong, .. } => {
            Some("InvalidInstanceName.TooLong")
        }
        Refusal::NotFound(Resource::SecurityGroup(_)) => Some("InvalidSecurityGroupId.NotFound"),
        Refusal::InvalidState { state, .. } => Some(state_code(state)),
        Refusal::LimitExceeded { limit: Limit::GroupsOfInterface, .. } => {
            Some("LimitExceeded.AssociateUSGLimitExceeded")
        }
        // ResetInstancesType: the size of the instance would not allow what it holds.
        Refusal::LimitExceeded { limit: Limit::InterfacesOfInstance, .. } => {
            Some("LimitExceeded.EniNumLimit")
        }
        _ => None,
    }
}
