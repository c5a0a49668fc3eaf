//! DeleteReserveIpAddresses.

use rehome_actions::vpc::{DeleteReserveIpAddressesRequest, DeleteReserveIpAddressesResponse};
use rehome_domain::reserved_ip::delete::DeleteReserveIpAddresses;
use rehome_wire::ApiError;

use super::super::vpc_network::vpc_id;
use super::reserved_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteReserveIpAddressesRequest,
) -> Result<DeleteReserveIpAddressesResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let ids = request.reserve_ip_ids.iter().map(|id| reserved_id(id));
    let reserved = ids.collect::<Result<_, _>>()?;
    desk.decide(DeleteReserveIpAddresses { vpc, reserved }).await?;
    Ok(DeleteReserveIpAddressesResponse {})
}
