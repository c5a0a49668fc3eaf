//! MigrateNetworkInterface: the answer is only a RequestId, the task's id.

use rehome_actions::vpc::{MigrateNetworkInterfaceRequest, MigrateNetworkInterfaceResponse};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_wire::ApiError;

use super::{eni_id, instance_id};
use crate::desk::Desk;

/// The one attachment type that is built: standard.
const STANDARD: u64 = 0;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: MigrateNetworkInterfaceRequest,
) -> Result<MigrateNetworkInterfaceResponse, ApiError> {
    let command = MigrateNetworkInterface {
        eni: eni_id(&request.network_interface_id)?,
        source: instance_id(&request.source_instance_id)?,
        destination: instance_id(&request.destination_instance_id)?,
    };
    check_attach_type(request.attach_type)?;
    desk.decide(command).await?;
    Ok(MigrateNetworkInterfaceResponse {})
}

/// Refuses the extended attachment (AttachType 1), which this version does not have.
pub(super) fn check_attach_type(attach_type: Option<u64>) -> Result<(), ApiError> {
    match attach_type.unwrap_or(STANDARD) {
        STANDARD => Ok(()),
        other => Err(ApiError::new(
            "InvalidParameterValue",
            format!(
                "The value `{other}` specified in the parameter `AttachType` is not valid: only \
                 the standard attachment (0) is supported."
            ),
        )),
    }
}
