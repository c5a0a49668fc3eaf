//! What somebody does by hand in a namespace, as `ip`, `nft` and `sysctl` would; written down as
//! plain netlink so that the tests need neither program, and none of the code that they test.

use std::io;
use std::net::IpAddr;

use netlink_sys::protocols::{NETLINK_NETFILTER, NETLINK_ROUTE};
use netlink_sys::{Socket, SocketAddr};
use nix::net::if_::if_nametoindex;
use rehome_linux::namespace::Namespace;

const REQUEST_ACK: u16 = 1 | 4;
const REPLACE: u16 = 0x100;
const CREATE: u16 = 0x400;
/// The protocol number on what Rehome makes, and one of others.
pub(crate) const OURS: u8 = 94;
pub(crate) const OTHERS: u8 = 4;
const UP: u32 = 1;

pub(crate) type Attribute = (u16, Vec<u8>);

/// Hands in a namespace.
#[derive(Clone)]
pub(crate) struct Hand(pub(crate) String);

fn family(address: IpAddr) -> u8 {
    if address.is_ipv6() { 10 } else { 2 }
}

fn octets(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}

fn message(kind: u16, flags: u16, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(16 + body.len()).unwrap();
    let mut bytes = length.to_ne_bytes().to_vec();
    bytes.extend(kind.to_ne_bytes());
    bytes.extend(flags.to_ne_bytes());
    bytes.extend([0; 8]);
    bytes.extend(body);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

fn body(header: &[u8], attributes: &[Attribute]) -> Vec<u8> {
    let mut bytes = header.to_vec();
    for (kind, value) in attributes {
        bytes.extend(u16::try_from(4 + value.len()).unwrap().to_ne_bytes());
        bytes.extend(kind.to_ne_bytes());
        bytes.extend(value);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes
}

fn send(protocol: isize, bytes: &[u8]) -> io::Result<()> {
    let mut socket = Socket::new(protocol)?;
    socket.bind_auto()?;
    socket.connect(&SocketAddr::new(0, 0))?;
    socket.send(bytes, 0)?;
    let mut answer = vec![0; 8192];
    let mut room = answer.as_mut_slice();
    socket.recv(&mut room, 0)?;
    match i32::from_ne_bytes(answer[16..20].try_into().unwrap()) {
        0 => Ok(()),
        errno => Err(io::Error::from_raw_os_error(-errno)),
    }
}

/// The messages of a list, from their headers on; of the header only what is the same each time.
fn list(bytes: &[u8]) -> io::Result<Vec<Vec<u8>>> {
    let mut socket = Socket::new(NETLINK_NETFILTER)?;
    socket.bind_auto()?;
    socket.connect(&SocketAddr::new(0, 0))?;
    socket.send(bytes, 0)?;
    let (mut listed, mut answer) = (Vec::new(), vec![0; 1 << 17]);
    loop {
        let length = socket.recv(&mut answer.as_mut_slice(), 0)?;
        let mut rest = &answer[..length];
        while rest.len() >= 16 {
            let length = u32::from_ne_bytes(rest[..4].try_into().unwrap()) as usize;
            if u16::from_ne_bytes(rest[4..6].try_into().unwrap()) < 16 {
                return Ok(listed);
            }
            let mut message = rest[..length].to_vec();
            message[8..16].fill(0);
            // With `struct nfgenmsg` comes the generation of all of nftables.
            message[18..20].fill(0);
            listed.push(message);
            rest = &rest[length.next_multiple_of(4).min(rest.len())..];
        }
    }
}

fn attribute(bytes: &[u8], wanted: u16) -> Option<&[u8]> {
    attributes(bytes).into_iter().find_map(|(kind, value)| (kind == wanted).then_some(value))
}

fn attributes(mut bytes: &[u8]) -> Vec<(u16, &[u8])> {
    let mut all = Vec::new();
    while let Some((header, _)) = bytes.split_first_chunk::<4>() {
        let [low, high, kind, flags] = *header;
        let length = usize::from(u16::from_ne_bytes([low, high]));
        all.push((u16::from_ne_bytes([kind, flags]) & 0x3fff, &bytes[4..length]));
        bytes = bytes.get(length.next_multiple_of(4)..).unwrap_or_default();
    }
    all
}

/// The elements of a set in one answer (`NFTA_SET_ELEM_LIST_ELEMENTS`). A set of hashes lists
/// them each time in another order, and cuts them into messages elsewhere.
pub(crate) fn elements(message: &[u8]) -> Vec<Vec<u8>> {
    let list = attribute(&message[20..], 3).unwrap_or_default();
    attributes(list).into_iter().map(|(_, element)| element.to_vec()).collect()
}

impl Hand {
    fn inside<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        Namespace::open(&self.0).unwrap().enter(work).unwrap()
    }

    fn route(&self, (kind, flags): (u16, u16), header: &[u8], attributes: &[Attribute]) {
        let bytes = message(kind, REQUEST_ACK | flags, &body(header, attributes));
        let done = self.inside(move || send(NETLINK_ROUTE, &bytes));
        done.unwrap_or_else(|error| panic!("{kind} in {}: {error}", self.0));
    }

    pub(crate) fn index(&self, device: &str) -> u32 {
        let device = device.to_owned();
        self.inside(move || if_nametoindex(device.as_str())).unwrap()
    }

    fn set_link(&self, device: &str, (flags, change): (u32, u32), attributes: &[Attribute]) {
        let mut header = vec![0; 4];
        header.extend(self.index(device).to_ne_bytes());
        header.extend(flags.to_ne_bytes());
        header.extend(change.to_ne_bytes());
        self.route((19, 0), &header, attributes);
    }

    pub(crate) fn down(&self, device: &str) {
        self.set_link(device, (0, UP), &[]);
    }

    pub(crate) fn up(&self, device: &str) {
        self.set_link(device, (UP, UP), &[]);
    }

    pub(crate) fn set_mac(&self, device: &str, mac: [u8; 6]) {
        self.set_link(device, (0, 0), &[(1, mac.to_vec())]);
    }

    pub(crate) fn rename(&self, device: &str, name: &str) {
        self.set_link(device, (0, 0), &[(3, format!("{name}\0").into_bytes())]);
    }

    pub(crate) fn delete_link(&self, device: &str) {
        let mut header = vec![0; 4];
        header.extend(self.index(device).to_ne_bytes());
        header.extend([0; 8]);
        self.route((17, 0), &header, &[]);
    }

    /// A device of another's making, with its other end beside it; both up.
    pub(crate) fn make_device(&self, device: &str, other: &str) {
        let name = |name| (3, format!("{name}\0").into_bytes());
        let peer = (1, body(&[0; 16], &[name(other)]));
        let info = [(1, b"veth".to_vec()), (2 | 1 << 15, body(&[], &[peer]))];
        self.route((16, CREATE), &[0; 16], &[name(device), (18 | 1 << 15, body(&[], &info))]);
        self.up(device);
        self.up(other);
    }

    pub(crate) fn add_address(&self, device: &str, address: IpAddr, prefix_len: u8) {
        self.address((20, CREATE), device, (address, prefix_len));
    }

    pub(crate) fn delete_address(&self, device: &str, address: IpAddr, prefix_len: u8) {
        self.address((21, 0), device, (address, prefix_len));
    }

    fn address(&self, kind: (u16, u16), device: &str, (address, prefix_len): (IpAddr, u8)) {
        let mut header = vec![family(address), prefix_len, 0, 0];
        header.extend(self.index(device).to_ne_bytes());
        let octets = octets(address);
        self.route(kind, &header, &[(2, octets.clone()), (1, octets)]);
    }

    /// A route in a table: flags, type, protocol; destination; what it leads to.
    pub(crate) fn add_route(
        &self,
        (flags, kind, protocol): (u16, u8, u8),
        (destination, prefix_len): (IpAddr, u8),
        more: &[Attribute],
    ) {
        let header = [family(destination), prefix_len, 0, 0, 254, protocol, 0, kind, 0, 0, 0, 0];
        let mut attributes = vec![(1, octets(destination))];
        attributes.extend_from_slice(more);
        self.route((24, flags | CREATE), &header, &attributes);
    }

    pub(crate) fn delete_route(&self, (destination, prefix_len): (IpAddr, u8), table: u32) {
        let header = [family(destination), prefix_len, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0];
        let mut attributes = vec![(15, table.to_ne_bytes().to_vec())];
        if prefix_len > 0 {
            attributes.push((1, octets(destination)));
        }
        self.route((25, 0), &header, &attributes);
    }

    pub(crate) fn delete_neighbour(&self, device: &str, address: IpAddr) {
        let mut header = vec![family(address), 0, 0, 0];
        header.extend(self.index(device).to_ne_bytes());
        header.extend([0; 4]);
        self.route((29, 0), &header, &[(1, octets(address))]);
    }

    pub(crate) fn delete_rule(&self, source: IpAddr, table: u32) {
        let length = if source.is_ipv6() { 128 } else { 32 };
        let header = [family(source), 0, length, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        let table = (15, table.to_ne_bytes().to_vec());
        self.route((33, 0), &header, &[(2, octets(source)), table]);
    }

    pub(crate) fn add_rule(&self, source: IpAddr, (table, priority): (u32, u32)) {
        let length = if source.is_ipv6() { 128 } else { 32 };
        let header = [family(source), 0, length, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        let more = [(15, table.to_ne_bytes().to_vec()), (6, priority.to_ne_bytes().to_vec())];
        let attributes = [vec![(2, octets(source))], more.to_vec()].concat();
        self.route((32, CREATE), &header, &attributes);
    }

    pub(crate) fn set_nexthop(&self, id: u32, device: &str, protocol: u8) {
        self.nexthop([10, 0, protocol, 0, 0, 0, 0, 0], id, device);
    }

    /// As versions without IPv6 made them.
    pub(crate) fn set_old_nexthop(&self, id: u32, device: &str) {
        self.nexthop([2, 0, OURS, 0, 0, 0, 0, 0], id, device);
    }

    fn nexthop(&self, header: [u8; 8], id: u32, device: &str) {
        let device = self.index(device).to_ne_bytes().to_vec();
        let attributes = [(1, id.to_ne_bytes().to_vec()), (5, device)];
        self.route((104, CREATE | REPLACE), &header, &attributes);
    }

    pub(crate) fn delete_nexthop(&self, id: u32) {
        self.route((105, 0), &[0; 8], &[(1, id.to_ne_bytes().to_vec())]);
    }

    /// One message of nftables (its number and flags) about both families, in a transaction.
    pub(crate) fn nft(&self, kind: u16, flags: u16, attributes: &[Attribute]) {
        self.nft_of((1, kind), flags, attributes);
    }

    /// The same about a family of nftables: 1 is both, 2 is IPv4.
    pub(crate) fn nft_of(&self, (family, kind): (u8, u16), flags: u16, attributes: &[Attribute]) {
        let border = |kind| message(kind, 1, &[0, 0, 0, 10]);
        let body = body(&[family, 0, 0, 0], attributes);
        let inner = message(10 << 8 | kind, REQUEST_ACK | flags, &body);
        let bytes = [border(16), inner, border(17)].concat();
        self.inside(move || send(NETLINK_NETFILTER, &bytes)).unwrap();
    }

    /// Everything of a kind that nftables has (the number of the question, and the attribute that
    /// names what it belongs to): that name, and the bytes as the kernel lists them.
    pub(crate) fn nft_list(
        &self,
        kind: u16,
        of: u16,
        more: &[Attribute],
    ) -> Vec<(String, Vec<u8>)> {
        let body = body(&[1, 0, 0, 0], more);
        let bytes = message(10 << 8 | kind, 1 | 0x300, &body);
        let listed = self.inside(move || list(&bytes)).unwrap();
        let named = |message: Vec<u8>| {
            let name = attribute(message.get(20..)?, of)?;
            Some((String::from_utf8_lossy(name).trim_end_matches('\0').to_owned(), message))
        };
        listed.into_iter().filter_map(named).collect()
    }

    /// Forgets every tracked connection (`conntrack -F`).
    pub(crate) fn end_connections(&self) {
        for family in [2, 10] {
            let bytes = message(1 << 8 | 2, REQUEST_ACK, &[family, 0, 0, 0]);
            self.inside(move || send(NETLINK_NETFILTER, &bytes)).unwrap();
        }
    }

    pub(crate) fn sysctl(&self, name: &str, value: &str) {
        let (path, value) = (format!("/proc/sys/net/{name}"), value.to_owned());
        self.inside(move || std::fs::write(path, value)).unwrap();
    }

    /// Everything that is there of some kinds, as text.
    pub(crate) fn read(&self, files: &'static [&'static str]) -> Vec<String> {
        self.inside(move || {
            let path = |file| format!("/proc/thread-self/net/{file}");
            files.iter().map(|file| std::fs::read_to_string(path(file)).unwrap()).collect()
        })
    }
}
