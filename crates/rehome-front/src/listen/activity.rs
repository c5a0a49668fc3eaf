//! Whether a connection is about anything: calls under way on it, and since when there is none.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// What happens on one connection.
#[derive(Debug, Clone)]
pub(super) struct Activity(Arc<Mutex<Moments>>);

#[derive(Debug)]
struct Moments {
    busy: usize,
    /// When a call last began or ended.
    since: Instant,
}

/// One call under way, until dropped.
#[derive(Debug)]
pub(crate) struct Busy(Activity);

impl Activity {
    pub(super) fn begin() -> Self {
        Self(Arc::new(Mutex::new(Moments { busy: 0, since: Instant::now() })))
    }

    /// A call begins.
    pub(super) fn call(&self) -> Busy {
        let mut moments = self.moments();
        moments.busy += 1;
        moments.since = Instant::now();
        Busy(self.clone())
    }

    /// Returns once no call has been under way for so long.
    pub(super) async fn idle(&self, time: Duration) {
        loop {
            let (busy, since) = {
                let moments = self.moments();
                (moments.busy > 0, moments.since)
            };
            let now = Instant::now();
            let until = if busy { now + time } else { since + time };
            if until <= now {
                return;
            }
            sleep_until(until).await;
        }
    }

    /// Each change is whole, so that a thread that panicked leaves nothing to repair.
    fn moments(&self) -> MutexGuard<'_, Moments> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let mut moments = self.0.moments();
        moments.busy -= 1;
        moments.since = Instant::now();
    }
}
