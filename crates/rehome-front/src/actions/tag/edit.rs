//! The actions that put tags at resources and take them away.

use rehome_actions::tag::{
    AddResourceTagRequest, AddResourceTagResponse, AttachResourcesTagRequest,
    AttachResourcesTagResponse, DeleteResourceTagRequest, DeleteResourceTagResponse,
    DetachResourcesTagRequest, DetachResourcesTagResponse, FailedResource,
    ModifyResourceTagsRequest, ModifyResourceTagsResponse, TagResourcesRequest,
    TagResourcesResponse, UnTagResourcesRequest, UnTagResourcesResponse,
};
use rehome_domain::refusal::{Refusal, TagFault};
use rehome_domain::tag::edit::{EditTags, Manner, Needed};
use rehome_domain::tag::{TagKey, TagSet, TagValue};
use rehome_wire::{ApiError, Language};

use super::reach::{Place, elsewhere, named_region, place, resources};
use super::read;
use super::refusal::{TAG, api_error, too_many, write_error, write_error_of_ids};
use crate::desk::{Desk, There};

/// Resources of AttachResourcesTag and DetachResourcesTag, and of one region.
const IDS_MAX: usize = 50;
/// Resources of TagResources and UnTagResources.
const RESOURCES_MAX: usize = 10;
/// Tags, and keys, of ModifyResourceTags, TagResources and UnTagResources.
const TAGS_MAX: usize = 10;

pub(crate) async fn add(
    desk: &Desk<'_>,
    request: AddResourceTagRequest,
) -> Result<AddResourceTagResponse, ApiError> {
    let put = read([(&*request.tag_key, &*request.tag_value)]).map_err(|it| api_error(&it))?;
    let place = place(desk, &request.resource)?;
    edit(desk, place, (put, Vec::new()), Manner::Strict).await?;
    Ok(AddResourceTagResponse {})
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteResourceTagRequest,
) -> Result<DeleteResourceTagResponse, ApiError> {
    let take = keys([&*request.tag_key])?;
    let place = place(desk, &request.resource)?;
    edit(desk, place, (TagSet::default(), take), Manner::Strict).await?;
    Ok(DeleteResourceTagResponse {})
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyResourceTagsRequest,
) -> Result<ModifyResourceTagsResponse, ApiError> {
    let lists =
        [request.replace_tags.as_ref().map(Vec::len), request.delete_tags.as_ref().map(Vec::len)];
    if lists == [None, None] || lists.contains(&Some(0)) {
        let message = (
            "ReplaceTags or DeleteTags has to be given, and none of them empty.",
            "`ReplaceTags` 和 `DeleteTags` 至少指定一个，且不能为空。",
        );
        return Err(ApiError::new(TAG, message));
    }
    if lists.iter().flatten().any(|number| *number > TAGS_MAX) {
        return Err(too_many(TAG, ("tags", "标签"), TAGS_MAX));
    }
    let replace = request.replace_tags.unwrap_or_default();
    let put =
        read(replace.iter().map(|it| (&*it.tag_key, &*it.tag_value))).map_err(twice_is_tag)?;
    let take = request.delete_tags.unwrap_or_default();
    let take = keys(take.iter().map(|it| &*it.tag_key))?;
    if let Some(both) = take.iter().find(|key| put.get(key.as_str()).is_some()) {
        let message = (
            format!("The key `{both}` is in ReplaceTags and in DeleteTags."),
            format!("标签键 `{both}` 同时出现在 `ReplaceTags` 和 `DeleteTags` 中。"),
        );
        return Err(ApiError::new("InvalidParameterValue.DeleteTagsParamError", message));
    }
    let place = place(desk, &request.resource)?;
    edit(desk, place, (put, take), Manner::Lenient).await?;
    Ok(ModifyResourceTagsResponse {})
}

pub(crate) async fn attach(
    desk: &Desk<'_>,
    request: AttachResourcesTagRequest,
) -> Result<AttachResourcesTagResponse, ApiError> {
    let put = read([(&*request.tag_key, &*request.tag_value)]).map_err(|it| api_error(&it))?;
    let there = here_or_there(desk, request.resource_region.as_deref())?;
    let kind = (&*request.service_type, kind(desk, request.resource_prefix.as_deref())?);
    let resources = resources(kind, within(&request.resource_ids)?)?;
    let others =
        put.iter().map(|(key, value)| elsewhere((desk, there.scope.region), key, value)).next();
    let needed = Needed::Existing(others.unwrap_or_default());
    let (take, manner) = (Vec::new(), Manner::Strict);
    let command = EditTags { resources, put, take, manner, needed };
    there.decide_as(command, write_error_of_ids).await?;
    Ok(AttachResourcesTagResponse {})
}

pub(crate) async fn detach(
    desk: &Desk<'_>,
    request: DetachResourcesTagRequest,
) -> Result<DetachResourcesTagResponse, ApiError> {
    let take = keys([&*request.tag_key])?;
    let there = here_or_there(desk, request.resource_region.as_deref())?;
    let kind = (&*request.service_type, kind(desk, request.resource_prefix.as_deref())?);
    let resources = resources(kind, within(&request.resource_ids)?)?;
    let (put, manner, needed) = (TagSet::default(), Manner::Strict, Needed::Nothing);
    let command = EditTags { resources, put, take, manner, needed };
    there.decide_as(command, write_error_of_ids).await?;
    Ok(DetachResourcesTagResponse {})
}

pub(crate) async fn tag(
    desk: &Desk<'_>,
    request: TagResourcesRequest,
) -> Result<TagResourcesResponse, ApiError> {
    check_numbers(request.resource_list.len(), request.tags.len())?;
    let values = request.tags.iter().map(|it| TagValue::parse_some(&it.tag_value));
    values.collect::<Result<Vec<_>, _>>().map_err(|it| api_error(&it))?;
    let put = read(request.tags.iter().map(|it| (&*it.tag_key, &*it.tag_value)));
    let put = put.map_err(|it| api_error(&it))?;
    let failed = edit_each(desk, &request.resource_list, (put, Vec::new())).await?;
    Ok(TagResourcesResponse { failed_resources: Some(failed) })
}

pub(crate) async fn untag(
    desk: &Desk<'_>,
    request: UnTagResourcesRequest,
) -> Result<UnTagResourcesResponse, ApiError> {
    check_numbers(request.resource_list.len(), request.tag_keys.len())?;
    let take = keys(request.tag_keys.iter().map(String::as_str))?;
    if let Some(twice) = take.iter().enumerate().find(|(at, key)| take[..*at].contains(key)) {
        return Err(api_error(&Refusal::tag(twice.1.as_str(), TagFault::KeyDuplicate)));
    }
    let failed = edit_each(desk, &request.resource_list, (TagSet::default(), take)).await?;
    Ok(UnTagResourcesResponse { failed_resources: Some(failed) })
}

/// Edits each resource for itself: one that fails does not stop the others.
async fn edit_each(
    desk: &Desk<'_>,
    names: &[String],
    (put, take): (TagSet, Vec<TagKey>),
) -> Result<Vec<FailedResource>, ApiError> {
    let places = names.iter().map(|name| place(desk, name)).collect::<Result<Vec<_>, _>>()?;
    let mut failed = Vec::new();
    for (name, place) in names.iter().zip(places) {
        let edited = edit(desk, place, (put.clone(), take.clone()), Manner::Lenient).await;
        if let Err(error) = edited {
            let message = error.message.in_language(Language::EnUs).to_owned();
            let (resource, code) = (name.clone(), error.code.into_owned());
            failed.push(FailedResource { resource, code, message });
        }
    }
    Ok(failed)
}

async fn edit(
    desk: &Desk<'_>,
    place: Place,
    (put, take): (TagSet, Vec<TagKey>),
    manner: Manner,
) -> Result<(), ApiError> {
    let (resources, needed) = (vec![place.resource], Needed::Nothing);
    let there = desk.at(place.region).expect("a place is in reach");
    there.decide_as(EditTags { resources, put, take, manner, needed }, write_error).await
}

/// The region that a parameter names.
fn here_or_there<'d>(desk: &'d Desk<'_>, region: Option<&str>) -> Result<There<'d>, ApiError> {
    let region = named_region(desk, region)?;
    Ok(desk.at(region).expect("a region that was named is in reach"))
}

/// ResourcePrefix. Only buckets do without, and there are none here.
fn kind<'a>(desk: &Desk<'_>, prefix: Option<&'a str>) -> Result<&'a str, ApiError> {
    prefix.ok_or_else(|| desk.missing("ResourcePrefix"))
}

fn within(ids: &[String]) -> Result<&[String], ApiError> {
    if ids.len() > IDS_MAX {
        return Err(too_many(
            "LimitExceeded.ResourceNumPerRequest",
            ("resources", "资源"),
            IDS_MAX,
        ));
    }
    Ok(ids)
}

fn check_numbers(resources: usize, tags: usize) -> Result<(), ApiError> {
    if resources > RESOURCES_MAX {
        return Err(too_many(
            "LimitExceeded.ResourceNumPerRequest",
            ("resources", "资源"),
            RESOURCES_MAX,
        ));
    }
    if tags > TAGS_MAX {
        return Err(too_many("LimitExceeded.TagNumPerRequest", ("tags", "标签"), TAGS_MAX));
    }
    Ok(())
}

/// Reads keys.
fn keys<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Vec<TagKey>, ApiError> {
    let keys = texts.into_iter().map(TagKey::parse).collect::<Result<Vec<_>, _>>();
    keys.map_err(|refusal| api_error(&refusal))
}

/// ModifyResourceTags has no code of its own for a key that is given twice.
fn twice_is_tag(refusal: Refusal) -> ApiError {
    let error = api_error(&refusal);
    if matches!(refusal, Refusal::TagText { fault: TagFault::KeyDuplicate, .. }) {
        return ApiError::new(TAG, error.message);
    }
    error
}
