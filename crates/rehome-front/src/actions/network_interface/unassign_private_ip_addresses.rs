//! UnassignPrivateIpAddresses: the answer is only a RequestId, the task's id.

use rehome_actions::vpc::{UnassignPrivateIpAddressesRequest, UnassignPrivateIpAddressesResponse};
use rehome_domain::network_interface::private_ip_addresses::UnassignPrivateIpAddresses;
use rehome_wire::ApiError;

use super::create::split;
use super::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: UnassignPrivateIpAddressesRequest,
) -> Result<UnassignPrivateIpAddressesResponse, ApiError> {
    let instance = request.instance_id.is_some_and(|id| !id.is_empty());
    desk.refuse_if("InstanceId", instance)?;
    // Which one is primary the interface says, and not the caller.
    let (primary, secondary) = split(&request.private_ip_addresses)?;
    let addresses = primary.into_iter().chain(secondary).collect();
    let eni = eni_id(&request.network_interface_id)?;
    desk.decide(UnassignPrivateIpAddresses { eni, addresses }).await?;
    Ok(UnassignPrivateIpAddressesResponse {})
}
