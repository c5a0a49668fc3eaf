//! Tags: how they are read and shown, for every action that makes or shows what bears them, and the
//! tag service (API 2018-08-13).
//!
//! Tags are an account's; a world is a region's. A call about resources acts on the world of the
//! region that it names; a call about tags as such looks at all regions that the call's own sees
//! ([`reach`]).

use rehome_actions::vpc;
use rehome_domain::World;
use rehome_domain::refusal::Refusal;
use rehome_domain::tag::{Bears, TagKey, TagSet, TagValue};
use rehome_wire::ApiError;

use crate::refusal::api_error;

pub(crate) mod create;
pub(crate) mod describe;
pub(crate) mod describe_resources;
pub(crate) mod edit;
pub(crate) mod get_resources;
mod page;
mod reach;
mod refusal;

/// Reads tags.
///
/// # Errors
/// [`Refusal::TagText`].
pub(crate) fn read<'a>(
    tags: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<TagSet, Refusal> {
    let read = |(key, value)| Ok((TagKey::parse(key)?, TagValue::parse(value)?));
    let tags: Vec<_> = tags.into_iter().map(read).collect::<Result<_, Refusal>>()?;
    TagSet::of(tags)
}

/// Reads the Tags of a call that makes something.
///
/// # Errors
/// A wrong tag, with the VPC API's codes.
pub(crate) fn tags(asked: Option<&[vpc::Tag]>) -> Result<TagSet, ApiError> {
    let pairs = asked
        .unwrap_or_default()
        .iter()
        .map(|it| (&*it.key, it.value.as_deref().unwrap_or_default()));
    read(pairs).map_err(|refusal| api_error(&refusal))
}

/// The TagSet of a resource as the API shows it.
pub(crate) fn tags_of(world: &World, id: impl Bears) -> Vec<vpc::Tag> {
    let tags = world.tags_of(id.resource());
    let show = |(key, value): (&TagKey, &TagValue)| vpc::Tag {
        key: key.to_string(),
        value: Some(value.to_string()),
    };
    tags.iter().map(show).collect()
}
