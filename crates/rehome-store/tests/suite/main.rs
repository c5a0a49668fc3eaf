//! The tests of the store adapters, one binary.

// Tests fail by panicking, and a child tells its parent by printing; the lints only exempt the
// functions that are themselves tests.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod archive;
mod contract;
mod crash;
mod damage;
mod folder;
mod format;
mod full_disk;
mod powercut;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use rehome_ports::store::{CommitResult, Key, OpId, Retention, Revision, Snapshot, Txn, Value};
use rehome_store::{SqliteOptions, SqliteStore};

/// Where a child of a test finds its data folder; unset, a child's test has nothing to do.
const CHILD_FOLDER: &str = "REHOME_STORE_TEST_FOLDER";

fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder, SqliteOptions::default()).unwrap()
}

fn open_sized(folder: &Path, bytes_max: u64) -> SqliteStore {
    let options = SqliteOptions { retention: Retention::default(), bytes_max: Some(bytes_max) };
    SqliteStore::open(folder, options).unwrap()
}

fn txn(op: u128) -> Txn {
    Txn::new(OpId(op.to_be_bytes()))
}

fn put(op: u128, key: &str, value: impl AsRef<[u8]>) -> Txn {
    txn(op).put(Key::from(key), Value::new(value))
}

fn contents(snapshot: &Snapshot) -> BTreeMap<Key, (Value, Revision, Revision)> {
    let entry = |(key, record): (&Key, &rehome_ports::store::Record)| {
        (key.clone(), (record.value.clone(), record.created, record.modified))
    };
    snapshot.range(.., usize::MAX).map(entry).collect()
}

fn committed(results: &[CommitResult]) -> bool {
    results.iter().all(|result| result.revision().is_some())
}

/// This test binary again, running one test that does a child's work in `folder`.
fn child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(CHILD_FOLDER, folder);
    command.stdout(Stdio::piped());
    command
}

fn child_folder() -> Option<std::path::PathBuf> {
    std::env::var_os(CHILD_FOLDER).map(Into::into)
}
