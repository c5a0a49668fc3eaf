//! The counts of a run by kind of packet: each family of UDP, and of echo requests.
//!
//! In: the timeline and the records. Out: a row for each kind. The verdict is the whole counts', which
//! judge all kinds together: one instant of a switch has to explain every kind. A row shows where
//! something went missing.

use serde::Serialize;

use crate::guests::Way;
use crate::ownership::Timeline;
use crate::tally::{tally_inbound_of, tally_outbound_of};
use crate::traffic::Records;

/// What became of the packets of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindCounts {
    /// What kind.
    pub kind: &'static str,
    /// Sent to the interface.
    pub sent_to: u64,
    /// Of these, received by neither guest.
    pub lost_to: u64,
    /// Sent by the owner while it surely was the owner.
    pub sent_from: u64,
    /// Of the owner's, not received where no switch excuses it.
    pub lost_from: u64,
    /// Received more than once, either way.
    pub duplicated: u64,
    /// Of a non-owner, and received.
    pub breaches: u64,
}

/// Counts each kind by itself, in the order in which they were sent.
pub(crate) fn tally_kinds(timeline: &Timeline, records: &Records) -> Vec<KindCounts> {
    let ways = &records.ways;
    let mut kinds: Vec<&'static str> = Vec::new();
    for name in ways.iter().map(Way::name) {
        if !kinds.contains(&name) {
            kinds.push(name);
        }
    }
    let count = |kind: &'static str| {
        let passes = |index: usize| ways[index % ways.len()].name() == kind;
        let inbound = tally_inbound_of(records.inbound(), passes);
        let outbound = tally_outbound_of(timeline, records.outbound(), passes);
        KindCounts {
            kind,
            sent_to: inbound.sent,
            lost_to: inbound.lost,
            sent_from: outbound.sent_by_owner,
            lost_from: outbound.lost,
            duplicated: inbound.duplicated + outbound.duplicated,
            breaches: outbound.breaches,
        }
    };
    kinds.into_iter().map(count).collect()
}
