//! Just enough of nf_tables for the fence: one table, one chain, one rule of fib, cmp and verdict; and
//! whether they are there as they were made.
//!
//! Source: `include/uapi/linux/netfilter/nf_tables.h`, `nfnetlink.h`. Numbers in attributes are in
//! the network's byte order.

use super::attributes::{Attributes, attributes, plain};
use super::request::Request;

const NFNL_SUBSYS_NFTABLES: u16 = 10;
const NFNL_MSG_BATCH_BEGIN: u16 = 0x10;
const NFNL_MSG_BATCH_END: u16 = 0x11;
const NFT_MSG_NEWTABLE: u16 = 0;
const NFT_MSG_NEWCHAIN: u16 = 3;
const NFT_MSG_NEWRULE: u16 = 6;
const NFT_MSG_GETTABLE: u16 = 1;
const NFT_MSG_GETCHAIN: u16 = 4;
const NFT_MSG_DELCHAIN: u16 = 5;
const NFT_MSG_GETRULE: u16 = 7;
const NFT_MSG_DELRULE: u16 = 8;
/// `NFTA_TABLE_FLAGS`: a table with a flag (dormant) does nothing.
const NFTA_TABLE_FLAGS: u16 = 2;
const NFTA_CHAIN_HOOK: u16 = 4;
const NFTA_CHAIN_POLICY: u16 = 5;
const NFTA_RULE_EXPRESSIONS: u16 = 4;

const AF_UNSPEC: u8 = 0;
/// `NFPROTO_INET`: packets of both families.
const FAMILY: u8 = 1;

const NF_INET_PRE_ROUTING: u32 = 0;
/// `NF_IP_PRI_RAW`.
const PRIORITY_RAW: i32 = -300;
const NF_DROP: u32 = 0;
const NF_ACCEPT: u32 = 1;
const NFT_REG_VERDICT: u32 = 0;
const NFT_REG_1: u32 = 1;
const NFT_CMP_EQ: u32 = 0;
const NFT_FIB_RESULT_OIF: u32 = 1;
const NFTA_FIB_F_SADDR: u32 = 1;
const NFTA_FIB_F_IIF: u32 = 8;

fn list() -> Attributes {
    Attributes::default()
}

fn message(doing: &'static str, kind: u16, inner: Attributes) -> Request {
    let mut body = vec![FAMILY, 0, 0, 0];
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

/// A table, which may be there; it is awake.
pub(crate) fn new_table(table: &str) -> Request {
    let inner = list().text(1, table).network(NFTA_TABLE_FLAGS, 0);
    message("make a table of nftables", NFT_MSG_NEWTABLE, inner).create_or_keep()
}

/// Removes the rules of a chain.
pub(crate) fn delete_rules(table: &str, chain: &str) -> Request {
    let inner = list().text(1, table).text(2, chain);
    message("empty a chain of nftables", NFT_MSG_DELRULE, inner)
}

/// Removes a chain without rules.
pub(crate) fn delete_chain(table: &str, chain: &str) -> Request {
    let inner = list().text(1, table).text(3, chain);
    message("remove a chain of nftables", NFT_MSG_DELCHAIN, inner)
}

/// Asks for a table.
pub(crate) fn get_table(table: &str) -> Request {
    message("look at a table of nftables", NFT_MSG_GETTABLE, list().text(1, table))
}

/// Asks for a chain.
pub(crate) fn get_chain(table: &str, chain: &str) -> Request {
    let inner = list().text(1, table).text(3, chain);
    message("look at a chain of nftables", NFT_MSG_GETCHAIN, inner)
}

/// Asks for the rules of a chain.
pub(crate) fn dump_rules(table: &str, chain: &str) -> Request {
    let inner = list().text(1, table).text(2, chain);
    message("list rules of nftables", NFT_MSG_GETRULE, inner)
}

fn attribute(body: &[u8], wanted: u16) -> Option<&[u8]> {
    attributes(body.get(4..)?).find(|(kind, _)| *kind == wanted).map(|(_, value)| value)
}

/// Whether a table that was looked at does what its chains say.
pub(crate) fn is_awake(body: &[u8]) -> bool {
    attribute(body, NFTA_TABLE_FLAGS).is_none_or(|flags| flags == [0; 4])
}

/// Whether a chain that was looked at sees every IPv4 packet first.
pub(crate) fn is_raw_prerouting(body: &[u8]) -> bool {
    let hooked = attribute(body, NFTA_CHAIN_HOOK)
        .is_some_and(|found| plain(found) == plain(&raw_prerouting().into_bytes()));
    hooked && attribute(body, NFTA_CHAIN_POLICY) == Some(&NF_ACCEPT.to_be_bytes())
}

/// Whether a rule that was listed is the fence.
pub(crate) fn is_fence_rule(body: &[u8]) -> bool {
    attribute(body, NFTA_RULE_EXPRESSIONS)
        .is_some_and(|found| plain(found) == plain(&fence_expressions().into_bytes()))
}

fn raw_prerouting() -> Attributes {
    list().network(1, NF_INET_PRE_ROUTING).bytes(2, &PRIORITY_RAW.to_be_bytes())
}

/// A new chain that sees every IPv4 packet before connection tracking and routing.
pub(crate) fn new_raw_prerouting_chain(table: &str, chain: &str) -> Request {
    let inner = list()
        .text(1, table)
        .text(3, chain)
        .nested(4, raw_prerouting())
        .network(5, NF_ACCEPT)
        .text(7, "filter");
    message("make a chain of nftables", NFT_MSG_NEWCHAIN, inner).create()
}

/// The rule `fib saddr . iif oif missing drop`: no route to the source leads back to where the
/// packet came from.
pub(crate) fn new_fence_rule(table: &str, chain: &str) -> Request {
    let inner = list().text(1, table).text(2, chain).nested(4, fence_expressions());
    message("make a rule of nftables", NFT_MSG_NEWRULE, inner).create()
}

fn fence_expressions() -> Attributes {
    let flags = NFTA_FIB_F_SADDR | NFTA_FIB_F_IIF;
    let fib = list().network(1, NFT_REG_1).network(2, NFT_FIB_RESULT_OIF).network(3, flags);
    let zero = list().bytes(1, &0u32.to_ne_bytes());
    let cmp = list().network(1, NFT_REG_1).network(2, NFT_CMP_EQ).nested(3, zero);
    let verdict = list().nested(2, list().network(1, NF_DROP));
    let drop = list().network(1, NFT_REG_VERDICT).nested(2, verdict);
    let expression = |name, data| list().text(1, name).nested(2, data);
    list()
        .nested(1, expression("fib", fib))
        .nested(1, expression("cmp", cmp))
        .nested(1, expression("immediate", drop))
}
