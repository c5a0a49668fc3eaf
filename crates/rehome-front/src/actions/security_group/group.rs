//! CreateSecurityGroup, CreateSecurityGroupWithPolicies, ModifySecurityGroupAttribute, DeleteSecurityGroup.

use rehome_actions::vpc::{
    CreateSecurityGroupRequest, CreateSecurityGroupResponse,
    CreateSecurityGroupWithPoliciesRequest, CreateSecurityGroupWithPoliciesResponse,
    DeleteSecurityGroupRequest, DeleteSecurityGroupResponse, ModifySecurityGroupAttributeRequest,
    ModifySecurityGroupAttributeResponse,
};
use rehome_domain::security_group::group::{
    CreateSecurityGroup, DeleteSecurityGroup, ModifySecurityGroup,
};
use rehome_domain::security_group::with_policies::CreateSecurityGroupWithPolicies;
use rehome_wire::ApiError;

use super::policies::asked;
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

pub(crate) async fn create_with_policies(
    desk: &Desk<'_>,
    request: CreateSecurityGroupWithPoliciesRequest,
) -> Result<CreateSecurityGroupWithPoliciesResponse, ApiError> {
    let project = request.project_id.as_deref().unwrap_or("0");
    desk.refuse_if("ProjectId", !matches!(project, "" | "0"))?;
    desk.refuse_if("Tags", request.tags.is_some_and(|tags| !tags.is_empty()))?;
    let set = request.security_group_policy_set.unwrap_or_default();
    let group =
        CreateSecurityGroup { name: request.group_name, description: request.group_description };
    let ingress = asked(desk, set.ingress.unwrap_or_default())?;
    let egress = asked(desk, set.egress.unwrap_or_default())?;
    let made = desk.decide(CreateSecurityGroupWithPolicies { group, ingress, egress }).await?;
    Ok(CreateSecurityGroupWithPoliciesResponse { security_group: Some(show(&made)) })
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
