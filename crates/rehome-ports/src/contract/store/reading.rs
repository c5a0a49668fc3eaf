//! Promises about reading: snapshots, ranges, barriers, and the end.

use std::ops::Bound;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Make, Promise, Subject, assert_unchanged, contents, key, value};
use crate::store::{CommitResult, Key, Revision, Snapshot, StoreError, Txn, Value};

pub(super) const PROMISES: &[Promise] = &[
    ("a snapshot never changes", a_snapshot_never_changes),
    ("a range is ordered and limited", a_range_is_ordered_and_limited),
    ("a range of many is ordered and limited", a_range_of_many_is_ordered_and_limited),
    ("a prefix is ordered and limited", a_prefix_is_ordered_and_limited),
    ("keys and values are any bytes", keys_and_values_are_any_bytes),
    ("a barrier covers what was acknowledged", a_barrier_covers_what_was_acknowledged),
    ("a reader sees whole transactions", a_reader_sees_whole_transactions),
    ("a closed store reads and does not write", a_closed_store_reads_and_does_not_write),
];

fn a_snapshot_never_changes(make: Make<'_>) {
    let subject = Subject::new(make);
    subject.put("a", "1");
    subject.put("b", "1");
    let snapshot = subject.store.snapshot();
    let (copy, kept) = (snapshot.clone(), contents(&snapshot));
    subject.put("a", "2");
    subject.delete("b");
    subject.put("c", "1");
    assert_eq!(contents(&snapshot), kept);
    assert_unchanged(&copy, &snapshot);
    assert!(subject.store.snapshot().revision() > snapshot.revision());
}

fn names<'a>(found: impl Iterator<Item = (&'a Key, &'a crate::store::Record)>) -> String {
    found.map(|(key, _)| key.to_string()).collect::<Vec<_>>().join(" ")
}

fn a_range_is_ordered_and_limited(make: Make<'_>) {
    let subject = Subject::new(make);
    for name in ["d", "b", "bb", "a", "c"] {
        subject.put(name, name);
    }
    subject.delete("c");
    let snapshot = subject.store.snapshot();
    let (after_b, to_end) = (Bound::Excluded(key("b")), Bound::Unbounded);
    let all = usize::MAX;
    let cases = [
        (names(snapshot.range(.., all)), "a b bb d"),
        (names(snapshot.range(.., 0)), ""),
        (names(snapshot.range(.., 3)), "a b bb"),
        (names(snapshot.range(.., 4)), "a b bb d"),
        (names(snapshot.range(key("b").., all)), "b bb d"),
        (names(snapshot.range((after_b, to_end), 1)), "bb"),
        (names(snapshot.range(key("b")..key("d"), all)), "b bb"),
        (names(snapshot.range(key("b")..=key("d"), all)), "b bb d"),
        (names(snapshot.range(key("b")..key("b"), all)), ""),
        (names(snapshot.range(key("b")..=key("b"), all)), "b"),
        (names(snapshot.range(key("d")..key("a"), all)), ""),
        (names(snapshot.range(key("bc")..key("c"), all)), ""),
        (names(snapshot.range((Bound::Excluded(key("b")), Bound::Excluded(key("b"))), all)), ""),
    ];
    for (place, (found, expected)) in cases.into_iter().enumerate() {
        assert_eq!(found, expected, "row {place}");
    }
}

fn a_range_of_many_is_ordered_and_limited(make: Make<'_>) {
    const MANY: usize = 2_000;
    let subject = Subject::new(make);
    let numbered = |n: usize| Key::new(format!("{n:05}"));
    for start in (0..MANY).step_by(100) {
        let put = |txn: Txn, n| txn.put(numbered(n), value("v"));
        subject.commit((start..start + 100).fold(subject.txn(), put));
    }
    let snapshot = subject.store.snapshot();
    for (from, to) in [(0, MANY), (1, MANY - 1), (700, 1_300), (63, 64), (64, 64), (1_300, 700)] {
        for limit in [usize::MAX, 100, 1, 0] {
            let found: Vec<_> = snapshot.range(numbered(from)..numbered(to), limit).collect();
            let expected = (from..to).take(limit).map(numbered);
            assert!(
                found.iter().map(|(key, _)| (*key).clone()).eq(expected),
                "{from}..{to} {limit}"
            );
        }
    }
}

fn a_prefix_is_ordered_and_limited(make: Make<'_>) {
    let subject = Subject::new(make);
    for name in ["eni/2", "eni", "eni/1", "enj", "a", "eni0"] {
        subject.put(name, name);
    }
    let snapshot = subject.store.snapshot();
    let found = |prefix: &[u8], limit| names(snapshot.prefix(prefix, limit));
    assert_eq!(found(b"eni/", usize::MAX), "eni/1 eni/2");
    assert_eq!(found(b"eni/", 1), "eni/1");
    assert_eq!(found(b"", 2), "a eni");
    assert_eq!(found(b"x", usize::MAX), "");
}

fn keys_and_values_are_any_bytes(make: Make<'_>) {
    let subject = Subject::new(make);
    let every: Vec<u8> = (0..=255).rev().collect();
    let values = [Value::new([]), Value::new([0]), Value::new(&every), value("text")];
    for (place, bytes) in values.iter().enumerate() {
        let mut name = every.clone();
        name.push(u8::try_from(place).expect("few"));
        let at = subject.commit(subject.txn().put(Key::new(&name), bytes.clone()));
        let snapshot = subject.store.snapshot();
        let record = snapshot.get(&name).expect("it was put");
        assert_eq!((&record.value, record.modified), (bytes, at));
    }
    let snapshot = subject.store.snapshot();
    assert_eq!(snapshot.prefix(&every, usize::MAX).count(), values.len());
    subject.store.integrity().expect("kept as it was put");
}

fn a_barrier_covers_what_was_acknowledged(make: Make<'_>) {
    let subject = Subject::new(make);
    for text in ["1", "2", "3"] {
        let at = subject.put("a", text);
        let barrier = subject.store.barrier().expect("open");
        assert!(barrier >= at);
        assert!(subject.store.snapshot().revision() >= at, "own writes are read");
    }
}

/// Every transaction writes the same text to four keys; no snapshot may mix two.
fn a_reader_sees_whole_transactions(make: Make<'_>) {
    const WRITES: u32 = 200;
    let subject = Subject::new(make);
    let store = subject.store.as_ref();
    let done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        let reader = threads.spawn(|| {
            let mut newest = Revision::ZERO;
            while !done.load(Ordering::Acquire) {
                let snapshot = store.snapshot();
                assert!(snapshot.revision() >= newest, "snapshots never go back");
                newest = snapshot.revision();
                assert_whole(&snapshot);
            }
        });
        for n in 0..WRITES {
            let txn = ["a", "b", "c", "d"]
                .iter()
                .fold(subject.txn(), |txn, name| txn.put(key(name), value(&n.to_string())));
            subject.commit(txn);
        }
        done.store(true, Ordering::Release);
        reader.join().expect("the reader saw nothing wrong");
    });
}

fn assert_whole(snapshot: &Snapshot) {
    let records: Vec<_> = snapshot.range(.., usize::MAX).map(|(_, record)| record).collect();
    assert!(records.is_empty() || records.len() == 4, "half a transaction: {records:?}");
    assert!(records.windows(2).all(|pair| pair[0].value == pair[1].value), "{records:?}");
}

fn a_closed_store_reads_and_does_not_write(make: Make<'_>) {
    let subject = Subject::new(make);
    let txn = subject.txn().put(key("a"), value("1"));
    let op_id = txn.op_id;
    subject.commit(txn);
    let before = subject.store.snapshot();
    subject.store.close().expect("it closes");
    subject.store.close().expect("twice is harmless");
    let results = subject.store.commit(vec![subject.txn(), subject.txn()]);
    let closed =
        |result: &CommitResult| matches!(result, CommitResult::Refused(StoreError::Closed));
    assert!(results.len() == 2 && results.iter().all(closed), "{results:?}");
    assert!(matches!(subject.store.barrier(), Err(StoreError::Closed)));
    assert!(matches!(subject.store.resolve(op_id), Err(StoreError::Closed)));
    assert!(matches!(subject.store.integrity(), Err(StoreError::Closed)));
    assert_unchanged(&before, &subject.store.snapshot());
}
