//! CreateDhcpIp.

use rehome_actions::vpc::{CreateDhcpIpRequest, CreateDhcpIpResponse};
use rehome_domain::dhcp_ip::create::CreateDhcpIp;
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use super::show;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateDhcpIpRequest,
) -> Result<CreateDhcpIpResponse, ApiError> {
    desk.refuse_if("Tags", request.tags.is_some_and(|tags| !tags.is_empty()))?;
    // Needed for the sake of older clients, the API says, though its schema does not.
    let Some(count) = request.secondary_private_ip_address_count else {
        return Err(desk.missing("SecondaryPrivateIpAddressCount"));
    };
    let (vpc, subnet) = (vpc_id(&request.vpc_id)?, subnet_id(&request.subnet_id)?);
    let made = desk.decide(CreateDhcpIp { vpc, subnet, name: request.dhcp_ip_name, count }).await?;
    Ok(CreateDhcpIpResponse { dhcp_ip_set: Some(made.iter().map(show).collect()) })
}
