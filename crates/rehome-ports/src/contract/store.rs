//! What every store must do, as functions that any adapter can run.
//!
//! In: a way to make an empty store. Out: a panic that says which promise is broken. Each promise
//! asserts what changed and that nothing else did. Nothing here knows how an adapter works: no
//! promise counts revisions, waits for a time, or expects an empty history.

mod model;
mod reading;
mod transactions;
mod watching;

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::store::{
    CommitResult, Key, OpId, Retention, Revision, Snapshot, Store, StoreError, Txn, Value,
};

pub use model::agrees_with_a_model;

/// Makes an empty store that remembers as much as it is told.
pub type Make<'a> = &'a dyn Fn(Retention) -> Box<dyn Store>;

/// One promise: its name, which is a sentence, and its check.
pub type Promise = (&'static str, fn(Make<'_>));

/// Every promise of the port.
pub fn promises() -> Vec<Promise> {
    [transactions::PROMISES, reading::PROMISES, watching::PROMISES, model::PROMISES].concat()
}

/// Checks every promise on fresh stores.
///
/// # Panics
/// When one is broken.
pub fn run(make: Make<'_>) {
    for (name, check) in promises() {
        let broken = Named(name);
        check(make);
        std::mem::forget(broken);
    }
}

/// Says on the way out of a panic which promise it was.
struct Named(&'static str);

impl Drop for Named {
    #[allow(clippy::print_stderr)] // The report of a failing test.
    fn drop(&mut self) {
        eprintln!("broken promise of the store: {}", self.0);
    }
}

/// A store under test, with fresh op ids.
struct Subject {
    store: Box<dyn Store>,
    ops_made: Cell<u128>,
}

impl Subject {
    fn new(make: Make<'_>) -> Self {
        Self::with(make, Retention::default())
    }

    fn with(make: Make<'_>, retention: Retention) -> Self {
        Self { store: make(retention), ops_made: Cell::new(0) }
    }

    /// An empty transaction with an op id of its own.
    fn txn(&self) -> Txn {
        self.ops_made.set(self.ops_made.get() + 1);
        Txn::new(OpId(self.ops_made.get().to_be_bytes()))
    }

    /// Commits one transaction, which must succeed.
    fn commit(&self, txn: Txn) -> Revision {
        let result = self.try_commit(txn);
        result.revision().unwrap_or_else(|| panic!("not committed: {result:?}"))
    }

    fn try_commit(&self, txn: Txn) -> CommitResult {
        let mut results = self.store.commit(vec![txn]);
        assert_eq!(results.len(), 1, "one result for one transaction");
        results.remove(0)
    }

    /// Commits one transaction, which must be refused for its shape and change nothing.
    fn refused(&self, txn: Txn) -> StoreError {
        let before = self.store.snapshot();
        let result = self.try_commit(txn);
        let CommitResult::Refused(error) = result else { panic!("not refused: {result:?}") };
        assert_unchanged(&before, &self.store.snapshot());
        error
    }

    fn put(&self, name: &str, text: &str) -> Revision {
        self.commit(self.txn().put(key(name), value(text)))
    }

    fn delete(&self, name: &str) -> Revision {
        self.commit(self.txn().delete(key(name)))
    }
}

fn key(name: &str) -> Key {
    Key::from(name)
}

fn value(text: &str) -> Value {
    Value::from(text)
}

/// Everything in a snapshot, as keys to values and guard revisions.
fn contents(snapshot: &Snapshot) -> BTreeMap<Key, (Value, Revision)> {
    let entry = |(key, record): (&Key, &crate::store::Record)| {
        (key.clone(), (record.value.clone(), record.modified))
    };
    snapshot.range(.., usize::MAX).map(entry).collect()
}

fn assert_unchanged(before: &Snapshot, after: &Snapshot) {
    assert_eq!(before.revision(), after.revision(), "the revision moved");
    assert_eq!(contents(before), contents(after), "records changed");
}

/// After `before`, exactly these keys have these values (`None`: absent), written at `revision`,
/// and no other record is different.
fn assert_changed(
    (before, after): (&Snapshot, &Snapshot),
    revision: Revision,
    changes: &[(&str, Option<&str>)],
) {
    let mut expected = contents(before);
    for (name, text) in changes {
        match text {
            Some(text) => expected.insert(key(name), (value(text), revision)),
            None => expected.remove(&key(name)),
        };
    }
    assert_eq!(contents(after), expected);
}

/// The conflict that a result is.
fn conflict(result: &CommitResult) -> (Key, Revision) {
    match result {
        CommitResult::Conflict { key, current } => (key.clone(), *current),
        CommitResult::Committed(_) | CommitResult::Unknown | CommitResult::Refused(_) => {
            panic!("not a conflict: {result:?}")
        }
    }
}
