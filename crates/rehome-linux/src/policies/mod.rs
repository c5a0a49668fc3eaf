//! Which policies are in force, and since which revision.
//!
//! In: enforcements of one VPC. Out: the same in the kernel, all of them or none. What is older than
//! what is known for its key is passed over. Each subject has a file: what filters goes through
//! [`filters`] in one transaction of nftables.
//!
//! Nothing here names a leg: a move asks for nothing, and where a policy says what it said before,
//! the kernel is not asked.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::VpcId;
use rehome_domain::plane::Enforcement;
use rehome_domain::policy::{PolicyKey, Subject};
use rehome_ports::PlaneError;

mod acl;
pub(crate) mod blocks;
mod compile;
pub(crate) mod conntrack;
pub(crate) mod filters;
mod flow_log;
mod group;
mod guard;
mod list;
mod names;
mod reading;
pub(crate) mod routes;
mod skeleton;
pub(crate) mod standing;

use filters::Filters;

use crate::netlink::Netlink;
use crate::relay::Relays;

/// Keys that are remembered before those are forgotten that were lifted.
const KNOWN_MAX: usize = 65_536;

/// What is known of policies.
#[derive(Debug, Default)]
pub(crate) struct Policies {
    known: Mutex<BTreeMap<PolicyKey, Known>>,
}

/// The newest that was asked for a key.
#[derive(Debug, Clone, Copy)]
struct Known {
    as_of: u64,
    lifted: bool,
}

impl Policies {
    /// Puts policies in force in a VPC that is there. The caller holds that VPC's filters, so that
    /// nothing comes between the check of a revision and the deed.
    pub(crate) fn enforce<'a>(
        &self,
        filters: &mut Filters,
        routing: impl FnOnce() -> (MutexGuard<'a, Netlink>, MutexGuard<'a, Relays>),
        shape: impl FnOnce(&[&Enforcement]) -> Result<(), PlaneError>,
        enforcements: &[Enforcement],
    ) -> Result<(), PlaneError> {
        let current: Vec<_> = enforcements.iter().filter(|it| self.is_current(it)).collect();
        for it in current.iter().filter(|it| it.policy.is_some()) {
            match it.key.subject {
                // The caller has seen to the blocks.
                Subject::Blocks => {}
                Subject::Group(_) | Subject::Guard(_) | Subject::Acl(_) => {}
                Subject::Routes(_) | Subject::HaVip(_) | Subject::Rate(_) => {}
                Subject::FlowLog(_) => return Err(flow_log::refuse(it.key)),
            }
        }
        let filter = |it: &&&Enforcement| {
            matches!(it.key.subject, Subject::Group(_) | Subject::Guard(_) | Subject::Acl(_))
        };
        let filtering: Vec<_> = current.iter().filter(filter).copied().collect();
        let passed = filters.enforce(&filtering)?;
        let is_routing =
            |it: &&&Enforcement| matches!(it.key.subject, Subject::Routes(_) | Subject::HaVip(_));
        let routed: Vec<_> = current.iter().filter(is_routing).copied().collect();
        if !routed.is_empty() {
            let (mut socket, mut relays) = routing();
            routes::enforce(&mut socket, &mut relays, &routed)?;
        }
        let rates = current.iter().filter(|it| matches!(it.key.subject, Subject::Rate(_)));
        let rates: Vec<_> = rates.copied().collect();
        if !rates.is_empty() {
            shape(&rates)?;
        }
        for it in current.into_iter().filter(|it| !passed.contains(&it.key)) {
            self.note(it);
        }
        Ok(())
    }

    /// Whether nothing newer is known for its key.
    pub(crate) fn is_current(&self, enforcement: &Enforcement) -> bool {
        let known = self.known().get(&enforcement.key).map(|known| known.as_of);
        known.is_none_or(|known| known <= enforcement.as_of)
    }

    fn note(&self, enforcement: &Enforcement) {
        let (as_of, lifted) = (enforcement.as_of, enforcement.policy.is_none());
        let mut known = self.known();
        if known.len() >= KNOWN_MAX && !known.contains_key(&enforcement.key) {
            known.retain(|_, it| !it.lifted);
        }
        known.insert(enforcement.key, Known { as_of, lifted });
    }

    /// Forgets what was in force in a VPC that is gone.
    pub(crate) fn forget(&self, vpc: VpcId) {
        self.known().retain(|key, _| key.vpc != vpc);
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<PolicyKey, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
