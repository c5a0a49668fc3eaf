//! Which policies are in force, and since which revision.
//!
//! In: enforcements. What is older than what is known for its key is passed over.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::VpcId;
use rehome_domain::plane::Enforcement;
use rehome_domain::policy::{Fingerprint, Policy, PolicyKey};
use rehome_ports::PlaneError;

/// What is known of policies.
#[derive(Debug, Default)]
pub(crate) struct Policies {
    known: Mutex<BTreeMap<PolicyKey, Enforcement>>,
}

impl Policies {
    /// Puts policies of a VPC that is there in force.
    pub(crate) fn enforce(&self, enforcements: &[Enforcement]) -> Result<(), PlaneError> {
        for enforcement in enforcements {
            let mut known = self.known();
            let newest = known.get(&enforcement.key).map(|known| known.as_of);
            if newest.is_some_and(|newest| newest > enforcement.as_of) {
                continue;
            }
            match &enforcement.policy {
                // A guard without groups lets everything pass, as the VPC does by itself.
                Some(Policy::Guard(guard)) if guard.groups.is_empty() => {}
                Some(_) => {
                    let key = enforcement.key;
                    let refused = format!("{key} is not carried by the Linux plane yet");
                    return Err(PlaneError::Permanent(refused));
                }
                None => {}
            }
            known.insert(enforcement.key, enforcement.clone());
        }
        Ok(())
    }

    /// What is in force.
    pub(crate) fn observe(&self) -> BTreeMap<PolicyKey, Fingerprint> {
        let known = self.known();
        let wanted = known.iter().filter_map(|(key, it)| Some((*key, it.policy.as_ref()?)));
        wanted.map(|(key, policy)| (key, policy.fingerprint())).collect()
    }

    /// Forgets what was in force in a VPC that is gone.
    pub(crate) fn forget(&self, vpc: VpcId) {
        self.known().retain(|key, _| key.vpc != vpc);
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<PolicyKey, Enforcement>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
