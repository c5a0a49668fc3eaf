//! Programs in instances: UDP sockets opened in their namespaces.

use std::io;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::time::Duration;

use nix::sys::socket::{setsockopt, sockopt};
use rehome_domain::InstanceId;
use rehome_linux::namespace::Namespace;

pub(crate) const PORT: u16 = 9000;
/// Long enough for any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Guest(UdpSocket);

impl Guest {
    /// A socket with this address, which the instance need not own.
    pub(crate) fn open(instance: InstanceId, address: impl Into<IpAddr>) -> Self {
        let address = SocketAddr::new(address.into(), PORT);
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let socket =
            namespace.enter(move || bind(address)).unwrap().unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(socket)
    }

    /// Whether an ordinary program in the instance could use the address.
    pub(crate) fn has(instance: InstanceId, address: impl Into<IpAddr>) -> bool {
        let address = SocketAddr::new(address.into(), PORT + 1);
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        namespace.enter(move || UdpSocket::bind(address)).unwrap().is_ok()
    }

    pub(crate) fn send(&self, to: impl Into<IpAddr>, payload: &[u8]) {
        self.0.send_to(payload, SocketAddr::new(to.into(), PORT)).unwrap();
    }

    /// As [`Guest::send`], from an instance that may not even have a way there.
    pub(crate) fn try_send(&self, to: impl Into<IpAddr>, payload: &[u8]) {
        drop(self.0.send_to(payload, SocketAddr::new(to.into(), PORT)));
    }

    /// The next datagram, which must come.
    pub(crate) fn receive(&self) -> Vec<u8> {
        let mut buffer = [0; 2048];
        let length = self.0.recv(&mut buffer).unwrap();
        buffer[..length].to_vec()
    }

    /// The next datagram, if one is there.
    pub(crate) fn received(&self) -> Option<Vec<u8>> {
        self.0.set_nonblocking(true).unwrap();
        let mut buffer = [0; 2048];
        let datagram = match self.0.recv(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => None,
            length => Some(buffer[..length.unwrap()].to_vec()),
        };
        self.0.set_nonblocking(false).unwrap();
        datagram
    }

    /// What the network says to a datagram that it cannot deliver.
    pub(crate) fn error_of_sending(&self, to: impl Into<IpAddr>) -> io::ErrorKind {
        self.0.connect(SocketAddr::new(to.into(), PORT)).unwrap();
        self.0.send(b"anybody there?").unwrap();
        self.0.recv(&mut [0; 8]).unwrap_err().kind()
    }
}

pub(crate) fn bind(address: SocketAddr) -> io::Result<UdpSocket> {
    use nix::sys::socket::{AddressFamily, SockFlag, SockType, SockaddrStorage, bind, socket};
    use std::os::fd::AsRawFd;
    let flags = SockFlag::SOCK_CLOEXEC;
    let family = if address.is_ipv6() { AddressFamily::Inet6 } else { AddressFamily::Inet };
    let fd = socket(family, SockType::Datagram, flags, None)?;
    // It serves sockets of both families.
    setsockopt(&fd, sockopt::IpTransparent, &true)?;
    // Else a host that is unreachable is not worth telling a UDP socket.
    match address {
        SocketAddr::V4(_) => setsockopt(&fd, sockopt::Ipv4RecvErr, &true)?,
        SocketAddr::V6(_) => setsockopt(&fd, sockopt::Ipv6RecvErr, &true)?,
    }
    setsockopt(&fd, sockopt::RcvBufForce, &(32 << 20))?;
    bind(fd.as_raw_fd(), &SockaddrStorage::from(address))?;
    Ok(fd.into())
}
