//! `rehome bench plane` and `rehome bench describe`, small: everything that they count, and no time.

use serde_json::{Value, json};

use crate::kernel::Kernel;
use crate::server::{Process, rehome};

fn bench(options: &[&str]) -> Process {
    Process::start(rehome().args(["bench", "plane"]).args(options))
}

#[test]
fn a_small_bench_loses_nothing_and_leaves_nothing_over() {
    let Some(kernel) = Kernel::found("a_small_bench_loses_nothing_and_leaves_nothing_over") else {
        return;
    };
    let mut process = bench(&[
        "--moves=20",
        "--rate=5000",
        "--idle-moves=4",
        "--instances=8",
        "--interfaces=24",
        "--parallel=4",
        "--seconds=2",
        "--contest-moves=4",
        "--output=json",
    ]);
    let status = process.end();
    assert!(status.success(), "{}\n{}", process.stdout(), process.stderr());
    let report: Value = serde_json::from_str(&process.stdout()).expect("JSON on stdout");
    let counts = ["moves", "lost", "duplicated", "breaches"].map(|name| &report["loss"][name]);
    assert_eq!(counts, [20, 0, 0, 0]);
    let growth = ["descriptors", "threads", "namespaces", "interfaces"];
    for name in growth {
        assert!(report["growth"][name].as_i64().is_some_and(|more| more <= 0), "{report:#}");
    }
    assert!(report["sustained"]["moves"].as_u64().is_some_and(|moves| moves > 0), "{report:#}");
    assert_eq!(report["build"]["interfaces"], 24);
    ways_to_move(&report);
    kernel.purge_all();
}

/// Only the migration loses nothing.
fn ways_to_move(report: &Value) {
    let ways = report["contests"].as_array().expect("a list");
    let found = ways.iter().map(|way| (way["manner"].as_str(), way["lost"].as_u64()));
    let found: Vec<_> = found.collect();
    assert_eq!(found[0], (Some("MigrateNetworkInterface"), Some(0)));
    for (way, manner) in [(1, "detach + attach"), (2, "moving the device")] {
        assert_eq!(found[way].0, Some(manner));
        assert!(found[way].1.is_some_and(|lost| lost > 0), "{manner} lost nothing: {report:#}");
    }
}

#[test]
fn a_bench_of_more_interfaces_than_the_instances_may_hold_makes_nothing() {
    let mut process = bench(&["--instances=10", "--interfaces=71", "--parallel=2"]);
    assert_eq!(process.end().code(), Some(1));
    let told = process.stderr();
    assert!(told.contains("71 interfaces do not fit 10 instances"), "{told}");
}

#[test]
fn a_small_bench_of_lookups_finds_the_same_among_few_and_among_many_by_each_filter() {
    let sizes = ["bench", "describe", "--few=30", "--many=300", "--calls=2", "--output=json"];
    let mut process = Process::start(rehome().args(sizes));
    let status = process.end();
    assert!(status.success(), "{}\n{}", process.stdout(), process.stderr());
    let report: Value = serde_json::from_str(&process.stdout()).expect("JSON on stdout");
    // The crowd, the 20 that are looked for, and the primary one of their instance.
    assert_eq!(report["interfaces"], json!([51, 321]));
    let lookups = report["lookups"].as_array().expect("a list");
    let found = |name: &str| lookups.iter().find(|it| it["name"] == name).map(|it| &it["found"]);
    for (name, count) in [
        ("NetworkInterfaceIds", 20),
        ("vpc-id", 20),
        ("attachment.instance-id", 8),
        ("groups.security-group-id", 20),
        ("network-interface-name", 20),
        ("address-ip, an end", 20),
        ("address-ip, ip-exact-match", 1),
        ("is-primary", 1),
        ("address-ipv6", 20),
        ("public-address-ip", 20),
        ("address-type", 20),
        ("tag-key", 0),
        ("all, the last page", 20),
    ] {
        assert_eq!(found(name), Some(&json!(count)), "{name}");
    }
    assert!(lookups.iter().all(|it| it["few"]["count"] == 2 && it["many"]["count"] == 2));
}
