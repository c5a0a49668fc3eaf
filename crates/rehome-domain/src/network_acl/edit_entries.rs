//! CreateNetworkAclEntries and DeleteNetworkAclEntries (VPC API 2017-03-12): some rules come or go,
//! the others keep their order. A priority is a place, so those behind move up or down.

use std::collections::BTreeMap;

use super::entries::{AskedEntry, check_count, check_priority};
use super::{AclEntry, AclKind, NetworkAcl};
use crate::command::{Command, Context, Decision};
use crate::ids::NetworkAclId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::world::{Changes, World};

/// The parameters of CreateNetworkAclEntries.
#[derive(Debug, Clone)]
pub struct CreateEntries {
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// Ingress.
    pub ingress: Vec<AskedEntry>,
    /// Egress.
    pub egress: Vec<AskedEntry>,
}

impl Command for CreateEntries {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let acl = world.network_acl(self.acl)?;
        acl.check_kind(AclKind::Triple)?;
        check_some("NetworkAclEntrySet", self.ingress.len() + self.egress.len())?;
        let read = |it: &AskedEntry| it.at(context.now).map(|entry| (it.priority, entry));
        let new = |asked: &[AskedEntry]| asked.iter().map(read).collect::<Result<Vec<_>, _>>();
        check_count(acl.ingress.len() + self.ingress.len())?;
        check_count(acl.egress.len() + self.egress.len())?;
        let ingress = with(&acl.ingress, new(&self.ingress)?)?;
        let egress = with(&acl.egress, new(&self.egress)?)?;
        Ok(kept(acl, ingress, egress))
    }
}

/// The parameters of DeleteNetworkAclEntries.
#[derive(Debug, Clone)]
pub struct DeleteEntries {
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// Priorities of rules of Ingress, as they are before the call.
    pub ingress: Vec<Option<i64>>,
    /// The same of Egress.
    pub egress: Vec<Option<i64>>,
}

impl Command for DeleteEntries {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let acl = world.network_acl(self.acl)?;
        acl.check_kind(AclKind::Triple)?;
        check_some("NetworkAclEntrySet", self.ingress.len() + self.egress.len())?;
        let ingress = without(&acl.ingress, &self.ingress)?;
        let egress = without(&acl.egress, &self.egress)?;
        Ok(kept(acl, ingress, egress))
    }
}

pub(super) fn kept(
    acl: &NetworkAcl,
    ingress: Vec<AclEntry>,
    egress: Vec<AclEntry>,
) -> Decision<()> {
    let acl = NetworkAcl { ingress, egress, ..acl.clone() };
    Decision::new(Changes::put([Record::NetworkAcl(acl)]), ())
}

pub(super) fn check_some(parameter: &'static str, rules: usize) -> Result<(), Refusal> {
    if rules == 0 { Err(Refusal::Missing(parameter)) } else { Ok(()) }
}

/// The old rules with the new ones: each at its priority, those without one behind all.
pub(super) fn with(
    old: &[AclEntry],
    new: Vec<(Option<i64>, AclEntry)>,
) -> Result<Vec<AclEntry>, Refusal> {
    let (mut placed, mut last) = (BTreeMap::new(), Vec::new());
    for (priority, entry) in new {
        let Some(priority) = priority else {
            last.push(entry);
            continue;
        };
        if placed.insert(check_priority(priority)?, entry).is_some() {
            return Err(Refusal::value("Priority", &priority, Fault::Duplicate));
        }
    }
    let mut all = old.to_vec();
    for (priority, entry) in placed {
        let place = usize::try_from(priority - 1).unwrap_or(usize::MAX);
        all.insert(place.min(all.len()), entry);
    }
    all.extend(last);
    Ok(all)
}

/// The old rules without those of these priorities.
fn without(old: &[AclEntry], gone: &[Option<i64>]) -> Result<Vec<AclEntry>, Refusal> {
    let mut rest: BTreeMap<i64, &AclEntry> = (1..).zip(old).collect();
    for priority in gone {
        let priority = priority.ok_or(Refusal::Missing("Priority"))?;
        if rest.remove(&priority).is_none() {
            // Given twice, it is gone already.
            let fault = if (1..).zip(old).any(|(place, _)| place == priority) {
                Fault::Duplicate
            } else {
                Fault::Range
            };
            return Err(Refusal::value("Priority", &priority, fault));
        }
    }
    Ok(rest.into_values().cloned().collect())
}
