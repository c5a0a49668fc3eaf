//! DescribeProductQuota: the quotas of a product, as they are enforced. None of them can be raised.

use rehome_actions::vpc::{
    DescribeProductQuotaRequest, DescribeProductQuotaResponse, ProductQuota,
};
use rehome_domain::elastic_ip::ELASTIC_IPS_MAX;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::security_group::{GROUPS_MAX, GROUPS_OF_INTERFACE_MAX, RULES_MAX};
use rehome_wire::ApiError;

use super::limits::ENFORCED;
use crate::desk::Desk;
use crate::refusal::api_error;

const SECURITY_GROUPS: &[(&str, &str, u64)] = &[
    ("security-groups", "Security groups in an account and region", GROUPS_MAX),
    ("security-group-policies", "Rules of a security group in one direction", RULES_MAX),
    ("eni-security-groups", "Security groups of a network interface", GROUPS_OF_INTERFACE_MAX),
];
const ELASTIC_IPS: &[(&str, &str, u64)] =
    &[("TOTAL_EIP_QUOTA", "Elastic IPs in an account and region", ELASTIC_IPS_MAX)];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    _: &Desk<'_>,
    request: DescribeProductQuotaRequest,
) -> Result<DescribeProductQuotaResponse, ApiError> {
    let set: Vec<_> = match request.product.as_str() {
        "vpc" => ENFORCED.iter().map(|it| shown((it.name, it.of, it.at_most))).collect(),
        "dfw" => SECURITY_GROUPS.iter().copied().map(shown).collect(),
        "eip" => ELASTIC_IPS.iter().copied().map(shown).collect(),
        // Not built: there is nothing that could be counted.
        "ccn" | "vpn" | "dc" | "clb" => Vec::new(),
        other => return Err(api_error(&Refusal::value("Product", &other, Fault::Unknown))),
    };
    let total_count = Some(set.len() as u64);
    Ok(DescribeProductQuotaResponse { product_quota_set: Some(set), total_count })
}

fn shown((id, of, at_most): (&str, &str, u64)) -> ProductQuota {
    let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
    ProductQuota {
        quota_id: Some(id.to_owned()),
        quota_name: Some(of.to_owned()),
        quota_current: Some(at_most),
        quota_limit: Some(at_most),
        quota_region: Some(true),
    }
}
