//! DescribeAddressQuota: the one quota that is kept here. There is no bound per day.

use rehome_actions::vpc::{DescribeAddressQuotaRequest, DescribeAddressQuotaResponse, Quota};
use rehome_domain::elastic_ip::ELASTIC_IPS_MAX;
use rehome_wire::ApiError;

use crate::desk::Desk;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    _: DescribeAddressQuotaRequest,
) -> Result<DescribeAddressQuotaResponse, ApiError> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let quota = Quota {
        quota_id: Some(String::from("TOTAL_EIP_QUOTA")),
        quota_current: Some(number(desk.world().eips.len() as u64)),
        quota_limit: Some(number(ELASTIC_IPS_MAX)),
        quota_group: Some(String::new()),
    };
    Ok(DescribeAddressQuotaResponse { quota_set: Some(vec![quota]) })
}
