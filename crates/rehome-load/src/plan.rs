//! How a load is made: over how many connections, how fast, for how long.

use std::time::Duration;

/// Connections at a time.
pub const CONNECTIONS_MAX: usize = 1_024;
/// Runs in a row.
pub const RUNS_MAX: usize = 100;

/// When a connection's next operation begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// When the one before it has ended (closed loop): shows how much a server does.
    Closed,
    /// At fixed times, so many a second in all (open loop), and its duration counts from then, also when
    /// the connection was still busy: shows how long callers wait that do not wait for each other.
    Open {
        /// Operations a second over all connections.
        per_s: f64,
    },
}

/// A load.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Connections, each with one operation under way.
    pub connections: usize,
    /// When operations begin.
    pub pace: Pace,
    /// Before the first run; what happens in it is not counted.
    pub warm_up: Duration,
    /// How long a run is.
    pub duration: Duration,
    /// How many runs.
    pub runs: usize,
}

/// Why a plan is none.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlanFault {
    /// None or too many.
    #[error("{0} connections: there can be 1 to {CONNECTIONS_MAX}")]
    Connections(usize),
    /// None or too many.
    #[error("{0} runs: there can be 1 to {RUNS_MAX}")]
    Runs(usize),
    /// Nothing can be counted in no time.
    #[error("a run has to last 1 ms at least")]
    Duration,
    /// Not a rate.
    #[error("{0} operations a second are no rate: name a number above 0")]
    Rate(f64),
    /// One job for each connection.
    #[error("{jobs} jobs for {connections} connections: each has one of its own")]
    Jobs {
        /// Jobs that there are.
        jobs: usize,
        /// Connections that there are to be.
        connections: usize,
    },
}

impl Plan {
    /// Whether it can be carried out with so many jobs.
    ///
    /// # Errors
    /// The first [`PlanFault`].
    pub fn check(&self, jobs: usize) -> Result<(), PlanFault> {
        let connections = self.connections;
        if !(1..=CONNECTIONS_MAX).contains(&connections) {
            return Err(PlanFault::Connections(connections));
        }
        if !(1..=RUNS_MAX).contains(&self.runs) {
            return Err(PlanFault::Runs(self.runs));
        }
        if self.duration < Duration::from_millis(1) {
            return Err(PlanFault::Duration);
        }
        if let Pace::Open { per_s } = self.pace
            && !(per_s.is_finite() && per_s > 0.0)
        {
            return Err(PlanFault::Rate(per_s));
        }
        if jobs != connections {
            return Err(PlanFault::Jobs { jobs, connections });
        }
        Ok(())
    }

    /// From one operation of a connection to its next, in an open loop.
    pub(crate) fn interval(&self) -> Option<Duration> {
        let Pace::Open { per_s } = self.pace else { return None };
        let connections = u32::try_from(self.connections).unwrap_or(u32::MAX);
        Some(Duration::from_secs_f64(f64::from(connections) / per_s))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan {
            connections: 4,
            pace: Pace::Closed,
            warm_up: Duration::ZERO,
            duration: Duration::from_millis(1),
            runs: 1,
        }
    }

    #[test]
    fn a_plan_out_of_its_bounds_is_refused() {
        assert_eq!(plan().check(4), Ok(()));
        let of = |connections| Plan { connections, ..plan() }.check(connections);
        assert_eq!(of(0), Err(PlanFault::Connections(0)));
        assert_eq!(of(CONNECTIONS_MAX), Ok(()));
        assert_eq!(of(CONNECTIONS_MAX + 1), Err(PlanFault::Connections(CONNECTIONS_MAX + 1)));
        let of = |runs| Plan { runs, ..plan() }.check(4);
        assert_eq!(of(0), Err(PlanFault::Runs(0)));
        assert_eq!(of(RUNS_MAX), Ok(()));
        assert_eq!(of(RUNS_MAX + 1), Err(PlanFault::Runs(RUNS_MAX + 1)));
        let short = Plan { duration: Duration::from_micros(999), ..plan() };
        assert_eq!(short.check(4), Err(PlanFault::Duration));
        for per_s in [0.0, -1.0, f64::INFINITY] {
            let open = Plan { pace: Pace::Open { per_s }, ..plan() };
            assert_eq!(open.check(4), Err(PlanFault::Rate(per_s)));
        }
        assert_eq!(plan().check(3), Err(PlanFault::Jobs { jobs: 3, connections: 4 }));
    }

    #[test]
    fn the_rate_of_an_open_loop_is_shared_by_its_connections() {
        let open = Plan { pace: Pace::Open { per_s: 1_000.0 }, ..plan() };
        assert_eq!(open.interval(), Some(Duration::from_millis(4)));
        assert_eq!(plan().interval(), None);
    }
}
