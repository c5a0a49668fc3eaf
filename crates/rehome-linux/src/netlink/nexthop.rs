//! Nexthop objects: `RTM_NEWNEXTHOP`, `RTM_DELNEXTHOP`, `RTM_GETNEXTHOP`.
//!
//! Source: `include/uapi/linux/nexthop.h`, `include/uapi/linux/rtnetlink.h`, `net/ipv4/nexthop.c`.

use super::attributes::{Attributes, attributes, native};
use super::request::Request;

const RTM_NEWNEXTHOP: u16 = 104;
const RTM_DELNEXTHOP: u16 = 105;
const RTM_GETNEXTHOP: u16 = 106;
const NHA_ID: u16 = 1;
const NHA_OIF: u16 = 5;
/// `struct nhmsg`: family, scope, protocol, reserved, flags.
const HEADER_BYTES: usize = 8;
const AF_UNSPEC: u8 = 0;
/// A nexthop of this family leads packets of both; one of IPv4 leads only its own.
const AF_INET6: u8 = 10;

/// The number that tells who made a nexthop or a route, as in the kernel's `rt_protos`.
pub(crate) const PROTOCOL: u8 = 94;

/// A nexthop object that names a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nexthop {
    /// Its id in the namespace.
    pub(crate) id: u32,
    /// The index of the device that it leads to.
    pub(crate) device: u32,
    /// Whether it leads packets of both families. One that an earlier version made does not.
    pub(crate) both: bool,
}

fn message(doing: &'static str, kind: u16, family: u8, inner: Attributes) -> Request {
    let mut body = vec![family, 0, if kind == RTM_NEWNEXTHOP { PROTOCOL } else { 0 }, 0];
    body.extend(0u32.to_ne_bytes());
    body.extend(inner.into_bytes());
    Request::raw(doing, kind, body)
}

/// A nexthop of both families to make, or to lead to another device.
pub(crate) fn set(id: u32, device: u32) -> Request {
    let inner = Attributes::default().native(NHA_ID, id).native(NHA_OIF, device);
    message("set a nexthop", RTM_NEWNEXTHOP, AF_INET6, inner)
}

/// Deletes the nexthop, and the routes that use it.
pub(crate) fn delete(id: u32) -> Request {
    let inner = Attributes::default().native(NHA_ID, id);
    message("delete a nexthop", RTM_DELNEXTHOP, AF_UNSPEC, inner)
}

/// Asks for all nexthops.
pub(crate) fn dump() -> Request {
    message("list nexthops", RTM_GETNEXTHOP, AF_UNSPEC, Attributes::default())
}

/// Asks for one nexthop.
pub(crate) fn get(id: u32) -> Request {
    let inner = Attributes::default().native(NHA_ID, id);
    message("look a nexthop up", RTM_GETNEXTHOP, AF_UNSPEC, inner)
}

/// Asks for the nexthops that name a device.
pub(crate) fn dump_of(device: u32) -> Request {
    let inner = Attributes::default().native(NHA_OIF, device);
    message("list a device's nexthops", RTM_GETNEXTHOP, AF_UNSPEC, inner)
}

/// As [`read`], and nothing for a nexthop that others made.
pub(crate) fn read_ours(body: &[u8]) -> Option<Nexthop> {
    read(body).filter(|_| body[2] == PROTOCOL)
}

/// Reads one message of a dump. Nothing for a nexthop that leads to no device.
pub(crate) fn read(body: &[u8]) -> Option<Nexthop> {
    let (mut id, mut device) = (None, None);
    for (kind, value) in attributes(body.get(HEADER_BYTES..)?) {
        match kind {
            NHA_ID => id = native(value),
            NHA_OIF => device = native(value),
            _ => {}
        }
    }
    Some(Nexthop { id: id?, device: device?, both: body.first() == Some(&AF_INET6) })
}
