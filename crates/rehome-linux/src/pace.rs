//! Seconds that have passed here: what bounds how often guests are answered and how much is logged of
//! them. On a clock that never steps back. Nothing that is decided elsewhere depends on it.

use std::time::{Duration, Instant};

/// A second that has begun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Second {
    ends: Instant,
}

impl Second {
    /// One that begins now.
    pub(crate) fn begin() -> Self {
        Self { ends: Instant::now() + Duration::from_secs(1) }
    }

    /// Whether it is over.
    pub(crate) fn is_over(self) -> bool {
        Instant::now() >= self.ends
    }

    /// One that no test outlives.
    #[cfg(test)]
    pub(crate) fn without_end() -> Self {
        Self { ends: Instant::now() + Duration::from_secs(1 << 20) }
    }
}
