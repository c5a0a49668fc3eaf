//! ModifyAddressAttribute: the name. No machine of Rehome can have a public address on its own interface
//! (direct connection, visible address), so that asking for one is refused; asking for none is as it is.

use rehome_actions::vpc::{ModifyAddressAttributeRequest, ModifyAddressAttributeResponse};
use rehome_domain::elastic_ip::modify_attribute::ModifyAddressAttribute;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::eip_id;
use super::refusal::{api_error, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyAddressAttributeRequest,
) -> Result<ModifyAddressAttributeResponse, ApiError> {
    let eip = eip_id(&request.address_id)?;
    let direct = match request.eip_direct_connection.as_deref() {
        Some("TRUE") => true,
        Some("FALSE" | "") | None => false,
        Some(other) => {
            let refusal = Refusal::value("EipDirectConnection", &other, Fault::Unknown);
            return Err(api_error(&refusal));
        }
    };
    if direct || request.eip_visible_on_eni.unwrap_or(false) {
        desk.world().eip(eip).map_err(|refusal| api_error(&refusal))?;
        return Err(unreal());
    }
    desk.decide_as(ModifyAddressAttribute { eip, name: request.address_name }, write_error).await?;
    Ok(ModifyAddressAttributeResponse {})
}

/// That the account cannot have what was asked.
fn unreal() -> ApiError {
    ApiError::new(
        "UnsupportedOperation.ModifyAddressAttribute",
        (
            "Instances of Rehome have their private addresses only; an elastic IP is translated and never seen inside.",
            "Rehome 的实例只有内网 IP，弹性公网 IP 经地址转换，在实例内不可见。",
        ),
    )
}
