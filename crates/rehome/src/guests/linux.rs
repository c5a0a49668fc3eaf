//! Guests on the Linux plane: sockets in the instances' namespaces.
//!
//! A port is three sockets: UDP of both families, and ICMP and ICMPv6 as they are on the wire. What the
//! guest's kernel does with an echo request beside (it answers) is not looked at.

use std::io;
use std::os::fd::AsFd;
use std::sync::Arc;
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use rehome_demo::{Arrival, GuestPort, Guests, Inlet, Kind, Outlet, SendOutcome, Way};
use rehome_linux::namespace::Namespace;

use sockets::{BATCH, DATAGRAM_BYTES_MAX, Line, Sort};

mod sockets;

/// Opens sockets in namespaces that are named like the instances.
pub(crate) struct LinuxGuests;

impl Guests for LinuxGuests {
    fn open(&self, instance: &str, port: u16) -> io::Result<GuestPort> {
        let namespace = Namespace::open(instance).map_err(io::Error::other)?;
        let open = move || Sort::ALL.map(|sort| Line::open(sort, port));
        let [udp, echo, echo6] = namespace.enter(open).map_err(io::Error::other)?;
        let lines = Arc::new([udp?, echo?, echo6?]);
        let outlet = Box::new(LinuxOutlet { lines: Arc::clone(&lines) });
        let buffers = vec![[0; DATAGRAM_BYTES_MAX]; BATCH];
        let inlet = LinuxInlet { lines, buffers, overrun: [0; 3] };
        Ok(GuestPort { outlet, inlet: Box::new(inlet) })
    }
}

struct LinuxOutlet {
    lines: Arc<[Line; 3]>,
}

impl Outlet for LinuxOutlet {
    fn send(&mut self, way: Way, payload: &[u8]) -> SendOutcome {
        let [udp, echo, echo6] = self.lines.as_ref();
        let line = match (way.kind, way.to.is_ipv6()) {
            (Kind::Udp, _) => udp,
            (Kind::Echo, false) => echo,
            (Kind::Echo, true) => echo6,
        };
        match line.send(way, payload) {
            Ok(()) => SendOutcome::Sent,
            Err(error) => SendOutcome::Refused(error),
        }
    }
}

struct LinuxInlet {
    lines: Arc<[Line; 3]>,
    buffers: Vec<[u8; DATAGRAM_BYTES_MAX]>,
    /// The most that each socket says to have thrown away.
    overrun: [u64; 3],
}

impl LinuxInlet {
    /// Everything that one socket holds.
    fn empty(&mut self, index: usize, take: &mut dyn FnMut(Arrival<'_>)) -> io::Result<usize> {
        let mut all = 0;
        loop {
            let taken = self.lines[index].receive(&mut self.buffers, take)?;
            self.overrun[index] = self.overrun[index].max(taken.overrun);
            all += taken.arrivals;
            if taken.messages < BATCH {
                return Ok(all);
            }
        }
    }
}

impl Inlet for LinuxInlet {
    fn receive(
        &mut self,
        timeout: Duration,
        take: &mut dyn FnMut(Arrival<'_>),
    ) -> io::Result<usize> {
        let wait = PollTimeout::try_from(timeout).unwrap_or(PollTimeout::MAX);
        let lines = Arc::clone(&self.lines);
        let mut waiting = lines.each_ref().map(|it| PollFd::new(it.as_fd(), PollFlags::POLLIN));
        match poll(&mut waiting, wait) {
            Ok(0) | Err(nix::errno::Errno::EINTR) => return Ok(0),
            Ok(_) => {}
            Err(errno) => return Err(errno.into()),
        }
        let mut all = 0;
        for (index, line) in waiting.iter().enumerate() {
            if line.any().unwrap_or(true) {
                all += self.empty(index, take)?;
            }
        }
        Ok(all)
    }

    fn overrun(&self) -> u64 {
        self.overrun.iter().sum()
    }
}
