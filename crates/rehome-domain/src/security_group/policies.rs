//! CreateSecurityGroupPolicies, DeleteSecurityGroupPolicies, ModifySecurityGroupPolicies
//! (VPC API 2017-03-12): each raises the version of the rules by one.

use super::asked::AskedRule;
use super::{RULES_MAX, SecurityGroup, SecurityRule};
use crate::command::{Command, Context, Decision};
use crate::ids::SecurityGroupId;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// What is done with the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// They are put in, at PolicyIndex or at the end. One direction in a call.
    Insert,
    /// They are taken out, by PolicyIndex or by what they say. One direction in a call.
    Remove,
    /// They are all that there is from now on; version 0 clears.
    Replace,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct EditPolicies {
    /// What is done.
    pub edit: Edit,
    /// SecurityGroupId.
    pub group: SecurityGroupId,
    /// Version, as given.
    pub version: Option<String>,
    /// Ingress.
    pub ingress: Vec<AskedRule>,
    /// Egress.
    pub egress: Vec<AskedRule>,
}

impl Command for EditPolicies {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let version = read_version(self.version.as_deref())?;
        let clears = self.edit == Edit::Replace && version == Some(0);
        if !clears {
            self.check_directions()?;
        }
        let mut group = world.security_group(self.group)?.clone();
        if clears {
            (group.ingress, group.egress) = (Vec::new(), Vec::new());
        } else {
            check_version(&group, version)?;
            group.ingress = self.edited(&self.ingress, group.ingress, context.now)?;
            group.egress = self.edited(&self.egress, group.egress, context.now)?;
        }
        let changes = written(world, group, context.now)?;
        Ok(Decision::new(changes, ()))
    }
}

/// Reads a version of rules; an empty text is none.
pub(super) fn read_version(given: Option<&str>) -> Result<Option<u64>, Refusal> {
    let read = |text: &str| text.parse().map_err(|_| Refusal::value("Version", &text, Fault::Form));
    given.filter(|text| !text.is_empty()).map(read).transpose()
}

/// Refuses when the rules are of another version than the one that was named.
pub(super) fn check_version(group: &SecurityGroup, named: Option<u64>) -> Result<(), Refusal> {
    match named.is_some_and(|version| version != group.version) {
        true => Err(Refusal::VersionMismatch { group: group.id, version: group.version }),
        false => Ok(()),
    }
}

/// What is written for a group whose rules have changed.
pub(super) fn written(
    world: &World,
    mut group: SecurityGroup,
    now: Timestamp,
) -> Result<Changes, Refusal> {
    group.version += 1;
    group.updated = now;
    Ok(guard_named(world, &group)?.and_put(Record::SecurityGroup(group)))
}

/// Writes the other groups that the rules name: none of them may be deleted meanwhile.
pub(super) fn guard_named(world: &World, group: &SecurityGroup) -> Result<Changes, Refusal> {
    let rules = group.ingress.iter().chain(&group.egress);
    let mut named: Vec<_> = rules.filter_map(|rule| rule.filter.group()).collect();
    named.sort_unstable();
    named.dedup();
    named.retain(|id| *id != group.id);
    named.into_iter().try_fold(Changes::default(), |changes, id| {
        Ok(changes.and_put(Record::SecurityGroup(world.security_group(id)?.clone())))
    })
}

impl EditPolicies {
    fn check_directions(&self) -> Result<(), Refusal> {
        match (self.edit, self.ingress.is_empty(), self.egress.is_empty()) {
            (Edit::Insert | Edit::Remove, false, false) => {
                Err(Refusal::Coexist { first: "Ingress", second: "Egress" })
            }
            (_, true, true) => Err(Refusal::Missing("SecurityGroupPolicySet")),
            (Edit::Insert | Edit::Remove | Edit::Replace, _, _) => Ok(()),
        }
    }

    fn edited(
        &self,
        asked: &[AskedRule],
        before: Vec<SecurityRule>,
        now: Timestamp,
    ) -> Result<Vec<SecurityRule>, Refusal> {
        match self.edit {
            Edit::Insert if asked.is_empty() => Ok(before),
            Edit::Insert => insert(asked, before, now),
            Edit::Remove => remove(asked, before),
            Edit::Replace => insert_at(asked, Vec::new(), 0, now),
        }
    }
}

/// Rules of one call go to one place.
fn insert(
    asked: &[AskedRule],
    before: Vec<SecurityRule>,
    now: Timestamp,
) -> Result<Vec<SecurityRule>, Refusal> {
    let index = asked[0].index;
    if let Some(other) = asked.iter().find(|rule| rule.index != index) {
        let shown = other.index.unwrap_or(-1);
        return Err(Refusal::value("PolicyIndex", &shown, Fault::Range));
    }
    let at = match index {
        Some(index) => place(index, before.len() + 1)?,
        None => before.len(),
    };
    insert_at(asked, before, at, now)
}

fn insert_at(
    asked: &[AskedRule],
    mut rules: Vec<SecurityRule>,
    at: usize,
    now: Timestamp,
) -> Result<Vec<SecurityRule>, Refusal> {
    if (rules.len() + asked.len()) as u64 > RULES_MAX {
        let (limit, at_most) = (Limit::GroupRules, RULES_MAX);
        return Err(Refusal::LimitExceeded { limit, at_most });
    }
    for (offset, asked) in asked.iter().enumerate() {
        let filter = asked.filter()?;
        if rules.iter().any(|rule| rule.filter == filter) {
            return Err(Refusal::DuplicatePolicy);
        }
        let description = asked.description.clone();
        rules.insert(at + offset, SecurityRule { filter, description, modified: now });
    }
    Ok(rules)
}

/// Every index means the rules as they were before the call.
fn remove(asked: &[AskedRule], before: Vec<SecurityRule>) -> Result<Vec<SecurityRule>, Refusal> {
    let mut gone = std::collections::BTreeSet::new();
    for rule in asked {
        let at = match rule.index {
            Some(index) => place(index, before.len())?,
            None => {
                let filter = rule.filter()?;
                let found = before.iter().position(|had| had.filter == filter);
                found.ok_or(Refusal::NoSuchPolicy)?
            }
        };
        gone.insert(at);
    }
    let kept = before.into_iter().enumerate().filter(|(at, _)| !gone.contains(at));
    Ok(kept.map(|(_, rule)| rule).collect())
}

/// A place among this many.
pub(super) fn place(index: i64, count: usize) -> Result<usize, Refusal> {
    let place = usize::try_from(index).ok().filter(|place| *place < count);
    place.ok_or_else(|| Refusal::value("PolicyIndex", &index, Fault::Range))
}
