//! What a run tells while it runs.

use std::fmt;
use std::io::Write;

use crate::clock::MonotonicClock;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A resource is there and ready.
    Ready {
        /// What it is.
        what: &'static str,
        /// Its ids.
        id: String,
    },
    /// All streams flow.
    Flowing {
        /// Datagrams a second of each stream.
        rate_per_s: u64,
    },
    /// A migration ended with SUCCESS.
    Moved {
        /// Which one, from 1.
        number: u32,
        /// Of how many.
        moves: u32,
        /// The new owner.
        to: String,
        /// From the call to SUCCESS, in microseconds.
        took_us: u64,
        /// Send calls so far, all streams.
        sent: u64,
        /// Datagrams received so far, all receivers.
        received: u64,
    },
    /// The traffic is being stopped and drained.
    Draining,
    /// Everything that was made is being deleted.
    Deleting,
    /// Something could not be deleted.
    LeftBehind {
        /// What the API said.
        why: String,
    },
}

impl fmt::Display for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready { what, id } => write!(out, "{what} {id} ready"),
            Self::Flowing { rate_per_s } => {
                write!(out, "three streams of {rate_per_s} packets/s flow")
            }
            Self::Moved { number, moves, to, took_us, sent, received } => {
                let (ms, part) = (took_us / 1_000, took_us % 1_000 / 10);
                write!(out, "move {number}/{moves} to {to}: SUCCESS after {ms}.{part:02} ms")?;
                write!(out, " (sent {sent}, received {received})")
            }
            Self::Draining => out.write_str("stopping the senders, draining the receivers"),
            Self::Deleting => out.write_str("deleting everything through the API"),
            Self::LeftBehind { why } => write!(out, "not deleted: {why}"),
        }
    }
}

/// Who is told.
pub trait Progress {
    /// Tells one event, as it happens.
    fn tell(&mut self, event: &Event);
}

/// Writes one line an event, with the time since the start.
pub struct LineProgress<W> {
    out: W,
    clock: MonotonicClock,
}

impl<W: Write> LineProgress<W> {
    /// Lines to `out`.
    pub fn new(out: W, clock: MonotonicClock) -> Self {
        Self { out, clock }
    }
}

impl<W: Write> Progress for LineProgress<W> {
    fn tell(&mut self, event: &Event) {
        let ms = self.clock.now_ns() / 1_000_000;
        // Progress that nobody can read is no reason to stop.
        let _ = writeln!(self.out, "[{:>3}.{:03} s] {event}", ms / 1_000, ms % 1_000);
    }
}
