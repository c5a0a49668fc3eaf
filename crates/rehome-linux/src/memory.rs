//! What is known of ENIs without asking the kernel: the fence of each, its legs' devices, and what
//! its steering names.
//!
//! A help, not the truth: whatever is forgotten is asked for again or made again. Bounded: what has
//! nothing in the kernel is forgotten when there is too much of it.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::plane::{Observed, Steering, Verb};
use rehome_domain::{EniId, Epoch};
use rehome_ports::PlaneError;

/// ENIs that are remembered before those are forgotten that have nothing in the kernel.
const KNOWN_MAX: usize = 65_536;
/// Locks that all ENIs share.
const STRIPES: usize = 256;

/// What is known of all ENIs.
#[derive(Debug)]
pub(crate) struct Memory {
    enis: Mutex<HashMap<EniId, Known>>,
    stripes: Vec<Mutex<()>>,
}

/// What is known of one ENI.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// The newest epoch that steered or was released.
    pub(crate) newest: Epoch,
    /// The device of each leg that was staged, by its epoch.
    pub(crate) devices: HashMap<Epoch, u32>,
    /// What the steering names, if a switch succeeded last.
    pub(crate) steered: Option<Steering>,
    /// What a look saw steered to it that memory does not say: the next switch takes nothing for
    /// granted and takes away what is not wanted of it.
    pub(crate) doubt: Option<Vec<IpAddr>>,
    /// A look saw more steered to one of its legs than what is its own.
    pub(crate) strays: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Memory {
    /// Nothing is known yet.
    pub(crate) fn new() -> Self {
        let stripes = std::iter::repeat_with(Mutex::default).take(STRIPES).collect();
        Self { enis: Mutex::default(), stripes }
    }

    /// Reads or changes what is known of an ENI.
    pub(crate) fn of<T>(&self, eni: EniId, change: impl FnOnce(&mut Known) -> T) -> T {
        let mut enis = lock(&self.enis);
        if enis.len() >= KNOWN_MAX && !enis.contains_key(&eni) {
            // What has no leg and no steering is fenced by having none.
            enis.retain(|_, known| known.steered.is_some() || !known.devices.is_empty());
        }
        change(enis.entry(eni).or_default())
    }

    /// Compares with what was seen. Seeing is slow and a switch may have come since: so nothing is
    /// taken over, only doubted, and a doubt makes a switch slower and not different.
    pub(crate) fn doubt(&self, seen: &Observed) {
        let broken: BTreeSet<EniId> = seen.broken.legs.keys().map(|leg| leg.eni).collect();
        for (eni, known) in lock(&self.enis).iter_mut() {
            let steering = seen.steering.get(eni);
            let same = match (&known.steered, steering) {
                (Some(known), Some(seen)) => {
                    let set = |it: &Steering| it.addresses.iter().copied().collect::<BTreeSet<_>>();
                    known.leg == seen.leg && set(known) == set(seen)
                }
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            if !same || broken.contains(eni) {
                let addresses = steering.map(|steering| steering.addresses.clone());
                known.doubt = Some(addresses.unwrap_or_default());
                known.strays |= broken.contains(eni);
            }
        }
    }

    /// Keeps other verbs about this ENI out for as long as the hold lives.
    pub(crate) fn hold(&self, eni: EniId) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        eni.hash(&mut hasher);
        let index = usize::try_from(hasher.finish() % STRIPES as u64).unwrap_or(0);
        lock(&self.stripes[index])
    }

    /// Refuses a verb of an epoch that is over. Staging raises no fence: a staged leg owns nothing,
    /// and when its move is undone the older epoch still owns the ENI.
    pub(crate) fn check_epoch(&self, verb: &Verb) -> Result<(), PlaneError> {
        let Some((eni, epoch)) = verb.fence() else {
            return Ok(());
        };
        self.of(eni, |known| {
            if epoch < known.newest {
                return Err(PlaneError::Stale { eni, newest: known.newest });
            }
            if matches!(verb, Verb::Switch(_) | Verb::Release(_) | Verb::Fence(_)) {
                known.newest = epoch;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rehome_domain::Entropy;

    #[test]
    fn what_has_nothing_in_the_kernel_is_forgotten_at_the_bound_and_nothing_else() {
        let (memory, mut entropy) = (Memory::new(), Entropy::from_seed([1; 16]));
        let kept = EniId::draw(&mut entropy);
        memory.of(kept, |known| {
            known.newest = Epoch(7);
            known.devices.insert(Epoch(7), 3);
        });
        while lock(&memory.enis).len() < KNOWN_MAX {
            memory.of(EniId::draw(&mut entropy), |known| known.newest = Epoch(1));
        }
        memory.of(EniId::draw(&mut entropy), |_| {});
        assert_eq!(lock(&memory.enis).len(), 2);
        assert_eq!(memory.of(kept, |known| known.newest), Epoch(7));
    }
}
