//! Our table of nf_tables in a namespace.

use super::{TABLE, body_attributes, is_inet, list, message, message_of, number};
use crate::netlink::Request;

const NFT_MSG_NEWTABLE: u16 = 0;
const NFT_MSG_GETTABLE: u16 = 1;
const NFT_MSG_DELTABLE: u16 = 2;
const NFTA_TABLE_NAME: u16 = 1;
/// A table with a flag (dormant) does nothing.
const NFTA_TABLE_FLAGS: u16 = 2;
/// `NFPROTO_IPV4`.
const IPV4: u8 = 2;

/// The table, which may be there; it is awake.
pub(crate) fn new() -> Request {
    let inner = list().text(NFTA_TABLE_NAME, TABLE).network(NFTA_TABLE_FLAGS, 0);
    message("make a table of nftables", NFT_MSG_NEWTABLE, inner).create_or_keep()
}

/// Asks for the table.
pub(crate) fn get() -> Request {
    let inner = list().text(NFTA_TABLE_NAME, TABLE);
    message("look at a table of nftables", NFT_MSG_GETTABLE, inner)
}

/// Asks for the table that an earlier version made, of IPv4 alone.
pub(crate) fn get_old() -> Request {
    let inner = list().text(NFTA_TABLE_NAME, TABLE);
    message_of(IPV4, "look at a table of nftables", (NFT_MSG_GETTABLE, inner))
}

/// Removes the table of an earlier version with all in it.
pub(crate) fn delete_old() -> Request {
    let inner = list().text(NFTA_TABLE_NAME, TABLE);
    message_of(IPV4, "remove an old table of nftables", (NFT_MSG_DELTABLE, inner))
}

/// Whether a table that was looked at does what its chains say.
pub(crate) fn is_awake(body: &[u8]) -> bool {
    let flags = body_attributes(body).find(|(kind, _)| *kind == NFTA_TABLE_FLAGS);
    is_inet(body) && flags.is_none_or(|(_, flags)| number(flags) == Some(0))
}
