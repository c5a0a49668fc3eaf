//! How many datagrams are due: an absolute schedule, so that a late wake-up is made good.
//!
//! In: a rate and the time. Out: how many to send now. Pure.
//! Invariants: the schedule is absolute (no drift); what one wake-up may make good is bounded,
//! and what is given up beyond it is counted.

/// How often a sender wakes, in nanoseconds.
pub(crate) const TICK_NS: u64 = 500_000;

/// The most that one wake-up makes good: 50 ms of the rate.
const CATCH_UP_DIVISOR: u64 = 20;

/// The schedule of one sender.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    rate_per_s: u64,
    begin_ns: u64,
    released: u64,
    given_up: u64,
}

impl Pace {
    /// A schedule of `rate_per_s` datagrams a second from `begin_ns` on.
    #[must_use]
    pub(crate) fn new(rate_per_s: u64, begin_ns: u64) -> Self {
        Self { rate_per_s, begin_ns, released: 0, given_up: 0 }
    }

    /// How many datagrams are due at `now_ns`; they count as released.
    pub(crate) fn release(&mut self, now_ns: u64) -> u64 {
        let elapsed_ns = u128::from(now_ns.saturating_sub(self.begin_ns));
        let scheduled = elapsed_ns * u128::from(self.rate_per_s) / 1_000_000_000;
        let scheduled = u64::try_from(scheduled).unwrap_or(u64::MAX);
        let due = scheduled.saturating_sub(self.released + self.given_up);
        let burst_max = (self.rate_per_s / CATCH_UP_DIVISOR).max(1);
        let now = due.min(burst_max);
        self.given_up += due - now;
        self.released += now;
        now
    }

    /// Datagrams that were not sent because the sender fell too far behind.
    #[must_use]
    pub(crate) fn given_up(&self) -> u64 {
        self.given_up
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: u64 = 1_000_000;

    #[test]
    fn the_schedule_does_not_drift() {
        let mut pace = Pace::new(3, 5);
        let released: u64 = (0..=2000).map(|tick| pace.release(5 + tick * TICK_NS)).sum();
        assert_eq!((released, pace.given_up()), (3, 0));
    }

    #[test]
    fn a_late_wake_up_is_made_good_up_to_50_ms() {
        let rows = [(0, 0, 0), (1, 20, 0), (50, 1000, 0), (51, 1000, 20), (1000, 1000, 19_000)];
        for (late_ms, due, given_up) in rows {
            let mut pace = Pace::new(20_000, 0);
            assert_eq!(pace.release(late_ms * MS), due, "{late_ms} ms late");
            assert_eq!(pace.given_up(), given_up, "{late_ms} ms late");
            assert_eq!(pace.release(late_ms * MS), 0, "nothing is due twice");
        }
    }

    #[test]
    fn a_clock_before_the_beginning_releases_nothing() {
        assert_eq!(Pace::new(20_000, 100).release(50), 0);
    }
}
