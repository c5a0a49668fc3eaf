//! CreateNetworkInterface: the answer shows the whole interface, PENDING.

use rehome_actions::vpc::{CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::new::{check_trunking, new_interface, shown};
use super::refusal::create_write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateNetworkInterfaceRequest,
) -> Result<CreateNetworkInterfaceResponse, ApiError> {
    check_trunking(desk, request.trunking_flag.as_deref())?;
    let command = new_interface!(request).command(desk)?;
    let tags = tags(request.tags.as_deref())?;
    let eni = desk.decide_once_as(Tagged { command, tags }, create_write_error).await?;
    Ok(CreateNetworkInterfaceResponse { network_interface: Some(shown(desk, &eni)) })
}
