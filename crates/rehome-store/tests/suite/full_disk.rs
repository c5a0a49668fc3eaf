//! A disk that is full or fails: writes are refused, reads go on, and it recovers.

use std::collections::BTreeSet;

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::signal::{SigSet, Signal};
use rehome_ports::store::{CommitResult, Key, OpId, Revision, Store, StoreError, Txn, Value};

use crate::{child, child_folder, committed, contents, open, open_sized, put};

const VALUE_BYTES: usize = 16 * 1024;
/// Bounds how long a disk may take to be full.
const TRIES_MAX: u128 = 400;

fn big(op: u128) -> Txn {
    put(op, &format!("big/{op:04}"), vec![b'b'; VALUE_BYTES])
}

#[test]
fn a_full_store_refuses_writes_and_recovers_when_raised() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_sized(folder.path(), 256 * 1024);
    let refusal = (1..TRIES_MAX).find_map(|op| {
        let results = store.commit(vec![big(op)]);
        (!committed(&results)).then_some((op, results))
    });
    let (op, results) = refusal.expect("the bound is reached");
    let [CommitResult::Refused(error @ StoreError::Full { .. })] = results.as_slice() else {
        panic!("{results:?}")
    };
    assert!(error.to_string().contains("free space"), "{error}");

    let before = store.snapshot();
    let clash = put(TRIES_MAX, "x", "y").guard(Key::from("big/0001"), Revision::ZERO);
    let repeat = big(1);
    let results = store.commit(vec![big(op), clash, repeat, put(TRIES_MAX + 1, "", "bad")]);
    let [full, beside, done, bad] = results.as_slice() else { panic!("{results:?}") };
    for refused in [full, beside] {
        assert!(matches!(refused, CommitResult::Refused(StoreError::Full { .. })), "{refused:?}");
    }
    assert_eq!(done.revision(), Some(Revision(1)), "what is durable stays acknowledged");
    assert!(matches!(bad, CommitResult::Refused(StoreError::BadKey { .. })), "{bad:?}");
    assert_eq!(contents(&store.snapshot()), contents(&before), "nothing was published");
    assert_eq!(store.barrier().unwrap(), before.revision());
    assert_eq!(store.resolve(OpId(op.to_be_bytes())).unwrap(), None);
    store.integrity().unwrap();
    store.close().unwrap();

    let raised = open_sized(folder.path(), 1024 * 1024);
    assert_eq!(contents(&raised.snapshot()), contents(&before));
    assert!(committed(&raised.commit(vec![big(op)])));
    raised.integrity().unwrap();
}

#[test]
fn deleting_makes_room_in_a_full_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_sized(folder.path(), 256 * 1024);
    let full = (1..TRIES_MAX).find(|op| !committed(&store.commit(vec![big(*op)])));
    let full = full.expect("the bound is reached");
    let delete = crate::txn(TRIES_MAX).delete(Key::from("big/0001"));
    assert!(committed(&store.commit(vec![delete])));
    assert!(committed(&store.commit(vec![big(full)])));
}

#[test]
fn a_failing_disk_refuses_writes_and_recovers() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = child("full_disk::limited_child", folder.path());
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("recovered"), "{told}");
}

/// Files of this process may have `bytes`; a write past it fails as a broken disk's would.
fn limit_files(bytes: Option<u64>) {
    let (_, hard) = getrlimit(Resource::RLIMIT_FSIZE).unwrap();
    setrlimit(Resource::RLIMIT_FSIZE, bytes.unwrap_or(hard), hard).unwrap();
}

/// The child's work, in a process of its own because the limit is the process's.
#[test]
fn limited_child() {
    let Some(folder) = child_folder() else { return };
    let mut signals = SigSet::empty();
    signals.add(Signal::SIGXFSZ);
    signals.thread_block().unwrap();
    for limit in [96 * 1024, 300 * 1024, 1024 * 1024] {
        let folder = folder.join(limit.to_string());
        let store = open(&folder);
        limit_files(Some(limit));
        let (acknowledged, unknown) = write_until_stuck(&store);
        limit_files(None);
        assert!(committed(&store.commit(vec![put(TRIES_MAX + 1, "recovered", "yes")])));
        check_outcome(&store, &acknowledged, &unknown);
        let held = contents(&store.snapshot());
        drop(store);
        assert_eq!(contents(&open(&folder).snapshot()), held);
        println!("recovered at {limit}: {} kept, {} unknown", acknowledged.len(), unknown.len());
    }
}

/// Writes until four in a row fail; reads must go on throughout.
fn write_until_stuck(store: &impl Store) -> (BTreeSet<u128>, BTreeSet<u128>) {
    let (mut acknowledged, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    let mut failed_in_row = 0;
    for op in 1..TRIES_MAX {
        let before = store.snapshot();
        match store.commit(vec![big(op)]).remove(0) {
            CommitResult::Committed(_) => {
                acknowledged.insert(op);
                failed_in_row = 0;
                continue;
            }
            CommitResult::Unknown => drop(unknown.insert(op)),
            CommitResult::Refused(StoreError::Io { .. } | StoreError::Full { .. }) => {}
            wrong @ (CommitResult::Refused(_) | CommitResult::Conflict { .. }) => {
                panic!("{op}: {wrong:?}")
            }
        }
        assert_eq!(contents(&store.snapshot()), contents(&before), "{op}: nothing is published");
        assert!(store.barrier().is_ok(), "{op}: reads go on");
        failed_in_row += 1;
        if failed_in_row == 4 {
            return (acknowledged, unknown);
        }
    }
    panic!("the limit was never reached");
}

fn check_outcome(store: &impl Store, acknowledged: &BTreeSet<u128>, unknown: &BTreeSet<u128>) {
    let snapshot = store.snapshot();
    for op in 1..TRIES_MAX {
        let there = snapshot.get(format!("big/{op:04}").as_bytes());
        let resolved = store.resolve(OpId(op.to_be_bytes())).unwrap();
        assert_eq!(resolved, there.map(|record| record.modified), "{op}");
        let expected = acknowledged.contains(&op);
        assert!(there.is_some() == expected || unknown.contains(&op), "{op}");
        assert!(there.is_none_or(|record| record.value == Value::new(vec![b'b'; VALUE_BYTES])));
    }
    store.integrity().unwrap();
}
