//! What a run is asked to do, and whether that fits the bounds.

use thiserror::Error;

use crate::clock::MonotonicClock;
use crate::datagram::RunId;
use crate::records::DATAGRAMS_PER_STREAM_MAX;
use crate::traffic::Echoes;

/// The most moves of one run.
pub const MOVES_MAX: u32 = 10_000;
/// The highest rate of a stream, in datagrams a second.
pub const RATE_MAX: u64 = 1_000_000;

/// A move is planned with this time, the p99 that is promised; slow ones may take four times it.
const MOVE_MS: u64 = 100;
/// Starting and stopping are planned with this.
const ENDS_MS: u64 = 5_000;
const SLACK_FACTOR: u64 = 4;

/// What kind of plane carries the traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaneKind {
    /// Real packets.
    Real,
    /// A model: the figures prove the control plane, not the kernel.
    Simulated,
}

/// The plane, as the report names it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PlaneLabel {
    /// Its name, for example `linux 6.18`.
    pub name: String,
    /// Real or simulated.
    pub kind: PlaneKind,
}

/// What a run is asked to do.
#[derive(Debug, Clone)]
pub struct DemoConfig {
    /// The zone of subnet and instances; the client's region must be its region.
    pub zone: String,
    /// How many migrations.
    pub moves: u32,
    /// UDP datagrams a second: the peer's to all addresses, and each guest's. A tenth of echo requests
    /// comes on top.
    pub rate_per_s: u64,
    /// Each owner carries at least this much traffic, in milliseconds, before the next move.
    pub dwell_ms: u64,
    /// The plane.
    pub plane: PlaneLabel,
    /// Tells this run's datagrams from others: any random number.
    pub run: RunId,
    /// The clock that the recorder of switches uses too; its origin is the program's start.
    pub clock: MonotonicClock,
}

/// Why a run is refused before anything is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// Too few or too many moves.
    #[error("the number of moves must be 1 to {MOVES_MAX}, not {0}")]
    Moves(u32),
    /// A rate that cannot be.
    #[error("the rate must be 1 to {RATE_MAX} packets a second, not {0}")]
    Rate(u64),
    /// The exact records would not fit in the memory that a run may use.
    #[error(
        "{needed} packets per stream would need exact records beyond the bound of \
         {DATAGRAMS_PER_STREAM_MAX}: ask for fewer moves or a lower rate"
    )]
    TooLarge {
        /// Datagrams per stream that the run would plan with.
        needed: u64,
    },
}

impl DemoConfig {
    /// The default run: 20 moves at 20,000 packets a second.
    #[must_use]
    pub fn new(plane: PlaneLabel, run: RunId, clock: MonotonicClock) -> Self {
        let zone = "ap-guangzhou-3".to_owned();
        Self { zone, moves: 20, rate_per_s: 20_000, dwell_ms: 50, plane, run, clock }
    }

    /// How many datagrams each stream may send: planned time with slack, within the bound.
    ///
    /// # Errors
    /// [`ConfigError`] when the run is out of bounds.
    pub fn capacity(&self) -> Result<usize, ConfigError> {
        if !(1..=MOVES_MAX).contains(&self.moves) {
            return Err(ConfigError::Moves(self.moves));
        }
        if !(1..=RATE_MAX).contains(&self.rate_per_s) {
            return Err(ConfigError::Rate(self.rate_per_s));
        }
        let move_ms = MOVE_MS.saturating_add(self.dwell_ms);
        let planned_ms = u64::from(self.moves).saturating_mul(move_ms).saturating_add(ENDS_MS);
        let per_s = Echoes::Tenth.with_udp(self.rate_per_s);
        let needed = planned_ms.saturating_mul(per_s).div_ceil(1_000);
        let bound = DATAGRAMS_PER_STREAM_MAX as u64;
        if needed > bound {
            return Err(ConfigError::TooLarge { needed });
        }
        let capacity = needed.saturating_mul(SLACK_FACTOR).min(bound);
        // Not above a bound that is a usize.
        Ok(usize::try_from(capacity).unwrap_or(DATAGRAMS_PER_STREAM_MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capacity(moves: u32, rate_per_s: u64) -> Result<usize, ConfigError> {
        let plane = PlaneLabel { name: "test".to_owned(), kind: PlaneKind::Simulated };
        let config = DemoConfig::new(plane, RunId(1), MonotonicClock::start());
        DemoConfig { moves, rate_per_s, ..config }.capacity()
    }

    #[test]
    fn a_run_that_fits_gets_its_planned_records_with_slack() {
        assert_eq!(capacity(20, 20_000), Ok(4 * 176_000));
        assert_eq!(capacity(200, 20_000), Ok(4 * 770_000));
        assert_eq!(
            capacity(1, 1),
            Ok(4 * 11),
            "5.15 s, and one echo request each second, rounded up"
        );
    }

    #[test]
    fn a_run_is_refused_just_past_each_bound() {
        assert_eq!(capacity(0, 1), Err(ConfigError::Moves(0)));
        assert_eq!(capacity(MOVES_MAX + 1, 1), Err(ConfigError::Moves(MOVES_MAX + 1)));
        assert_eq!(capacity(1, 0), Err(ConfigError::Rate(0)));
        assert_eq!(capacity(1, RATE_MAX + 1), Err(ConfigError::Rate(RATE_MAX + 1)));
        assert_eq!(capacity(2_508, 20_000), Ok(DATAGRAMS_PER_STREAM_MAX));
        let over = ConfigError::TooLarge { needed: 8_389_700 };
        assert_eq!(capacity(2_509, 20_000), Err(over));
    }
}
