//! Records as the store keeps them: `r/<account>/<region>/<kind>/<id>` → a version byte and JSON.
//!
//! JSON, because an operator may look into the store with the tools that they have; the version
//! byte, because a later form must be able to say that it is one.

use rehome_domain::{
    AccountId, EipId, EniId, InstanceId, Record, RecordKey, Region, Scope, SubnetId, TaskId, VpcId,
};
use rehome_ports::store::{Key, Value};

/// The form of a value that this code writes.
const VERSION: u8 = 1;
/// The first byte of every key of a record.
pub const PREFIX: &str = "r/";

/// The one pool of public addresses that a world has.
const POOL: &str = "public";

/// What is wrong with something that was stored.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    /// The key is not of the form that this code writes.
    #[error("the key `{0}` is not a record's; was it written by another program?")]
    Key(String),
    /// The value was written in a form that this code does not know.
    #[error("`{key}` has form {version}, this program knows form {VERSION}; use a newer program")]
    Version {
        /// The record.
        key: String,
        /// Its form.
        version: u8,
    },
    /// The value is not what its form says.
    #[error("`{key}` is damaged; restore a backup")]
    Value {
        /// The record.
        key: String,
        /// What the parser said.
        source: serde_json::Error,
    },
}

/// The key of a record.
pub fn key(scope: Scope, record: RecordKey) -> Key {
    let (kind, id): (&str, &dyn std::fmt::Display) = match &record {
        RecordKey::Vpc(id) => ("vpc", id),
        RecordKey::Subnet(id) => ("subnet", id),
        RecordKey::Instance(id) => ("instance", id),
        RecordKey::Eni(id) => ("eni", id),
        RecordKey::Eip(id) => ("eip", id),
        RecordKey::AddressPool => ("pool", &POOL),
        RecordKey::Task(id) => ("task", id),
    };
    let text = format!("{PREFIX}{}/{}/{kind}/{id}", scope.account, scope.region);
    Key::new(text)
}

/// The value of a record.
pub fn value(record: &Record) -> Value {
    let mut bytes = vec![VERSION];
    serde_json::to_writer(&mut bytes, record)
        .expect("records have text keys only and a vector takes every byte");
    Value::new(bytes)
}

/// Reads a record back.
///
/// # Errors
/// [`CodecError`] when it is not what this code wrote.
pub fn read(key: &Key, value: &Value) -> Result<(Scope, Record), CodecError> {
    let text = String::from_utf8_lossy(key.as_bytes()).into_owned();
    let Some((scope, named)) = read_key(&text) else {
        return Err(CodecError::Key(text));
    };
    let Some((version, json)) = value.as_bytes().split_first() else {
        return Err(CodecError::Key(text));
    };
    if *version != VERSION {
        return Err(CodecError::Version { key: text, version: *version });
    }
    let record: Record = serde_json::from_slice(json)
        .map_err(|source| CodecError::Value { key: text.clone(), source })?;
    if record.key() != named {
        return Err(CodecError::Key(text));
    }
    Ok((scope, record))
}

fn read_key(text: &str) -> Option<(Scope, RecordKey)> {
    let mut parts = text.strip_prefix(PREFIX)?.split('/');
    let account = AccountId(parts.next()?.parse().ok()?);
    let region = Region::parse(parts.next()?)?;
    let (kind, id) = (parts.next()?, parts.next()?);
    let key = match kind {
        "vpc" => RecordKey::Vpc(VpcId::parse(id).ok()?),
        "subnet" => RecordKey::Subnet(SubnetId::parse(id).ok()?),
        "instance" => RecordKey::Instance(InstanceId::parse(id).ok()?),
        "eni" => RecordKey::Eni(EniId::parse(id).ok()?),
        "eip" => RecordKey::Eip(EipId::parse(id).ok()?),
        "pool" if id == POOL => RecordKey::AddressPool,
        "task" => RecordKey::Task(TaskId::parse(id).ok()?),
        _ => return None,
    };
    parts.next().is_none().then_some((Scope { account, region }, key))
}
