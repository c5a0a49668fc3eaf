//! CreateSubnet, CreateSubnets.

use rehome_actions::vpc::{
    CreateSubnetRequest, CreateSubnetResponse, CreateSubnetsRequest, CreateSubnetsResponse,
    SubnetInput,
};
use rehome_domain::subnet::create::{AskedSubnet, CreateSubnet, CreateSubnets};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::route_table::table_id;
use super::super::tag::tags;
use super::super::vpc_network::{refuse_other_stack, vpc_id};
use crate::desk::Desk;

pub(crate) async fn one(
    desk: &Desk<'_>,
    request: CreateSubnetRequest,
) -> Result<CreateSubnetResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let Some(cidr) = request.cidr_block else {
        return Err(desk.missing("CidrBlock"));
    };
    desk.refuse_if("Ipv6CidrBlock", request.ipv6_cidr_block.is_some())?;
    desk.refuse_if("CdcId", request.cdc_id.is_some_and(|id| !id.is_empty()))?;
    refuse_other_stack(desk, request.stack_type.as_deref())?;
    let tags = tags(request.tags.as_deref())?;
    let command = CreateSubnet { vpc, name: request.subnet_name, cidr, zone: request.zone };
    let subnet = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateSubnetResponse { subnet: Some(super::show(&desk.world(), &subnet)) })
}

pub(crate) async fn many(
    desk: &Desk<'_>,
    request: CreateSubnetsRequest,
) -> Result<CreateSubnetsResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    desk.refuse_if("CdcId", request.cdc_id.is_some_and(|id| !id.is_empty()))?;
    let tags = tags(request.tags.as_deref())?;
    let asked = request.subnets.into_iter().map(|input| asked(desk, input));
    let subnets = asked.collect::<Result<_, _>>()?;
    let made = desk.decide(Tagged { command: CreateSubnets { vpc, subnets }, tags }).await?;
    let world = desk.world();
    let set = made.iter().map(|subnet| super::show(&world, subnet)).collect();
    Ok(CreateSubnetsResponse { subnet_set: Some(set) })
}

fn asked(desk: &Desk<'_>, input: SubnetInput) -> Result<AskedSubnet, ApiError> {
    let Some(cidr) = input.cidr_block else {
        return Err(desk.missing("Subnets.N.CidrBlock"));
    };
    desk.refuse_if("Subnets.N.Ipv6CidrBlock", input.ipv6_cidr_block.is_some())?;
    refuse_other_stack(desk, input.stack_type.as_deref())?;
    let table = input.route_table_id.as_deref().filter(|id| !id.is_empty());
    let table = table.map(table_id).transpose()?;
    Ok(AskedSubnet { name: input.subnet_name, cidr, zone: input.zone, table })
}
