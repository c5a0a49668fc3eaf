//! CreateSecurityGroup, ModifySecurityGroupAttribute, DeleteSecurityGroup (VPC API 2017-03-12).
//!
//! Whoever begins to use a group writes its record, so a deletion that was decided before fails.

use super::default::id_of_default;
use super::{GROUPS_MAX, SecurityGroup};
use crate::command::{Command, Context, Decision};
use crate::ids::SecurityGroupId;
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::world::{Changes, World};

const NAME_CHARS_MAX: usize = 60;
const DESCRIPTION_CHARS_MAX: usize = 100;

/// CreateSecurityGroup's parameters.
#[derive(Debug, Clone)]
pub struct CreateSecurityGroup {
    /// GroupName.
    pub name: String,
    /// GroupDescription.
    pub description: String,
}

/// ModifySecurityGroupAttribute's parameters.
#[derive(Debug, Clone)]
pub struct ModifySecurityGroup {
    /// SecurityGroupId.
    pub group: SecurityGroupId,
    /// GroupName.
    pub name: Option<String>,
    /// GroupDescription.
    pub description: Option<String>,
}

/// DeleteSecurityGroup's parameters.
#[derive(Debug, Clone)]
pub struct DeleteSecurityGroup {
    /// SecurityGroupId.
    pub group: SecurityGroupId,
}

fn check(parameter: &'static str, text: &str, at_most: usize) -> Result<(), Refusal> {
    if text.chars().count() > at_most {
        return Err(Refusal::value(parameter, &text, Fault::TooLong));
    }
    Ok(())
}

impl Command for CreateSecurityGroup {
    type Outcome = SecurityGroup;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<SecurityGroup>, Refusal> {
        check("GroupName", &self.name, NAME_CHARS_MAX)?;
        check("GroupDescription", &self.description, DESCRIPTION_CHARS_MAX)?;
        if world.security_groups.len() as u64 >= GROUPS_MAX {
            let (limit, at_most) = (Limit::SecurityGroups, GROUPS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let default = id_of_default(context);
        let taken =
            |w: &World, id: &SecurityGroupId| *id == default || w.security_groups.contains_key(id);
        let group = SecurityGroup {
            id: world.fresh(&mut context.entropy, SecurityGroupId::draw, taken),
            name: self.name.clone(),
            description: self.description.clone(),
            default: false,
            created: context.now,
            updated: context.now,
            version: 0,
            ingress: Vec::new(),
            egress: Vec::new(),
        };
        Ok(Decision::new(Changes::put([Record::SecurityGroup(group.clone())]), group))
    }
}

impl Command for ModifySecurityGroup {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check("GroupName", self.name.as_deref().unwrap_or_default(), NAME_CHARS_MAX)?;
        let description = self.description.as_deref().unwrap_or_default();
        check("GroupDescription", description, DESCRIPTION_CHARS_MAX)?;
        let mut group = world.security_group(self.group)?.clone();
        group.name = self.name.clone().unwrap_or(group.name);
        group.description = self.description.clone().unwrap_or(group.description);
        group.updated = context.now;
        Ok(Decision::new(Changes::put([Record::SecurityGroup(group)]), ()))
    }
}

impl Command for DeleteSecurityGroup {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if world.security_group(self.group)?.default {
            return Err(Refusal::DefaultGroup(self.group));
        }
        let users = world.members_of(self.group).count() + naming(world, self.group).count();
        if users > 0 {
            let resource = Resource::SecurityGroup(self.group);
            return Err(Refusal::InUse { resource, users: users as u64 });
        }
        let key = RecordKey::SecurityGroup(self.group);
        Ok(Decision::new(Changes::default().delete(key), ()))
    }
}

/// The other groups whose rules name this one.
pub fn naming(world: &World, named: SecurityGroupId) -> impl Iterator<Item = SecurityGroupId> {
    let others = world.security_groups.values().filter(move |group| group.id != named);
    let names = move |group: &SecurityGroup| {
        group.ingress.iter().chain(&group.egress).any(|rule| rule.filter.group() == Some(named))
    };
    others.filter(move |group| names(group)).map(|group| group.id)
}
