//! What SQLite and the file system say, turned into the port's closed errors.
//!
//! In: their errors and the path they spoke of. Out: [`StoreError`]: full, failed, damaged or
//! in use. Whatever is not known to be one of the others is a failed disk.

use std::path::Path;
use std::sync::Arc;

use rehome_ports::store::StoreError;
use rusqlite::{ErrorCode, ffi};

/// The file system refused.
pub(crate) fn io(path: &Path, error: std::io::Error) -> StoreError {
    let path = path.to_owned();
    if error.kind() == std::io::ErrorKind::StorageFull {
        StoreError::Full { path, cause: Arc::new(error) }
    } else {
        StoreError::Io { path, cause: Arc::new(error) }
    }
}

/// SQLite refused.
pub(crate) fn sqlite(path: &Path, error: rusqlite::Error) -> StoreError {
    let file = path.to_owned();
    match judge(&error) {
        Fault::Full => StoreError::Full { path: file, cause: Arc::new(error) },
        Fault::Io => StoreError::Io { path: file, cause: Arc::new(error) },
        Fault::Busy => StoreError::Locked { path: file, by: None },
        Fault::Damage(what) => {
            StoreError::Damaged { path: file, what, cause: Some(Arc::new(error)) }
        }
    }
}

/// What was read cannot be what was written.
pub(crate) fn damaged(path: &Path, what: &'static str) -> StoreError {
    StoreError::Damaged { path: path.to_owned(), what, cause: None }
}

enum Fault {
    Full,
    Io,
    Busy,
    Damage(&'static str),
}

fn judge(error: &rusqlite::Error) -> Fault {
    let Some(said) = error.sqlite_error() else {
        return Fault::Damage("a table or a row does not have the shape that was written");
    };
    let cut_short = [ffi::SQLITE_IOERR_SHORT_READ, ffi::SQLITE_IOERR_CORRUPTFS];
    if said.code == ErrorCode::DiskFull {
        Fault::Full
    } else if matches!(said.code, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) {
        Fault::Busy
    } else if said.code == ErrorCode::NotADatabase {
        Fault::Damage("its header is not that of a database")
    } else if said.code == ErrorCode::DatabaseCorrupt {
        Fault::Damage("its pages do not fit together")
    } else if cut_short.contains(&said.extended_code) {
        Fault::Damage("it ends too early")
    } else if said.code == ErrorCode::Unknown {
        // SQLITE_ERROR: a table or a column that our statements name is not there.
        Fault::Damage("a table is missing or is not ours")
    } else {
        Fault::Io
    }
}
