//! Damaged files: found, named, left alone, and never taken for an empty store.

use std::fs;
use std::path::Path;

use rehome_ports::store::{Snapshot, Store, StoreError};
use rehome_store::{SqliteOptions, SqliteStore};
use tempfile::TempDir;

use crate::{committed, contents, open, put};

const RECORDS: u128 = 40;
/// Odd, so that every offset within a page comes up; small enough for a second.
const STRIDE: usize = 61;

/// A cleanly closed store and what it held.
fn closed_store() -> (TempDir, Snapshot) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let text = |n: u128| format!("value {n} {}", "v".repeat(200));
    let batch = (1..=RECORDS).map(|n| put(n, &format!("eni/{n:02}"), text(n))).collect();
    assert!(committed(&store.commit(batch)));
    store.close().unwrap();
    let snapshot = store.snapshot();
    (folder, snapshot)
}

fn assert_damaged(folder: &Path, case: &str) {
    let file = folder.join("rehome.db");
    let before = fs::read(&file).ok();
    let opened = SqliteStore::open(folder, SqliteOptions::default());
    let error = opened.err().unwrap_or_else(|| panic!("{case}: it opened"));
    assert!(matches!(error, StoreError::Damaged { .. }), "{case}: {error:?}");
    assert!(error.to_string().contains("restore the file from a backup"), "{case}: {error}");
    assert!(fs::read(&file).ok() == before, "{case}: the file was changed");
}

/// Everywhere: pages that were split hold stale copies that nobody reads.
fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    assert_eq!(old.len(), new.len());
    let places: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(old)).collect();
    assert!(!places.is_empty(), "it is not there");
    for place in places {
        bytes[place..place + new.len()].copy_from_slice(new);
    }
}

#[test]
fn damaged_bytes_are_found() {
    type Damage = fn(&mut Vec<u8>);
    let cases: [(&str, Damage); 9] = [
        ("the header's first byte", |bytes| bytes[0] ^= 1),
        ("the application id", |bytes| bytes[68] ^= 1),
        ("an empty file", Vec::clear),
        ("only the header is left", |bytes| bytes.truncate(100)),
        ("half of a page", |bytes| bytes.truncate(bytes.len() - 2048)),
        ("the last page", |bytes| bytes.truncate(bytes.len() - 4096)),
        ("one letter of a value", |bytes| replace(bytes, b"value 17 ", b"value 18 ")),
        ("one letter of a key", |bytes| replace(bytes, b"eni/17value", b"eni/99value")),
        ("zeros all over", |bytes| bytes.fill(0)),
    ];
    for (case, damage) in cases {
        let (folder, _) = closed_store();
        let file = folder.path().join("rehome.db");
        let mut bytes = fs::read(&file).unwrap();
        damage(&mut bytes);
        fs::write(&file, bytes).unwrap();
        assert_damaged(folder.path(), case);
    }
}

#[test]
fn rows_that_do_not_add_up_are_found() {
    let cases = [
        "DELETE FROM kv WHERE key = CAST('eni/05' AS BLOB)",
        "INSERT INTO kv VALUES (CAST('eni/xx' AS BLOB), x'00', 1, 1)",
        "UPDATE kv SET mod_rev = 1 WHERE key = CAST('eni/05' AS BLOB)",
        "UPDATE kv SET mod_rev = -1 WHERE key = CAST('eni/05' AS BLOB)",
        "UPDATE kv SET create_rev = 2 WHERE key = CAST('eni/05' AS BLOB)",
        "UPDATE op SET op_id = zeroblob(16) WHERE rev = 5",
        "UPDATE op SET op_id = zeroblob(15) WHERE rev = 5",
        "DELETE FROM op WHERE rev = 5",
        "DELETE FROM op",
        "DELETE FROM kv; DELETE FROM op",
        "UPDATE meta SET revision = 39",
        "UPDATE meta SET revision = 0",
        "UPDATE meta SET state_sum = 0",
        "DELETE FROM meta",
        "DROP TABLE kv",
        "DROP TABLE meta",
    ];
    for case in cases {
        let (folder, _) = closed_store();
        let connection = rusqlite::Connection::open(folder.path().join("rehome.db")).unwrap();
        connection.execute_batch(case).unwrap();
        connection.close().unwrap();
        assert_damaged(folder.path(), case);
    }
}

#[test]
fn a_file_that_is_not_ours_or_gone_is_damage() {
    let foreign = tempfile::tempdir().unwrap();
    let connection = rusqlite::Connection::open(foreign.path().join("rehome.db")).unwrap();
    connection.execute_batch("CREATE TABLE meta(format INTEGER)").unwrap();
    connection.close().unwrap();
    assert_damaged(foreign.path(), "another program's database");

    let (headless, _) = closed_store();
    fs::remove_file(headless.path().join("rehome.db")).unwrap();
    fs::write(headless.path().join("rehome.db-wal"), "log").unwrap();
    assert_damaged(headless.path(), "a log without its database");
}

/// A flipped bit is found, or it was in a byte that means nothing: never another state.
#[test]
fn a_flipped_bit_never_changes_the_state() {
    let (folder, held) = closed_store();
    let file = folder.path().join("rehome.db");
    let whole = fs::read(&file).unwrap();
    let mut found = 0;
    for place in (0..whole.len()).step_by(STRIDE) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&file, &bytes).unwrap();
        match SqliteStore::open(folder.path(), SqliteOptions::default()) {
            Err(_) => found += 1,
            Ok(store) => {
                assert_eq!(contents(&store.snapshot()), contents(&held), "byte {place}");
                assert_eq!(store.snapshot().revision(), held.revision(), "byte {place}");
            }
        }
    }
    assert!(found > 0, "none was found");
}
