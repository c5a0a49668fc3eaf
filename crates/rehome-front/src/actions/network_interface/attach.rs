//! AttachNetworkInterface.

use rehome_actions::vpc::{AttachNetworkInterfaceRequest, AttachNetworkInterfaceResponse};
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_wire::ApiError;

use super::{eni_id, instance_id};
use crate::desk::Desk;

/// The attachment types of the API: the one that is built, and the one that is not.
const STANDARD: u64 = 0;
const EXTENDED: u64 = 1;

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

/// Refuses the extended attachment, which no instance size of this version has.
///
/// # Errors
/// `UnsupportedOperation.UnsupportedInstanceFamily`; `InvalidParameterValue` for a type that there is
/// not.
pub(super) fn check_attach_type(attach_type: Option<u64>) -> Result<(), ApiError> {
    check_type(attach_type, "UnsupportedOperation.UnsupportedInstanceFamily")
}

/// The same, with the code that the action lists for the extended attachment.
pub(super) fn check_type(attach_type: Option<u64>, extended: &'static str) -> Result<(), ApiError> {
    let given = attach_type.unwrap_or(STANDARD);
    let (code, why, chinese) = match given {
        STANDARD => return Ok(()),
        EXTENDED => {
            (extended, "no instance type has the extended attachment", "没有实例机型支持扩展绑定")
        }
        _ => (
            "InvalidParameterValue",
            "0 is the standard attachment and 1 the extended one",
            "0 为标准绑定，1 为扩展绑定",
        ),
    };
    let english =
        format!("The value `{given}` specified in the parameter `AttachType` is not valid: {why}.");
    let chinese = format!("参数 `AttachType` 取值 `{given}` 错误：{chinese}。");
    Err(ApiError::new(code, (english, chinese)))
}
