//! The whole run against a small cloud and an in-process network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rehome_client::{Client, Credentials};
use rehome_demo::{
    DemoConfig, DemoError, Event, LineProgress, PlaneKind, PlaneLabel, Progress, Report, RunId,
    Surroundings, SwitchCall, SwitchLog,
};

use crate::cloud::Cloud;
use crate::network::{Fault, Network};

fn network(fault: Fault) -> Network {
    let six = Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, 2);
    let peer = [IpAddr::V4(Ipv4Addr::new(10, 0, 0, 2)), IpAddr::V6(six)];
    Network::new(fault, ("ins-p", &peer), ["ins-a", "ins-b"])
}

fn config(network: &Network, kind: PlaneKind) -> DemoConfig {
    let plane = PlaneLabel { name: "in-process".to_owned(), kind };
    let config = DemoConfig::new(plane, RunId(7), network.clock);
    DemoConfig { moves: 4, rate_per_s: 20_000, ..config }
}

fn run(cloud: &Cloud, network: &Network, kind: PlaneKind) -> Result<Report, DemoError> {
    let endpoint = cloud.endpoint().parse().expect("the cloud's own address");
    let client = Client::new(endpoint, Credentials::new("AKID1", "secret"), "ap-guangzhou");
    let surroundings = Surroundings { guests: network, switches: network };
    let mut progress = LineProgress::new(Vec::new(), network.clock);
    rehome_demo::run(&config(network, kind), &client, surroundings, &mut progress)
}

#[test]
fn a_sound_cloud_and_network_pass() {
    let network = network(Fault::None);
    let cloud = Cloud::start(&network, None);
    let report = run(&cloud, &network, PlaneKind::Real).expect("a report");
    assert_eq!(report.failures(), [""; 0], "{report}");
    assert_eq!((report.moves.done, report.moves.switches), (4, 4));
    assert_eq!(cloud.count("MigrateNetworkInterface"), 4);
    assert_eq!(cloud.left(), [""; 0], "everything is deleted again");
    let text = report.to_string();
    assert!(text.ends_with("OK: lost 0, duplicated 0, fence breaches 0"), "{text}");
    assert!(!text.contains("SIMULATED"), "{text}");
    assert_eq!(report.to_json()["verdict"], "success");
}

#[test]
fn a_simulated_plane_is_named_on_the_first_line_and_in_the_verdict() {
    let network = network(Fault::None);
    let cloud = Cloud::start(&network, None);
    let text = run(&cloud, &network, PlaneKind::Simulated).expect("a report").to_string();
    assert!(text.starts_with("*** SIMULATED PLANE"), "{text}");
    assert!(text.contains("OK (SIMULATED PLANE): "), "{text}");
}

#[test]
fn a_network_that_loses_fails_the_run_and_is_named() {
    let network = network(Fault::Loses);
    let cloud = Cloud::start(&network, None);
    let report = run(&cloud, &network, PlaneKind::Real).expect("a report");
    let failures = report.failures();
    assert!(failures.iter().any(|failure| failure.contains("lost on the way")), "{failures:?}");
    assert_eq!(report.to_json()["verdict"], "failure");
    assert_eq!(cloud.left(), [""; 0]);
}

#[test]
fn a_network_that_loses_one_kind_alone_fails_the_run_and_the_kind_is_shown() {
    let network = network(Fault::NoIcmpv6);
    let cloud = Cloud::start(&network, None);
    let report = run(&cloud, &network, PlaneKind::Real).expect("a report");
    assert_eq!(report.to_json()["verdict"], "failure");
    for row in &report.counts.kinds {
        let lost = [row.lost_to, row.lost_from];
        let wrong = row.kind == "ICMPv6 echo requests";
        assert!(row.sent_to > 0 && row.sent_from > 0, "{row:?}");
        assert_eq!(lost.iter().all(|count| *count > 0), wrong, "{row:?}");
        assert_eq!(lost.iter().any(|count| *count > 0), wrong, "{row:?}");
    }
    assert_eq!(report.counts.kinds.len(), 4);
    let lost: u64 = report.counts.kinds.iter().map(|row| row.lost_to).sum();
    assert_eq!(lost, report.counts.inbound.lost, "the rows sum up to the whole");
}

#[test]
fn a_move_that_fails_ends_the_moves_with_its_output() {
    let network = network(Fault::None);
    let cloud = Cloud::start(&network, Some(3));
    let report = run(&cloud, &network, PlaneKind::Real).expect("a report");
    assert_eq!(report.moves.done, 2);
    assert_eq!(cloud.count("MigrateNetworkInterface"), 3);
    let failures = report.failures().join("; ");
    assert!(failures.contains("the destination vanished"), "{failures}");
    assert_eq!(report.counts.inbound.lost + report.counts.outbound.lost, 0, "still counted");
    assert_eq!(cloud.left(), [""; 0]);
}

/// A recorder that recorded nothing.
struct Blank;

impl SwitchLog for Blank {
    fn calls(&self, _interface: &str) -> Vec<SwitchCall> {
        Vec::new()
    }
}

struct Told(Vec<Event>);

impl Progress for Told {
    fn tell(&mut self, event: &Event) {
        self.0.push(event.clone());
    }
}

#[test]
fn a_run_without_recorded_switches_proves_nothing() {
    let network = network(Fault::None);
    let cloud = Cloud::start(&network, None);
    let endpoint = cloud.endpoint().parse().expect("the cloud's own address");
    let client = Client::new(endpoint, Credentials::new("AKID1", "secret"), "ap-guangzhou");
    let surroundings = Surroundings { guests: &network, switches: &Blank };
    let mut told = Told(Vec::new());
    let config = config(&network, PlaneKind::Real);
    let report = rehome_demo::run(&config, &client, surroundings, &mut told).expect("a report");
    let failures = report.failures().join("; ");
    assert!(failures.contains("only 0 switches recorded for 4 moves"), "{failures}");
    let moved = |event: &&Event| matches!(event, Event::Moved { .. });
    assert_eq!(told.0.iter().filter(moved).count(), 4);
    assert_eq!(told.0.last(), Some(&Event::Deleting));
}

#[test]
fn a_run_out_of_bounds_makes_nothing() {
    let network = network(Fault::None);
    let cloud = Cloud::start(&network, None);
    let endpoint = cloud.endpoint().parse().expect("the cloud's own address");
    let client = Client::new(endpoint, Credentials::new("AKID1", "secret"), "ap-guangzhou");
    let surroundings = Surroundings { guests: &network, switches: &network };
    let config = DemoConfig { moves: 0, ..config(&network, PlaneKind::Real) };
    let refused = rehome_demo::run(&config, &client, surroundings, &mut Told(Vec::new()));
    assert!(matches!(refused, Err(DemoError::Config(_))), "{refused:?}");
    assert_eq!(cloud.count("CreateVpc"), 0);
}
