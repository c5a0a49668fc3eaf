//! Backups: made while a store is at work, checked, and put in place of a state that is kept.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rehome_ports::store::{Revision, Store, StoreError};
use rehome_store::archive::{ArchiveError, backup, inspect, restore};
use tempfile::TempDir;

use crate::{committed, contents, open, put};

/// A closed store with `keys` keys.
fn store_of(keys: u128) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let batch = (1..=keys).map(|n| put(n, &format!("key {n:04}"), "v".repeat(300))).collect();
    assert!(committed(&store.commit(batch)));
    store.close().unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_of_a_store_that_is_written_is_the_state_of_one_moment() {
    let (data, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(data.path());
    // Two keys that always say the same, in each transaction.
    let pair = |n: u128| {
        let text = n.to_string();
        put(n, "left", &text).put("right".into(), text.as_str().into())
    };
    assert!(committed(&store.commit(vec![pair(1)])));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut n = 1;
            while !done.load(Ordering::Acquire) {
                n += 1;
                assert!(committed(&store.commit(vec![pair(n)])));
            }
            n
        });
        for round in 0..5 {
            let before = store.snapshot().revision();
            let file = home.path().join(format!("backup {round}"));
            let copied = backup(data.path(), &file).unwrap();
            let after = store.snapshot().revision();
            assert!((before..=after).contains(&copied.revision), "{copied:?}");
            let place = home.path().join(format!("place {round}"));
            let (placed, aside) = restore(&file, &place).unwrap();
            assert_eq!((placed, aside), (copied, None));
            let there = open(&place);
            let snapshot = there.snapshot();
            assert_eq!(snapshot.revision(), copied.revision);
            let said = |key: &[u8]| snapshot.get(key).unwrap().value.clone();
            assert_eq!(said(b"left"), said(b"right"));
            assert_eq!(said(b"left").as_bytes(), copied.revision.0.to_string().as_bytes());
            // It goes on from there.
            assert!(committed(&there.commit(vec![pair(1 << 70)])));
            there.integrity().unwrap();
            there.close().unwrap();
        }
        done.store(true, Ordering::Release);
        assert!(writer.join().unwrap() > 5);
    });
    store.integrity().unwrap();
}

#[test]
fn a_restored_store_holds_what_the_backup_held_and_the_old_state_is_kept() {
    let (old, new, home) = (store_of(3), store_of(40), tempfile::tempdir().unwrap());
    let file = home.path().join("backup");
    let copied = backup(new.path(), &file).unwrap();
    assert_eq!(copied.keys, 40);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(inspect(&file).unwrap(), copied);
    let (placed, aside) = restore(&file, old.path()).unwrap();
    assert_eq!(placed, copied);
    let aside = aside.expect("there was a state");
    assert_eq!(inspect(&aside).unwrap().keys, 3);
    let state = |folder: &Path| contents(&open(folder).snapshot());
    assert_eq!(state(old.path()), state(new.path()));
    let Err(ArchiveError::Exists(path)) = restore(&file, old.path()) else {
        panic!("the state that was put aside would be lost");
    };
    assert_eq!(path, aside);
    assert_eq!(open(old.path()).snapshot().len(), 40);
}

#[test]
fn what_is_no_backup_is_never_put_in_place() {
    type Damage = fn(&mut Vec<u8>);
    let cases: [(&str, Damage); 4] = [
        ("empty", Vec::clear),
        ("half of it", |bytes| bytes.truncate(bytes.len() / 2)),
        ("other values", |bytes| {
            // Everywhere: pages that were split hold stale copies that nobody reads.
            bytes.iter_mut().filter(|byte| **byte == b'v').for_each(|byte| *byte = b'w');
        }),
        ("another program's", |bytes| bytes[68] ^= 1),
    ];
    let (new, home) = (store_of(40), tempfile::tempdir().unwrap());
    let good = home.path().join("backup");
    backup(new.path(), &good).unwrap();
    for (case, damage) in cases {
        let file = home.path().join(case);
        let mut bytes = fs::read(&good).unwrap();
        damage(&mut bytes);
        fs::write(&file, bytes).unwrap();
        let old = store_of(3);
        let before = names(old.path());
        let error = restore(&file, old.path()).unwrap_err();
        assert!(
            matches!(error, ArchiveError::Store(StoreError::Damaged { .. })),
            "{case}: {error}"
        );
        assert_eq!(names(old.path()), before, "{case}");
        assert_eq!(open(old.path()).snapshot().len(), 3, "{case}");
    }
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let (data, home) = (store_of(3), tempfile::tempdir().unwrap());
    let file = home.path().join("precious");
    fs::write(&file, "precious").unwrap();
    assert!(matches!(backup(data.path(), &file), Err(ArchiveError::Exists(path)) if path == file));
    assert_eq!(fs::read(&file).unwrap(), b"precious");
}

#[test]
fn a_folder_without_a_state_has_nothing_to_back_up() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("backup");
    assert!(matches!(backup(home.path(), &file), Err(ArchiveError::Empty(_))));
    assert!(names(home.path()).is_empty());
}

#[test]
fn a_folder_in_use_is_not_restored() {
    let (data, home) = (store_of(3), tempfile::tempdir().unwrap());
    let file = home.path().join("backup");
    backup(data.path(), &file).unwrap();
    let store = open(data.path());
    let error = restore(&file, data.path()).unwrap_err();
    assert!(matches!(error, ArchiveError::Store(StoreError::Locked { .. })), "{error}");
    assert!(committed(&store.commit(vec![put(9, "more", "v")])));
    assert_eq!(store.snapshot().revision(), Revision(4));
}

/// What a kill leaves between two steps: each is completed by the same call.
#[test]
fn a_restore_that_was_interrupted_is_completed_by_the_next() {
    type Left = fn(&Path);
    fn moved(folder: &Path, name: &str) {
        let from: PathBuf = folder.join(name);
        fs::rename(from, folder.join(name.replace("rehome.db", "rehome.db.before-restore")))
            .unwrap();
    }
    let cases: [(&str, Left); 3] = [
        ("an unfinished copy", |folder| fs::write(folder.join("rehome.db.new"), "half").unwrap()),
        ("the database aside, its log not", |folder| moved(folder, "rehome.db")),
        ("both aside", |folder| {
            moved(folder, "rehome.db");
            moved(folder, "rehome.db-wal");
        }),
    ];
    let (new, home) = (store_of(40), tempfile::tempdir().unwrap());
    let file = home.path().join("backup");
    backup(new.path(), &file).unwrap();
    for (case, left) in cases {
        let old = tempfile::tempdir().unwrap();
        let store = open(old.path());
        assert!(committed(&store.commit(vec![put(1, "old", "v")])));
        // As after a kill: the log is there.
        let log = old.path().join("rehome.db-wal");
        let bytes = fs::read(&log).unwrap();
        store.close().unwrap();
        fs::write(&log, bytes).unwrap();
        left(old.path());
        let (_, aside) =
            restore(&file, old.path()).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(aside.is_some(), "{case}");
        let store = open(old.path());
        assert_eq!(store.snapshot().len(), 40, "{case}");
        store.integrity().unwrap();
    }
}
