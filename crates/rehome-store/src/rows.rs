//! The rows of the database: reading all of them, and writing what a batch changed.
//!
//! In: a connection, ledgers before and after. Out: a ledger, or one SQL transaction. SQLite keeps
//! no checksum of its pages, so `meta.state_sum` holds one of the whole state: the wrapping sum of
//! the CRC-32 of every row. It changes with each row that is put or deleted, and a row that was
//! lost, flipped or brought back shows on the next open.

use std::collections::BTreeMap;
use std::path::Path;

use imbl::OrdMap;
use rehome_ports::store::{Batch, Key, OpId, Record, Revision, StoreError, Value};
use rusqlite::{Connection, Row, Transaction, TransactionBehavior};

use crate::fault;
use crate::ledger::Ledger;

/// How far a write got before it failed.
#[derive(Debug)]
pub(crate) enum WriteError {
    /// Before COMMIT: surely nothing was written.
    Before(rusqlite::Error),
    /// In COMMIT: all or nothing of it may be in the file.
    Commit(rusqlite::Error),
}

/// The two numbers that tell which batch was the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) revision: Revision,
    pub(crate) state_sum: u64,
}

/// The database as one batch leaves it, ready to be written.
#[derive(Debug)]
pub(crate) struct Rewrite {
    /// The last state of each changed key: counters that every transaction of a batch touches are
    /// written once.
    records: BTreeMap<Key, Option<Record>>,
    ops: Vec<(Revision, OpId)>,
    oldest_op: Revision,
    pub(crate) mark: Mark,
}

impl Rewrite {
    /// What turns the rows of `before` into those of `after`.
    pub(crate) fn new(before: (&Ledger, Mark), after: &Ledger, batches: &[Batch]) -> Self {
        let (old, mut mark) = before;
        let mut records = BTreeMap::new();
        for change in batches.iter().flat_map(|batch| &batch.changes) {
            records.insert(change.key.clone(), change.after.clone());
        }
        let mut sum = mark.state_sum;
        for (key, record) in &records {
            sum = sum.wrapping_sub(old.record(key).map_or(0, |record| sum_record(key, record)));
            sum = sum.wrapping_add(record.as_ref().map_or(0, |record| sum_record(key, record)));
        }
        let oldest_op = after.oldest_op();
        for (revision, op_id) in old.ops_before(oldest_op) {
            sum = sum.wrapping_sub(sum_op(revision, op_id));
        }
        let kept = batches.iter().filter(|batch| batch.revision >= oldest_op);
        let ops: Vec<_> = kept.map(|batch| (batch.revision, batch.op_id)).collect();
        for (revision, op_id) in &ops {
            sum = sum.wrapping_add(sum_op(*revision, *op_id));
        }
        mark = Mark { revision: after.revision(), state_sum: sum };
        Self { records, ops, oldest_op, mark }
    }

    /// Writes it in one SQL transaction: one sync of the write-ahead log.
    pub(crate) fn write(&self, connection: &mut Connection) -> Result<(), WriteError> {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(WriteError::Before)?;
        self.write_rows(&transaction).map_err(WriteError::Before)?;
        transaction.commit().map_err(WriteError::Commit)
    }

    fn write_rows(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut put = transaction.prepare_cached(
            "INSERT INTO kv(key, value, mod_rev, create_rev) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT(key) DO UPDATE SET value = excluded.value, mod_rev = excluded.mod_rev,
             create_rev = excluded.create_rev",
        )?;
        let mut delete = transaction.prepare_cached("DELETE FROM kv WHERE key = ?1")?;
        for (key, record) in &self.records {
            match record {
                Some(Record { value, created, modified }) => {
                    let (modified, created) = (integer(*modified), integer(*created));
                    put.execute((key.as_bytes(), value.as_bytes(), modified, created))?
                }
                None => delete.execute([key.as_bytes()])?,
            };
        }
        let mut note = transaction.prepare_cached("INSERT INTO op(rev, op_id) VALUES (?1, ?2)")?;
        for (revision, op_id) in &self.ops {
            note.execute((integer(*revision), op_id.0.as_slice()))?;
        }
        transaction
            .prepare_cached("DELETE FROM op WHERE rev < ?1")?
            .execute([integer(self.oldest_op)])?;
        transaction
            .prepare_cached("UPDATE meta SET revision = ?1, state_sum = ?2 WHERE id = 1")?
            .execute((integer(self.mark.revision), self.mark.state_sum.cast_signed()))?;
        Ok(())
    }
}

/// Which batch the file ends with.
pub(crate) fn read_mark(connection: &Connection) -> rusqlite::Result<Mark> {
    connection.query_row("SELECT revision, state_sum FROM meta WHERE id = 1", [], |row| {
        let state_sum: i64 = row.get(1)?;
        Ok(Mark { revision: revision(row, 0)?, state_sum: state_sum.cast_unsigned() })
    })
}

/// As [`load`], after SQLite has checked its own pages.
pub(crate) fn load_checked(
    (connection, path): (&Connection, &Path),
    op_records_max: usize,
) -> Result<(Ledger, Mark), StoreError> {
    let verdict: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| fault::sqlite(path, error))?;
    if verdict != "ok" {
        return Err(fault::damaged(path, "its pages do not fit together"));
    }
    load((connection, path), op_records_max)
}

/// Reads the whole state and checks it against its sum.
pub(crate) fn load(
    (connection, path): (&Connection, &Path),
    op_records_max: usize,
) -> Result<(Ledger, Mark), StoreError> {
    let failed = |error| fault::sqlite(path, error);
    let mark = read_mark(connection).map_err(failed)?;
    let records = read_records(connection).map_err(failed)?;
    let ops = read_ops(connection).map_err(failed)?;
    let newest_op = ops.get_max().map_or(Revision::ZERO, |(revision, _)| *revision);
    let newest_record = records.values().map(|record| record.modified).max().unwrap_or_default();
    if newest_op != mark.revision || newest_record > mark.revision {
        return Err(fault::damaged(path, "its revisions contradict each other"));
    }
    let record_sums = records.iter().map(|(key, record)| sum_record(key, record));
    let op_sums = ops.iter().map(|(revision, op_id)| sum_op(*revision, *op_id));
    if record_sums.chain(op_sums).fold(0, u64::wrapping_add) != mark.state_sum {
        return Err(fault::damaged(path, "its rows do not add up to the sum kept with them"));
    }
    Ok((Ledger::restored(records, ops, op_records_max), mark))
}

fn read_records(connection: &Connection) -> rusqlite::Result<OrdMap<Key, Record>> {
    let mut statement = connection.prepare("SELECT key, value, mod_rev, create_rev FROM kv")?;
    let rows = statement.query_map([], read_record)?;
    rows.collect()
}

fn read_record(row: &Row<'_>) -> rusqlite::Result<(Key, Record)> {
    let key = Key::new(row.get_ref(0)?.as_blob()?);
    let value = Value::new(row.get_ref(1)?.as_blob()?);
    let (modified, created) = (revision(row, 2)?, revision(row, 3)?);
    Ok((key, Record { value, created, modified }))
}

fn read_ops(connection: &Connection) -> rusqlite::Result<OrdMap<Revision, OpId>> {
    let mut statement = connection.prepare("SELECT rev, op_id FROM op")?;
    let rows = statement.query_map([], |row| Ok((revision(row, 0)?, OpId(row.get(1)?))))?;
    rows.collect()
}

/// SQLite's integers are signed. A revision never reaches the sign; one that has it is damage, and
/// is found because it is newer than the newest.
const fn integer(revision: Revision) -> i64 {
    revision.0.cast_signed()
}

fn revision(row: &Row<'_>, column: usize) -> rusqlite::Result<Revision> {
    row.get(column).map(|integer: i64| Revision(integer.cast_unsigned()))
}

fn sum_record(key: &Key, record: &Record) -> u64 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&(key.as_bytes().len() as u64).to_be_bytes());
    crc.update(key.as_bytes());
    crc.update(&record.created.0.to_be_bytes());
    crc.update(&record.modified.0.to_be_bytes());
    crc.update(record.value.as_bytes());
    u64::from(crc.finalize())
}

fn sum_op(revision: Revision, op_id: OpId) -> u64 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&revision.0.to_be_bytes());
    crc.update(&op_id.0);
    u64::from(crc.finalize())
}
