//! Bugs put in on purpose: planes and stores that break one promise each.
//!
//! In: what the simulation asks of them. Out: the right answers, except where the bug is.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use rehome_domain::plane::{Leg, LegKey, Observed, Release, Steering, Verb};
use rehome_domain::{EniId, Epoch, InstanceId};
use rehome_ports::store::{
    CommitResult, OpId, Retention, Revision, Snapshot, Store, StoreError, Txn, Watch,
};
use rehome_ports::{Plane, PlaneError};
use rehome_sim::SimulatedPlane;
use rehome_sim::simulation::PacketPlane;
use rehome_store::MemoryStore;

/// What is wrong with a plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlaneBug {
    /// Verbs of any age are done.
    NoFence,
    /// A leg owns the addresses as soon as it is staged, before the commit.
    SwitchesEarly,
    /// A leg that should go stays, and the plane says that it went.
    KeepsLegs,
    /// A leg may send with its addresses whoever owns them.
    AnybodySends,
    /// Half of the switches are not done, and the plane says that they were.
    ForgetsSwitches,
}

struct Bad {
    plane: SimulatedPlane,
    bug: PlaneBug,
    staged: Mutex<BTreeSet<(InstanceId, IpAddr)>>,
    calls: AtomicU64,
}

fn bad(bug: PlaneBug) -> Arc<dyn PacketPlane> {
    let (plane, staged) = (SimulatedPlane::new(), Mutex::default());
    Arc::new(Bad { plane, bug, staged, calls: AtomicU64::new(0) })
}

pub(crate) fn without_fence() -> Arc<dyn PacketPlane> {
    bad(PlaneBug::NoFence)
}

pub(crate) fn switches_early() -> Arc<dyn PacketPlane> {
    bad(PlaneBug::SwitchesEarly)
}

pub(crate) fn keeps_legs() -> Arc<dyn PacketPlane> {
    bad(PlaneBug::KeepsLegs)
}

pub(crate) fn anybody_sends() -> Arc<dyn PacketPlane> {
    bad(PlaneBug::AnybodySends)
}

pub(crate) fn forgets_switches() -> Arc<dyn PacketPlane> {
    bad(PlaneBug::ForgetsSwitches)
}

/// The verb as if it were of this epoch.
fn renewed(verb: &Verb, epoch: Epoch) -> Verb {
    if let Verb::Stage(leg) = verb {
        return Verb::Stage(Leg { epoch, ..leg.clone() });
    }
    if let Verb::Switch(steering) = verb {
        return Verb::Switch(Steering { epoch, ..steering.clone() });
    }
    if let Verb::Release(release) = verb {
        return Verb::Release(Release { epoch, ..release.clone() });
    }
    verb.clone()
}

impl Plane for Bad {
    fn name(&self) -> &'static str {
        "bad"
    }

    fn carries_bindings(&self) -> bool {
        self.plane.carries_bindings()
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        let call = self.calls.fetch_add(1, Ordering::SeqCst);
        match (self.bug, verb) {
            (PlaneBug::KeepsLegs, Verb::Unstage(_)) => return Ok(()),
            (PlaneBug::ForgetsSwitches, Verb::Switch(_)) if call.is_multiple_of(2) => return Ok(()),
            (PlaneBug::AnybodySends, Verb::Stage(leg)) => {
                let all = leg.addresses.iter().map(|address| (leg.key.instance, *address));
                self.staged.lock().unwrap().extend(all);
            }
            _ => {}
        }
        match (self.bug, self.plane.apply(verb), verb) {
            (PlaneBug::NoFence, Err(PlaneError::Stale { newest, .. }), _) => {
                self.plane.apply(&renewed(verb, newest))
            }
            (PlaneBug::SwitchesEarly, Ok(()), Verb::Stage(leg)) => {
                let (leg, addresses) = (leg.key, leg.addresses.clone());
                self.plane.apply(&Verb::Switch(Steering { leg, epoch: leg.epoch, addresses }))
            }
            (_, result, _) => result,
        }
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        self.plane.observe()
    }
}

impl PacketPlane for Bad {
    fn carry(&self, sender: InstanceId, source: IpAddr, to: IpAddr) -> Option<InstanceId> {
        let reached = self.plane.carry(sender, source, to);
        let slips = || self.staged.lock().unwrap().contains(&(sender, source)).then_some(sender);
        reached.or_else(slips)
    }

    fn steered_to(&self, eni: EniId) -> Option<LegKey> {
        self.plane.steered_to(eni)
    }
}

/// What is wrong with a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StoreBug {
    /// No guard is checked.
    NoGuards,
    /// One commit of forty is acknowledged and not done.
    LosesWrites,
    /// One commit of forty is done and called refused.
    RefusesLate,
}

#[derive(Debug)]
struct Leaky {
    store: MemoryStore,
    bug: StoreBug,
    commits: AtomicU64,
}

fn leaky(bug: StoreBug) -> Arc<dyn Store> {
    let retention = Retention { history_max: 1, op_records_max: 64 };
    let store = MemoryStore::new(retention);
    Arc::new(Leaky { store, bug, commits: AtomicU64::new(0) })
}

pub(crate) fn without_guards() -> Arc<dyn Store> {
    leaky(StoreBug::NoGuards)
}

pub(crate) fn loses_writes() -> Arc<dyn Store> {
    leaky(StoreBug::LosesWrites)
}

pub(crate) fn refuses_late() -> Arc<dyn Store> {
    leaky(StoreBug::RefusesLate)
}

impl Store for Leaky {
    fn snapshot(&self) -> Snapshot {
        self.store.snapshot()
    }

    fn commit(&self, mut txns: Vec<Txn>) -> Vec<CommitResult> {
        let number = self.commits.fetch_add(1, Ordering::SeqCst);
        let unlucky = number % 40 == 39;
        match self.bug {
            StoreBug::NoGuards => txns.iter_mut().for_each(|txn| txn.guards.clear()),
            StoreBug::LosesWrites if unlucky => {
                let revision = self.store.snapshot().revision().next();
                return txns.iter().map(|_| CommitResult::Committed(revision)).collect();
            }
            StoreBug::RefusesLate if unlucky => {
                let results = self.store.commit(txns);
                let refused = |_| CommitResult::Refused(StoreError::Closed);
                return results.into_iter().map(refused).collect();
            }
            StoreBug::LosesWrites | StoreBug::RefusesLate => {}
        }
        self.store.commit(txns)
    }

    fn watch(&self, seen: Revision) -> Watch {
        self.store.watch(seen)
    }

    fn barrier(&self) -> Result<Revision, StoreError> {
        self.store.barrier()
    }

    fn resolve(&self, op_id: OpId) -> Result<Option<Revision>, StoreError> {
        self.store.resolve(op_id)
    }

    fn integrity(&self) -> Result<(), StoreError> {
        self.store.integrity()
    }

    fn close(&self) -> Result<(), StoreError> {
        self.store.close()
    }
}
