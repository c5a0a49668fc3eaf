//! Programs in instances: UDP sockets opened in their namespaces.

use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, UdpSocket};
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
    pub(crate) fn open(instance: InstanceId, address: Ipv4Addr) -> Self {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let socket =
            namespace.enter(move || bind(SocketAddrV4::new(address, PORT))).unwrap().unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(socket)
    }

    /// Whether an ordinary program in the instance could use the address.
    pub(crate) fn has(instance: InstanceId, address: Ipv4Addr) -> bool {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        namespace.enter(move || UdpSocket::bind((address, PORT + 1))).unwrap().is_ok()
    }

    pub(crate) fn send(&self, to: Ipv4Addr, payload: &[u8]) {
        self.0.send_to(payload, SocketAddrV4::new(to, PORT)).unwrap();
    }

    /// As [`Guest::send`], from an instance that may not even have a way there.
    pub(crate) fn try_send(&self, to: Ipv4Addr, payload: &[u8]) {
        drop(self.0.send_to(payload, SocketAddrV4::new(to, PORT)));
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

    /// Whether this address answers an echo request that the instance sends.
    pub(crate) fn pings(instance: InstanceId, to: Ipv4Addr) -> bool {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        namespace.enter(move || ping(to)).unwrap().is_ok()
    }

    /// What the network says to a datagram that it cannot deliver.
    pub(crate) fn error_of_sending(&self, to: Ipv4Addr) -> io::ErrorKind {
        self.0.connect(SocketAddrV4::new(to, PORT)).unwrap();
        self.0.send(b"anybody there?").unwrap();
        self.0.recv(&mut [0; 8]).unwrap_err().kind()
    }
}

/// One echo request and its answer (RFC 792), by a raw socket.
fn ping(to: Ipv4Addr) -> io::Result<()> {
    use nix::sys::socket::{
        AddressFamily, MsgFlags, SockFlag, SockProtocol, SockType, SockaddrIn, recv, sendto, socket,
    };
    use std::os::fd::AsRawFd;
    let (kind, flags) = (SockType::Raw, SockFlag::SOCK_CLOEXEC);
    let fd = socket(AddressFamily::Inet, kind, flags, SockProtocol::Icmp)?;
    setsockopt(&fd, sockopt::ReceiveTimeout, &nix::sys::time::TimeVal::new(2, 0))?;
    // Type 8, its checksum, number and sequence.
    let request = [8, 0, 0xe6, 0xfd, 0x11, 0x01, 0, 1];
    let address = SockaddrIn::from(SocketAddrV4::new(to, 0));
    sendto(fd.as_raw_fd(), &request, &address, MsgFlags::empty())?;
    let mut answer = [0; 256];
    loop {
        let length = recv(fd.as_raw_fd(), &mut answer, MsgFlags::empty())?;
        if length >= 28 && answer[20] == 0 && answer[24..28] == request[4..8] {
            return Ok(());
        }
    }
}

pub(crate) fn bind(address: SocketAddrV4) -> io::Result<UdpSocket> {
    use nix::sys::socket::{AddressFamily, SockFlag, SockType, SockaddrIn, bind, socket};
    use std::os::fd::AsRawFd;
    let flags = SockFlag::SOCK_CLOEXEC;
    let fd = socket(AddressFamily::Inet, SockType::Datagram, flags, None)?;
    setsockopt(&fd, sockopt::IpTransparent, &true)?;
    // Else a host that is unreachable is not worth telling a UDP socket.
    setsockopt(&fd, sockopt::Ipv4RecvErr, &true)?;
    setsockopt(&fd, sockopt::RcvBufForce, &(32 << 20))?;
    bind(fd.as_raw_fd(), &SockaddrIn::from(address))?;
    Ok(fd.into())
}
