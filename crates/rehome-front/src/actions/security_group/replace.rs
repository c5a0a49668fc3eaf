//! ReplaceSecurityGroupPolicy, ReplaceSecurityGroupPolicies.

use rehome_actions::vpc::{
    ReplaceSecurityGroupPoliciesRequest, ReplaceSecurityGroupPoliciesResponse,
    ReplaceSecurityGroupPolicyRequest, ReplaceSecurityGroupPolicyResponse, SecurityGroupPolicySet,
};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::security_group::RULES_MAX;
use rehome_domain::security_group::replace::{Directed, ReplacePolicies, Update};
use rehome_wire::ApiError;

use super::policies::asked;
use super::security_group_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn one(
    desk: &Desk<'_>,
    request: ReplaceSecurityGroupPolicyRequest,
) -> Result<ReplaceSecurityGroupPolicyResponse, ApiError> {
    let (set, originals) =
        (request.security_group_policy_set, request.original_security_group_policy_set);
    let command = ReplacePolicies {
        group: security_group_id(&request.security_group_id)?,
        version: set.version.clone(),
        update: Update::Content,
        rules: directed(desk, set)?,
        originals: directed(desk, originals.unwrap_or_default())?,
        at_most: 1,
    };
    desk.decide(command).await?;
    Ok(ReplaceSecurityGroupPolicyResponse {})
}

pub(crate) async fn many(
    desk: &Desk<'_>,
    request: ReplaceSecurityGroupPoliciesRequest,
) -> Result<ReplaceSecurityGroupPoliciesResponse, ApiError> {
    let (set, originals) =
        (request.security_group_policy_set, request.original_security_group_policy_set);
    let command = ReplacePolicies {
        group: security_group_id(&request.security_group_id)?,
        version: set.version.clone(),
        update: update(request.update_type.as_deref().unwrap_or_default())?,
        rules: directed(desk, set)?,
        originals: directed(desk, originals.unwrap_or_default())?,
        at_most: RULES_MAX,
    };
    desk.decide(command).await?;
    Ok(ReplaceSecurityGroupPoliciesResponse {})
}

fn update(asked: &str) -> Result<Update, ApiError> {
    match asked {
        "" | "Policy" => Ok(Update::Content),
        "Priority" => Ok(Update::Place),
        "Both" => Ok(Update::Both),
        other => Err(api_error(&Refusal::value("UpdateType", &other, Fault::Unknown))),
    }
}

fn directed(desk: &Desk<'_>, set: SecurityGroupPolicySet) -> Result<Directed, ApiError> {
    let ingress = asked(desk, set.ingress.unwrap_or_default())?;
    let egress = asked(desk, set.egress.unwrap_or_default())?;
    Ok(Directed { ingress, egress })
}
