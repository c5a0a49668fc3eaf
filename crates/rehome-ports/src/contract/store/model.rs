//! A random run, compared step by step with the plainest store there is: a sorted map.
//!
//! In: a seed, which every failure names. Out: a panic when the store answers, holds or tells
//! anything else than the model. Keys are few, so that guards clash and deletes hit.

use std::collections::BTreeMap;

use super::{Make, Promise, Subject, contents, key, value};
use crate::store::{CommitResult, Key, OpId, Operation, Revision, Store, Txn, Value, Watch};

pub(super) const PROMISES: &[Promise] = &[("it agrees with a model", seeded_runs)];

const SEEDS: std::ops::Range<u64> = 0..8;
const BATCHES: u64 = 60;
const TXNS_MAX: u64 = 6;
const OPERATIONS_MAX: u64 = 5;
const KEYS: u64 = 12;

fn seeded_runs(make: Make<'_>) {
    for seed in SEEDS {
        agrees_with_a_model(make, seed);
    }
}

/// Runs one seed. The same seed does the same steps on every adapter.
///
/// # Panics
/// When the store and the model differ; the message has the seed.
pub fn agrees_with_a_model(make: Make<'_>, seed: u64) {
    let subject = Subject::new(make);
    let mut dice = Dice(seed);
    let mut model = Model::new(subject.store.as_ref());
    for step in 0..BATCHES {
        let batch: Vec<Txn> =
            (0..1 + dice.below(TXNS_MAX)).map(|_| model.draw(&subject, &mut dice)).collect();
        let results = subject.store.commit(batch.clone());
        assert_eq!(results.len(), batch.len(), "seed {seed} step {step}");
        for (txn, result) in batch.iter().zip(&results) {
            model.follow(txn, result, &format!("seed {seed} step {step} {txn:?}"));
        }
        model.compare(subject.store.as_ref(), &format!("seed {seed} step {step}"));
    }
    subject.store.integrity().unwrap_or_else(|error| panic!("seed {seed}: {error}"));
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ (bits >> 31)) % bound
    }

    fn key(&mut self) -> Key {
        key(&format!("key/{}", self.below(KEYS)))
    }
}

struct Model {
    records: BTreeMap<Key, (Value, Revision)>,
    ops: BTreeMap<OpId, Revision>,
    newest: Revision,
    sent: Vec<Txn>,
    /// What a follower of the feed holds; it must be the same.
    replica: BTreeMap<Key, (Value, Revision)>,
    watch: Watch,
}

impl Model {
    fn new(store: &dyn Store) -> Self {
        let snapshot = store.snapshot();
        Self {
            records: contents(&snapshot),
            ops: BTreeMap::new(),
            newest: snapshot.revision(),
            sent: Vec::new(),
            replica: contents(&snapshot),
            watch: store.watch(snapshot.revision()),
        }
    }

    fn revision_of(&self, key: &Key) -> Revision {
        self.records.get(key).map_or(Revision::ZERO, |(_, revision)| *revision)
    }

    /// A random transaction: now and then a repeat of an old one, or with a stale guard.
    fn draw(&mut self, subject: &Subject, dice: &mut Dice) -> Txn {
        if !self.sent.is_empty() && dice.below(16) == 0 {
            let place = dice.below(self.sent.len() as u64);
            return self.sent[usize::try_from(place).expect("it is a place")].clone();
        }
        let mut txn = subject.txn();
        for _ in 0..dice.below(3) {
            let key = dice.key();
            let stale = Revision(dice.below(self.newest.0 + 2));
            let revision = if dice.below(4) == 0 { stale } else { self.revision_of(&key) };
            txn = txn.guard(key, revision);
        }
        let mut used = Vec::new();
        for _ in 0..dice.below(OPERATIONS_MAX) {
            let key = dice.key();
            if used.contains(&key) {
                continue;
            }
            used.push(key.clone());
            txn = match dice.below(3) {
                0 => txn.delete(key),
                _ => txn.put(key, value(&dice.below(1_000_000).to_string())),
            };
        }
        self.sent.push(txn.clone());
        txn
    }

    /// Does what the transaction should do, and checks that the store said so.
    fn follow(&mut self, txn: &Txn, result: &CommitResult, at: &str) {
        if let Some(first) = self.ops.get(&txn.op_id) {
            assert_eq!(result.revision(), Some(*first), "{at}: a repeat");
            return;
        }
        let clash = txn.guards.iter().find(|guard| self.revision_of(&guard.key) != guard.revision);
        if let Some(guard) = clash {
            let expected = (guard.key.clone(), self.revision_of(&guard.key));
            let CommitResult::Conflict { key, current } = result else {
                panic!("{at}: {result:?}")
            };
            assert_eq!((key.clone(), *current), expected, "{at}");
            return;
        }
        let revision = result.revision().unwrap_or_else(|| panic!("{at}: {result:?}"));
        assert!(revision > self.newest, "{at}: {revision} after {}", self.newest);
        self.newest = revision;
        self.ops.insert(txn.op_id, revision);
        for operation in &txn.operations {
            match operation {
                Operation::Put(key, value) => {
                    self.records.insert(key.clone(), (value.clone(), revision));
                }
                Operation::Delete(key) => drop(self.records.remove(key)),
            }
        }
    }

    fn compare(&mut self, store: &dyn Store, at: &str) {
        let snapshot = store.snapshot();
        assert_eq!(snapshot.revision(), self.newest, "{at}");
        assert_eq!(contents(&snapshot), self.records, "{at}");
        while let Some(batch) = self.watch.try_next().unwrap_or_else(|e| panic!("{at}: {e}")) {
            for change in &batch.changes {
                let held = self.replica.get(&change.key).cloned();
                let before = change.before.clone().map(|it| (it.value, it.modified));
                assert_eq!(before, held, "{at}: the feed's before");
                match change.after.clone() {
                    Some(it) => self.replica.insert(change.key.clone(), (it.value, it.modified)),
                    None => self.replica.remove(&change.key),
                };
            }
        }
        assert_eq!(self.replica, self.records, "{at}: the feed");
        for txn in &self.sent {
            let resolved = store.resolve(txn.op_id).unwrap_or_else(|e| panic!("{at}: {e}"));
            assert_eq!(resolved, self.ops.get(&txn.op_id).copied(), "{at}: {:?}", txn.op_id);
        }
    }
}
