//! Hand-made timelines with planted faults: each is found, and nothing else is.

use rehome_demo::{
    Guest, Inbound, InboundTally, Outbound, OutboundTally, SendRecord, Timeline, Window,
    tally_inbound, tally_outbound,
};

/// First owns from [100, 110] to [200, 210], then Second.
fn timeline() -> Timeline {
    Timeline::new(vec![
        Window { old: None, new: Guest::First, begin_ns: 100, end_ns: 110 },
        Window { old: Some(Guest::First), new: Guest::Second, begin_ns: 200, end_ns: 210 },
    ])
    .expect("the windows are in order")
}

/// Name; the first guest's and the second guest's datagrams; lost, duplicated, breaches.
type Case<'a> = (&'a str, &'a [Row], &'a [Row], (u64, u64, u64));
/// A datagram: begin, end, arrivals.
type Row = (u64, u64, u8);

fn check(first: &[Row], second: &[Row]) -> OutboundTally {
    let split = |rows: &[Row]| -> (Vec<SendRecord>, Vec<u8>) {
        rows.iter().map(|(s, e, count)| (SendRecord::sent(*s, *e), *count)).unzip()
    };
    let (a, b) = (split(first), split(second));
    let streams =
        [Outbound { sends: &a.0, arrivals: &a.1 }, Outbound { sends: &b.0, arrivals: &b.1 }];
    tally_outbound(&timeline(), streams)
}

fn faults(tally: &OutboundTally) -> (u64, u64, u64) {
    (tally.lost, tally.duplicated, tally.breaches)
}

#[test]
fn inbound_numbers_are_counted_by_who_received_them() {
    let sends = [
        SendRecord::sent(0, 1),
        SendRecord::sent(1, 2),
        SendRecord::sent(2, 3),
        SendRecord::sent(3, 4),
        SendRecord::sent(4, 5),
        SendRecord::refused(5, 6),
        SendRecord::refused(6, 7),
    ];
    let first = [1, 0, 0, 1, 2, 0, 1, 0];
    let second = [0, 1, 0, 1, 0, 0, 0, 3];
    let tally = tally_inbound(Inbound { sends: &sends, arrivals: [&first, &second] });
    let expected = InboundTally {
        sent: 5,
        unsent: 2,
        received_once: 2,
        received_by: [1, 1],
        lost: 1,
        duplicated: 2,
        phantom: 4,
    };
    assert_eq!(tally, expected);
}

#[test]
fn a_clean_run_has_no_fault() {
    let first = [(50, 60, 0), (120, 130, 1), (199, 201, 1), (211, 212, 0)];
    let second = [(50, 60, 0), (120, 130, 0), (205, 211, 1), (212, 213, 1)];
    let tally = check(&first, &second);
    assert_eq!(faults(&tally), (0, 0, 0));
    assert_eq!((tally.sent_by_owner, tally.received_once), (2, 2));
    assert_eq!(tally.sent_by_non_owner, 4);
    assert_eq!((tally.in_switch.checked, tally.in_switch.received), (2, 2));
    assert_eq!((tally.in_switch.windows, tally.in_switch.unexplained_windows), (2, 0));
}

#[test]
fn each_planted_fault_is_found_alone() {
    let rows: [Case; 8] = [
        ("loss inside ownership", &[(120, 130, 0)], &[], (1, 0, 0)),
        ("duplicate inside ownership", &[(120, 130, 2)], &[], (0, 1, 0)),
        ("breach after the switch", &[(210, 212, 1)], &[], (0, 0, 1)),
        ("breach before the switch", &[], &[(198, 199, 1)], (0, 0, 1)),
        ("breach before the first attachment", &[(98, 99, 1)], &[], (0, 0, 1)),
        ("breach by the other while the first attaches", &[], &[(104, 105, 1)], (0, 0, 1)),
        ("loss after the switch", &[], &[(210, 211, 0)], (1, 0, 0)),
        ("duplicate in the switch", &[(199, 201, 2)], &[], (0, 1, 0)),
    ];
    for (name, first, second, expected) in rows {
        assert_eq!(faults(&check(first, second)), expected, "{name}");
    }
}

#[test]
fn a_window_is_lawful_only_if_one_instant_explains_it() {
    let rows: [Case; 8] = [
        ("old stopped, then new received", &[(202, 204, 0)], &[(204, 206, 1)], (0, 0, 0)),
        ("new received before old received", &[(205, 206, 1)], &[(201, 203, 1)], (0, 0, 1)),
        ("old stopped before new stopped", &[(201, 202, 0)], &[(204, 205, 0)], (1, 0, 0)),
        ("old received after old stopped", &[(201, 202, 0), (204, 205, 1)], &[], (1, 0, 0)),
        ("new stopped after new received", &[], &[(201, 202, 1), (205, 206, 0)], (1, 0, 0)),
        ("touching: T must pass 203 by 204", &[(203, 203, 1)], &[(202, 204, 1)], (0, 0, 0)),
        ("touching: s < T is strict", &[(203, 203, 1)], &[(202, 203, 1)], (0, 0, 1)),
        (
            "the one that does not fit the many is named",
            &[(201, 201, 1), (202, 202, 1), (203, 203, 0), (206, 206, 1)],
            &[(202, 202, 0), (204, 204, 1), (205, 205, 1)],
            (0, 0, 1),
        ),
    ];
    for (name, first, second, expected) in rows {
        let tally = check(first, second);
        let (lost, duplicated, breaches) = faults(&tally);
        let wanted = expected.0 + expected.2;
        assert_eq!(lost + breaches, wanted, "{name}: {tally:?}");
        assert_eq!(duplicated, expected.1, "{name}");
        let unexplained = tally.in_switch.unexplained_windows;
        assert_eq!(unexplained, u64::from(wanted > 0), "{name}");
    }
}

#[test]
fn the_edges_of_a_window_belong_as_documented() {
    let rows: [Case; 6] = [
        ("old ends where the window begins: may be stopped", &[(190, 200, 0)], &[], (0, 0, 0)),
        ("old ends just before: must arrive", &[(190, 199, 0)], &[], (1, 0, 0)),
        ("new ends where the window begins: may arrive", &[], &[(190, 200, 1)], (0, 0, 0)),
        ("old begins where it ends: must not arrive", &[(210, 220, 1)], &[], (0, 0, 1)),
        ("old begins just before: may arrive", &[(209, 220, 1)], &[], (0, 0, 0)),
        ("new begins just before: may be stopped", &[], &[(209, 220, 0)], (0, 0, 0)),
    ];
    for (name, first, second, expected) in rows {
        assert_eq!(faults(&check(first, second)), expected, "{name}");
    }
}

#[test]
fn refused_sends_are_never_lost_but_an_owner_must_be_able_to_send() {
    let refused = |rows: &[(u64, u64)]| -> Vec<SendRecord> {
        rows.iter().map(|(s, e)| SendRecord::refused(*s, *e)).collect()
    };
    let first = refused(&[(50, 51), (120, 121), (205, 206), (220, 221)]);
    let second = refused(&[(120, 121), (205, 207), (220, 221)]);
    let counts = [0; 4];
    let streams = [
        Outbound { sends: &first, arrivals: &counts },
        Outbound { sends: &second, arrivals: &counts[..3] },
    ];
    let tally = tally_outbound(&timeline(), streams);
    assert_eq!(faults(&tally), (0, 0, 0));
    assert_eq!(tally.unsent_by_owner, 2, "one inside each ownership");
    assert_eq!(tally.refused_to_non_owner, 3);
    assert_eq!(tally.in_switch.unexplained_windows, 0, "T = 206 explains both");
}

#[test]
fn an_arrival_that_was_never_sent_is_a_phantom() {
    let sends = [SendRecord::refused(120, 121)];
    let streams =
        [Outbound { sends: &sends, arrivals: &[1, 1] }, Outbound { sends: &[], arrivals: &[0, 1] }];
    assert_eq!(tally_outbound(&timeline(), streams).phantom, 3);
}

#[test]
fn a_send_across_two_windows_is_lawful_either_way_but_not_twice() {
    for (arrivals, duplicated) in [(0, 0), (1, 0), (2, 1)] {
        let tally = check(&[(105, 205, arrivals)], &[]);
        assert_eq!(faults(&tally), (0, duplicated, 0));
        assert_eq!(tally.in_switch.spanning, 1);
    }
}
