//! Elements of sets and maps of nf_tables.

use super::expression::{Verdict, value};
use super::{TABLE, body_attributes, comment_bytes, decode, list, message, number, read_comment};
use crate::netlink::Request;
use crate::netlink::attributes::{Attributes, attributes};

const NFT_MSG_NEWSETELEM: u16 = 12;
const NFT_MSG_GETSETELEM: u16 = 13;
const NFT_MSG_DELSETELEM: u16 = 14;
const NFTA_SET_ELEM_LIST_TABLE: u16 = 1;
const NFTA_SET_ELEM_LIST_SET: u16 = 2;
const NFTA_SET_ELEM_LIST_ELEMENTS: u16 = 3;
const NFTA_LIST_ELEM: u16 = 1;
const NFTA_SET_ELEM_KEY: u16 = 1;
const NFTA_SET_ELEM_DATA: u16 = 2;
const NFTA_SET_ELEM_FLAGS: u16 = 3;
const NFTA_SET_ELEM_USERDATA: u16 = 6;
const NFTA_SET_ELEM_KEY_END: u16 = 10;
const NFT_SET_ELEM_INTERVAL_END: u32 = 1;
/// Elements in one message: an attribute holds less than 64 KiB, and an element may take 300 bytes.
const PART_MAX: usize = 128;

/// What a key is mapped to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mapped {
    /// Nothing: it is in a set.
    Nothing,
    /// A verdict.
    Verdict(Verdict),
    /// A value.
    Value(Vec<u8>),
}

/// A key, and where a range of keys ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// This one alone; in a set of ranges of one field, from this one on.
    One(Vec<u8>),
    /// In a set of ranges of one field: up to this one, and not it itself.
    To(Vec<u8>),
    /// In a set of ranges of several fields: from the first to the last, both included.
    Between(Vec<u8>, Vec<u8>),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Which keys.
    pub(crate) key: Key,
    /// What they are mapped to.
    pub(crate) mapped: Mapped,
    /// Text that stands with it, of which 253 bytes are kept.
    pub(crate) comment: Option<String>,
}

impl Element {
    /// A key in a set.
    pub(crate) fn of(key: &[u8]) -> Self {
        Self { key: Key::One(key.to_vec()), mapped: Mapped::Nothing, comment: None }
    }

    /// A key in a map.
    pub(crate) fn mapped(key: &[u8], mapped: Mapped) -> Self {
        Self { key: Key::One(key.to_vec()), mapped, comment: None }
    }

    /// A range of keys of one field from the first to the last, both included, in a set or a map:
    /// one element, and a second one that ends it.
    pub(crate) fn range(first: &[u8], last: &[u8], mapped: Mapped) -> Vec<Self> {
        let begin = Self { key: Key::One(first.to_vec()), mapped, comment: None };
        let behind = successor(last);
        let end = |key| Self { key: Key::To(key), mapped: Mapped::Nothing, comment: None };
        // Nothing is behind the last key of all.
        [Some(begin), behind.map(end)].into_iter().flatten().collect()
    }

    fn encode(&self) -> Attributes {
        let mut inner = match &self.key {
            Key::One(key) => list().nested(NFTA_SET_ELEM_KEY, value(key)),
            Key::To(key) => list()
                .nested(NFTA_SET_ELEM_KEY, value(key))
                .network(NFTA_SET_ELEM_FLAGS, NFT_SET_ELEM_INTERVAL_END),
            Key::Between(first, last) => list()
                .nested(NFTA_SET_ELEM_KEY, value(first))
                .nested(NFTA_SET_ELEM_KEY_END, value(last)),
        };
        match &self.mapped {
            Mapped::Nothing => {}
            Mapped::Verdict(verdict) => inner = inner.nested(NFTA_SET_ELEM_DATA, verdict.encode()),
            Mapped::Value(data) => inner = inner.nested(NFTA_SET_ELEM_DATA, value(data)),
        }
        if let Some(comment) = &self.comment {
            inner = inner.bytes(NFTA_SET_ELEM_USERDATA, &comment_bytes(comment));
        }
        inner
    }
}

/// The key behind this one.
fn successor(key: &[u8]) -> Option<Vec<u8>> {
    let mut next = key.to_vec();
    for byte in next.iter_mut().rev() {
        (*byte, _) = byte.overflowing_add(1);
        if *byte != 0 {
            return Some(next);
        }
    }
    None
}

fn messages((doing, kind): (&'static str, u16), set: &str, elements: &[Element]) -> Vec<Request> {
    let one = |part: &[Element]| {
        let encode = |all: Attributes, it: &Element| all.nested(NFTA_LIST_ELEM, it.encode());
        let inner = list()
            .text(NFTA_SET_ELEM_LIST_TABLE, TABLE)
            .text(NFTA_SET_ELEM_LIST_SET, set)
            .nested(NFTA_SET_ELEM_LIST_ELEMENTS, part.iter().fold(list(), encode));
        message(doing, kind, inner)
    };
    elements.chunks(PART_MAX).map(one).collect()
}

/// Elements to put into a set. One that is there in the same way does no harm; in another way it is
/// refused.
pub(crate) fn add(set: &str, elements: &[Element]) -> Vec<Request> {
    let made = messages(("add to a set of nftables", NFT_MSG_NEWSETELEM), set, elements);
    made.into_iter().map(Request::create_or_keep).collect()
}

/// Elements to take out of a set, which must be there.
pub(crate) fn delete(set: &str, elements: &[Element]) -> Vec<Request> {
    messages(("take from a set of nftables", NFT_MSG_DELSETELEM), set, elements)
}

/// Takes all elements out of a set.
pub(crate) fn empty(set: &str) -> Request {
    let inner = list().text(NFTA_SET_ELEM_LIST_TABLE, TABLE).text(NFTA_SET_ELEM_LIST_SET, set);
    message("empty a set of nftables", NFT_MSG_DELSETELEM, inner)
}

/// Asks for the elements of a set.
pub(crate) fn dump(set: &str) -> Request {
    let inner = list().text(NFTA_SET_ELEM_LIST_TABLE, TABLE).text(NFTA_SET_ELEM_LIST_SET, set);
    message("list a set of nftables", NFT_MSG_GETSETELEM, inner)
}

/// Reads one message of a list of elements.
pub(crate) fn read(body: &[u8]) -> Vec<Element> {
    let lists = body_attributes(body).filter(|(kind, _)| *kind == NFTA_SET_ELEM_LIST_ELEMENTS);
    let elements = lists.flat_map(|(_, value)| attributes(value));
    elements.filter_map(|(_, value)| one(value)).collect()
}

fn one(bytes: &[u8]) -> Option<Element> {
    let (mut key, mut end, mut flags) = (None, None, 0);
    let (mut mapped, mut comment) = (Mapped::Nothing, None);
    for (kind, value) in attributes(bytes) {
        match kind {
            NFTA_SET_ELEM_KEY => key = decode::value(value),
            NFTA_SET_ELEM_KEY_END => end = decode::value(value),
            NFTA_SET_ELEM_FLAGS => flags = number(value)?,
            NFTA_SET_ELEM_DATA => {
                let verdict = decode::verdict(value).map(Mapped::Verdict);
                mapped = verdict.or_else(|| decode::value(value).map(Mapped::Value))?;
            }
            NFTA_SET_ELEM_USERDATA => comment = read_comment(value),
            _ => {}
        }
    }
    let key = match (key?, end) {
        (first, Some(last)) => Key::Between(first, last),
        (key, None) if flags & NFT_SET_ELEM_INTERVAL_END != 0 => Key::To(key),
        (key, None) => Key::One(key),
    };
    Some(Element { key, mapped, comment })
}
