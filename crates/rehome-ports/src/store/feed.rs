//! The feed of what was committed: one batch per commit, never split, in order.
//!
//! In: batches, published by an adapter after they are durable and after the snapshot that holds
//! them. Out: any number of watches, each at its own place. The past is one bounded ring shared by
//! all of them, so a slow watch costs no memory: it is told that it fell behind.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Key, OpId, Record, Revision};

/// Most bytes of keys and values that the ring holds, whatever the count of batches. The newest
/// batch is always held.
pub const HISTORY_BYTES_MAX: usize = 64 * 1024 * 1024;

/// One key that a commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key.
    pub key: Key,
    /// The record before, `None` when the key was created.
    pub before: Option<Record>,
    /// The record after, `None` when the key was deleted.
    pub after: Option<Record>,
}

/// Everything that one commit changed. A commit that changed nothing is a batch without changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The revision of the commit.
    pub revision: Revision,
    /// The transaction that it was.
    pub op_id: OpId,
    /// The changes, in the order of the operations.
    pub changes: Vec<Change>,
}

impl Batch {
    fn bytes(&self) -> usize {
        let size = |record: &Option<Record>| {
            record.as_ref().map_or(0, |record| record.value.as_bytes().len())
        };
        let change_bytes = |change: &Change| {
            change.key.as_bytes().len() + size(&change.before) + size(&change.after)
        };
        self.changes.iter().map(change_bytes).sum()
    }
}

/// Why a watch cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WatchError {
    /// What comes next is no longer held.
    #[error(
        "the watch fell behind; {oldest} is the oldest revision still held: read a snapshot and \
         watch from its revision"
    )]
    Compacted {
        /// The oldest batch that is still held.
        oldest: Revision,
    },
    /// The store was closed and everything before that was delivered.
    #[error("the store is closed")]
    Closed,
}

#[derive(Debug)]
struct Ring {
    batches: VecDeque<Arc<Batch>>,
    bytes: usize,
    history_max: usize,
    /// Every batch after this revision is held.
    floor: Revision,
    closed: bool,
}

#[derive(Debug)]
struct Shared {
    ring: Mutex<Ring>,
    news: Condvar,
}

impl Shared {
    /// No code can panic while it holds the ring half changed, so a poisoned lock is still good.
    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The adapter's end.
#[derive(Debug)]
pub struct Feed {
    shared: Arc<Shared>,
}

impl Feed {
    /// A feed whose next batch is after `at`, holding at most `history_max` batches (at least 1).
    #[must_use]
    pub fn new(at: Revision, history_max: usize) -> Self {
        let ring = Ring {
            batches: VecDeque::new(),
            bytes: 0,
            history_max: history_max.max(1),
            floor: at,
            closed: false,
        };
        Self { shared: Arc::new(Shared { ring: Mutex::new(ring), news: Condvar::new() }) }
    }

    /// Hands out what was committed. Revisions must rise.
    ///
    /// # Panics
    /// When they do not: a feed that went back in time must never be delivered.
    pub fn publish(&self, batches: Vec<Batch>) {
        let mut ring = self.shared.ring();
        for batch in batches {
            let newest = ring.batches.back().map_or(ring.floor, |last| last.revision);
            assert!(batch.revision > newest, "revision {} after {newest}", batch.revision);
            ring.bytes += batch.bytes();
            ring.batches.push_back(Arc::new(batch));
        }
        while ring.batches.len() > ring.history_max
            || (ring.bytes > HISTORY_BYTES_MAX && ring.batches.len() > 1)
        {
            if let Some(oldest) = ring.batches.pop_front() {
                ring.bytes -= oldest.bytes();
                ring.floor = oldest.revision;
            }
        }
        drop(ring);
        self.shared.news.notify_all();
    }

    /// A watch of what comes after `seen`.
    #[must_use]
    pub fn watch(&self, seen: Revision) -> Watch {
        Watch { shared: Arc::clone(&self.shared), seen }
    }

    /// Ends every watch once it has drained.
    pub fn close(&self) {
        self.shared.ring().closed = true;
        self.shared.news.notify_all();
    }
}

/// One reader's place in the feed.
#[derive(Debug)]
pub struct Watch {
    shared: Arc<Shared>,
    seen: Revision,
}

impl Watch {
    /// The revision of the last batch delivered, or the one that the watch began at: where to
    /// resume.
    #[must_use]
    pub const fn seen(&self) -> Revision {
        self.seen
    }

    /// The next batch if there is one already.
    ///
    /// # Errors
    /// [`WatchError`]; it stays the answer, so a watch cannot skip what it missed.
    pub fn try_next(&mut self) -> Result<Option<Arc<Batch>>, WatchError> {
        let found = look(&self.shared.ring(), self.seen)?;
        Ok(self.advance(found))
    }

    /// The next batch, waiting up to `timeout` for it; `None` when none came.
    ///
    /// # Errors
    /// As [`Watch::try_next`].
    pub fn next(&mut self, timeout: Duration) -> Result<Option<Arc<Batch>>, WatchError> {
        let waited = self.shared.news.wait_timeout_while(self.shared.ring(), timeout, |ring| {
            matches!(look(ring, self.seen), Ok(None))
        });
        let (ring, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let found = look(&ring, self.seen)?;
        drop(ring);
        Ok(self.advance(found))
    }

    fn advance(&mut self, found: Option<Arc<Batch>>) -> Option<Arc<Batch>> {
        if let Some(batch) = &found {
            self.seen = batch.revision;
        }
        found
    }
}

fn look(ring: &Ring, seen: Revision) -> Result<Option<Arc<Batch>>, WatchError> {
    if seen < ring.floor {
        let oldest = ring.batches.front().map_or(ring.floor.next(), |batch| batch.revision);
        return Err(WatchError::Compacted { oldest });
    }
    let place = ring.batches.partition_point(|batch| batch.revision <= seen);
    match ring.batches.get(place) {
        Some(batch) => Ok(Some(Arc::clone(batch))),
        None if ring.closed => Err(WatchError::Closed),
        None => Ok(None),
    }
}
