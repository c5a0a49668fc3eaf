//! DescribeAccountAttributes, DescribeNetworkAccountType, DescribeTemplateLimits,
//! DescribeBandwidthPackages: what an account is and has here.
//!
//! An account has VPCs and no classic network. Its bandwidth is bought with its public addresses
//! (`STANDARD`), because it is they that bear one. Parameter templates and bandwidth packages are not
//! built: none may have a member, and there is none.

use rehome_actions::vpc::{
    AccountAttribute, DescribeAccountAttributesRequest, DescribeAccountAttributesResponse,
    DescribeBandwidthPackagesRequest, DescribeBandwidthPackagesResponse,
    DescribeNetworkAccountTypeRequest, DescribeNetworkAccountTypeResponse,
    DescribeTemplateLimitsRequest, DescribeTemplateLimitsResponse, TemplateLimit,
};
use rehome_domain::refusal::Refusal;
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::filters::{Field, Filters, VPC_MANNERS};
use crate::listing::check_ids;
use crate::page::Page;
use crate::refusal::api_error;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn attributes(
    _: &Desk<'_>,
    _: DescribeAccountAttributesRequest,
) -> Result<DescribeAccountAttributesResponse, ApiError> {
    let platforms = AccountAttribute {
        attribute_name: Some(String::from("supported-platforms")),
        attribute_values: Some(vec![String::from("VPC")]),
    };
    Ok(DescribeAccountAttributesResponse { account_attribute_set: Some(vec![platforms]) })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn kind(
    _: &Desk<'_>,
    _: DescribeNetworkAccountTypeRequest,
) -> Result<DescribeNetworkAccountTypeResponse, ApiError> {
    Ok(DescribeNetworkAccountTypeResponse { network_account_type: Some("STANDARD".to_owned()) })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn templates(
    _: &Desk<'_>,
    _: DescribeTemplateLimitsRequest,
) -> Result<DescribeTemplateLimitsResponse, ApiError> {
    let limit = TemplateLimit {
        address_template_member_limit: Some(0),
        address_template_group_member_limit: Some(0),
        service_template_member_limit: Some(0),
        service_template_group_member_limit: Some(0),
    };
    Ok(DescribeTemplateLimitsResponse { template_limit: Some(limit) })
}

const PACKAGE_FILTERS: &[Field<(), ()>] = &[
    Field::same("bandwidth-package_id", &[]),
    Field::same("bandwidth-package-name", &[]),
    Field::same("network-type", &[]),
    Field::same("charge-type", &[]),
    Field::same("resource.resource-type", &[]),
    Field::same("resource.resource-id", &[]),
    Field::same("resource.address-ip", &[]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn bandwidth_packages(
    _: &Desk<'_>,
    request: DescribeBandwidthPackagesRequest,
) -> Result<DescribeBandwidthPackagesResponse, ApiError> {
    Page::new(request.offset, request.limit)?;
    let ids = request.bandwidth_package_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    if !ids.is_empty() && !filters.is_empty() {
        let (first, second) = ("BandwidthPackageIds", "Filters");
        return Err(api_error(&Refusal::Coexist { first, second }));
    }
    check_ids(&ids, &VPC_MANNERS)?;
    Filters::understand(&filters, PACKAGE_FILTERS, &VPC_MANNERS)?;
    if let Some(id) = ids.first() {
        let malformed = !id.starts_with("bwp-") || id.len() > 64;
        return Err(if malformed { malformed_id(id) } else { absent(id) });
    }
    Ok(DescribeBandwidthPackagesResponse {
        total_count: Some(0),
        bandwidth_package_set: Some(Vec::new()),
    })
}

fn malformed_id(id: &str) -> ApiError {
    let id: String = id.chars().take(64).collect();
    ApiError::new(
        "InvalidParameterValue.BandwidthPackageIdMalformed",
        (
            format!("`{id}` is not the id of a bandwidth package."),
            format!("`{id}` 不是带宽包的 ID。"),
        ),
    )
}

fn absent(id: &str) -> ApiError {
    ApiError::new(
        "InvalidParameterValue.BandwidthPackageNotFound",
        (
            format!("There is no bandwidth package `{id}`; none can be made here."),
            format!("带宽包 `{id}` 不存在，此处不能创建带宽包。"),
        ),
    )
}
