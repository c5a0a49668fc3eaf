//! ModifyAddressesBandwidth: the task of its answer has ended already.

use rehome_actions::vpc::{ModifyAddressesBandwidthRequest, ModifyAddressesBandwidthResponse};
use rehome_domain::elastic_ip::modify_bandwidth::ModifyAddressesBandwidth;
use rehome_wire::ApiError;

use super::allocate::natural;
use super::eip_id;
use super::refusal::write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyAddressesBandwidthRequest,
) -> Result<ModifyAddressesBandwidthResponse, ApiError> {
    let eips = request.address_ids.iter().map(|id| eip_id(id)).collect::<Result<_, _>>()?;
    let asked = request.internet_max_bandwidth_out;
    let bandwidth_mbps = natural("InternetMaxBandwidthOut", asked)?;
    desk.decide_as(ModifyAddressesBandwidth { eips, bandwidth_mbps }, write_error).await?;
    Ok(ModifyAddressesBandwidthResponse { task_id: Some(desk.task_number()) })
}
