//! Faults on demand: a plane that does what another plane does, except where it is told to fail.
//!
//! Bounded: of the verbs that were asked for, all are counted and the last [`LOG_MAX`] are kept.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use rehome_domain::InstanceId;
use rehome_domain::plane::{Observed, Verb};
use rehome_ports::{Listener, Plane, PlaneError};

/// Verbs that are kept.
pub const LOG_MAX: usize = 4096;

/// How one call of a plane fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done; it may be repeated.
    TransientBefore,
    /// It is done, and the caller is told that it may not have been.
    TransientAfter,
    /// Nothing is done and never will be.
    PermanentBefore,
}

/// A plane with faults at given calls.
#[derive(Debug)]
pub struct FaultyPlane<P> {
    inner: P,
    script: Mutex<Script>,
}

#[derive(Debug, Default)]
struct Script {
    calls: usize,
    faults: BTreeMap<usize, Fault>,
    cut_off: BTreeMap<InstanceId, Fault>,
    log: VecDeque<Verb>,
}

impl<P: Plane> FaultyPlane<P> {
    /// Wraps a plane; no faults yet.
    pub fn new(inner: P) -> Self {
        Self { inner, script: Mutex::default() }
    }

    /// The plane inside.
    pub fn inner(&self) -> &P {
        &self.inner
    }

    /// The `call`th call from now on fails in this way (0 is the next one).
    pub fn fail(&self, call: usize, fault: Fault) {
        self.script(|script| script.faults.insert(script.calls + call, fault));
    }

    /// Every call that names this instance fails in this way: the host that it is on is dead.
    pub fn cut_off(&self, instance: InstanceId, fault: Fault) {
        self.script(|script| script.cut_off.insert(instance, fault));
    }

    /// No more faults.
    pub fn heal(&self) {
        self.script(|script| {
            script.faults.clear();
            script.cut_off.clear();
        });
    }

    /// How many verbs were asked for so far.
    pub fn calls(&self) -> usize {
        self.script(|script| script.calls)
    }

    /// The verbs that were asked for last, at most [`LOG_MAX`], the oldest first.
    pub fn log(&self) -> Vec<Verb> {
        self.script(|script| script.log.iter().cloned().collect())
    }

    fn script<T>(&self, change: impl FnOnce(&mut Script) -> T) -> T {
        change(&mut self.script.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn next_fault(&self, verb: &Verb) -> Option<Fault> {
        self.script(|script| {
            if script.log.len() == LOG_MAX {
                script.log.pop_front();
            }
            script.log.push_back(verb.clone());
            script.calls += 1;
            let cut_off = verb.instance().and_then(|instance| script.cut_off.get(&instance));
            script.faults.remove(&(script.calls - 1)).or(cut_off.copied())
        })
    }
}

impl<P: Plane> Plane for FaultyPlane<P> {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn carries_bindings(&self) -> bool {
        self.inner.carries_bindings()
    }

    fn listen(&self, listener: Listener) {
        self.inner.listen(listener);
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        match self.next_fault(verb) {
            None => self.inner.apply(verb),
            Some(Fault::TransientBefore) => {
                Err(PlaneError::Transient(String::from("a fault on demand, before the effect")))
            }
            Some(Fault::TransientAfter) => {
                self.inner.apply(verb)?;
                Err(PlaneError::Transient(String::from("a fault on demand, after the effect")))
            }
            Some(Fault::PermanentBefore) => {
                Err(PlaneError::Permanent(String::from("a lasting fault on demand")))
            }
        }
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        self.inner.observe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SimulatedPlane;
    use rehome_domain::{Entropy, InstanceId};

    #[test]
    fn the_log_keeps_the_last_verbs_up_to_its_bound_and_counts_all() {
        let plane = FaultyPlane::new(SimulatedPlane::new());
        let mut entropy = Entropy::from_seed([3; 16]);
        let verbs: Vec<Verb> = (0..=LOG_MAX)
            .map(|_| Verb::RemoveInstance(InstanceId::draw(&mut entropy)))
            .inspect(|verb| plane.apply(verb).expect("nothing is there to be removed"))
            .collect();
        assert_eq!((plane.calls(), plane.log()), (LOG_MAX + 1, verbs[1..].to_vec()));
    }
}
