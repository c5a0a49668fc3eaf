//! Whole stores, in and out of a data folder: a backup made while a server writes, and a backup
//! put in place.
//!
//! In: a data folder and a file. Out: a file of mode 0600 that is durable and was read back whole,
//! or an error and nothing changed. A backup is a SQLite database of one file, without a log.
//!
//! Invariants: nothing is believed that was not checked against its sum (`rows`); a state that is
//! replaced is put aside, never removed; a log never meets a database that it does not belong to.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rehome_ports::store::{Revision, Snapshot, StoreError};
use rusqlite::{Connection, OpenFlags};

use crate::database::BUSY_MAX;
use crate::fault;
use crate::folder::{self, DataFolder};
use crate::format::{self, DATABASE, UNFINISHED};
use crate::rows;

/// What a state that was replaced is called from then on.
const ASIDE: &str = "rehome.db.before-restore";

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// The newest revision in it.
    pub revision: Revision,
    /// Keys in it.
    pub keys: usize,
}

/// Why a backup was not made or not put in place.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The store or the disk refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is a file that would be overwritten.
    #[error("{0}: is there already: nothing was changed; move it away, or name another file")]
    Exists(PathBuf),
    /// There is no state to be backed up.
    #[error("{0}: holds no state: name the data folder of a server with --data")]
    Empty(PathBuf),
}

/// Copies the state of a data folder into a new file. A server may be at work in the folder: the
/// copy is that of one moment, and the server neither waits nor notices.
///
/// # Errors
/// [`ArchiveError`]; the file is not left behind then.
pub fn backup(data: &Path, file: &Path) -> Result<Contents, ArchiveError> {
    let database = data.join(DATABASE);
    if !database.exists() {
        return Err(ArchiveError::Empty(data.to_owned()));
    }
    // Where no server is at work, none begins in the middle either.
    let held = match DataFolder::take(data) {
        Ok(folder) => Some(folder),
        Err(StoreError::Locked { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    make(file)?;
    let copied = copy_into(&database, file).and_then(|()| inspect(file));
    drop(held);
    if copied.is_err() {
        folder::remove_if_there(file)?;
    }
    Ok(copied?)
}

/// Reads the state of a data folder as it is at one moment. A server may be at work in the folder.
///
/// # Errors
/// [`ArchiveError::Empty`], and what [`inspect`] says.
pub fn read(data: &Path) -> Result<Snapshot, ArchiveError> {
    let database = data.join(DATABASE);
    if !database.exists() {
        return Err(ArchiveError::Empty(data.to_owned()));
    }
    let failed = |error| fault::sqlite(&database, error);
    let mut connection = open_beside(&database)?;
    // One transaction: all its reads are of one moment.
    let moment = connection.transaction().map_err(failed)?;
    format::check(&moment, &database)?;
    let (ledger, _) = rows::load_checked((&moment, &database), usize::MAX)?;
    Ok(ledger.snapshot())
}

/// Reads a backup whole and checks it.
///
/// # Errors
/// [`StoreError::Damaged`], [`StoreError::NewerFormat`], and what the disk says.
pub fn inspect(file: &Path) -> Result<Contents, StoreError> {
    let failed = |error| fault::sqlite(file, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(failed)?;
    format::check(&connection, file)?;
    let (ledger, mark) = rows::load_checked((&connection, file), usize::MAX)?;
    Ok(Contents { revision: mark.revision, keys: ledger.snapshot().len() })
}

/// Puts a backup in place of the state of a data folder, which no server may use meanwhile. A state
/// that was there is put aside. Tells what was put in place, and where the old state is now.
///
/// A crash in the middle leaves the old state or the new one, or, in between, neither: then the next
/// server refuses to start, and the same call made again completes it.
///
/// # Errors
/// [`ArchiveError`]; the old state is as it was then.
pub fn restore(file: &Path, data: &Path) -> Result<(Contents, Option<PathBuf>), ArchiveError> {
    inspect(file)?;
    let folder = DataFolder::take(data)?;
    let fresh = folder.file(UNFINISHED);
    format::remove_unfinished(&folder)?;
    make(&fresh)?;
    // What is checked is the copy: the file may change under our eyes.
    let ready = copy_file(file, &fresh).and_then(|()| {
        let contents = inspect(&fresh)?;
        format::keep_a_log(&fresh)?;
        Ok(contents)
    });
    let placed = ready.map_err(ArchiveError::from).and_then(|contents| {
        let aside = put_aside(&folder)?;
        let database = folder.file(DATABASE);
        fs::rename(&fresh, &database).map_err(|error| fault::io(&database, error))?;
        folder.sync()?;
        Ok((contents, aside))
    });
    if placed.is_err() {
        format::remove_unfinished(&folder)?;
    }
    placed
}

/// The old state's files get other names, its log too: under the new database SQLite would take it
/// for that one's. Tells where the state is now, if there was one.
fn put_aside(folder: &DataFolder) -> Result<Option<PathBuf>, ArchiveError> {
    let named = |ending: &str| {
        (folder.file(&format!("{DATABASE}{ending}")), folder.file(&format!("{ASIDE}{ending}")))
    };
    let endings = ["", "-wal"].map(named);
    for (from, to) in &endings {
        if from.exists() && to.exists() {
            return Err(ArchiveError::Exists(to.clone()));
        }
    }
    for (from, to) in &endings {
        if from.exists() {
            fs::rename(from, to).map_err(|error| fault::io(from, error))?;
        }
    }
    // The index of the log is made anew from it.
    folder::remove_if_there(&folder.file(&format!("{DATABASE}-shm")))?;
    folder.sync()?;
    let [(_, state), _] = endings;
    Ok(state.exists().then_some(state))
}

/// An empty file of ours that was not there.
fn make(file: &Path) -> Result<(), ArchiveError> {
    if file.exists() {
        return Err(ArchiveError::Exists(file.to_owned()));
    }
    Ok(folder::create_private(file)?)
}

/// One moment of the database, as one file (<https://www.sqlite.org/lang_vacuum.html#vacuuminto>).
fn copy_into(database: &Path, file: &Path) -> Result<(), StoreError> {
    let failed = |error| fault::sqlite(database, error);
    let connection = open_beside(database)?;
    connection.execute("VACUUM INTO ?1", [file.to_string_lossy()]).map_err(failed)?;
    sync(file)
}

/// Opens a database that a server may be at work in. The log of one that was killed is read with the
/// database, which takes the right to write.
fn open_beside(database: &Path) -> Result<Connection, StoreError> {
    let failed = |error| fault::sqlite(database, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags).map_err(failed)?;
    connection.busy_timeout(BUSY_MAX).map_err(failed)?;
    Ok(connection)
}

fn copy_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    let copied = File::open(from).and_then(|mut source| {
        let mut copy = OpenOptions::new().write(true).open(to)?;
        io::copy(&mut source, &mut copy)
    });
    copied.map_err(|error| fault::io(from, error))?;
    sync(to)
}

/// Makes a file and its name durable.
fn sync(file: &Path) -> Result<(), StoreError> {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    let synced = File::open(file)
        .and_then(|file| file.sync_all())
        .and_then(|()| File::open(parent.unwrap_or(Path::new("."))))
        .and_then(|folder| folder.sync_all());
    synced.map_err(|error| fault::io(file, error))
}
