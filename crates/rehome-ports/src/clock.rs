//! The clock: the only place where the time of day comes from.

use rehome_domain::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in milliseconds since 1970. May step back; nothing may rely on it for order.
    fn now(&self) -> Timestamp;

    /// Nanoseconds on a clock that never steps back (`CLOCK_MONOTONIC` on Linux).
    fn monotonic_ns(&self) -> u64;
}
