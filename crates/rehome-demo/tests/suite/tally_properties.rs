//! Random executions: those that one instant per switch explains are never flagged; with one
//! datagram's fate turned against the timeline they always are.

use proptest::prelude::*;
use rehome_demo::{
    Guest, Outbound, OutboundTally, SendRecord, Standing, Timeline, Window, tally_outbound,
};

/// One switch: the gap before it, its length, and where in it (per mille) the instant lies.
type SwitchShape = (u64, u64, u64);
/// One send: begin, length, where in it (per mille) it takes effect, refused by its own kernel.
type SendShape = (u64, u64, u64, bool);

#[derive(Debug)]
struct Execution {
    timeline: Timeline,
    instants: Vec<u64>,
    sends: [Vec<SendRecord>; 2],
    arrivals: [Vec<u8>; 2],
}

impl Execution {
    fn build(switches: &[SwitchShape], sends: [&[SendShape]; 2]) -> Self {
        let (mut windows, mut instants, mut now, mut owner) = (Vec::new(), Vec::new(), 0, None);
        for (gap, length, at) in switches {
            let begin_ns = now + gap;
            let end_ns = begin_ns + length;
            let new = owner.map_or(Guest::First, Guest::other);
            windows.push(Window { old: owner, new, begin_ns, end_ns });
            instants.push(begin_ns + length * at / 1000);
            (now, owner) = (end_ns, Some(new));
        }
        let timeline = Timeline::new(windows).expect("windows are built in order");
        let mut this =
            Self { timeline, instants, sends: [vec![], vec![]], arrivals: [vec![], vec![]] };
        for guest in Guest::BOTH {
            for shape in sends[guest.index()] {
                this.send(guest, *shape);
            }
        }
        this
    }

    fn owner_at(&self, instant: u64) -> Option<Guest> {
        let passed = self.instants.partition_point(|switch| *switch <= instant);
        passed.checked_sub(1).map(|last| self.timeline.windows()[last].new)
    }

    fn send(&mut self, guest: Guest, (begin_ns, length, at, refused): SendShape) {
        let end_ns = begin_ns + length;
        let owns = self.owner_at(begin_ns + length * at / 1000) == Some(guest);
        let record = if refused && !owns {
            SendRecord::refused(begin_ns, end_ns)
        } else {
            SendRecord::sent(begin_ns, end_ns)
        };
        self.sends[guest.index()].push(record);
        self.arrivals[guest.index()].push(u8::from(owns));
    }

    fn tally(&self) -> OutboundTally {
        let stream =
            |index: usize| Outbound { sends: &self.sends[index], arrivals: &self.arrivals[index] };
        tally_outbound(&self.timeline, [stream(0), stream(1)])
    }

    fn standing(&self, guest: Guest, index: usize) -> Standing {
        let send = self.sends[guest.index()][index];
        self.timeline.of(guest).standing(send.begin_ns(), send.end_ns())
    }
}

fn flagged(tally: &OutboundTally) -> bool {
    tally.lost + tally.duplicated + tally.breaches + tally.unsent_by_owner + tally.phantom > 0
        || tally.in_switch.unexplained_windows > 0
}

fn switches() -> impl Strategy<Value = Vec<SwitchShape>> {
    prop::collection::vec((0..60_u64, 0..40_u64, 0..=1000_u64), 0..8)
}

fn sends() -> impl Strategy<Value = Vec<SendShape>> {
    prop::collection::vec((0..600_u64, 0..50_u64, 0..=1000_u64, any::<bool>()), 0..120)
}

proptest! {
    #[test]
    fn a_linearizable_execution_is_never_flagged(
        switches in switches(), first in sends(), second in sends(),
    ) {
        let execution = Execution::build(&switches, [&first, &second]);
        let tally = execution.tally();
        prop_assert!(!flagged(&tally), "{tally:?}");
        let counted = tally.sent_by_owner + tally.sent_by_non_owner
            + tally.refused_to_non_owner + tally.in_switch.checked + tally.in_switch.spanning;
        prop_assert_eq!(counted, (first.len() + second.len()) as u64);
    }

    #[test]
    fn one_fate_turned_against_the_timeline_is_always_flagged(
        switches in switches(), first in sends(), second in sends(), pick in any::<prop::sample::Index>(),
    ) {
        let mut execution = Execution::build(&switches, [&first, &second]);
        let mut judged = Vec::new();
        for guest in Guest::BOTH {
            for index in 0..execution.sends[guest.index()].len() {
                let sure = matches!(
                    execution.standing(guest, index), Standing::Owner | Standing::NotOwner
                );
                if sure {
                    judged.push((guest.index(), index));
                }
            }
        }
        prop_assume!(!judged.is_empty());
        let (guest, index) = judged[pick.index(judged.len())];
        let count = &mut execution.arrivals[guest][index];
        *count = 1 - *count;
        prop_assert!(flagged(&execution.tally()));
    }

    #[test]
    fn a_second_arrival_is_always_flagged(
        switches in switches(), first in sends(), pick in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!first.is_empty());
        let mut execution = Execution::build(&switches, [&first, &[]]);
        let index = pick.index(first.len());
        prop_assume!(execution.arrivals[0][index] == 1);
        execution.arrivals[0][index] = 2;
        prop_assert_eq!(execution.tally().duplicated, 1);
    }

    #[test]
    fn swapping_two_fates_in_a_window_is_flagged_when_no_instant_fits(
        at in 10..90_u64,
    ) {
        // The old owner sends at every instant of [0, 100]; the fates around the switch are
        // those of `at`, but with the last received and the first stopped swapped.
        let switches = [(0, 0, 0), (0, 100, at * 10)];
        let sends: Vec<SendShape> = (1..99).map(|begin| (begin, 0, 0, false)).collect();
        let mut execution = Execution::build(&switches, [&sends, &[]]);
        let stopped = execution.arrivals[0].iter().position(|count| *count == 0).unwrap();
        execution.arrivals[0].swap(stopped - 1, stopped);
        prop_assert!(flagged(&execution.tally()));
    }
}
