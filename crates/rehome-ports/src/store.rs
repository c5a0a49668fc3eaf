//! The store port: where the truth is kept, seen as ordered keys and opaque bytes.
//!
//! In: batches of guarded transactions. Out: one result for each, immutable snapshots, and a
//! feed of what changed. Nothing of the domain is known here.
//!
//! Invariants, held by every adapter and checked by [`crate::contract::store`]:
//! - each transaction is all or nothing, and a conflict fails alone;
//! - a committed transaction takes exactly one revision, and revisions never fall or repeat;
//! - `Committed` is answered only after the transaction is durable;
//! - what may or may not have been written is `Unknown`, never `Refused`;
//! - reads touch neither disk nor network, and never wait for a writer.
//!
//! The port blocks and starts no thread: who calls [`Store::commit`] decides what is batched.

mod error;
mod feed;
mod snapshot;

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

pub use error::{Cause, KeyFault, Limit, StoreError};
pub use feed::{Batch, Change, Feed, HISTORY_BYTES_MAX, Watch, WatchError};
pub use snapshot::{Record, Snapshot};

/// Most operations in one transaction, and most guards. etcd refuses more than 128 of either by
/// default; the op record and one more are left. The largest write is to delete a VPC: with as many
/// network ACLs and route tables as it may have, and with tags at each of them.
pub const TXN_OPERATIONS_MAX: usize = 126;
/// Most bytes of keys and values in one transaction, guards counted. etcd's request limit is
/// 1.5 MiB by default.
pub const TXN_BYTES_MAX: usize = 1024 * 1024;
/// Most bytes in one key.
pub const KEY_BYTES_MAX: usize = 1024;
/// Most transactions in one call of [`Store::commit`]; those past it are refused.
pub const BATCH_TXNS_MAX: usize = 1024;
/// Keys that begin with this byte belong to the adapters (op records of engines that have one
/// key space). Callers can neither write nor see them.
pub const RESERVED_PREFIX: u8 = 0;

/// A key: 1 to [`KEY_BYTES_MAX`] bytes, ordered byte by byte.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<[u8]>);

impl Key {
    /// Wraps the bytes. They are judged by [`Txn::check`], not here.
    pub fn new(bytes: impl AsRef<[u8]>) -> Self {
        Self(Arc::from(bytes.as_ref()))
    }

    /// The bytes of the key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Borrow<[u8]> for Key {
    fn borrow(&self) -> &[u8] {
        &self.0
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.0.escape_ascii())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.escape_ascii())
    }
}

/// A value: any bytes. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Value(Arc<[u8]>);

impl Value {
    /// Wraps the bytes.
    pub fn new(bytes: impl AsRef<[u8]>) -> Self {
        Self(Arc::from(bytes.as_ref()))
    }

    /// The bytes of the value.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Shows the length only: values may hold secrets.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({} bytes)", self.0.len())
    }
}

/// The store's logical time: it rises with each committed transaction. As a guard,
/// [`Revision::ZERO`] means that the key must not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Revision(pub u64);

impl Revision {
    /// Before the first transaction; of a key: it does not exist.
    pub const ZERO: Self = Self(0);

    /// The revision after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Names one transaction for ever, 128 bits from [`crate`]'s source of ids. It makes a repeat
/// harmless and an `Unknown` resolvable, so it must never be used for two different transactions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpId(pub [u8; 16]);

impl fmt::Debug for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpId({:032x})", u128::from_be_bytes(self.0))
    }
}

/// "This key is still as I read it."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// The key that was read.
    pub key: Key,
    /// The revision that last wrote it, or [`Revision::ZERO`] when it was absent.
    pub revision: Revision,
}

/// One change that a transaction makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// Create the key or replace its value.
    Put(Key, Value),
    /// Remove the key. Removing an absent key changes nothing.
    Delete(Key),
}

impl Operation {
    /// The key that is changed.
    #[must_use]
    pub fn key(&self) -> &Key {
        match self {
            Self::Put(key, _) | Self::Delete(key) => key,
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Put(key, value) => key.as_bytes().len() + value.as_bytes().len(),
            Self::Delete(key) => key.as_bytes().len(),
        }
    }
}

/// One transaction: if every guard holds, every operation is done, at one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Txn {
    /// What must still be true.
    pub guards: Vec<Guard>,
    /// What is changed; no key twice.
    pub operations: Vec<Operation>,
    /// The name of this transaction.
    pub op_id: OpId,
}

impl Txn {
    /// A transaction that guards and changes nothing yet.
    #[must_use]
    pub const fn new(op_id: OpId) -> Self {
        Self { guards: Vec::new(), operations: Vec::new(), op_id }
    }

    /// Adds a guard.
    #[must_use]
    pub fn guard(mut self, key: Key, revision: Revision) -> Self {
        self.guards.push(Guard { key, revision });
        self
    }

    /// Adds a put.
    #[must_use]
    pub fn put(mut self, key: Key, value: Value) -> Self {
        self.operations.push(Operation::Put(key, value));
        self
    }

    /// Adds a delete.
    #[must_use]
    pub fn delete(mut self, key: Key) -> Self {
        self.operations.push(Operation::Delete(key));
        self
    }

    /// Whether the transaction keeps the port's limits. Every adapter asks this first.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] or [`StoreError::BadKey`], naming the limit or the key.
    pub fn check(&self) -> Result<(), StoreError> {
        within(Limit::Guards, self.guards.len(), TXN_OPERATIONS_MAX)?;
        within(Limit::Operations, self.operations.len(), TXN_OPERATIONS_MAX)?;
        let guarded: usize = self.guards.iter().map(|guard| guard.key.as_bytes().len()).sum();
        let written: usize = self.operations.iter().map(Operation::bytes).sum();
        within(Limit::Bytes, guarded + written, TXN_BYTES_MAX)?;
        self.guards.iter().try_for_each(|guard| check_key(&guard.key))?;
        let mut seen = BTreeSet::new();
        for operation in &self.operations {
            check_key(operation.key())?;
            if !seen.insert(operation.key()) {
                return Err(bad_key(operation.key(), KeyFault::Twice));
            }
        }
        Ok(())
    }
}

const fn within(limit: Limit, got: usize, max: usize) -> Result<(), StoreError> {
    if got > max { Err(StoreError::TooLarge { limit, got, max }) } else { Ok(()) }
}

fn bad_key(key: &Key, fault: KeyFault) -> StoreError {
    StoreError::BadKey { key: key.clone(), fault }
}

fn check_key(key: &Key) -> Result<(), StoreError> {
    match key.as_bytes() {
        [] => Err(bad_key(key, KeyFault::Empty)),
        [RESERVED_PREFIX, ..] => Err(bad_key(key, KeyFault::Reserved)),
        bytes => within(Limit::Key, bytes.len(), KEY_BYTES_MAX),
    }
}

/// What became of one transaction.
#[derive(Debug, Clone)]
pub enum CommitResult {
    /// Durable, at this revision. A repeat of an op id that is already durable answers its first
    /// revision and changes nothing.
    Committed(Revision),
    /// A guard did not hold; nothing was changed. `current` is the key's revision now, as this
    /// batch left it; [`Revision::ZERO`] when it does not exist.
    Conflict {
        /// The key whose guard failed.
        key: Key,
        /// The revision that the key has.
        current: Revision,
    },
    /// It may or may not be durable. Ask [`Store::resolve`], or commit the same [`Txn`] with the
    /// same op id again: it will not be done twice.
    Unknown,
    /// It was not done and never will be, unless it is sent again.
    Refused(StoreError),
}

impl CommitResult {
    /// The revision, if it was committed.
    #[must_use]
    pub const fn revision(&self) -> Option<Revision> {
        match self {
            Self::Committed(revision) => Some(*revision),
            Self::Conflict { .. } | Self::Unknown | Self::Refused(_) => None,
        }
    }
}

/// How much of the past a store remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Batches that a watch can go back, at least 1.
    pub history_max: usize,
    /// Op records kept; the oldest beyond it are forgotten. At least 1.
    pub op_records_max: usize,
}

impl Default for Retention {
    fn default() -> Self {
        Self { history_max: 16_384, op_records_max: 131_072 }
    }
}

/// Where the truth is kept.
pub trait Store: Send + Sync {
    /// The newest published state. Never waits, never reads disk or network; still answers the
    /// last state after [`Store::close`] and while writes are refused.
    fn snapshot(&self) -> Snapshot;

    /// Commits a batch, in order, with one durable sync: a later transaction sees the earlier
    /// ones. Returns one result for each, in the same order, after it is durable and published.
    /// Blocks; calls from several threads are done one after the other.
    fn commit(&self, txns: Vec<Txn>) -> Vec<CommitResult>;

    /// What is committed after `seen`, one [`Batch`] per commit. `watch(snapshot.revision())`
    /// goes on exactly where the snapshot ends.
    fn watch(&self, seen: Revision) -> Watch;

    /// A revision that is at least everything acknowledged before the call; a snapshot at or
    /// after it is a linearizable read.
    ///
    /// # Errors
    /// When the engine cannot be asked, or is closed.
    fn barrier(&self) -> Result<Revision, StoreError>;

    /// The revision at which `op_id` was committed, or `None` when it was not. Answers surely only
    /// for the newest [`Retention::op_records_max`] transactions.
    ///
    /// # Errors
    /// [`StoreError::InDoubt`] and its like when it cannot be told yet: ask again.
    fn resolve(&self, op_id: OpId) -> Result<Option<Revision>, StoreError>;

    /// Reads everything back from where it is kept and compares it with the snapshot. Slow, and
    /// holds writers up.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when they differ.
    fn integrity(&self) -> Result<(), StoreError>;

    /// Stops taking writes and lets go of files and locks. Watches drain and then end. Closing
    /// twice is harmless.
    ///
    /// # Errors
    /// When what is already durable could not be put in order; nothing acknowledged is lost.
    fn close(&self) -> Result<(), StoreError>;
}
