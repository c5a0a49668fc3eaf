//! The one clock of a demo run: monotonic nanoseconds since the run began.
//!
//! In: nothing. Out: nanoseconds that the senders, the receivers and the recorder around the
//! plane's switch verb all read from the same origin, so that their intervals can be compared.
//! Invariant: copies of one clock agree (on Linux `Instant` is `CLOCK_MONOTONIC`).

use std::time::{Duration, Instant};

/// A monotonic clock with a fixed origin. Copies share the origin.
#[derive(Debug, Clone, Copy)]
pub struct MonotonicClock {
    origin: Instant,
}

impl MonotonicClock {
    /// A clock that reads zero now. Make one at the start of the program, so that the report's
    /// "start to first move" counts from there.
    #[must_use]
    pub fn start() -> Self {
        Self { origin: Instant::now() }
    }

    /// Nanoseconds since the origin.
    #[must_use]
    pub fn now_ns(self) -> u64 {
        // 2^64 ns are 584 years: the fallback is never reached.
        u64::try_from(self.origin.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// Sleeps until `deadline_ns`; returns at once when it has passed.
    pub fn sleep_until(self, deadline_ns: u64) {
        let left_ns = deadline_ns.saturating_sub(self.now_ns());
        if left_ns > 0 {
            std::thread::sleep(Duration::from_nanos(left_ns));
        }
    }
}
