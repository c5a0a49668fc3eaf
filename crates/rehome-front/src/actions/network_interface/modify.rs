//! ModifyNetworkInterfaceAttribute.

use rehome_actions::vpc::{
    ModifyNetworkInterfaceAttributeRequest, ModifyNetworkInterfaceAttributeResponse,
};
use rehome_domain::network_interface::modify::ModifyNetworkInterface;
use rehome_wire::ApiError;

use super::super::security_group::security_group_ids;
use super::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyNetworkInterfaceAttributeRequest,
) -> Result<ModifyNetworkInterfaceAttributeResponse, ApiError> {
    let asked = request.security_group_ids.as_deref();
    let command = ModifyNetworkInterface {
        eni: eni_id(&request.network_interface_id)?,
        name: request.network_interface_name,
        description: request.network_interface_description,
        groups: asked.map(|asked| security_group_ids(Some(asked))).transpose()?,
    };
    desk.refuse_if("TrunkingFlag", request.trunking_flag.is_some_and(|flag| !flag.is_empty()))?;
    desk.decide(command).await?;
    Ok(ModifyNetworkInterfaceAttributeResponse {})
}
