//! What stands in one namespace, as a few dumps show it: the ground that [`crate::observe`] judges on.
//!
//! In: a socket in the namespace. Out: plain lists. Nothing here knows what is right.
//!
//! Source: `include/uapi/linux/rtnetlink.h`, `if_addr.h`, `neighbour.h`, `fib_rules.h`.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use nix::errno::Errno;

use crate::error::LinuxError;
use crate::netlink::attributes::{Attributes, attributes, native};
use crate::netlink::{Message, Netlink, Request};

const AF_UNSPEC: u8 = 0;
const AF_INET: u8 = 2;
const AF_INET6: u8 = 10;
const RTM_GETNEIGH: u16 = 30;
const NDA_DST: u16 = 1;
/// `NUD_PERMANENT`.
const PERMANENT: u16 = 0x80;
/// The main routing table.
pub(crate) const MAIN: u32 = 254;
/// Types of routes: `RTN_UNICAST`, `RTN_LOCAL`, `RTN_UNREACHABLE`.
pub(crate) const UNICAST: u8 = 1;
const LOCAL: u8 = 2;
pub(crate) const UNREACHABLE: u8 = 7;

/// An address of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// The device that has it.
    pub(crate) device: u32,
    /// The address.
    pub(crate) address: IpAddr,
    /// The length of its mask.
    pub(crate) prefix_len: u8,
    /// Its label; IPv6 has none.
    pub(crate) label: String,
}

/// A route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Route {
    /// Where it leads to.
    pub(crate) destination: IpAddr,
    /// The length of the destination's mask.
    pub(crate) prefix_len: u8,
    /// Its table.
    pub(crate) table: u32,
    /// Who made it.
    pub(crate) protocol: u8,
    /// What it does with a packet.
    pub(crate) kind: u8,
    /// Its metric; 0 where it has none.
    pub(crate) metric: u32,
    /// The nexthop object that it uses.
    pub(crate) nexthop: Option<u32>,
    /// The device that it leads through.
    pub(crate) device: Option<u32>,
    /// The gateway that it leads by.
    pub(crate) gateway: Option<IpAddr>,
}

impl Route {
    /// Whether it leads to one address alone.
    pub(crate) fn is_host(&self) -> bool {
        self.prefix_len == host_len(self.destination)
    }
}

/// The length of the mask that leaves one address alone.
pub(crate) fn host_len(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

/// The number of an address's family.
pub(crate) fn family(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => AF_INET,
        IpAddr::V6(_) => AF_INET6,
    }
}

/// The bytes of an address.
pub(crate) fn octets(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}

/// What there is of a kind in both families; the kernel has more of them.
fn dump(
    route: &mut Netlink,
    doing: &'static str,
    (kind, header): (u16, usize),
) -> Result<Vec<Message>, LinuxError> {
    let mut body = vec![0; header];
    body[0] = AF_UNSPEC;
    let mut messages = route.dump(&Request::raw(doing, kind, body))?;
    messages.retain(|(_, body)| matches!(body.first(), Some(&(AF_INET | AF_INET6))));
    Ok(messages)
}

fn ip(value: &[u8]) -> Option<IpAddr> {
    let v4 = || <[u8; 4]>::try_from(value).ok().map(|it| IpAddr::V4(it.into()));
    let v6 = || <[u8; 16]>::try_from(value).ok().map(|it| IpAddr::V6(it.into()));
    v4().or_else(v6)
}

/// The addresses of all devices.
pub(crate) fn addresses(route: &mut Netlink) -> Result<Vec<Address>, LinuxError> {
    const RTM_GETADDR: u16 = 22;
    const IFA_ADDRESS: u16 = 1;
    const IFA_LOCAL: u16 = 2;
    const IFA_LABEL: u16 = 3;
    let messages = dump(route, "list addresses", (RTM_GETADDR, 8))?;
    let read = |body: &[u8]| {
        let (header, rest) = body.split_at_checked(8)?;
        let (mut remote, mut local, mut label) = (None, None, String::new());
        for (kind, value) in attributes(rest) {
            match kind {
                // The other end's, or where there is none, one's own.
                IFA_ADDRESS => remote = ip(value),
                IFA_LOCAL => local = ip(value),
                IFA_LABEL => {
                    label = String::from_utf8_lossy(value).trim_end_matches('\0').to_owned();
                }
                _ => {}
            }
        }
        let device = native(&header[4..])?;
        Some(Address { device, address: local.or(remote)?, prefix_len: header[1], label })
    };
    Ok(messages.iter().filter_map(|(_, body)| read(body)).collect())
}

/// The routes of all tables.
pub(crate) fn routes(route: &mut Netlink) -> Result<Vec<Route>, LinuxError> {
    const RTM_GETROUTE: u16 = 26;
    let messages = dump(route, "list routes", (RTM_GETROUTE, 12))?;
    Ok(messages.iter().filter_map(|(_, body)| read_route(body)).collect())
}

fn read_route(body: &[u8]) -> Option<Route> {
    const RTA_DST: u16 = 1;
    const RTA_OIF: u16 = 4;
    const RTA_GATEWAY: u16 = 5;
    const RTA_PRIORITY: u16 = 6;
    const RTA_TABLE: u16 = 15;
    const RTA_NH_ID: u16 = 30;
    let (header, rest) = body.split_at_checked(12)?;
    let mut route = Route {
        destination: match header[0] {
            AF_INET6 => Ipv6Addr::UNSPECIFIED.into(),
            _ => Ipv4Addr::UNSPECIFIED.into(),
        },
        prefix_len: header[1],
        table: u32::from(header[4]),
        protocol: header[5],
        kind: header[7],
        metric: 0,
        nexthop: None,
        device: None,
        gateway: None,
    };
    for (kind, value) in attributes(rest) {
        match kind {
            RTA_DST => route.destination = ip(value)?,
            RTA_OIF => route.device = native(value),
            RTA_GATEWAY => route.gateway = ip(value),
            RTA_PRIORITY => route.metric = native(value)?,
            RTA_TABLE => route.table = native(value)?,
            RTA_NH_ID => route.nexthop = native(value),
            _ => {}
        }
    }
    Some(route)
}

/// The permanent neighbours: device and address, and the MAC that stands there.
pub(crate) fn neighbours(
    route: &mut Netlink,
) -> Result<BTreeMap<(u32, IpAddr), Vec<u8>>, LinuxError> {
    let messages = dump(route, "list neighbours", (RTM_GETNEIGH, 12))?;
    Ok(messages.iter().filter_map(|(_, body)| read_neighbour(body)).collect())
}

/// The MAC that stands for a permanent neighbour. One by one and not by a dump: the kernel keeps the
/// neighbours of all namespaces in one table and walks all of it for each dump.
pub(crate) fn neighbour(
    route: &mut Netlink,
    (device, address): (u32, IpAddr),
) -> Result<Option<Vec<u8>>, LinuxError> {
    let mut body = vec![family(address), 0, 0, 0];
    body.extend(device.to_ne_bytes());
    body.extend([0; 4]);
    body.extend(Attributes::default().bytes(NDA_DST, &octets(address)).into_bytes());
    match route.get(&Request::raw("look a neighbour up", RTM_GETNEIGH, body)) {
        Ok(body) => Ok(read_neighbour(&body).map(|(_, mac)| mac)),
        Err(error) if matches!(error.errno(), Some(Errno::ENOENT | Errno::ENODEV)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn read_neighbour(body: &[u8]) -> Option<((u32, IpAddr), Vec<u8>)> {
    const NDA_LLADDR: u16 = 2;
    let (header, rest) = body.split_at_checked(12)?;
    if u16::from_ne_bytes([header[8], header[9]]) & PERMANENT == 0 {
        return None;
    }
    let (mut address, mut mac) = (None, None);
    for (kind, value) in attributes(rest) {
        match kind {
            NDA_DST => address = ip(value),
            NDA_LLADDR => mac = Some(value.to_vec()),
            _ => {}
        }
    }
    Some(((native(&header[4..])?, address?), mac?))
}

/// Whether the namespace filters by the reverse path, on all devices or on those that come. Asked by
/// netlink: a look-up below /proc/sys costs the more the more namespaces there are.
pub(crate) fn filters_reverse_path(route: &mut Netlink) -> Result<bool, LinuxError> {
    const RTM_GETNETCONF: u16 = 82;
    const NETCONFA_IFINDEX: u16 = 1;
    const NETCONFA_RP_FILTER: u16 = 3;
    const ALL_AND_DEFAULT: [i32; 2] = [-1, -2];
    for which in ALL_AND_DEFAULT {
        let mut body = vec![AF_INET, 0, 0, 0];
        let which = which.to_ne_bytes();
        body.extend(Attributes::default().bytes(NETCONFA_IFINDEX, &which).into_bytes());
        let answer = route.get(&Request::raw("ask for parameters", RTM_GETNETCONF, body))?;
        let parameters = answer.get(4..).unwrap_or_default();
        let filter = attributes(parameters).find(|(kind, _)| *kind == NETCONFA_RP_FILTER);
        if filter.and_then(|(_, value)| native(value)) != Some(0) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether packets to anywhere find a route in the main table, in the family of this address.
pub(crate) fn has_way_out(routes: &[Route], like: IpAddr) -> bool {
    let leads =
        |route: &Route| route.prefix_len == 0 && route.destination.is_ipv4() == like.is_ipv4();
    routes.iter().any(|route| route.table == MAIN && route.kind == UNICAST && leads(route))
}

/// The rules that lead a source address to a table.
pub(crate) fn rules(route: &mut Netlink) -> Result<BTreeSet<(IpAddr, u32)>, LinuxError> {
    const RTM_GETRULE: u16 = 34;
    const FRA_SRC: u16 = 2;
    const FRA_TABLE: u16 = 15;
    /// `FR_ACT_TO_TBL`.
    const TO_TABLE: u8 = 1;
    let messages = dump(route, "list rules", (RTM_GETRULE, 12))?;
    let read = |body: &[u8]| {
        let (header, rest) = body.split_at_checked(12)?;
        let (mut source, mut table) = (None, None);
        for (kind, value) in attributes(rest) {
            match kind {
                FRA_SRC => source = ip(value),
                FRA_TABLE => table = native(value),
                _ => {}
            }
        }
        let source = source?;
        (header[2] == host_len(source) && header[7] == TO_TABLE).then_some((source, table?))
    };
    Ok(messages.iter().filter_map(|(_, body)| read(body)).collect())
}

/// The addresses for which packets are taken by routes of a device's own. Another device may have the
/// same address still, and takes its own route along when it goes.
pub(crate) fn local_on(route: &mut Netlink, device: u32) -> Result<BTreeSet<IpAddr>, LinuxError> {
    let local = |it: &Route| it.kind == LOCAL && it.device == Some(device) && it.is_host();
    let listed = routes(route)?.into_iter().filter(local);
    Ok(listed.map(|it| it.destination).collect())
}

/// The devices whose proxy ARP answers after a random delay, that is, not at once.
pub(crate) fn hesitating(route: &mut Netlink) -> Result<BTreeSet<u32>, LinuxError> {
    const RTM_GETNEIGHTBL: u16 = 66;
    const NDTA_PARMS: u16 = 6;
    const NDTPA_IFINDEX: u16 = 1;
    const NDTPA_PROXY_DELAY: u16 = 13;
    let ipv4 = Request::raw("list neighbour tables", RTM_GETNEIGHTBL, vec![AF_INET, 0, 0, 0]);
    let messages = route.dump(&ipv4)?;
    let read = |body: &[u8]| {
        let (_, parameters) = attributes(body.get(4..)?).find(|(kind, _)| *kind == NDTA_PARMS)?;
        let (mut device, mut delay) = (None, 0);
        for (kind, value) in attributes(parameters) {
            match kind {
                NDTPA_IFINDEX => device = native(value),
                NDTPA_PROXY_DELAY => delay = u64::from_ne_bytes(value.try_into().ok()?),
                _ => {}
            }
        }
        device.filter(|_| delay > 0)
    };
    Ok(messages.iter().filter_map(|(_, body)| read(body)).collect())
}
