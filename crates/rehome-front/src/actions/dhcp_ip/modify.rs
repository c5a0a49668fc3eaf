//! ModifyDhcpIpAttribute.

use rehome_actions::vpc::{ModifyDhcpIpAttributeRequest, ModifyDhcpIpAttributeResponse};
use rehome_domain::dhcp_ip::modify::ModifyDhcpIp;
use rehome_wire::ApiError;

use super::dhcp_ip_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyDhcpIpAttributeRequest,
) -> Result<ModifyDhcpIpAttributeResponse, ApiError> {
    let dhcp_ip = dhcp_ip_id(&request.dhcp_ip_id)?;
    desk.decide(ModifyDhcpIp { dhcp_ip, name: request.dhcp_ip_name }).await?;
    Ok(ModifyDhcpIpAttributeResponse {})
}
