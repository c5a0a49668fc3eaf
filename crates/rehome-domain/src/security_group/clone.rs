//! CloneSecurityGroup (VPC API 2017-03-12): a new group with the rules that another has now.

use super::SecurityGroup;
use super::group::CreateSecurityGroup;
use super::policies::guard_named;
use crate::command::{Command, Context, Decision};
use crate::ids::SecurityGroupId;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::world::World;

/// The call's parameters; what is not given is as in the group that is cloned.
#[derive(Debug, Clone)]
pub struct CloneSecurityGroup {
    /// SecurityGroupId.
    pub source: SecurityGroupId,
    /// GroupName.
    pub name: Option<String>,
    /// GroupDescription.
    pub description: Option<String>,
}

impl Command for CloneSecurityGroup {
    type Outcome = SecurityGroup;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<SecurityGroup>, Refusal> {
        let source = world.security_group(self.source)?;
        let create = CreateSecurityGroup {
            name: self.name.clone().unwrap_or_else(|| source.name.clone()),
            description: self.description.clone().unwrap_or_else(|| source.description.clone()),
        };
        let mut group = create.decide(world, context)?.outcome;
        group.ingress.clone_from(&source.ingress);
        group.egress.clone_from(&source.egress);
        for rule in group.ingress.iter_mut().chain(&mut group.egress) {
            rule.modified = context.now;
        }
        // As if the rules had been put into an empty group.
        group.version = u64::from(!(group.ingress.is_empty() && group.egress.is_empty()));
        let changes = guard_named(world, &group)?
            .depends_on(RecordKey::SecurityGroup(self.source))
            .and_put(Record::SecurityGroup(group.clone()));
        Ok(Decision::new(changes, group))
    }
}
