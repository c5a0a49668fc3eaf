//! DescribeProducts of region and api: the services that this program answers for.

use rehome_actions::{Service, api, region};
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::host::cut;
use crate::page::Page;

fn products() -> impl Iterator<Item = &'static str> {
    let products = Service::ALL.iter().filter(|it| **it != Service::Rehome);
    products.map(|service| service.name())
}

/// Refuses a product that is not in the list.
pub(super) fn check_product(asked: Service, product: &str) -> Result<(), ApiError> {
    if products().any(|known| known == product) {
        return Ok(());
    }
    // The api service documents the shorter code only.
    let code =
        if asked == Service::Api { "InvalidParameter" } else { "InvalidParameter.ParameterError" };
    let product = cut(product);
    let message = (
        format!("There is no product `{product}` here; DescribeProducts lists those that are."),
        format!("产品 `{product}` 不存在，可通过 `DescribeProducts` 查询。"),
    );
    Err(ApiError::new(code, message))
}

fn page(offset: Option<i64>, limit: Option<i64>) -> Result<(u64, Vec<&'static str>), ApiError> {
    Ok(Page::signed(offset, limit)?.cut(products()))
}

pub(crate) async fn of_region(
    _: &Desk<'_>,
    request: region::DescribeProductsRequest,
) -> Result<region::DescribeProductsResponse, ApiError> {
    let (total, names) = page(request.offset, request.limit)?;
    let show = |name: &str| region::RegionProduct { name: name.to_owned() };
    Ok(region::DescribeProductsResponse {
        products: Some(names.into_iter().map(show).collect()),
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
    })
}

pub(crate) async fn of_api(
    _: &Desk<'_>,
    request: api::DescribeProductsRequest,
) -> Result<api::DescribeProductsResponse, ApiError> {
    let (total, names) = page(request.offset, request.limit)?;
    let show = |name: &str| api::RegionProduct { name: name.to_owned() };
    Ok(api::DescribeProductsResponse {
        products: names.into_iter().map(show).collect(),
        total_count: i64::try_from(total).unwrap_or(i64::MAX),
    })
}
