//! Time and the wish to stop, both given by the caller, so that a test can turn them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A monotonic clock that can also wait.
pub trait Clock: Sync {
    /// Time since some fixed origin.
    fn now(&self) -> Duration;
    /// Waits so long.
    fn pause(&self, time: Duration);
}

/// Asks a run to begin nothing more. Copies are one and the same wish.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    asked: Arc<AtomicBool>,
}

impl Stop {
    /// Asks; cannot be taken back.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}

/// Pauses that double up to a bound.
#[derive(Debug)]
pub(crate) struct Backoff {
    next: Duration,
    at_most: Duration,
}

impl Backoff {
    pub(crate) const fn new(first: Duration, at_most: Duration) -> Self {
        Self { next: first, at_most }
    }

    /// The pause to make now.
    pub(crate) fn step(&mut self) -> Duration {
        let now = self.next;
        self.next = now.saturating_mul(2).min(self.at_most);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_their_bound() {
        let mut backoff = Backoff::new(Duration::from_millis(3), Duration::from_millis(10));
        let pauses: Vec<u128> = (0..4).map(|_| backoff.step().as_millis()).collect();
        assert_eq!(pauses, [3, 6, 10, 10]);
    }
}
