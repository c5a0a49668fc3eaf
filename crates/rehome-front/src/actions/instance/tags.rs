//! TagSpecification: tags of new instances, and the CVM API's codes for what is wrong with them.

use rehome_actions::cvm;
use rehome_domain::World;
use rehome_domain::refusal::{Fault, Limit, Refusal, TagFault};
use rehome_domain::tag::{Bears, TagKey, TagSet, TagValue};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use super::super::tag::read;
use super::codes;
use crate::desk::Desk;
use crate::refusal::message;

/// What new resources of a type (`instance`, `keypair`) bear from the first moment on.
///
/// # Errors
/// A wrong tag; a specification of something else, or two.
pub(crate) fn tags(
    desk: &Desk<'_>,
    resource_type: &str,
    asked: Option<&[cvm::TagSpecification]>,
) -> Result<TagSet, ApiError> {
    let asked = asked.unwrap_or_default();
    let elsewhere = asked.iter().any(|it| it.resource_type != resource_type);
    desk.refuse_if("TagSpecification.ResourceType", elsewhere)?;
    if asked.len() > 1 {
        let twice = Refusal::value("TagSpecification", &resource_type, Fault::Duplicate);
        return Err(api_error(&twice));
    }
    let pairs = asked.iter().flat_map(|it| &it.tags).map(|it| (&*it.key, &*it.value));
    read(pairs).map_err(|refusal| api_error(&refusal))
}

/// The tags of a resource as the CVM API shows them.
pub(crate) fn tags_of(world: &World, id: impl Bears) -> Vec<cvm::Tag> {
    let tags = world.tags_of(id.resource());
    let show = |(key, value): (&TagKey, &TagValue)| cvm::Tag {
        key: key.to_string(),
        value: value.to_string(),
    };
    tags.iter().map(show).collect()
}

fn api_error(refusal: &Refusal) -> ApiError {
    let code = own_code(refusal).or_else(|| codes::own_code(refusal));
    ApiError::new(code.unwrap_or_else(|| crate::refusal::code(refusal)), message(refusal))
}

/// The answer of RunInstances for a write that was not done.
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

/// Source: the error codes of the CVM API 2017-03-12 that name tags.
fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::TagText { fault, .. } => Some(match fault {
            TagFault::KeyEmpty | TagFault::KeyLength | TagFault::KeyForm => {
                "FailedOperation.IllegalTagKey"
            }
            TagFault::ValueEmpty | TagFault::ValueLength | TagFault::ValueForm => {
                "FailedOperation.IllegalTagValue"
            }
            TagFault::KeyReserved => "FailedOperation.TagKeyReserved",
            TagFault::KeyDuplicate => "InvalidParameterValue.DuplicateTags",
        }),
        Refusal::LimitExceeded { limit, .. } => match limit {
            Limit::TagsOfResource | Limit::TagKeys | Limit::TagValues => {
                Some("InvalidParameterValue.TagQuotaLimitExceeded")
            }
            Limit::TaggedInCall => Some("LimitExceeded.TagResourceQuota"),
            _ => None,
        },
        _ => None,
    }
}
