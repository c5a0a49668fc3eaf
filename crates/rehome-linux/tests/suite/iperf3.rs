//! iperf3 itself through a forwarding instance: a TCP stream each way while the interface that the
//! route leads to moves between the two routers of a pair. It does not break and never stands still.

use std::process::{Command, Output};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rehome_domain::InstanceId;
use rehome_domain::plane::Verb;
use rehome_linux::namespace::Namespace;
use serde_json::Value;

use crate::lab::{is_installed, lab};
use crate::routes::{announce, by, connect, network, routes, table};

const PATIENCE: Duration = Duration::from_secs(20);
/// What the new router has to carry before the interface moves again.
const BYTES_PER_MOVE: u64 = 500_000;
const MOVES_MIN: u64 = 10;
/// iperf3's port as `/proc/net/tcp` writes it, and the state LISTEN.
const LISTENING: &str = ":1451 00000000:0000 0A";

/// A program in an instance. `timeout` ends it whatever becomes of the test.
fn start(instance: InstanceId, arguments: &'static str) -> JoinHandle<Output> {
    let namespace = Namespace::open(&instance.to_string()).unwrap();
    let run = || Command::new("timeout").args(arguments.split(' ')).output().unwrap();
    thread::spawn(move || namespace.enter(run).unwrap())
}

fn read(instance: InstanceId, file: &'static str) -> String {
    let namespace = Namespace::open(&instance.to_string()).unwrap();
    let path = format!("/proc/thread-self/net/{file}");
    namespace.enter(move || std::fs::read_to_string(path)).unwrap().unwrap()
}

/// What a router has sent to the network behind it, in bytes.
fn carried(router: InstanceId) -> u64 {
    let devices = read(router, "dev");
    let line = devices.lines().find_map(|line| line.trim().strip_prefix("dc0:")).unwrap();
    line.split_whitespace().nth(8).unwrap().parse().unwrap()
}

/// Waits until it holds. False when iperf3 ended before it did.
fn wait(client: &JoinHandle<Output>, what: &str, holds: impl Fn() -> bool) -> bool {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        if client.is_finished() {
            return false;
        }
        assert!(Instant::now() < deadline, "{what}");
        thread::yield_now();
    }
    true
}

fn await_listener(behind: InstanceId) {
    let deadline = Instant::now() + PATIENCE;
    while !read(behind, "tcp").contains(LISTENING) {
        assert!(Instant::now() < deadline, "iperf3 does not listen");
        thread::yield_now();
    }
}

/// Bytes flowed each way in each interval.
fn check(output: &Output) {
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "iperf3: {}: {text}", output.status);
    let told: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(told.get("error"), None, "{text}");
    let intervals = told["intervals"].as_array().unwrap();
    assert!(intervals.len() >= 5, "{text}");
    for interval in intervals {
        for way in ["sum", "sum_bidir_reverse"] {
            assert!(interval[way]["bytes"].as_u64().unwrap() > 0, "{way}: {interval}");
        }
    }
}

#[test]
fn an_iperf3_stream_each_way_through_a_router_that_moves_does_not_break() {
    let Some(lab) = lab() else { return };
    if !is_installed("iperf3") {
        return;
    }
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (router, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&router, a, 1);
    lab.own(&peer, p, 1);
    let behind = network(&lab);
    connect(a, behind, 1);
    connect(b, behind, 2);
    table(&lab).enforce(Some(routes(&[("198.51.100.0/24", by(&router))])));
    let server = start(behind, "60 iperf3 --server --one-off --bind 198.51.100.5");
    await_listener(behind);
    let arguments = "50 iperf3 --client 198.51.100.5 --bidir --bitrate 100M --time 6 --json";
    let client = start(p, arguments);
    assert!(wait(&client, "nothing flows", || carried(a) > BYTES_PER_MOVE), "iperf3 has ended");
    let mut moves = 0;
    while !client.is_finished() {
        let (from, to, number) = if moves % 2 == 0 { (a, b, 2) } else { (b, a, 1) };
        let (epoch, before) = (moves + 2, carried(to));
        lab.apply(Verb::Stage(router.leg(to, epoch)));
        lab.apply(Verb::Switch(router.steering(to, epoch)));
        announce(behind, number);
        lab.apply(Verb::Unstage(router.key(from, epoch - 1)));
        moves += 1;
        wait(&client, "it broke", || carried(to) > before + BYTES_PER_MOVE);
    }
    check(&client.join().unwrap());
    assert!(server.join().unwrap().status.success());
    assert!(moves >= MOVES_MIN, "{moves} moves");
}
