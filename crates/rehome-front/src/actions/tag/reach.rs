//! What a call to the tag service reaches: resources by their names, and all regions of the account.
//!
//! Invariant: a call never leaves its account, nor the regions that its own one sees.

use rehome_domain::qcs::Qcs;
use rehome_domain::tag::create::Elsewhere;
use rehome_domain::tag::resource::{is_kind, is_service};
use rehome_domain::tag::{TagKey, TagValue, TaggedResource};
use rehome_domain::{Region, World};
use rehome_wire::ApiError;

use super::refusal::{DESCRIPTION, ID};
use crate::desk::{Desk, There};

/// Where tags are kept that were created for their own sake; of a finance region it is that region.
const HOME: &str = "ap-guangzhou";

/// A resource, and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) region: Region,
    pub(super) resource: TaggedResource,
}

/// Reads a six-part name.
///
/// # Errors
/// `InvalidParameterValue.ResourceDescriptionError`.
pub(super) fn place(desk: &Desk<'_>, text: &str) -> Result<Place, ApiError> {
    let fault = |(english, chinese): (&str, &str)| {
        let text: String = text.chars().take(128).collect();
        ApiError::new(
            DESCRIPTION,
            (format!("`{text}` {english}."), format!("`{text}` {chinese}。")),
        )
    };
    let form = (
        "is no six-part name of a resource: write qcs::SERVICE:REGION:uin/:KIND/ID",
        "不是资源六段式，格式为 `qcs::SERVICE:REGION:uin/:KIND/ID`",
    );
    let name = Qcs::parse(text).ok_or_else(|| fault(form))?;
    if !name.is_of(desk.scope.account) {
        return Err(fault(("is of another account than the caller's", "不属于调用者的账号")));
    }
    let region = region(desk, &name.region)
        .ok_or_else(|| fault(("names no region that is in reach", "的地域不存在或不可访问")))?;
    let (kind, id) = name.kind_and_id().ok_or_else(|| fault(form))?;
    let resource = TaggedResource::named(&name.service, kind, id);
    let resource = resource.ok_or_else(|| {
        fault(("is no resource that can bear tags here", "不是此处支持标签的资源"))
    })?;
    Ok(Place { region, resource })
}

/// Reads a region; the call's own where none is named.
pub(super) fn region(desk: &Desk<'_>, name: &str) -> Option<Region> {
    if name.is_empty() {
        return Some(desk.scope.region);
    }
    Region::parse(name).filter(|region| desk.scope.region.sees(*region))
}

/// Reads a region that a parameter names.
///
/// # Errors
/// `InvalidParameterValue.RegionInvalid`.
pub(super) fn named_region(desk: &Desk<'_>, name: Option<&str>) -> Result<Region, ApiError> {
    let name = name.unwrap_or_default();
    region(desk, name).ok_or_else(|| {
        let name: String = name.chars().take(64).collect();
        let message = (
            format!("There is no region `{name}` in reach of this call."),
            format!("地域 `{name}` 不存在或不可访问。"),
        );
        ApiError::new("InvalidParameterValue.RegionInvalid", message)
    })
}

/// Checks a service and one of its kinds.
///
/// # Errors
/// `InvalidParameterValue.ServiceTypeInvalid`, `InvalidParameterValue.ResourcePrefixInvalid`.
pub(super) fn check_kind(service: Option<&str>, kind: Option<&str>) -> Result<(), ApiError> {
    let cut = |text: &str| text.chars().take(64).collect::<String>();
    if let Some(service) = service.filter(|service| !is_service(service)) {
        let service = cut(service);
        let message = (
            format!("The service `{service}` has no resources here."),
            format!("产品 `{service}` 在此处没有资源。"),
        );
        return Err(ApiError::new("InvalidParameterValue.ServiceTypeInvalid", message));
    }
    let known = |kind: &str| match service {
        Some(service) => is_kind(service, kind),
        None => TaggedResource::KINDS.iter().any(|(_, known)| *known == kind),
    };
    match kind.filter(|kind| !known(kind)) {
        None => Ok(()),
        Some(kind) => {
            let kind = cut(kind);
            let message = (
                format!("There are no resources with the prefix `{kind}` here."),
                format!("此处没有前缀为 `{kind}` 的资源。"),
            );
            Err(ApiError::new("InvalidParameterValue.ResourcePrefixInvalid", message))
        }
    }
}

/// Reads the ids of resources of one kind.
///
/// # Errors
/// As [`check_kind`]; `InvalidParameterValue.ResourceIdInvalid`.
pub(super) fn resources(
    (service, kind): (&str, &str),
    ids: &[String],
) -> Result<Vec<TaggedResource>, ApiError> {
    check_kind(Some(service), Some(kind))?;
    let read = |id: &String| {
        TaggedResource::named(service, kind, id).ok_or_else(|| {
            let id: String = id.chars().take(64).collect();
            let message = (
                format!("`{id}` is no id of a resource `{service}` `{kind}`."),
                format!("`{id}` 不是 `{service}` `{kind}` 资源的 ID。"),
            );
            ApiError::new(ID, message)
        })
    };
    ids.iter().map(read).collect()
}

/// All regions that the call sees, with what the account has there.
pub(super) fn worlds(desk: &Desk<'_>) -> impl Iterator<Item = (Region, World)> {
    let seen = Region::all().filter_map(|region| desk.at(region));
    seen.map(|there| (there.scope.region, there.world()))
}

/// The region where created tags are kept.
pub(super) fn home<'d>(desk: &'d Desk<'_>) -> There<'d> {
    let own = || desk.at(desk.scope.region);
    let home = Region::parse(HOME).and_then(|home| desk.at(home)).or_else(own);
    home.expect("a region sees itself")
}

/// What regions other than this one know of a tag.
pub(super) fn elsewhere(
    (desk, here): (&Desk<'_>, Region),
    key: &TagKey,
    value: &TagValue,
) -> Elsewhere {
    let others = worlds(desk).filter(|(region, _)| *region != here);
    others.fold(Elsewhere::default(), |sum, (_, world)| match world.index.tags.of(key, value) {
        None => sum,
        Some(it) => Elsewhere {
            borne: sum.borne + it.resources.len() as u64,
            created: sum.created + it.created.len() as u64,
        },
    })
}
