//! Promises about transactions: guards, batches, op ids, limits.

use super::{Make, Promise, Subject, assert_changed, assert_unchanged, conflict, key, value};
use crate::store::{
    BATCH_TXNS_MAX, CommitResult, KEY_BYTES_MAX, Key, KeyFault, Limit, OpId, RESERVED_PREFIX,
    Retention, Revision, StoreError, TXN_BYTES_MAX, TXN_OPERATIONS_MAX, Txn, Value,
};

pub(super) const PROMISES: &[Promise] = &[
    ("a guard holds only at its key's revision", a_guard_holds_only_at_its_keys_revision),
    ("a conflict leaves nothing and fails alone", a_conflict_leaves_nothing_and_fails_alone),
    ("a later transaction sees the earlier ones", a_later_transaction_sees_the_earlier_ones),
    ("a transaction is one revision", a_transaction_is_one_revision),
    ("deleting makes a key absent", deleting_makes_a_key_absent),
    ("a transaction may change nothing", a_transaction_may_change_nothing),
    ("a repeated op id changes nothing", a_repeated_op_id_changes_nothing),
    ("an op id resolves only if committed", an_op_id_resolves_only_if_committed),
    ("the oldest op records are forgotten", the_oldest_op_records_are_forgotten),
    ("counts are limited at their bounds", counts_are_limited_at_their_bounds),
    ("bytes are limited at their bounds", bytes_are_limited_at_their_bounds),
    ("keys must be fit to use", keys_must_be_fit_to_use),
    ("a batch is limited at its bound", a_batch_is_limited_at_its_bound),
];

fn a_guard_holds_only_at_its_keys_revision(make: Make<'_>) {
    let subject = Subject::new(make);
    let old = subject.put("present", "1");
    let current = subject.put("present", "2");
    subject.put("gone", "1");
    subject.delete("gone");
    let never = Revision(u64::MAX);
    let cases = [
        ("absent", Revision::ZERO, None),
        ("absent", old, Some(Revision::ZERO)),
        ("gone", Revision::ZERO, None),
        ("gone", old, Some(Revision::ZERO)),
        ("present", current, None),
        ("present", old, Some(current)),
        ("present", never, Some(current)),
        ("present", Revision::ZERO, Some(current)),
    ];
    for (name, revision, clash) in cases {
        let before = subject.store.snapshot();
        let txn = subject.txn().guard(key(name), revision).put(key("mark"), value(name));
        let result = subject.try_commit(txn);
        let after = subject.store.snapshot();
        match clash {
            None => {
                let at = result.revision().expect("the guard holds");
                assert_changed((&before, &after), at, &[("mark", Some(name))]);
            }
            Some(found) => {
                assert_eq!(conflict(&result), (key(name), found), "{name} at {revision}");
                assert_unchanged(&before, &after);
            }
        }
    }
}

fn a_conflict_leaves_nothing_and_fails_alone(make: Make<'_>) {
    let subject = Subject::new(make);
    subject.put("kept", "1");
    let before = subject.store.snapshot();
    let good = |name| subject.txn().put(key(name), value("new"));
    let bad = subject
        .txn()
        .guard(key("other"), Revision::ZERO)
        .guard(key("kept"), Revision::ZERO)
        .put(key("half"), value("x"))
        .delete(key("kept"));
    let results = subject.store.commit(vec![good("first"), bad, good("last")]);
    let [first, clash, last] = results.as_slice() else { panic!("three results: {results:?}") };
    assert_eq!(conflict(clash), (key("kept"), before.revision_of(b"kept")));
    let after = subject.store.snapshot();
    assert!(first.revision() < last.revision());
    assert_eq!(Some(after.revision()), last.revision());
    assert_eq!(Some(after.revision_of(b"first")), first.revision());
    assert_eq!(Some(after.revision_of(b"last")), last.revision());
    assert_eq!(after.len(), 3, "kept, first and last: {after:?}");
    assert_eq!(after.get(b"kept"), before.get(b"kept"));
}

fn a_later_transaction_sees_the_earlier_ones(make: Make<'_>) {
    let subject = Subject::new(make);
    let create =
        |text| subject.txn().guard(key("one"), Revision::ZERO).put(key("one"), value(text));
    let results = subject.store.commit(vec![
        create("winner"),
        create("loser"),
        subject.txn().delete(key("one")),
        create("again"),
    ]);
    let [winner, loser, deleted, again] = results.as_slice() else { panic!("{results:?}") };
    let won = winner.revision().expect("the first creates");
    assert_eq!(conflict(loser), (key("one"), won));
    assert!(deleted.revision() > Some(won));
    let at = again.revision().expect("absent again");
    let snapshot = subject.store.snapshot();
    assert_eq!(snapshot.revision(), at);
    let record = snapshot.get(b"one").expect("created again");
    assert_eq!((&record.value, record.created, record.modified), (&value("again"), at, at));
    assert_eq!(snapshot.len(), 1);
}

fn a_transaction_is_one_revision(make: Make<'_>) {
    let subject = Subject::new(make);
    let first = subject.put("a", "1");
    let before = subject.store.snapshot();
    let txn = subject.txn().put(key("a"), value("2")).put(key("b"), value("2"));
    let second = subject.commit(txn);
    let after = subject.store.snapshot();
    assert!(second > first);
    assert_eq!(after.revision(), second);
    assert_changed((&before, &after), second, &[("a", Some("2")), ("b", Some("2"))]);
    let created = |name: &[u8]| after.get(name).expect("both are there").created;
    assert_eq!((created(b"a"), created(b"b")), (first, second));
}

fn deleting_makes_a_key_absent(make: Make<'_>) {
    let subject = Subject::new(make);
    subject.put("stays", "1");
    let created = subject.put("goes", "1");
    let before = subject.store.snapshot();
    let at = subject.delete("goes");
    let after = subject.store.snapshot();
    assert_changed((&before, &after), at, &[("goes", None)]);
    assert_eq!(after.revision_of(b"goes"), Revision::ZERO);
    let txn = subject.txn().guard(key("goes"), Revision::ZERO).put(key("goes"), value("2"));
    let again = subject.commit(txn);
    let record = subject.store.snapshot().get(b"goes").cloned().expect("created again");
    assert!(again > created);
    assert_eq!((record.created, record.modified), (again, again));
}

fn a_transaction_may_change_nothing(make: Make<'_>) {
    let subject = Subject::new(make);
    subject.put("stays", "1");
    assert!(subject.store.commit(Vec::new()).is_empty());
    let nothing = |_: &Subject| subject.txn();
    let absent = |_: &Subject| subject.txn().delete(key("absent"));
    for txn in [nothing(&subject), absent(&subject)] {
        let before = subject.store.snapshot();
        let at = subject.commit(txn);
        let after = subject.store.snapshot();
        assert!(at > before.revision(), "it takes a revision all the same");
        assert_eq!(after.revision(), at);
        assert_changed((&before, &after), at, &[]);
    }
}

fn a_repeated_op_id_changes_nothing(make: Make<'_>) {
    let subject = Subject::new(make);
    let txn = subject.txn().guard(key("a"), Revision::ZERO).put(key("a"), value("1"));
    let first = subject.commit(txn.clone());
    let newest = subject.put("b", "1");
    let before = subject.store.snapshot();
    assert_eq!(subject.commit(txn), first, "a repeat answers the first revision");
    assert_unchanged(&before, &subject.store.snapshot());
    let twin = subject.txn().put(key("twin"), value("1"));
    let results = subject.store.commit(vec![twin.clone(), twin]);
    let [one, two] = results.as_slice() else { panic!("two results: {results:?}") };
    assert!(one.revision() > Some(newest));
    assert_eq!(one.revision(), two.revision(), "also within one batch");
    assert_eq!(Some(subject.store.snapshot().revision()), one.revision());
}

fn an_op_id_resolves_only_if_committed(make: Make<'_>) {
    let subject = Subject::new(make);
    let resolve = |op_id: OpId| subject.store.resolve(op_id).expect("it can be told");
    let committed = subject.txn().put(key("a"), value("1"));
    let clashing = subject.txn().guard(key("a"), Revision::ZERO).put(key("a"), value("2"));
    let refused = subject.txn().put(Key::new([]), value("3"));
    let ids = [committed.op_id, clashing.op_id, refused.op_id];
    let results = subject.store.commit(vec![committed, clashing.clone(), refused]);
    let at = results.first().and_then(CommitResult::revision);
    assert!(at.is_some(), "{results:?}");
    assert_eq!(ids.map(resolve), [at, None, None]);
    assert_eq!(resolve(subject.txn().op_id), None, "never sent");
    subject.delete("a");
    let later = subject.commit(clashing);
    assert_eq!(resolve(ids[1]), Some(later), "a conflict uses up no op id");
}

fn the_oldest_op_records_are_forgotten(make: Make<'_>) {
    let kept = 4;
    let retention = Retention { op_records_max: kept, ..Retention::default() };
    let subject = Subject::with(make, retention);
    let txns: Vec<Txn> =
        (0..=kept).map(|n| subject.txn().put(key("n"), value(&n.to_string()))).collect();
    let ids: Vec<OpId> = txns.iter().map(|txn| txn.op_id).collect();
    let revisions: Vec<_> = txns.into_iter().map(|txn| Some(subject.commit(txn))).collect();
    let resolve = |op_id: &OpId| subject.store.resolve(*op_id).expect("it can be told");
    let resolved: Vec<_> = ids.iter().map(resolve).collect();
    assert_eq!(resolved[0], None, "one too many");
    assert_eq!(resolved[1..], revisions[1..]);
    let batch = (0..2 * kept).map(|_| subject.txn()).collect();
    let newest = subject.store.commit(batch);
    assert!(newest.iter().all(|result| result.revision().is_some()));
    assert!(ids.iter().all(|op_id| resolve(op_id).is_none()));
    subject.store.integrity().expect("forgetting does no damage");
}

fn assert_too_large(error: &StoreError, expected: (Limit, usize, usize)) {
    let StoreError::TooLarge { limit, got, max } = error else { panic!("{error:?}") };
    assert_eq!((*limit, *got, *max), expected);
}

fn counts_are_limited_at_their_bounds(make: Make<'_>) {
    let subject = Subject::new(make);
    let numbered = |n: usize| Key::new(format!("key/{n:04}"));
    let puts = |count| (0..count).fold(subject.txn(), |txn, n| txn.put(numbered(n), value("v")));
    let deletes = |count| (0..count).fold(subject.txn(), |txn, n| txn.delete(numbered(n)));
    let guards =
        |count| (0..count).fold(subject.txn(), |txn, n| txn.guard(numbered(n), Revision::ZERO));
    let max = TXN_OPERATIONS_MAX;
    subject.commit(guards(max));
    assert_too_large(&subject.refused(guards(max + 1)), (Limit::Guards, max + 1, max));
    subject.commit(puts(max));
    assert_eq!(subject.store.snapshot().len(), max);
    assert_too_large(&subject.refused(puts(max + 1)), (Limit::Operations, max + 1, max));
    assert_too_large(&subject.refused(deletes(max + 1)), (Limit::Operations, max + 1, max));
    subject.commit(deletes(max));
    assert!(subject.store.snapshot().is_empty());
}

fn bytes_are_limited_at_their_bounds(make: Make<'_>) {
    let subject = Subject::new(make);
    let filler = |bytes| Value::new(vec![7; bytes]);
    let (guard, name) = (key("guard"), key("name"));
    let sized = |bytes: usize| {
        let rest = bytes - guard.as_bytes().len() - name.as_bytes().len();
        subject.txn().guard(guard.clone(), Revision::ZERO).put(name.clone(), filler(rest))
    };
    let max = TXN_BYTES_MAX;
    assert_too_large(&subject.refused(sized(max + 1)), (Limit::Bytes, max + 1, max));
    let at = subject.commit(sized(max));
    let snapshot = subject.store.snapshot();
    let record = snapshot.get(b"name").expect("it was put");
    assert_eq!((record.modified, record.value.as_bytes().len()), (at, max - 9));

    let longest = |bytes| Key::new(vec![b'k'; bytes]);
    let max = KEY_BYTES_MAX;
    subject.commit(subject.txn().put(longest(max), value("v")));
    let error = subject.refused(subject.txn().put(longest(max + 1), value("v")));
    assert_too_large(&error, (Limit::Key, max + 1, max));
    let error = subject.refused(subject.txn().guard(longest(max + 1), Revision::ZERO));
    assert_too_large(&error, (Limit::Key, max + 1, max));
}

fn keys_must_be_fit_to_use(make: Make<'_>) {
    let subject = Subject::new(make);
    let empty = || Key::new([]);
    let reserved = || Key::new([RESERVED_PREFIX, b'x']);
    let twice = key("twice");
    let cases = [
        (subject.txn().put(empty(), value("v")), KeyFault::Empty),
        (subject.txn().delete(empty()), KeyFault::Empty),
        (subject.txn().guard(empty(), Revision::ZERO), KeyFault::Empty),
        (subject.txn().put(reserved(), value("v")), KeyFault::Reserved),
        (subject.txn().delete(reserved()), KeyFault::Reserved),
        (subject.txn().guard(reserved(), Revision::ZERO), KeyFault::Reserved),
        (subject.txn().put(twice.clone(), value("v")).delete(twice), KeyFault::Twice),
    ];
    for (txn, expected) in cases {
        let shown = format!("{txn:?}");
        let error = subject.refused(txn);
        let StoreError::BadKey { fault, .. } = error else { panic!("{shown}: {error:?}") };
        assert_eq!(fault, expected, "{shown}");
    }
    let twin_guards = subject.txn().guard(key("a"), Revision::ZERO).guard(key("a"), Revision::ZERO);
    subject.commit(twin_guards.put(Key::new([RESERVED_PREFIX + 1]), value("v")));
}

fn a_batch_is_limited_at_its_bound(make: Make<'_>) {
    let subject = Subject::new(make);
    let batch = |count: usize| -> Vec<Txn> {
        (0..count).map(|_| subject.txn().put(key("k"), value("v"))).collect()
    };
    let max = BATCH_TXNS_MAX;
    let results = subject.store.commit(batch(max));
    assert_eq!(results.len(), max);
    assert!(results.iter().all(|result| result.revision().is_some()), "all within the bound");
    let mut results = subject.store.commit(batch(max + 1));
    let over = results.pop().expect("one result for each");
    assert!(results.iter().all(|result| result.revision().is_some()), "all within the bound");
    let CommitResult::Refused(error) = over else { panic!("{over:?}") };
    assert_too_large(&error, (Limit::Batch, max + 1, max));
    let newest = results.last().and_then(CommitResult::revision);
    assert_eq!(Some(subject.store.snapshot().revision()), newest);
}
