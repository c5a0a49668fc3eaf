//! Flows of an address that leaves its holder are forgotten.
//!
//! Source: `include/uapi/linux/netfilter/nfnetlink_conntrack.h`.

use std::collections::BTreeSet;
use std::net::IpAddr;

use nix::errno::Errno;

use crate::error::LinuxError;
use crate::netlink::attributes::{Attributes, attributes};
use crate::netlink::{Netlink, Request};

const NFNL_SUBSYS_CTNETLINK: u16 = 1;
const IPCTNL_MSG_CT_GET: u16 = 1;
const IPCTNL_MSG_CT_DELETE: u16 = 2;
const CTA_TUPLE_ORIG: u16 = 1;
const CTA_TUPLE_REPLY: u16 = 2;
const CTA_ID: u16 = 12;
const CTA_TUPLE_IP: u16 = 1;
const HEADER_BYTES: usize = 4;

fn message(doing: &'static str, kind: u16, (family, inner): (u8, Attributes)) -> Request {
    let mut body = vec![family, 0, 0, 0];
    body.extend(inner.into_bytes());
    Request::raw(doing, NFNL_SUBSYS_CTNETLINK << 8 | kind, body)
}

/// Forgets every flow of the socket's namespace that has an end at one of these addresses. Exactly
/// the flows that are found: one that begins meanwhile is not touched.
pub(crate) fn forget(
    netfilter: &mut Netlink,
    addresses: &BTreeSet<IpAddr>,
) -> Result<(), LinuxError> {
    let families = addresses.iter().map(|it| crate::ruleset::family_of(*it));
    for family in families.collect::<BTreeSet<_>>() {
        let all = message("list flows", IPCTNL_MSG_CT_GET, (family, Attributes::default()));
        let listed = netfilter.dump(&all)?;
        let deletes = listed.iter().filter_map(|(_, body)| delete(body, family, addresses));
        let deletes: Vec<_> = deletes.collect();
        netfilter.ask_all(deletes)?;
    }
    Ok(())
}

/// The deletion of a flow that was listed, if it has an end at one of these addresses.
fn delete(body: &[u8], family: u8, addresses: &BTreeSet<IpAddr>) -> Option<Request> {
    let (mut original, mut id, mut ours) = (None, None, false);
    for (kind, value) in attributes(body.get(HEADER_BYTES..)?) {
        match kind {
            CTA_TUPLE_ORIG => {
                original = Some(value);
                ours |= has_end(value, addresses);
            }
            CTA_TUPLE_REPLY => ours |= has_end(value, addresses),
            CTA_ID => id = Some(value),
            _ => {}
        }
    }
    // The id tells the flow from one that took its place meanwhile.
    let named = Attributes::default().list(CTA_TUPLE_ORIG, original?).bytes(CTA_ID, id?);
    let request = message("forget a flow", IPCTNL_MSG_CT_DELETE, (family, named));
    ours.then(|| request.allow(&[Errno::ENOENT]))
}

fn has_end(tuple: &[u8], addresses: &BTreeSet<IpAddr>) -> bool {
    let ends = attributes(tuple).filter(|(kind, _)| *kind == CTA_TUPLE_IP);
    let read = |value: &[u8]| {
        let four = <[u8; 4]>::try_from(value).ok().map(IpAddr::from);
        four.or_else(|| <[u8; 16]>::try_from(value).ok().map(IpAddr::from))
    };
    let mut found = ends.flat_map(|(_, ips)| attributes(ips)).filter_map(|(_, it)| read(it));
    found.any(|address| addresses.contains(&address))
}
