//! The fence: the one static rule that lets a packet in only from where its source is routed to.

use crate::error::LinuxError;
use crate::netlink::{Netlink, nftables};

/// Our table, and its chain.
const TABLE: &str = "rehome";
const CHAIN: &str = "fence";

/// Puts up the fence in the namespace of this socket. Called once, when the namespace is made.
pub(crate) fn put_up(netfilter: &mut Netlink) -> Result<(), LinuxError> {
    netfilter.transact(vec![
        nftables::new_table(TABLE),
        nftables::new_raw_prerouting_chain(TABLE, CHAIN),
        nftables::new_fence_rule(TABLE, CHAIN),
    ])
}
