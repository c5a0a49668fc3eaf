//! Single packets of any protocol, sent and heard by raw sockets: a packet is told by its number,
//! and every packet is a flow of its own.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::{AsRawFd, OwnedFd};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::socket::{
    AddressFamily, MsgFlags, SockFlag, SockProtocol, SockType, SockaddrIn, SockaddrIn6, recv,
    sendto, setsockopt, socket, sockopt,
};
use rehome_domain::InstanceId;
use rehome_linux::namespace::Namespace;

const PATIENCE: Duration = Duration::from_secs(20);
/// The destination port of what always passes.
pub(crate) const MARKER: u16 = 9999;

/// A kind of packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Probe {
    Tcp(u16),
    Udp(u16),
    Icmp,
    Icmpv6,
    /// A protocol that no rule names.
    Sctp,
}

impl Probe {
    fn protocol(self) -> u8 {
        match self {
            Self::Icmp => 1,
            Self::Icmpv6 => 58,
            Self::Tcp(_) => 6,
            Self::Udp(_) => 17,
            Self::Sctp => 132,
        }
    }

    fn bytes(self, number: u16) -> Vec<u8> {
        let [high, low] = number.to_be_bytes();
        let to = |port: u16| [number.to_be_bytes(), port.to_be_bytes()].concat();
        match self {
            // An echo request without a right checksum: nobody answers.
            Self::Icmp => vec![8, 0, 0, 0, high, low, 0, 0],
            Self::Icmpv6 => vec![128, 0, 0, 0, high, low, 0, 0],
            Self::Tcp(port) => [to(port), vec![0; 8], vec![0x50, 2, 1, 0, 0, 0, 0, 0]].concat(),
            Self::Udp(port) => [to(port), vec![0, 8, 0, 0]].concat(),
            Self::Sctp => [to(7), vec![0; 8]].concat(),
        }
    }
}

/// Raw sockets in an instance: one that sends, and one that hears all that comes in, in its order.
pub(crate) struct Raw {
    address: IpAddr,
    sends: OwnedFd,
    hears: OwnedFd,
}

impl Raw {
    /// In the instance with this address.
    pub(crate) fn open(instance: InstanceId, address: impl Into<IpAddr>) -> Self {
        let address = address.into();
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let flags = SockFlag::SOCK_CLOEXEC;
        let open = move || {
            let packet = AddressFamily::Packet;
            let family = if address.is_ipv4() { AddressFamily::Inet } else { AddressFamily::Inet6 };
            let sends = socket(family, SockType::Raw, flags, SockProtocol::Raw).unwrap();
            let hears = socket(packet, SockType::Datagram, flags, SockProtocol::EthAll).unwrap();
            (sends, hears)
        };
        let (sends, hears) = namespace.enter(open).unwrap();
        setsockopt(&hears, sockopt::RcvBufForce, &(32 << 20)).unwrap();
        Self { address, sends, hears }
    }

    pub(crate) fn send(&self, to: impl Into<IpAddr>, probe: Probe, number: u16) {
        let (to, payload) = (to.into(), probe.bytes(number));
        let packet = [header(self.address, to, (probe, payload.len())), payload].concat();
        let fd = self.sends.as_raw_fd();
        let sent = match SocketAddr::new(to, 0) {
            SocketAddr::V4(to) => sendto(fd, &packet, &SockaddrIn::from(to), MsgFlags::empty()),
            SocketAddr::V6(to) => sendto(fd, &packet, &SockaddrIn6::from(to), MsgFlags::empty()),
        };
        // An instance between two moves has no way there.
        assert!(sent.is_ok_and(|it| it > 0) || sent == Err(Errno::ENETUNREACH), "{sent:?}");
    }

    /// The numbers of the packets that were heard before the marker with this number.
    pub(crate) fn heard_before(&self, marker: u16) -> BTreeSet<u16> {
        let (mut heard, deadline) = (BTreeSet::new(), Instant::now() + PATIENCE);
        while !heard.contains(&marker) {
            assert!(Instant::now() < deadline, "{}: no marker: {heard:?}", self.address);
            heard.extend(self.heard());
            std::thread::yield_now();
        }
        heard.remove(&marker);
        heard
    }

    /// The numbers of the packets that were heard.
    pub(crate) fn heard(&self) -> BTreeSet<u16> {
        let (mut heard, mut bytes) = (BTreeSet::new(), [0; 2048]);
        while let Ok(length) = recv(self.hears.as_raw_fd(), &mut bytes, MsgFlags::MSG_DONTWAIT) {
            // Without options, and for this address.
            let (header, protocol, address) = match self.address {
                IpAddr::V4(to) if bytes[0] == 0x45 => (20, bytes[9], bytes[16..20] == to.octets()),
                IpAddr::V6(to) if bytes[0] == 0x60 => (40, bytes[6], bytes[24..40] == to.octets()),
                IpAddr::V4(_) | IpAddr::V6(_) => continue,
            };
            if address && length >= header + 8 {
                let number = header + if [1, 58].contains(&protocol) { 4 } else { 0 };
                heard.insert(u16::from_be_bytes([bytes[number], bytes[number + 1]]));
            }
        }
        heard
    }
}

fn header(from: IpAddr, to: IpAddr, (probe, length): (Probe, usize)) -> Vec<u8> {
    let protocol = probe.protocol();
    match (from, to) {
        // The kernel fills in the length, the checksum and the identification.
        (IpAddr::V4(from), IpAddr::V4(to)) => {
            let header = vec![0x45, 0, 0, 0, 0, 0, 0, 0, 64, protocol, 0, 0];
            [header, from.octets().to_vec(), to.octets().to_vec()].concat()
        }
        (IpAddr::V6(from), IpAddr::V6(to)) => {
            let length = u8::try_from(length).unwrap();
            let header = vec![0x60, 0, 0, 0, 0, length, protocol, 64];
            [header, from.octets().to_vec(), to.octets().to_vec()].concat()
        }
        (from, to) => panic!("{from} to {to}"),
    }
}
