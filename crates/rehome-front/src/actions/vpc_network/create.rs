//! CreateVpc.

use rehome_actions::vpc::{CreateVpcRequest, CreateVpcResponse};
use rehome_domain::tag::tagged::Tagged;
use rehome_domain::vpc::create::{CreateVpc, CreateVpcWith};
use rehome_domain::vpc::settings::Settings;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::{dns_servers, read_switch, refuse_publishing};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateVpcRequest,
) -> Result<CreateVpcResponse, ApiError> {
    let Some(cidr) = request.cidr_block else {
        return Err(desk.missing("CidrBlock"));
    };
    desk.refuse_if("Ipv6CidrBlock", request.ipv6_cidr_block.is_some())?;
    let tags = tags(request.tags.as_deref())?;
    desk.refuse_if("AddressType", request.address_type.is_some_and(|it| !it.is_empty()))?;
    super::refuse_other_stack(desk, request.stack_type.as_deref())?;
    super::refuse_dhcp_options(
        desk,
        request.dns_servers.as_deref(),
        request.domain_name.as_deref(),
    )?;
    refuse_publishing([request.enable_route_vpc_publish, request.enable_route_vpc_publish_ipv6])?;
    let settings = Settings {
        dns_servers: dns_servers(&request.dns_servers.unwrap_or_default())?,
        domain_name: request.domain_name.unwrap_or_default(),
        multicast: read_switch("EnableMulticast", request.enable_multicast.as_deref())?
            .unwrap_or(false),
    };
    let vpc = CreateVpc { name: request.vpc_name, cidr };
    let command = CreateVpcWith { vpc, settings };
    let vpc = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateVpcResponse { vpc: Some(super::show((desk, &desk.world()), &vpc)) })
}
