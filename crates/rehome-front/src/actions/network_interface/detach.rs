//! DetachNetworkInterface.

use rehome_actions::vpc::{DetachNetworkInterfaceRequest, DetachNetworkInterfaceResponse};
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_wire::ApiError;

use super::{eni_id, instance_id};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DetachNetworkInterfaceRequest,
) -> Result<DetachNetworkInterfaceResponse, ApiError> {
    let command = DetachNetworkInterface {
        eni: eni_id(&request.network_interface_id)?,
        instance: instance_id(&request.instance_id)?,
    };
    desk.decide_once(command).await?;
    Ok(DetachNetworkInterfaceResponse {})
}
