//! Durations in, quantiles out.

use hdrhistogram::Histogram;
use serde::Serialize;

/// The longest duration that is told apart, in nanoseconds: two minutes.
const LONGEST_NS: u64 = 120_000_000_000;

/// Quantiles of some durations, in microseconds; exact to three digits, the maximum too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Latency {
    /// How many durations.
    pub count: u64,
    /// The median.
    pub p50_us: f64,
    /// The 99th percentile.
    pub p99_us: f64,
    /// The longest.
    pub max_us: f64,
}

impl Latency {
    /// The quantiles of the given durations, in nanoseconds.
    #[must_use]
    pub fn of(durations_ns: impl IntoIterator<Item = u64>) -> Self {
        let mut histogram = Histogram::<u64>::new_with_bounds(1, LONGEST_NS, 3)
            .expect("1 to two minutes with three digits is a valid histogram");
        for duration_ns in durations_ns {
            histogram.saturating_record(duration_ns.max(1));
        }
        let quantile = |quantile| micros(histogram.value_at_quantile(quantile));
        Self {
            count: histogram.len(),
            p50_us: quantile(0.5),
            p99_us: quantile(0.99),
            max_us: micros(histogram.max()),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most two minutes in ns: below 2^53")]
fn micros(duration_ns: u64) -> f64 {
    duration_ns as f64 / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_right_to_three_digits() {
        let latency = Latency::of((1..=1000).map(|step| step * 1_000));
        let close = |left: f64, right: f64| (left - right).abs() <= right / 1_000.0 + 0.001;
        assert_eq!(latency.count, 1000);
        assert!(close(latency.p50_us, 500.0) && close(latency.p99_us, 990.0), "{latency:?}");
        assert!(close(latency.max_us, 1000.0), "{latency:?}");
        assert_eq!(Latency::of([]), Latency::default());
        assert!(Latency::of([u64::MAX]).max_us > 119_000_000.0, "saturates");
    }
}
