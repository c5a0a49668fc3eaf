//! The codes of cvm's own, where they differ from those of the VPC API, and lists of instances.

use rehome_domain::refusal::{Fault, Limit, Refusal, Resource};
use rehome_domain::{InstanceId, World};
use rehome_wire::ApiError;

use crate::refusal::{code, message};

/// Instances that one call may name.
const NAMED_MAX: usize = 100;

/// The error of a refusal. Source: the error lists of the actions (CVM API 2017-03-12).
pub(crate) fn api_error(refusal: &Refusal) -> ApiError {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    let own = match refusal {
        Refusal::Malformed(wrong) if wrong.prefix == InstanceId::PREFIX => {
            "InvalidInstanceId.Malformed"
        }
        Refusal::NotFound(Resource::Instance(_)) => "InvalidInstanceId.NotFound",
        Refusal::TaskRunning { .. } => "MutexOperation.TaskRunning",
        _ => code(refusal),
    };
    ApiError::new(own, message(refusal))
}

/// The instances that a call names: each is there, and is named once.
///
/// # Errors
/// None or too many; one that is no id, is named twice or is not there.
pub(super) fn named(world: &World, texts: &[String]) -> Result<Vec<InstanceId>, ApiError> {
    if texts.is_empty() {
        return Err(api_error(&Refusal::Missing("InstanceIds")));
    }
    if texts.len() > NAMED_MAX {
        let (limit, at_most) = (Limit::ValuesInCall, NAMED_MAX as u64);
        return Err(api_error(&Refusal::LimitExceeded { limit, at_most }));
    }
    let parse = |text: &String| InstanceId::parse(text).map_err(|it| api_error(&it.into()));
    let ids = texts.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    for (place, id) in ids.iter().enumerate() {
        if ids[..place].contains(id) {
            let twice = Refusal::value("InstanceIds", id, Fault::Duplicate);
            return Err(ApiError::new("InvalidParameterValue", message(&twice)));
        }
        world.instance(*id).map_err(|refusal| api_error(&refusal))?;
    }
    Ok(ids)
}
