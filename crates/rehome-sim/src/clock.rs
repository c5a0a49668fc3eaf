//! A clock that stands still until it is told to go on.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use rehome_domain::Timestamp;
use rehome_ports::Clock;

/// Time as a number that only [`VirtualClock::advance_ms`] moves, and a time of day that
/// [`VirtualClock::set_by_ms`] puts right or wrong.
#[derive(Debug)]
pub struct VirtualClock {
    ns: AtomicU64,
    set_by_ms: AtomicI64,
}

impl VirtualClock {
    /// A clock that shows this moment.
    pub fn at(now: Timestamp) -> Self {
        let ms = u64::try_from(now.0).unwrap_or(0);
        let ns = AtomicU64::new(ms.saturating_mul(1_000_000));
        Self { ns, set_by_ms: AtomicI64::new(0) }
    }

    /// Sets the time of day by so many milliseconds, backward when negative. The monotonic clock
    /// goes on as before.
    pub fn set_by_ms(&self, ms: i64) {
        self.set_by_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Moves on by so many milliseconds.
    pub fn advance_ms(&self, ms: u64) {
        self.ns.fetch_add(ms.saturating_mul(1_000_000), Ordering::SeqCst);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Timestamp {
        let ms = self.ns.load(Ordering::SeqCst) / 1_000_000;
        let now = Timestamp(i64::try_from(ms).unwrap_or(i64::MAX));
        now.after(self.set_by_ms.load(Ordering::SeqCst))
    }

    fn monotonic_ns(&self) -> u64 {
        self.ns.load(Ordering::SeqCst)
    }
}
