//! The exact accounting of a run: every sequence number of every stream, none sampled.
//!
//! In: the sends and arrivals of one inbound stream (peer to the interface) and of two outbound
//! streams (both guests send with the interface's addresses all the time), and the ownership
//! timeline. Out: per direction what arrived exactly once, was lost, came twice, or came from a
//! guest that did not own the interface. Pure: no clock, no IO.
//! Invariants: every sequence number is counted in exactly one place; a datagram around a switch
//! is judged by [`crate::linearize`]; a send that the guest's own kernel refused is never "lost".

use serde::Serialize;

use crate::linearize::{Fate, Witness, misfits};
use crate::ownership::{Guest, Standing, Timeline};
use crate::records::SendRecord;

/// The peer's stream to the interface's addresses.
#[derive(Debug, Clone, Copy)]
pub struct Inbound<'a> {
    /// What the peer sent.
    pub sends: &'a [SendRecord],
    /// How often each number arrived at the first and at the second guest.
    pub arrivals: [&'a [u8]; 2],
}

/// One guest's stream to the peer, with the interface's addresses as sources.
#[derive(Debug, Clone, Copy)]
pub struct Outbound<'a> {
    /// What the guest sent.
    pub sends: &'a [SendRecord],
    /// How often each number arrived at the peer.
    pub arrivals: &'a [u8],
}

/// What became of the peer's stream.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct InboundTally {
    /// Datagrams that left the peer.
    pub sent: u64,
    /// Send calls that the peer's own kernel refused.
    pub unsent: u64,
    /// Received by exactly one guest, once.
    pub received_once: u64,
    /// Of these, by the first and by the second guest.
    pub received_by: [u64; 2],
    /// Received by neither.
    pub lost: u64,
    /// Received more than once, by one or by both.
    pub duplicated: u64,
    /// Arrivals of numbers that never left the peer.
    pub phantom: u64,
}

/// What became of both guests' streams.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct OutboundTally {
    /// Datagrams that the owner sent while it surely was the owner.
    pub sent_by_owner: u64,
    /// Of these, received exactly once.
    pub received_once: u64,
    /// Datagrams of the owner that did not arrive, wherever no instant of a switch excuses it.
    pub lost: u64,
    /// Datagrams that arrived more than once.
    pub duplicated: u64,
    /// Send calls of the owner that its own kernel refused, where no switch excuses it.
    pub unsent_by_owner: u64,
    /// Datagrams that a guest sent while it surely was not the owner.
    pub sent_by_non_owner: u64,
    /// Send calls that a non-owner's own kernel refused.
    pub refused_to_non_owner: u64,
    /// Datagrams of a non-owner that arrived, in a switch window only where no instant of the
    /// switch excuses it.
    pub breaches: u64,
    /// The datagrams sent while ownership changed.
    pub in_switch: InSwitchTally,
    /// Arrivals of numbers that never left their guest.
    pub phantom: u64,
}

/// The datagrams whose send calls overlap a switch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct InSwitchTally {
    /// Windows in the timeline.
    pub windows: u64,
    /// Windows that no single instant explains.
    pub unexplained_windows: u64,
    /// Datagrams checked against one window.
    pub checked: u64,
    /// Of these, received.
    pub received: u64,
    /// Of these, not received: stopped by the fence or refused by the guest's kernel.
    pub stopped: u64,
    /// Send calls so long that they overlap two windows or more: either outcome is lawful, only
    /// duplicates are judged.
    pub spanning: u64,
}

/// Counts the peer's stream.
#[must_use]
pub fn tally_inbound(stream: Inbound<'_>) -> InboundTally {
    let mut tally = tally_inbound_of(stream, |_| true);
    for counts in stream.arrivals {
        tally.phantom += beyond(counts, stream.sends.len());
    }
    tally
}

/// Counts those of the peer's stream whose number passes.
pub(crate) fn tally_inbound_of(
    stream: Inbound<'_>,
    passes: impl Fn(usize) -> bool,
) -> InboundTally {
    let mut tally = InboundTally::default();
    for (index, send) in stream.sends.iter().enumerate().filter(|(index, _)| passes(*index)) {
        let by = stream.arrivals.map(|counts| count_at(counts, index));
        let total = by[0] + by[1];
        if send.is_refused() {
            tally.unsent += 1;
            tally.phantom += total;
            continue;
        }
        tally.sent += 1;
        match total {
            0 => tally.lost += 1,
            1 => {
                tally.received_once += 1;
                tally.received_by[0] += by[0];
                tally.received_by[1] += by[1];
            }
            2.. => tally.duplicated += 1,
        }
    }
    tally
}

/// Counts both guests' streams against the timeline; `streams` are the first and second guest's.
#[must_use]
pub fn tally_outbound(timeline: &Timeline, streams: [Outbound<'_>; 2]) -> OutboundTally {
    let mut tally = tally_outbound_of(timeline, streams, |_| true);
    for stream in streams {
        tally.phantom += beyond(stream.arrivals, stream.sends.len());
    }
    tally
}

/// Counts those of both guests' streams whose number passes.
pub(crate) fn tally_outbound_of(
    timeline: &Timeline,
    streams: [Outbound<'_>; 2],
    passes: impl Fn(usize) -> bool,
) -> OutboundTally {
    let mut judge = Judge::new(timeline);
    for guest in Guest::BOTH {
        let stream = streams[guest.index()];
        let view = timeline.of(guest);
        for (index, send) in stream.sends.iter().enumerate().filter(|(index, _)| passes(*index)) {
            let arrivals = count_at(stream.arrivals, index);
            let standing = view.standing(send.begin_ns(), send.end_ns());
            judge.datagram(guest, standing, (*send, arrivals));
        }
    }
    judge.finish(timeline)
}

/// Walks the datagrams once, keeps those around switches for the end.
struct Judge {
    tally: OutboundTally,
    witnesses: Vec<Vec<Witness>>,
}

impl Judge {
    fn new(timeline: &Timeline) -> Self {
        let windows = timeline.windows().len();
        Self { tally: OutboundTally::default(), witnesses: vec![Vec::new(); windows] }
    }

    fn datagram(&mut self, guest: Guest, standing: Standing, (send, arrivals): (SendRecord, u64)) {
        if send.is_refused() {
            self.tally.phantom += arrivals;
        }
        match standing {
            Standing::Owner => self.owner(send, arrivals),
            Standing::NotOwner => self.non_owner(send, arrivals),
            Standing::InSwitch(window) => {
                let witness = Witness {
                    guest,
                    begin_ns: send.begin_ns(),
                    end_ns: send.end_ns(),
                    fate: fate(send, arrivals),
                };
                self.in_switch(window, witness, arrivals);
            }
            Standing::Spanning => {
                self.tally.in_switch.spanning += 1;
                self.tally.duplicated += u64::from(arrivals > 1);
            }
        }
    }

    fn owner(&mut self, send: SendRecord, arrivals: u64) {
        if send.is_refused() {
            self.tally.unsent_by_owner += 1;
            return;
        }
        self.tally.sent_by_owner += 1;
        match arrivals {
            0 => self.tally.lost += 1,
            1 => self.tally.received_once += 1,
            2.. => self.tally.duplicated += 1,
        }
    }

    fn non_owner(&mut self, send: SendRecord, arrivals: u64) {
        if send.is_refused() {
            self.tally.refused_to_non_owner += 1;
            return;
        }
        self.tally.sent_by_non_owner += 1;
        self.tally.breaches += u64::from(arrivals > 0);
    }

    fn in_switch(&mut self, window: usize, witness: Witness, arrivals: u64) {
        let tally = &mut self.tally.in_switch;
        tally.checked += 1;
        match witness.fate {
            Fate::Received => tally.received += 1,
            Fate::Dropped | Fate::Refused => tally.stopped += 1,
        }
        self.tally.duplicated += u64::from(arrivals > 1);
        self.witnesses[window].push(witness);
    }

    fn finish(mut self, timeline: &Timeline) -> OutboundTally {
        self.tally.in_switch.windows = timeline.windows().len() as u64;
        for (window, witnesses) in timeline.windows().iter().zip(&self.witnesses) {
            let misfits = misfits(window, witnesses);
            self.tally.in_switch.unexplained_windows += u64::from(!misfits.is_empty());
            for misfit in misfits {
                match misfit.fate {
                    Fate::Received => self.tally.breaches += 1,
                    Fate::Dropped => self.tally.lost += 1,
                    Fate::Refused => self.tally.unsent_by_owner += 1,
                }
            }
        }
        self.tally
    }
}

fn fate(send: SendRecord, arrivals: u64) -> Fate {
    if send.is_refused() {
        Fate::Refused
    } else if arrivals > 0 {
        Fate::Received
    } else {
        Fate::Dropped
    }
}

fn count_at(counts: &[u8], index: usize) -> u64 {
    counts.get(index).copied().map_or(0, u64::from)
}

fn beyond(counts: &[u8], sent: usize) -> u64 {
    counts.iter().skip(sent).copied().map(u64::from).sum()
}
