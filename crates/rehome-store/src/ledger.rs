//! What a transaction does to the state, without any disk: the one definition of it that every
//! adapter here shares.
//!
//! In: a ledger (the newest state and its op records) and a transaction. Out: the next ledger and
//! a verdict. Ledgers are persistent values: the copy that a batch is tried on costs nothing and
//! is thrown away when the disk refuses it.

use imbl::OrdMap;
use rehome_ports::store::{
    BATCH_TXNS_MAX, Batch, Change, CommitResult, Key, Limit, OpId, Operation, Record, Revision,
    Snapshot, StoreError, Txn,
};

/// The state at one revision, with the op records that explain how it came about.
#[derive(Debug, Clone)]
pub(crate) struct Ledger {
    revision: Revision,
    records: OrdMap<Key, Record>,
    op_revisions: OrdMap<OpId, Revision>,
    op_order: OrdMap<Revision, OpId>,
    op_records_max: usize,
}

/// What one transaction came to, before anything is durable.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It changes the state.
    Commit(Batch),
    /// It was committed before, at this revision.
    Repeat(Revision),
    /// A guard does not hold.
    Conflict { key: Key, current: Revision },
    /// It breaks a limit of the port.
    Refused(StoreError),
}

impl Verdict {
    /// The answer once the batch is durable, or known to need no disk.
    pub(crate) fn into_result(self) -> CommitResult {
        match self {
            Self::Commit(batch) => CommitResult::Committed(batch.revision),
            Self::Repeat(revision) => CommitResult::Committed(revision),
            Self::Conflict { key, current } => CommitResult::Conflict { key, current },
            Self::Refused(error) => CommitResult::Refused(error),
        }
    }
}

/// What the verdicts of a batch add to the feed.
pub(crate) fn batches_of(verdicts: &[Verdict]) -> Vec<Batch> {
    let batch = |verdict: &Verdict| match verdict {
        Verdict::Commit(batch) => Some(batch.clone()),
        Verdict::Repeat(_) | Verdict::Conflict { .. } | Verdict::Refused(_) => None,
    };
    verdicts.iter().filter_map(batch).collect()
}

impl Ledger {
    /// The state before the first transaction.
    pub(crate) fn empty(op_records_max: usize) -> Self {
        Self::restored(OrdMap::new(), OrdMap::new(), op_records_max)
    }

    /// The state as it was kept: the newest op record tells the revision.
    /// More op records than `op_records_max` are forgotten with the next transaction, so that they
    /// leave the file too.
    pub(crate) fn restored(
        records: OrdMap<Key, Record>,
        op_order: OrdMap<Revision, OpId>,
        op_records_max: usize,
    ) -> Self {
        let revision = op_order.get_max().map_or(Revision::ZERO, |(revision, _)| *revision);
        let op_revisions = op_order.iter().map(|(revision, op_id)| (*op_id, *revision)).collect();
        let op_records_max = op_records_max.max(1);
        Self { revision, records, op_revisions, op_order, op_records_max }
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.revision, self.records.clone())
    }

    pub(crate) const fn revision(&self) -> Revision {
        self.revision
    }

    /// The revision at which `op_id` was committed, while that is remembered.
    pub(crate) fn resolve(&self, op_id: OpId) -> Option<Revision> {
        self.op_revisions.get(&op_id).copied()
    }

    /// The oldest op record that is still kept.
    pub(crate) fn oldest_op(&self) -> Revision {
        self.op_order.get_min().map_or(Revision::ZERO, |(revision, _)| *revision)
    }

    pub(crate) fn record(&self, key: &Key) -> Option<&Record> {
        self.records.get(key)
    }

    /// The op records older than `revision`.
    pub(crate) fn ops_before(&self, revision: Revision) -> impl Iterator<Item = (Revision, OpId)> {
        self.op_order.range(..revision).map(|(revision, op_id)| (*revision, *op_id))
    }

    pub(crate) fn same_as(&self, other: &Self) -> bool {
        self.revision == other.revision
            && self.records == other.records
            && self.op_order == other.op_order
    }

    /// Tries a whole batch on a copy: the ledger after it, and one verdict for each transaction.
    pub(crate) fn decide(&self, txns: &[Txn]) -> (Self, Vec<Verdict>) {
        let mut next = self.clone();
        let room = |place: usize| {
            let too_large =
                StoreError::TooLarge { limit: Limit::Batch, got: txns.len(), max: BATCH_TXNS_MAX };
            if place < BATCH_TXNS_MAX { Ok(()) } else { Err(too_large) }
        };
        let verdicts = txns
            .iter()
            .enumerate()
            .map(|(place, txn)| match room(place).and_then(|()| txn.check()) {
                Ok(()) => next.apply(txn),
                Err(error) => Verdict::Refused(error),
            })
            .collect();
        (next, verdicts)
    }

    fn apply(&mut self, txn: &Txn) -> Verdict {
        if let Some(revision) = self.resolve(txn.op_id) {
            return Verdict::Repeat(revision);
        }
        for guard in &txn.guards {
            let current =
                self.records.get(&guard.key).map_or(Revision::ZERO, |record| record.modified);
            if current != guard.revision {
                return Verdict::Conflict { key: guard.key.clone(), current };
            }
        }
        self.revision = self.revision.next();
        let changes =
            txn.operations.iter().filter_map(|operation| self.change(operation)).collect();
        self.op_revisions.insert(txn.op_id, self.revision);
        self.op_order.insert(self.revision, txn.op_id);
        self.forget_old_ops();
        Verdict::Commit(Batch { revision: self.revision, op_id: txn.op_id, changes })
    }

    fn change(&mut self, operation: &Operation) -> Option<Change> {
        match operation {
            Operation::Put(key, value) => {
                let before = self.records.get(key).cloned();
                let created = before.as_ref().map_or(self.revision, |record| record.created);
                let record = Record { value: value.clone(), created, modified: self.revision };
                self.records.insert(key.clone(), record.clone());
                Some(Change { key: key.clone(), before, after: Some(record) })
            }
            Operation::Delete(key) => {
                let before = self.records.remove(key)?;
                Some(Change { key: key.clone(), before: Some(before), after: None })
            }
        }
    }

    fn forget_old_ops(&mut self) {
        while self.op_order.len() > self.op_records_max {
            let Some((revision, op_id)) = self.op_order.get_min().copied() else { return };
            self.op_order.remove(&revision);
            self.op_revisions.remove(&op_id);
        }
    }
}
