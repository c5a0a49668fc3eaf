//! Ways to move an interface, under the same traffic: what each of them loses.
//!
//! In: ports in two guests and a peer, and something that moves an interface between the guests.
//! Out: packets lost and the gap of each move.
//! Invariant: every packet of the peer's stream is counted, none sampled.

use rehome_demo::{Cloud, Guests, Latency, Traffic, TrafficPlan, tally_inbound};
use serde::Serialize;

use crate::contest_error::ContestError;
use crate::outage::outages;

/// Each owner carries this much traffic between two moves, in milliseconds.
const DWELL_MS: u64 = 50;

/// Something that moves an interface between two guests.
pub trait Contender {
    /// How it does that, in a few words.
    fn manner(&self) -> &'static str;

    /// Moves it away from this guest (0 or 1) to the other.
    ///
    /// # Errors
    /// [`ContestError`].
    fn move_from(&mut self, from: usize) -> Result<(), ContestError>;
}

/// How the API is asked to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// MigrateNetworkInterface.
    Migrate,
    /// DetachNetworkInterface, then AttachNetworkInterface.
    DetachAttach,
}

/// Moves through the API.
pub struct ApiContender<'a> {
    /// The API.
    pub cloud: &'a Cloud<'a>,
    /// The interface.
    pub interface: &'a str,
    /// The two guests.
    pub guests: [&'a str; 2],
    /// How.
    pub manner: Manner,
}

impl Contender for ApiContender<'_> {
    fn manner(&self) -> &'static str {
        match self.manner {
            Manner::Migrate => "MigrateNetworkInterface",
            Manner::DetachAttach => "detach + attach",
        }
    }

    fn move_from(&mut self, from: usize) -> Result<(), ContestError> {
        let (from, to) = (self.guests[from], self.guests[1 - from]);
        match self.manner {
            Manner::Migrate => self.cloud.migrate(self.interface, [from, to])?,
            Manner::DetachAttach => {
                self.cloud.detach(self.interface, from)?;
                self.cloud.attach(self.interface, to)?;
            }
        }
        Ok(())
    }
}

/// How often, and under what.
#[derive(Debug, Clone)]
pub struct ContestPlan {
    /// Moves.
    pub moves: u32,
    /// The traffic.
    pub traffic: TrafficPlan,
}

/// What a contender lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contest {
    /// How it moves.
    pub manner: String,
    /// Moves.
    pub moves: u64,
    /// Packets a second to the interface.
    pub rate_per_s: u64,
    /// Packets sent to the interface.
    pub sent: u64,
    /// Of these, how many arrived nowhere (also those that the sender's own kernel refused).
    pub lost: u64,
    /// How many arrived twice.
    pub duplicated: u64,
    /// Lost in one move: the median and the most.
    pub lost_per_move: [u64; 2],
    /// From the first lost to the first delivered one, of each move.
    pub gap: Latency,
    /// How long a move took for who asked for it.
    pub took: Latency,
}

/// Holds a contest; the interface is at the first guest when it begins.
///
/// # Errors
/// [`ContestError`].
pub fn contest(
    guests: &dyn Guests,
    plan: &ContestPlan,
    contender: &mut dyn Contender,
) -> Result<Contest, ContestError> {
    let (clock, rate_per_s) = (plan.traffic.clock, plan.traffic.rate_per_s);
    let worth = (rate_per_s * DWELL_MS / 1_000).max(1);
    let traffic = Traffic::start(guests, &plan.traffic)?;
    traffic.flow(worth)?;
    let (mut begins_ns, mut took_ns) = (Vec::new(), Vec::new());
    // An even number, so that the interface ends where it began.
    for number in 0..plan.moves.next_multiple_of(2) as usize {
        let begin_ns = clock.now_ns();
        begins_ns.push(begin_ns);
        contender.move_from(number % 2)?;
        took_ns.push(clock.now_ns() - begin_ns);
        traffic.flow(worth)?;
    }
    let records = traffic.stop()?;
    let tally = tally_inbound(records.inbound());
    let outages = outages(records.inbound(), &begins_ns);
    let mut lost: Vec<u64> = outages.iter().map(|outage| outage.lost).collect();
    lost.sort_unstable();
    let median = lost.get(lost.len() / 2).copied().unwrap_or(0);
    Ok(Contest {
        manner: contender.manner().to_owned(),
        moves: begins_ns.len() as u64,
        rate_per_s,
        sent: tally.sent + tally.unsent,
        lost: tally.lost + tally.unsent,
        duplicated: tally.duplicated,
        lost_per_move: [median, lost.last().copied().unwrap_or(0)],
        gap: Latency::of(outages.iter().map(|outage| outage.gap_ns)),
        took: Latency::of(took_ns),
    })
}
