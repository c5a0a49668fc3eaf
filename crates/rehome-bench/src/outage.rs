//! What a receiver misses around each move.
//!
//! In: the peer's stream as the demo records it, and when each move began. Out: for each move how
//! many packets did not arrive and for how long. Pure.
//! Invariant: a packet that was not delivered counts for the move before it, and for one only.

use rehome_demo::Inbound;

/// What was missed around one move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outage {
    /// Packets that arrived nowhere, also those that the sender's own kernel refused.
    pub lost: u64,
    /// From the sending of the first of them to that of the first delivered one behind the last.
    pub gap_ns: u64,
}

/// The outage of each move; `begins_ns` are the moves' beginnings, in their order.
#[must_use]
pub fn outages(stream: Inbound<'_>, begins_ns: &[u64]) -> Vec<Outage> {
    let mut found = vec![Outage::default(); begins_ns.len()];
    let mut first_ns = vec![None; begins_ns.len()];
    // The move whose gap still waits for a delivered packet.
    let mut open: Option<usize> = None;
    for (index, send) in stream.sends.iter().enumerate() {
        let arrived =
            stream.arrivals.iter().any(|counts| counts.get(index).is_some_and(|n| *n > 0));
        let sent_ns = send.begin_ns();
        if arrived {
            if let Some(number) = open.take() {
                found[number].gap_ns = sent_ns - first_ns[number].unwrap_or(sent_ns);
            }
            continue;
        }
        let moves_begun = begins_ns.partition_point(|begin_ns| *begin_ns <= sent_ns);
        let Some(number) = moves_begun.checked_sub(1) else { continue };
        found[number].lost += 1;
        first_ns[number].get_or_insert(sent_ns);
        open = Some(number);
    }
    found
}

#[cfg(test)]
mod tests {
    use rehome_demo::SendRecord;

    use super::*;

    /// One packet every 10 ns; `.` arrives at the first guest, `x` nowhere.
    fn found(packets: &str, begins_ns: &[u64]) -> Vec<(u64, u64)> {
        let at = |index: usize| 10 * index as u64;
        let sends: Vec<SendRecord> =
            (0..packets.len()).map(|index| SendRecord::sent(at(index), at(index) + 1)).collect();
        let counts: Vec<u8> = packets.chars().map(|packet| u8::from(packet == '.')).collect();
        let stream = Inbound { sends: &sends, arrivals: [&counts, &[]] };
        outages(stream, begins_ns).iter().map(|outage| (outage.lost, outage.gap_ns)).collect()
    }

    #[test]
    fn nothing_missed_is_no_outage() {
        assert_eq!(found("......", &[5, 35]), [(0, 0), (0, 0)]);
    }

    #[test]
    fn a_gap_lasts_from_the_first_missed_to_the_first_delivered_behind_the_last() {
        assert_eq!(found("..xx.x..", &[15]), [(3, 40)]);
    }

    #[test]
    fn what_is_missed_counts_for_the_move_before_it() {
        assert_eq!(found(".x..xx.", &[5, 35]), [(1, 10), (2, 20)]);
        assert_eq!(found("x.....", &[15]), [(0, 0)], "before the first move: no move's");
    }

    #[test]
    fn a_gap_that_does_not_end_has_no_length_and_still_counts() {
        assert_eq!(found("..xx", &[15]), [(2, 0)]);
    }
}
