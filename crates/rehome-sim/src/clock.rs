//! A clock that stands still until it is told to go on.

use std::sync::atomic::{AtomicU64, Ordering};

use rehome_domain::Timestamp;
use rehome_ports::Clock;

/// Time as a number that only [`VirtualClock::advance_ms`] moves.
#[derive(Debug)]
pub struct VirtualClock {
    ns: AtomicU64,
}

impl VirtualClock {
    /// A clock that shows this moment.
    pub fn at(now: Timestamp) -> Self {
        let ms = u64::try_from(now.0).unwrap_or(0);
        Self { ns: AtomicU64::new(ms.saturating_mul(1_000_000)) }
    }

    /// Moves on by so many milliseconds.
    pub fn advance_ms(&self, ms: u64) {
        self.ns.fetch_add(ms.saturating_mul(1_000_000), Ordering::SeqCst);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Timestamp {
        let ms = self.ns.load(Ordering::SeqCst) / 1_000_000;
        Timestamp(i64::try_from(ms).unwrap_or(i64::MAX))
    }

    fn monotonic_ns(&self) -> u64 {
        self.ns.load(Ordering::SeqCst)
    }
}
