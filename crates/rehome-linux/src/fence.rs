//! The fence: the one static rule that lets a packet in only from where its source is routed to.

use nix::errno::Errno;

use crate::error::LinuxError;
use crate::netlink::{Netlink, nftables};

/// Our table, and its chain.
const TABLE: &str = "rehome";
const CHAIN: &str = "fence";

/// Puts up the fence in the namespace of this socket, or puts it right: its chain in one transaction,
/// so that at no instant there is none where there was one. Of the table only this chain is touched.
pub(crate) fn put_up(netfilter: &mut Netlink) -> Result<(), LinuxError> {
    // The kernel wakes no table in the transaction that changes its chains.
    netfilter.transact(vec![nftables::new_table(TABLE)])?;
    let mut requests = Vec::new();
    if found(netfilter.get(&nftables::get_chain(TABLE, CHAIN)))?.is_some() {
        requests.push(nftables::delete_rules(TABLE, CHAIN));
        requests.push(nftables::delete_chain(TABLE, CHAIN));
    }
    requests.push(nftables::new_raw_prerouting_chain(TABLE, CHAIN));
    requests.push(nftables::new_fence_rule(TABLE, CHAIN));
    netfilter.transact(requests)
}

/// Whether the fence stands as it was put up.
pub(crate) fn stands(netfilter: &mut Netlink) -> Result<bool, LinuxError> {
    let table = found(netfilter.get(&nftables::get_table(TABLE)))?;
    let chain = found(netfilter.get(&nftables::get_chain(TABLE, CHAIN)))?;
    let hooked = table.is_some_and(|body| nftables::is_awake(&body))
        && chain.is_some_and(|body| nftables::is_raw_prerouting(&body));
    if !hooked {
        return Ok(false);
    }
    let rules = netfilter.dump(&nftables::dump_rules(TABLE, CHAIN))?;
    Ok(matches!(rules.as_slice(), [(_, rule)] if nftables::is_fence_rule(rule)))
}

fn found(answer: Result<Vec<u8>, LinuxError>) -> Result<Option<Vec<u8>>, LinuxError> {
    match answer {
        Ok(body) => Ok(Some(body)),
        Err(error) if error.errno() == Some(Errno::ENOENT) => Ok(None),
        Err(error) => Err(error),
    }
}
