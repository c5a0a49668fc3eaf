//! ModifyNetworkInterfaceAttribute.

use rehome_actions::vpc::{
    ModifyNetworkInterfaceAttributeRequest, ModifyNetworkInterfaceAttributeResponse,
};
use rehome_domain::network_interface::modify::ModifyNetworkInterface;
use rehome_wire::ApiError;

use super::super::security_group::security_group_ids;
use super::eni_id;
use super::new::check_trunking;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyNetworkInterfaceAttributeRequest,
) -> Result<ModifyNetworkInterfaceAttributeResponse, ApiError> {
    let groups = request.security_group_ids.as_deref();
    let groups = groups.map(|asked| security_group_ids(Some(asked))).transpose()?;
    let command = ModifyNetworkInterface {
        eni: eni_id(&request.network_interface_id)?,
        name: request.network_interface_name.clone(),
        description: request.network_interface_description.clone(),
        groups,
    };
    check_trunking(desk, request.trunking_flag.as_deref())?;
    desk.decide(command).await?;
    Ok(ModifyNetworkInterfaceAttributeResponse {})
}
