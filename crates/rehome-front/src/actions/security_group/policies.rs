//! CreateSecurityGroupPolicies, DeleteSecurityGroupPolicies, ModifySecurityGroupPolicies.

use rehome_actions::vpc::{
    CreateSecurityGroupPoliciesRequest, CreateSecurityGroupPoliciesResponse,
    DeleteSecurityGroupPoliciesRequest, DeleteSecurityGroupPoliciesResponse,
    ModifySecurityGroupPoliciesRequest, ModifySecurityGroupPoliciesResponse, SecurityGroupPolicy,
    SecurityGroupPolicySet,
};
use rehome_domain::security_group::asked::AskedRule;
use rehome_domain::security_group::policies::{Edit, EditPolicies};
use rehome_wire::ApiError;

use super::security_group_id;
use crate::desk::Desk;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateSecurityGroupPoliciesRequest,
) -> Result<CreateSecurityGroupPoliciesResponse, ApiError> {
    let set = request.security_group_policy_set;
    edit(desk, Edit::Insert, (&request.security_group_id, set)).await?;
    Ok(CreateSecurityGroupPoliciesResponse {})
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteSecurityGroupPoliciesRequest,
) -> Result<DeleteSecurityGroupPoliciesResponse, ApiError> {
    let set = request.security_group_policy_set;
    edit(desk, Edit::Remove, (&request.security_group_id, set)).await?;
    Ok(DeleteSecurityGroupPoliciesResponse {})
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifySecurityGroupPoliciesRequest,
) -> Result<ModifySecurityGroupPoliciesResponse, ApiError> {
    // SortPolicys asks for the rules in the order in which they are given; they always are.
    let set = request.security_group_policy_set;
    edit(desk, Edit::Replace, (&request.security_group_id, set)).await?;
    Ok(ModifySecurityGroupPoliciesResponse {})
}

async fn edit(
    desk: &Desk<'_>,
    edit: Edit,
    (group, set): (&str, SecurityGroupPolicySet),
) -> Result<(), ApiError> {
    let group = security_group_id(group)?;
    let ingress = asked(desk, set.ingress.unwrap_or_default())?;
    let egress = asked(desk, set.egress.unwrap_or_default())?;
    desk.decide(EditPolicies { edit, group, version: set.version, ingress, egress }).await
}

pub(super) fn asked(
    desk: &Desk<'_>,
    policies: Vec<SecurityGroupPolicy>,
) -> Result<Vec<AskedRule>, ApiError> {
    let one = |policy: SecurityGroupPolicy| {
        let service = policy.service_template.is_some_and(|template| {
            let ids = [template.service_id, template.service_group_id];
            ids.into_iter().flatten().any(|id| !id.is_empty())
        });
        desk.refuse_if("ServiceTemplate", service)?;
        let address = policy.address_template.is_some_and(|template| {
            let ids = [template.address_id, template.address_group_id];
            ids.into_iter().flatten().any(|id| !id.is_empty())
        });
        desk.refuse_if("AddressTemplate", address)?;
        Ok(AskedRule {
            index: policy.policy_index,
            protocol: policy.protocol,
            port: policy.port,
            block: policy.cidr_block,
            block_v6: policy.ipv6_cidr_block,
            group: policy.security_group_id,
            action: policy.action,
            description: policy.policy_description.unwrap_or_default(),
        })
    };
    policies.into_iter().map(one).collect()
}
