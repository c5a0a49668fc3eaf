//! Blocking netlink: requests whose answers are all checked, batches of them, and dumps.
//!
//! A socket belongs to the namespace in which it was opened, whatever thread uses it later.
//! Bounds: one answer is at most [`ANSWER_BYTES_MAX`], waiting for one at most [`WAIT_S`] seconds,
//! a dump that the kernel says was disturbed is read at most [`DUMPS_MAX`] times.

use netlink_packet_core::{NLM_F_ACK, NLM_F_DUMP, NLM_F_ECHO, NLM_F_REQUEST};
use netlink_sys::{Socket, SocketAddr};
use nix::errno::Errno;
use nix::sys::socket::{setsockopt, sockopt};
use nix::sys::time::TimeVal;

use crate::error::LinuxError;
use answer::{Answer, Answers};

mod answer;
pub(crate) mod attributes;
pub(crate) mod nexthop;
#[allow(dead_code, reason = "the encoder is whole; who needs which part of it changes")]
pub(crate) mod nftables;
pub(crate) mod redirect;
pub(crate) mod request;
pub(crate) mod traffic;

pub(crate) use request::Request;

/// Bytes of one answer: a dump comes in parts of at most so many (`netlink_recvmsg` in
/// `net/netlink/af_netlink.c`), and everything else is smaller.
const ANSWER_BYTES_MAX: usize = 1 << 15;
/// Bytes of a transaction of nftables. A larger one is refused by the kernel (`EMSGSIZE`).
const TRANSACTION_BYTES_MAX: usize = 16 << 20;
/// Seconds that an answer may take. The kernel answers at once unless its network lock is held.
const WAIT_S: i64 = 20;
/// Requests in one message: their acknowledgements must all fit into the socket's receive buffer,
/// because the kernel answers them before it returns.
const PART_MAX: usize = 64;
/// Times that a disturbed dump is repeated.
const DUMPS_MAX: u32 = 10;
/// The same for a loose one.
const LOOSE_DUMPS_MAX: u32 = 2;

/// A message of a dump: its type and its body.
pub(crate) type Message = (u16, Vec<u8>);

/// A netlink socket.
pub(crate) struct Netlink {
    socket: Socket,
    sequence: u32,
    buffer: Vec<u8>,
    loose: bool,
}

impl Netlink {
    /// A socket of the routing family, in the calling thread's namespace.
    pub(crate) fn route() -> Result<Self, LinuxError> {
        Self::open(netlink_sys::protocols::NETLINK_ROUTE)
    }

    /// A socket of the netfilter family, in the calling thread's namespace.
    pub(crate) fn netfilter() -> Result<Self, LinuxError> {
        let netlink = Self::open(netlink_sys::protocols::NETLINK_NETFILTER)?;
        // A transaction is one message, also one of thousands of rules.
        setsockopt(&netlink.socket, sockopt::SndBufForce, &TRANSACTION_BYTES_MAX)
            .map_err(LinuxError::system("make room for what a netlink socket sends"))?;
        Ok(netlink)
    }

    fn open(protocol: isize) -> Result<Self, LinuxError> {
        let failed = LinuxError::io("open a netlink socket");
        let mut socket = Socket::new(protocol).map_err(&failed)?;
        socket.bind_auto().map_err(&failed)?;
        socket.connect(&SocketAddr::new(0, 0)).map_err(&failed)?;
        // Without the request's bytes an error is short, and what the kernel says about it follows.
        socket.set_cap_ack(true).map_err(&failed)?;
        socket.set_ext_ack(true).map_err(&failed)?;
        setsockopt(&socket, sockopt::ReceiveTimeout, &TimeVal::new(WAIT_S, 0))
            .map_err(LinuxError::system("set a netlink socket's time limit"))?;
        Ok(Self { socket, sequence: 0, buffer: vec![0; ANSWER_BYTES_MAX], loose: false })
    }

    /// Takes a disturbed dump for good in the end: something may be missing from it. Only for who
    /// does no harm then; in a namespace where something moves all the time no dump is undisturbed.
    pub(crate) fn loosely(mut self) -> Self {
        self.loose = true;
        self
    }

    /// The socket itself, for who goes on to listen.
    pub(crate) fn into_socket(self) -> Socket {
        self.socket
    }

    /// Sends one request and checks its answer.
    pub(crate) fn ask(&mut self, request: Request) -> Result<(), LinuxError> {
        self.ask_all(vec![request])
    }

    /// Sends one request, checks its answer, and gives the body of the message that tells what has
    /// become of it, if the kernel sends one to who asked.
    pub(crate) fn ask_and_hear(&mut self, request: Request) -> Result<Option<Vec<u8>>, LinuxError> {
        let mut bytes = Vec::new();
        self.sequence = self.sequence.wrapping_add(1);
        let flags = NLM_F_REQUEST | NLM_F_ACK | NLM_F_ECHO;
        request.emit(flags, self.sequence, &mut bytes);
        self.send(&bytes)?;
        let mut told = None;
        loop {
            for answer in self.receive(request.doing)? {
                match answer {
                    Answer::Message { sequence, body, .. } if sequence == self.sequence => {
                        told = Some(body);
                    }
                    Answer::Done { sequence, errno, explanation } if sequence == self.sequence => {
                        let doing = request.doing;
                        return match errno {
                            None => Ok(told),
                            Some(errno) => Err(LinuxError::Netlink { doing, errno, explanation }),
                        };
                    }
                    Answer::Message { .. } | Answer::Done { .. } => {}
                }
            }
        }
    }

    /// Sends requests in one message, or a few when there are many, and checks every answer. All are
    /// carried out, also behind one that fails; the first error that the request does not allow for
    /// is returned.
    pub(crate) fn ask_all(&mut self, requests: Vec<Request>) -> Result<(), LinuxError> {
        let mut result = Ok(());
        for part in requests.chunks(PART_MAX) {
            result = result.and(self.ask_part(part));
        }
        result
    }

    fn ask_part(&mut self, requests: &[Request]) -> Result<(), LinuxError> {
        let mut bytes = Vec::new();
        let first = self.sequence.wrapping_add(1);
        for request in requests {
            self.sequence = self.sequence.wrapping_add(1);
            request.emit(NLM_F_REQUEST | NLM_F_ACK, self.sequence, &mut bytes);
        }
        self.send(&bytes)?;
        let mut result = Ok(());
        let mut open = requests.len();
        while open > 0 {
            for answer in self.receive("an acknowledgement")? {
                let Answer::Done { sequence, errno, explanation } = answer else {
                    continue;
                };
                let index = sequence.wrapping_sub(first) as usize;
                let Some(request) = requests.get(index) else {
                    continue;
                };
                open -= 1;
                if let Some(errno) = errno.filter(|errno| !request.allows(*errno)) {
                    let doing = request.doing;
                    result = result.and(Err(LinuxError::Netlink { doing, errno, explanation }));
                }
            }
        }
        result
    }

    /// Sends a transaction of nftables: its requests stand between a begin and an end, and are
    /// carried out together or not at all. What is refused is always told; that it was done is told
    /// for the last request alone, because the receive buffer has no room for thousands of answers.
    pub(crate) fn transact(&mut self, requests: Vec<Request>) -> Result<(), LinuxError> {
        if requests.is_empty() {
            return Ok(());
        }
        let first = self.sequence.wrapping_add(1);
        let mut bytes = Vec::new();
        nftables::begin().emit(NLM_F_REQUEST, first, &mut bytes);
        let count = u32::try_from(requests.len()).unwrap_or(u32::MAX);
        let last = first.wrapping_add(count);
        for (sequence, request) in (1..).map(|it| first.wrapping_add(it)).zip(&requests) {
            let acknowledge = if sequence == last { NLM_F_ACK } else { 0 };
            request.emit(NLM_F_REQUEST | acknowledge, sequence, &mut bytes);
        }
        self.sequence = last.wrapping_add(1);
        nftables::end().emit(NLM_F_REQUEST, self.sequence, &mut bytes);
        self.send(&bytes)?;
        loop {
            for answer in self.receive("an acknowledgement of nftables")? {
                let Answer::Done { sequence, errno, explanation } = answer else {
                    continue;
                };
                // 0 is the begin: with that the kernel says that all of it failed in the end.
                let index = sequence.wrapping_sub(first) as usize;
                if index > requests.len() {
                    // Of an earlier transaction that was refused.
                    continue;
                }
                if let Some(errno) = errno {
                    // One refusal undoes all of it, and more answers of it may be on their way.
                    let request = index.checked_sub(1).and_then(|index| requests.get(index));
                    let doing = request.map_or("change nftables", |request| request.doing);
                    return Err(LinuxError::Netlink { doing, errno, explanation });
                }
                if sequence == last {
                    return Ok(());
                }
            }
        }
    }

    /// The body of the one message that a request answers with.
    pub(crate) fn get(&mut self, request: &Request) -> Result<Vec<u8>, LinuxError> {
        let mut bytes = Vec::new();
        self.sequence = self.sequence.wrapping_add(1);
        request.emit(NLM_F_REQUEST, self.sequence, &mut bytes);
        self.send(&bytes)?;
        loop {
            for answer in self.receive(request.doing)? {
                match answer {
                    Answer::Message { sequence, body, .. } if sequence == self.sequence => {
                        return Ok(body);
                    }
                    Answer::Done { sequence, errno, explanation } if sequence == self.sequence => {
                        let doing = request.doing;
                        let errno = errno.unwrap_or(Errno::ENOENT);
                        return Err(LinuxError::Netlink { doing, errno, explanation });
                    }
                    Answer::Message { .. } | Answer::Done { .. } => {}
                }
            }
        }
    }

    /// Everything that a dump request answers with: message type and body of each message.
    pub(crate) fn dump(&mut self, request: &Request) -> Result<Vec<Message>, LinuxError> {
        for dumps in 1..=DUMPS_MAX {
            let (messages, whole) = self.dump_once(request)?;
            if whole || (self.loose && dumps >= LOOSE_DUMPS_MAX) {
                return Ok(messages);
            }
        }
        Err(LinuxError::Netlink {
            doing: request.doing,
            errno: Errno::EAGAIN,
            explanation: Some(String::from("it changed again and again while it was read")),
        })
    }

    /// The messages, and whether nothing changed while they were read.
    fn dump_once(&mut self, request: &Request) -> Result<(Vec<Message>, bool), LinuxError> {
        let mut bytes = Vec::new();
        self.sequence = self.sequence.wrapping_add(1);
        request.emit(NLM_F_REQUEST | NLM_F_DUMP, self.sequence, &mut bytes);
        self.send(&bytes)?;
        let (mut messages, mut whole) = (Vec::new(), true);
        loop {
            for answer in self.receive(request.doing)? {
                match answer {
                    Answer::Message { sequence, kind, body, disturbed }
                        if sequence == self.sequence =>
                    {
                        whole &= !disturbed;
                        messages.push((kind, body));
                    }
                    Answer::Done { sequence, errno, explanation } if sequence == self.sequence => {
                        let doing = request.doing;
                        return match errno {
                            None => Ok((messages, whole)),
                            Some(errno) => Err(LinuxError::Netlink { doing, errno, explanation }),
                        };
                    }
                    // Of an earlier request that was given up.
                    Answer::Message { .. } | Answer::Done { .. } => {}
                }
            }
        }
    }

    fn send(&self, bytes: &[u8]) -> Result<(), LinuxError> {
        let sent = self.socket.send(bytes, 0).map_err(LinuxError::io("send to netlink"))?;
        if sent == bytes.len() { Ok(()) } else { Err(LinuxError::Answer("send to netlink")) }
    }

    fn receive(&mut self, doing: &'static str) -> Result<Vec<Answer>, LinuxError> {
        loop {
            let mut room = self.buffer.as_mut_slice();
            match self.socket.recv(&mut room, 0) {
                Ok(length) => return Answers::read(&self.buffer[..length], doing),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(LinuxError::io(doing)(error)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use nix::sched::{CloneFlags, unshare};

    use super::*;
    use crate::instance::{LOOPBACK, set_alias};
    use crate::namespace::on_thread;

    /// More acknowledgements than a receive buffer holds at once.
    const MANY: usize = 2000;

    #[test]
    fn more_requests_than_the_receive_buffer_has_room_for_answers_are_asked_in_parts() {
        let asked = on_thread(|| {
            if unshare(CloneFlags::CLONE_NEWNET).is_err() {
                return None;
            }
            let mut netlink = Netlink::route().unwrap();
            let name = |number| set_alias(LOOPBACK, &format!("number {number}"));
            let asked = netlink.ask_all((0..MANY).map(name).collect());
            Some((asked, crate::device::alias_of(&mut netlink, LOOPBACK).unwrap()))
        });
        let Some((asked, alias)) = asked.unwrap() else {
            let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|v| v == "1");
            assert!(!required, "REHOME_REQUIRE_KERNEL=1, and no namespace can be made");
            return;
        };
        assert!(asked.is_ok(), "{asked:?}");
        assert_eq!(alias, Some(format!("number {}", MANY - 1)));
    }
}
