//! A store with faults on demand, and what a fault of it may lead to.
//!
//! In: the number of the transaction that fails, and how. Out: the memory store's answers for all
//! others.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use rehome_ports::store::{
    CommitResult, Key, OpId, Revision, Snapshot, Store, StoreError, Txn, Value, Watch,
};
use rehome_store::MemoryStore;

/// How one transaction fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoreFault {
    /// The disk is full.
    Refused,
    /// Somebody else wrote one of the guarded records first.
    Foreign,
    /// It is durable, and the answer was lost; asked again, the store knows.
    UnknownDone,
    /// It is not durable, and the answer was lost; asked again, the store knows.
    UnknownNotDone,
    /// It is durable, and the store cannot tell.
    InDoubtDone,
    /// It is not durable, and the store cannot tell.
    InDoubtNotDone,
}

/// Every fault.
pub(crate) const ALL: [StoreFault; 6] = [
    StoreFault::Refused,
    StoreFault::Foreign,
    StoreFault::UnknownDone,
    StoreFault::UnknownNotDone,
    StoreFault::InDoubtDone,
    StoreFault::InDoubtNotDone,
];

/// A memory store that fails where it is told to.
#[derive(Debug, Default)]
pub(crate) struct FaultyStore {
    inner: MemoryStore,
    script: Mutex<Script>,
}

#[derive(Debug, Default)]
struct Script {
    txns: usize,
    faults: BTreeMap<usize, StoreFault>,
    in_doubt: Vec<OpId>,
}

impl FaultyStore {
    /// The `txn`th transaction from now on fails in this way (0 is the next one).
    pub(crate) fn fail(&self, txn: usize, fault: StoreFault) {
        let mut script = self.script.lock().unwrap();
        let at = script.txns + txn;
        script.faults.insert(at, fault);
    }

    /// Transactions so far.
    pub(crate) fn txns(&self) -> usize {
        self.script.lock().unwrap().txns
    }

    fn one(&self, txn: Txn) -> CommitResult {
        let mut script = self.script.lock().unwrap();
        let number = script.txns;
        script.txns += 1;
        let fault = script.faults.remove(&number);
        if let Some(StoreFault::InDoubtDone | StoreFault::InDoubtNotDone) = fault {
            script.in_doubt.push(txn.op_id);
        }
        drop(script);
        match fault {
            None => self.commit_inner(txn),
            Some(StoreFault::Refused) => {
                let cause = Arc::new(std::io::Error::other("on demand"));
                CommitResult::Refused(StoreError::Full { path: PathBuf::from("db"), cause })
            }
            Some(StoreFault::Foreign) => {
                self.touch(&txn);
                self.commit_inner(txn)
            }
            Some(StoreFault::UnknownDone | StoreFault::InDoubtDone) => {
                self.commit_inner(txn);
                CommitResult::Unknown
            }
            Some(StoreFault::UnknownNotDone | StoreFault::InDoubtNotDone) => CommitResult::Unknown,
        }
    }

    fn commit_inner(&self, txn: Txn) -> CommitResult {
        self.inner.commit(vec![txn]).remove(0)
    }

    /// Writes the first guarded record that exists again, as it was.
    fn touch(&self, txn: &Txn) {
        let snapshot = self.inner.snapshot();
        let found = txn.guards.iter().find_map(|guard| {
            let value: &Value = &snapshot.get(guard.key.as_bytes())?.value;
            Some((guard.key.clone(), value.clone()))
        });
        if let Some((key, value)) = found {
            self.put(key, value, 0xff);
        }
    }

    /// Writes a record as another process would.
    pub(crate) fn put(&self, key: Key, value: Value, name: u8) {
        let number = u8::try_from(self.txns() % 251).unwrap();
        let op_id = OpId([name, number, 0xee, 0xee, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        let result = self.commit_inner(Txn::new(op_id).put(key, value));
        assert!(result.revision().is_some(), "{result:?}");
    }
}

impl Store for FaultyStore {
    fn snapshot(&self) -> Snapshot {
        self.inner.snapshot()
    }

    fn commit(&self, txns: Vec<Txn>) -> Vec<CommitResult> {
        txns.into_iter().map(|txn| self.one(txn)).collect()
    }

    fn watch(&self, seen: Revision) -> Watch {
        self.inner.watch(seen)
    }

    fn barrier(&self) -> Result<Revision, StoreError> {
        self.inner.barrier()
    }

    fn resolve(&self, op_id: OpId) -> Result<Option<Revision>, StoreError> {
        if self.script.lock().unwrap().in_doubt.contains(&op_id) {
            return Err(StoreError::InDoubt);
        }
        self.inner.resolve(op_id)
    }

    fn integrity(&self) -> Result<(), StoreError> {
        self.inner.integrity()
    }

    fn close(&self) -> Result<(), StoreError> {
        self.inner.close()
    }
}
