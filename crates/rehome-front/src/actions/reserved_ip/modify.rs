//! ModifyReserveIpAddress.

use rehome_actions::vpc::{ModifyReserveIpAddressRequest, ModifyReserveIpAddressResponse};
use rehome_domain::reserved_ip::modify::ModifyReserveIpAddress;
use rehome_wire::ApiError;

use super::super::vpc_network::vpc_id;
use super::reserved_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyReserveIpAddressRequest,
) -> Result<ModifyReserveIpAddressResponse, ApiError> {
    let (vpc, reserved) = (vpc_id(&request.vpc_id)?, reserved_id(&request.reserve_ip_id)?);
    let (name, description) = (request.name, request.description);
    desk.decide(ModifyReserveIpAddress { vpc, reserved, name, description }).await?;
    Ok(ModifyReserveIpAddressResponse {})
}
