//! Hearing what guests announce: one thread for all VPCs, a packet socket in each VPC's namespace.
//!
//! In: gratuitous ARP, requests and replies whose sender and target are the same address, as the
//! programs send them that let an address float. Out: an [`Announcement`] to whoever listens, if the
//! leg that it came by owns its interface now and the sender's MAC is that interface's.
//!
//! Invariants: nothing is kept but the rate; whose leg it is, is read from the kernel each time. Bounds:
//! [`FRAMES_MAX`] frames of a VPC in a row, [`HEARD_MAX`] announcements of a leg in a second, the
//! sockets' buffers. What is too much is forgotten: who holds an address announces it again.
//!
//! Source: RFC 826, RFC 5227 section 2.3; `Documentation/networking/filter.rst`.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::os::fd::AsRawFd;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use nix::errno::Errno;
use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags, EpollTimeout};
use nix::sys::eventfd::EventFd;
use nix::sys::socket::{LinkAddr, recvfrom};
use rehome_domain::VpcId;
use rehome_ports::{Announcement, Ear, Listener};
use socket2::{Domain, Protocol, SockFilter, Socket, Type};

use crate::dhcp::granted;
use crate::error::LinuxError;
use crate::namespace::Namespace;
use crate::netlink::Netlink;
use crate::pace::Second;

/// Frames of one VPC that are heard before the others have their turn.
const FRAMES_MAX: usize = 16;
/// Announcements of one leg in a second that go on.
const HEARD_MAX: u32 = 10;
/// Bytes of an ARP message of Ethernet and IPv4.
const ARP_BYTES: usize = 28;
/// `ETH_P_ARP`.
const ETHERTYPE_ARP: u16 = 0x0806;
/// Ethernet and IPv4, and the lengths of their addresses.
const HEADER: [u8; 6] = [0, 1, 0x08, 0, 6, 4];
/// What the stop event is known by; VPCs have the numbers from 1 on.
const STOP: u64 = 0;

/// Hears the guests of all VPCs on a thread of its own.
#[derive(Debug)]
pub(crate) struct Hearing {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    epoll: Epoll,
    stop: EventFd,
    posts: Mutex<Posts>,
    ear: Ear,
}

#[derive(Debug, Default)]
struct Posts {
    numbered: u64,
    by_number: HashMap<u64, Arc<Mutex<Post>>>,
}

/// The sockets in one VPC's namespace.
#[derive(Debug)]
struct Post {
    vpc: VpcId,
    frames: Socket,
    route: Netlink,
    heard: HashMap<usize, u32>,
    second: Second,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hearing {
    /// Starts the thread.
    pub(crate) fn start() -> Result<Self, LinuxError> {
        let failed = LinuxError::system("prepare to hear announcements");
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC).map_err(&failed)?;
        let stop = EventFd::new().map_err(&failed)?;
        epoll.add(&stop, EpollEvent::new(EpollFlags::EPOLLIN, STOP)).map_err(&failed)?;
        let shared = Shared { epoll, stop, posts: Mutex::default(), ear: Ear::default() };
        let shared = Arc::new(shared);
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name(String::from("hearing"))
            .spawn(move || theirs.run())
            .map_err(|_| LinuxError::Thread)?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Tells this one from now on.
    pub(crate) fn listen(&self, listener: Listener) {
        self.shared.ear.listen(listener);
    }

    /// Hears the guests of a VPC from now on, in this namespace and in no other.
    pub(crate) fn hear(&self, vpc: VpcId, namespace: &Namespace) -> Result<(), LinuxError> {
        let post = namespace.enter(move || Post::open(vpc))??;
        self.forget(vpc);
        let mut posts = lock(&self.shared.posts);
        posts.numbered += 1;
        let number = posts.numbered;
        let event = EpollEvent::new(EpollFlags::EPOLLIN, number);
        let failed = LinuxError::system("wait for announcements of guests");
        self.shared.epoll.add(&post.frames, event).map_err(failed)?;
        posts.by_number.insert(number, Arc::new(Mutex::new(post)));
        Ok(())
    }

    /// Hears the guests of a VPC no more: open sockets would keep its namespace alive.
    pub(crate) fn forget(&self, vpc: VpcId) {
        // A socket that is closed is waited for no more.
        lock(&self.shared.posts).by_number.retain(|_, post| lock(post).vpc != vpc);
    }
}

impl Drop for Hearing {
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
        loop {
            let ready = match self.epoll.wait(&mut events, EpollTimeout::NONE) {
                Ok(ready) => ready,
                Err(Errno::EINTR) => continue,
                Err(error) => {
                    tracing::error!(%error, "announcements of guests are heard no more");
                    return;
                }
            };
            for event in &events[..ready] {
                if event.data() == STOP {
                    return;
                }
                let post = lock(&self.posts).by_number.get(&event.data()).cloned();
                let Some(post) = post else { continue };
                let mut post = lock(&post);
                if let Err(error) = post.hear_all(&self.ear) {
                    tracing::warn!(vpc = %post.vpc, %error, "an announcement was not heard");
                }
            }
        }
    }
}

impl Post {
    /// Opens the sockets in the calling thread's namespace.
    fn open(vpc: VpcId) -> Result<Self, LinuxError> {
        let failed = LinuxError::io("open a socket for ARP");
        // What it hears before it has its filter is passed over later.
        let arp = Protocol::from(i32::from(ETHERTYPE_ARP.to_be()));
        let frames = Socket::new(Domain::PACKET, Type::DGRAM, Some(arp)).map_err(&failed)?;
        frames.attach_filter(&gratuitous()).map_err(&failed)?;
        frames.set_nonblocking(true).map_err(&failed)?;
        let route = Netlink::route()?;
        Ok(Self { vpc, frames, route, heard: HashMap::new(), second: Second::begin() })
    }

    fn hear_all(&mut self, ear: &Ear) -> Result<(), LinuxError> {
        let mut buffer = [0; 64];
        for _ in 0..FRAMES_MAX {
            let (length, from) = match recvfrom::<LinkAddr>(self.frames.as_raw_fd(), &mut buffer) {
                Ok((length, Some(from))) => (length, from),
                Ok((_, None)) | Err(Errno::EINTR) => continue,
                Err(Errno::EAGAIN) => return Ok(()),
                Err(errno) => return Err(LinuxError::system("hear a guest")(errno)),
            };
            let announced = announced(buffer.get(..length).unwrap_or_default());
            if let Some(announced) = announced.filter(|_| self.may_announce(from.ifindex())) {
                self.tell(announced, (from.ifindex(), ear))?;
            }
        }
        Ok(())
    }

    /// Whether a leg has not announced too often. Forgotten each second: there are as many as legs.
    fn may_announce(&mut self, device: usize) -> bool {
        if self.second.is_over() {
            self.second = Second::begin();
            self.heard.clear();
        }
        let heard = self.heard.entry(device).or_default();
        *heard = heard.saturating_add(1);
        *heard <= HEARD_MAX
    }

    fn tell(
        &mut self,
        (mac, address): ([u8; 6], Ipv4Addr),
        (device, ear): (usize, &Ear),
    ) -> Result<(), LinuxError> {
        let device = u32::try_from(device).map_err(|_| LinuxError::Answer("a device"))?;
        let grant = granted(&mut self.route, device)?.filter(|grant| grant.lease.mac == mac);
        if let Some(grant) = grant {
            ear.tell(Announcement { vpc: self.vpc, eni: grant.eni, address });
        }
        Ok(())
    }
}

/// The filter of the socket: requests and replies whose sender and target are the same address.
fn gratuitous() -> [SockFilter; 9] {
    [
        // Neither a reply nor a request: out.
        SockFilter::new(0x28, 0, 0, 6),
        SockFilter::new(0x15, 1, 0, 2),
        SockFilter::new(0x15, 0, 5, 1),
        // The sender's address, kept in X, and the target's.
        SockFilter::new(0x20, 0, 0, 14),
        SockFilter::new(0x07, 0, 0, 0),
        SockFilter::new(0x20, 0, 0, 24),
        SockFilter::new(0x1d, 0, 1, 0),
        SockFilter::new(0x06, 0, 0, 64),
        SockFilter::new(0x06, 0, 0, 0),
    ]
}

/// The sender's MAC and the address, if the message announces one.
fn announced(message: &[u8]) -> Option<([u8; 6], Ipv4Addr)> {
    let message: &[u8; ARP_BYTES] = message.first_chunk()?;
    let is_asked_or_told = [[0, 1], [0, 2]].contains(&[message[6], message[7]]);
    let same = message[14..18] == message[24..28];
    if message[..6] != HEADER || !is_asked_or_told || !same {
        return None;
    }
    let mac = <[u8; 6]>::try_from(&message[8..14]).ok()?;
    let address = Ipv4Addr::from(<[u8; 4]>::try_from(&message[14..18]).ok()?);
    (!address.is_unspecified()).then_some((mac, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAC: [u8; 6] = [0x20, 0x90, 0x6f, 0, 0, 1];
    const VIP: [u8; 4] = [10, 9, 0, 100];

    fn message(operation: u8, sender: [u8; 4], target: [u8; 4]) -> Vec<u8> {
        [&HEADER[..], &[0, operation], &MAC, &sender, &[0; 6], &target].concat()
    }

    #[test]
    fn only_what_has_the_same_sender_and_target_is_an_announcement() {
        for operation in [1, 2] {
            let heard = announced(&message(operation, VIP, VIP));
            assert_eq!(heard, Some((MAC, Ipv4Addr::from(VIP))));
        }
        let short = message(1, VIP, VIP)[..27].to_vec();
        let cases = [
            message(1, VIP, [10, 9, 0, 1]),
            message(3, VIP, VIP),
            message(1, [0; 4], [0; 4]),
            short,
        ];
        for case in cases {
            assert_eq!(announced(&case), None, "{case:?}");
        }
    }
}
