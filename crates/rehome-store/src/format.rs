//! The format of the database file, and the only place that may change it.
//!
//! In: a connection. Out: a file in the newest format, or a refusal that leaves it as it was. A
//! file is ours when its application id says so; a file without it (also an empty one) is damaged,
//! never taken for a new store. New files are made under another name and renamed when complete.

use std::path::Path;

use rehome_ports::store::StoreError;
use rusqlite::{Connection, OpenFlags, Transaction};

use crate::fault;
use crate::folder::{self, DataFolder};

/// The database's name in the data folder.
pub(crate) const DATABASE: &str = "rehome.db";
/// A database that is being made.
pub(crate) const UNFINISHED: &str = "rehome.db.new";
/// "RHME", in the header of the file (<https://www.sqlite.org/fileformat.html>, offset 68).
const APPLICATION_ID: i32 = 0x5248_4D45;
/// The newest format that this program knows.
const FORMAT: u8 = 1;

type Upgrade = fn(&Transaction<'_>) -> rusqlite::Result<()>;
/// `UPGRADES[n]` turns format `n + 1` into `n + 2`. Each has a golden file in the tests.
const UPGRADES: [Upgrade; FORMAT as usize - 1] = [];

/// Ordinary tables on purpose: in a WITHOUT ROWID table a value of 1 KB spills to overflow pages.
/// `state_sum` is explained in `rows`.
const SCHEMA: &str = "
    CREATE TABLE meta(
        id INTEGER PRIMARY KEY CHECK (id = 1),
        format INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        state_sum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE kv(
        key BLOB NOT NULL PRIMARY KEY,
        value BLOB NOT NULL,
        mod_rev INTEGER NOT NULL,
        create_rev INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE op(rev INTEGER PRIMARY KEY, op_id BLOB NOT NULL) STRICT;
";

/// Makes an empty database if the folder has none.
pub(crate) fn create_if_absent(folder: &DataFolder) -> Result<(), StoreError> {
    let path = folder.file(DATABASE);
    if path.exists() {
        return Ok(());
    }
    if folder.file("rehome.db-wal").exists() {
        return Err(fault::damaged(&path, "it is gone, but its write-ahead log is there"));
    }
    let unfinished = folder.file(UNFINISHED);
    remove_unfinished(folder)?;
    folder::create_private(&unfinished)?;
    let failed = |error| fault::sqlite(&unfinished, error);
    let mut connection = connect(&unfinished).map_err(failed)?;
    write_schema(&mut connection).map_err(failed)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    std::fs::rename(&unfinished, &path).map_err(|error| fault::io(&path, error))?;
    folder.sync()
}

/// Removes what a making that was interrupted has left.
pub(crate) fn remove_unfinished(folder: &DataFolder) -> Result<(), StoreError> {
    for ending in ["", "-journal", "-wal", "-shm"] {
        folder::remove_if_there(&folder.file(&format!("{UNFINISHED}{ending}")))?;
    }
    Ok(())
}

/// Opens the database and brings it to the newest format.
pub(crate) fn open(folder: &DataFolder) -> Result<Connection, StoreError> {
    let path = folder.file(DATABASE);
    let failed = |error| fault::sqlite(&path, error);
    let mut connection = connect(&path).map_err(failed)?;
    let found = check(&connection, &path)?;
    upgrade(&mut connection, found).map_err(failed)?;
    Ok(connection)
}

/// Refuses what is not ours or of a newer format; tells the format.
pub(crate) fn check(connection: &Connection, path: &Path) -> Result<u8, StoreError> {
    let failed = |error| fault::sqlite(path, error);
    let application_id: i32 =
        connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(failed)?;
    if application_id != APPLICATION_ID {
        return Err(fault::damaged(path, "it does not say that it is a Rehome store"));
    }
    let found: u8 = connection
        .query_row("SELECT format FROM meta WHERE id = 1", [], |row| row.get(0))
        .map_err(failed)?;
    if found == 0 {
        return Err(fault::damaged(path, "its format is 0"));
    }
    if found > FORMAT {
        return Err(StoreError::NewerFormat { path: path.to_owned(), found, known: FORMAT });
    }
    Ok(found)
}

/// Turns a database of one file into one with a log, as a store keeps it.
pub(crate) fn keep_a_log(path: &Path) -> Result<(), StoreError> {
    let failed = |error| fault::sqlite(path, error);
    let connection = connect(path).map_err(failed)?;
    with_log(&connection).map_err(failed)?;
    connection.close().map_err(|(_, error)| failed(error))
}

fn with_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
}

/// All steps in one transaction: a crash leaves the old format.
fn upgrade(connection: &mut Connection, found: u8) -> rusqlite::Result<()> {
    let missing = &UPGRADES[usize::from(found) - 1..];
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for step in missing {
        step(&transaction)?;
    }
    transaction.execute("UPDATE meta SET format = ?1 WHERE id = 1", [FORMAT])?;
    transaction.commit()
}

fn write_schema(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute(
        "INSERT INTO meta(id, format, revision, state_sum) VALUES (1, ?1, 0, 0)",
        [FORMAT],
    )?;
    transaction.commit()?;
    with_log(connection)
}

/// The file must be there. `NO_MUTEX`: the one connection is behind the store's own lock.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;")?;
    Ok(connection)
}
