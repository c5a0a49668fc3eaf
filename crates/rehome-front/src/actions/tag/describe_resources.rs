//! DescribeResourceTags, DescribeResourceTagsByResourceIds: one row for each tag of each resource, in
//! the order of regions, resources and keys.

use rehome_actions::tag::{
    DescribeResourceTagsByResourceIdsRequest, DescribeResourceTagsByResourceIdsResponse,
    DescribeResourceTagsRequest, DescribeResourceTagsResponse, TagResource,
};
use rehome_domain::World;
use rehome_domain::tag::{TagKey, TagValue, TaggedResource, Tags};
use rehome_wire::ApiError;

use super::describe::{CUSTOM, are_asked_for, check_uin};
use super::page::Page;
use super::reach::{check_kind, named_region, resources, worlds};
use super::refusal::{ID, too_many};
use crate::desk::Desk;

/// Resources that one call may name.
const IDS_MAX: usize = 50;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn by_ids(
    desk: &Desk<'_>,
    request: DescribeResourceTagsByResourceIdsRequest,
) -> Result<DescribeResourceTagsByResourceIdsResponse, ApiError> {
    let page = Page::of(request.offset, request.limit)?;
    let asked = are_asked_for(request.category.as_deref())?;
    let region = named_region(desk, Some(&request.resource_region))?;
    if request.resource_ids.len() > IDS_MAX {
        return Err(too_many(ID, ("resources", "资源"), IDS_MAX));
    }
    let kind = (&*request.service_type, &*request.resource_prefix);
    let mut resources = resources(kind, &request.resource_ids)?;
    resources.sort_unstable();
    resources.dedup();
    let world = desk.at(region).map(|there| there.world()).unwrap_or_default();
    let borne = resources.iter().filter(|_| asked).filter_map(|it| world.tags.get(it));
    let (total, tags) = page.cut(borne.flat_map(|it| rows(it, kind.0)));
    Ok(DescribeResourceTagsByResourceIdsResponse {
        total_count: Some(total),
        offset: Some(page.offset),
        limit: Some(page.limit),
        tags: Some(tags),
    })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeResourceTagsRequest,
) -> Result<DescribeResourceTagsResponse, ApiError> {
    let page = Page::of(request.offset, request.limit)?;
    check_uin(desk, request.create_uin)?;
    desk.refuse_if("CosResourceId", request.cos_resource_id.is_some_and(|cos| cos != 0))?;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let service = given(&request.service_type);
    let (kind, id) = (given(&request.resource_prefix), given(&request.resource_id));
    check_kind(service.as_deref(), kind.as_deref())?;
    // Where one resource is named, the region is the call's own unless it is named too: a permission
    // for the one is none for whatever has that id elsewhere.
    let region = given(&request.resource_region).or_else(|| id.as_ref().map(|_| String::new()));
    let region = region.map(|name| named_region(desk, Some(&name))).transpose()?;
    let fits = |resource: &TaggedResource| {
        let of = resource.kind();
        let service = service.as_deref().unwrap_or(of.0);
        let kind = kind.as_deref().unwrap_or(of.1);
        TaggedResource::named(service, kind, &resource.to_string()).is_some()
    };
    let mut found = Vec::new();
    for (_, world) in worlds(desk).filter(|(at, _)| region.is_none_or(|region| region == *at)) {
        let borne = those(&world, id.as_deref()).into_iter().filter(|it| fits(&it.resource));
        found.extend(borne.flat_map(|it| {
            let service = service.as_deref().unwrap_or(it.resource.kind().0);
            rows(it, service).collect::<Vec<_>>()
        }));
    }
    let (total, rows) = page.cut(found);
    Ok(DescribeResourceTagsResponse {
        total_count: Some(total),
        offset: Some(page.offset),
        limit: Some(page.limit),
        rows: Some(rows),
    })
}

/// What the resource of an id bears, or all resources.
fn those<'w>(world: &'w World, id: Option<&str>) -> Vec<&'w Tags> {
    match id {
        None => world.tags.values().map(AsRef::as_ref).collect(),
        Some(id) => {
            let resource = TaggedResource::parse(id);
            let tags = resource.and_then(|resource| world.tags.get(&resource));
            tags.map(AsRef::as_ref).into_iter().collect()
        }
    }
}

fn rows(of: &Tags, service: &str) -> impl Iterator<Item = TagResource> {
    of.tags.iter().map(move |(key, value): (&TagKey, &TagValue)| TagResource {
        tag_key: Some(key.to_string()),
        tag_value: Some(value.to_string()),
        resource_id: Some(of.resource.to_string()),
        service_type: Some(service.to_owned()),
        category: Some(CUSTOM.to_owned()),
        ..TagResource::default()
    })
}
