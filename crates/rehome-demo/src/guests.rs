//! The demo's only door to the instances: ports that send and receive inside one, UDP and ICMP echo
//! requests, of both families.
//!
//! In: an instance id. Out: an [`Outlet`] and an [`Inlet`] in that instance, each for one thread.
//! The binary implements these for the kernel (sockets opened in the instance's namespace) and
//! for the simulated plane; this crate knows neither.
//! Invariants asked of an implementation: one `send` is one datagram, handed to the instance's
//! network before the call returns; `receive` hands over every datagram that arrived, with the
//! address that it was sent to.

use std::io;
use std::net::IpAddr;
use std::time::Duration;

/// Opens ports in instances.
pub trait Guests {
    /// Opens a port in `instance`, on all its addresses, that may send with any source
    /// address (a guest must be able to try to send with an address that it no longer owns).
    ///
    /// # Errors
    /// Whatever kept the port from being opened.
    fn open(&self, instance: &str, port: u16) -> io::Result<GuestPort>;
}

/// What a datagram is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// UDP, from and to the port that was opened.
    Udp,
    /// An echo request, of ICMP (RFC 792) or ICMPv6 (RFC 4443). Its way there is what counts; that
    /// the receiver's own network answers it is more traffic and no more.
    Echo,
}

/// From where to where, and as what. Both addresses are of one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// As what.
    pub kind: Kind,
    /// The source.
    pub from: IpAddr,
    /// The destination.
    pub to: IpAddr,
}

impl Way {
    /// What kind of packet it is, in the report's words.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match (self.kind, self.to.is_ipv6()) {
            (Kind::Udp, false) => "UDP over IPv4",
            (Kind::Udp, true) => "UDP over IPv6",
            (Kind::Echo, false) => "ICMP echo requests",
            (Kind::Echo, true) => "ICMPv6 echo requests",
        }
    }
}

/// A port in an instance: the sending half and the receiving half.
pub struct GuestPort {
    /// Sends.
    pub outlet: Box<dyn Outlet>,
    /// Receives.
    pub inlet: Box<dyn Inlet>,
}

/// The sending half of a port.
pub trait Outlet: Send {
    /// Sends one datagram.
    fn send(&mut self, way: Way, payload: &[u8]) -> SendOutcome;
}

/// What the instance's own network said to a send.
#[derive(Debug)]
pub enum SendOutcome {
    /// It took the datagram.
    Sent,
    /// It did not: no route, not permitted, no buffer.
    Refused(io::Error),
}

/// The receiving half of a port.
pub trait Inlet: Send {
    /// Waits up to `timeout` for datagrams, then hands every one that is there to `take`; returns
    /// how many. Zero means that none came and none is queued.
    ///
    /// # Errors
    /// When the port can receive no more.
    fn receive(
        &mut self,
        timeout: Duration,
        take: &mut dyn FnMut(Arrival<'_>),
    ) -> io::Result<usize>;

    /// Datagrams that reached the port and were thrown away because its own buffer was full, if
    /// the implementation can tell. They count as lost; this says why.
    fn overrun(&self) -> u64 {
        0
    }
}

/// A datagram that arrived.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// From and to which address, and as what.
    pub way: Way,
    /// What it carries.
    pub payload: &'a [u8],
}
