//! nf_tables in messages: the table, its chains, rules, sets and elements; and what stands, read
//! back in a form that can be compared with what was asked for.
//!
//! Everything is of one table of ours per namespace, of the family `inet` (IPv4 and IPv6). Several
//! requests become one transaction with [`super::Netlink::transact`]: all of them or none, from one
//! instant on.
//!
//! Source: `include/uapi/linux/netfilter/nf_tables.h`, `nfnetlink.h`. Numbers in attributes are in
//! the network's byte order. `nft list ruleset` shows all of it, with our comments.

use super::attributes::{Attributes, attributes};
use super::request::Request;

pub(crate) mod chain;
mod decode;
pub(crate) mod element;
pub(crate) mod expression;
pub(crate) mod rule;
pub(crate) mod set;
pub(crate) mod table;
#[cfg(test)]
mod tests;

/// Our table's name.
pub(crate) const TABLE: &str = "rehome";

const NFNL_SUBSYS_NFTABLES: u16 = 10;
const NFNL_MSG_BATCH_BEGIN: u16 = 0x10;
const NFNL_MSG_BATCH_END: u16 = 0x11;
const AF_UNSPEC: u8 = 0;
/// `NFPROTO_INET`.
const INET: u8 = 1;
/// Bytes of `struct nfgenmsg`.
const HEADER_BYTES: usize = 4;
/// `NFTNL_UDATA_RULE_COMMENT` and `NFTNL_UDATA_SET_ELEM_COMMENT` of libnftnl: what `nft` shows.
const COMMENT: u8 = 0;

fn list() -> Attributes {
    Attributes::default()
}

fn message(doing: &'static str, kind: u16, inner: Attributes) -> Request {
    message_of(INET, doing, (kind, inner))
}

fn message_of(family: u8, doing: &'static str, (kind, inner): (u16, Attributes)) -> Request {
    let mut body = vec![family, 0, 0, 0];
    body.extend(inner.into_bytes());
    Request::raw(doing, NFNL_SUBSYS_NFTABLES << 8 | kind, body)
}

fn border(doing: &'static str, kind: u16) -> Request {
    let mut body = vec![AF_UNSPEC, 0];
    body.extend(NFNL_SUBSYS_NFTABLES.to_be_bytes());
    Request::raw(doing, kind, body)
}

/// Begins a transaction.
pub(super) fn begin() -> Request {
    border("begin a transaction of nftables", NFNL_MSG_BATCH_BEGIN)
}

/// Ends a transaction.
pub(super) fn end() -> Request {
    border("end a transaction of nftables", NFNL_MSG_BATCH_END)
}

/// The attributes of a message that was listed or looked at.
fn body_attributes(body: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    attributes(body.get(HEADER_BYTES..).unwrap_or_default())
}

/// Whether what was listed is of the family of our table: a list of all tables shows others too.
fn is_inet(body: &[u8]) -> bool {
    body.first() == Some(&INET)
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).trim_end_matches('\0').to_owned()
}

/// A number in the network's byte order.
fn number(value: &[u8]) -> Option<u32> {
    value.get(..4)?.try_into().ok().map(u32::from_be_bytes)
}

/// A comment as `nft` writes it, at most 253 bytes of it.
fn comment_bytes(comment: &str) -> Vec<u8> {
    let bytes = &comment.as_bytes()[..comment.len().min(253)];
    let length = u8::try_from(bytes.len() + 1).expect("it was cut to 253");
    [&[COMMENT, length], bytes, &[0]].concat()
}

fn read_comment(userdata: &[u8]) -> Option<String> {
    let [COMMENT, length, rest @ ..] = userdata else { return None };
    rest.get(..usize::from(*length)).map(text)
}

#[cfg(test)]
mod comment {
    use super::*;

    #[test]
    fn a_comment_reads_back_up_to_its_bound() {
        for comment in ["", "eni-00000001 0", &"x".repeat(253)] {
            assert_eq!(read_comment(&comment_bytes(comment)).as_deref(), Some(comment));
        }
        let cut = comment_bytes(&"x".repeat(300));
        assert_eq!(cut.len(), 256);
        assert_eq!(read_comment(&cut).map(|it| it.len()), Some(253));
        for foreign in [&[][..], &[1, 1, 0], &[0], &[0, 9, 1]] {
            assert_eq!(read_comment(foreign), None, "{foreign:?}");
        }
    }
}
