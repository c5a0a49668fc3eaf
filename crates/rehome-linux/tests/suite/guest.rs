//! Programs in instances: UDP sockets opened in their namespaces.

use std::io::{self, Read, Write};
use std::net::{
    IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4, SocketAddrV6, TcpListener, TcpStream, UdpSocket,
};
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
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
        let deadline = Instant::now() + PATIENCE;
        let socket = loop {
            match namespace.enter(move || bind(address)).unwrap() {
                // A socket that was closed here lives on in a program that another test is just
                // starting, from its fork to its exec.
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                    assert!(Instant::now() < deadline, "{address} stays in use in {instance}");
                    thread::yield_now();
                }
                opened => break opened.unwrap(),
            }
        };
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

    /// What the network said last, which must come.
    pub(crate) fn error(&self) -> Errno {
        let error = self.0.recv(&mut [0; 8]).unwrap_err();
        Errno::from_raw(error.raw_os_error().unwrap())
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

    /// The same, with who it says that it is from.
    pub(crate) fn receive_from(&self) -> (Vec<u8>, IpAddr) {
        let mut buffer = [0; 2048];
        let (length, from) = self.0.recv_from(&mut buffer).unwrap();
        (buffer[..length].to_vec(), from.ip())
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
    pub(crate) fn pings(instance: InstanceId, to: impl Into<IpAddr>) -> bool {
        let to = to.into();
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        namespace.enter(move || ping(to)).unwrap().is_ok()
    }

    /// What the network says to a datagram that it cannot deliver.
    pub(crate) fn error_of_sending(&self, to: impl Into<IpAddr>) -> io::ErrorKind {
        self.0.connect(SocketAddr::new(to.into(), PORT)).unwrap();
        self.0.send(b"anybody there?").unwrap();
        self.0.recv(&mut [0; 8]).unwrap_err().kind()
    }
}

/// One echo request and its answer (RFC 792, RFC 4443), by a raw socket. What is sent to a
/// link-local address leaves by `eth0`.
fn ping(to: IpAddr) -> io::Result<()> {
    use nix::sys::socket::{
        AddressFamily, MsgFlags, SockFlag, SockProtocol, SockType, SockaddrStorage, recv, sendto,
        socket,
    };
    use std::os::fd::AsRawFd;
    // Type, checksum (the kernel's work in IPv6), number and sequence; type of the answer, and
    // where it begins: an IPv4 socket gets the packet's header too.
    let (family, protocol, request, (answered, header)) = match to {
        IpAddr::V4(_) => {
            let request = [8, 0, 0xe6, 0xfd, 0x11, 0x01, 0, 1];
            (AddressFamily::Inet, SockProtocol::Icmp, request, (0, 20))
        }
        IpAddr::V6(_) => {
            let request = [128, 0, 0, 0, 0x11, 0x01, 0, 1];
            (AddressFamily::Inet6, SockProtocol::IcmpV6, request, (129, 0))
        }
    };
    let fd = socket(family, SockType::Raw, SockFlag::SOCK_CLOEXEC, protocol)?;
    setsockopt(&fd, sockopt::ReceiveTimeout, &nix::sys::time::TimeVal::new(2, 0))?;
    let address = match to {
        IpAddr::V4(_) => SocketAddr::new(to, 0),
        IpAddr::V6(to) => {
            SocketAddrV6::new(to, 0, 0, nix::net::if_::if_nametoindex("eth0")?).into()
        }
    };
    let address = SockaddrStorage::from(address);
    sendto(fd.as_raw_fd(), &request, &address, MsgFlags::empty())?;
    let mut answer = [0; 256];
    loop {
        let length = recv(fd.as_raw_fd(), &mut answer, MsgFlags::empty())?;
        let answer = &answer[header..length];
        if answer.len() >= 8 && answer[0] == answered && answer[4..8] == request[4..8] {
            return Ok(());
        }
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

/// How long it takes to bring so many bytes from one to the other over TCP, to `at`.
pub(crate) fn transfer(
    (sender, from): (InstanceId, Ipv4Addr),
    (receiver, local, at): (InstanceId, Ipv4Addr, Ipv4Addr),
    bytes: usize,
) -> Duration {
    let enter = |instance: InstanceId| Namespace::open(&instance.to_string()).unwrap();
    let listener = enter(receiver).enter(|| TcpListener::bind((local, 0))).unwrap().unwrap();
    let port = listener.local_addr().unwrap().port();
    let sends = thread::spawn(move || {
        let connect = || connect(from, SocketAddrV4::new(at, port));
        let mut stream = enter(sender).enter(connect).unwrap().unwrap();
        stream.write_all(&vec![7; bytes]).unwrap();
    });
    let (mut stream, _) = listener.accept().unwrap();
    let begun = Instant::now();
    let mut received = Vec::new();
    stream.read_to_end(&mut received).unwrap();
    sends.join().unwrap();
    assert_eq!(received.len(), bytes);
    begun.elapsed()
}

/// A connection from this address.
fn connect(from: Ipv4Addr, to: SocketAddrV4) -> io::Result<TcpStream> {
    use nix::sys::socket::{AddressFamily, SockFlag, SockType, SockaddrIn, bind, connect, socket};
    use std::os::fd::AsRawFd;
    let fd = socket(AddressFamily::Inet, SockType::Stream, SockFlag::SOCK_CLOEXEC, None)?;
    bind(fd.as_raw_fd(), &SockaddrIn::from(SocketAddrV4::new(from, 0)))?;
    connect(fd.as_raw_fd(), &SockaddrIn::from(to))?;
    Ok(TcpStream::from(fd))
}
