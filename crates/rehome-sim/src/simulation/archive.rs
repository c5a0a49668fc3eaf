//! A store that lets its callers down: others write first, answers get lost, the disk is full.
//!
//! In: transactions. Out: what the store behind it answered, or not. A transaction is never done
//! twice and never in part: that is the port's promise, which the store behind it keeps.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rehome_ports::store::{CommitResult, OpId, Revision, Snapshot, Store, StoreError, Txn, Watch};

use super::fate::{Fate, Mishap};
use super::trace::Trace;

/// Op ids whose fate the store does not tell; the oldest are told again.
const IN_DOUBT_MAX: usize = 64;
/// Transactions that a foreign writer goes on to spoil once it began: more than a write is
/// decided again.
const CONTENDED: u32 = rehome_engine::core::ROUNDS_MAX + 1;

const OF_COMMITS: [Mishap; 7] = [
    Mishap::StoreForeign,
    Mishap::StoreContended,
    Mishap::StoreRefused,
    Mishap::StoreUnknownDone,
    Mishap::StoreUnknownLost,
    Mishap::StoreDoubtDone,
    Mishap::StoreDoubtLost,
];

pub(crate) struct Archive {
    inner: Arc<dyn Store>,
    fate: Arc<Fate>,
    trace: Arc<Trace>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    in_doubt: Vec<OpId>,
    spoils: u32,
    touches: u64,
}

impl State {
    fn doubt(&mut self, op_id: OpId) {
        if self.in_doubt.len() == IN_DOUBT_MAX {
            self.in_doubt.remove(0);
        }
        self.in_doubt.push(op_id);
    }
}

impl Archive {
    pub(crate) fn new(inner: Arc<dyn Store>, (fate, trace): (Arc<Fate>, Arc<Trace>)) -> Self {
        Self { inner, fate, trace, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody contends any more.
    pub(crate) fn rest(&self) {
        let mut state = self.state();
        state.in_doubt.clear();
        state.spoils = 0;
    }

    fn mishap(&self) -> Option<Mishap> {
        let mut state = self.state();
        if state.spoils > 0 {
            state.spoils -= 1;
            return Some(Mishap::StoreForeign);
        }
        let kind = self.fate.strikes(&OF_COMMITS);
        if kind == Some(Mishap::StoreContended) {
            state.spoils = CONTENDED - 1;
        }
        kind
    }

    fn one(&self, txn: Txn) -> CommitResult {
        let kind = self.mishap();
        let op_id = txn.op_id;
        let result = match kind {
            None => self.done(txn),
            Some(Mishap::StoreForeign | Mishap::StoreContended) => {
                self.touch(&txn);
                self.done(txn)
            }
            Some(Mishap::StoreRefused) => {
                let cause = Arc::new(std::io::Error::other("on demand"));
                CommitResult::Refused(StoreError::Full { path: PathBuf::from("db"), cause })
            }
            Some(kind) => {
                if matches!(kind, Mishap::StoreDoubtDone | Mishap::StoreDoubtLost) {
                    self.state().doubt(op_id);
                }
                if matches!(kind, Mishap::StoreDoubtDone | Mishap::StoreUnknownDone) {
                    drop(self.done(txn));
                }
                CommitResult::Unknown
            }
        };
        let code = match &result {
            CommitResult::Committed(revision) => revision.0 << 8,
            CommitResult::Conflict { current, .. } => current.0 << 8 | 1,
            CommitResult::Unknown => 2,
            CommitResult::Refused(_) => 3,
        };
        let kind_word = kind.map_or(0, |kind| kind as u64 + 1);
        self.trace.note(&[20, kind_word, code], || format!("store   {kind:?} -> {result:?}"));
        result
    }

    fn done(&self, txn: Txn) -> CommitResult {
        let only = self.inner.commit(vec![txn]).pop();
        only.unwrap_or(CommitResult::Refused(StoreError::Closed))
    }

    /// Writes one of the guarded records again, as it was.
    fn touch(&self, txn: &Txn) {
        let snapshot = self.inner.snapshot();
        let there: Vec<_> = txn
            .guards
            .iter()
            .filter_map(|guard| Some((guard, snapshot.get(guard.key.as_bytes())?)))
            .collect();
        if let Some((guard, record)) = self.fate.pick(&there) {
            let mut state = self.state();
            state.touches += 1;
            let op_id = OpId((u128::MAX - u128::from(state.touches)).to_be_bytes());
            drop(state);
            drop(self.done(Txn::new(op_id).put(guard.key.clone(), record.value.clone())));
        }
    }
}

impl Store for Archive {
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
        if self.state().in_doubt.contains(&op_id) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_op_ids_are_in_doubt_and_no_more() {
        let mut state = State::default();
        let op_ids = (0..=IN_DOUBT_MAX as u128).map(|number| OpId(number.to_be_bytes()));
        op_ids.for_each(|op_id| state.doubt(op_id));
        assert_eq!(state.in_doubt.len(), IN_DOUBT_MAX);
        assert_eq!(state.in_doubt[0], OpId(1_u128.to_be_bytes()));
    }
}
