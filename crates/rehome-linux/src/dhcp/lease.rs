//! What an interface is leased: read from the kernel for each question, so that a restart changes
//! nothing and a lease follows its interface in the instant of the switch.
//!
//! In: the alias of a leg's device, behind whose mark its lease stands, and the kernel's own answer to
//! the question where the leased address is routed to. Out: a [`Grant`], or nothing for a leg that
//! does not own its interface now.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use nix::errno::Errno;
use rehome_domain::InstanceId;
use rehome_domain::plane::{self, Leg};

use crate::device;
use crate::error::LinuxError;
use crate::mark::{Kind, Mark};
use crate::netlink::attributes::{Attributes, attributes, native};
use crate::netlink::{Netlink, Request};

/// Words of a leg's mark, behind which its lease stands.
const MARK_WORDS: usize = 7;
const RTM_GETROUTE: u16 = 26;
const RTA_DST: u16 = 1;
const RTA_OIF: u16 = 4;
const AF_INET: u8 = 2;
const AF_INET6: u8 = 10;
const RTN_UNICAST: u8 = 1;
/// `struct rtmsg`.
const HEADER_BYTES: usize = 12;

/// What a leg's interface is leased, as long as the leg owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lease {
    /// The interface's MAC.
    pub(crate) mac: [u8; 6],
    /// Its primary address.
    pub(crate) address: Ipv4Addr,
    /// Length of its subnet's mask in bits.
    pub(crate) prefix_len: u8,
    /// The gateway of its subnet.
    pub(crate) gateway: Ipv4Addr,
}

impl Lease {
    /// The lease of a leg's interface; nothing for one without an address.
    pub(crate) fn of(leg: &Leg) -> Option<Self> {
        let (mac, prefix_len, gateway) = (leg.mac.0, leg.prefix_len, leg.gateway);
        let address = plane::primary(&leg.addresses)?;
        Some(Self { mac, address, prefix_len, gateway })
    }

    /// The lease that stands in a device's alias.
    pub(crate) fn read(alias: &str) -> Option<Self> {
        let mut words = alias.split(' ').skip(MARK_WORDS);
        let mac = read_mac(words.next()?)?;
        let (address, prefix_len) = words.next()?.split_once('/')?;
        let (address, prefix_len) = (address.parse().ok()?, prefix_len.parse().ok()?);
        let gateway = words.next()?.parse().ok()?;
        (prefix_len <= 32).then_some(Self { mac, address, prefix_len, gateway })
    }
}

fn read_mac(text: &str) -> Option<[u8; 6]> {
    let mut mac = [0; 6];
    let mut bytes = text.split(':');
    for byte in &mut mac {
        *byte = u8::from_str_radix(bytes.next()?, 16).ok()?;
    }
    bytes.next().is_none().then_some(mac)
}

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.mac;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x} ")?;
        write!(f, "{}/{} {}", self.address, self.prefix_len, self.gateway)
    }
}

/// What the guest behind a device may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grant {
    /// The lease.
    pub(crate) lease: Lease,
    /// The instance that the leg leads into.
    pub(crate) instance: InstanceId,
    /// Bytes of the largest packet that the leg carries.
    pub(crate) mtu: u16,
}

/// What the guest behind a device is granted: nothing where the device is no leg, or one that is
/// about to go, or one that its interface's address is not routed to (staged, or left behind).
pub(crate) fn granted(route: &mut Netlink, index: u32) -> Result<Option<Grant>, LinuxError> {
    let Some(device) = device::at(route, index)?.filter(|device| !device.dying) else {
        return Ok(None);
    };
    let alias = device.alias.as_deref().unwrap_or_default();
    let Some(Mark { kind: Kind::Leg(leg), .. }) = Mark::read(alias) else { return Ok(None) };
    let Some(lease) = Lease::read(alias) else { return Ok(None) };
    if routed_to(route, lease.address.into())? != Some(index) {
        return Ok(None);
    }
    let mtu = u16::try_from(device.mtu).unwrap_or(u16::MAX);
    Ok(Some(Grant { lease, instance: leg.instance, mtu }))
}

/// The device that an address is routed to, as the kernel finds it now.
pub(crate) fn routed_to(route: &mut Netlink, address: IpAddr) -> Result<Option<u32>, LinuxError> {
    let (family, octets) = match address {
        IpAddr::V4(address) => (AF_INET, address.octets().to_vec()),
        IpAddr::V6(address) => (AF_INET6, address.octets().to_vec()),
    };
    let mut body = vec![0; HEADER_BYTES];
    (body[0], body[1]) = (family, if address.is_ipv4() { 32 } else { 128 });
    body.extend(Attributes::default().bytes(RTA_DST, &octets).into_bytes());
    let body = match route.get(&Request::raw("look a route up", RTM_GETROUTE, body)) {
        Ok(body) => body,
        Err(error) if is_unreachable(error.errno()) => return Ok(None),
        Err(error) => return Err(error),
    };
    if body.get(7) != Some(&RTN_UNICAST) {
        return Ok(None);
    }
    let mut found = attributes(body.get(HEADER_BYTES..).unwrap_or_default());
    Ok(found.find(|(kind, _)| *kind == RTA_OIF).and_then(|(_, value)| native(value)))
}

fn is_unreachable(errno: Option<Errno>) -> bool {
    matches!(errno, Some(Errno::EHOSTUNREACH | Errno::ENETUNREACH | Errno::EACCES | Errno::EINVAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_reads_back_from_behind_the_mark() {
        let lease = Lease {
            mac: [0x20, 0x90, 0x6f, 0, 0xab, 1],
            address: [10, 9, 0, 10].into(),
            prefix_len: 24,
            gateway: [10, 9, 0, 1].into(),
        };
        let mark = "rehome abc leg vpc-00000001 eni-00000001 ins-00000001 7";
        let alias = format!("{mark} {lease}");
        assert_eq!(Lease::read(&alias), Some(lease));
        assert!(Mark::read(&alias).is_some());
        assert!(alias.len() < 256, "the kernel takes no longer alias");
        let cases = ["", " 20:90:6f:00:ab:01", " 20:90:6f:00:ab:01 10.9.0.10/33 10.9.0.1"];
        for case in cases {
            assert_eq!(Lease::read(&format!("{mark}{case}")), None, "{case}");
        }
    }
}
