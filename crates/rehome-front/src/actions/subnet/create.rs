//! CreateSubnet.

use rehome_actions::vpc::{CreateSubnetRequest, CreateSubnetResponse};
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateSubnetRequest,
) -> Result<CreateSubnetResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let Some(cidr) = request.cidr_block else {
        return Err(desk.missing("CidrBlock"));
    };
    desk.refuse_if("Ipv6CidrBlock", request.ipv6_cidr_block.is_some())?;
    desk.refuse_if("CdcId", request.cdc_id.is_some_and(|id| !id.is_empty()))?;
    let tags = tags(request.tags.as_deref())?;
    let command = CreateSubnet { vpc, name: request.subnet_name, cidr, zone: request.zone };
    let subnet = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateSubnetResponse { subnet: Some(super::show(&desk.world(), &subnet)) })
}
