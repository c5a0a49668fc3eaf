//! DeleteNetworkInterface.

use rehome_actions::vpc::{DeleteNetworkInterfaceRequest, DeleteNetworkInterfaceResponse};
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_wire::ApiError;

use super::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteNetworkInterfaceRequest,
) -> Result<DeleteNetworkInterfaceResponse, ApiError> {
    let command = DeleteNetworkInterface { eni: eni_id(&request.network_interface_id)? };
    desk.decide(command).await?;
    Ok(DeleteNetworkInterfaceResponse {})
}
