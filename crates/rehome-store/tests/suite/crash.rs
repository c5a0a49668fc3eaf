//! kill -9 while a child commits: what it acknowledged is there, nothing is torn.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use rehome_ports::store::{Key, OpId, Revision, Store, Txn, Value};
use rehome_store::SqliteStore;

use crate::{child, child_folder, committed, open, txn};

const ROUNDS: u64 = 20;
const SLOTS: u64 = 50;
const LEGS: [&str; 4] = ["eni", "source", "destination", "address"];
/// Bounds the child's work if its parent dies.
const TXNS_MAX: u64 = 200_000;

fn leg_key(leg: &str, number: u64) -> String {
    format!("{leg}/{}", number % SLOTS)
}

/// Transaction `number`: four records that only make sense together, and a guarded counter.
pub(crate) fn migration(number: u64, counter_at: Revision) -> Txn {
    let counter = Key::from("counter");
    let text = format!("{number}:{}", "x".repeat(500));
    let start = txn(u128::from(number)).guard(counter.clone(), counter_at);
    LEGS.iter()
        .fold(start, |txn, leg| txn.put(Key::new(leg_key(leg, number)), Value::new(&text)))
        .put(counter, Value::new(number.to_string()))
}

fn number_in(value: &Value) -> u64 {
    let text = std::str::from_utf8(value.as_bytes()).unwrap();
    text.split(':').next().unwrap().parse().unwrap()
}

pub(crate) fn counter(store: &SqliteStore) -> u64 {
    store.snapshot().get(b"counter").map_or(0, |record| number_in(&record.value))
}

/// The child's work: batches of one to seven transactions, each acknowledged on its own line.
#[test]
fn writer_child() {
    let Some(folder) = child_folder() else { return };
    let store = open(&folder);
    let mut number = counter(&store);
    while number < TXNS_MAX {
        // Revisions are numbers of transactions here, so a later one can name an earlier one.
        let size = 1 + number % 7;
        let batch = (number..number + size).map(|n| migration(n + 1, Revision(n))).collect();
        let results = store.commit(batch);
        assert!(committed(&results), "{results:?}");
        number += size;
        let mut out = std::io::stdout().lock();
        writeln!(out, "ack {number}").unwrap();
        out.flush().unwrap();
    }
}

/// Runs a child, kills it after `acks` acknowledged batches, and returns the last one it told.
fn kill_after(folder: &Path, acks: u64) -> u64 {
    let mut writer = child("crash::writer_child", folder).spawn().unwrap();
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let mut told = 0;
    let mut seen = 0;
    let number = |line: String| line.strip_prefix("ack ").map(|n| n.parse::<u64>().unwrap());
    while seen < acks {
        let line = lines.next().expect("the child writes until it is killed").unwrap();
        if let Some(number) = number(line) {
            (told, seen) = (number, seen + 1);
        }
    }
    writer.kill().unwrap();
    // What it told before it died counts as acknowledged too.
    let late = lines.map_while(Result::ok).filter_map(number).last();
    writer.wait().unwrap();
    late.unwrap_or(told)
}

/// The whole state follows from the counter; anything else is a torn transaction.
pub(crate) fn assert_whole(store: &SqliteStore) {
    let (snapshot, newest) = (store.snapshot(), counter(store));
    assert_eq!(snapshot.revision(), Revision(newest), "one revision for each transaction");
    let oldest = newest.saturating_sub(SLOTS) + 1;
    for number in oldest..=newest {
        for leg in LEGS {
            let record = snapshot.get(leg_key(leg, number).as_bytes()).expect("it was written");
            assert_eq!(number_in(&record.value), number, "{leg}");
            assert_eq!(record.modified, Revision(number), "{leg}");
        }
        let op_id = OpId(u128::from(number).to_be_bytes());
        assert_eq!(store.resolve(op_id).unwrap(), Some(Revision(number)));
    }
    store.integrity().unwrap();
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = 0;
    for round in 0..ROUNDS {
        let acks = 1 + (round * 37) % 61;
        let told = kill_after(folder.path(), acks);
        let store = open(folder.path());
        let now = counter(&store);
        assert!(now >= told, "round {round}: {told} was acknowledged, {now} is there");
        assert!(now > before, "round {round}: the revision fell from {before} to {now}");
        assert_whole(&store);
        before = now;
    }
}
