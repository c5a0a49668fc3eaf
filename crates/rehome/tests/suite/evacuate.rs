//! `rehome evacuate` against a real server: everything movable arrives, nothing else is touched,
//! and whatever is killed in the middle, the same command goes on.

use std::path::Path;
use std::process::Command;

use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cloud::{Cloud, ZONE, migration, subnet};
use crate::healing::delete_namespace;
use crate::kernel::Kernel;
use crate::namespaces;
use crate::server::{Process, SECRET_ID, SECRET_KEY, Server, rehome, serve_with_key, until};

/// Eight interfaces, the primary one among them: no size takes more.
const BIG: &str = "S5.4XLARGE32";
/// Movable interfaces of a full instance of that size.
const MOVABLE: usize = 7;

fn command(server: &Server, words: &[&str]) -> Command {
    let mut command = rehome();
    command.env("TENCENTCLOUD_SECRET_ID", SECRET_ID).env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY);
    command.args(["evacuate", "--endpoint", &server.endpoint]).args(words);
    command
}

/// What a run that ended by itself came to: exit code, stdout, stderr.
fn run(server: &Server, words: &[&str]) -> (i32, String, String) {
    let mut process = Process::start(&mut command(server, words));
    let status = process.end();
    let (stdout, stderr) = (process.stdout(), process.stderr());
    assert!(!stderr.contains("panicked"), "{stderr}");
    (status.code().expect("ended by itself"), stdout, stderr)
}

fn report(server: &Server, words: &[&str]) -> (i32, Value) {
    let (code, stdout, stderr) = run(server, &[words, &["--output", "json"]].concat());
    let json = serde_json::from_str(&stdout);
    (code, json.unwrap_or_else(|error| panic!("{error}: {stdout}{stderr}")))
}

/// The ids in a report that came to a result.
fn of_result(report: &Value, result: &str) -> Vec<String> {
    let rows = report["interfaces"].as_array().unwrap().iter();
    let chosen = rows.filter(|row| row["result"] == result);
    chosen.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn holder(cloud: &Cloud, eni: &str) -> String {
    let seen = cloud.interface_of(eni);
    seen["Attachment"]["InstanceId"].as_str().unwrap_or_default().to_owned()
}

fn held(cloud: &Cloud, instance: &str) -> u64 {
    let filter = json!({"Name": "attachment.instance-id", "Values": [instance]});
    let found = cloud.done("DescribeNetworkInterfaces", json!({"Filters": [filter]}));
    found["TotalCount"].as_u64().unwrap()
}

fn big(cloud: &Cloud, count: u32) -> Vec<String> {
    cloud.instances_of(BIG, count, (&cloud.subnet, ZONE))
}

fn fill(cloud: &Cloud, instance: &str, count: usize) -> Vec<String> {
    (1..=count).map(|addresses| cloud.attached(instance, addresses as u32)).collect()
}

#[test]
fn everything_movable_arrives_and_the_primary_stays() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let [a, b, c] = &big(&cloud, 3)[..] else { unreachable!("three were asked for") };
    let (primary, enis) = (cloud.primary_of(a), fill(&cloud, a, MOVABLE));
    let before: Vec<Value> = enis.iter().map(|eni| cloud.interface_of(eni)).collect();
    let to = format!("{b},{c}");

    let (code, told) = report(&server, &[a, "--to", &to, "--dry-run"]);
    assert_eq!((code, &told["dry_run"]), (0, &json!(true)), "{told}");
    assert_eq!(of_result(&told, "would-move").len(), MOVABLE, "{told}");
    assert_eq!(of_result(&told, "stays"), [primary.as_str()], "{told}");
    let after: Vec<Value> = enis.iter().map(|eni| cloud.interface_of(eni)).collect();
    assert_eq!(before, after, "a dry run changes nothing");

    let (code, stdout, stderr) = run(&server, &[a, "--to", &to]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert!(
        stdout.contains(&format!("{MOVABLE} moved; everything movable is off {a}")),
        "{stdout}"
    );
    assert!(stderr.contains(&format!("{MOVABLE}/{MOVABLE} eni-")), "{stderr}");
    assert_eq!([held(&cloud, a), held(&cloud, b), held(&cloud, c)], [1, 5, 4]);
    assert_eq!(holder(&cloud, &primary), *a);
    for (eni, before) in enis.iter().zip(before) {
        let after = cloud.interface_of(eni);
        for member in ["MacAddress", "PrivateIpAddressSet", "SubnetId"] {
            assert_eq!(after[member], before[member]);
        }
    }
    // Once more: nothing to do, and that is a success.
    let (code, stdout, _) = run(&server, &[a, "--to", &to]);
    assert!(code == 0 && stdout.contains("nothing to move"), "{stdout}");
}

#[test]
fn what_cannot_move_is_told_with_its_reason() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let a = &big(&cloud, 1)[0];
    let small = &cloud.instances_of("S5.MEDIUM4", 1, (&cloud.subnet, ZONE))[0];
    let apart = subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/24", "ap-guangzhou-4"));
    let far = &cloud.instances_of(BIG, 1, (&apart, "ap-guangzhou-4"))[0];
    let abroad = Cloud::of(server.client(), "10.1.0.0/16");
    let foreign = &big(&abroad, 1)[0];
    let narrow = cloud.attached(a, 10);
    let wide = cloud.attached(a, 11);
    let missing = "ins-00000000";
    let to = [small, far, foreign.as_str(), missing].join(",");
    let reasons = [
        format!("{small} takes at most 10 addresses on an interface"),
        format!("{far} is in another zone"),
        format!("{foreign} is in another VPC"),
        format!("{missing} does not exist"),
    ];
    for more in [&["--dry-run"][..], &[]] {
        let (code, told) = report(&server, &[&[a, "--to", &to], more].concat());
        assert_eq!(code, 1, "{told}");
        let row = told["interfaces"].as_array().unwrap().iter().find(|row| row["id"] == *wide);
        let note = row.unwrap()["note"].as_str().unwrap();
        assert_eq!(note.split("; ").collect::<Vec<_>>(), reasons, "{note}");
        assert_eq!(of_result(&told, "cannot-move"), [wide.as_str()], "{told}");
    }
    assert_eq!((holder(&cloud, &narrow), holder(&cloud, &wide)), (small.clone(), a.clone()));
    // Its one place is taken now.
    let another = cloud.attached(a, 1);
    let (code, told) = report(&server, &[a, "--to", small]);
    assert_eq!(code, 1);
    assert_eq!(of_result(&told, "cannot-move").len(), 2, "{told}");
    assert!(told.to_string().contains(&format!("{small} has no free place")), "{told}");
    assert_eq!(holder(&cloud, &another), *a);
}

#[test]
fn a_command_line_that_makes_no_sense_exits_2_and_a_source_that_is_not_there_1() {
    let server = Server::fresh();
    for words in [
        &["ins-a"][..],
        &["ins-a", "--to", ""],
        &["ins-a", "--to", "ins-a"],
        &["ins-a", "--to", "ins-b,ins-b"],
        &["eni-a", "--to", "ins-b"],
        &["ins-a", "--to", "ins-b", "--parallel", "0"],
        &["ins-a", "--to", "ins-b", "--parallel", "65"],
        &["ins-a", "--to", "ins-b", "--patience", "0"],
    ] {
        let (code, stdout, stderr) = run(&server, words);
        assert_eq!(code, 2, "{words:?}: {stderr}");
        assert!(stdout.is_empty() && !stderr.is_empty(), "{words:?}");
    }
    let (code, stdout, stderr) = run(&server, &["ins-00000000", "--to", "ins-00000001"]);
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(stderr.contains("there is no instance ins-00000000"), "{stderr}");
}

/// Waits until the process has told its first move, or has ended.
fn first_move(process: &Process) {
    until("the first move is told", || process.stderr().contains("1/").then_some(()));
}

/// To and fro, killed each time after the first move, until a kill has left something behind. One
/// at a time, so that there is a middle to be hit.
#[test]
fn killed_in_the_middle_the_same_command_goes_on() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = big(&cloud, 2);
    let enis = fill(&cloud, &instances[0], MOVABLE);
    let mut interrupted = 0;
    for round in 0..40 {
        let (a, b) = (&instances[round % 2], &instances[(round + 1) % 2]);
        let words = [a.as_str(), "--to", b, "--parallel", "1"];
        let mut first = Process::start(&mut command(&server, &words));
        first_move(&first);
        first.signal(if round % 4 == 3 { Signal::SIGINT } else { Signal::SIGKILL });
        first.end();
        let left = held(&cloud, a);
        interrupted += usize::from((2..=MOVABLE as u64).contains(&left));

        let (code, stdout, stderr) = run(&server, &words);
        assert_eq!(code, 0, "{stdout}{stderr}");
        assert_eq!((held(&cloud, a), held(&cloud, b)), (1, 1 + MOVABLE as u64));
        assert!(enis.iter().all(|eni| holder(&cloud, eni) == *b));
        if interrupted >= 3 && round >= 4 {
            return;
        }
    }
    panic!("{interrupted} of 40 kills came in the middle");
}

/// `rehome serve` where an earlier one listened.
fn serve_again(folder: &Path, authority: &str) -> Command {
    let mut command = rehome();
    command.env("REHOME_SECRET_ID", SECRET_ID).env("REHOME_SECRET_KEY", SECRET_KEY);
    command.args(["serve", "--plane", "simulated", "--listen", authority]);
    command.args(["--rate-limits", "off", "--data"]).arg(folder);
    command
}

#[test]
fn a_server_that_is_killed_and_comes_back_in_the_middle_is_waited_for() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let mut server = Server::ready(&mut serve_with_key(&folder, "simulated"), &folder);
    let cloud = Cloud::new(&server);
    let instances = big(&cloud, 2);
    fill(&cloud, &instances[0], MOVABLE);
    for round in 0..6 {
        let (a, b) = (&instances[round % 2], &instances[(round + 1) % 2]);
        let parallel = ["1", "3", "16"][round % 3];
        let words = [a.as_str(), "--to", b, "--parallel", parallel];
        let mut evacuation = Process::start(&mut command(&server, &words));
        first_move(&evacuation);
        server.process.signal(Signal::SIGKILL);
        server.process.end();
        let authority = server.authority().to_owned();
        server = Server::ready(&mut serve_again(&folder, &authority), &folder);
        let status = evacuation.end();
        let told = evacuation.stdout() + &evacuation.stderr();
        assert_eq!(status.code(), Some(0), "{told}");
        assert_eq!((held(&cloud, a), held(&cloud, b)), (1, 1 + MOVABLE as u64), "{told}");
    }
}

#[test]
fn what_another_caller_moves_away_meanwhile_is_no_failure() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = big(&cloud, 3);
    let [a, b, c] = &instances[..] else { unreachable!("three were asked for") };
    let enis = fill(&cloud, a, MOVABLE);
    let mut evacuation = Process::start(&mut command(&server, &[a, "--to", b, "--parallel", "1"]));
    first_move(&evacuation);
    // Whatever of these comes too late is refused; either way the interface has left.
    for eni in &enis {
        drop(crate::cloud::call(&cloud.client, "MigrateNetworkInterface", migration(eni, a, c)));
    }
    let status = evacuation.end();
    assert_eq!(status.code(), Some(0), "{}{}", evacuation.stdout(), evacuation.stderr());
    until("the other caller's moves end", || (held(&cloud, a) == 1).then_some(()));
    assert_eq!(held(&cloud, b) + held(&cloud, c), 2 + MOVABLE as u64);
}

/// On the kernel: the addresses are where the API says, also when the source's namespace is gone.
#[test]
fn on_the_kernel_a_dead_instance_is_evacuated() {
    let Some(kernel) = Kernel::found("on_the_kernel_a_dead_instance_is_evacuated") else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(3);
    let [a, b, c] = &instances[..] else { unreachable!("three were asked for") };
    let enis: Vec<String> = (0..3).map(|_| cloud.attached(a, 2)).collect();
    delete_namespace(a);
    let (code, stdout, stderr) = run(&server, &[a, "--to", &format!("{b},{c}")]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert_eq!([held(&cloud, a), held(&cloud, b), held(&cloud, c)], [1, 3, 2]);
    for eni in &enis {
        namespaces::check(&cloud.interface_of(eni), &instances[1..]);
    }
    drop(server);
    kernel.purge_all();
}

#[test]
fn a_limit_is_what_the_size_of_the_instance_allows() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let limit = |id: &str| {
        let told = cloud.done("DescribeNetworkInterfaceLimit", json!({"InstanceId": id}));
        let number = |member: &str| told[member].as_i64().unwrap_or_else(|| panic!("{told}"));
        for unbuilt in ["Extend", "Sub"] {
            assert_eq!(number(&format!("{unbuilt}EniQuantity")), 0);
            assert_eq!(number(&format!("{unbuilt}EniPrivateIpAddressQuantity")), 0);
        }
        (number("EniQuantity"), number("EniPrivateIpAddressQuantity"))
    };
    for (size, limits) in [("S5.SMALL1", (2, 2)), ("S5.LARGE8", (4, 10)), (BIG, (8, 30))] {
        let instance = &cloud.instances_of(size, 1, (&cloud.subnet, ZONE))[0];
        assert_eq!(limit(instance), limits, "{size}");
        // Of an interface: no interfaces, and the addresses that it may hold there.
        assert_eq!(limit(&cloud.primary_of(instance)), (0, limits.1), "{size}");
        // The limit is the truth: so many are taken and not one more.
        for _ in 1..limits.0 {
            cloud.attached(instance, 1);
        }
        let more = json!({"NetworkInterfaceId": cloud.interface(1), "InstanceId": instance});
        assert_eq!(cloud.refused("AttachNetworkInterface", more).code, "LimitExceeded", "{size}");
    }
    assert_eq!(limit(&cloud.interface(1)), (0, 30), "a free one");
    for (id, code) in [
        ("ins-00000000", "ResourceNotFound"),
        ("eni-00000000", "ResourceNotFound"),
        ("ins-1", "InvalidParameterValue.Malformed"),
        ("eni-1", "InvalidParameterValue.Malformed"),
        ("vpc-00000000", "InvalidParameterValue.Malformed"),
    ] {
        let asked = json!({"InstanceId": id});
        assert_eq!(cloud.refused("DescribeNetworkInterfaceLimit", asked).code, code, "{id}");
    }
    let missing = cloud.refused("DescribeNetworkInterfaceLimit", json!({}));
    assert_eq!(missing.code, "MissingParameter");
}
