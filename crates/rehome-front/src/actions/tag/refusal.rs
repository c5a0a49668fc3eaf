//! The tag service's codes.
//!
//! Source: the error lists of these actions (Tag API 2018-08-13).

use rehome_domain::refusal::{Limit, Refusal, Resource, TagFault};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use crate::refusal::{code, message};

/// A resource that is not described as the service wants it, or is not there.
pub(super) const DESCRIPTION: &str = "InvalidParameterValue.ResourceDescriptionError";
/// The same, where it is named by its id alone.
pub(super) const ID: &str = "InvalidParameterValue.ResourceIdInvalid";
/// Anything that has no code of its own.
pub(super) const INVALID: &str = "InvalidParameter";
/// What is wrong with a list of tags.
pub(super) const TAG: &str = "InvalidParameter.Tag";

/// The code and message of a refusal.
pub(super) fn api_error(refusal: &Refusal) -> ApiError {
    ApiError::new(own_code(refusal).unwrap_or_else(|| code(refusal)), message(refusal))
}

/// The answer for a write that was not done.
pub(super) fn write_error(error: &WriteError) -> ApiError {
    match error {
        WriteError::Refused(refusal) => api_error(refusal),
        WriteError::Store(_)
        | WriteError::Unknown
        | WriteError::Contended(_)
        | WriteError::Overloaded
        | WriteError::Stopped => crate::refusal::write_error(error),
    }
}

/// The same, where resources are named by their ids alone.
pub(super) fn write_error_of_ids(error: &WriteError) -> ApiError {
    match error {
        WriteError::Refused(refusal @ Refusal::NotFound(Resource::Tagged(_))) => {
            ApiError::new(ID, message(refusal))
        }
        WriteError::Refused(_)
        | WriteError::Store(_)
        | WriteError::Unknown
        | WriteError::Contended(_)
        | WriteError::Overloaded
        | WriteError::Stopped => write_error(error),
    }
}

/// More of something than a call may have.
pub(super) fn too_many(
    code: &'static str,
    (english, chinese): (&str, &str),
    at_most: usize,
) -> ApiError {
    let english = format!("At most {at_most} {english} are allowed in one call.");
    ApiError::new(code, (english, format!("一次调用最多可指定 {at_most} 个{chinese}。")))
}

fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::TagText { fault, .. } => Some(match fault {
            TagFault::KeyEmpty => "InvalidParameterValue.TagKeyEmpty",
            TagFault::KeyLength => "InvalidParameterValue.TagKeyLengthExceeded",
            TagFault::KeyForm => "InvalidParameterValue.TagKeyCharacterIllegal",
            TagFault::KeyReserved => "InvalidParameter.ReservedTagKey",
            TagFault::KeyDuplicate => "InvalidParameterValue.TagKeyDuplicate",
            TagFault::ValueEmpty => "InvalidParameterValue.TagValueEmpty",
            TagFault::ValueLength => "InvalidParameterValue.TagValueLengthExceeded",
            TagFault::ValueForm => "InvalidParameterValue.TagValueCharacterIllegal",
        }),
        Refusal::NotFound(Resource::Tagged(_)) => Some(DESCRIPTION),
        Refusal::NotFound(Resource::Tag(_)) => Some("ResourceNotFound.TagNonExist"),
        Refusal::InUse { resource: Resource::Tag(_), .. } => {
            Some("FailedOperation.TagAttachedResource")
        }
        Refusal::TagExists { .. } => Some("ResourceInUse.TagDuplicate"),
        Refusal::TagBorne { .. } => Some("ResourceInUse.TagKeyAttached"),
        Refusal::TagNotBorne { .. } => Some("ResourceNotFound.AttachedTagKeyNotFound"),
        Refusal::LimitExceeded { limit, .. } => match limit {
            Limit::TagsOfResource => Some("LimitExceeded.ResourceAttachedTags"),
            Limit::TagKeys => Some("LimitExceeded.TagKey"),
            Limit::TagValues => Some("LimitExceeded.TagValue"),
            _ => None,
        },
        _ => None,
    }
}
