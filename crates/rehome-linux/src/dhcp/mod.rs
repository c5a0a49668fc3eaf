//! DHCP for guests: one thread for all VPCs, a packet socket in each VPC's namespace.
//!
//! In: frames that guests send to a DHCP server. The socket sees them before the fence does, which
//! drops what comes from 0.0.0.0, and before the door, which takes nothing but pings. Out: an answer by the
//! leg that the question came by, if that leg owns its interface now.
//!
//! Invariants: what is answered is read from the kernel for each question; nothing is kept, so that
//! a restart changes nothing. Bounds: [`FRAMES_MAX`] frames of a VPC in a row, [`ANSWERS_MAX`] questions
//! of a leg in a second, the sockets' buffers. Leases are long and addresses static: without this
//! thread guests go on.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::os::fd::AsRawFd;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use dhcproto::v4::Message;
use dhcproto::{Decodable, Decoder, Encodable};
use nix::errno::Errno;
use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags, EpollTimeout};
use nix::sys::eventfd::EventFd;
use nix::sys::socket::{LinkAddr, MsgFlags, recvfrom, sendto};
use rehome_domain::VpcId;
use socket2::{Domain, Protocol, Socket, Type};

use crate::error::LinuxError;
use crate::namespace::Namespace;
use crate::netlink::Netlink;
use crate::pace::Second;
use lease::granted;
pub(crate) use lease::{Lease, routed_to};

mod answer;
mod lease;
mod packet;

/// Frames of one VPC that are answered before the others have their turn.
const FRAMES_MAX: usize = 16;
/// Questions of one leg that are answered in a second.
const ANSWERS_MAX: u32 = 16;
/// Bytes of a frame.
const FRAME_BYTES_MAX: usize = 2048;
/// `ETH_P_IP`.
const ETHERTYPE_IPV4: u16 = 0x0800;
/// What the stop event is known by; VPCs have the numbers from 1 on.
const STOP: u64 = 0;

/// Answers the guests of all VPCs on a thread of its own.
#[derive(Debug)]
pub(crate) struct Responder {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    epoll: Epoll,
    stop: EventFd,
    servers: Mutex<Servers>,
    dns: Vec<Ipv4Addr>,
}

#[derive(Debug, Default)]
struct Servers {
    numbered: u64,
    by_number: HashMap<u64, (VpcId, Arc<Mutex<Server>>)>,
}

/// The sockets in one VPC's namespace.
#[derive(Debug)]
struct Server {
    packets: Socket,
    route: Netlink,
    asked: HashMap<usize, u32>,
    second: Second,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Responder {
    /// Starts the thread.
    pub(crate) fn start(dns: Vec<Ipv4Addr>) -> Result<Self, LinuxError> {
        let failed = LinuxError::system("prepare to answer DHCP");
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC).map_err(&failed)?;
        let stop = EventFd::new().map_err(&failed)?;
        epoll.add(&stop, EpollEvent::new(EpollFlags::EPOLLIN, STOP)).map_err(&failed)?;
        let shared = Arc::new(Shared { epoll, stop, servers: Mutex::default(), dns });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name(String::from("dhcp"))
            .spawn(move || theirs.run())
            .map_err(|_| LinuxError::Thread)?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Answers the guests of a VPC from now on, in this namespace and in no other.
    pub(crate) fn serve(&self, vpc: VpcId, namespace: &Namespace) -> Result<(), LinuxError> {
        let server = namespace.enter(Server::open)??;
        self.forget(vpc);
        let mut servers = lock(&self.shared.servers);
        servers.numbered += 1;
        let number = servers.numbered;
        let event = EpollEvent::new(EpollFlags::EPOLLIN, number);
        let failed = LinuxError::system("wait for questions of guests");
        self.shared.epoll.add(&server.packets, event).map_err(failed)?;
        servers.by_number.insert(number, (vpc, Arc::new(Mutex::new(server))));
        Ok(())
    }

    /// Answers the guests of a VPC no more: open sockets would keep its namespace alive.
    pub(crate) fn forget(&self, vpc: VpcId) {
        // A socket that is closed is waited for no more.
        lock(&self.shared.servers).by_number.retain(|_, (of, _)| *of != vpc);
    }
}

impl Drop for Responder {
    fn drop(&mut self) {
        if self.shared.stop.write(1).is_ok()
            && let Some(thread) = self.thread.take()
        {
            drop(thread.join());
        }
    }
}

impl Shared {
    fn run(&self) {
        let mut events = [EpollEvent::empty(); 16];
        let mut buffer = vec![0; FRAME_BYTES_MAX];
        loop {
            let ready = match self.epoll.wait(&mut events, EpollTimeout::NONE) {
                Ok(ready) => ready,
                Err(Errno::EINTR) => continue,
                Err(error) => {
                    tracing::error!(%error, "guests are answered by DHCP no more");
                    return;
                }
            };
            for event in &events[..ready] {
                if event.data() == STOP {
                    return;
                }
                let server = lock(&self.servers).by_number.get(&event.data()).cloned();
                if let Some((vpc, server)) = server
                    && let Err(error) = lock(&server).answer_all(&self.dns, &mut buffer)
                {
                    tracing::warn!(%vpc, %error, "a guest was not answered by DHCP");
                }
            }
        }
    }
}

impl Server {
    /// Opens the sockets in the calling thread's namespace.
    fn open() -> Result<Self, LinuxError> {
        let failed = LinuxError::io("open a socket for DHCP");
        // What it hears before it has its filter is passed over later.
        let ipv4 = Protocol::from(i32::from(ETHERTYPE_IPV4.to_be()));
        let packets = Socket::new(Domain::PACKET, Type::DGRAM, Some(ipv4)).map_err(&failed)?;
        packets.attach_filter(&packet::to_server()).map_err(&failed)?;
        packets.set_nonblocking(true).map_err(&failed)?;
        let route = Netlink::route()?;
        Ok(Self { packets, route, asked: HashMap::new(), second: Second::begin() })
    }

    fn answer_all(&mut self, dns: &[Ipv4Addr], buffer: &mut [u8]) -> Result<(), LinuxError> {
        for _ in 0..FRAMES_MAX {
            let (length, from) = match recvfrom::<LinkAddr>(self.packets.as_raw_fd(), buffer) {
                Ok((length, Some(from))) => (length, from),
                Ok((_, None)) | Err(Errno::EINTR) => continue,
                Err(Errno::EAGAIN) => return Ok(()),
                Err(errno) => return Err(LinuxError::system("receive from a guest")(errno)),
            };
            let message = packet::message(&buffer[..length]);
            if let Some(message) = message.filter(|_| self.may_ask(from.ifindex())) {
                self.answer(message, &from, dns)?;
            }
        }
        Ok(())
    }

    /// Whether a leg has not asked too often. Forgotten each second: there are as many as legs.
    fn may_ask(&mut self, device: usize) -> bool {
        if self.second.is_over() {
            self.second = Second::begin();
            self.asked.clear();
        }
        let asked = self.asked.entry(device).or_default();
        *asked = asked.saturating_add(1);
        *asked <= ANSWERS_MAX
    }

    fn answer(
        &mut self,
        asked: &[u8],
        from: &LinkAddr,
        dns: &[Ipv4Addr],
    ) -> Result<(), LinuxError> {
        let Ok(asked) = Message::decode(&mut Decoder::new(asked)) else { return Ok(()) };
        let device = u32::try_from(from.ifindex()).map_err(|_| LinuxError::Answer("a device"))?;
        let Some(grant) = granted(&mut self.route, device)? else { return Ok(()) };
        let Some(answer) = answer::answer(&asked, &grant, dns) else { return Ok(()) };
        let message = answer.to_vec().map_err(|_| LinuxError::Answer("write a DHCP message"))?;
        let to = [answer.ciaddr(), answer.yiaddr(), Ipv4Addr::BROADCAST];
        let broadcast = answer.flags().broadcast() && answer.ciaddr().is_unspecified();
        let known = to.into_iter().find(|to| !to.is_unspecified()).filter(|_| !broadcast);
        let to = known.unwrap_or(Ipv4Addr::BROADCAST);
        let packet = packet::packet(grant.lease.gateway, to, &message);
        // The sender's MAC and the device that it came by: the guest and nobody else.
        let flags = MsgFlags::MSG_DONTWAIT;
        match sendto(self.packets.as_raw_fd(), &packet, from, flags) {
            // Full, or the leg went meanwhile: the guest asks again.
            Ok(_) | Err(Errno::EAGAIN | Errno::ENOBUFS | Errno::ENXIO | Errno::ENETDOWN) => Ok(()),
            Err(errno) => Err(LinuxError::system("answer a guest")(errno)),
        }
    }
}
