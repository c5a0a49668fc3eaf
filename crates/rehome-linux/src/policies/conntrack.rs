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

/// A tracked flow, by the addresses of its packets: of who began it, and of the answers. They differ by
/// what is translated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flow {
    /// Source and destination of the first packet, as it came.
    pub(crate) original: [IpAddr; 2],
    /// Source and destination of an answer.
    pub(crate) reply: [IpAddr; 2],
}

/// Forgets every flow of the socket's namespace that has an end at one of these addresses.
pub(crate) fn forget(
    netfilter: &mut Netlink,
    addresses: &BTreeSet<IpAddr>,
) -> Result<(), LinuxError> {
    let families = addresses.iter().map(|it| crate::ruleset::family_of(*it));
    for family in families.collect::<BTreeSet<_>>() {
        forget_where(netfilter, family, |flow| {
            let mut ends = flow.original.iter().chain(&flow.reply);
            ends.any(|address| addresses.contains(address))
        })?;
    }
    Ok(())
}

/// Forgets the flows of a family that are meant. Exactly the flows that are found: one that begins
/// meanwhile is not touched.
pub(crate) fn forget_where(
    netfilter: &mut Netlink,
    family: u8,
    meant: impl Fn(&Flow) -> bool,
) -> Result<(), LinuxError> {
    let all = message("list flows", IPCTNL_MSG_CT_GET, (family, Attributes::default()));
    let listed = netfilter.dump(&all)?;
    let deletes = listed.iter().filter_map(|(_, body)| delete(body, family, &meant));
    netfilter.ask_all(deletes.collect())
}

/// The deletion of a flow that was listed, if it is meant.
fn delete(body: &[u8], family: u8, meant: &impl Fn(&Flow) -> bool) -> Option<Request> {
    let (mut original, mut reply, mut id) = (None, None, None);
    for (kind, value) in attributes(body.get(HEADER_BYTES..)?) {
        match kind {
            CTA_TUPLE_ORIG => original = Some(value),
            CTA_TUPLE_REPLY => reply = Some(value),
            CTA_ID => id = Some(value),
            _ => {}
        }
    }
    let flow = Flow { original: ends(original?)?, reply: ends(reply?)? };
    // The id tells the flow from one that took its place meanwhile.
    let named = Attributes::default().list(CTA_TUPLE_ORIG, original?).bytes(CTA_ID, id?);
    let request = message("forget a flow", IPCTNL_MSG_CT_DELETE, (family, named));
    meant(&flow).then(|| request.allow(&[Errno::ENOENT]))
}

/// Source and destination of a tuple: `CTA_IP_V4_SRC` and `CTA_IP_V4_DST`, or those of IPv6 (3 and 4).
fn ends(tuple: &[u8]) -> Option<[IpAddr; 2]> {
    let (_, addresses) = attributes(tuple).find(|(kind, _)| *kind == CTA_TUPLE_IP)?;
    let read = |value: &[u8]| {
        let four = <[u8; 4]>::try_from(value).ok().map(IpAddr::from);
        four.or_else(|| <[u8; 16]>::try_from(value).ok().map(IpAddr::from))
    };
    let (mut source, mut destination) = (None, None);
    for (kind, value) in attributes(addresses) {
        match kind {
            1 | 3 => source = read(value),
            2 | 4 => destination = read(value),
            _ => {}
        }
    }
    Some([source?, destination?])
}
