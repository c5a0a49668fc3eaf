//! Makes the plane what the worlds say: looks, compares, repairs, says what was done and why.
//!
//! In: the worlds and what the plane shows. Out: verbs, in an order that works: networks and
//! instances first; then interfaces, each one's verbs in their order and many at once, those first
//! that only lose something; then what nobody wants any more goes, if the newest worlds still do
//! not want it.
//!
//! Bounds: [`HANDS`] threads, [`LINES_MAX`] lines of log a repair.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rehome_domain::plane::{Observed, Verb};
use rehome_domain::{EniId, Scope, TaskId};

use crate::core::Core;
use crate::engine::EngineError;
use crate::look::Look;

/// Threads that repair at once. Most of a verb's time is the kernel's, and part of that is waiting.
pub const HANDS: usize = 8;
/// What was repaired is logged line by line up to here, and then only counted.
pub const LINES_MAX: usize = 200;

/// What a repair came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repair {
    /// Verbs that were done.
    pub done: usize,
    /// Verbs that failed. They are left to the next repair or to the task that needs them.
    pub failed: usize,
    /// Tasks of other writers that were found running.
    pub running: Vec<(Scope, TaskId)>,
}

/// Looks at the plane and makes it what the worlds say. One broken object does not keep the others
/// from service. A verb that a task has overtaken is older and refused.
///
/// # Errors
/// [`EngineError`] when the plane or what was stored cannot be read.
pub fn repair(core: &Core) -> Result<Repair, EngineError> {
    let Look { observed, verbs, running } = core.look()?;
    let order = Order::of(verbs);
    let hand = Hand { core, observed: &observed, done: Counter::default() };
    order.first.iter().for_each(|verb| hand.apply(verb));
    hand.apply_groups(&order.clearing);
    hand.apply_groups(&order.interfaces);
    if !order.last.is_empty() {
        // Time has passed, and a gateway is named by its address: a subnet that was made meanwhile
        // may want it again. All else that goes has a name that is never given again.
        core.refresh()?;
        let mut newest = core.wanted(&observed);
        newest.retain(|verb| matches!(verb, Verb::RemoveGateway(_)));
        let goes = |verb: &&Verb| !matches!(verb, Verb::RemoveGateway(_)) || newest.contains(verb);
        order.last.iter().filter(goes).for_each(|verb| hand.apply(verb));
    }
    let repair = Repair { running, ..hand.done.result() };
    if repair.done > 0 {
        tracing::info!(verbs = repair.done, "the data plane was repaired");
    }
    Ok(repair)
}

/// Verbs by when they may be done.
#[derive(Debug, Default, PartialEq, Eq)]
struct Order {
    first: Vec<Verb>,
    /// Interfaces that only lose something: it may stand in the way of the others.
    clearing: Vec<Vec<Verb>>,
    interfaces: Vec<Vec<Verb>>,
    last: Vec<Verb>,
}

impl Order {
    fn of(verbs: Vec<Verb>) -> Self {
        let mut order = Self::default();
        let mut interfaces: BTreeMap<EniId, Vec<Verb>> = BTreeMap::new();
        for verb in verbs {
            match (&verb, verb.eni()) {
                (_, Some(eni)) => interfaces.entry(eni).or_default().push(verb),
                (Verb::RemoveVpc(_) | Verb::RemoveGateway(_) | Verb::RemoveInstance(_), None) => {
                    order.last.push(verb)
                }
                (_, None) => order.first.push(verb),
            }
        }
        let makes = |group: &Vec<Verb>| group.iter().any(|verb| matches!(verb, Verb::Stage(_)));
        (order.interfaces, order.clearing) = interfaces.into_values().partition(makes);
        order
    }
}

#[derive(Debug, Default)]
struct Counter {
    done: AtomicUsize,
    failed: AtomicUsize,
}

impl Counter {
    fn result(&self) -> Repair {
        let read = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        Repair { done: read(&self.done), failed: read(&self.failed), running: Vec::new() }
    }
}

struct Hand<'a> {
    core: &'a Core,
    observed: &'a Observed,
    done: Counter,
}

impl Hand<'_> {
    /// Interfaces side by side, the verbs of each in their order.
    fn apply_groups(&self, groups: &[Vec<Verb>]) {
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(group) = groups.get(next.fetch_add(1, Ordering::Relaxed)) {
                group.iter().for_each(|verb| self.apply(verb));
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..HANDS.min(groups.len()) {
                scope.spawn(work);
            }
            work();
        });
    }

    fn apply(&self, verb: &Verb) {
        let (name, object) = (verb.name(), verb.object());
        match self.core.ports.plane.apply(verb) {
            Ok(()) => {
                let why = self.observed.broken.why(verb).unwrap_or("not as it should be");
                if self.done.done.fetch_add(1, Ordering::Relaxed) < LINES_MAX {
                    tracing::info!(verb = name, %object, why, "repaired");
                }
            }
            Err(error) => {
                if self.done.failed.fetch_add(1, Ordering::Relaxed) < LINES_MAX {
                    tracing::error!(verb = name, %object, %error, "not repaired");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rehome_domain::plane::{LegKey, Release};
    use rehome_domain::{Entropy, Epoch, InstanceId, VpcId};

    use super::*;

    #[test]
    fn what_others_stand_on_comes_first_and_what_goes_comes_last() {
        let mut entropy = Entropy::from_seed([5; 16]);
        let (vpc, instance) = (VpcId::draw(&mut entropy), InstanceId::draw(&mut entropy));
        let mut enis = [EniId::draw(&mut entropy), EniId::draw(&mut entropy)];
        enis.sort();
        let unstage = |eni| Verb::Unstage(LegKey { vpc, eni, instance, epoch: Epoch(1) });
        let release = |eni| {
            let addresses = vec![[10, 0, 0, 9].into()];
            Verb::Release(Release { vpc, eni, epoch: Epoch(2), addresses })
        };
        let [one, two] = enis;
        let verbs = [
            Verb::RemoveVpc(vpc),
            release(two),
            release(one),
            unstage(one),
            Verb::RemoveInstance(instance),
            unstage(two),
            Verb::EnsureInstance(instance),
        ];
        let order = Order::of(verbs.to_vec());
        assert_eq!(order.first, [Verb::EnsureInstance(instance)]);
        let of = |eni| vec![release(eni), unstage(eni)];
        assert_eq!((order.clearing, order.interfaces), (vec![of(one), of(two)], Vec::new()));
        assert_eq!(order.last, [Verb::RemoveVpc(vpc), Verb::RemoveInstance(instance)]);
    }
}
