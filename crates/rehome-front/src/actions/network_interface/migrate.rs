//! MigrateNetworkInterface: the answer is only a RequestId, the task's id.

use rehome_actions::vpc::{MigrateNetworkInterfaceRequest, MigrateNetworkInterfaceResponse};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_wire::ApiError;

use super::attach::check_type;
use super::{eni_id, instance_id};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: MigrateNetworkInterfaceRequest,
) -> Result<MigrateNetworkInterfaceResponse, ApiError> {
    let command = MigrateNetworkInterface {
        eni: eni_id(&request.network_interface_id)?,
        source: instance_id(&request.source_instance_id)?,
        destination: instance_id(&request.destination_instance_id)?,
    };
    check_type(request.attach_type, "UnsupportedOperation")?;
    desk.decide(command).await?;
    Ok(MigrateNetworkInterfaceResponse {})
}
