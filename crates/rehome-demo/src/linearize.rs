//! One switch window: is there an instant at which ownership can have changed, given what arrived?
//!
//! In: the window and the datagrams whose send calls overlap it, each with its fate. Out: the
//! datagrams that no single instant explains; empty when the window is linearizable.
//! Invariants: for the instant `T`, `begin_ns <= T <= end_ns`; a send call `[s, e]` takes effect
//! at some moment of it; the old owner is let through before `T`, the new one from `T` on. So a
//! received datagram of the old owner needs `s < T`, a stopped one `e >= T`, a received one of
//! the new owner `e >= T`, a stopped one `s < T`. When no `T` fits all, the one that fits most is
//! taken, and those that it does not fit are named.

use crate::ownership::{Guest, Window};

/// What became of a datagram that was sent around a switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It arrived.
    Received,
    /// It left the guest and did not arrive.
    Dropped,
    /// The guest's own send call refused it.
    Refused,
}

/// A datagram whose send call overlaps one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Witness {
    /// Who sent it.
    pub guest: Guest,
    /// Just before the send call.
    pub begin_ns: u64,
    /// Just after it.
    pub end_ns: u64,
    /// What became of it.
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy)]
enum Bound {
    /// `T` is at least this.
    AtLeast(u64),
    /// `T` is at most this.
    AtMost(u64),
}

impl Witness {
    fn bound(&self, window: &Window) -> Bound {
        let let_through = self.fate == Fate::Received;
        let is_new = self.guest == window.new;
        if let_through == is_new {
            Bound::AtMost(self.end_ns)
        } else {
            Bound::AtLeast(self.begin_ns.saturating_add(1))
        }
    }
}

/// The witnesses that do not fit the instant that fits most of them.
#[must_use]
pub fn misfits(window: &Window, witnesses: &[Witness]) -> Vec<Witness> {
    let bounds: Vec<Bound> = witnesses.iter().map(|witness| witness.bound(window)).collect();
    let instant = best_instant(window, &bounds);
    let fits = |bound: &Bound| match *bound {
        Bound::AtLeast(least) => instant >= least,
        Bound::AtMost(most) => instant <= most,
    };
    let paired = witnesses.iter().zip(&bounds);
    paired.filter(|(_, bound)| !fits(bound)).map(|(witness, _)| *witness).collect()
}

/// The instant of the window that breaks the fewest bounds. Only the window's beginning and the
/// instants at which a lower bound begins to hold can be best.
fn best_instant(window: &Window, bounds: &[Bound]) -> u64 {
    let mut least: Vec<u64> = Vec::new();
    let mut most: Vec<u64> = Vec::new();
    for bound in bounds {
        match *bound {
            Bound::AtLeast(instant) => least.push(instant),
            Bound::AtMost(instant) => most.push(instant),
        }
    }
    least.sort_unstable();
    most.sort_unstable();
    let broken_at = |instant: u64| {
        let too_early = least.len() - least.partition_point(|bound| *bound <= instant);
        too_early + most.partition_point(|bound| *bound < instant)
    };
    let inside = |instant: &u64| (window.begin_ns..=window.end_ns).contains(instant);
    let candidates = least.iter().copied().filter(inside);
    candidates.min_by_key(|instant| broken_at(*instant)).map_or(window.begin_ns, |candidate| {
        if broken_at(window.begin_ns) <= broken_at(candidate) { window.begin_ns } else { candidate }
    })
}
