//! Guests on the Linux plane: UDP sockets in the instances' namespaces.

use std::io::{self, IoSlice, IoSliceMut};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::Arc;
use std::time::Duration;

use nix::libc;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::{
    AddressFamily, ControlMessage, ControlMessageOwned, MsgFlags, MultiHeaders, SockFlag, SockType,
    SockaddrIn, bind, recvmmsg, sendmsg, setsockopt, socket, sockopt,
};
use rehome_demo::{Arrival, GuestPort, Guests, Inlet, Outlet, SendOutcome};
use rehome_linux::namespace::Namespace;

/// Bytes that a socket may hold back for its reader: seconds of traffic, so that what is lost was
/// lost by the network.
const RECEIVE_BUFFER_BYTES: usize = 64 << 20;
/// Datagrams taken in one system call.
const BATCH: usize = 64;
/// Bytes of a datagram at most. The demo's are far smaller.
const DATAGRAM_BYTES_MAX: usize = 256;

/// Opens sockets in namespaces that are named like the instances.
pub(crate) struct LinuxGuests;

impl Guests for LinuxGuests {
    fn open(&self, instance: &str, port: u16) -> io::Result<GuestPort> {
        let namespace = Namespace::open(instance).map_err(io::Error::other)?;
        let fd = namespace.enter(move || udp(port)).map_err(io::Error::other)??;
        let fd = Arc::new(fd);
        let outlet = Box::new(LinuxOutlet { fd: Arc::clone(&fd) });
        Ok(GuestPort { outlet, inlet: Box::new(LinuxInlet::new(fd)) })
    }
}

fn udp(port: u16) -> io::Result<OwnedFd> {
    let flags = SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK;
    let fd = socket(AddressFamily::Inet, SockType::Datagram, flags, None)?;
    // A guest must be able to try to send with an address that it does not own.
    setsockopt(&fd, sockopt::IpTransparent, &true)?;
    setsockopt(&fd, sockopt::Ipv4PacketInfo, &true)?;
    setsockopt(&fd, sockopt::RxqOvfl, &1)?;
    setsockopt(&fd, sockopt::RcvBufForce, &RECEIVE_BUFFER_BYTES)?;
    bind(fd.as_raw_fd(), &SockaddrIn::new(0, 0, 0, 0, port))?;
    Ok(fd)
}

struct LinuxOutlet {
    fd: Arc<OwnedFd>,
}

impl Outlet for LinuxOutlet {
    fn send(&mut self, from: Ipv4Addr, to: SocketAddrV4, payload: &[u8]) -> SendOutcome {
        let source = libc::in_pktinfo {
            ipi_ifindex: 0,
            ipi_spec_dst: libc::in_addr { s_addr: u32::from(from).to_be() },
            ipi_addr: libc::in_addr { s_addr: 0 },
        };
        let control = [ControlMessage::Ipv4PacketInfo(&source)];
        let data = [IoSlice::new(payload)];
        let to = SockaddrIn::from(to);
        let flags = MsgFlags::empty();
        match sendmsg(self.fd.as_raw_fd(), &data, &control, flags, Some(&to)) {
            Ok(_) => SendOutcome::Sent,
            Err(errno) => SendOutcome::Refused(errno.into()),
        }
    }
}

struct LinuxInlet {
    fd: Arc<OwnedFd>,
    buffers: Vec<[u8; DATAGRAM_BYTES_MAX]>,
    overrun: u64,
}

impl LinuxInlet {
    fn new(fd: Arc<OwnedFd>) -> Self {
        Self { fd, buffers: vec![[0; DATAGRAM_BYTES_MAX]; BATCH], overrun: 0 }
    }

    fn batch(&mut self, take: &mut dyn FnMut(Arrival<'_>)) -> io::Result<usize> {
        let Self { fd, buffers, overrun } = self;
        // Holds raw pointers, so it cannot go to another thread with the rest.
        let control = nix::cmsg_space!(libc::in_pktinfo, u32);
        let mut headers = MultiHeaders::<SockaddrIn>::preallocate(BATCH, Some(control));
        let mut slices: Vec<[IoSliceMut<'_>; 1]> =
            buffers.iter_mut().map(|buffer| [IoSliceMut::new(buffer)]).collect();
        let flags = MsgFlags::MSG_DONTWAIT;
        let received = match recvmmsg(fd.as_raw_fd(), &mut headers, slices.iter_mut(), flags, None)
        {
            Ok(received) => received,
            Err(nix::errno::Errno::EAGAIN) => return Ok(0),
            Err(errno) => return Err(errno.into()),
        };
        let mut count = 0;
        for message in received {
            count += 1;
            let mut destination = None;
            for control in message.cmsgs()? {
                if let ControlMessageOwned::Ipv4PacketInfo(info) = control {
                    destination = Some(Ipv4Addr::from(u32::from_be(info.ipi_addr.s_addr)));
                } else if let ControlMessageOwned::RxqOvfl(dropped) = control {
                    *overrun = (*overrun).max(u64::from(dropped));
                }
            }
            let source = message.address.map(|address| address.ip());
            let payload = message.iovs().next().unwrap_or_default();
            if let (Some(source), Some(destination)) = (source, destination) {
                take(Arrival { source, destination, payload });
            }
        }
        Ok(count)
    }
}

impl Inlet for LinuxInlet {
    fn receive(
        &mut self,
        timeout: Duration,
        take: &mut dyn FnMut(Arrival<'_>),
    ) -> io::Result<usize> {
        let wait = PollTimeout::try_from(timeout).unwrap_or(PollTimeout::MAX);
        let fd = Arc::clone(&self.fd);
        match poll(&mut [PollFd::new(fd.as_fd(), PollFlags::POLLIN)], wait) {
            Ok(0) | Err(nix::errno::Errno::EINTR) => return Ok(0),
            Ok(_) => {}
            Err(errno) => return Err(errno.into()),
        }
        let mut all = 0;
        loop {
            let count = self.batch(take)?;
            all += count;
            if count < BATCH {
                return Ok(all);
            }
        }
    }

    fn overrun(&self) -> u64 {
        self.overrun
    }
}
