//! DescribeImages: in the order of their ids. An id that is not there is left out.

use rehome_actions::cvm::{self, DescribeImagesRequest, DescribeImagesResponse};
use rehome_domain::image::Image;
use rehome_domain::instance::Size;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::check_size_name;
use crate::desk::Desk;
use crate::filters::{CVM_MANNERS, Field, Filters, Manners, Matching};
use crate::listing::check_ids;
use crate::page::Page;
use crate::refusal::{api_error, message};

/// Every image is one: nothing makes or shares others.
const PUBLIC: &str = "PUBLIC_IMAGE";

type By = Field<Image, usize>;

const FILTERS: &[By] = &[
    By::exact("image-id", |_, it| vec![it.id.to_owned()]),
    By::same("image-type", &[PUBLIC]),
    By::new("image-name", Matching::Part, |_, it| vec![it.name.to_owned()]),
    By::new("platform", Matching::Part, |_, it| vec![it.platform.to_owned()]),
    By::same("dedicated-cluster-id", &[]),
    By::same("cdc-cache-status", &[]),
    By::same("tag-key", &[]),
    By::same("tag-value", &[]),
    By::same("tag:", &[]),
];

const MANNERS: Manners = Manners {
    many_values: "InvalidParameterValue.LimitExceeded",
    coexist: "InvalidParameter.InvalidParameterCoexistImageIdsFilters",
    ..CVM_MANNERS
};

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeImagesRequest,
) -> Result<DescribeImagesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit).map_err(|error| {
        ApiError::new("InvalidParameterValue.InvalidParameterValueLimit", error.message)
    })?;
    let ids = request.image_ids.unwrap_or_default();
    let filters = request.filters.as_deref().unwrap_or_default();
    if !ids.is_empty() && !filters.is_empty() {
        let refusal = Refusal::Coexist { first: "ImageIds", second: "Filters" };
        return Err(ApiError::new(MANNERS.coexist, message(&refusal)));
    }
    check_ids(&ids, &MANNERS)?;
    if let Some(id) = ids.iter().find(|id| !Image::is_id(id)) {
        return Err(api_error(&Refusal::value("ImageId", id, Fault::Form)));
    }
    let filters = Filters::understand(filters, FILTERS, &MANNERS)?;
    check_size(request.instance_type.as_deref())?;
    let world = desk.world();
    let asked_for = |it: &&Image| ids.is_empty() || ids.iter().any(|id| id == it.id);
    let found = Image::all().iter().filter(asked_for).filter(|it| filters.pass(&world, it));
    let (total, images) = page.cut(found);
    Ok(DescribeImagesResponse {
        image_set: Some(images.into_iter().map(show).collect()),
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
    })
}

/// InstanceType asks for the images that it takes; each takes all.
fn check_size(name: Option<&str>) -> Result<(), ApiError> {
    let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(()) };
    check_size_name(name)?;
    let unknown = || api_error(&Refusal::value("InstanceType", &name, Fault::InstanceType));
    Size::parse(name).map(drop).ok_or_else(unknown)
}

fn show(image: &Image) -> cvm::Image {
    cvm::Image {
        image_id: Some(image.id.to_owned()),
        os_name: Some(image.name.to_owned()),
        image_type: Some(PUBLIC.to_owned()),
        created_time: Some(image.created.to_owned()),
        image_name: Some(image.name.to_owned()),
        image_description: Some(String::new()),
        // Nothing is stored for one.
        image_size: Some(0),
        architecture: Some(image.architecture.to_owned()),
        image_state: Some(String::from("NORMAL")),
        platform: Some(image.platform.to_owned()),
        image_creator: Some(String::new()),
        image_source: Some(String::from("OFFICIAL")),
        is_support_cloudinit: Some(false),
        snapshot_set: Some(Vec::new()),
        tags: Some(Vec::new()),
        image_deprecated: Some(false),
        ..cvm::Image::default()
    }
}
