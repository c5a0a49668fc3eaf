//! A whole state as lines of JSON, that people and programs can read, and back.
//!
//! The form (docs/operations.md): a first line that says what follows, one line for each key in the
//! order of its revision, a last line with their number. What a line holds is what the store keeps
//! under that key; the order is kept, because the order of events is that of their revisions. The
//! revisions themselves are drawn anew where the state is read back.
//!
//! Invariants: a state is read back whole or not at all; a line that this program would not have
//! written is refused with its number.

use std::io::{self, BufRead, Write};

use rehome_ports::store::{
    BATCH_TXNS_MAX, CommitResult, Key, OpId, Record, Revision, Snapshot, Store, StoreError, Txn,
    Value,
};
use serde_json::{Value as Json, json};

use crate::codec::{self, CodecError};

/// The form that this code writes, and the only one that it reads.
const FORM: u64 = 1;
/// Most bytes of one line: twice what a value may have in the store, for what JSON escapes.
const LINE_BYTES_MAX: u64 = 2 * rehome_ports::store::TXN_BYTES_MAX as u64;

/// Why a state was not written out or read back.
#[derive(Debug, thiserror::Error)]
pub enum PortableError {
    /// The file cannot be read or written.
    #[error("the file cannot be read or written")]
    Io(#[from] io::Error),
    /// A record cannot be read: by this program, in this line or under this key.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// A line is not what this form says.
    #[error("line {line}: {what}: nothing was read in; is this a file of `rehome state export`?")]
    Line {
        /// Which, from 1.
        line: usize,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The first line names another form.
    #[error("the file has form {0}, this program knows form {FORM}: use a newer program")]
    Form(u64),
    /// The store that is read into has something in it.
    #[error("the store is not empty: name a new data folder")]
    NotEmpty,
    /// The store refused.
    #[error("the store refused")]
    Store(#[source] StoreError),
}

/// One key as it stands in a line.
struct Entry {
    key: Key,
    value: Value,
    /// When it was written. Keys of the same number were written together.
    at: u64,
}

/// Writes a state out. Tells how many keys it has.
///
/// # Errors
/// [`PortableError::Codec`] for a key that this program cannot read, [`PortableError::Io`].
pub fn export(snapshot: &Snapshot, out: &mut impl Write) -> Result<usize, PortableError> {
    let head =
        json!({"rehome-state": FORM, "revision": snapshot.revision().0, "keys": snapshot.len()});
    writeln!(out, "{head}")?;
    let mut entries: Vec<(&Key, &Record)> = snapshot.range(.., usize::MAX).collect();
    entries.sort_by_key(|(_, record)| record.modified);
    for (key, record) in &entries {
        check(key, &record.value)?;
        // What was checked is UTF-8, and after the byte of its form it is JSON.
        let (key, json) = (key.as_bytes(), &record.value.as_bytes()[1..]);
        let (key, at) = (json!(String::from_utf8_lossy(key)), record.modified.0);
        write!(out, r#"{{"key":{key},"at":{at},"value":"#)?;
        out.write_all(json)?;
        writeln!(out, "}}")?;
    }
    writeln!(out, "{}", json!({"end": entries.len()}))?;
    out.flush()?;
    Ok(entries.len())
}

/// Reads a state back into an empty store. Tells how many keys it has.
///
/// The whole file is read and understood before the first key is written. A store that refuses in
/// the middle keeps a part: who calls throws such a store away.
///
/// # Errors
/// [`PortableError`].
pub fn import(lines: &mut impl BufRead, store: &dyn Store) -> Result<usize, PortableError> {
    if !store.snapshot().is_empty() {
        return Err(PortableError::NotEmpty);
    }
    let entries = read(lines)?;
    let together = entries.chunk_by(|one, next| one.at == next.at);
    let txn = |(place, entries): (usize, &[Entry])| {
        let name = OpId((place as u128).to_be_bytes());
        entries.iter().fold(Txn::new(name), |txn, entry| {
            txn.guard(entry.key.clone(), Revision::ZERO).put(entry.key.clone(), entry.value.clone())
        })
    };
    let txns: Vec<Txn> = together.enumerate().map(txn).collect();
    for batch in txns.chunks(BATCH_TXNS_MAX) {
        for result in store.commit(batch.to_vec()) {
            match result {
                CommitResult::Committed(_) => {}
                CommitResult::Refused(error) => return Err(PortableError::Store(error)),
                CommitResult::Unknown => return Err(PortableError::Store(StoreError::InDoubt)),
                // Two lines of one key, or somebody else writes.
                CommitResult::Conflict { .. } => return Err(PortableError::NotEmpty),
            }
        }
    }
    Ok(entries.len())
}

/// Reads and understands all lines.
fn read(lines: &mut impl BufRead) -> Result<Vec<Entry>, PortableError> {
    let (mut entries, mut line) = (Vec::new(), 1);
    let head = next(lines, line)?;
    match head.get("rehome-state").and_then(Json::as_u64) {
        Some(FORM) => {}
        Some(other) => return Err(PortableError::Form(other)),
        None => return Err(PortableError::Line { line, what: "it does not say what follows" }),
    }
    loop {
        line += 1;
        let object = next(lines, line)?;
        if let Some(end) = object.get("end") {
            if end.as_u64() == Some(entries.len() as u64) {
                return Ok(entries);
            }
            return Err(PortableError::Line { line, what: "lines are missing before it" });
        }
        let entry = entry(&object).ok_or(PortableError::Line { line, what: "it is no entry" })?;
        check(&entry.key, &entry.value)?;
        if entries.last().is_some_and(|last: &Entry| last.at > entry.at) {
            return Err(PortableError::Line { line, what: "it is not in order" });
        }
        entries.push(entry);
    }
}

/// The object in the next line.
fn next(lines: &mut impl BufRead, line: usize) -> Result<Json, PortableError> {
    let mut text = Vec::new();
    let wrong = |what| PortableError::Line { line, what };
    io::Read::take(&mut *lines, LINE_BYTES_MAX).read_until(b'\n', &mut text)?;
    if text.last() != Some(&b'\n') {
        return Err(wrong("it is cut off, or too long"));
    }
    serde_json::from_slice(&text).map_err(|_| wrong("it is no JSON"))
}

fn entry(object: &Json) -> Option<Entry> {
    let key = Key::from(object.get("key")?.as_str()?);
    let json = object.get("value")?;
    Some(Entry { key, value: codec::value_of(json), at: object.get("at")?.as_u64()? })
}

/// Refuses what this program could not read once it is in the store.
fn check(key: &Key, value: &Value) -> Result<(), CodecError> {
    if key.as_bytes().starts_with(codec::EVENTS_PREFIX.as_bytes()) {
        return codec::read_events(key, value).map(drop);
    }
    codec::read(key, value).map(drop)
}
