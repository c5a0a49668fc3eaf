//! DescribeTagKeys, DescribeTagValues, DescribeTags: the tags that exist in any region that the call
//! sees, in the order of their keys and values.

use std::collections::{BTreeMap, BTreeSet};

use rehome_actions::tag::{
    DescribeTagKeysRequest, DescribeTagKeysResponse, DescribeTagValuesRequest,
    DescribeTagValuesResponse, DescribeTagsRequest, DescribeTagsResponse, Tag, TagWithDelete,
};
use rehome_wire::ApiError;

use super::page::Page;
use super::reach::worlds;
use super::refusal::{INVALID, too_many};
use crate::desk::Desk;

/// Keys that one call may ask for.
const KEYS_MAX: usize = 100;
/// What every tag here is: the cloud's own are none of ours.
pub(super) const CUSTOM: &str = "Custom";

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn keys(
    desk: &Desk<'_>,
    request: DescribeTagKeysRequest,
) -> Result<DescribeTagKeysResponse, ApiError> {
    let page = Page::of(request.offset, request.limit)?;
    check_uin(desk, request.create_uin)?;
    desk.refuse_if("ShowProject", request.show_project.is_some_and(|show| show != 0))?;
    let mut keys = BTreeSet::new();
    if are_asked_for(request.category.as_deref())? {
        for (_, world) in worlds(desk) {
            keys.extend(world.index.tags.keys().map(ToString::to_string));
        }
    }
    let (total, tags) = page.cut(keys);
    Ok(DescribeTagKeysResponse {
        total_count: Some(total),
        offset: Some(page.offset),
        limit: Some(page.limit),
        tags: Some(tags),
    })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn values(
    desk: &Desk<'_>,
    request: DescribeTagValuesRequest,
) -> Result<DescribeTagValuesResponse, ApiError> {
    let page = Page::of(request.offset, request.limit)?;
    check_uin(desk, request.create_uin)?;
    let keys = &request.tag_keys;
    if keys.is_empty() || keys.iter().any(String::is_empty) {
        let message = (
            "TagKeys names at least one key, and none that is empty.",
            "`TagKeys` 至少指定一个标签键，且不能为空。",
        );
        return Err(ApiError::new("InvalidParameterValue.TagKeyEmpty", message));
    }
    let asked = are_asked_for(request.category.as_deref())?;
    let found = if asked { tags(desk, Some(keys))? } else { BTreeMap::new() };
    let (total, tags) = page.cut(found.into_keys());
    let show = |(tag_key, tag_value)| Tag { tag_key, tag_value, category: Some(CUSTOM.to_owned()) };
    Ok(DescribeTagValuesResponse {
        total_count: Some(total),
        offset: Some(page.offset),
        limit: Some(page.limit),
        tags: Some(tags.into_iter().map(show).collect()),
    })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn tags_that_exist(
    desk: &Desk<'_>,
    request: DescribeTagsRequest,
) -> Result<DescribeTagsResponse, ApiError> {
    let page = Page::of(request.offset, request.limit)?;
    check_uin(desk, request.create_uin)?;
    desk.refuse_if("ShowProject", request.show_project.is_some_and(|show| show != 0))?;
    // Where both are given TagKeys counts; an empty text is what Go clients send for none.
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let named = request.tag_keys.filter(|keys| !keys.is_empty());
    let named = named.or_else(|| given(request.tag_key).map(|key| vec![key]));
    let value = given(request.tag_value);
    let mut found = tags(desk, named.as_ref())?;
    found.retain(|(_, its), _| value.as_ref().is_none_or(|value| its == value));
    let (total, tags) = page.cut(found);
    let show = |((key, value), users): ((String, String), u64)| TagWithDelete {
        tag_key: Some(key),
        tag_value: Some(value),
        can_delete: Some(u64::from(users == 0)),
        category: Some(CUSTOM.to_owned()),
    };
    Ok(DescribeTagsResponse {
        total_count: Some(total),
        offset: Some(page.offset),
        limit: Some(page.limit),
        tags: Some(tags.into_iter().map(show).collect()),
    })
}

/// Keys with their values, and how many resources bear them.
type Found = BTreeMap<(String, String), u64>;

fn tags(desk: &Desk<'_>, named: Option<&Vec<String>>) -> Result<Found, ApiError> {
    if named.is_some_and(|keys| keys.len() > KEYS_MAX) {
        return Err(too_many(INVALID, ("keys", "标签键"), KEYS_MAX));
    }
    let mut found = Found::new();
    for (_, world) in worlds(desk) {
        let index = &world.index.tags;
        let keys: BTreeSet<&str> = match named {
            Some(named) => named.iter().map(String::as_str).collect(),
            None => index.keys().map(|key| key.as_str()).collect(),
        };
        for key in keys {
            for (value, it) in &index.values(key) {
                let users = found.entry((key.to_owned(), value.to_string())).or_default();
                *users += it.resources.len() as u64;
            }
        }
    }
    Ok(found)
}

/// Tags belong to the account, whoever in it made them.
pub(super) fn check_uin(desk: &Desk<'_>, uin: Option<u64>) -> Result<(), ApiError> {
    match uin.filter(|uin| *uin != 0 && *uin != desk.scope.account.0) {
        None => Ok(()),
        Some(uin) => {
            let message = (
                format!("`{uin}` is not the account of the caller; leave CreateUin out."),
                format!("`{uin}` 不是调用者的账号，请不要指定 `CreateUin`。"),
            );
            Err(ApiError::new("InvalidParameterValue.UinInvalid", message))
        }
    }
}

/// Whether tags that are no system's are asked for.
pub(super) fn are_asked_for(category: Option<&str>) -> Result<bool, ApiError> {
    match category.unwrap_or_default() {
        "" | "All" | CUSTOM => Ok(true),
        "System" => Ok(false),
        other => {
            let other: String = other.chars().take(64).collect();
            let message = (
                format!("The Category `{other}` is none of Custom, System and All."),
                format!("`Category` 取值 `{other}` 错误，可取 `Custom`、`System` 和 `All`。"),
            );
            Err(ApiError::new(INVALID, message))
        }
    }
}
