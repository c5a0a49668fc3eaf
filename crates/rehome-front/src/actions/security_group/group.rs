//! CreateSecurityGroup, CreateSecurityGroupWithPolicies, CreateDefaultSecurityGroup,
//! CloneSecurityGroup, ModifySecurityGroupAttribute, DeleteSecurityGroup. There is one project, 0.

use rehome_actions::vpc::{
    CloneSecurityGroupRequest, CloneSecurityGroupResponse, CreateDefaultSecurityGroupRequest,
    CreateDefaultSecurityGroupResponse, CreateSecurityGroupRequest, CreateSecurityGroupResponse,
    CreateSecurityGroupWithPoliciesRequest, CreateSecurityGroupWithPoliciesResponse,
    DeleteSecurityGroupRequest, DeleteSecurityGroupResponse, ModifySecurityGroupAttributeRequest,
    ModifySecurityGroupAttributeResponse,
};
use rehome_domain::security_group::clone::CloneSecurityGroup;
use rehome_domain::security_group::default::CreateDefaultSecurityGroup;
use rehome_domain::security_group::group::{
    CreateSecurityGroup, DeleteSecurityGroup, ModifySecurityGroup,
};
use rehome_domain::security_group::with_policies::CreateSecurityGroupWithPolicies;
use rehome_domain::tag::Bears;
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::policies::asked;
use super::{security_group_id, show};
use crate::desk::Desk;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateSecurityGroupRequest,
) -> Result<CreateSecurityGroupResponse, ApiError> {
    refuse_project(desk, request.project_id.as_deref())?;
    let tags = tags(request.tags.as_deref())?;
    let (name, description) = (request.group_name, request.group_description);
    let command = CreateSecurityGroup { name, description };
    let group = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateSecurityGroupResponse { security_group: Some(show(&desk.world(), &group)) })
}

pub(crate) async fn create_with_policies(
    desk: &Desk<'_>,
    request: CreateSecurityGroupWithPoliciesRequest,
) -> Result<CreateSecurityGroupWithPoliciesResponse, ApiError> {
    refuse_project(desk, request.project_id.as_deref())?;
    let tags = tags(request.tags.as_deref())?;
    let set = request.security_group_policy_set.unwrap_or_default();
    let group =
        CreateSecurityGroup { name: request.group_name, description: request.group_description };
    let ingress = asked(desk, set.ingress.unwrap_or_default())?;
    let egress = asked(desk, set.egress.unwrap_or_default())?;
    let command = CreateSecurityGroupWithPolicies { group, ingress, egress };
    let made = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateSecurityGroupWithPoliciesResponse { security_group: Some(show(&desk.world(), &made)) })
}

pub(crate) async fn create_default(
    desk: &Desk<'_>,
    request: CreateDefaultSecurityGroupRequest,
) -> Result<CreateDefaultSecurityGroupResponse, ApiError> {
    refuse_project(desk, request.project_id.as_deref())?;
    let group = desk.decide(CreateDefaultSecurityGroup).await?;
    Ok(CreateDefaultSecurityGroupResponse { security_group: Some(show(&desk.world(), &group)) })
}

pub(crate) async fn clone(
    desk: &Desk<'_>,
    request: CloneSecurityGroupRequest,
) -> Result<CloneSecurityGroupResponse, ApiError> {
    refuse_project(desk, request.project_id.as_deref())?;
    let tags = tags(request.tags.as_deref())?;
    let region = request.remote_region.as_deref().unwrap_or_default();
    desk.refuse_if("RemoteRegion", !region.is_empty() && region != desk.scope.region.name())?;
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let source = security_group_id(&request.security_group_id)?;
    let tags = match request.is_clone_tags {
        Some(true) => tags.over(desk.world().tags_of(source.resource())),
        Some(false) | None => tags,
    };
    let command = CloneSecurityGroup {
        source,
        name: given(request.group_name),
        description: given(request.group_description),
    };
    let group = desk.decide(Tagged { command, tags }).await?;
    Ok(CloneSecurityGroupResponse { security_group: Some(show(&desk.world(), &group)) })
}

fn refuse_project(desk: &Desk<'_>, project: Option<&str>) -> Result<(), ApiError> {
    desk.refuse_if("ProjectId", !matches!(project.unwrap_or("0"), "" | "0"))
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
