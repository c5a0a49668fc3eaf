//! The cuts: at which moments the power goes off, and what the store makes of the disk.
//!
//! In: the lives, a seed and a number of cuts. Out: what was seen, or the first cut that broke a
//! promise and how to see it again. Invariants: a cut follows from the seed and its number alone, so
//! it can be made without the others; the store that judges is the real one, on real files.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rehome_store::{SqliteOptions, SqliteStore};

use super::disk::{Disk, Sectors, Syncs};
use super::lives::{HOME, Known, Life};
use super::log::{Content, Node, Op, ROOT, Tree};
use super::rng::Rng;
use crate::crash::{assert_whole, counter};

/// What the cuts had to show.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) cuts: u64,
    /// Before the first answer of all.
    pub(super) in_creation: u64,
    /// With pages of the database that no sync has followed.
    pub(super) in_checkpoint: u64,
    /// With frames in the log that no sync has followed.
    pub(super) before_sync: u64,
    /// Batches that were handed over and not answered: gone, and there.
    pub(super) lost: u64,
    pub(super) there: u64,
    pub(super) sectors: Sectors,
    pub(super) failed: u64,
    /// Of the failed ones, those that had only lost something.
    pub(super) forgotten: u64,
}

impl Tally {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            cuts: self.cuts + other.cuts,
            in_creation: self.in_creation + other.in_creation,
            in_checkpoint: self.in_checkpoint + other.in_checkpoint,
            before_sync: self.before_sync + other.before_sync,
            lost: self.lost + other.lost,
            there: self.there + other.there,
            sectors: Sectors {
                kept: self.sectors.kept + other.sectors.kept,
                dropped: self.sectors.dropped + other.sectors.dropped,
            },
            failed: self.failed + other.failed,
            forgotten: self.forgotten + other.forgotten,
        }
    }
}

/// A promise that was broken.
#[derive(Debug)]
#[expect(dead_code, reason = "what is wrong is told by Debug")]
pub(super) enum Broken {
    /// The store would not open.
    Refused(String),
    /// It shows something else than what was answered, or that and the batch on its way.
    Wrong { found: u64 },
    /// What it shows does not fit together.
    Torn(String),
}

/// A moment at which the power goes off.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    pub(super) number: u64,
    pub(super) life: usize,
    pub(super) at: usize,
    rng: Rng,
}

impl Cut {
    /// Half of them anywhere, the others where it is narrow: at syncs, and while a store opens.
    pub(super) fn draw(seed: u64, number: u64, lives: &[Life]) -> Self {
        let mut rng = Rng::new(seed, number);
        let life = rng.below(lives.len());
        let Life { ops, from, .. } = &lives[life];
        let at = match rng.below(8) {
            0 => {
                let opening = ops[*from..].iter().take_while(|op| !matches!(op, Op::Begin(_)));
                from + rng.below(opening.count() + 1)
            }
            1..4 => {
                let somewhere = from + rng.below(ops.len() - from);
                let is_sync = |at: &usize| matches!(ops[*at], Op::Sync { .. });
                let sync = (somewhere..ops.len()).find(is_sync).unwrap_or(somewhere);
                (sync + rng.below(2)).saturating_sub(rng.below(3)).max(*from)
            }
            _ => from + rng.below(ops.len() - from + 1),
        };
        Self { number, life, at, rng }
    }
}

/// Makes `cuts`, which are all of one life and in order. Stops at the first that breaks a promise if
/// `strict`; counts them otherwise.
pub(super) fn make(life: &Life, cuts: &[Cut], syncs: Syncs, strict: bool) -> Tally {
    let folder = memory_folder();
    let mut disk = Disk::new(&life.start, &life.ops, syncs);
    let (mut known, mut at) = (life.known, 0);
    let mut tally = Tally::default();
    for cut in cuts {
        known = known.after(&life.ops[at..cut.at]);
        at = cut.at;
        disk.advance(at);
        tally.cuts += 1;
        tally.in_creation += u64::from(known == Known::default());
        tally.in_checkpoint += u64::from(disk.is_pending("rehome.db"));
        tally.before_sync += u64::from(disk.is_pending("rehome.db-wal"));
        let left = disk.cut(&mut cut.rng.clone(), &mut tally.sectors);
        let path = folder.path().join(cut.number.to_string());
        private_folder(&path);
        put_down(&left, ROOT, &path);
        match verdict(&path, known) {
            Ok(found) if known.begun > known.acked => {
                tally.lost += u64::from(found == known.acked);
                tally.there += u64::from(found == known.begun);
            }
            Ok(_) => {}
            Err(broken) => {
                assert!(!strict, "{}: {broken:?}, {known:?}", named(cut, life));
                tally.failed += 1;
                tally.forgotten +=
                    u64::from(matches!(broken, Broken::Wrong { found } if found < known.acked));
            }
        }
        fs::remove_dir_all(&path).unwrap();
    }
    tally
}

fn named(cut: &Cut, life: &Life) -> String {
    let place = cut.at.saturating_sub(2)..life.ops.len().min(cut.at + 2);
    let around: Vec<String> = life.ops[place].iter().map(short).collect();
    format!("REHOME_POWER_CUT={} (life {}, operation {}: {around:?})", cut.number, cut.life, cut.at)
}

fn short(op: &Op) -> String {
    match op {
        Op::Write { node, offset, bytes } => format!("Write {node} {offset}+{}", bytes.len()),
        op @ (Op::Make { .. }
        | Op::Name { .. }
        | Op::Length { .. }
        | Op::Sync { .. }
        | Op::Begin(_)
        | Op::Ack(_)) => format!("{op:?}"),
    }
}

/// Opens the store that was left, and holds it against what was known.
fn verdict(disk: &Path, known: Known) -> Result<u64, Broken> {
    let refused = |error| Broken::Refused(format!("{error:?}"));
    let store = SqliteStore::open(&disk.join(HOME), SqliteOptions::default()).map_err(refused)?;
    let found = counter(&store);
    if found != known.acked && found != known.begun {
        return Err(Broken::Wrong { found });
    }
    catch_unwind(AssertUnwindSafe(|| assert_whole(&store))).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        Broken::Torn(text.unwrap_or_default())
    })?;
    Ok(found)
}

/// Where files cost no writing to a disk, if there is such a place.
fn memory_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn private_folder(path: &Path) {
    DirBuilder::new().mode(0o700).create(path).unwrap();
}

fn put_down(tree: &Tree, folder: Node, at: &Path) {
    let Some(Content::Folder(names)) = tree.content(folder) else { return };
    for (name, node) in names {
        let path = at.join(name);
        match tree.content(*node) {
            Some(Content::Folder(_)) => {
                private_folder(&path);
                put_down(tree, *node, &path);
            }
            Some(Content::File(bytes) | Content::Scratch(bytes)) => {
                fs::write(&path, bytes).unwrap();
            }
            None => {}
        }
    }
}
