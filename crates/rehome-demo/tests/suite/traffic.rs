//! Traffic over an in-process network that switches under it: a sound network has no fault, each
//! planted fault shows as itself.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use rehome_demo::{
    DATAGRAMS_PER_STREAM_MAX, Echoes, Health, InboundTally, OutboundTally, Records, RunId,
    SwitchLog, Timeline, Traffic, TrafficError, TrafficPlan, tally_inbound, tally_outbound,
};

use crate::network::{Fault, Network};

const PEER_ADDRESSES: [IpAddr; 2] = [
    IpAddr::V4(Ipv4Addr::new(10, 0, 0, 2)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, 2)),
];
const GUESTS: [&str; 2] = ["ins-a", "ins-b"];
const RATE: u64 = 20_000;
/// Datagrams of each stream before the next step: enough that every thousandth one exists.
const STRIDE: u64 = 1_500;
/// No wait of a test is longer than this.
const PATIENCE_NS: u64 = 60_000_000_000;

fn addresses(host: u8) -> [IpAddr; 2] {
    let six = Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, host.into());
    [IpAddr::V4(Ipv4Addr::new(10, 0, 0, host)), IpAddr::V6(six)]
}

fn network(fault: Fault) -> Network {
    Network::new(fault, ("ins-p", &PEER_ADDRESSES), GUESTS)
}

fn plan(network: &Network, capacity: usize) -> TrafficPlan {
    TrafficPlan {
        guests: GUESTS.map(str::to_owned),
        peer: "ins-p".to_owned(),
        peer_addresses: PEER_ADDRESSES.to_vec(),
        interface_addresses: (10..13).flat_map(addresses).collect(),
        echoes: Echoes::Tenth,
        rate_per_s: RATE,
        capacity,
        run: RunId(42),
        clock: network.clock,
    }
}

fn wait(network: &Network, mut done: impl FnMut() -> bool) {
    let deadline_ns = network.clock.now_ns() + PATIENCE_NS;
    while !done() {
        assert!(network.clock.now_ns() < deadline_ns, "the traffic did not get there");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn run(fault: Fault, moves: usize) -> (Records, InboundTally, OutboundTally) {
    let network = network(fault);
    network.switch("eni-1", GUESTS[0]);
    let traffic =
        Traffic::start(&network, &plan(&network, 1_000_000)).expect("the in-process network works");
    for step in 0..=moves {
        let goal = traffic.slowest_stream() + STRIDE;
        wait(&network, || traffic.slowest_stream() >= goal);
        if step < moves {
            network.switch("eni-1", GUESTS[(step + 1) % 2]);
        }
    }
    let records = traffic.stop().expect("the in-process network works");
    let timeline = Timeline::from_calls(&network.calls("eni-1"), GUESTS)
        .expect("the in-process network works");
    assert_eq!(timeline.windows().len(), moves + 1);
    let inbound = tally_inbound(records.inbound());
    let outbound = tally_outbound(&timeline, records.outbound());
    (records, inbound, outbound)
}

#[test]
fn a_sound_network_shows_no_fault() {
    let (records, inbound, outbound) = run(Fault::None, 6);
    assert!(records.drained);
    assert_eq!((inbound.lost, inbound.duplicated, inbound.phantom), (0, 0, 0), "{inbound:?}");
    assert_eq!(inbound.sent, inbound.received_once);
    assert!(inbound.received_by.iter().all(|count| *count > 0), "{inbound:?}");
    let faults = (outbound.lost, outbound.duplicated, outbound.breaches, outbound.phantom);
    assert_eq!(faults, (0, 0, 0, 0), "{outbound:?}");
    assert!(outbound.sent_by_non_owner > 0 && outbound.sent_by_owner > 0, "{outbound:?}");
    assert_eq!(records.strays.misdirected, 0);
}

#[test]
fn each_fault_of_the_network_shows_as_itself() {
    let (_, inbound, outbound) = run(Fault::Loses, 1);
    assert!(inbound.lost + outbound.lost > 0, "{inbound:?} {outbound:?}");
    assert_eq!(inbound.duplicated + outbound.duplicated + outbound.breaches, 0);

    let (_, inbound, outbound) = run(Fault::Doubles, 1);
    assert!(inbound.duplicated + outbound.duplicated > 0, "{inbound:?} {outbound:?}");
    assert_eq!(inbound.lost + outbound.lost + outbound.breaches, 0);

    let (_, inbound, outbound) = run(Fault::NoFence, 1);
    // What was sent during the switch and fits no instant of it is a breach too.
    let during = outbound.in_switch.checked;
    let breaches = outbound.sent_by_non_owner..=outbound.sent_by_non_owner + during;
    assert!(breaches.contains(&outbound.breaches), "{outbound:?}");
    assert_eq!(inbound.lost + inbound.duplicated + outbound.lost, 0);

    let (_, inbound, _) = run(Fault::Floods, 1);
    assert_eq!(inbound.duplicated, inbound.sent);

    let (records, _, outbound) = run(Fault::NoRoute, 1);
    assert!(outbound.unsent_by_owner > 0);
    assert_eq!(outbound.lost, 0, "what was never sent is not lost");
    assert!(records.paces[1].first_refusal.is_some());
}

#[test]
fn traffic_stops_at_its_capacity_and_says_so() {
    let network = network(Fault::None);
    network.switch("eni-1", GUESTS[0]);
    let traffic =
        Traffic::start(&network, &plan(&network, 100)).expect("the in-process network works");
    wait(&network, || traffic.health() == Health::Full && traffic.slowest_stream() == 100);
    let records = traffic.stop().expect("the in-process network works");
    let inbound = tally_inbound(records.inbound());
    assert_eq!((inbound.sent, inbound.received_once), (100, 100));
}

#[test]
fn plans_out_of_bounds_are_refused() {
    let network = network(Fault::None);
    let over = plan(&network, DATAGRAMS_PER_STREAM_MAX + 1);
    let refused = Traffic::start(&network, &over).err();
    assert!(matches!(refused, Some(TrafficError::TooMany { .. })), "{refused:?}");
    let mut nowhere = plan(&network, 10);
    nowhere.interface_addresses.clear();
    let refused = Traffic::start(&network, &nowhere).err();
    assert!(matches!(refused, Some(TrafficError::NoAddress)), "{refused:?}");
}
