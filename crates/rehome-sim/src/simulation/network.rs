//! The plane as controllers see it: far away, behind a network that loses, delays and repeats, on
//! hosts that go down.
//!
//! In: verbs. Out: what the plane behind it answered, or not. A verb may be done long after its
//! sender was told that it failed; the plane's fence is what makes that harmless.
//! Invariants: the bag of late verbs is bounded; what touched the plane is remembered until it has
//! been judged.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rehome_domain::plane::{Enforcement, LegKey, Observed, Verb};
use rehome_domain::{EniId, InstanceId, VpcId};
use rehome_ports::{Plane, PlaneError};

use super::fate::{Fate, Mishap};
use super::trace::{Trace, Word};
use crate::{SimulatedPlane, VirtualClock};

/// Verbs that may be on their way at once; one more pushes out a random one, which is then lost.
pub const LATE_MAX: usize = 24;
/// The longest that one verb takes, in milliseconds.
const SLOW_MS_MAX: u64 = 12_000;

const OF_VERBS: [Mishap; 6] = [
    Mishap::VerbLost,
    Mishap::AnswerLost,
    Mishap::VerbLate,
    Mishap::VerbTwice,
    Mishap::VerbRefused,
    Mishap::VerbSlow,
];

/// A plane that can be asked where packets go.
pub trait PacketPlane: Plane {
    /// See [`SimulatedPlane::carry`].
    fn carry(&self, sender: InstanceId, source: IpAddr, to: IpAddr) -> Option<InstanceId>;
    /// See [`SimulatedPlane::steered_to`].
    fn steered_to(&self, eni: EniId) -> Option<LegKey>;
}

impl PacketPlane for SimulatedPlane {
    fn carry(&self, sender: InstanceId, source: IpAddr, to: IpAddr) -> Option<InstanceId> {
        Self::carry(self, sender, source, to)
    }

    fn steered_to(&self, eni: EniId) -> Option<LegKey> {
        Self::steered_to(self, eni)
    }
}

/// Makes an empty plane.
pub type MakePlane = fn() -> Arc<dyn PacketPlane>;

/// What the plane was asked since it was judged last.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// These ENIs were named.
    pub(crate) enis: BTreeSet<EniId>,
    /// Something was done that may be about every ENI.
    pub(crate) all: bool,
}

pub(crate) struct Network {
    make: MakePlane,
    fate: Arc<Fate>,
    trace: Arc<Trace>,
    clock: Arc<VirtualClock>,
    state: Mutex<State>,
}

struct State {
    plane: Arc<dyn PacketPlane>,
    late: Vec<Verb>,
    down: BTreeMap<InstanceId, Mishap>,
    touched: Touched,
    /// Verbs that were refused because they were too old.
    fenced: u64,
    /// ENIs that lost their steering because a host did.
    bereft: BTreeSet<EniId>,
    /// ENIs that lost their guard with the plane, and pass nothing until they have one again.
    unguarded: BTreeSet<EniId>,
    /// ENIs whose task failed past its commit: until a repair they may be steered as before.
    astray: BTreeMap<EniId, Option<LegKey>>,
    /// Addresses that were ever on their way between two ENIs.
    wandered: BTreeSet<(VpcId, IpAddr)>,
}

/// The ENI that is guarded from now on, if one is.
fn guarded_by(enforcement: &Enforcement) -> Option<EniId> {
    enforcement.policy.as_ref().and_then(|_| enforcement.key.guarded())
}

/// The instance whose host has to do the verb, if one has to.
fn host_of(verb: &Verb) -> Option<InstanceId> {
    match verb {
        Verb::EnsureInstance(instance) | Verb::RemoveInstance(instance) => Some(*instance),
        Verb::AdoptInstance(adoption) => Some(adoption.instance),
        Verb::Stage(leg) => Some(leg.key.instance),
        Verb::Unstage(key) => Some(key.instance),
        Verb::EnsureVpc(_)
        | Verb::RemoveVpc(_)
        | Verb::EnsureGateway(_)
        | Verb::RemoveGateway(_)
        | Verb::Switch(_)
        | Verb::Release(_)
        | Verb::Fence(_)
        | Verb::Bind(_)
        | Verb::Unbind(_)
        | Verb::Enforce(_) => None,
    }
}

fn lost(what: &str) -> PlaneError {
    PlaneError::Transient(what.to_owned())
}

impl Network {
    pub(crate) fn new(
        make: MakePlane,
        (fate, trace): (Arc<Fate>, Arc<Trace>),
        clock: Arc<VirtualClock>,
    ) -> Self {
        let state = State {
            plane: make(),
            late: Vec::new(),
            down: BTreeMap::new(),
            touched: Touched::default(),
            fenced: 0,
            bereft: BTreeSet::new(),
            unguarded: BTreeSet::new(),
            astray: BTreeMap::new(),
            wandered: BTreeSet::new(),
        };
        Self { make, fate, trace, clock, state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The plane behind the network.
    pub(crate) fn plane(&self) -> Arc<dyn PacketPlane> {
        Arc::clone(&self.state().plane)
    }

    /// What was touched since this was asked last.
    pub(crate) fn take_touched(&self) -> Touched {
        std::mem::take(&mut self.state().touched)
    }

    /// Verbs that the plane refused because they were too old.
    pub(crate) fn fenced(&self) -> u64 {
        self.state().fenced
    }

    /// The ENI's task failed: what a repair has yet to do may be undone for now.
    pub(crate) fn let_stray(&self, eni: EniId) {
        let mut state = self.state();
        let steered = state.plane.steered_to(eni);
        state.astray.insert(eni, steered);
    }

    /// The address is on its way between two ENIs: the plane may be ahead or behind.
    pub(crate) fn let_wander(&self, address: (VpcId, IpAddr)) {
        self.state().wandered.insert(address);
    }

    /// Whether the address was ever on its way between two ENIs.
    pub(crate) fn has_wandered(&self, address: (VpcId, IpAddr)) -> bool {
        self.state().wandered.contains(&address)
    }

    /// Where an ENI may be steered although it should not, until it was steered right again.
    pub(crate) fn astray(&self, eni: EniId) -> Option<Option<LegKey>> {
        self.state().astray.get(&eni).copied()
    }

    /// The ENI is steered as it should be.
    pub(crate) fn found(&self, eni: EniId) {
        self.state().astray.remove(&eni);
    }

    /// Whether the ENI lost its steering with a host and has not got one since.
    pub(crate) fn is_bereft(&self, eni: EniId) -> bool {
        self.state().bereft.contains(&eni)
    }

    /// Whether the ENI lost its guard with the plane and has not got one since.
    pub(crate) fn is_unguarded(&self, eni: EniId) -> bool {
        self.state().unguarded.contains(&eni)
    }

    /// From now on every guard is due.
    pub(crate) fn all_are_guarded(&self) {
        self.state().unguarded.clear();
    }

    /// The ENI is steered again.
    pub(crate) fn consoled(&self, eni: EniId) {
        self.state().bereft.remove(&eni);
    }

    fn deliver(&self, verb: &Verb, how: &str) -> Result<(), PlaneError> {
        let mut state = self.state();
        let result = state.plane.apply(verb);
        if let (Verb::Enforce(enforcements), Ok(())) = (verb, &result) {
            for eni in enforcements.iter().filter_map(guarded_by) {
                state.unguarded.remove(&eni);
            }
        }
        match verb.eni() {
            Some(eni) => drop(state.touched.enis.insert(eni)),
            None => state.touched.all |= !matches!(verb, Verb::EnsureInstance(_)),
        }
        state.fenced += u64::from(matches!(
            result,
            Err(PlaneError::Stale { .. } | PlaneError::StaleBinding { .. })
        ));
        drop(state);
        let code = match &result {
            Ok(()) => 1,
            Err(PlaneError::Stale { .. } | PlaneError::StaleBinding { .. }) => 2,
            Err(PlaneError::Missing(_)) => 3,
            Err(PlaneError::Transient(_)) => 4,
            Err(PlaneError::Permanent(_)) => 5,
        };
        let eni = verb.eni().map_or(0, |eni| eni.word());
        let host = host_of(verb).map_or(0, |instance| instance.word());
        self.trace.note(&[10, code, eni, host, how.len() as u64], || {
            format!("plane   {how}{verb:?} -> {result:?}")
        });
        result
    }

    fn put_late(&self, verb: &Verb) {
        let mut state = self.state();
        if state.late.len() == LATE_MAX {
            let place = self.fate.below(LATE_MAX as u64);
            state.late.swap_remove(usize::try_from(place).unwrap_or(0));
        }
        state.late.push(verb.clone());
    }

    /// One of the late verbs arrives; whether there was one.
    pub(crate) fn late_arrives(&self) -> bool {
        let mut state = self.state();
        if state.late.is_empty() {
            return false;
        }
        let place = self.fate.below(state.late.len() as u64);
        let verb = state.late.swap_remove(usize::try_from(place).unwrap_or(0));
        let reachable = host_of(&verb).is_none_or(|host| !state.down.contains_key(&host));
        drop(state);
        if reachable {
            // Nobody waits for the answer any more.
            drop(self.deliver(&verb, "late "));
        }
        true
    }

    /// A host goes down; what was on it is lost, or goes on unreachable.
    pub(crate) fn host_falls(&self, instance: InstanceId, how: Mishap) {
        self.trace
            .note(&[11, instance.word(), how as u64], || format!("host    {instance} {how:?}"));
        if self.state().down.insert(instance, how).is_none() && how == Mishap::HostLost {
            self.lose(|leg| leg.instance == instance);
            drop(self.deliver(&Verb::RemoveInstance(instance), "lost "));
        }
    }

    fn lose(&self, gone: impl Fn(&LegKey) -> bool) {
        let mut state = self.state();
        let seen = state.plane.observe().map(|seen| seen.steering).unwrap_or_default();
        let lost = seen.into_iter().filter(|(_, steering)| gone(&steering.leg));
        state.bereft.extend(lost.map(|(eni, _)| eni));
    }

    /// A host comes back: empty, or as it was.
    pub(crate) fn host_returns(&self, instance: InstanceId) {
        self.trace.note(&[12, instance.word()], || format!("host    {instance} returns"));
        self.state().down.remove(&instance);
    }

    /// The instances whose hosts are down.
    pub(crate) fn down(&self) -> Vec<InstanceId> {
        self.state().down.keys().copied().collect()
    }

    /// The whole plane is lost, and every verb on its way to it.
    pub(crate) fn black_out(&self) {
        self.trace.note(&[13], || String::from("plane   blackout"));
        self.lose(|_| true);
        let mut state = self.state();
        let policies = state.plane.observe().map(|seen| seen.policies).unwrap_or_default();
        let guarded = policies.keys().filter_map(|key| key.guarded());
        state.unguarded.extend(guarded);
        state.plane = (self.make)();
        state.late.clear();
        state.down.clear();
        state.touched.all = true;
    }

    fn refused(&self, verb: &Verb, kind: Mishap) {
        let eni = verb.eni().map_or(0, |eni| eni.word());
        self.trace.note(&[14, kind as u64, eni], || format!("network {kind:?} {verb:?}"));
    }
}

impl Plane for Network {
    fn name(&self) -> &'static str {
        "simulated, far away"
    }

    fn carries_bindings(&self) -> bool {
        self.plane().carries_bindings()
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        if host_of(verb).is_some_and(|host| self.state().down.contains_key(&host)) {
            self.fate.count(Mishap::HostDown);
            self.refused(verb, Mishap::HostDown);
            return Err(PlaneError::Permanent(String::from("the host is down")));
        }
        let Some(kind) = self.fate.strikes(&OF_VERBS) else {
            return self.deliver(verb, "");
        };
        self.refused(verb, kind);
        if kind == Mishap::AnswerLost {
            self.deliver(verb, "")?;
            return Err(lost("the answer was lost"));
        }
        if kind == Mishap::VerbRefused {
            return Err(PlaneError::Permanent(String::from("refused on demand")));
        }
        if matches!(kind, Mishap::VerbLate | Mishap::VerbTwice) {
            self.put_late(verb);
        }
        if kind == Mishap::VerbSlow {
            self.clock.advance_ms(1 + self.fate.below(SLOW_MS_MAX));
        }
        if matches!(kind, Mishap::VerbTwice | Mishap::VerbSlow) {
            return self.deliver(verb, "");
        }
        Err(lost("the request was lost"))
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        match self.fate.strikes(&[Mishap::LookLost]) {
            Some(_) => Err(lost("the plane cannot be looked at")),
            None => self.plane().observe(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::trace::Telling;
    use super::*;
    use rehome_domain::Timestamp;

    #[test]
    fn the_bag_of_late_verbs_holds_so_many_and_no_more() {
        let (fate, trace) = (Arc::new(Fate::new(1)), Arc::new(Trace::new(Telling::Silent)));
        let clock = Arc::new(VirtualClock::at(Timestamp(0)));
        let network = Network::new(|| Arc::new(SimulatedPlane::new()), (fate, trace), clock);
        let verb = Verb::EnsureInstance(InstanceId::parse("ins-00000001").unwrap());
        (0..LATE_MAX + 1).for_each(|_| network.put_late(&verb));
        let mut arrived = 0;
        while network.late_arrives() {
            arrived += 1;
        }
        assert_eq!(arrived, LATE_MAX);
    }
}
