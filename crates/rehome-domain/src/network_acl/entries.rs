//! ModifyNetworkAclEntries (VPC API 2017-03-12): the rules of a direction that is given are what it
//! says from now on, by priority; with EnableUpdateAclEntries those whose priority is given change,
//! and the others stay.

use std::collections::BTreeMap;

use super::{AclEntry, AclKind, ENTRIES_MAX, NetworkAcl};
use crate::command::{Command, Context, Decision};
use crate::ids::NetworkAclId;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::security_group::asked::AskedRule;
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// A rule as it was asked for.
#[derive(Debug, Clone)]
pub struct AskedEntry {
    /// Priority; without one, its place in the list.
    pub priority: Option<i64>,
    /// What it says. It names no security group.
    pub rule: AskedRule,
}

/// What is done with the rules that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of a direction that is given are replaced.
    Whole,
    /// Only those with a priority that is given.
    Given,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyEntries {
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// EnableUpdateAclEntries.
    pub scope: Scope,
    /// Ingress.
    pub ingress: Option<Vec<AskedEntry>>,
    /// Egress.
    pub egress: Option<Vec<AskedEntry>>,
}

impl Command for ModifyEntries {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let acl = world.network_acl(self.acl)?;
        acl.check_kind(AclKind::Triple)?;
        if self.ingress.is_none() && self.egress.is_none() {
            return Err(Refusal::Missing("NetworkAclEntrySet"));
        }
        let new = |asked: &Option<Vec<AskedEntry>>, old: &[AclEntry]| match asked {
            Some(asked) => self.entries(asked, old, context.now),
            None => Ok(old.to_vec()),
        };
        let (ingress, egress) =
            (new(&self.ingress, &acl.ingress)?, new(&self.egress, &acl.egress)?);
        let acl = NetworkAcl { ingress, egress, ..acl.clone() };
        Ok(Decision::new(Changes::put([Record::NetworkAcl(acl)]), ()))
    }
}

impl ModifyEntries {
    /// The rules of one direction. Their priorities are their places from 1 on: what is asked for
    /// with gaps keeps its order.
    fn entries(
        &self,
        asked: &[AskedEntry],
        old: &[AclEntry],
        now: Timestamp,
    ) -> Result<Vec<AclEntry>, Refusal> {
        let mut all: BTreeMap<i64, AclEntry> = match self.scope {
            Scope::Whole => BTreeMap::new(),
            Scope::Given => (1..).zip(old.iter().cloned()).collect(),
        };
        let mut given = BTreeMap::new();
        for (place, entry) in (1..).zip(asked) {
            let priority = check_priority(entry.priority.unwrap_or(place))?;
            let new = entry.at(now)?;
            if given.insert(priority, new).is_some() {
                return Err(Refusal::value("Priority", &priority, Fault::Duplicate));
            }
        }
        all.extend(given);
        check_count(all.len())?;
        Ok(all.into_values().collect())
    }
}

impl AskedEntry {
    /// The rule as it is kept.
    pub(super) fn at(&self, now: Timestamp) -> Result<AclEntry, Refusal> {
        let filter = self.rule.filter()?;
        Ok(AclEntry {
            filter,
            description: self.rule.description.clone(),
            modified: now,
            made: None,
        })
    }
}

/// Refuses a priority that no rule can have.
pub(super) fn check_priority(priority: i64) -> Result<i64, Refusal> {
    if priority < 1 {
        return Err(Refusal::value("Priority", &priority, Fault::Range));
    }
    Ok(priority)
}

/// Refuses more rules in one direction than an ACL may have.
pub(super) fn check_count(rules: usize) -> Result<(), Refusal> {
    if rules as u64 > ENTRIES_MAX {
        let (limit, at_most) = (Limit::AclEntries, ENTRIES_MAX);
        return Err(Refusal::LimitExceeded { limit, at_most });
    }
    Ok(())
}
