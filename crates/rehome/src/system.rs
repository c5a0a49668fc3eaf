//! The clock and the ids of the machine that this runs on: the only place that asks for them.

use std::time::{SystemTime, UNIX_EPOCH};

use nix::time::{ClockId, clock_gettime};
use rehome_domain::{Entropy, TaskId, Timestamp};
use rehome_ports::{Clock, Ids};

/// The machine's clocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn monotonic_ns(&self) -> u64 {
        let now = clock_gettime(ClockId::CLOCK_MONOTONIC)
            .expect("every Linux has a monotonic clock, and the pointer is ours");
        let seconds = u64::try_from(now.tv_sec()).unwrap_or(0);
        seconds * 1_000_000_000 + u64::try_from(now.tv_nsec()).unwrap_or(0)
    }
}

/// The machine's source of randomness.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemIds;

impl Ids for SystemIds {
    fn entropy(&self) -> Entropy {
        Entropy::from_seed(random())
    }

    fn request_id(&self) -> TaskId {
        TaskId::from_random(random())
    }
}

/// So many random bytes, fit for secrets.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the kernel's source of randomness does not fail");
    bytes
}

/// So many random characters of `0-9A-Za-z`, fit for secrets.
pub(crate) fn random_text(length: usize) -> String {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    // 248 is the largest multiple of 62 in a byte: what lies above is drawn again, so that every
    // character is as likely as every other.
    std::iter::repeat_with(|| random::<1>()[0])
        .filter(|byte| *byte < 248)
        .map(|byte| char::from(ALPHABET[usize::from(byte % 62)]))
        .take(length)
        .collect()
}
