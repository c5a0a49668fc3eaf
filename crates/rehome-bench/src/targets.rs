//! What is promised on a machine like the reference one: 2 cores, all of it on one host.
//!
//! Shown beside the figures, never a reason to fail: a time says something about a machine too.

/// The switch alone, median, in microseconds.
pub(crate) const SWITCH_P50_US: f64 = 100.0;
/// The switch alone, 99th percentile, in microseconds.
pub(crate) const SWITCH_P99_US: f64 = 1_000.0;
/// Call to SUCCESS when nothing else is under way, median, in microseconds.
pub(crate) const IDLE_P50_US: f64 = 10_000.0;
/// A change of a group with 1,000 members, median, in microseconds.
pub(crate) const GROUP_CHANGE_P50_US: f64 = 50_000.0;
/// Migrations a second, sustained.
pub(crate) const PER_S: f64 = 300.0;
/// Building 1,000 interfaces, in milliseconds.
pub(crate) const BUILD_MS: u64 = 10_000;

/// How many times longer the 99th percentile of a lookup may be among 100,000 interfaces than among 1,000.
pub(crate) const LOOKUP_RATIO: f64 = 2.0;

/// Whether a figure is within what is promised, in a word.
pub(crate) fn word(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}
