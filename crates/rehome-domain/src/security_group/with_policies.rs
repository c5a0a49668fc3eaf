//! CreateSecurityGroupWithPolicies (VPC API 2017-03-12): a group and its rules in one commit.

use super::SecurityGroup;
use super::asked::AskedRule;
use super::group::CreateSecurityGroup;
use super::policies::{Edit, EditPolicies};
use crate::command::{Command, Context, Decision};
use crate::refusal::Refusal;
use crate::world::World;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateSecurityGroupWithPolicies {
    /// GroupName, GroupDescription.
    pub group: CreateSecurityGroup,
    /// Ingress.
    pub ingress: Vec<AskedRule>,
    /// Egress.
    pub egress: Vec<AskedRule>,
}

impl Command for CreateSecurityGroupWithPolicies {
    type Outcome = SecurityGroup;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<SecurityGroup>, Refusal> {
        let created = self.group.decide(world, context)?;
        if self.ingress.is_empty() && self.egress.is_empty() {
            return Ok(created);
        }
        let edit = EditPolicies {
            edit: Edit::Replace,
            group: created.outcome.id,
            version: None,
            ingress: self.ingress.clone(),
            egress: self.egress.clone(),
        };
        // The group's record is the one that the edit writes, rules and all.
        let with_group = world.apply(&created.changes);
        let Decision { changes, outcome: () } = edit.decide(&with_group, context)?;
        let written = with_group.apply(&changes);
        let group = written.security_group(created.outcome.id)?.clone();
        Ok(Decision::new(changes, group))
    }
}
