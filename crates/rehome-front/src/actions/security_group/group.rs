//! CreateSecurityGroup, ModifySecurityGroupAttribute, DeleteSecurityGroup.

use rehome_actions::vpc::{
    CreateSecurityGroupRequest, CreateSecurityGroupResponse, DeleteSecurityGroupRequest,
    DeleteSecurityGroupResponse, ModifySecurityGroupAttributeRequest,
    ModifySecurityGroupAttributeResponse,
};
use rehome_domain::security_group::group::{
    CreateSecurityGroup, DeleteSecurityGroup, ModifySecurityGroup,
};
use rehome_wire::ApiError;

use super::{security_group_id, show};
use crate::desk::Desk;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateSecurityGroupRequest,
) -> Result<CreateSecurityGroupResponse, ApiError> {
    let project = request.project_id.as_deref().unwrap_or("0");
    desk.refuse_if("ProjectId", !matches!(project, "" | "0"))?;
    desk.refuse_if("Tags", request.tags.is_some_and(|tags| !tags.is_empty()))?;
    let (name, description) = (request.group_name, request.group_description);
    let group = desk.decide(CreateSecurityGroup { name, description }).await?;
    Ok(CreateSecurityGroupResponse { security_group: Some(show(&group)) })
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifySecurityGroupAttributeRequest,
) -> Result<ModifySecurityGroupAttributeResponse, ApiError> {
    let group = security_group_id(&request.security_group_id)?;
    let (name, description) = (request.group_name, request.group_description);
    desk.decide(ModifySecurityGroup { group, name, description }).await?;
    Ok(ModifySecurityGroupAttributeResponse {})
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteSecurityGroupRequest,
) -> Result<DeleteSecurityGroupResponse, ApiError> {
    let group = security_group_id(&request.security_group_id)?;
    desk.decide(DeleteSecurityGroup { group }).await?;
    Ok(DeleteSecurityGroupResponse {})
}
