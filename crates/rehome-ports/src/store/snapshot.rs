//! One state of the store: every record at one revision, immutable and in memory.
//!
//! In: a persistent map, made by an adapter. Out: point reads and ordered ranges. A snapshot
//! shares its nodes with the next one, so it costs nothing to keep and nothing ever changes in it.

use std::ops::{Bound, RangeBounds};

use imbl::OrdMap;

use super::{Key, Revision, Value};

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What was put.
    pub value: Value,
    /// The revision that created the key.
    pub created: Revision,
    /// The revision that last wrote it: what a guard names.
    pub modified: Revision,
}

/// Every record at one revision. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    revision: Revision,
    records: OrdMap<Key, Record>,
}

impl Snapshot {
    /// The state `records` as it is at `revision`. For adapters.
    #[must_use]
    pub const fn new(revision: Revision, records: OrdMap<Key, Record>) -> Self {
        Self { revision, records }
    }

    /// The revision of the newest transaction in it.
    #[must_use]
    pub const fn revision(&self) -> Revision {
        self.revision
    }

    /// The records behind it; a clone of them can be changed without changing the snapshot. For
    /// adapters.
    #[must_use]
    pub const fn records(&self) -> &OrdMap<Key, Record> {
        &self.records
    }

    /// The record of one key.
    #[must_use]
    pub fn get(&self, key: &[u8]) -> Option<&Record> {
        self.records.get(key)
    }

    /// The revision that a guard must name for `key`: [`Revision::ZERO`] when it is absent.
    #[must_use]
    pub fn revision_of(&self, key: &[u8]) -> Revision {
        self.get(key).map_or(Revision::ZERO, |record| record.modified)
    }

    /// At most `limit` records with keys in `keys`, in the order of the keys. An empty or
    /// reversed range has none.
    pub fn range(
        &self,
        keys: impl RangeBounds<Key>,
        limit: usize,
    ) -> impl Iterator<Item = (&Key, &Record)> {
        self.records.range::<_, Key>(keys).take(limit)
    }

    /// At most `limit` records whose keys begin with `prefix`, in the order of the keys.
    pub fn prefix<'a>(
        &'a self,
        prefix: &'a [u8],
        limit: usize,
    ) -> impl Iterator<Item = (&'a Key, &'a Record)> {
        self.records
            .range::<_, [u8]>((Bound::Included(prefix), Bound::Unbounded))
            .take_while(move |(key, _)| key.as_bytes().starts_with(prefix))
            .take(limit)
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
