//! Formats: every released one opens, a newer one is refused and left alone.
//!
//! `REHOME_GOLDEN=write` makes the golden file of the newest format again.

use std::fs;
use std::path::{Path, PathBuf};

use rehome_ports::store::{Key, OpId, Revision, Store, StoreError, Value};
use rehome_store::{SqliteOptions, SqliteStore};
use tempfile::TempDir;

use crate::{committed, open, put, txn};

fn golden(format: u8) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/format-{format}.db"))
}

fn write_golden(path: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let every: Vec<u8> = (0..=255).collect();
    let results = store.commit(vec![
        put(1, "eni/1", "first"),
        put(2, "eni/1", "second").put(Key::new(&every[1..]), Value::new(&every)),
        put(3, "eni/2", "gone"),
        txn(4).delete(Key::from("eni/2")).put(Key::from("empty"), Value::new([])),
    ]);
    assert!(committed(&results));
    store.close().unwrap();
    fs::copy(folder.path().join("rehome.db"), path).unwrap();
}

fn folder_with(file: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(file, folder.path().join("rehome.db")).unwrap();
    folder
}

#[test]
fn a_store_of_format_1_opens() {
    if std::env::var("REHOME_GOLDEN").as_deref() == Ok("write") {
        write_golden(&golden(1));
    }
    let folder = folder_with(&golden(1));
    let store = open(folder.path());
    let snapshot = store.snapshot();
    let every: Vec<u8> = (0..=255).collect();
    let found: Vec<_> = snapshot
        .range(.., 10)
        .map(|(key, record)| {
            (key.as_bytes(), record.value.as_bytes(), record.created.0, record.modified.0)
        })
        .collect();
    let expected: [(&[u8], &[u8], u64, u64); 3] =
        [(&every[1..], &every, 2, 2), (b"empty", b"", 4, 4), (b"eni/1", b"second", 1, 2)];
    assert_eq!(found, expected);
    assert_eq!(snapshot.revision(), Revision(4));
    assert_eq!(store.resolve(OpId(3u128.to_be_bytes())).unwrap(), Some(Revision(3)));
    store.integrity().unwrap();
    let results = store.commit(vec![put(5, "eni/3", "new")]);
    assert_eq!(results[0].revision(), Some(Revision(5)), "it is written on");
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let folder = folder_with(&golden(1));
    let file = folder.path().join("rehome.db");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute("UPDATE meta SET format = 2", []).unwrap();
    connection.close().unwrap();
    let before = fs::read(&file).unwrap();
    let error = SqliteStore::open(folder.path(), SqliteOptions::default()).unwrap_err();
    let StoreError::NewerFormat { found, known, .. } = &error else { panic!("{error:?}") };
    assert_eq!((*found, *known), (2, 1));
    assert!(error.to_string().contains("start the newer program"), "{error}");
    assert!(fs::read(&file).unwrap() == before, "the file was changed");
}
