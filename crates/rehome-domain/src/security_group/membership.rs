//! AssociateNetworkInterfaceSecurityGroups, DisassociateNetworkInterfaceSecurityGroups, and the
//! SecurityGroupIds of ModifyNetworkInterfaceAttribute (VPC API 2017-03-12).
//!
//! Only records are written; a move that is under way goes on as it is. Every group that gains a
//! member is written though it stays as it is: its deletion must not pass beside this.

use std::collections::BTreeSet;

use super::{GROUPS_OF_INTERFACE_MAX, default};
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, SecurityGroupId};
use crate::record::Record;
use crate::refusal::{Limit, Refusal};
use crate::world::{Changes, World};

/// Interfaces or groups that one call may name.
pub const NAMED_MAX: usize = 100;

/// What becomes of the interfaces' groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// They get these behind those that they have.
    Join,
    /// They lose these.
    Leave,
    /// They have these and no others.
    Replace,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ChangeMembership {
    /// What is done.
    pub how: Membership,
    /// The interfaces.
    pub enis: Vec<EniId>,
    /// The groups.
    pub groups: Vec<SecurityGroupId>,
}

/// The groups that a new interface is to have, and what is to be written for it: without names, the
/// default group.
pub(crate) fn of_new_interface(
    world: &World,
    context: &Context,
    asked: &[SecurityGroupId],
) -> Result<(Vec<SecurityGroupId>, Vec<Record>), Refusal> {
    if asked.is_empty() {
        let (group, record) = default::for_new_member(world, context);
        return Ok((vec![group], record.into_iter().collect()));
    }
    named(world, asked)
}

/// The named groups, each once, and their records: they are written though they stay as they are, so
/// that the deletion of one does not pass beside this.
pub(crate) fn named(
    world: &World,
    asked: &[SecurityGroupId],
) -> Result<(Vec<SecurityGroupId>, Vec<Record>), Refusal> {
    let mut groups: Vec<SecurityGroupId> = Vec::new();
    for group in asked {
        if !groups.contains(group) {
            groups.push(*group);
        }
        if groups.len() as u64 > GROUPS_OF_INTERFACE_MAX {
            let (limit, at_most) = (Limit::GroupsOfInterface, GROUPS_OF_INTERFACE_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
    }
    let record =
        |group: &SecurityGroupId| Ok(Record::SecurityGroup(world.security_group(*group)?.clone()));
    let records = groups.iter().map(record).collect::<Result<_, Refusal>>()?;
    Ok((groups, records))
}

impl Command for ChangeMembership {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.enis.len().max(self.groups.len()) > NAMED_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, NAMED_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut changes = Changes::default();
        for eni in self.enis.iter().collect::<BTreeSet<_>>() {
            let mut eni = world.eni(*eni)?.clone();
            eni.groups = self.groups_after(&eni.groups)?;
            changes = changes.and_put(Record::Eni(eni));
        }
        for group in self.groups.iter().collect::<BTreeSet<_>>() {
            let group = world.security_group(*group)?;
            changes = match self.how {
                Membership::Join | Membership::Replace => {
                    changes.and_put(Record::SecurityGroup(group.clone()))
                }
                Membership::Leave => changes,
            };
        }
        Ok(Decision::new(changes, ()))
    }
}

impl ChangeMembership {
    fn groups_after(&self, before: &[SecurityGroupId]) -> Result<Vec<SecurityGroupId>, Refusal> {
        let mut after = match self.how {
            Membership::Join | Membership::Leave => before.to_vec(),
            Membership::Replace => Vec::new(),
        };
        for group in &self.groups {
            match self.how {
                Membership::Leave => after.retain(|had| had != group),
                Membership::Join | Membership::Replace if after.contains(group) => {}
                Membership::Join | Membership::Replace => after.push(*group),
            }
        }
        if after.len() as u64 > GROUPS_OF_INTERFACE_MAX && after.len() > before.len() {
            let (limit, at_most) = (Limit::GroupsOfInterface, GROUPS_OF_INTERFACE_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        Ok(after)
    }
}
