//! The writer under the file layer: stores that live one after the other, each on what the one
//! before left, killed or cut off.
//!
//! In: a seed. Out: for each life the disk that it found, and the log from there on. Invariants: the
//! first life makes the store; every life opens, writes, closes, opens again, writes and closes; a
//! batch is noted before it is handed over and after it was answered; what an opened store shows
//! counts as answered, for anybody may have read it.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use rehome_ports::store::{Revision, Store};

use super::disk::{Disk, Sectors, Syncs};
use super::layer::{Layer, MARKS};
use super::log::{Op, Tree};
use super::rng::Rng;
use crate::crash::{counter, migration};
use crate::{child, child_folder, committed, open};

/// Where the store is on the disk: two folders that it makes itself.
pub(super) const HOME: &str = "srv/rehome";
/// Fresh, then in turn after a kill and after a power cut.
const LIVES: usize = 7;
const BATCHES: u64 = 120;

/// One life of the store.
#[derive(Debug)]
pub(super) struct Life {
    /// The disk as the last power cut left it.
    pub(super) start: Tree,
    /// Everything since then, over the lives that were killed too.
    pub(super) ops: Vec<Op>,
    /// Where in `ops` this life begins.
    pub(super) from: usize,
    /// What was known when the power came back.
    pub(super) known: Known,
}

/// What the writer's clients may rely on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The last transaction that somebody was told of.
    pub(super) acked: u64,
    /// The last one that was handed over, perhaps not answered yet.
    pub(super) begun: u64,
}

impl Known {
    pub(super) fn after(self, ops: &[Op]) -> Self {
        ops.iter().fold(self, |known, op| match op {
            Op::Begin(number) => Self { begun: *number, ..known },
            Op::Ack(number) => Self { acked: *number, begun: *number },
            Op::Make { .. }
            | Op::Name { .. }
            | Op::Write { .. }
            | Op::Length { .. }
            | Op::Sync { .. } => known,
        })
    }
}

/// Lives all of them, with the layer mounted at `folder`.
///
/// # Errors
/// Why there can be no layer.
pub(super) fn live(seed: u64, folder: &Path) -> Result<Vec<Life>, String> {
    let mut lives: Vec<Life> = Vec::new();
    for number in 0..LIVES {
        let mut rng = Rng::new(seed, u64::MAX - number as u64);
        let (mut life, tree) = match lives.last() {
            None => first(),
            Some(last) if number % 2 == 1 => killed(last, &mut rng),
            Some(last) => cut_off(last, &mut rng),
        };
        let layer = Layer::mount(tree, folder)?;
        let worked = child("powercut::lives::store_child", layer.folder()).output().unwrap();
        assert!(worked.status.success(), "{worked:?}");
        life.ops.extend(layer.into_log());
        lives.push(life);
    }
    Ok(lives)
}

fn first() -> (Life, Tree) {
    let start = Tree::empty();
    let known = Known::default();
    (Life { start: start.clone(), ops: Vec::new(), from: 0, known }, start)
}

/// After a kill: everything is as it was, and what was not synced still is not. It falls between the
/// write of a batch and its sync, where a store could take for done what is not durable.
fn killed(last: &Life, rng: &mut Rng) -> (Life, Tree) {
    let half = last.from + (last.ops.len() - last.from) / 2;
    let somewhere = half + rng.below((last.ops.len() - half) / 2);
    let in_commit = |at: &usize| {
        let known = last.known.after(&last.ops[..*at]);
        known.begun > known.acked && matches!(last.ops[*at], Op::Sync { .. })
    };
    let at = (somewhere..last.ops.len()).find(in_commit).unwrap();
    let ops = last.ops[..at].to_vec();
    let mut disk = Disk::new(&last.start, &ops, Syncs::All);
    disk.advance(at);
    let tree = disk.live();
    (Life { start: last.start.clone(), ops, from: at, known: last.known }, tree)
}

/// After a power cut: one of the disks that it may leave.
fn cut_off(last: &Life, rng: &mut Rng) -> (Life, Tree) {
    let half = last.from + (last.ops.len() - last.from) / 2;
    let at = half + rng.below(last.ops.len() - half);
    let mut disk = Disk::new(&last.start, &last.ops, Syncs::All);
    disk.advance(at);
    let start = disk.cut(rng, &mut Sectors::default());
    let known = last.known.after(&last.ops[..at]);
    (Life { start: start.clone(), ops: Vec::new(), from: 0, known }, start)
}

/// The store at work, in a process of its own.
#[test]
fn store_child() {
    let Some(folder) = child_folder() else { return };
    let marks = OpenOptions::new().write(true).open(folder.join(MARKS)).unwrap();
    // A write is one call, and the layer has it when that returns.
    let mark = |kind: &str, number: u64| {
        (&marks).write_all(format!("{kind} {number}").as_bytes()).unwrap();
    };
    let home = folder.join(HOME);
    for _ in 0..2 {
        let store = open(&home);
        let mut number = counter(&store);
        mark("ack", number);
        for _ in 0..BATCHES / 2 {
            let size = 1 + number % 7;
            let batch = (number..number + size).map(|n| migration(n + 1, Revision(n))).collect();
            number += size;
            mark("begin", number);
            let results = store.commit(batch);
            assert!(committed(&results), "{results:?}");
            mark("ack", number);
        }
        store.close().unwrap();
    }
}
