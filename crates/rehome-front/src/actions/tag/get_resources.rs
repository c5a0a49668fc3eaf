//! GetResources: resources that bear tags, in the order of regions and resources. A page's token is the
//! name of its last resource, so that what comes and goes in between shifts nothing.

use std::collections::BTreeSet;

use rehome_actions::tag::{
    GetResourcesRequest, GetResourcesResponse, ResourceTagMapping, Tag, TagFilter,
};
use rehome_domain::tag::{TagKey, TagValue, TaggedResource};
use rehome_domain::{Scope, World};
use rehome_wire::ApiError;

use super::describe::CUSTOM;
use super::reach::{Place, place, worlds};
use super::refusal::{INVALID, api_error, too_many};
use crate::desk::Desk;

/// Of a page, unless the call says otherwise.
const RESULTS: u64 = 50;
const RESULTS_MAX: u64 = 200;
/// Resources that one call may name.
const RESOURCES_MAX: usize = 10;
/// Filters of one call, and values of a filter.
const FILTERS_MAX: usize = 6;
const VALUES_MAX: usize = 10;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: GetResourcesRequest,
) -> Result<GetResourcesResponse, ApiError> {
    let filters = request.tag_filters.unwrap_or_default();
    check_filters(&filters)?;
    let names = request.resource_list.unwrap_or_default();
    if names.len() > RESOURCES_MAX {
        return Err(too_many(
            "LimitExceeded.ResourceNumPerRequest",
            ("resources", "资源"),
            RESOURCES_MAX,
        ));
    }
    let named: BTreeSet<Place> =
        names.iter().map(|name| place(desk, name)).collect::<Result<_, _>>()?;
    let after = after(desk, request.pagination_token.as_deref())?;
    let results = request.max_results.unwrap_or(RESULTS);
    if !(1..=RESULTS_MAX).contains(&results) {
        let message = (
            format!("The value `{results}` of MaxResults is not between 1 and {RESULTS_MAX}."),
            format!("参数 `MaxResults` 取值 `{results}` 不在 1 到 {RESULTS_MAX} 之间。"),
        );
        return Err(ApiError::new(INVALID, message));
    }
    // Where resources are named all of them are answered (Tag API, MaxResults).
    let at_most = if named.is_empty() { results } else { RESOURCES_MAX as u64 };
    let at_most = usize::try_from(at_most).unwrap_or(usize::MAX);
    let mut page = Vec::new();
    'worlds: for (region, world) in worlds(desk) {
        for resource in candidates(&world, &filters) {
            let found = Place { region, resource };
            let wanted = named.is_empty() || named.contains(&found);
            if wanted
                && after.is_none_or(|after| found > after)
                && bears(&world, resource, &filters)
            {
                page.push((found, show(desk, &world, found)));
                if page.len() > at_most {
                    break 'worlds;
                }
            }
        }
    }
    // One more than the page has tells that there is another.
    let more = page.len() > at_most;
    page.truncate(at_most);
    let last = page.last().filter(|_| more).map(|(last, _)| name(desk, *last));
    Ok(GetResourcesResponse {
        pagination_token: Some(last.unwrap_or_default()),
        resource_tag_mapping_list: Some(page.into_iter().map(|(_, shown)| shown).collect()),
    })
}

fn after(desk: &Desk<'_>, token: Option<&str>) -> Result<Option<Place>, ApiError> {
    let Some(token) = token.filter(|token| !token.is_empty()) else { return Ok(None) };
    let message = (
        "The PaginationToken is none that this call has answered.",
        "`PaginationToken` 错误，应为上一页返回的值。",
    );
    let invalid = |_| ApiError::new("InvalidParameter.PaginationTokenInvalid", message);
    place(desk, token).map(Some).map_err(invalid)
}

fn check_filters(filters: &[TagFilter]) -> Result<(), ApiError> {
    if filters.len() > FILTERS_MAX {
        return Err(too_many(
            "LimitExceeded.TagNumPerRequest",
            ("filters", "过滤条件"),
            FILTERS_MAX,
        ));
    }
    let mut keys = BTreeSet::new();
    for filter in filters {
        TagKey::parse(&filter.tag_key).map_err(|refusal| api_error(&refusal))?;
        if !keys.insert(&filter.tag_key) {
            let key: String = filter.tag_key.chars().take(64).collect();
            let message = (
                format!("The key `{key}` is in two filters; name all its values in one."),
                format!("标签键 `{key}` 出现在两个过滤条件中，请合并为一个。"),
            );
            return Err(ApiError::new("InvalidParameterValue.TagKeyDuplicate", message));
        }
        if filter.tag_value.as_ref().is_some_and(|values| values.len() > VALUES_MAX) {
            return Err(too_many(
                "LimitExceeded.TagValue",
                ("values of a filter", "过滤条件的标签值"),
                VALUES_MAX,
            ));
        }
        for value in filter.tag_value.iter().flatten() {
            TagValue::parse(value).map_err(|refusal| api_error(&refusal))?;
        }
    }
    Ok(())
}

fn values(filter: &TagFilter) -> Option<&[String]> {
    filter.tag_value.as_deref().filter(|values| !values.is_empty())
}

/// Those that pass the filter which fewest pass, or all that bear tags.
fn candidates(world: &World, filters: &[TagFilter]) -> BTreeSet<TaggedResource> {
    let sets = filters.iter().map(|it| world.index.tags.bearers(&it.tag_key, values(it)));
    let fewest = sets.min_by_key(|sets| sets.iter().map(|set| set.len()).sum::<usize>());
    match fewest {
        Some(sets) => sets.into_iter().flatten().collect(),
        None => world.tags.keys().copied().collect(),
    }
}

fn bears(world: &World, resource: TaggedResource, filters: &[TagFilter]) -> bool {
    let tags = world.tags_of(resource);
    filters.iter().all(|filter| {
        let value = tags.get(&filter.tag_key);
        let wanted = values(filter);
        value.is_some_and(|its| wanted.is_none_or(|all| all.iter().any(|it| it == its.as_str())))
    })
}

fn name(desk: &Desk<'_>, Place { region, resource }: Place) -> String {
    resource.qcs(Scope { region, ..desk.scope }).to_string()
}

fn show(desk: &Desk<'_>, world: &World, found: Place) -> ResourceTagMapping {
    let tags = world.tags_of(found.resource);
    let tags = tags.iter().map(|(key, value)| Tag {
        tag_key: key.to_string(),
        tag_value: value.to_string(),
        category: Some(CUSTOM.to_owned()),
    });
    ResourceTagMapping { resource: Some(name(desk, found)), tags: Some(tags.collect()) }
}
