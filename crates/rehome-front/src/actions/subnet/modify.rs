//! ModifySubnetAttribute.

use rehome_actions::vpc::{ModifySubnetAttributeRequest, ModifySubnetAttributeResponse};
use rehome_domain::subnet::modify::ModifySubnet;
use rehome_wire::ApiError;

use super::super::vpc_network::read_switch;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifySubnetAttributeRequest,
) -> Result<ModifySubnetAttributeResponse, ApiError> {
    let command = ModifySubnet {
        subnet: super::subnet_id(&request.subnet_id)?,
        name: request.subnet_name,
        broadcast: read_switch("EnableBroadcast", request.enable_broadcast.as_deref())?,
    };
    desk.decide(command).await?;
    Ok(ModifySubnetAttributeResponse {})
}
