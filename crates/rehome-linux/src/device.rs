//! Devices as the kernel shows them: found by name or by index, with what Rehome has written on them.
//!
//! Source: `include/uapi/linux/if_link.h`, `net/core/rtnetlink.c`.

use std::net::IpAddr;
use std::time::Duration;

use nix::errno::Errno;

use crate::error::LinuxError;
use crate::facts;
use crate::mark::{Kind, Mark};
use crate::netlink::attributes::{Attributes, attributes, native};
use crate::netlink::{Netlink, Request};

/// The first of the groups that legs are put in to be deleted together, and how many there are.
const FIRST_GROUP: u32 = 0x7268_0000;
const GROUPS: u32 = 0x1_0000;
/// Between two looks at a device that is not ready, and how many looks: 10 s in all. What puts it to
/// work needs the kernel's network lock, which may be held for seconds where many namespaces end.
const READY_POLL: Duration = Duration::from_micros(500);
const READY_POLLS_MAX: u32 = 20_000;
const RTM_GETLINK: u16 = 18;
const IFLA_ADDRESS: u16 = 1;
const IFLA_MTU: u16 = 4;
const IFLA_LINK: u16 = 5;
const IFLA_QDISC: u16 = 6;
const IFLA_GROUP: u16 = 27;
const IFLA_IFNAME: u16 = 3;
const IFLA_IFALIAS: u16 = 20;
const IFLA_AF_SPEC: u16 = 26;
const IFLA_EXT_MASK: u16 = 29;
/// `RTEXT_FILTER_SKIP_STATS`: half of a device's message are counters.
const SKIP_STATS: u32 = 1 << 3;
const AF_INET: u16 = 2;
const AF_INET6: u16 = 10;
const IFLA_INET_CONF: u16 = 1;
const IFLA_INET6_CONF: u16 = 2;
/// Places in the kernel's list of a device's IPv6 parameters, which begins with zero
/// (`include/uapi/linux/ipv6.h`).
const DEVCONF_FORWARDING: usize = 0;
const DEVCONF_DISABLE_IPV6: usize = 26;
/// What a VPC's side of a leg needs to route, by the place in the kernel's list of a device's IPv4
/// parameters (`include/uapi/linux/ip.h`, `IPV4_DEVCONF_*`): forwarding, proxy ARP, send no
/// redirects, no reverse path filter, proxy ARP within the device.
pub(crate) const ROUTES: [(usize, u32); 5] = [(1, 1), (3, 1), (6, 0), (RP_FILTER, 0), (25, 1)];
pub(crate) const RP_FILTER: usize = 8;
const IFF_UP: u32 = 1;

/// A device as a look-up finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Device {
    /// Its index in its namespace.
    pub(crate) index: u32,
    /// Its name.
    pub(crate) name: String,
    /// Its alias: our mark, if it is ours.
    pub(crate) alias: Option<String>,
    /// Its MAC.
    pub(crate) mac: Vec<u8>,
    /// Bytes of the largest packet that it carries.
    pub(crate) mtu: u32,
    /// The index of the other end of the pair, in the other end's namespace.
    pub(crate) peer: u32,
    /// Whether it waits to be deleted.
    pub(crate) dying: bool,
    /// Whether what is sent through it is carried.
    pub(crate) ready: bool,
    /// Whether it is set up.
    pub(crate) up: bool,
    /// Whether its IPv4 parameters are those of a VPC's side of a leg.
    pub(crate) routes: bool,
    /// Whether it sends IPv6 packets of others on.
    pub(crate) routes_ipv6: bool,
    /// Whether it takes part in IPv6.
    pub(crate) ipv6: bool,
    /// Whether it filters by the reverse path.
    pub(crate) strict: bool,
}

impl Device {
    /// What its mark says that it is.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.alias.as_deref().and_then(Mark::read).map(|mark| mark.kind)
    }
}

/// Reads a link message's body.
pub(crate) fn read_device(body: &[u8]) -> Option<Device> {
    let index = u32::from_ne_bytes(body.get(4..8)?.try_into().ok()?);
    let text = |value: &[u8]| String::from_utf8_lossy(value).trim_end_matches('\0').to_owned();
    let flags = u32::from_ne_bytes(body.get(8..12)?.try_into().ok()?);
    let mut device = Device {
        index,
        name: String::new(),
        alias: None,
        mac: Vec::new(),
        mtu: 0,
        peer: 0,
        dying: false,
        ready: false,
        up: flags & IFF_UP != 0,
        routes: false,
        routes_ipv6: false,
        ipv6: false,
        strict: false,
    };
    for (kind, value) in attributes(body.get(16..)?) {
        match kind {
            IFLA_ADDRESS => device.mac = value.to_vec(),
            IFLA_MTU => device.mtu = native(value)?,
            IFLA_LINK => device.peer = native(value)?,
            IFLA_GROUP => device.dying = is_dying(native(value)?),
            // Until the kernel's link watch has run, whatever is sent is dropped.
            IFLA_QDISC => device.ready = text(value) != "noop",
            IFLA_IFNAME => device.name = text(value),
            IFLA_IFALIAS => device.alias = Some(text(value)),
            IFLA_AF_SPEC => read_parameters(value, &mut device),
            _ => {}
        }
    }
    Some(device)
}

fn read_parameters(families: &[u8], device: &mut Device) {
    let find = |list, wanted| attributes(list).find(|(kind, _)| *kind == wanted).map(|it| it.1);
    if let Some(conf) = find(families, AF_INET).and_then(|inet| find(inet, IFLA_INET_CONF)) {
        // The first parameter has the number one.
        let parameter = |number: usize| conf.get(number * 4 - 4..).and_then(native);
        device.routes = ROUTES.iter().all(|(number, wanted)| parameter(*number) == Some(*wanted));
        device.strict = parameter(RP_FILTER) != Some(0);
    }
    if let Some(conf) = find(families, AF_INET6).and_then(|inet| find(inet, IFLA_INET6_CONF)) {
        let parameter = |number: usize| conf.get(number * 4..).and_then(native);
        device.ipv6 = parameter(DEVCONF_DISABLE_IPV6) == Some(0);
        device.routes_ipv6 = device.ipv6 && parameter(DEVCONF_FORWARDING) == Some(1);
    }
}

/// Sets kernel parameters of a device, by their numbers.
pub(crate) fn set_parameters(index: u32, parameters: &[(usize, u32)]) -> Request {
    const RTM_SETLINK: u16 = 19;
    let number = |number: &usize| u16::try_from(*number).expect("there are a few dozen");
    let add = |list: Attributes, (name, value): &(usize, u32)| list.native(number(name), *value);
    let conf = parameters.iter().fold(Attributes::default(), add);
    let inet = Attributes::default().nested(IFLA_INET_CONF, conf);
    let families = Attributes::default().nested(AF_INET, inet);
    let mut body = vec![0; 16];
    body[4..8].copy_from_slice(&index.to_ne_bytes());
    body.extend(Attributes::default().nested(IFLA_AF_SPEC, families).into_bytes());
    Request::raw("set a device's parameters", RTM_SETLINK, body)
}

/// All devices of a namespace.
pub(crate) fn devices(route: &mut Netlink) -> Result<Vec<Device>, LinuxError> {
    let mut body = vec![0; 16];
    body.extend(Attributes::default().native(IFLA_EXT_MASK, SKIP_STATS).into_bytes());
    let request = Request::raw("list devices", RTM_GETLINK, body);
    let messages = route.dump(&request)?;
    Ok(messages.iter().filter_map(|(_, body)| read_device(body)).collect())
}

/// The device of that name, if there is one.
pub(crate) fn find(route: &mut Netlink, name: &str) -> Result<Option<Device>, LinuxError> {
    let mut body = vec![0; 16];
    let named = Attributes::default().text(IFLA_IFNAME, name);
    body.extend(named.native(IFLA_EXT_MASK, SKIP_STATS).into_bytes());
    let found = route.get(&Request::raw("look a device up", RTM_GETLINK, body));
    match found {
        Ok(body) => Ok(read_device(&body)),
        Err(error) if error.errno() == Some(Errno::ENODEV) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The device of that index, if there is one.
pub(crate) fn at(route: &mut Netlink, index: u32) -> Result<Option<Device>, LinuxError> {
    let mut body = vec![0; 16];
    body[4..8].copy_from_slice(&index.to_ne_bytes());
    body.extend(Attributes::default().native(IFLA_EXT_MASK, SKIP_STATS).into_bytes());
    match route.get(&Request::raw("look a device up", RTM_GETLINK, body)) {
        Ok(body) => Ok(read_device(&body)),
        Err(error) if error.errno() == Some(Errno::ENODEV) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Waits until a device carries what is sent through it. A veth end that gets its carrier from the
/// other end is made ready by the kernel's link watch, a moment later; when both ends happen to
/// have the same index, up to a second later. Kernels from 6.9 on do it when they are asked.
pub(crate) fn wait_ready(route: &mut Netlink, index: u32) -> Result<(), LinuxError> {
    for _ in 0..READY_POLLS_MAX {
        match at(route, index)? {
            Some(device) if device.ready => return Ok(()),
            Some(_) => std::thread::sleep(READY_POLL),
            None => return Err(LinuxError::Missing(format!("device {index}"))),
        }
    }
    let doing = "wait for a device to be ready";
    Err(LinuxError::Netlink { doing, errno: Errno::ETIMEDOUT, explanation: None })
}

/// Waits until a device takes what comes to these addresses: an IPv6 address is put to work by
/// another thread of the kernel (`addrconf_dad_work` in `net/ipv6/addrconf.c`).
pub(crate) fn wait_local(
    route: &mut Netlink,
    index: u32,
    addresses: &[IpAddr],
) -> Result<(), LinuxError> {
    for _ in 0..READY_POLLS_MAX {
        let there = facts::local_on(route, index)?;
        if addresses.iter().all(|it| there.contains(it)) {
            return Ok(());
        }
        std::thread::sleep(READY_POLL);
    }
    let doing = "wait for an address to be at work";
    Err(LinuxError::Netlink { doing, errno: Errno::ETIMEDOUT, explanation: None })
}

/// The alias of a device.
pub(crate) fn alias_of(route: &mut Netlink, index: u32) -> Result<Option<String>, LinuxError> {
    Ok(at(route, index)?.and_then(|device| device.alias))
}

/// The number of the group of a batch of legs.
pub(crate) fn group(batch: u32) -> u32 {
    FIRST_GROUP + batch % GROUPS
}

fn is_dying(group: u32) -> bool {
    (FIRST_GROUP..FIRST_GROUP + GROUPS).contains(&group)
}
