//! CreateRouteTable, DeleteRouteTable, ModifyRouteTableAttribute, ReplaceRouteTableAssociation.

use rehome_actions::vpc::{
    CreateRouteTableRequest, CreateRouteTableResponse, DeleteRouteTableRequest,
    DeleteRouteTableResponse, ModifyRouteTableAttributeRequest, ModifyRouteTableAttributeResponse,
    ReplaceRouteTableAssociationRequest, ReplaceRouteTableAssociationResponse,
};
use rehome_domain::route_table::associate::ReplaceRouteTableAssociation;
use rehome_domain::route_table::table::{CreateRouteTable, DeleteRouteTable, RenameRouteTable};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::super::{subnet, vpc_network};
use super::{show, table_id};
use crate::desk::Desk;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateRouteTableRequest,
) -> Result<CreateRouteTableResponse, ApiError> {
    let vpc = vpc_network::vpc_id(&request.vpc_id)?;
    let tags = tags(request.tags.as_deref())?;
    let command = CreateRouteTable { vpc, name: request.route_table_name };
    let table = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateRouteTableResponse { route_table: Some(show(&desk.world(), &table)) })
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteRouteTableRequest,
) -> Result<DeleteRouteTableResponse, ApiError> {
    desk.decide(DeleteRouteTable { table: table_id(&request.route_table_id)? }).await?;
    Ok(DeleteRouteTableResponse {})
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyRouteTableAttributeRequest,
) -> Result<ModifyRouteTableAttributeResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    desk.decide(RenameRouteTable { table, name: request.route_table_name }).await?;
    Ok(ModifyRouteTableAttributeResponse {})
}

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: ReplaceRouteTableAssociationRequest,
) -> Result<ReplaceRouteTableAssociationResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let Some(subnet) = request.subnet_id else { return Err(desk.missing("SubnetId")) };
    let subnet = subnet::subnet_id(&subnet)?;
    desk.decide(ReplaceRouteTableAssociation { table, subnet }).await?;
    Ok(ReplaceRouteTableAssociationResponse {})
}
