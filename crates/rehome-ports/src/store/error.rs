//! What a store can say no with. Closed: an adapter maps what it meets onto these, and each says
//! what to do next.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use super::Key;

/// The error underneath, shared because one failure answers a whole batch.
pub type Cause = Arc<dyn Error + Send + Sync>;

/// A limit of the port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Limit {
    /// [`super::TXN_OPERATIONS_MAX`], for guards.
    #[error("guards in a transaction")]
    Guards,
    /// [`super::TXN_OPERATIONS_MAX`].
    #[error("operations in a transaction")]
    Operations,
    /// [`super::TXN_BYTES_MAX`].
    #[error("bytes in a transaction")]
    Bytes,
    /// [`super::KEY_BYTES_MAX`].
    #[error("bytes in a key")]
    Key,
    /// [`super::BATCH_TXNS_MAX`].
    #[error("transactions in a batch")]
    Batch,
}

/// What is wrong with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// It has no bytes.
    #[error("is empty")]
    Empty,
    /// It begins with [`super::RESERVED_PREFIX`].
    #[error("begins with the reserved byte 0")]
    Reserved,
    /// The transaction changes it twice.
    #[error("is changed twice in one transaction")]
    Twice,
}

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The disk, or the size that the store was allowed, is used up.
    #[error(
        "{path}: no space left: writes are refused and reads go on; free space or raise the \
         store's limit, and the next write is tried again"
    )]
    Full {
        /// The file that could not grow.
        path: PathBuf,
        /// What the engine said.
        #[source]
        cause: Cause,
    },
    /// The disk failed.
    #[error(
        "{path}: input or output failed: writes are refused and reads go on; look at the disk and \
         the kernel's log, and the next write is tried again"
    )]
    Io {
        /// The file or folder that was used.
        path: PathBuf,
        /// What the engine said.
        #[source]
        cause: Cause,
    },
    /// What is kept is not what was written.
    #[error("{path}: damaged ({what}): nothing was changed; restore the file from a backup")]
    Damaged {
        /// The file that is damaged.
        path: PathBuf,
        /// What was found.
        what: &'static str,
        /// What the engine said, if it found it.
        #[source]
        cause: Option<Cause>,
    },
    /// The file was written by a newer program.
    #[error(
        "{path}: format {found} is newer than {known}, the newest that this program knows: nothing \
         was changed; start the newer program"
    )]
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// The format it has.
        found: u8,
        /// The newest format known here.
        known: u8,
    },
    /// Another process uses the data folder.
    #[error(
        "{path}: in use by {}: stop that process, or choose another data folder",
        .by.map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}"))
    )]
    Locked {
        /// The data folder.
        path: PathBuf,
        /// The process that holds it, if it said so.
        by: Option<u32>,
    },
    /// Other users can write in the data folder.
    #[error("{path}: mode {mode:o} lets other users write: run chmod 700 on it and start again")]
    Exposed {
        /// The data folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The outcome of an earlier write is not known yet.
    #[error("an earlier write is still in doubt: ask again once the disk answers")]
    InDoubt,
    /// The store was closed.
    #[error("the store is closed: open it again")]
    Closed,
    /// More than the port allows.
    #[error("{got} {limit}, at most {max} are allowed: split the transaction")]
    TooLarge {
        /// The limit that was passed.
        limit: Limit,
        /// How much there was.
        got: usize,
        /// How much may be.
        max: usize,
    },
    /// A key that cannot be used.
    #[error("key '{key}' {fault}: correct the caller")]
    BadKey {
        /// The key.
        key: Key,
        /// What is wrong with it.
        fault: KeyFault,
    },
}
