//! Every action, as somebody who must not: another account, the same account in another region, and a user without policies.
//!
//! The actions are those of `rehome actions`; their parameters come from `schema/`, and the values from [`Estate::value`]. An action
//! with a parameter that names something in a way that is not known there fails the test, and not silently.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use rehome_actions::{Action, Service};
use rehome_client::{ApiError, Client};
use rehome_front::SUPPORTED;
use serde_json::{Value, json};

use crate::accounts::{FIRST, account, client_of, code, user};
use crate::cloud::{Cloud, call, text};
use crate::key_pairs::{PUBLIC, import};
use crate::server::{REGION, SECRET_ID, SECRET_KEY, Server, rehome};

/// Ids of one small cloud, by the prefix that ids of their kind have, and what has no prefix by name.
pub(crate) type Estate = BTreeMap<&'static str, String>;

/// One of each kind of thing that has an id.
pub(crate) fn estate(cloud: &Cloud) -> Estate {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 2);
    let address = text(&cloud.interface_of(&eni), "/PrivateIpAddressSet/1/PrivateIpAddress");
    let vpc = json!({"VpcId": cloud.vpc, "RouteTableName": "a", "NetworkAclName": "a"});
    let with = |names: &[&str]| -> Value {
        names.iter().map(|name| ((*name).to_owned(), vpc[*name].clone())).collect()
    };
    let group = json!({"GroupName": "a", "GroupDescription": "a"});
    let group = text(&cloud.done("CreateSecurityGroup", group), "/SecurityGroup/SecurityGroupId");
    let table = cloud.done("CreateRouteTable", with(&["VpcId", "RouteTableName"]));
    let acl = cloud.done("CreateNetworkAcl", with(&["VpcId", "NetworkAclName"]));
    let vip = json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet, "HaVipName": "a"});
    let log = json!({"FlowLogName": "a", "ResourceType": "NETWORKINTERFACE", "ResourceId": eni,
        "TrafficType": "ALL", "VpcId": cloud.vpc});
    let log = cloud.done("CreateFlowLog", log);
    let eip = cloud.done("AllocateAddresses", json!({}));
    let place = json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet});
    let aside = |more: Value| {
        let mut asked = place.clone();
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    let reserved = cloud.done("CreateReserveIpAddresses", aside(json!({"IpAddressCount": 1})));
    let dhcp = aside(json!({"DhcpIpName": "a", "SecondaryPrivateIpAddressCount": 1}));
    let dhcp = cloud.done("CreateDhcpIp", dhcp);
    let table = text(&table, "/RouteTable/RouteTableId");
    let route = json!({"RouteTableId": table, "Routes": [{"DestinationCidrBlock": "10.98.0.0/24",
        "GatewayType": "NORMAL_CVM", "GatewayId": address}]});
    let route = cloud.done("CreateRoutes", route);
    [
        ("vpc-", cloud.vpc.clone()),
        ("subnet-", cloud.subnet.clone()),
        ("ins-", instances[0].clone()),
        ("eni-", eni),
        ("sg-", group),
        ("rtb-", table),
        ("rti-", last_route(&route)),
        ("acl-", text(&acl, "/NetworkAcl/NetworkAclId")),
        ("havip-", text(&cloud.done("CreateHaVip", vip), "/HaVip/HaVipId")),
        ("fl-", text(&log, "/FlowLog/0/FlowLogId")),
        ("eip-", text(&eip, "/AddressSet/0")),
        ("rsvip-", text(&reserved, "/ReserveIpAddressSet/0/ReserveIpId")),
        ("dhcpip-", text(&dhcp, "/DhcpIpSet/0/DhcpIpId")),
        ("skey-", import(&cloud.client, "a", PUBLIC)),
        ("task", text(&log, "/RequestId")),
        ("number", text(&eip, "/TaskId")),
        ("address", address),
        ("uin", FIRST.to_owned()),
    ]
    .into()
}

/// The newest route of the only table that an answer shows.
fn last_route(answer: &Value) -> String {
    let routes = answer["RouteTableSet"][0]["RouteSet"].as_array().expect("the table's routes");
    text(routes.last().expect("one was made"), "/RouteItemId")
}

/// The same, of things that nobody has.
pub(crate) fn nothing(estate: &Estate) -> Estate {
    let other = |(kind, id): (&&'static str, &String)| {
        let id = match *kind {
            "task" => String::from("00000000-0000-4000-8000-000000000000"),
            "number" => String::from("281474976710655"),
            "address" => id.clone(),
            "uin" => String::from("199999999999"),
            prefix => format!("{prefix}zzzzzzzz"),
        };
        (*kind, id)
    };
    estate.iter().map(other).collect()
}

/// Which kind of thing a parameter names, by the end of its name.
const NAMES: &[(&str, &str)] = &[
    ("VpcId", "vpc-"),
    ("SubnetId", "subnet-"),
    ("InstanceId", "ins-"),
    ("NetworkInterfaceId", "eni-"),
    ("SecurityGroupId", "sg-"),
    ("RouteTableId", "rtb-"),
    ("NetworkAclId", "acl-"),
    ("HaVipId", "havip-"),
    ("FlowLogId", "fl-"),
    ("AddressId", "eip-"),
    ("KeyId", "skey-"),
    ("ReserveIpId", "rsvip-"),
    ("DhcpIpId", "dhcpip-"),
    ("ResourceId", "eni-"),
    ("RouteItemId", "rti-"),
    ("GatewayId", "address"),
    ("PrivateIpAddress", "address"),
];

/// Filters that take ids. An action that does not have one refuses all values of it alike.
const FILTERS: &[(&str, &str)] = &[
    ("vpc-id", "vpc-"),
    ("subnet-id", "subnet-"),
    ("instance-id", "ins-"),
    ("network-interface-id", "eni-"),
    ("attachment.instance-id", "ins-"),
    ("security-group-id", "sg-"),
    ("route-table-id", "rtb-"),
    ("network-acl-id", "acl-"),
    ("havip-id", "havip-"),
    ("address-id", "eip-"),
    ("gateway-id", "ins-"),
];

/// Parameters that look like ids and name nothing that Rehome keeps for an account.
const ELSEWHERE: &[&str] = &[
    "ActionTimerId",
    "AddressGroupId",
    "AntiDDoSPackageId",
    "BandwidthPackageId",
    "BandwidthPackageIds",
    "CdcId",
    "ChcIds",
    "CloudLogId",
    "DedicatedClusterId",
    "DedicatedResourcePackIds",
    "DisasterRecoverGroupIds",
    "DiskId",
    "DiskIds",
    "ExternalId",
    "HostId",
    "HostIds",
    "HpcClusterId",
    "ImageId",
    "ImageIds",
    "KmsKeyId",
    "LaunchTemplateId",
    "NetworkAclIpv4EntryId",
    "NetworkAclIpv6EntryId",
    "NetworkAclQuintupleEntryId",
    "ProjectId",
    "RackId",
    "RouteId",
    "RouteIds",
    "ServiceGroupId",
    "ServiceId",
    "SnapshotId",
    "StorageId",
    "TaskId",
];

fn named<'a>(estate: &'a Estate, name: &str) -> Option<&'a str> {
    let single = name.strip_suffix('s').filter(|it| it.ends_with("Id")).unwrap_or(name);
    let row = NAMES.iter().find(|(end, _)| single.ends_with(end));
    row.map(|(_, kind)| estate[kind].as_str())
}

/// `schema/` of a service.
fn schema(service: Service) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema");
    let path = format!("{folder}/{}-{}.json", service.name(), service.version());
    serde_json::from_str(&std::fs::read_to_string(&path).expect(&path)).unwrap()
}

/// A value of a member of a structure.
fn value(estate: &Estate, (schema, member): (&Value, &Value), depth: u32) -> Value {
    let name = text(member, "/name");
    let id = named(estate, &name);
    match (text(member, "/type").as_str(), name.as_str()) {
        ("string", "TaskId") => json!(estate["task"]),
        ("string", "RoleArn") => json!(format!("qcs::cam::uin/{}:roleName/ops", estate["uin"])),
        ("string", "Resource") => json!(six_part(estate)),
        ("string", "CidrBlock" | "DestinationCidrBlock") => json!("10.99.0.0/24"),
        ("string", "Zone") => json!("ap-guangzhou-3"),
        ("string", "InstanceType") => json!("S5.LARGE8"),
        ("string", "ResourceRegion") => json!(REGION),
        ("string", "NetnsPath") => json!("/run/netns/none"),
        ("string", _) => json!(id.unwrap_or("a")),
        ("uint64" | "int64", "TaskId") => json!(estate["number"].parse::<u64>().unwrap()),
        ("uint64" | "int64" | "double" | "float", _) => json!(1),
        ("bool", _) => json!(true),
        ("list", _) if text(member, "/of") == "string" => match name.as_str() {
            "ResourceList" => json!([six_part(estate)]),
            _ => json!([id.unwrap_or("a")]),
        },
        ("list", _) => match text(member, "/of").as_str() {
            "uint64" | "int64" => json!([1]),
            of => json!([structure(estate, (schema, of), depth + 1)]),
        },
        (of, _) => structure(estate, (schema, of), depth + 1),
    }
}

fn six_part(estate: &Estate) -> String {
    format!("qcs::vpc:{REGION}:uin/{}:eni/{}", estate["uin"], estate["eni-"])
}

/// The structure that a member is, or is a list of.
fn inside<'a>(schema: &Value, member: &'a Value) -> Option<&'a str> {
    let of = member["of"].as_str().or(member["type"].as_str())?;
    schema["structures"].get(of).is_some().then_some(of)
}

/// Whether a member names something of ours, by itself or by what is in it.
fn names(estate: &Estate, (schema, member): (&Value, &Value), depth: u32) -> bool {
    let name = text(member, "/name");
    let by_itself = named(estate, &name).is_some()
        || ["TaskId", "Resource", "ResourceList"].contains(&name.as_str());
    let deep = |of: &str| {
        let members = schema["structures"][of].as_array().unwrap();
        members.iter().any(|member| names(estate, (schema, member), depth + 1))
    };
    by_itself || (depth < 4 && inside(schema, member).is_some_and(deep))
}

fn structure(estate: &Estate, (schema, name): (&Value, &str), depth: u32) -> Value {
    assert!(depth < 6, "{name} holds itself");
    let members = schema["structures"][name].as_array().unwrap_or_else(|| panic!("no {name}"));
    let wanted =
        |member: &&Value| member["required"] == true || names(estate, (schema, member), depth);
    let of = |member: &Value| (text(member, "/name"), value(estate, (schema, member), depth));
    members.iter().filter(wanted).map(of).collect()
}

/// Ways to call an action: with what it needs, and with each other parameter that names something.
pub(crate) fn ways(estate: &Estate, action: Action) -> Vec<Value> {
    let schema = schema(action.service());
    let input = text(&schema, &format!("/actions/{}/input", action.name()));
    let members = schema["structures"][&input].as_array().unwrap().clone();
    let of = |member: &Value| (text(member, "/name"), value(estate, (&schema, member), 0));
    let needed: serde_json::Map<String, Value> =
        members.iter().filter(|it| it["required"] == true).map(of).collect();
    let mut ways = vec![Value::Object(needed.clone())];
    for member in members.iter().filter(|it| it["required"] != true) {
        if names(estate, (&schema, member), 0) {
            let (name, value) = of(member);
            ways.push(with(&needed, (name, value)));
        }
        if text(member, "/name") == "Filters" {
            ways.extend(FILTERS.iter().map(|(name, kind)| {
                let filter = json!([{"Name": name, "Values": [estate[kind]]}]);
                with(&needed, (String::from("Filters"), filter))
            }));
        }
    }
    ways
}

fn with(needed: &serde_json::Map<String, Value>, (name, value): (String, Value)) -> Value {
    let mut more = needed.clone();
    more.insert(name, value);
    Value::Object(more)
}

/// What an answer says, with one estate's ids in the place of the other's.
fn said(answer: &Result<Value, ApiError>, (from, to): (&Estate, &Estate)) -> (String, String) {
    let message = answer.as_ref().map_or_else(|error| error.message.clone(), |_| String::new());
    // Prefixed ids only: numbers are part of other texts.
    let message = from.iter().fold(message, |text, (kind, id)| text.replace(id, &to[kind]));
    (code(answer), message)
}

/// The records of the first account in the region, as `rehome state export` writes them.
pub(crate) fn records(server: &Server) -> BTreeSet<String> {
    let mut command: Command = rehome();
    command.args(["state", "export", "-", "--data"]).arg(&server.folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all = String::from_utf8(output.stdout).unwrap();
    let own = format!("\"key\":\"r/{FIRST}/{REGION}/");
    let found: BTreeSet<String> =
        all.lines().filter(|line| line.contains(&own)).map(str::to_owned).collect();
    assert!(found.len() > 10, "{all}");
    found
}

/// The name by which a test's `call` finds it.
pub(crate) fn full_name(action: Action) -> String {
    format!("{}.{}", action.service().name(), action.name())
}

#[test]
fn no_action_tells_or_changes_anything_of_another_account_or_region() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let own = estate(&cloud);
    let none = nothing(&own);
    let told = account(&server.folder, &["create", "second"]);
    let strangers: [(&str, Client); 2] = [
        ("another account", client_of(&server, &told, REGION)),
        ("another region", server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai")),
    ];
    let before = records(&server);
    let mut asked = 0;
    for action in SUPPORTED {
        let name = full_name(*action);
        // Tags are an account's in all its regions.
        let strangers = strangers
            .iter()
            .filter(|(who, _)| action.service() != Service::Tag || *who != "another region");
        for (who, client) in strangers {
            for (with, without) in ways(&own, *action).into_iter().zip(ways(&none, *action)) {
                // What names nothing is the same call twice, and may be refused the second time.
                if with == without {
                    continue;
                }
                let found = call(client, &name, with.clone());
                let lost = call(client, &name, without);
                assert_eq!(
                    said(&found, (&own, &none)),
                    said(&lost, (&none, &none)),
                    "{name} {with} as {who}"
                );
                let (found, lost) = (json!(found.ok()), json!(lost.ok()).to_string());
                for (kind, id) in own.iter().filter(|(kind, _)| kind.ends_with('-')) {
                    let shown = found.to_string().contains(id.as_str());
                    let echoed = lost.contains(none[kind].as_str());
                    assert!(!shown || echoed, "{name} {with} as {who} shows {id}: {found}");
                }
                asked += 1;
            }
        }
    }
    assert!(asked >= 2 * SUPPORTED.len(), "{asked}");
    let after = records(&server);
    let changed: Vec<_> = before.symmetric_difference(&after).collect();
    assert!(changed.is_empty(), "{changed:?}");
}

#[test]
fn a_user_without_policies_may_do_nothing_at_all() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let own = estate(&cloud);
    let nobody = user(&server, "nobody");
    let before = records(&server);
    for action in SUPPORTED {
        for parameters in ways(&own, *action) {
            let answer = call(&nobody, &full_name(*action), parameters.clone());
            let name = action.name();
            assert_eq!(code(&answer), "UnauthorizedOperation", "{name} {parameters}: {answer:?}");
        }
    }
    assert_eq!(records(&server), before);
}

/// The table of names is what makes an action covered: what looks like an id and is in no row of it is told.
#[test]
fn every_parameter_that_names_something_is_known() {
    let estate: Estate = NAMES.iter().map(|(_, kind)| (*kind, String::from("x"))).collect();
    for action in SUPPORTED {
        let schema = schema(action.service());
        let input = text(&schema, &format!("/actions/{}/input", action.name()));
        let (mut next, mut seen) = (vec![input], BTreeSet::new());
        while let Some(of) = next.pop() {
            if !seen.insert(of.clone()) {
                continue;
            }
            for member in schema["structures"][&of].as_array().unwrap() {
                let name = text(member, "/name");
                let looks = name.ends_with("Id") || name.ends_with("Ids");
                assert!(
                    !looks || named(&estate, &name).is_some() || ELSEWHERE.contains(&name.as_str()),
                    "{} takes {of}.{name}: give it a row in NAMES, and a thing in `estate`; in ELSEWHERE \
                     when Rehome keeps no such thing for an account",
                    action.name()
                );
                next.extend(inside(&schema, member).map(str::to_owned));
            }
        }
    }
}
