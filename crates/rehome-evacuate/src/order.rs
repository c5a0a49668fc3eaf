//! What is asked: from where, to where, how many at once, how long to wait.
//!
//! Invariants: the source is no destination; a destination is named once; the bounds hold.

use std::num::ParseIntError;
use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

use crate::ids::InstanceId;

/// Moves that may be under way at once.
pub const PARALLEL_MAX: u8 = 64;
/// Destinations that one order may name.
const DESTINATIONS_MAX: usize = 100;

/// Why an order makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OrderError {
    /// No destination.
    #[error("at least one destination is needed")]
    NoDestination,
    /// Too many destinations.
    #[error("at most {DESTINATIONS_MAX} destinations can be named")]
    TooMany,
    /// The source stands among the destinations.
    #[error("`{0}` is to be evacuated and cannot be a destination too")]
    SourceIsDestination(InstanceId),
    /// A destination twice.
    #[error("`{0}` is named twice")]
    Twice(InstanceId),
    /// Parallelism out of bounds.
    #[error("between 1 and {PARALLEL_MAX} moves can be under way at once")]
    Parallel,
    /// Not a number.
    #[error(transparent)]
    Number(#[from] ParseIntError),
}

/// Moves under way at once: 1 to [`PARALLEL_MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parallel(u8);

impl Parallel {
    /// A number within the bounds.
    ///
    /// # Errors
    /// [`OrderError::Parallel`].
    pub fn new(number: u8) -> Result<Self, OrderError> {
        let fits = (1..=PARALLEL_MAX).contains(&number);
        fits.then_some(Self(number)).ok_or(OrderError::Parallel)
    }

    pub(crate) fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl FromStr for Parallel {
    type Err = OrderError;

    fn from_str(text: &str) -> Result<Self, OrderError> {
        Self::new(text.parse()?)
    }
}

/// Whether anything is to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Move.
    Move,
    /// Only say what would be moved: no call but Describe is sent.
    DryRun,
}

/// An order that makes sense.
#[derive(Debug, Clone)]
pub struct Order {
    pub(crate) source: InstanceId,
    pub(crate) destinations: Vec<InstanceId>,
    pub(crate) parallel: Parallel,
    pub(crate) patience: Duration,
    pub(crate) mode: Mode,
}

impl Order {
    /// Sixteen moves at once, each given two minutes.
    ///
    /// # Errors
    /// [`OrderError`].
    pub fn new(source: InstanceId, destinations: Vec<InstanceId>) -> Result<Self, OrderError> {
        if destinations.is_empty() {
            return Err(OrderError::NoDestination);
        }
        if destinations.len() > DESTINATIONS_MAX {
            return Err(OrderError::TooMany);
        }
        for (number, destination) in destinations.iter().enumerate() {
            if *destination == source {
                return Err(OrderError::SourceIsDestination(source));
            }
            if destinations[..number].contains(destination) {
                return Err(OrderError::Twice(destination.clone()));
            }
        }
        let (parallel, patience) = (Parallel(16), Duration::from_secs(120));
        Ok(Self { source, destinations, parallel, patience, mode: Mode::Move })
    }

    /// So many moves at once.
    #[must_use]
    pub fn parallel(self, parallel: Parallel) -> Self {
        Self { parallel, ..self }
    }

    /// So much time for each move, with all that is waited for in it.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Whether anything is to be changed.
    #[must_use]
    pub fn mode(self, mode: Mode) -> Self {
        Self { mode, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<InstanceId> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    #[test]
    fn an_order_that_makes_no_sense_is_refused() {
        let order = |to: &[&str]| Order::new("ins-a".parse().unwrap(), ids(to)).map(drop);
        let id = |name: &str| name.parse().unwrap();
        assert_eq!(order(&["ins-b", "ins-c"]), Ok(()));
        assert_eq!(order(&[]), Err(OrderError::NoDestination));
        assert_eq!(order(&["ins-b", "ins-a"]), Err(OrderError::SourceIsDestination(id("ins-a"))));
        assert_eq!(order(&["ins-b", "ins-c", "ins-b"]), Err(OrderError::Twice(id("ins-b"))));
        let many: Vec<String> = (0..=DESTINATIONS_MAX).map(|n| format!("ins-x{n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(order(&many), Err(OrderError::TooMany));
        assert_eq!(order(&many[1..]), Ok(()));
    }

    #[test]
    fn parallelism_is_between_1_and_64() {
        for (text, fits) in [("0", false), ("1", true), ("64", true), ("65", false), ("x", false)] {
            assert_eq!(text.parse::<Parallel>().is_ok(), fits, "{text}");
        }
    }
}
