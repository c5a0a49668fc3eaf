//! UnassignPrivateIpAddresses: the answer is only a RequestId, the task's id.

use rehome_actions::vpc::{UnassignPrivateIpAddressesRequest, UnassignPrivateIpAddressesResponse};
use rehome_domain::network_interface::private_ip_addresses::UnassignPrivateIpAddresses;
use rehome_wire::ApiError;

use super::addresses::address;
use super::refusal::write_error;
use super::{eni_id, instance_id};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: UnassignPrivateIpAddressesRequest,
) -> Result<UnassignPrivateIpAddressesResponse, ApiError> {
    let instance = request.instance_id.as_deref().filter(|id| !id.is_empty());
    let command = UnassignPrivateIpAddresses {
        eni: eni_id(&request.network_interface_id)?,
        instance: instance.map(instance_id).transpose()?,
        // Which one is primary the interface says, and not the caller.
        addresses: request.private_ip_addresses.iter().map(address).collect::<Result<_, _>>()?,
    };
    desk.decide_as(command, write_error).await?;
    Ok(UnassignPrivateIpAddressesResponse {})
}
