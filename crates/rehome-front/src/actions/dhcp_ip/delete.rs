//! DeleteDhcpIp.

use rehome_actions::vpc::{DeleteDhcpIpRequest, DeleteDhcpIpResponse};
use rehome_domain::dhcp_ip::delete::DeleteDhcpIp;
use rehome_wire::ApiError;

use super::dhcp_ip_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteDhcpIpRequest,
) -> Result<DeleteDhcpIpResponse, ApiError> {
    desk.decide(DeleteDhcpIp { dhcp_ip: dhcp_ip_id(&request.dhcp_ip_id)? }).await?;
    Ok(DeleteDhcpIpResponse {})
}
