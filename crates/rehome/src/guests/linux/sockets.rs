//! One socket of a guest: how its sort of datagram is sent and received.
//!
//! Source: RFC 792 and RFC 4443 (echo requests), raw(7), ipv6(7). A UDP socket of IPv6 carries IPv4 too,
//! with mapped addresses (RFC 4291, 2.5.5.2).

use std::io::{self, IoSlice, IoSliceMut};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

use nix::errno::Errno;
use nix::libc;
use nix::sys::socket::{
    AddressFamily, ControlMessage, ControlMessageOwned, MsgFlags, MultiHeaders, SockFlag,
    SockProtocol, SockType, SockaddrIn, SockaddrIn6, SockaddrStorage, bind, recvmmsg, sendmsg,
    setsockopt, socket, sockopt,
};
use rehome_demo::{Arrival, Kind, Way};

/// Bytes that a socket may hold back for its reader: seconds of traffic, so that what is lost was
/// lost by the network.
const RECEIVE_BUFFER_BYTES: usize = 64 << 20;
/// Datagrams taken in one system call.
pub(super) const BATCH: usize = 64;
/// Bytes of a datagram at most, its headers included. The demo's are far smaller.
pub(super) const DATAGRAM_BYTES_MAX: usize = 256;
/// Type, code, checksum, identifier, sequence number.
const ECHO_HEADER_BYTES: usize = 8;
const ECHO_REQUEST: u8 = 8;
const ECHO_REQUEST_V6: u8 = 128;

/// What a socket carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// UDP of both families.
    Udp,
    /// ICMP echo requests.
    Echo,
    /// ICMPv6 echo requests.
    Echo6,
}

impl Sort {
    /// All, in the order of a port's sockets.
    pub(super) const ALL: [Self; 3] = [Self::Udp, Self::Echo, Self::Echo6];
}

/// A socket.
pub(super) struct Line {
    sort: Sort,
    port: u16,
    fd: OwnedFd,
}

/// What one call has taken.
pub(super) struct Taken {
    /// Messages of any content.
    pub(super) messages: usize,
    /// Of these, datagrams of the socket's sort.
    pub(super) arrivals: usize,
    /// What the socket says to have thrown away so far.
    pub(super) overrun: u64,
}

impl AsFd for Line {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl Line {
    /// Opens it in the calling thread's namespace, on all addresses. It may send with any source: a
    /// guest must be able to try to send with an address that it does not own.
    pub(super) fn open(sort: Sort, port: u16) -> io::Result<Self> {
        let (family, kind, protocol) = match sort {
            Sort::Udp => (AddressFamily::Inet6, SockType::Datagram, SockProtocol::Udp),
            Sort::Echo => (AddressFamily::Inet, SockType::Raw, SockProtocol::Icmp),
            Sort::Echo6 => (AddressFamily::Inet6, SockType::Raw, SockProtocol::IcmpV6),
        };
        let flags = SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK;
        let fd = socket(family, kind, flags, protocol)?;
        setsockopt(&fd, sockopt::RxqOvfl, &1)?;
        setsockopt(&fd, sockopt::RcvBufForce, &RECEIVE_BUFFER_BYTES)?;
        match sort {
            Sort::Echo => setsockopt(&fd, sockopt::Ipv4PacketInfo, &true)?,
            Sort::Udp | Sort::Echo6 => setsockopt(&fd, sockopt::Ipv6RecvPacketInfo, &true)?,
        }
        match sort {
            Sort::Udp | Sort::Echo => setsockopt(&fd, sockopt::IpTransparent, &true)?,
            // The kernel passes that option of IPv4 on to no raw socket of IPv6; and the instances
            // are the run's own.
            Sort::Echo6 => std::fs::write("/proc/sys/net/ipv6/ip_nonlocal_bind", "1")?,
        }
        if sort == Sort::Udp {
            setsockopt(&fd, sockopt::Ipv6V6Only, &false)?;
            let all = SocketAddrV6::new(Ipv6Addr::UNSPECIFIED, port, 0, 0);
            bind(fd.as_raw_fd(), &SockaddrIn6::from(all))?;
        }
        Ok(Self { sort, port, fd })
    }

    /// Sends one datagram.
    pub(super) fn send(&self, way: Way, payload: &[u8]) -> io::Result<()> {
        match (self.sort, way.from, way.to) {
            (Sort::Udp, from, to) => self.send_v6((mapped(from), mapped(to)), payload),
            (Sort::Echo6, IpAddr::V6(from), IpAddr::V6(to)) => {
                self.send_v6((from, to), &echo(ECHO_REQUEST_V6, payload))
            }
            (Sort::Echo, IpAddr::V4(from), IpAddr::V4(to)) => {
                let mut request = echo(ECHO_REQUEST, payload);
                let sum = checksum(&request).to_be_bytes();
                request[2..4].copy_from_slice(&sum);
                self.send_v4((from, to), &request)
            }
            (Sort::Echo | Sort::Echo6, _, _) => Err(io::ErrorKind::AddrNotAvailable.into()),
        }
    }

    fn send_v6(&self, (from, to): (Ipv6Addr, Ipv6Addr), bytes: &[u8]) -> io::Result<()> {
        let source = libc::in6_pktinfo {
            ipi6_addr: libc::in6_addr { s6_addr: from.octets() },
            ipi6_ifindex: 0,
        };
        let port = if self.sort == Sort::Udp { self.port } else { 0 };
        let to = SockaddrIn6::from(SocketAddrV6::new(to, port, 0, 0));
        let control = [ControlMessage::Ipv6PacketInfo(&source)];
        let data = [IoSlice::new(bytes)];
        sendmsg(self.fd.as_raw_fd(), &data, &control, MsgFlags::empty(), Some(&to))?;
        Ok(())
    }

    fn send_v4(&self, (from, to): (Ipv4Addr, Ipv4Addr), bytes: &[u8]) -> io::Result<()> {
        let source = libc::in_pktinfo {
            ipi_ifindex: 0,
            ipi_spec_dst: libc::in_addr { s_addr: u32::from(from).to_be() },
            ipi_addr: libc::in_addr { s_addr: 0 },
        };
        let to = SockaddrIn::from(SocketAddrV4::new(to, 0));
        let control = [ControlMessage::Ipv4PacketInfo(&source)];
        let data = [IoSlice::new(bytes)];
        sendmsg(self.fd.as_raw_fd(), &data, &control, MsgFlags::empty(), Some(&to))?;
        Ok(())
    }

    /// Takes what is there, up to [`BATCH`] messages.
    pub(super) fn receive(
        &self,
        buffers: &mut [[u8; DATAGRAM_BYTES_MAX]],
        take: &mut dyn FnMut(Arrival<'_>),
    ) -> io::Result<Taken> {
        let mut taken = Taken { messages: 0, arrivals: 0, overrun: 0 };
        // Holds raw pointers, so it cannot go to another thread with the rest.
        let control = nix::cmsg_space!(libc::in6_pktinfo, u32);
        let mut headers = MultiHeaders::<SockaddrStorage>::preallocate(BATCH, Some(control));
        let mut slices: Vec<[IoSliceMut<'_>; 1]> =
            buffers.iter_mut().map(|buffer| [IoSliceMut::new(buffer)]).collect();
        let (fd, flags) = (self.fd.as_raw_fd(), MsgFlags::MSG_DONTWAIT);
        let received = match recvmmsg(fd, &mut headers, slices.iter_mut(), flags, None) {
            Ok(received) => received,
            Err(Errno::EAGAIN) => return Ok(taken),
            Err(errno) => return Err(errno.into()),
        };
        for message in received {
            taken.messages += 1;
            let mut destination = None;
            for control in message.cmsgs()? {
                if let ControlMessageOwned::Ipv4PacketInfo(info) = control {
                    let address = u32::from_be(info.ipi_addr.s_addr);
                    destination = Some(IpAddr::V4(Ipv4Addr::from(address)));
                } else if let ControlMessageOwned::Ipv6PacketInfo(info) = control {
                    destination = Some(canonical(Ipv6Addr::from(info.ipi6_addr.s6_addr)));
                } else if let ControlMessageOwned::RxqOvfl(dropped) = control {
                    taken.overrun = taken.overrun.max(u64::from(dropped));
                }
            }
            let source = message.address.as_ref().and_then(source);
            let payload = self.payload(message.iovs().next().unwrap_or_default());
            if let (Some(from), Some(to), Some((kind, payload))) = (source, destination, payload) {
                taken.arrivals += 1;
                take(Arrival { way: Way { kind, from, to }, payload });
            }
        }
        Ok(taken)
    }

    /// What a message carries; nothing when it is ICMP of another type.
    fn payload<'a>(&self, message: &'a [u8]) -> Option<(Kind, &'a [u8])> {
        let echo = |message: &'a [u8], wanted: u8| {
            let payload = message.get(ECHO_HEADER_BYTES..)?;
            (message[0] == wanted).then_some((Kind::Echo, payload))
        };
        match self.sort {
            Sort::Udp => Some((Kind::Udp, message)),
            Sort::Echo6 => echo(message, ECHO_REQUEST_V6),
            // A raw socket of IPv4 sees the IP header; its length is in words of four bytes.
            Sort::Echo => {
                let header = usize::from(message.first()? & 0x0f) * 4;
                echo(message.get(header..)?, ECHO_REQUEST)
            }
        }
    }
}

fn mapped(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => address,
    }
}

fn canonical(address: Ipv6Addr) -> IpAddr {
    IpAddr::V6(address).to_canonical()
}

fn source(address: &SockaddrStorage) -> Option<IpAddr> {
    let v4 = address.as_sockaddr_in().map(|it| IpAddr::V4(it.ip()));
    v4.or_else(|| address.as_sockaddr_in6().map(|it| canonical(it.ip())))
}

/// An echo request without its checksum, which for ICMPv6 is the kernel's to write.
fn echo(kind: u8, payload: &[u8]) -> Vec<u8> {
    let mut request = vec![kind, 0, 0, 0, 0, 0, 0, 0];
    request.extend(payload);
    request
}

/// The internet checksum (RFC 1071) of an even number of bytes.
fn checksum(bytes: &[u8]) -> u16 {
    let words = bytes.chunks_exact(2).map(|pair| u32::from(u16::from_be_bytes([pair[0], pair[1]])));
    let mut sum: u32 = words.sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !u16::try_from(sum).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_with_its_checksum_sums_up_to_nothing() {
        let mut request = echo(ECHO_REQUEST, b"an even number of bytes.");
        let sum = checksum(&request).to_be_bytes();
        request[2..4].copy_from_slice(&sum);
        assert_eq!(checksum(&request), 0);
    }
}
