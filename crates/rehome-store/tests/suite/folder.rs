//! The data folder: one process, and its owner's eyes only.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rehome_ports::store::{Store, StoreError};
use rehome_store::{SqliteOptions, SqliteStore};

use crate::{open, put};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_second_opener_is_refused_and_told_the_pid() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path());
    let error = SqliteStore::open(folder.path(), SqliteOptions::default()).unwrap_err();
    let StoreError::Locked { path, by } = &error else { panic!("{error:?}") };
    assert_eq!((path.as_path(), *by), (folder.path(), Some(std::process::id())));
    let expected = format!("in use by process {}", std::process::id());
    assert!(error.to_string().contains(&expected), "{error}");
    first.commit(vec![put(1, "a", "1")]);
    first.close().unwrap();
    let second = open(folder.path());
    assert_eq!(second.snapshot().len(), 1, "closing lets go of the folder");
}

#[test]
fn a_failed_open_lets_go_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rehome.db"), "not a database").unwrap();
    for _ in 0..2 {
        let error = SqliteStore::open(folder.path(), SqliteOptions::default()).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    }
}

#[test]
fn a_new_folder_and_its_files_are_private() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("state/data");
    let store = open(&folder);
    store.commit(vec![put(1, "a", "1")]);
    assert_eq!(mode(&folder), 0o700);
    for name in ["lock", "rehome.db", "rehome.db-wal", "rehome.db-shm"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
}

#[test]
fn a_folder_that_others_can_write_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (bits, refused) in [(0o777, true), (0o720, true), (0o702, true), (0o755, false)] {
        fs::set_permissions(folder.path(), Permissions::from_mode(bits)).unwrap();
        let opened = SqliteStore::open(folder.path(), SqliteOptions::default());
        match opened {
            Ok(_) => assert!(!refused, "{bits:o} was taken"),
            Err(StoreError::Exposed { mode, .. }) => assert_eq!((mode, refused), (bits, true)),
            Err(error) => panic!("{bits:o}: {error:?}"),
        }
    }
}
