//! DisassociateAddress.

use rehome_actions::vpc::{DisassociateAddressRequest, DisassociateAddressResponse};
use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_wire::ApiError;

use super::eip_id;
use super::refusal::write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DisassociateAddressRequest,
) -> Result<DisassociateAddressResponse, ApiError> {
    let command = DisassociateAddress { eip: eip_id(&request.address_id)? };
    let reallocate = request.reallocate_normal_public_ip.unwrap_or(false);
    desk.refuse_if("ReallocateNormalPublicIp", reallocate)?;
    desk.decide_as(command, write_error).await?;
    Ok(DisassociateAddressResponse { task_id: Some(desk.task_number()) })
}
