//! Sets and maps of nf_tables: what keys are, and what they are mapped to.

use super::{TABLE, body_attributes, is_inet, list, message, number, text};
use crate::netlink::Request;

const NFT_MSG_NEWSET: u16 = 9;
const NFT_MSG_GETSET: u16 = 10;
const NFT_MSG_DELSET: u16 = 11;
const NFTA_SET_TABLE: u16 = 1;
const NFTA_SET_NAME: u16 = 2;
const NFTA_SET_FLAGS: u16 = 3;
const NFTA_SET_KEY_TYPE: u16 = 4;
const NFTA_SET_KEY_LEN: u16 = 5;
const NFTA_SET_DATA_TYPE: u16 = 6;
const NFTA_SET_DATA_LEN: u16 = 7;
const NFTA_SET_DESC: u16 = 9;
const NFTA_SET_ID: u16 = 10;
const NFTA_SET_DESC_CONCAT: u16 = 2;
const NFTA_LIST_ELEM: u16 = 1;
const NFTA_SET_FIELD_LEN: u16 = 1;

const NFT_SET_INTERVAL: u32 = 0x4;
const NFT_SET_MAP: u32 = 0x8;
const NFT_SET_CONCAT: u32 = 0x80;
const NFT_DATA_VERDICT: u32 = 0xffff_ff00;

/// Types of values, by which `nft` knows how to show them. The numbers are those of nftables'
/// `include/datatype.h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Eight bytes, the machine's order.
    Number,
    /// Four bytes.
    Ipv4,
    /// Sixteen bytes.
    Ipv6,
    /// A protocol above IP: one byte.
    Protocol,
    /// A port: two bytes.
    Port,
    /// A mark: four bytes, the machine's order.
    Mark,
}

/// What a set's keys are mapped to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mapping {
    /// Nothing: it is a set.
    Nothing,
    /// Verdicts.
    Verdict,
    /// Values.
    Value(Kind),
}

/// How keys are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    /// They are the same.
    Exact,
    /// They lie in a range.
    Range,
}

/// A set or a map, named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set {
    /// Its name.
    pub(crate) name: String,
    /// Its keys' fields: one, or several, each padded to four bytes.
    pub(crate) key: Vec<Kind>,
    /// How keys are matched.
    pub(crate) by: Match,
    /// What to.
    pub(crate) mapping: Mapping,
}

impl Kind {
    fn number(self) -> u32 {
        match self {
            Self::Number => 4,
            Self::Ipv4 => 7,
            Self::Ipv6 => 8,
            Self::Protocol => 12,
            Self::Port => 13,
            Self::Mark => 19,
        }
    }

    fn bytes(self) -> u32 {
        match self {
            Self::Protocol => 1,
            Self::Port => 2,
            Self::Ipv4 | Self::Mark => 4,
            Self::Number => 8,
            Self::Ipv6 => 16,
        }
    }
}

impl Set {
    /// A set or map whose keys are single values that have to be the same.
    pub(crate) fn exact(name: &str, key: Kind, mapping: Mapping) -> Self {
        Self { name: name.to_owned(), key: vec![key], by: Match::Exact, mapping }
    }

    /// A set or map whose keys are ranges of single values.
    pub(crate) fn ranges(name: &str, key: Kind, mapping: Mapping) -> Self {
        Self { name: name.to_owned(), key: vec![key], by: Match::Range, mapping }
    }

    fn key_bytes(&self) -> u32 {
        match self.key.as_slice() {
            [one] => one.bytes(),
            many => many.iter().map(|kind| kind.bytes().next_multiple_of(4)).sum(),
        }
    }

    /// Six bits for each field, the first one highest.
    fn key_type(&self) -> u32 {
        self.key.iter().fold(0, |sum, kind| sum << 6 | kind.number())
    }

    fn flags(&self) -> u32 {
        let range = if self.by == Match::Range { NFT_SET_INTERVAL } else { 0 };
        let map = if self.mapping == Mapping::Nothing { 0 } else { NFT_SET_MAP };
        let fields = if self.key.len() > 1 { NFT_SET_CONCAT } else { 0 };
        range | map | fields
    }

    fn data(&self) -> Option<(u32, u32)> {
        match self.mapping {
            Mapping::Nothing => None,
            Mapping::Verdict => Some((NFT_DATA_VERDICT, 0)),
            Mapping::Value(kind) => Some((kind.number(), kind.bytes())),
        }
    }
}

/// A set, which may be there if it is the same.
pub(crate) fn new(set: &Set) -> Request {
    let mut inner = list()
        .text(NFTA_SET_TABLE, TABLE)
        .text(NFTA_SET_NAME, &set.name)
        .network(NFTA_SET_FLAGS, set.flags())
        .network(NFTA_SET_KEY_TYPE, set.key_type())
        .network(NFTA_SET_KEY_LEN, set.key_bytes());
    if let Some((kind, bytes)) = set.data() {
        inner = inner.network(NFTA_SET_DATA_TYPE, kind).network(NFTA_SET_DATA_LEN, bytes);
    }
    if set.key.len() > 1 {
        let field = |kind: &Kind| list().network(NFTA_SET_FIELD_LEN, kind.bytes());
        let fields = set.key.iter().fold(list(), |all, it| all.nested(NFTA_LIST_ELEM, field(it)));
        inner = inner.nested(NFTA_SET_DESC, list().nested(NFTA_SET_DESC_CONCAT, fields));
    }
    // The kernel wants an id for references within one transaction; we refer by name.
    inner = inner.network(NFTA_SET_ID, 1);
    message("make a set of nftables", NFT_MSG_NEWSET, inner).create_or_keep()
}

/// Removes a set that no rule uses, with its elements.
pub(crate) fn delete(name: &str) -> Request {
    let inner = list().text(NFTA_SET_TABLE, TABLE).text(NFTA_SET_NAME, name);
    message("remove a set of nftables", NFT_MSG_DELSET, inner)
}

/// Asks for the sets of our table.
pub(crate) fn dump() -> Request {
    let inner = list().text(NFTA_SET_TABLE, TABLE);
    message("list sets of nftables", NFT_MSG_GETSET, inner)
}

/// What tells sets apart that were listed: name, flags, type and length of key and of data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Its name.
    pub(crate) name: String,
    flags: u32,
    key: (u32, u32),
    data: Option<(u32, u32)>,
}

impl Set {
    /// As the set is listed.
    pub(crate) fn shape(&self) -> Shape {
        let (flags, data) = (self.flags(), self.data());
        Shape { name: self.name.clone(), flags, key: (self.key_type(), self.key_bytes()), data }
    }
}

/// Reads a set that was listed.
pub(crate) fn read(body: &[u8]) -> Option<Shape> {
    let (mut ours, mut shape) = (false, Shape::default());
    let (mut kind_of_data, mut bytes_of_data) = (None, 0);
    for (kind, value) in body_attributes(body) {
        match kind {
            NFTA_SET_TABLE => ours = text(value) == TABLE,
            NFTA_SET_NAME => shape.name = text(value),
            NFTA_SET_FLAGS => shape.flags = number(value)?,
            NFTA_SET_KEY_TYPE => shape.key.0 = number(value)?,
            NFTA_SET_KEY_LEN => shape.key.1 = number(value)?,
            NFTA_SET_DATA_TYPE => kind_of_data = number(value),
            NFTA_SET_DATA_LEN => bytes_of_data = number(value)?,
            _ => {}
        }
    }
    // The length of a verdict is the kernel's own affair.
    let bytes = if kind_of_data == Some(NFT_DATA_VERDICT) { 0 } else { bytes_of_data };
    shape.data = kind_of_data.map(|kind| (kind, bytes));
    (ours && is_inet(body)).then_some(shape)
}
