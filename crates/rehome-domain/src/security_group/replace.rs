//! ReplaceSecurityGroupPolicy, ReplaceSecurityGroupPolicies (VPC API 2017-03-12): rules of one
//! direction, named by their PolicyIndex, say something else or stand somewhere else. The version of
//! the rules rises by one.
//!
//! Every index means the rules as they are before the call. Which come to a new place stand there
//! afterwards; the others fill the other places in the order that they had.

use std::collections::BTreeSet;

use super::SecurityRule;
use super::asked::AskedRule;
use super::policies::{check_version, place, read_version, written};
use crate::command::{Command, Context, Decision};
use crate::ids::SecurityGroupId;
use crate::refusal::{Fault, Limit, Refusal};
use crate::time::Timestamp;
use crate::world::World;

/// What of the rules is replaced (UpdateType).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// What they say (`Policy`).
    Content,
    /// Where they stand (`Priority`).
    Place,
    /// Both (`Both`).
    Both,
}

/// Rules of both directions, of which one has none.
#[derive(Debug, Clone, Default)]
pub struct Directed {
    /// Ingress.
    pub ingress: Vec<AskedRule>,
    /// Egress.
    pub egress: Vec<AskedRule>,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ReplacePolicies {
    /// SecurityGroupId.
    pub group: SecurityGroupId,
    /// Version, as given.
    pub version: Option<String>,
    /// UpdateType.
    pub update: Update,
    /// SecurityGroupPolicySet: what is to be, and where.
    pub rules: Directed,
    /// OriginalSecurityGroupPolicySet: which rules come to those places, one for each. Where only
    /// what rules say is replaced, it says nothing.
    pub originals: Directed,
    /// Rules that the call may name.
    pub at_most: u64,
}

impl Command for ReplacePolicies {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let version = read_version(self.version.as_deref())?;
        let (asked, originals) = self.direction()?;
        if asked.len() as u64 > self.at_most {
            let (limit, at_most) = (Limit::ValuesInCall, self.at_most);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut group = world.security_group(self.group)?.clone();
        check_version(&group, version)?;
        let rules = match self.rules.ingress.is_empty() {
            true => &mut group.egress,
            false => &mut group.ingress,
        };
        *rules = self.replaced(rules, (asked, originals), context.now)?;
        let changes = written(world, group, context.now)?;
        Ok(Decision::new(changes, ()))
    }
}

/// A rule on its way.
struct Replaced {
    from: usize,
    to: usize,
    rule: SecurityRule,
}

impl ReplacePolicies {
    fn direction(&self) -> Result<(&[AskedRule], &[AskedRule]), Refusal> {
        match (self.rules.ingress.is_empty(), self.rules.egress.is_empty()) {
            (false, false) => Err(Refusal::Coexist { first: "Ingress", second: "Egress" }),
            (true, true) => Err(Refusal::Missing("SecurityGroupPolicySet")),
            (false, true) => Ok((&self.rules.ingress, &self.originals.ingress)),
            (true, false) => Ok((&self.rules.egress, &self.originals.egress)),
        }
    }

    fn replaced(
        &self,
        before: &[SecurityRule],
        (asked, originals): (&[AskedRule], &[AskedRule]),
        now: Timestamp,
    ) -> Result<Vec<SecurityRule>, Refusal> {
        let originals = match self.update {
            Update::Content => asked,
            Update::Place | Update::Both if originals.is_empty() => {
                return Err(Refusal::Missing("OriginalSecurityGroupPolicySet"));
            }
            Update::Place | Update::Both if originals.len() != asked.len() => {
                let (parameter, count) = ("OriginalSecurityGroupPolicySet", originals.len());
                return Err(Refusal::value(parameter, &count, Fault::Range));
            }
            Update::Place | Update::Both => originals,
        };
        let mut moves = Vec::with_capacity(asked.len());
        for (asked, original) in asked.iter().zip(originals) {
            let (from, to) = (index_of(original, before)?, index_of(asked, before)?);
            let rule = match self.update {
                Update::Place => before[from].clone(),
                Update::Content | Update::Both => {
                    let (filter, description) = (asked.filter()?, asked.description.clone());
                    SecurityRule { filter, description, modified: now }
                }
            };
            moves.push(Replaced { from, to, rule });
        }
        arrange(before, moves)
    }
}

fn index_of(rule: &AskedRule, before: &[SecurityRule]) -> Result<usize, Refusal> {
    place(rule.index.ok_or(Refusal::Missing("PolicyIndex"))?, before.len())
}

fn arrange(before: &[SecurityRule], moves: Vec<Replaced>) -> Result<Vec<SecurityRule>, Refusal> {
    let gone: BTreeSet<usize> = moves.iter().map(|it| it.from).collect();
    let mut after: Vec<Option<SecurityRule>> = vec![None; before.len()];
    let twice = |at: usize| Refusal::value("PolicyIndex", &at, Fault::Duplicate);
    let count = moves.len();
    for Replaced { to, rule, .. } in moves {
        if after[to].replace(rule).is_some() {
            return Err(twice(to));
        }
    }
    if let Some(first) = gone.first().filter(|_| gone.len() != count) {
        return Err(twice(*first));
    }
    let mut others = before.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    let mut next = || others.next().map(|(_, rule)| rule.clone());
    let after: Vec<_> = after.into_iter().filter_map(|moved| moved.or_else(&mut next)).collect();
    let same = |(at, rule): (usize, &SecurityRule)| {
        after[..at].iter().any(|earlier| earlier.filter == rule.filter)
    };
    match after.iter().enumerate().any(same) {
        true => Err(Refusal::DuplicatePolicy),
        false => Ok(after),
    }
}
