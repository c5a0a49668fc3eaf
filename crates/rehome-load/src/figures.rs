//! What a load showed: run by run, and over all runs.

use std::fmt;
use std::time::Duration;

use hdrhistogram::Histogram;
use serde::Serialize;

/// The longest time that is told apart, in nanoseconds: one minute, twice what an answer may take.
const LONGEST_NS: u64 = 60_000_000_000;

/// Counts of one run while it lasts.
pub(crate) struct Tally {
    pub(crate) histogram: Histogram<u64>,
    pub(crate) calls: u64,
}

impl Tally {
    pub(crate) fn new() -> Self {
        let histogram = Histogram::new_with_bounds(1, LONGEST_NS, 3)
            .expect("1 to a minute with three digits is a valid histogram");
        Self { histogram, calls: 0 }
    }

    pub(crate) fn count(&mut self, took: Duration, calls: u64) {
        let took_ns = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        self.histogram.saturating_record(took_ns.max(1));
        self.calls += calls;
    }
}

/// One run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// Operations that ended in it.
    pub operations: u64,
    /// Calls that they took.
    pub calls: u64,
    /// Operations a second.
    pub per_s: f64,
    /// How long an operation took, in microseconds: the median.
    pub p50_us: f64,
    /// The 90th percentile.
    pub p90_us: f64,
    /// The 99th percentile.
    pub p99_us: f64,
    /// The 99.9th percentile.
    pub p999_us: f64,
    /// The longest.
    pub max_us: f64,
    /// Processor time that the server used for an operation, in microseconds; nothing when it is not known.
    pub server_cpu_us: Option<f64>,
    /// For plotting: how long (in microseconds) at most so many of a hundred took.
    pub percentiles: Vec<(f64, f64)>,
}

#[expect(clippy::cast_precision_loss, reason = "counts and nanoseconds of a run are below 2^53")]
impl Run {
    pub(crate) fn of(tally: &Tally, lasted: Duration, server_cpu_ms: Option<u64>) -> Self {
        let us = |ns: u64| ns as f64 / 1_000.0;
        let histogram = &tally.histogram;
        let at = |quantile| us(histogram.value_at_quantile(quantile));
        let operations = histogram.len();
        let cpu = |ms: u64| ms as f64 * 1_000.0 / operations.max(1) as f64;
        Self {
            operations,
            calls: tally.calls,
            per_s: operations as f64 / lasted.as_secs_f64(),
            p50_us: at(0.5),
            p90_us: at(0.9),
            p99_us: at(0.99),
            p999_us: at(0.999),
            max_us: us(histogram.max()),
            server_cpu_us: server_cpu_ms.map(cpu),
            percentiles: histogram
                .iter_quantiles(5)
                .map(|it| (it.quantile() * 100.0, us(it.value_iterated_to())))
                .collect(),
        }
    }
}

/// The middle of some figures and how far they lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The smallest.
    pub min: f64,
    /// The middle one; of an even number the lower of the two.
    pub median: f64,
    /// The largest.
    pub max: f64,
}

impl Spread {
    /// Of at least one figure; of none all is 0.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let at = |place: usize| figures.get(place).copied().unwrap_or(0.0);
        let last = figures.len().saturating_sub(1);
        Self { min: at(0), median: at(last / 2), max: at(last) }
    }
}

/// All runs of a load.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Connections.
    pub connections: usize,
    /// Run by run.
    pub runs: Vec<Run>,
}

impl Figures {
    /// Operations a second.
    #[must_use]
    pub fn per_s(&self) -> Spread {
        Spread::of(self.runs.iter().map(|run| run.per_s))
    }

    /// The 99th percentile, in microseconds.
    #[must_use]
    pub fn p99_us(&self) -> Spread {
        Spread::of(self.runs.iter().map(|run| run.p99_us))
    }

    /// Processor time of the server for an operation, in microseconds; nothing when it is not known.
    #[must_use]
    pub fn server_cpu_us(&self) -> Option<Spread> {
        let known: Vec<f64> = self.runs.iter().filter_map(|run| run.server_cpu_us).collect();
        (!known.is_empty()).then(|| Spread::of(known))
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spread { min, median, max } = self.per_s();
        let middle = |of: fn(&Run) -> f64| Spread::of(self.runs.iter().map(of)).median;
        write!(
            out,
            "{median:>9.0}/s ({min:.0}–{max:.0})  p50 {:.0} µs  p99 {:.0} µs  p99.9 {:.0} µs  max {:.0} µs",
            middle(|run| run.p50_us),
            middle(|run| run.p99_us),
            middle(|run| run.p999_us),
            self.runs.iter().map(|run| run.max_us).fold(0.0, f64::max),
        )?;
        if let Some(cpu) = self.server_cpu_us() {
            write!(out, "  server's CPU {:.0} µs", cpu.median)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_counts_what_ended_in_it() {
        let mut one = Tally::new();
        (1..=99).for_each(|ms| one.count(Duration::from_millis(ms), 1));
        one.count(Duration::from_secs(1), 3);
        let run = Run::of(&one, Duration::from_secs(2), Some(50));
        assert_eq!((run.operations, run.calls), (100, 102));
        assert_eq!((run.per_s, run.server_cpu_us), (50.0, Some(500.0)));
        let near = |figure: f64, expected: f64| (figure / expected - 1.0).abs() < 0.001;
        assert!(near(run.p50_us, 50_000.0) && near(run.p99_us, 99_000.0), "{run:?}");
        assert!(near(run.p999_us, 1e6) && near(run.max_us, 1e6), "{run:?}");
        assert!(near(run.percentiles.last().unwrap().0, 100.0), "{run:?}");
    }

    #[test]
    fn the_middle_of_figures_is_one_of_them() {
        let spread = Spread::of([5.0, 1.0, 3.0, 9.0]);
        assert_eq!(spread, Spread { min: 1.0, median: 3.0, max: 9.0 });
        assert_eq!(Spread::of([]), Spread { min: 0.0, median: 0.0, max: 0.0 });
    }
}
