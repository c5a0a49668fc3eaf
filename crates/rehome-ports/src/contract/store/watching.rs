//! Promises about watching: every commit once, whole, in order.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::{Make, Promise, Subject, key, value};
use crate::store::{Batch, Change, Record, Retention, Revision, Watch, WatchError};

pub(super) const PROMISES: &[Promise] = &[
    ("a batch tells what one commit changed", a_batch_tells_what_one_commit_changed),
    ("batches come in order and once", batches_come_in_order_and_once),
    ("a watch resumes where it was", a_watch_resumes_where_it_was),
    ("a watch from the future waits for it", a_watch_from_the_future_waits_for_it),
    ("a watch that fell behind is told so", a_watch_that_fell_behind_is_told_so),
    ("a waiting watch is woken", a_waiting_watch_is_woken),
    ("a closed store's watch drains and ends", a_closed_stores_watch_drains_and_ends),
];

/// Long enough that only a lost wake-up reaches it.
const PATIENCE: Duration = Duration::from_secs(30);

fn expect_next(watch: &mut Watch) -> Arc<Batch> {
    let batch = watch.next(PATIENCE).expect("the watch goes on").expect("a batch was published");
    assert_eq!(watch.seen(), batch.revision);
    batch
}

fn assert_nothing_more(watch: &mut Watch) {
    assert_eq!(watch.try_next(), Ok(None));
    assert_eq!(watch.next(Duration::ZERO), Ok(None));
}

fn record(text: &str, created: Revision, modified: Revision) -> Option<Record> {
    Some(Record { value: value(text), created, modified })
}

fn change(name: &str, before: Option<Record>, after: Option<Record>) -> Change {
    Change { key: key(name), before, after }
}

fn a_batch_tells_what_one_commit_changed(make: Make<'_>) {
    let subject = Subject::new(make);
    let first = subject.put("changed", "1");
    let second = subject.put("deleted", "1");
    let mut watch = subject.store.watch(subject.store.snapshot().revision());
    let txn = subject
        .txn()
        .delete(key("deleted"))
        .put(key("made"), value("1"))
        .delete(key("absent"))
        .put(key("changed"), value("2"));
    let op_id = txn.op_id;
    let at = subject.commit(txn);
    let batch = expect_next(&mut watch);
    assert_eq!((batch.revision, batch.op_id), (at, op_id));
    let mut changes = batch.changes.clone();
    changes.sort_by(|a, b| a.key.cmp(&b.key));
    let expected = [
        change("changed", record("1", first, first), record("2", first, at)),
        change("deleted", record("1", second, second), None),
        change("made", None, record("1", at, at)),
    ];
    assert_eq!(changes, expected);
    assert_nothing_more(&mut watch);
    let empty = subject.commit(subject.txn());
    let batch = expect_next(&mut watch);
    assert_eq!((batch.revision, batch.changes.len()), (empty, 0));
}

fn batches_come_in_order_and_once(make: Make<'_>) {
    let subject = Subject::new(make);
    let mut watch = subject.store.watch(subject.store.snapshot().revision());
    let good = |name| subject.txn().put(key(name), value("v"));
    let clash = subject.txn().guard(key("absent"), Revision(u64::MAX)).put(key("no"), value("v"));
    let repeat = good("a");
    let txns = vec![repeat.clone(), clash, good("b"), repeat, good("c")];
    let results = subject.store.commit(txns);
    let mut revisions: Vec<_> = results.iter().filter_map(|it| it.revision()).collect();
    assert_eq!(revisions.len(), 4, "{results:?}");
    revisions.remove(2);
    let batches: Vec<_> = (0..3).map(|_| expect_next(&mut watch)).collect();
    assert!(batches.iter().map(|batch| batch.revision).eq(revisions.iter().copied()));
    assert!(revisions.is_sorted());
    let names: Vec<_> = batches.iter().flat_map(|batch| &batch.changes).map(|it| &it.key).collect();
    assert_eq!(names, [&key("a"), &key("b"), &key("c")]);
    assert_nothing_more(&mut watch);
}

fn a_watch_resumes_where_it_was(make: Make<'_>) {
    let subject = Subject::new(make);
    let start = subject.store.snapshot().revision();
    let revisions = ["1", "2", "3"].map(|text| subject.put("a", text));
    let mut watch = subject.store.watch(start);
    assert_eq!(expect_next(&mut watch).revision, revisions[0]);
    let mut resumed = subject.store.watch(watch.seen());
    drop(watch);
    assert_eq!(expect_next(&mut resumed).revision, revisions[1]);
    assert_eq!(expect_next(&mut resumed).revision, revisions[2]);
    assert_nothing_more(&mut resumed);
}

fn a_watch_from_the_future_waits_for_it(make: Make<'_>) {
    let subject = Subject::new(make);
    let now = subject.put("a", "1");
    let mut watch = subject.store.watch(now.next());
    assert_nothing_more(&mut watch);
    let mut later = subject.put("a", "2");
    while later <= now.next() {
        later = subject.put("a", "3");
    }
    assert_eq!(expect_next(&mut watch).revision, later);
}

fn a_watch_that_fell_behind_is_told_so(make: Make<'_>) {
    let retention = Retention { history_max: 3, ..Retention::default() };
    let subject = Subject::with(make, retention);
    let start = subject.store.snapshot().revision();
    let mut slow = subject.store.watch(start);
    let revisions = ["1", "2", "3", "4"].map(|text| subject.put("a", text));
    let compacted = WatchError::Compacted { oldest: revisions[1] };
    assert_eq!(slow.try_next(), Err(compacted));
    assert_eq!(slow.next(Duration::ZERO), Err(compacted), "it cannot skip what it missed");
    assert_eq!(slow.seen(), start);
    let mut at_bound = subject.store.watch(revisions[0]);
    for revision in &revisions[1..] {
        assert_eq!(expect_next(&mut at_bound).revision, *revision);
    }
    let mut listed = subject.store.watch(subject.store.snapshot().revision());
    assert_nothing_more(&mut listed);
    let newest = subject.put("a", "5");
    assert_eq!(expect_next(&mut listed).revision, newest);
}

/// A wake-up that is lost shows as a report that does not come, long before the watch would have
/// looked again by itself.
fn a_waiting_watch_is_woken(make: Make<'_>) {
    const ROUNDS: usize = 50;
    let subject = Subject::new(make);
    let mut watch = subject.store.watch(subject.store.snapshot().revision());
    let store = subject.store.as_ref();
    let (report, reports) = mpsc::channel();
    std::thread::scope(|threads| {
        threads.spawn(move || {
            for _ in 0..ROUNDS {
                let batch = expect_next(&mut watch);
                assert!(store.snapshot().revision() >= batch.revision, "what is told can be read");
                report.send(batch.revision).expect("the other side waits for it");
            }
        });
        for _ in 0..ROUNDS {
            let at = subject.put("a", "1");
            let woken = reports.recv_timeout(PATIENCE / 4).expect("the watch is woken");
            assert_eq!(woken, at);
        }
    });
}

fn a_closed_stores_watch_drains_and_ends(make: Make<'_>) {
    let subject = Subject::new(make);
    let mut watch = subject.store.watch(subject.store.snapshot().revision());
    let at = subject.put("a", "1");
    subject.store.close().expect("it closes");
    assert_eq!(expect_next(&mut watch).revision, at);
    assert_eq!(watch.try_next(), Err(WatchError::Closed));
    assert_eq!(watch.next(PATIENCE), Err(WatchError::Closed));
}
