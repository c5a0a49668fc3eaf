//! What has happened, listed and followed: whole, in order, also over a kill -9.

use std::collections::BTreeSet;

use rehome_client::{CallError, Client, Operation};
use serde_json::{Value, json};

use crate::cloud::{Cloud, migration, text};
use crate::server::{
    Process, REGION, SECRET_ID, SECRET_KEY, Server, rehome, serve_with_key, until,
};

const DESCRIBE: Operation<'static> =
    Operation { service: "rehome", version: "2026-11-23", action: "DescribeEvents" };

fn page(client: &Client, parameters: Value) -> Value {
    client.call(DESCRIBE, parameters).expect("events can be described")
}

fn events(client: &Client, after: u64) -> Vec<Value> {
    let told = page(client, json!({"After": after, "Limit": 1000}));
    told["Events"].as_array().unwrap().clone()
}

/// `kind from to` of every event of a resource.
fn story(events: &[Value], resource: &str) -> Vec<String> {
    let of = events.iter().filter(|event| event["Resource"] == resource);
    of.map(|event| event["Kind"].as_str().unwrap().to_owned()).collect()
}

/// `rehome events` on a server's folder.
fn command(server: &Server, arguments: &[&str]) -> Process {
    let mut command = rehome();
    command.args(["events", "--output", "json", "--data"]).arg(&server.folder).args(arguments);
    command.env("TENCENTCLOUD_SECRET_ID", SECRET_ID).env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY);
    Process::start(&mut command)
}

#[test]
fn the_life_of_an_interface_is_told_with_who_task_from_to_and_epoch() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let answer =
        cloud.done("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    let task = text(&answer, "/RequestId");
    assert_eq!(cloud.end_of(&task), "SUCCESS");
    let all = events(&cloud.client, 0);
    let moves = ["attach.accepted", "attach.committed", "attach.done"];
    let expected: Vec<String> = ["creating", "created"]
        .into_iter()
        .chain(moves)
        .map(str::to_owned)
        .chain(moves.map(|kind| kind.replace("attach", "migrate")))
        .collect();
    assert_eq!(story(&all, &eni), expected);
    let last: Vec<&Value> = all.iter().filter(|event| event["TaskId"] == task.as_str()).collect();
    assert_eq!(last.len(), 3);
    for (event, actor) in last.iter().zip([SECRET_ID, "rehome", "rehome"]) {
        assert_eq!((&event["From"], &event["To"]), (&json!(instances[0]), &json!(instances[1])));
        assert_eq!((&event["Epoch"], &event["Actor"]), (&json!(2), &json!(actor)), "{event}");
        assert_eq!(event["Time"].as_str().map(str::len), Some(24), "{event}");
    }
    let revisions: Vec<u64> = all.iter().map(|event| event["Revision"].as_u64().unwrap()).collect();
    assert!(revisions.is_sorted(), "{revisions:?}");
}

#[test]
fn pages_hold_everything_once_and_limits_are_checked() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    cloud.attached(&instances[0], 1);
    let all = events(&cloud.client, 0);
    let (mut paged, mut after) = (Vec::new(), 0);
    loop {
        let told = page(&cloud.client, json!({"After": after, "Limit": 2}));
        let found = told["Events"].as_array().unwrap();
        after = told["Last"].as_u64().unwrap();
        assert_eq!(told["Forgotten"], 0);
        if found.is_empty() {
            break;
        }
        paged.extend(found.clone());
    }
    assert_eq!(paged, all);
    for limit in [0, 1001] {
        let refused = cloud.client.call(DESCRIBE, json!({"Limit": limit}));
        assert!(matches!(refused, Err(CallError::Api(error)) if error.code.contains("Range")));
    }
    let elsewhere = server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai");
    assert_eq!(events(&elsewhere, 0), Vec::<Value>::new(), "another region");
    let stranger = server.client_of(SECRET_ID, "not the key", REGION);
    assert!(matches!(stranger.stream(DESCRIBE, json!({})), Err(CallError::Api(_))));
}

#[test]
fn a_stream_begins_where_it_is_told_to_and_goes_on_with_what_happens() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    // Otherwise the first interface would make it, which is an event too.
    cloud.done("CreateDefaultSecurityGroup", json!({}));
    let known = events(&cloud.client, 0);
    let after = known[known.len() - 2]["Revision"].as_u64().unwrap();
    let mut stream = cloud.client.stream(DESCRIBE, json!({"After": after})).unwrap();
    let first = stream.next().unwrap().unwrap();
    let next = known.iter().find(|event| event["Revision"].as_u64() > Some(after)).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&first.data).unwrap(), *next);
    assert_eq!(first.id, Some(next["Revision"].to_string()));
    let eni = cloud.interface(1);
    for kind in ["creating", "created"] {
        let event = stream.next().unwrap().unwrap();
        let data: Value = serde_json::from_str(&event.data).unwrap();
        assert_eq!((event.name.as_str(), &data["Resource"]), (kind, &json!(eni)));
    }
}

#[test]
fn streams_are_bounded_and_a_reader_that_goes_makes_room() {
    let server = Server::fresh();
    let client = server.client();
    let open = || client.stream(DESCRIBE, json!({}));
    let mut streams: Vec<_> = (0..64).map(|_| open().expect("there is room")).collect();
    let refused = open().err().expect("no room");
    assert_eq!(refused.code(), Some("RequestLimitExceeded"));
    streams.pop();
    // The server notices when it next writes: here, an event.
    let cloud = Cloud::new(&server);
    drop(cloud.interface(1));
    until("there is room again", || {
        cloud.done("CreateVpc", json!({"VpcName": "n", "CidrBlock": "10.9.0.0/16"}));
        let vpcs = cloud.done("DescribeVpcs", json!({"Limit": "1"}));
        let vpc = text(&vpcs, "/VpcSet/0/VpcId");
        drop(cloud.client.call(Operation::vpc("DeleteVpc"), json!({"VpcId": vpc})));
        open().ok()
    });
}

#[test]
fn a_follower_misses_nothing_and_sees_nothing_twice_over_kills() {
    let home = tempfile::TempDir::new().unwrap();
    let folder = home.path().join("state");
    let mut server = Server::ready(&mut serve_with_key(&folder, "simulated"), &folder);
    let follower = command(&server, &["--follow"]);
    for _ in 0..3 {
        let cloud = Cloud::new(&server);
        let instances = cloud.instances(2);
        let eni = cloud.attached(&instances[0], 1);
        cloud.done("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
        drop(server);
        server = Server::ready(&mut serve_with_key(&folder, "simulated"), &folder);
    }
    let cloud = Cloud::new(&server);
    until("the follower has it all", || {
        let all = events(&cloud.client, 0);
        let lines: Vec<Value> =
            follower.stdout().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (lines.len() >= all.len()).then(|| assert_eq!(lines, all))
    });
    let tasks = events(&cloud.client, 0);
    let unique: BTreeSet<String> = tasks.iter().map(Value::to_string).collect();
    assert_eq!(unique.len(), tasks.len(), "an event is told twice");
}

#[test]
fn the_command_lists_what_the_api_tells() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    cloud.interface(1);
    let endpoint = server.endpoint.clone();
    let mut listed = command(&server, &["--endpoint", &endpoint]);
    assert!(listed.end().success(), "{}", listed.stderr());
    let lines: Vec<Value> =
        listed.stdout().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, events(&cloud.client, 0));
    let last = lines.last().unwrap()["Revision"].to_string();
    let mut rest = command(&server, &["--endpoint", &endpoint, "--after", &last]);
    assert!(rest.end().success());
    assert_eq!(rest.stdout(), "");
}
