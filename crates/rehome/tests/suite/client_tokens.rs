//! ClientToken over signed calls: every action that has one.

use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cloud::{Cloud, ZONE, done, text};
use crate::server::{REGION, SECRET_ID, SECRET_KEY, Server, serve_with_key};

/// A call with a token, and one parameter with another value.
struct Case {
    action: &'static str,
    parameters: Value,
    other: (&'static str, Value),
}

fn cases(cloud: &Cloud) -> Vec<Case> {
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.interface(1);
    let held = cloud.attached(&instance, 1);
    let block = cloud.done("AssignIpv6CidrBlock", json!({"VpcId": cloud.vpc}));
    let block = text(&block, "/Ipv6CidrBlock").replace("/56", "/64");
    let new = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "once",
    });
    let with = |name: &str, value: Value| {
        let mut more = new.clone();
        more[name] = value;
        more
    };
    let mut cases = addresses(cloud, (&held, &block));
    cases.extend([
        case("CreateNetworkInterface", new.clone(), "NetworkInterfaceName", json!("twice")),
        case(
            "CreateAndAttachNetworkInterface",
            with("InstanceId", json!(instance)),
            "SecondaryPrivateIpAddressCount",
            json!(1),
        ),
        case(
            "AttachNetworkInterface",
            json!({"NetworkInterfaceId": eni, "InstanceId": instance}),
            "AttachType",
            json!(0),
        ),
        case(
            "DetachNetworkInterface",
            json!({"NetworkInterfaceId": held, "InstanceId": instance}),
            "NetworkInterfaceId",
            json!(eni),
        ),
        case(
            "RunInstances",
            json!({
                "Placement": {"Zone": ZONE}, "InstanceType": "S5.LARGE8", "ImageId": "img-rehome",
                "VirtualPrivateCloud": {"VpcId": cloud.vpc, "SubnetId": cloud.subnet},
            }),
            "InstanceCount",
            json!(2),
        ),
    ]);
    cases
}

/// The cases of actions that give addresses, in an order in which each is possible.
fn addresses(cloud: &Cloud, (held, block): (&str, &str)) -> Vec<Case> {
    vec![
        case(
            "AssignPrivateIpAddresses",
            json!({"NetworkInterfaceId": held, "SecondaryPrivateIpAddressCount": 1}),
            "SecondaryPrivateIpAddressCount",
            json!(2),
        ),
        case(
            "AssignIpv6SubnetCidrBlock",
            json!({
                "VpcId": cloud.vpc,
                "Ipv6SubnetCidrBlocks": [{"SubnetId": cloud.subnet, "Ipv6CidrBlock": block}],
            }),
            "Ipv6SubnetCidrBlocks",
            json!([]),
        ),
        case(
            "AssignIpv6Addresses",
            json!({"NetworkInterfaceId": held, "Ipv6AddressCount": 1}),
            "Ipv6AddressCount",
            json!(2),
        ),
        case("AllocateAddresses", json!({"AddressCount": 2}), "AddressCount", json!(1)),
        case(
            "CreateHaVip",
            json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet, "HaVipName": "once"}),
            "HaVipName",
            json!("twice"),
        ),
    ]
}

fn case(action: &'static str, parameters: Value, other: &'static str, value: Value) -> Case {
    Case { action, parameters, other: (other, value) }
}

fn named(parameters: &Value, token: &str) -> Value {
    let mut named = parameters.clone();
    named["ClientToken"] = json!(token);
    named
}

#[test]
fn every_call_with_a_token_is_done_once_and_answered_as_before() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let mismatch = "UnsupportedOperation.IdempotentParameterMismatch";
    let mut used: Vec<String> = Vec::new();
    for Case { action, parameters, other } in cases(&cloud) {
        let token = format!("{action} / 1");
        let first = cloud.done(action, named(&parameters, &token));
        let again = cloud.done(action, named(&parameters, &token));
        assert_eq!(again, first, "{action}: the answer, its RequestId included");
        let mut different = named(&parameters, &token);
        different[other.0] = other.1;
        assert_eq!(cloud.refused(action, different).code, mismatch, "{action}");
        // A token belongs to its action too.
        for stranger in &used {
            assert_eq!(cloud.refused(action, named(&parameters, stranger)).code, mismatch);
        }
        used.push(token.clone());
        let too_long = cloud.refused(action, named(&parameters, &"x".repeat(65)));
        let code = match action {
            "RunInstances" => "InvalidClientToken.TooLong",
            _ => "InvalidParameterValue.Malformed",
        };
        assert_eq!(too_long.code, code, "{action}");
        let foreign = cloud.refused(action, named(&parameters, "\u{4ee4}\u{724c}"));
        assert_eq!(foreign.code, "InvalidParameterValue.Malformed", "{action}");
        // The task can be asked for by the RequestId of either answer.
        if is_vpc_task(action) {
            assert_eq!(cloud.end_of(&text(&again, "/RequestId")), "SUCCESS", "{action}");
            assert_eq!(
                cloud.done(action, named(&parameters, &token)),
                first,
                "{action}, afterwards"
            );
        }
    }
    let names = json!({"Filters": [{"Name": "network-interface-name", "Values": ["once"]}]});
    assert_eq!(cloud.done("DescribeNetworkInterfaces", names)["TotalCount"], 2);
    assert_eq!(cloud.done("DescribeAddresses", json!({}))["TotalCount"], 2);
    assert_eq!(cloud.done("DescribeHaVips", json!({}))["TotalCount"], 1);
}

fn is_vpc_task(action: &str) -> bool {
    let all = rehome_actions::Action::all();
    let vpc_task = rehome_actions::Completion::VpcTask;
    all.filter(|it| it.name() == action).any(|it| it.completion() == vpc_task)
}

#[test]
fn a_token_is_its_accounts_and_its_regions_own() {
    let server = Server::fresh();
    let new = json!({"AddressCount": 1, "ClientToken": "t"});
    let here = server.client();
    let there = server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai");
    assert_ne!(REGION, "ap-shanghai");
    let allocate = |client| done(client, "AllocateAddresses", new.clone());
    let (one, two) = (allocate(&here), allocate(&there));
    assert_ne!(text(&one, "/RequestId"), text(&two, "/RequestId"));
    assert_eq!(allocate(&here), one);
}

#[test]
fn an_empty_token_is_none() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let new = json!({"AddressCount": 1, "ClientToken": ""});
    let one = cloud.done("AllocateAddresses", new.clone());
    assert_ne!(cloud.done("AllocateAddresses", new)["AddressSet"], one["AddressSet"]);
}

#[test]
fn a_token_outlives_the_server_that_took_it() {
    let owned = TempDir::new().unwrap();
    let start = || Server::ready(&mut serve_with_key(owned.path(), "simulated"), owned.path());
    let mut server = start();
    let cloud = Cloud::new(&server);
    let new = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "once",
        "ClientToken": "t",
    });
    let first = cloud.done("CreateNetworkInterface", new.clone());
    server.process.signal(Signal::SIGKILL);
    server.process.end();
    let server = start();
    assert_eq!(done(&server.client(), "CreateNetworkInterface", new), first);
    let all = done(&server.client(), "DescribeNetworkInterfaces", json!({}));
    assert_eq!(all["TotalCount"], 1);
}
