//! Faults on demand: a plane that does what another plane does, except where it is told to fail.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rehome_domain::InstanceId;
use rehome_domain::plane::{Observed, Verb};
use rehome_ports::{Plane, PlaneError};

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
    log: Vec<Verb>,
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

    /// The verbs that were asked for so far.
    pub fn log(&self) -> Vec<Verb> {
        self.script(|script| script.log.clone())
    }

    fn script<T>(&self, change: impl FnOnce(&mut Script) -> T) -> T {
        change(&mut self.script.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn next_fault(&self, verb: &Verb) -> Option<Fault> {
        self.script(|script| {
            script.log.push(verb.clone());
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
