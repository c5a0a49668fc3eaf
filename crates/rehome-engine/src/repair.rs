//! Makes the plane what the worlds say: looks, compares, repairs, says what was done and why.
//!
//! In: the worlds and what the plane shows. Out: verbs, in an order that works: networks and
//! instances first; then each interface's verbs in their order, many interfaces at once; then what
//! nobody wants any more goes, if the newest worlds still do not want it.
//!
//! Bounds: [`HANDS`] threads, [`LINES_MAX`] lines of log a repair.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rehome_domain::plane::{Observed, Verb};
use rehome_domain::{EniId, reconcile};
use rehome_ports::PlaneError;

use crate::core::Core;

/// Threads that repair at once. Most of a verb's time is the kernel's, and part of that is waiting.
pub const HANDS: usize = 8;
/// What was repaired is logged line by line up to here, and then only counted.
pub const LINES_MAX: usize = 200;

/// What a repair came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Repair {
    /// Verbs that were done.
    pub done: usize,
    /// Verbs that failed. They are left to the next repair or to the task that needs them.
    pub failed: usize,
}

/// Looks at the plane and makes it what the worlds say. One broken object does not keep the others
/// from service.
///
/// The plane is looked at before the worlds: what a task stages in between is then wanted and not
/// seen, never seen and not wanted. A verb that a task has overtaken is older and refused.
///
/// # Errors
/// [`PlaneError`] when the plane cannot be looked at.
pub fn repair(core: &Core) -> Result<Repair, PlaneError> {
    let observed = core.ports.plane.observe()?;
    let verbs = wanted(core, &observed);
    let order = Order::of(verbs);
    let hand = Hand { core, observed: &observed, done: Counter::default() };
    order.first.iter().for_each(|verb| hand.apply(verb));
    hand.apply_groups(&order.interfaces);
    if !order.last.is_empty() {
        // Time has passed, and a gateway is named by its address: a subnet that was made meanwhile
        // may want it again. All else that goes has a name that is never given again.
        let mut newest = wanted(core, &observed);
        newest.retain(|verb| matches!(verb, Verb::RemoveGateway(_)));
        let goes = |verb: &&Verb| !matches!(verb, Verb::RemoveGateway(_)) || newest.contains(verb);
        order.last.iter().filter(goes).for_each(|verb| hand.apply(verb));
    }
    let repair = hand.done.result();
    if repair.done > 0 {
        tracing::info!(verbs = repair.done, "the data plane was repaired");
    }
    Ok(repair)
}

fn wanted(core: &Core, observed: &Observed) -> Vec<Verb> {
    let worlds = core.worlds();
    reconcile::repair(worlds.all().map(|(_, world)| world), observed)
}

/// Verbs by when they may be done.
#[derive(Debug, Default, PartialEq, Eq)]
struct Order {
    first: Vec<Verb>,
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
        order.interfaces = interfaces.into_values().collect();
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
        Repair { done: read(&self.done), failed: read(&self.failed) }
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
        assert_eq!(order.interfaces, [of(one), of(two)]);
        assert_eq!(order.last, [Verb::RemoveVpc(vpc), Verb::RemoveInstance(instance)]);
    }
}
