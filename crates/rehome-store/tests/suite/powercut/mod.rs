//! Power cuts: the store runs on a file layer that knows what was synced; the power goes off at any
//! moment, and what the disk may then hold is opened again.
//!
//! In: a seed. Out: after each of 10,000 cuts the store opens, has what was answered and nothing by
//! halves. `REHOME_POWER_CUTS` is the number of cuts, `REHOME_POWER_CUT_SEED` their seed, and
//! `REHOME_POWER_CUT` the number of a single one to be made again.
//!
//! The model (`disk`) is stricter than the file systems of Linux, and what SQLite asks of a disk
//! (<https://www.sqlite.org/atomiccommit.html>, section 2; <https://www.sqlite.org/psow.html>; the
//! ways of file systems: Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014):
//!
//! - What was written to a file before its last fsync is there.
//! - Each sector of 512 bytes that was written since then, for itself, has the old bytes or those of
//!   any later write. So writes are dropped, torn and reordered, within a file and between files. A
//!   sector is written whole or not at all, and its neighbours are left alone ("powersafe
//!   overwrite", which SQLite takes for granted).
//! - The length of a file is any that it had since its last fsync, whatever became of the bytes; what
//!   it grew by and was not written is zeros or anything else.
//! - Each name in a folder, for itself, means what it meant at the folder's last fsync or at any time
//!   since. An fsync of a file does not make its name last (on ext4 it does), a rename may be done by
//!   halves (nowhere on Linux), and a new folder's own name is one of its parent's.
//! - After a kill nothing is lost, but nothing becomes durable either.
//!
//! Not in the model: a disk that lies about a sync (the controls show what that does), bytes that rot.

mod cuts;
mod disk;
mod layer;
mod lives;
mod log;
mod rng;

use std::io::Write;
use std::sync::OnceLock;
use std::time::Instant;

use self::cuts::{Cut, Tally};
use self::disk::{Disk, Fate, Sectors, Syncs};
use self::lives::Life;
use self::log::{Content, Op, ROOT, Tree};
use self::rng::Rng;

const SEED: u64 = 20_260_714;
const CUTS: u64 = 10_000;
/// Enough for a disk that lies to be found out.
const CONTROL_CUTS: u64 = 300;

fn setting(name: &str) -> Option<u64> {
    Some(std::env::var(name).ok()?.parse().expect("a number"))
}

fn seed() -> u64 {
    setting("REHOME_POWER_CUT_SEED").unwrap_or(SEED)
}

/// The lives, which are lived once; why there are none, where the kernel cannot have the layer.
fn lives() -> Result<&'static [Life], &'static str> {
    static LIVES: OnceLock<Result<Vec<Life>, String>> = OnceLock::new();
    let lived = LIVES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let living = || {
            layer::own_mounts()?;
            lives::live(seed(), folder.path())
        };
        // A thread of its own, for the mounts are the thread's.
        std::thread::scope(|scope| scope.spawn(living).join()).unwrap()
    });
    lived.as_ref().map(Vec::as_slice).map_err(String::as_str)
}

/// Says past the capture of the test's output that it cannot run; fails where it has to.
fn skip(test: &str, why: &str) {
    let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|value| value == "1");
    assert!(!required, "REHOME_REQUIRE_KERNEL=1, and {test} cannot be run: {why}");
    let line = format!("SKIPPED 1 kernel test: {test}: {why}\n");
    drop(std::io::stderr().write_all(line.as_bytes()));
}

/// Makes the cuts of these numbers, on all processors.
fn cut(lives: &[Life], numbers: impl Iterator<Item = u64>, syncs: Syncs, strict: bool) -> Tally {
    let mut cuts: Vec<Cut> = numbers.map(|number| Cut::draw(seed(), number, lives)).collect();
    cuts.sort_unstable_by_key(|cut| (cut.life, cut.at));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = cuts.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let work = |share: &[Cut]| {
            share
                .chunk_by(|one, other| one.life == other.life)
                .map(|cuts| cuts::make(&lives[cuts[0].life], cuts, syncs, strict))
                .fold(Tally::default(), Tally::plus)
        };
        let running: Vec<_> =
            cuts.chunks(share).map(|share| scope.spawn(move || work(share))).collect();
        let done = running.into_iter().map(|thread| match thread.join() {
            Ok(tally) => tally,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.fold(Tally::default(), Tally::plus)
    })
}

#[test]
fn no_power_cut_loses_what_was_answered_or_tears_a_batch() {
    let lives = match lives() {
        Ok(lives) => lives,
        Err(why) => return skip("power cuts", why),
    };
    println!("REHOME_POWER_CUT_SEED={}", seed());
    let began = Instant::now();
    if let Some(number) = setting("REHOME_POWER_CUT") {
        cut(lives, number..=number, Syncs::All, true);
        return;
    }
    let cuts = setting("REHOME_POWER_CUTS").unwrap_or(CUTS);
    let tally = cut(lives, 0..cuts, Syncs::All, true);
    println!(
        "{cuts} power cuts in {:.1} s: {} in creation, {} in checkpoints, {} between a write of the \
         log and its sync; of {} batches on their way {} were lost; {} sectors dropped, {} kept",
        began.elapsed().as_secs_f64(),
        tally.in_creation,
        tally.in_checkpoint,
        tally.before_sync,
        tally.lost + tally.there,
        tally.lost,
        tally.sectors.dropped,
        tally.sectors.kept,
    );
    for kind in [tally.in_creation, tally.in_checkpoint, tally.before_sync, tally.lost, tally.there]
    {
        assert!(kind >= cuts / 1_000, "each kind of moment has its share: {tally:?}");
    }
}

#[test]
fn a_disk_that_lies_about_syncs_is_found_out() {
    let lives = match lives() {
        Ok(lives) => lives,
        Err(why) => return skip("power cuts on a disk that lies", why),
    };
    for syncs in [Syncs::OfFiles, Syncs::OfFolders] {
        let tally = cut(lives, 0..CONTROL_CUTS, syncs, false);
        println!("{syncs:?} only: {tally:?}");
        assert!(tally.forgotten > 0, "answered writes are lost: {tally:?}");
    }
}

/// A file `a` that was synced with two sectors of 1, and then written over with 2, and grew.
fn example() -> Vec<Op> {
    let write = |offset, byte, sectors| Op::Write {
        node: 2,
        offset,
        bytes: vec![byte; sectors * disk::SECTOR],
    };
    let name = |node| Op::Name { folder: ROOT, name: "a".to_owned(), node };
    vec![
        Op::Make { node: 2, kind: log::Kind::File },
        name(Some(2)),
        write(0, 1, 2),
        Op::Sync { node: 2 },
        Op::Sync { node: ROOT },
        write(100, 2, 3),
        name(None),
    ]
}

#[test]
fn the_model_keeps_what_was_synced_and_whole_sectors() {
    let ops = example();
    let mut disk = Disk::new(&Tree::empty(), &ops, Syncs::All);
    disk.advance(ops.len());
    let durable = vec![1; 2 * disk::SECTOR];
    let pending = [&ops[5]];
    let mut seen = std::collections::BTreeSet::new();
    for number in 0..1_000 {
        let mut rng = Rng::new(1, number);
        let tree = disk.cut(&mut rng, &mut Sectors::default());
        let Some(node) = tree.walk("a") else {
            seen.insert((false, 0, vec![]));
            continue;
        };
        let Some(Content::File(bytes)) = tree.content(node) else { panic!("it is a file") };
        assert!(bytes[..100].iter().all(|byte| *byte == 1), "nobody wrote there");
        let kinds: Vec<u8> = [100, disk::SECTOR].iter().map(|at| bytes[*at]).collect();
        for (from, to) in [(100, disk::SECTOR), (disk::SECTOR, 2 * disk::SECTOR)] {
            assert!(bytes[from..to].iter().all(|byte| *byte == bytes[from]), "no half sectors");
        }
        seen.insert((true, bytes.len(), kinds));
    }
    // Gone; or short or long, each of the two sectors old or new.
    assert_eq!(seen.len(), 1 + 2 * 4, "{seen:?}");
    for (fate, expected) in [
        (Fate::Nothing, durable.clone()),
        (Fate::Everything, {
            let mut bytes = vec![1; 100];
            bytes.resize(100 + 3 * disk::SECTOR, 2);
            bytes
        }),
    ] {
        let mut sectors = Sectors::default();
        let bytes = disk::torn((&durable, &pending), fate, (&mut Rng::new(1, 1), &mut sectors));
        assert_eq!(bytes, expected, "{fate:?}");
    }
}
