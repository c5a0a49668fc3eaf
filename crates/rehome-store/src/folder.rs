//! The data folder: one process at a time, and nobody else's eyes.
//!
//! In: a path. Out: the folder, made if it was not there (mode 0700), and a lock on it. The lock is
//! the kernel's (`flock` on the file `lock`), so a process that was killed leaves none behind; the
//! pid in the file is only there for the message.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rehome_ports::store::StoreError;

use crate::fault;
use crate::format::DATABASE;

/// Longest pid text that is read from the lock file.
const PID_BYTES_MAX: u64 = 16;
/// Group and others may write: they could replace the files.
const OTHERS_MAY_WRITE: u32 = 0o022;

/// A folder that this process holds. Dropping it lets go.
#[derive(Debug)]
pub(crate) struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if need be, and takes it. Its own name is durable then, and the names of
    /// the folders that it is in.
    pub(crate) fn take(path: &Path) -> Result<Self, StoreError> {
        prepare(path)?;
        let lock = lock(path)?;
        // Where the database is, this was done before it was made. Whether this process made the
        // folders does not count: the one that did may have been killed before it synced them.
        if !path.join(DATABASE).exists() {
            sync_names(path)?;
        }
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Makes the folder's own entries durable: a file made or renamed in it.
    pub(crate) fn sync(&self) -> Result<(), StoreError> {
        let synced = File::open(&self.path).and_then(|folder| folder.sync_all());
        synced.map_err(|error| fault::io(&self.path, error))
    }
}

/// Makes the name of a folder durable, and the names of all that it is in.
fn sync_names(path: &Path) -> Result<(), StoreError> {
    let path = fs::canonicalize(path).map_err(|error| fault::io(path, error))?;
    for folder in path.ancestors().skip(1) {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            // Not ours to read, so that we made nothing in it.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {}
            // A file system that syncs no folders, such as that of a container's read-only root.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::InvalidInput | ErrorKind::ReadOnlyFilesystem
                ) => {}
            Err(error) => return Err(fault::io(folder, error)),
            Ok(()) => {}
        }
    }
    Ok(())
}

/// An empty file that only its owner can read and write.
pub(crate) fn create_private(path: &Path) -> Result<(), StoreError> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    made.map(drop).map_err(|error| fault::io(path, error))
}

/// Removes a file that may not be there.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(fault::io(path, error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn prepare(path: &Path) -> Result<(), StoreError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| fault::io(path, error))?;
    let mode = fs::metadata(path).map_err(|error| fault::io(path, error))?.permissions().mode();
    if mode & OTHERS_MAY_WRITE == 0 {
        Ok(())
    } else {
        Err(StoreError::Exposed { path: path.to_owned(), mode: mode & 0o7777 })
    }
}

fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join("lock");
    let failed = |error| fault::io(&path, error);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(StoreError::Locked { path: folder.to_owned(), by: holder(&mut file) });
        }
        Err(TryLockError::Error(error)) => return Err(failed(error)),
    }
    let written = file
        .set_len(0)
        .and_then(|()| file.seek(SeekFrom::Start(0)))
        .and_then(|_| writeln!(file, "{}", std::process::id()));
    written.map_err(failed)?;
    Ok(file)
}

/// The pid that the holder wrote, if it had the time to.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(PID_BYTES_MAX).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
