//! CreateDhcpIp.

use rehome_actions::vpc::{CreateDhcpIpRequest, CreateDhcpIpResponse};
use rehome_domain::dhcp_ip::create::CreateDhcpIp;
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::tag::tags;
use super::super::vpc_network::vpc_id;
use super::show;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateDhcpIpRequest,
) -> Result<CreateDhcpIpResponse, ApiError> {
    let tags = tags(request.tags.as_deref())?;
    // Needed for the sake of older clients, the API says, though its schema does not.
    let Some(count) = request.secondary_private_ip_address_count else {
        return Err(desk.missing("SecondaryPrivateIpAddressCount"));
    };
    let (vpc, subnet) = (vpc_id(&request.vpc_id)?, subnet_id(&request.subnet_id)?);
    let command = CreateDhcpIp { vpc, subnet, name: request.dhcp_ip_name, count };
    let made = desk.decide(Tagged { command, tags }).await?;
    let world = desk.world();
    Ok(CreateDhcpIpResponse { dhcp_ip_set: Some(made.iter().map(|ip| show(&world, ip)).collect()) })
}
