//! CreateNetworkInterface: the answer shows the whole interface, PENDING.

use rehome_actions::vpc::{CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse};
use rehome_wire::ApiError;

use super::new::{check_trunking, new_interface, shown};
use super::refusal::create_write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateNetworkInterfaceRequest,
) -> Result<CreateNetworkInterfaceResponse, ApiError> {
    check_trunking(desk, request.trunking_flag.as_deref())?;
    let command = new_interface!(request).command(desk)?;
    let eni = desk.decide_once_as(command, create_write_error).await?;
    Ok(CreateNetworkInterfaceResponse { network_interface: Some(shown(desk, &eni)) })
}
