//! The embedded store: SQLite on the local disk, read from memory.
//!
//! In: batches of transactions from one writer. Out: results that survive kill -9 and power loss.
//!
//! The way of a batch: decide on a copy of the newest ledger, write the difference in one SQL
//! transaction (one sync), publish, answer. A batch that fails before COMMIT is refused and leaves
//! nothing; one that fails in COMMIT is settled at once if the disk lets us, and is `Unknown`
//! until it does. No later batch is decided before that. Readers see none of this.
//!
//! Known limit: a byte flipped in the middle of the log of a store that was not closed makes SQLite
//! take the log as ending there; batches after it are lost without a word. Damage to the database
//! itself is found on open.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_ports::store::{
    Batch, CommitResult, OpId, Retention, Revision, Snapshot, Store, StoreError, Txn, Watch,
};

use crate::database::{Database, Settled, Written};
use crate::fault;
use crate::folder::DataFolder;
use crate::ledger::{Ledger, Verdict, batches_of};
use crate::published::Published;
use crate::rows::Rewrite;

/// What a store may use and remember.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SqliteOptions {
    /// How much of the past is kept.
    pub retention: Retention,
    /// Most bytes that the database file may have (in whole pages of 4 KiB); writes past it are
    /// refused with [`StoreError::Full`]. `None`: as much as the disk has. The log beside it is
    /// not counted.
    pub bytes_max: Option<u64>,
}

/// The store in one data folder.
#[derive(Debug)]
pub struct SqliteStore {
    published: Published,
    writer: Mutex<Writer>,
    closed: AtomicBool,
    options: SqliteOptions,
}

#[derive(Debug)]
struct Writer {
    /// `None` once closed.
    database: Option<Database>,
    doubt: Option<Doubt>,
}

/// A batch that may or may not be in the file.
#[derive(Debug)]
struct Doubt {
    rewrite: Rewrite,
    next: Ledger,
    batches: Vec<Batch>,
}

impl Doubt {
    fn has(&self, op_id: OpId) -> bool {
        self.batches.iter().any(|batch| batch.op_id == op_id)
    }
}

impl SqliteStore {
    /// Opens the store in `folder`, making both if they are not there, and reads it into memory.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another process has it, [`StoreError::Damaged`] and
    /// [`StoreError::NewerFormat`] when it cannot be trusted, and what the disk says. A file that
    /// cannot be used is left as it is.
    pub fn open(folder: &Path, options: SqliteOptions) -> Result<Self, StoreError> {
        let folder = DataFolder::take(folder)?;
        let op_records_max = options.retention.op_records_max;
        let (database, ledger) = Database::open(folder, options.bytes_max, op_records_max)?;
        Ok(Self {
            published: Published::new(ledger, options.retention),
            writer: Mutex::new(Writer { database: Some(database), doubt: None }),
            closed: AtomicBool::new(false),
            options,
        })
    }

    /// A panic while it was held leaves a doubt behind, so a poisoned lock is still good.
    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Decides the batch in doubt, if there is one, and publishes it if it is in the file.
    fn settle(&self, writer: &mut Writer) -> Result<(), StoreError> {
        let database = writer.database.as_mut().ok_or(StoreError::Closed)?;
        let Some(doubt) = &writer.doubt else { return Ok(()) };
        let settled = database.settle(&doubt.rewrite)?;
        let Some(doubt) = writer.doubt.take() else { return Ok(()) };
        match settled {
            Settled::Present => self.published.publish(doubt.next, doubt.batches),
            Settled::Absent => {}
        }
        Ok(())
    }

    /// Writes and publishes what `verdicts` would commit; tells what stood in the way.
    fn write(
        &self,
        writer: &mut Writer,
        next: Ledger,
        batches: Vec<Batch>,
    ) -> Result<(), NotWritten> {
        let Some(database) = writer.database.as_mut() else {
            return Err(NotWritten::Surely(StoreError::Closed));
        };
        let now = self.published.ledger();
        let rewrite = Rewrite::new((&now, database.mark()), &next, &batches);
        // In doubt from here on, so that not even a panic can make us forget it.
        let doubt = writer.doubt.insert(Doubt { rewrite, next, batches });
        let cause = match database.write(&doubt.rewrite) {
            Written::InDoubt(cause) => cause,
            Written::Not(cause) => {
                writer.doubt = None;
                return Err(NotWritten::Surely(cause));
            }
            Written::Durable => {
                if let Some(Doubt { next, batches, .. }) = writer.doubt.take() {
                    self.published.publish(next, batches);
                }
                return Ok(());
            }
        };
        let wanted = doubt.rewrite.mark.revision;
        match self.settle(writer) {
            Ok(()) if self.published.revision() == wanted => Ok(()),
            Ok(()) => Err(NotWritten::Surely(cause)),
            Err(_) => Err(NotWritten::Perhaps(cause)),
        }
    }
}

/// Why a batch is not known to be durable.
enum NotWritten {
    Surely(StoreError),
    Perhaps(StoreError),
}

impl NotWritten {
    /// What the failed write makes of a verdict: a conflict found beside transactions that were
    /// not done may not have been one, so it is refused with them.
    fn answer(&self, verdict: Verdict) -> CommitResult {
        match (self, verdict) {
            (_, verdict @ (Verdict::Refused(_) | Verdict::Repeat(_))) => verdict.into_result(),
            (Self::Perhaps(_), Verdict::Commit(_)) => CommitResult::Unknown,
            (Self::Surely(cause), Verdict::Commit(_) | Verdict::Conflict { .. })
            | (Self::Perhaps(cause), Verdict::Conflict { .. }) => {
                CommitResult::Refused(cause.clone())
            }
        }
    }
}

impl Store for SqliteStore {
    fn snapshot(&self) -> Snapshot {
        self.published.snapshot()
    }

    fn commit(&self, txns: Vec<Txn>) -> Vec<CommitResult> {
        let mut writer = self.writer();
        if let Err(error) = self.settle(&mut writer) {
            let doubtful = |txn: &Txn| writer.doubt.as_ref().is_some_and(|it| it.has(txn.op_id));
            let answer = |txn| match doubtful(txn) {
                true => CommitResult::Unknown,
                false => CommitResult::Refused(error.clone()),
            };
            return txns.iter().map(answer).collect();
        }
        let (next, verdicts) = self.published.ledger().decide(&txns);
        let batches = batches_of(&verdicts);
        if batches.is_empty() {
            return verdicts.into_iter().map(Verdict::into_result).collect();
        }
        match self.write(&mut writer, next, batches) {
            Ok(()) => verdicts.into_iter().map(Verdict::into_result).collect(),
            Err(not) => verdicts.into_iter().map(|verdict| not.answer(verdict)).collect(),
        }
    }

    fn watch(&self, seen: Revision) -> Watch {
        self.published.watch(seen)
    }

    fn barrier(&self) -> Result<Revision, StoreError> {
        if self.closed.load(Ordering::Acquire) {
            return Err(StoreError::Closed);
        }
        Ok(self.published.revision())
    }

    fn resolve(&self, op_id: OpId) -> Result<Option<Revision>, StoreError> {
        let mut writer = self.writer();
        if let Err(error) = self.settle(&mut writer) {
            match &writer.doubt {
                None => return Err(error),
                Some(doubt) if doubt.has(op_id) => return Err(StoreError::InDoubt),
                Some(_) => {}
            }
        }
        Ok(self.published.resolve(op_id))
    }

    fn integrity(&self) -> Result<(), StoreError> {
        let mut writer = self.writer();
        self.settle(&mut writer)?;
        let database = writer.database.as_mut().ok_or(StoreError::Closed)?;
        let kept = database.reload(self.options.retention.op_records_max)?;
        if kept.same_as(&self.published.ledger()) {
            Ok(())
        } else {
            Err(fault::damaged(&database.path(), "it does not hold what was committed"))
        }
    }

    fn close(&self) -> Result<(), StoreError> {
        let mut writer = self.writer();
        self.closed.store(true, Ordering::Release);
        self.published.close();
        writer.doubt = None;
        writer.database.take().map_or(Ok(()), Database::close)
    }
}

#[cfg(test)]
mod tests {
    //! A batch in doubt, made by hand: no disk fails in COMMIT when it is asked to.

    use std::path::PathBuf;

    use rehome_ports::store::{Key, Value};
    use tempfile::TempDir;

    use super::*;

    fn put(op: u8, key: &str) -> Txn {
        Txn::new(OpId([op; 16])).put(Key::from(key), Value::from("v"))
    }

    /// A store with one transaction committed and `txn` in doubt.
    fn in_doubt(txn: &Txn, outcome: Settled) -> (TempDir, SqliteStore) {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path(), SqliteOptions::default()).unwrap();
        assert!(store.commit(vec![put(1, "before")])[0].revision().is_some());
        let mut writer = store.writer();
        let now = store.published.ledger();
        let (next, verdicts) = now.decide(std::slice::from_ref(txn));
        let batches = batches_of(&verdicts);
        let database = writer.database.as_mut().unwrap();
        let rewrite = Rewrite::new((&now, database.mark()), &next, &batches);
        database.fail_in_commit(&rewrite, outcome);
        writer.doubt = Some(Doubt { rewrite, next, batches });
        drop(writer);
        (folder, store)
    }

    #[test]
    fn a_doubt_is_settled_by_what_is_in_the_file() {
        for (outcome, revision) in [(Settled::Present, Some(Revision(2))), (Settled::Absent, None)]
        {
            let txn = put(2, "doubted");
            let (_folder, store) = in_doubt(&txn, outcome);
            let mut watch = store.watch(Revision(1));
            assert_eq!(store.snapshot().revision(), Revision(1), "nothing is shown before");
            assert_eq!(store.resolve(txn.op_id).unwrap(), revision, "{outcome:?}");
            assert_eq!(store.snapshot().revision_of(b"doubted"), revision.unwrap_or_default());
            let told = watch.try_next().unwrap().map(|batch| batch.revision);
            assert_eq!(told, revision, "{outcome:?}");
            let repeated = store.commit(vec![txn])[0].revision();
            assert_eq!(repeated, Some(Revision(2)), "{outcome:?}: a repeat is done once");
            store.integrity().unwrap();
        }
    }

    #[test]
    fn a_doubt_that_cannot_be_settled_holds_writes_and_not_reads() {
        for outcome in [Settled::Present, Settled::Absent] {
            let txn = put(2, "doubted");
            let (folder, store) = in_doubt(&txn, outcome);
            let file = folder.path().join("rehome.db");
            let away: PathBuf = folder.path().join("away");
            std::fs::rename(&file, &away).unwrap();
            let results = store.commit(vec![txn.clone(), put(3, "other")]);
            assert!(matches!(results[0], CommitResult::Unknown), "{results:?}");
            assert!(matches!(results[1], CommitResult::Refused(StoreError::Io { .. })));
            assert!(matches!(store.resolve(txn.op_id), Err(StoreError::InDoubt)));
            assert_eq!(store.resolve(OpId([1; 16])).unwrap(), Some(Revision(1)));
            assert_eq!(store.resolve(OpId([3; 16])).unwrap(), None);
            assert_eq!(store.barrier().unwrap(), Revision(1));
            assert_eq!(store.snapshot().len(), 1);
            std::fs::rename(&away, &file).unwrap();
            let results = store.commit(vec![txn, put(3, "other")]);
            let revisions: Vec<_> = results.iter().map(CommitResult::revision).collect();
            assert_eq!(revisions, [Some(Revision(2)), Some(Revision(3))], "{outcome:?}");
            store.integrity().unwrap();
        }
    }

    #[test]
    fn a_failed_write_answers_each_verdict_honestly() {
        type Shape = fn(&CommitResult) -> bool;
        let refused: Shape = |it| matches!(it, CommitResult::Refused(StoreError::InDoubt));
        let unknown: Shape = |it| matches!(it, CommitResult::Unknown);
        let done: Shape = |it| matches!(it, CommitResult::Committed(Revision(7)));
        let shape: Shape = |it| matches!(it, CommitResult::Refused(StoreError::Closed));
        let commit = || {
            let batch = Batch { revision: Revision(9), op_id: OpId([9; 16]), changes: Vec::new() };
            Verdict::Commit(batch)
        };
        let conflict = || Verdict::Conflict { key: Key::from("k"), current: Revision(8) };
        let surely = NotWritten::Surely(StoreError::InDoubt);
        let perhaps = NotWritten::Perhaps(StoreError::InDoubt);
        let cases = [
            (&surely, commit(), refused),
            (&surely, conflict(), refused),
            (&surely, Verdict::Repeat(Revision(7)), done),
            (&surely, Verdict::Refused(StoreError::Closed), shape),
            (&perhaps, commit(), unknown),
            (&perhaps, conflict(), refused),
            (&perhaps, Verdict::Repeat(Revision(7)), done),
            (&perhaps, Verdict::Refused(StoreError::Closed), shape),
        ];
        for (place, (not, verdict, expected)) in cases.into_iter().enumerate() {
            let answer = not.answer(verdict);
            assert!(expected(&answer), "row {place}: {answer:?}");
        }
    }
}
