//! Every choice of a run, drawn from one seed, and the count of what went wrong on purpose.
//!
//! In: the seed. Out: numbers, and mishaps with the odds of this run. Each run has odds of its own
//! (swarm testing): some kinds of mishap are absent, others frequent, so that no kind hides another.
//! Invariant: the same seed and the same questions give the same answers.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::Entropy;

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mishap {
    /// A verb never reached the plane.
    VerbLost,
    /// A verb was done and its answer was lost.
    AnswerLost,
    /// A verb is done later, after its sender was told that it failed.
    VerbLate,
    /// A verb is done now and once more later.
    VerbTwice,
    /// The plane says that it will never do the verb.
    VerbRefused,
    /// A verb takes seconds.
    VerbSlow,
    /// A verb met an instance whose host is down.
    HostDown,
    /// The plane cannot be looked at.
    LookLost,
    /// Somebody else wrote a guarded record just before.
    StoreForeign,
    /// Somebody else does so again and again.
    StoreContended,
    /// The store takes no writes.
    StoreRefused,
    /// Durable; the answer was lost, the store knows.
    StoreUnknownDone,
    /// Not durable; the answer was lost, the store knows.
    StoreUnknownLost,
    /// Durable; the store cannot tell.
    StoreDoubtDone,
    /// Not durable; the store cannot tell.
    StoreDoubtLost,
    /// A controller dies, with all that it remembered.
    Crash,
    /// A controller stands still and goes on later with what it remembered.
    Pause,
    /// A host goes down and takes its instance along.
    HostLost,
    /// A host cannot be reached while what is on it goes on.
    HostCutOff,
    /// The whole plane and every controller die.
    Blackout,
    /// The clock leaps.
    ClockForward,
    /// The time of day is set back.
    ClockBack,
}

/// Every mishap, with its usual odds (per thousand questions) and its name.
pub const MISHAPS: [(Mishap, u64, &str); 22] = [
    (Mishap::VerbLost, 40, "request lost"),
    (Mishap::AnswerLost, 40, "answer lost"),
    (Mishap::VerbLate, 40, "request late"),
    (Mishap::VerbTwice, 40, "request twice"),
    (Mishap::VerbRefused, 4, "refused for good"),
    (Mishap::VerbSlow, 20, "slow"),
    (Mishap::HostDown, 0, "host down"),
    (Mishap::LookLost, 50, "look lost"),
    (Mishap::StoreForeign, 40, "foreign write"),
    (Mishap::StoreContended, 8, "contended"),
    (Mishap::StoreRefused, 20, "store refused"),
    (Mishap::StoreUnknownDone, 20, "unknown, done"),
    (Mishap::StoreUnknownLost, 20, "unknown, not done"),
    (Mishap::StoreDoubtDone, 10, "in doubt, done"),
    (Mishap::StoreDoubtLost, 10, "in doubt, not done"),
    (Mishap::Crash, 3, "controller crash"),
    (Mishap::Pause, 4, "controller pause"),
    (Mishap::HostLost, 2, "host lost"),
    (Mishap::HostCutOff, 2, "host cut off"),
    (Mishap::Blackout, 1, "blackout"),
    (Mishap::ClockForward, 2, "clock forward"),
    (Mishap::ClockBack, 2, "clock back"),
];

/// Number of kinds of mishap.
const KINDS: usize = MISHAPS.len();

/// How often each mishap happened, in the order of [`MISHAPS`].
pub type Tally = [u64; KINDS];

/// The source of every choice.
#[derive(Debug)]
pub(crate) struct Fate {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    entropy: Entropy,
    odds: Tally,
    calm: bool,
    tally: Tally,
}

impl Fate {
    /// The fate that follows from a seed. Calm until [`Fate::rage`].
    pub(crate) fn new(seed: u64) -> Self {
        let mut bits = [0; 16];
        bits[..8].copy_from_slice(&seed.to_le_bytes());
        bits[8..].copy_from_slice(&seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
        let mut entropy = Entropy::from_seed(bits);
        let mut odds = [0; KINDS];
        for (place, (_, usual, _)) in MISHAPS.iter().enumerate() {
            // Absent in one run of six, otherwise between half and twice as often as usual.
            odds[place] = match entropy.bits() % 6 {
                0 => 0,
                factor => (usual * factor).div_ceil(2).min(usual * 2),
            };
        }
        Self { state: Mutex::new(State { entropy, odds, calm: true, tally: [0; KINDS] }) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on nothing goes wrong.
    pub(crate) fn rest(&self) {
        self.state().calm = true;
    }

    /// From now on things go wrong.
    pub(crate) fn rage(&self) {
        self.state().calm = false;
    }

    /// A number below the bound, which is not zero.
    pub(crate) fn below(&self, bound: u64) -> u64 {
        self.state().entropy.bits() % bound
    }

    /// One of a list; nothing when it is empty.
    pub(crate) fn pick<T: Clone>(&self, list: &[T]) -> Option<T> {
        let place = self.below(list.len().max(1) as u64);
        list.get(usize::try_from(place).ok()?).cloned()
    }

    /// Whether one of these happens now, and which.
    pub(crate) fn strikes(&self, kinds: &[Mishap]) -> Option<Mishap> {
        let mut state = self.state();
        if state.calm {
            return None;
        }
        let mut roll = state.entropy.bits() % 1000;
        for kind in kinds {
            let odds = state.odds[*kind as usize];
            if roll < odds {
                state.tally[*kind as usize] += 1;
                return Some(*kind);
            }
            roll -= odds;
        }
        None
    }

    /// Counts a mishap that follows from an earlier one.
    pub(crate) fn count(&self, kind: Mishap) {
        self.state().tally[kind as usize] += 1;
    }

    /// How often each mishap happened.
    pub(crate) fn tally(&self) -> Tally {
        self.state().tally
    }

    /// Mishaps so far.
    pub(crate) fn total(&self) -> u64 {
        self.state().tally.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mishap_stands_at_its_own_place() {
        for (place, (kind, ..)) in MISHAPS.iter().enumerate() {
            assert_eq!(*kind as usize, place);
        }
    }

    #[test]
    fn nothing_strikes_while_all_is_calm() {
        let fate = Fate::new(1);
        let all: Vec<Mishap> = MISHAPS.iter().map(|(kind, ..)| *kind).collect();
        assert!((0..1000).all(|_| fate.strikes(&all).is_none()));
        fate.rage();
        assert!((0..1000).any(|_| fate.strikes(&all).is_some()));
    }
}
