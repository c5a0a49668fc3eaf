//! The decision: may this be done with these resources?

use std::fmt;
use std::sync::Arc;

use super::policy::{Effect, Policy};
use super::target::Target;
use crate::ids::AccountId;

/// An action of a service, as policies name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// For example `vpc`.
    pub service: &'static str,
    /// For example `DescribeVpcs`.
    pub action: &'static str,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.service, self.action)
    }
}

/// What somebody may do.
#[derive(Debug, Clone)]
pub enum Permissions {
    /// Everything in the account: its root user.
    Everything,
    /// What policies of the account allow.
    Granted {
        /// Whose policies they are.
        owner: AccountId,
        /// One that allows is enough, one that denies too.
        policies: Vec<Arc<Policy>>,
        /// What a session was narrowed to: it has to allow as well.
        narrowed: Option<Arc<Policy>>,
    },
}

impl Permissions {
    /// The first target that the operation may not be done with; none when it may be done with all.
    pub fn refused<'t>(&self, operation: &Operation, targets: &'t [Target]) -> Option<&'t Target> {
        let Self::Granted { owner, policies, narrowed } = self else { return None };
        let allowed = |target: &Target| {
            allow(policies, *owner, operation, target)
                && narrowed
                    .as_ref()
                    .is_none_or(|it| allow(std::slice::from_ref(it), *owner, operation, target))
        };
        targets.iter().find(|target| !allowed(target))
    }

    /// Whether a policy denies it, whatever others allow: for a resource that has more names than the call gave.
    pub fn denies(&self, operation: &Operation, target: &Target) -> bool {
        let Self::Granted { owner, policies, narrowed } = self else { return false };
        let all = policies.iter().chain(narrowed);
        all.filter_map(|policy| policy.says(*owner, operation, target))
            .any(|effect| effect == Effect::Deny)
    }
}

/// Whether one allows and none denies.
fn allow(
    policies: &[Arc<Policy>],
    owner: AccountId,
    operation: &Operation,
    target: &Target,
) -> bool {
    let said = || policies.iter().filter_map(|policy| policy.says(owner, operation, target));
    said().any(|effect| effect == Effect::Allow) && !said().any(|effect| effect == Effect::Deny)
}
