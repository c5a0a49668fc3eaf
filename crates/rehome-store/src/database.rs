//! The open database: one connection, the batch it ends with, and whether that is certain.
//!
//! In: rewrites. Out: durable, surely not written, or in doubt. After a COMMIT that failed, the
//! log may hold frames that this connection believes undone and that a crash would bring back. So
//! the connection is dropped, the log is recovered as after a crash and checkpointed (which syncs
//! both files), and only then is the file believed.

use std::fs::File;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Duration;

use rehome_ports::store::StoreError;
use rusqlite::Connection;

use crate::fault;
use crate::folder::DataFolder;
use crate::format;
use crate::ledger::Ledger;
use crate::rows::{self, Mark, Rewrite, WriteError};

/// The page size of new files, SQLite's default.
const PAGE_BYTES: u64 = 4096;
/// How long an operator's own tool may hold the write lock before a write is refused.
pub(crate) const BUSY_MAX: Duration = Duration::from_secs(2);
/// Pages in the log after which the writer checkpoints: 4 MiB, SQLite's default.
const CHECKPOINT_PAGES: u32 = 1000;

/// The database of one data folder.
#[derive(Debug)]
pub(crate) struct Database {
    /// `None` after a failure, until it is opened again.
    connection: Option<Connection>,
    folder: DataFolder,
    bytes_max: Option<u64>,
    mark: Mark,
}

/// What became of a rewrite.
#[derive(Debug)]
pub(crate) enum Written {
    Durable,
    /// It is not in the file and will not be.
    Not(StoreError),
    /// It may be in the file. [`Database::settle`] tells.
    InDoubt(StoreError),
}

/// Whether a rewrite in doubt is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    Present,
    Absent,
}

impl Database {
    /// Opens the folder's database, making it if there is none, and reads it.
    pub(crate) fn open(
        folder: DataFolder,
        bytes_max: Option<u64>,
        op_records_max: usize,
    ) -> Result<(Self, Ledger), StoreError> {
        format::create_if_absent(&folder)?;
        sync_log(&folder)?;
        let connection = connect(&folder, bytes_max)?;
        let path = folder.file(format::DATABASE);
        let (ledger, mark) = rows::load((&connection, &path), op_records_max)?;
        Ok((Self { connection: Some(connection), folder, bytes_max, mark }, ledger))
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.file(format::DATABASE)
    }

    pub(crate) const fn mark(&self) -> Mark {
        self.mark
    }

    /// Writes one batch with one sync.
    pub(crate) fn write(&mut self, rewrite: &Rewrite) -> Written {
        let path = self.path();
        let connection = match self.connection() {
            Ok(connection) => connection,
            Err(error) => return Written::Not(error),
        };
        let written = rewrite.write(connection);
        let usable = connection.is_autocommit();
        match written {
            Ok(()) => {
                self.mark = rewrite.mark;
                Written::Durable
            }
            Err(WriteError::Before(error)) => {
                if !usable {
                    self.connection = None;
                }
                Written::Not(fault::sqlite(&path, error))
            }
            Err(WriteError::Commit(error)) => {
                self.connection = None;
                Written::InDoubt(fault::sqlite(&path, error))
            }
        }
    }

    /// Finds out whether `rewrite`, which was in doubt, is in the file, and makes the answer last.
    pub(crate) fn settle(&mut self, rewrite: &Rewrite) -> Result<Settled, StoreError> {
        let path = self.path();
        let failed = |error| fault::sqlite(&path, error);
        let connection = self.connection()?;
        checkpoint(connection).map_err(failed)?;
        let found = rows::read_mark(connection).map_err(failed)?;
        if found == rewrite.mark {
            self.mark = found;
            Ok(Settled::Present)
        } else if found == self.mark {
            Ok(Settled::Absent)
        } else {
            Err(fault::damaged(&path, "it ends with a batch that this process never wrote"))
        }
    }

    /// Leaves the database as a COMMIT that failed would: the log has the rewrite or not, and
    /// nobody knows.
    #[cfg(test)]
    pub(crate) fn fail_in_commit(&mut self, rewrite: &Rewrite, outcome: Settled) {
        let before = self.mark;
        if outcome == Settled::Present {
            assert!(matches!(self.write(rewrite), Written::Durable));
        }
        self.mark = before;
        self.connection = None;
    }

    /// Reads everything back.
    pub(crate) fn reload(&mut self, op_records_max: usize) -> Result<Ledger, StoreError> {
        let path = self.path();
        let connection = self.connection()?;
        rows::load_checked((connection, &path), op_records_max).map(|(ledger, _)| ledger)
    }

    /// Checkpoints, removes the log and lets go of the folder.
    pub(crate) fn close(self) -> Result<(), StoreError> {
        let path = self.path();
        let Some(connection) = self.connection else { return Ok(()) };
        connection.close().map_err(|(_, error)| fault::sqlite(&path, error))
    }

    fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(&self.folder, self.bytes_max)?,
        };
        Ok(self.connection.insert(connection))
    }
}

/// Makes durable what the log holds. A process that was killed may have left frames there that were
/// written and not synced: this one is about to show them, and who has seen a state may count on it.
fn sync_log(folder: &DataFolder) -> Result<(), StoreError> {
    let path = folder.file(&format!("{}-wal", format::DATABASE));
    match File::open(&path).and_then(|log| log.sync_all()) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(fault::io(&path, error)),
        Ok(()) => folder.sync(),
    }
}

fn connect(folder: &DataFolder, bytes_max: Option<u64>) -> Result<Connection, StoreError> {
    let connection = format::open(folder)?;
    let path = folder.file(format::DATABASE);
    configure(&connection, bytes_max).map_err(|error| fault::sqlite(&path, error))?;
    Ok(connection)
}

fn configure(connection: &Connection, bytes_max: Option<u64>) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_MAX)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update_and_check(None, "wal_autocheckpoint", CHECKPOINT_PAGES, |_| Ok(()))?;
    if let Some(bytes) = bytes_max {
        let pages = i64::try_from(bytes / PAGE_BYTES).unwrap_or(i64::MAX).max(1);
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
    }
    Ok(())
}

/// Copies the whole log into the database and syncs both.
fn checkpoint(connection: &Connection) -> rusqlite::Result<()> {
    let left = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
        Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
    })?;
    match left {
        (in_log, copied) if in_log == copied => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SQLite, "PRAGMA synchronous": 2 is FULL, a sync of the log before each commit returns. What
    /// a kill cannot show, because the kernel keeps what was written, a power cut would.
    #[test]
    fn every_connection_syncs_the_log_before_a_commit_returns() {
        let home = tempfile::tempdir().unwrap();
        // Makes the file, and lets go of it.
        drop(crate::SqliteStore::open(home.path(), crate::SqliteOptions::default()).unwrap());
        let folder = DataFolder::take(home.path()).unwrap();
        for _ in 0..2 {
            let connection = connect(&folder, None).unwrap();
            let ask = |name: &str| {
                let ask = format!("PRAGMA {name}");
                connection.query_row(&ask, [], |row| row.get::<_, rusqlite::types::Value>(0))
            };
            assert_eq!(ask("synchronous"), Ok(2.into()));
            assert_eq!(ask("journal_mode"), Ok(String::from("wal").into()));
        }
    }
}
