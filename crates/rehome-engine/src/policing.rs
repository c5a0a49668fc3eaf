//! Enforces policies as soon as the write that changes them is committed.
//!
//! In: the names of policies that follow in another way now. Out: verbs, made from the newest
//! worlds and not from what was offered, so that it does no harm to be late or to come twice. What
//! fails or is lost in a crash is the repair's.
//!
//! Bounded by the worlds: a name waits at most once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rehome_domain::Scope;
use rehome_domain::plane::{Enforcement, Verb};
use rehome_domain::policy::{PolicyKey, derive};
use rehome_domain::reconcile::ENFORCE_MAX;
use rehome_ports::PlaneError;

use crate::core::Core;

/// A policy, and whose world it follows from.
pub type Named = (Scope, PolicyKey);

/// Policies that wait to be enforced.
#[derive(Debug, Default)]
pub struct Policies {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    touched: BTreeSet<Named>,
    stopped: bool,
}

impl Policies {
    /// Offers policies.
    pub fn offer(&self, touched: impl IntoIterator<Item = Named>) {
        let mut state = self.state();
        state.touched.extend(touched);
        if !state.touched.is_empty() {
            self.changed.notify_one();
        }
    }

    /// Takes all that wait now.
    pub fn take_waiting(&self) -> BTreeSet<Named> {
        std::mem::take(&mut self.state().touched)
    }

    /// Takes all that wait, waiting for one; nothing once stopped.
    pub fn take(&self) -> Option<BTreeSet<Named>> {
        let idle = |state: &mut State| state.touched.is_empty() && !state.stopped;
        let mut state =
            self.changed.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        (!state.stopped).then(|| std::mem::take(&mut state.touched))
    }

    /// Gives out no more.
    pub fn stop(&self) {
        self.state().stopped = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Enforces policies as the newest worlds want them. Tells whether all that could be was done.
pub fn enforce(core: &Core, touched: impl IntoIterator<Item = Named>) -> bool {
    let worlds = core.worlds();
    let mut by_vpc: BTreeMap<_, Vec<Enforcement>> = BTreeMap::new();
    for (scope, key) in touched {
        let of_vpc = by_vpc.entry((scope, key.vpc)).or_default();
        of_vpc.push(derive::of(&worlds.world(scope), key));
    }
    let mut done = true;
    for enforcements in by_vpc.into_values() {
        for portion in in_order(enforcements).chunks(ENFORCE_MAX) {
            done &= apply(core, Verb::Enforce(portion.to_vec()));
        }
    }
    done
}

/// What is enforced comes before what is lifted, what others name before those, and what names
/// others is lifted before them.
fn in_order(enforcements: Vec<Enforcement>) -> Vec<Enforcement> {
    let subject = |it: &Enforcement| it.key.subject;
    let (mut wanted, mut lifted): (Vec<_>, Vec<_>) =
        enforcements.into_iter().partition(|it| it.policy.is_some());
    wanted.sort_by_key(subject);
    lifted.sort_by_key(|it| Reverse(subject(it)));
    wanted.append(&mut lifted);
    wanted
}

fn apply(core: &Core, verb: Verb) -> bool {
    let object = verb.object();
    match core.ports.plane.apply(&verb) {
        Ok(()) => {
            tracing::debug!(%object, "enforced");
            true
        }
        // A VPC is made with its first leg, and what that needs is enforced before it.
        Err(PlaneError::Missing(what)) => {
            tracing::debug!(%object, %what, "nothing to enforce it in");
            true
        }
        Err(error) => {
            tracing::warn!(%object, %error, "not enforced; left to the repair");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rehome_domain::policy::Subject;
    use rehome_domain::{AccountId, Entropy, FlowLogId, Region, VpcId};

    fn named(number: u8) -> Named {
        let mut entropy = Entropy::from_seed([number; 16]);
        let vpc = VpcId::draw(&mut entropy);
        let subject = Subject::FlowLog(FlowLogId::draw(&mut entropy));
        let region = Region::parse("ap-guangzhou").unwrap();
        (Scope { account: AccountId(1), region }, PolicyKey { vpc, subject })
    }

    #[test]
    fn what_waits_is_taken_at_once_and_waits_once() {
        let policies = Policies::default();
        policies.offer([named(1), named(2), named(1)]);
        policies.offer([named(2)]);
        assert_eq!(policies.take(), Some([named(1), named(2)].into()));
        policies.offer([named(2)]);
        policies.stop();
        assert_eq!(policies.take(), None);
    }
}
