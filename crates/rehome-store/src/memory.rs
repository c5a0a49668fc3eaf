//! A store in memory, for tests and simulation. **Not durable**: it ends with the process.
//!
//! In: batches of transactions. Out: what the SQLite store would answer, without a disk. It is
//! also the model that other adapters are compared with.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_ports::store::{
    CommitResult, OpId, Retention, Revision, Snapshot, Store, StoreError, Txn, Watch,
};

use crate::ledger::{Ledger, Verdict, batches_of};
use crate::published::Published;

/// A store that forgets everything when it is dropped.
#[derive(Debug)]
pub struct MemoryStore {
    published: Published,
    /// One commit after the other; `closed` changes only under it.
    writer: Mutex<()>,
    closed: AtomicBool,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new(retention: Retention) -> Self {
        let ledger = Ledger::empty(retention.op_records_max);
        Self {
            published: Published::new(ledger, retention),
            writer: Mutex::new(()),
            closed: AtomicBool::new(false),
        }
    }

    /// State is only ever replaced whole, so a lock poisoned by a caller's panic is still good.
    fn writer(&self) -> MutexGuard<'_, ()> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check_open(&self) -> Result<(), StoreError> {
        if self.closed.load(Ordering::Acquire) { Err(StoreError::Closed) } else { Ok(()) }
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new(Retention::default())
    }
}

impl Store for MemoryStore {
    fn snapshot(&self) -> Snapshot {
        self.published.snapshot()
    }

    fn commit(&self, txns: Vec<Txn>) -> Vec<CommitResult> {
        let _writer = self.writer();
        if let Err(error) = self.check_open() {
            return txns.iter().map(|_| CommitResult::Refused(error.clone())).collect();
        }
        let (next, verdicts) = self.published.ledger().decide(&txns);
        let batches = batches_of(&verdicts);
        if !batches.is_empty() {
            self.published.publish(next, batches);
        }
        verdicts.into_iter().map(Verdict::into_result).collect()
    }

    fn watch(&self, seen: Revision) -> Watch {
        self.published.watch(seen)
    }

    fn barrier(&self) -> Result<Revision, StoreError> {
        self.check_open()?;
        Ok(self.published.revision())
    }

    fn resolve(&self, op_id: OpId) -> Result<Option<Revision>, StoreError> {
        let _writer = self.writer();
        self.check_open()?;
        Ok(self.published.resolve(op_id))
    }

    fn integrity(&self) -> Result<(), StoreError> {
        self.check_open()
    }

    fn close(&self) -> Result<(), StoreError> {
        let _writer = self.writer();
        self.closed.store(true, Ordering::Release);
        self.published.close();
        Ok(())
    }
}
