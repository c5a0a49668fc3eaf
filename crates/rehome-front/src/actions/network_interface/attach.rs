//! AttachNetworkInterface.

use rehome_actions::vpc::{AttachNetworkInterfaceRequest, AttachNetworkInterfaceResponse};
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_wire::ApiError;

use super::migrate::check_attach_type;
use super::{eni_id, instance_id};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AttachNetworkInterfaceRequest,
) -> Result<AttachNetworkInterfaceResponse, ApiError> {
    let command = AttachNetworkInterface {
        eni: eni_id(&request.network_interface_id)?,
        instance: instance_id(&request.instance_id)?,
    };
    check_attach_type(request.attach_type)?;
    desk.decide_once(command).await?;
    Ok(AttachNetworkInterfaceResponse {})
}
