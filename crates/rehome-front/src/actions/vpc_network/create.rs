//! CreateVpc.

use rehome_actions::vpc::{CreateVpcRequest, CreateVpcResponse};
use rehome_domain::tag::tagged::Tagged;
use rehome_domain::vpc::create::CreateVpc;
use rehome_wire::ApiError;

use super::super::tag::tags;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateVpcRequest,
) -> Result<CreateVpcResponse, ApiError> {
    let Some(cidr) = request.cidr_block else {
        return Err(desk.missing("CidrBlock"));
    };
    desk.refuse_if("Ipv6CidrBlock", request.ipv6_cidr_block.is_some())?;
    desk.refuse_if("EnableMulticast", request.enable_multicast.as_deref() == Some("true"))?;
    desk.refuse_if("DnsServers", request.dns_servers.is_some_and(|servers| !servers.is_empty()))?;
    desk.refuse_if("DomainName", request.domain_name.is_some_and(|name| !name.is_empty()))?;
    let tags = tags(request.tags.as_deref())?;
    let command = CreateVpc { name: request.vpc_name, cidr };
    let vpc = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateVpcResponse { vpc: Some(super::show(&desk.world(), &vpc)) })
}
