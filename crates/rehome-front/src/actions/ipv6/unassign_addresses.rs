//! UnassignIpv6Addresses: the answer is only a RequestId, the task's id.

use rehome_actions::vpc::{UnassignIpv6AddressesRequest, UnassignIpv6AddressesResponse};
use rehome_domain::ipv6::addresses::UnassignIpv6Addresses;
use rehome_wire::ApiError;

use super::super::network_interface::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: UnassignIpv6AddressesRequest,
) -> Result<UnassignIpv6AddressesResponse, ApiError> {
    let eni = eni_id(&request.network_interface_id)?;
    let addresses = super::read(&request.ipv6_addresses)?;
    desk.decide(UnassignIpv6Addresses { eni, addresses }).await?;
    Ok(UnassignIpv6AddressesResponse {})
}
