//! AssociateSecurityGroups, DisassociateSecurityGroups (CVM): the groups of primary interfaces.

use rehome_actions::cvm::{
    AssociateSecurityGroupsRequest, AssociateSecurityGroupsResponse,
    DisassociateSecurityGroupsRequest, DisassociateSecurityGroupsResponse,
};
use rehome_domain::refusal::{Limit, Refusal, Resource};
use rehome_domain::security_group::membership::Membership;
use rehome_domain::security_group::of_instances::ChangeInstances;
use rehome_domain::{InstanceId, SecurityGroupId};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::refusal::{code, message};

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: AssociateSecurityGroupsRequest,
) -> Result<AssociateSecurityGroupsResponse, ApiError> {
    let (instances, groups) = (request.instance_ids, request.security_group_ids);
    change(desk, Membership::Join, (&instances, &groups)).await?;
    Ok(AssociateSecurityGroupsResponse {})
}

pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: DisassociateSecurityGroupsRequest,
) -> Result<DisassociateSecurityGroupsResponse, ApiError> {
    let (instances, groups) = (request.instance_ids, request.security_group_ids);
    change(desk, Membership::Leave, (&instances, &groups)).await?;
    Ok(DisassociateSecurityGroupsResponse {})
}

async fn change(
    desk: &Desk<'_>,
    how: Membership,
    (instances, groups): (&[String], &[String]),
) -> Result<(), ApiError> {
    let instance =
        |text: &String| InstanceId::parse(text).map_err(|wrong| api_error(&wrong.into()));
    let instances = instances.iter().map(instance).collect::<Result<_, _>>()?;
    let group =
        |text: &String| SecurityGroupId::parse(text).map_err(|wrong| api_error(&wrong.into()));
    let groups = groups.iter().map(group).collect::<Result<_, _>>()?;
    desk.decide_as(ChangeInstances { how, instances, groups }, write_error).await
}

fn api_error(refusal: &Refusal) -> ApiError {
    ApiError::new(own_code(refusal).unwrap_or_else(|| code(refusal)), message(refusal))
}

fn write_error(error: &WriteError) -> ApiError {
    if let WriteError::Refused(refusal) = error {
        return api_error(refusal);
    }
    crate::refusal::write_error(error)
}

/// Source: the error lists of the two actions (CVM API 2017-03-12).
fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::Malformed(wrong) if wrong.prefix == InstanceId::PREFIX => {
            Some("InvalidInstanceId.Malformed")
        }
        Refusal::Malformed(_) => Some("InvalidSgId.Malformed"),
        Refusal::NotFound(Resource::Instance(_)) => Some("InvalidInstanceId.NotFound"),
        Refusal::NotFound(Resource::SecurityGroup(_)) => Some("InvalidSecurityGroupId.NotFound"),
        Refusal::InvalidState { state: "PENDING", .. } => {
            Some("UnsupportedOperation.InstanceStatePending")
        }
        Refusal::InvalidState { .. } => Some("OperationDenied.InstanceOperationInProgress"),
        Refusal::LimitExceeded { limit: Limit::GroupsOfInterface, .. } => {
            Some("LimitExceeded.AssociateUSGLimitExceeded")
        }
        _ => None,
    }
}
