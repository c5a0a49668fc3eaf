//! Nexthop objects: `RTM_NEWNEXTHOP`, `RTM_DELNEXTHOP`, `RTM_GETNEXTHOP`.
//!
//! Source: `include/uapi/linux/nexthop.h`, `include/uapi/linux/rtnetlink.h`, `net/ipv4/nexthop.c`.

use std::net::Ipv4Addr;

use super::attributes::{Attributes, attributes, native};
use super::request::Request;

const RTM_NEWNEXTHOP: u16 = 104;
const RTM_DELNEXTHOP: u16 = 105;
const RTM_GETNEXTHOP: u16 = 106;
const NHA_ID: u16 = 1;
const NHA_BLACKHOLE: u16 = 4;
const NHA_OIF: u16 = 5;
const NHA_GATEWAY: u16 = 6;
/// `RTNH_F_ONLINK`: the gateway is on the link, whatever the addresses there say.
const ONLINK: u32 = 4;
/// The bit of an id that tells a relay from an interface's nexthop.
pub(crate) const RELAY: u32 = 0x8000_0000;
/// `struct nhmsg`: family, scope, protocol, reserved, flags.
const HEADER_BYTES: usize = 8;
const AF_UNSPEC: u8 = 0;
/// A nexthop of this family leads packets of both; one of IPv4 leads only its own.
const AF_INET: u8 = 2;
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

/// A nexthop that hands packets to whoever holds an address, as their gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Relay {
    /// Its id in the namespace, with the bit [`RELAY`].
    pub(crate) id: u32,
    /// The gateway, and the index of the device behind which it is. Nothing while there is none:
    /// packets are dropped then.
    pub(crate) to: Option<(Ipv4Addr, u32)>,
}

/// A relay to make, or to lead elsewhere.
pub(crate) fn set_relay(relay: Relay) -> Request {
    let inner = Attributes::default().native(NHA_ID, relay.id);
    let (flags, inner) = match relay.to {
        Some((gateway, device)) => {
            let inner = inner.native(NHA_OIF, device);
            (ONLINK, inner.bytes(NHA_GATEWAY, &gateway.octets()))
        }
        None => (0, inner.bytes(NHA_BLACKHOLE, &[])),
    };
    let mut body = vec![AF_INET, 0, PROTOCOL, 0];
    body.extend(flags.to_ne_bytes());
    body.extend(inner.into_bytes());
    Request::raw("set a relay", RTM_NEWNEXTHOP, body).replace()
}

/// Reads one message of a dump: a relay of ours.
pub(crate) fn read_relay(body: &[u8]) -> Option<Relay> {
    let (mut id, mut device, mut gateway) = (None, None, None);
    for (kind, value) in attributes(body.get(HEADER_BYTES..)?) {
        match kind {
            NHA_ID => id = native(value),
            NHA_OIF => device = native(value),
            NHA_GATEWAY => gateway = <[u8; 4]>::try_from(value).ok().map(Ipv4Addr::from),
            _ => {}
        }
    }
    let id = id.filter(|id| id & RELAY != 0 && body[2] == PROTOCOL)?;
    Some(Relay { id, to: gateway.zip(device) })
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

/// Reads one message of a dump. Nothing for a nexthop that leads to no device, and for a relay of
/// ours.
pub(crate) fn read(body: &[u8]) -> Option<Nexthop> {
    let (mut id, mut device) = (None, None);
    for (kind, value) in attributes(body.get(HEADER_BYTES..)?) {
        match kind {
            NHA_ID => id = native(value),
            NHA_OIF => device = native(value),
            _ => {}
        }
    }
    let id: u32 = id.filter(|id| id & RELAY == 0 || body[2] != PROTOCOL)?;
    Some(Nexthop { id, device: device?, both: body.first() == Some(&AF_INET6) })
}
