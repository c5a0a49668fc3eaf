//! Records as the store keeps them: `r/<account>/<region>/<kind>/<id>` → a version byte and JSON;
//! and beside them what has happened: `e/<account>/<region>/<name of the write>` → the same of
//! all its events. Their order is that of the revisions at which they were written.
//!
//! JSON, because an operator may look into the store with the tools that they have; the version
//! byte, because a later form must be able to say that it is one.

use rehome_domain::client_token::ClientToken;
use rehome_domain::event::Event;
use rehome_domain::tag::TaggedResource;
use rehome_domain::{
    AccountId, DhcpIpId, EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId, NetworkAclId,
    Record, RecordKey, Region, ReservedIpId, RouteTableId, Scope, SecurityGroupId, SubnetId, TagId,
    TaskId, VpcId,
};
use rehome_ports::store::{Key, OpId, Value};

/// The form of a value that this code writes.
const VERSION: u8 = 1;
/// The first byte of every key of a record.
pub const PREFIX: &str = "r/";

/// The first byte of every key of events.
pub const EVENTS_PREFIX: &str = "e/";
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
        RecordKey::SecurityGroup(id) => ("security-group", id),
        RecordKey::NetworkAcl(id) => ("network-acl", id),
        RecordKey::RouteTable(id) => ("route-table", id),
        RecordKey::HaVip(id) => ("ha-vip", id),
        RecordKey::FlowLog(id) => ("flow-log", id),
        RecordKey::ReservedIp(id) => ("reserved-ip", id),
        RecordKey::DhcpIp(id) => ("dhcp-ip", id),
        RecordKey::Tags(resource) => ("tags", resource),
        RecordKey::Tag(id) => ("tag", id),
        RecordKey::KeyPair(id) => ("key-pair", id),
        RecordKey::Task(id) => ("task", id),
        // A token may hold any character, the one between the parts of a key too.
        RecordKey::FirstAnswer(token) => ("answer", &token.hex()),
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

/// The value whose JSON this is, in the form that this code writes.
pub fn value_of(json: &serde_json::Value) -> Value {
    let mut bytes = vec![VERSION];
    serde_json::to_writer(&mut bytes, json).expect("JSON is text and a vector takes every byte");
    Value::new(bytes)
}

/// The key of the events of one write.
pub fn event_key(scope: Scope, write: OpId) -> Key {
    let name = u128::from_be_bytes(write.0);
    Key::new(format!("{}{name:032x}", events_of(scope)))
}

/// What the keys of a scope's events begin with.
pub fn events_of(scope: Scope) -> String {
    format!("{EVENTS_PREFIX}{}/{}/", scope.account, scope.region)
}

/// The value of the events of one write.
pub fn events_value(events: &[Event]) -> Value {
    let mut bytes = vec![VERSION];
    serde_json::to_writer(&mut bytes, events)
        .expect("events have text keys only and a vector takes every byte");
    Value::new(bytes)
}

/// Reads the events of one write back.
///
/// # Errors
/// [`CodecError`] when they are not what this code wrote.
pub fn read_events(key: &Key, value: &Value) -> Result<Vec<Event>, CodecError> {
    let text = || String::from_utf8_lossy(key.as_bytes()).into_owned();
    match value.as_bytes().split_first() {
        None => Err(CodecError::Key(text())),
        Some((&VERSION, json)) => {
            serde_json::from_slice(json).map_err(|source| CodecError::Value { key: text(), source })
        }
        Some((version, _)) => Err(CodecError::Version { key: text(), version: *version }),
    }
}

/// Reads a record back.
///
/// # Errors
/// [`CodecError`] when it is not what this code wrote.
pub fn read(key: &Key, value: &Value) -> Result<(Scope, Record), CodecError> {
    let (scope, named) = name(key)?;
    let text = String::from_utf8_lossy(key.as_bytes()).into_owned();
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

/// Whose record a key names, and which.
///
/// # Errors
/// [`CodecError::Key`] when it is not what this code wrote.
pub fn name(key: &Key) -> Result<(Scope, RecordKey), CodecError> {
    let text = String::from_utf8_lossy(key.as_bytes());
    read_key(&text).ok_or_else(|| CodecError::Key(text.into_owned()))
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
        "security-group" => RecordKey::SecurityGroup(SecurityGroupId::parse(id).ok()?),
        "network-acl" => RecordKey::NetworkAcl(NetworkAclId::parse(id).ok()?),
        "route-table" => RecordKey::RouteTable(RouteTableId::parse(id).ok()?),
        "ha-vip" => RecordKey::HaVip(HaVipId::parse(id).ok()?),
        "flow-log" => RecordKey::FlowLog(FlowLogId::parse(id).ok()?),
        "reserved-ip" => RecordKey::ReservedIp(ReservedIpId::parse(id).ok()?),
        "dhcp-ip" => RecordKey::DhcpIp(DhcpIpId::parse(id).ok()?),
        "tags" => RecordKey::Tags(TaggedResource::parse(id)?),
        "tag" => RecordKey::Tag(TagId::parse(id).ok()?),
        "key-pair" => RecordKey::KeyPair(KeyPairId::parse(id).ok()?),
        "task" => RecordKey::Task(TaskId::parse(id).ok()?),
        "answer" => RecordKey::FirstAnswer(ClientToken::of_hex(id)?),
        _ => return None,
    };
    parts.next().is_none().then_some((Scope { account, region }, key))
}
