//! The default security group and the calls about groups, through signed calls; and the default group
//! judged by packets.

use std::net::UdpSocket;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

use crate::cloud::{Cloud, migration, text};
use crate::kernel::Kernel;
use crate::namespaces::{first_address, inside};
use crate::server::{Server, serve_with_key, until};

fn default_of(cloud: &Cloud) -> String {
    let made = cloud.done("CreateDefaultSecurityGroup", json!({}));
    text(&made, "/SecurityGroup/SecurityGroupId")
}

fn group(cloud: &Cloud) -> String {
    let asked = json!({"GroupName": "box", "GroupDescription": "of the box"});
    text(&cloud.done("CreateSecurityGroup", asked), "/SecurityGroup/SecurityGroupId")
}

fn rules(group: &str, direction: &str, rules: Value) -> Value {
    json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {direction: rules}})
}

fn tcp(port: &str) -> Value {
    json!({"Protocol": "TCP", "Port": port, "CidrBlock": "10.0.0.0/8", "Action": "ACCEPT"})
}

fn set_of(cloud: &Cloud, group: &str) -> Value {
    let mut found = cloud.done("DescribeSecurityGroupPolicies", json!({"SecurityGroupId": group}));
    found["SecurityGroupPolicySet"].take()
}

fn ports(cloud: &Cloud, group: &str) -> Vec<String> {
    let set = set_of(cloud, group);
    let rules = set["Ingress"].as_array().unwrap().iter();
    rules.map(|rule| text(rule, "/Port")).collect()
}

#[test]
fn who_names_no_group_shows_the_default_one_and_it_stays() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    assert_eq!(cloud.done("DescribeSecurityGroups", json!({}))["TotalCount"], 0);
    let instance = cloud.instances(1).remove(0);
    let asked = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "box",
        "InstanceId": instance,
    });
    let both = cloud.done("CreateAndAttachNetworkInterface", asked);
    let both = text(&both, "/NetworkInterface/NetworkInterfaceId");
    let default = default_of(&cloud);
    for eni in [&cloud.interface(1), &cloud.primary_of(&instance), &both] {
        assert_eq!(cloud.interface_of(eni)["GroupSet"], json!([default]));
    }
    let shown = cloud.done("DescribeInstances", json!({"InstanceIds": [instance]}));
    assert_eq!(shown["InstanceSet"][0]["SecurityGroupIds"], json!([default]));
    let listed = cloud.done("DescribeSecurityGroups", json!({}));
    let listed = listed["SecurityGroupSet"].as_array().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((&listed[0]["IsDefault"], &listed[0]["ProjectId"]), (&json!(true), &json!("0")));
    assert_eq!(listed[0]["SecurityGroupName"], "default");
    let set = set_of(&cloud, &default);
    for direction in ["Ingress", "Egress"] {
        let all = set[direction].as_array().unwrap();
        assert_eq!(all.len(), 1, "{set}");
        let said = ["Protocol", "Port", "CidrBlock", "Ipv6CidrBlock", "Action"];
        let said = said.map(|name| all[0][name].as_str().unwrap());
        assert_eq!(said, ["ALL", "all", "0.0.0.0/0", "", "ACCEPT"]);
    }
    let refused = cloud.refused("DeleteSecurityGroup", json!({"SecurityGroupId": default}));
    assert_eq!(refused.code, "UnsupportedOperation");
    let elsewhere = cloud.refused("CreateDefaultSecurityGroup", json!({"ProjectId": "7"}));
    assert_eq!(elsewhere.code, "UnsupportedOperation");
    assert_eq!(default_of(&cloud), default);
}

#[test]
fn instances_join_and_leave_groups_and_are_counted() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let (default, own) = (default_of(&cloud), group(&cloud));
    let pair = |group: &str, instance: &str| json!({"SecurityGroupIds": [group], "InstanceIds": [instance]});
    let groups = || {
        let found = cloud.done("DescribeInstances", json!({"InstanceIds": [instance]}));
        found["InstanceSet"][0]["SecurityGroupIds"].clone()
    };
    cloud.done("AssociateSecurityGroups", pair(&own, &instance));
    assert_eq!(groups(), json!([default, own]));
    cloud.done("DisassociateSecurityGroups", pair(&default, &instance));
    assert_eq!(groups(), json!([own]));
    let secondary = cloud.attached(&instance, 1);
    let join = json!({"NetworkInterfaceIds": [secondary], "SecurityGroupIds": [own]});
    cloud.done("AssociateNetworkInterfaceSecurityGroups", join);
    let naming = json!([{"Protocol": "ALL", "SecurityGroupId": own, "Action": "ACCEPT"}]);
    cloud.done("CreateSecurityGroupPolicies", rules(&default, "Ingress", naming));
    let asked = json!({"SecurityGroupIds": [own, default]});
    let counted = cloud.done("DescribeSecurityGroupAssociationStatistics", asked);
    let count = |at: usize| {
        let one = &counted["SecurityGroupAssociationStatisticsSet"][at];
        ["CVM", "ENI", "SG", "TotalCount"].map(|name| one[name].as_u64().unwrap())
    };
    assert_eq!((count(0), count(1)), ([1, 1, 1, 2], [0, 1, 0, 1]));
    let (nobody, nothing) = ("ins-00000000", "sg-00000000");
    let table = [
        (pair("box", &instance), "InvalidSgId.Malformed"),
        (pair(&own, "box"), "InvalidInstanceId.Malformed"),
        (pair(&own, nobody), "InvalidInstanceId.NotFound"),
        (pair(nothing, &instance), "InvalidSecurityGroupId.NotFound"),
        (
            json!({"SecurityGroupIds": [own, default], "InstanceIds": [instance]}),
            "InvalidParameterValue.LimitExceeded",
        ),
    ];
    for (asked, code) in table {
        assert_eq!(cloud.refused("AssociateSecurityGroups", asked).code, code);
    }
    for _ in 0..4 {
        cloud.done("AssociateSecurityGroups", pair(&group(&cloud), &instance));
    }
    let sixth = cloud.refused("AssociateSecurityGroups", pair(&default, &instance));
    assert_eq!(sixth.code, "LimitExceeded.AssociateUSGLimitExceeded");
}

#[test]
fn rules_are_replaced_where_their_index_says_and_only_in_the_version_that_was_seen() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let group = group(&cloud);
    let three = json!([tcp("1"), tcp("2"), tcp("3")]);
    cloud.done("CreateSecurityGroupPolicies", rules(&group, "Ingress", three));
    let at = |index: i64, port: &str| {
        let mut rule = tcp(port);
        rule["PolicyIndex"] = json!(index);
        rule
    };
    let versioned = |version: &str, new: Value| {
        let mut asked = rules(&group, "Ingress", new);
        asked["SecurityGroupPolicySet"]["Version"] = json!(version);
        asked
    };
    assert_eq!(set_of(&cloud, &group)["Version"], "1");
    cloud.done("ReplaceSecurityGroupPolicy", versioned("1", json!([at(1, "20")])));
    assert_eq!(ports(&cloud, &group), ["1", "20", "3"]);
    for action in [
        "ReplaceSecurityGroupPolicy",
        "ReplaceSecurityGroupPolicies",
        "ModifySecurityGroupPolicies",
        "DeleteSecurityGroupPolicies",
        "CreateSecurityGroupPolicies",
    ] {
        let stale = cloud.refused(action, versioned("1", json!([at(1, "21")])));
        assert_eq!(stale.code, "UnsupportedOperation.VersionMismatch", "{action}");
    }
    let two = cloud
        .refused("ReplaceSecurityGroupPolicy", versioned("2", json!([at(0, "8"), at(1, "9")])));
    assert_eq!(two.code, "InvalidParameterValue.LimitExceeded");
    let nowhere = cloud.refused("ReplaceSecurityGroupPolicies", versioned("2", json!([tcp("9")])));
    assert_eq!(nowhere.code, "MissingParameter");
    let same = cloud.refused("ReplaceSecurityGroupPolicies", versioned("2", json!([at(0, "3")])));
    assert_eq!(same.code, "UnsupportedOperation.DuplicatePolicy");
    let mut order = versioned("2", json!([at(0, "3")]));
    order["UpdateType"] = json!("Priority");
    let unnamed = cloud.refused("ReplaceSecurityGroupPolicies", order.clone());
    assert_eq!(unnamed.code, "MissingParameter");
    order["OriginalSecurityGroupPolicySet"] = json!({"Ingress": [at(2, "3")]});
    cloud.done("ReplaceSecurityGroupPolicies", order.clone());
    assert_eq!(ports(&cloud, &group), ["3", "1", "20"]);
    order["UpdateType"] = json!("Else");
    assert_eq!(cloud.refused("ReplaceSecurityGroupPolicies", order).code, "InvalidParameterValue");
    let mut sorted = versioned("3", json!([tcp("5"), tcp("4")]));
    sorted["SortPolicys"] = json!(true);
    cloud.done("ModifySecurityGroupPolicies", sorted);
    assert_eq!(ports(&cloud, &group), ["5", "4"]);
    assert_eq!(set_of(&cloud, &group)["Version"], "4");
}

#[test]
fn rules_are_found_by_what_they_say_and_keep_their_index() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let (group, friends) = (group(&cloud), group(&cloud));
    let udp = json!({"Protocol": "UDP", "Port": "53", "Ipv6CidrBlock": "fd00::/8",
        "Action": "DROP", "PolicyDescription": "no names"});
    let named = json!({"Protocol": "ALL", "SecurityGroupId": friends, "Action": "ACCEPT"});
    let asked = rules(&group, "Ingress", json!([tcp("22"), udp, named]));
    cloud.done("CreateSecurityGroupPolicies", asked);
    cloud.done("CreateSecurityGroupPolicies", rules(&group, "Egress", json!([tcp("22")])));
    let found = |name: &str, value: &str| {
        let filters = json!([{"Name": name, "Values": [value]}]);
        let asked = json!({"SecurityGroupId": group, "Filters": filters});
        let set =
            cloud.done("DescribeSecurityGroupPolicies", asked)["SecurityGroupPolicySet"].take();
        ["Ingress", "Egress"].map(|direction| {
            let rules = set[direction].as_array().unwrap().iter();
            rules.map(|rule| rule["PolicyIndex"].as_i64().unwrap()).collect::<Vec<_>>()
        })
    };
    let table: [(&str, &str, &[i64], &[i64]); 15] = [
        ("direction", "INBOUND", &[0, 1, 2], &[]),
        ("direction", "OUTBOUND", &[], &[0]),
        ("direction", "ALL", &[0, 1, 2], &[0]),
        ("port", "22", &[0], &[0]),
        ("port", "5", &[1], &[]),
        ("port", "ALL", &[0, 1, 2], &[0]),
        ("poly", "ALL", &[0, 1, 2], &[0]),
        ("service-module", "ppm-00000000", &[], &[]),
        ("protocol-type", "UDP", &[1], &[]),
        ("poly", "DROP", &[1], &[]),
        ("ip", "fd00", &[1], &[]),
        ("ip", "10.0", &[0], &[0]),
        ("security-group-id", &friends, &[2], &[]),
        ("description", "names", &[1], &[]),
        ("address-module", "ipm-00000000", &[], &[]),
    ];
    for (name, value, ingress, egress) in table {
        assert_eq!(found(name, value), [ingress.to_vec(), egress.to_vec()], "{name} {value}");
    }
    let unknown = json!({"SecurityGroupId": group, "Filters": [{"Name": "box", "Values": ["1"]}]});
    let refused = cloud.refused("DescribeSecurityGroupPolicies", unknown);
    assert_eq!(refused.code, "InvalidParameter.FilterInvalidKey");
    let counted = set_of(&cloud, &group)["PolicyStatistics"].take();
    let counted = ["IngressIPv4", "IngressIPv6", "EgressIPv4", "EgressIPv6"]
        .map(|name| counted[format!("{name}TotalCount")].as_u64().unwrap());
    assert_eq!(counted, [2, 2, 1, 0]);
}

#[test]
fn a_clone_has_the_rules_and_the_limits_are_those_that_hold() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let source = group(&cloud);
    cloud.done(
        "CreateSecurityGroupPolicies",
        rules(&source, "Ingress", json!([tcp("1"), tcp("2")])),
    );
    let asked = json!({"SecurityGroupId": source, "GroupName": "twin"});
    let made = cloud.done("CloneSecurityGroup", asked);
    assert_eq!(made["SecurityGroup"]["SecurityGroupName"], "twin");
    assert_eq!(made["SecurityGroup"]["SecurityGroupDesc"], "of the box");
    let twin = text(&made, "/SecurityGroup/SecurityGroupId");
    cloud.done("DeleteSecurityGroup", json!({"SecurityGroupId": source}));
    assert_eq!(ports(&cloud, &twin), ["1", "2"]);
    let away = json!({"SecurityGroupId": twin, "RemoteRegion": "ap-shanghai"});
    assert_eq!(cloud.refused("CloneSecurityGroup", away).code, "UnsupportedOperation");
    let gone = json!({"SecurityGroupId": source});
    assert_eq!(cloud.refused("CloneSecurityGroup", gone).code, "ResourceNotFound");
    let limits = cloud.done("DescribeSecurityGroupLimits", json!({}));
    let limits = &limits["SecurityGroupLimitSet"];
    let most = limits["SecurityGroupLimit"].as_u64().unwrap();
    for _ in 1..most {
        group(&cloud);
    }
    let asked = json!({"GroupName": "box", "GroupDescription": ""});
    assert_eq!(cloud.refused("CreateSecurityGroup", asked).code, "LimitExceeded");
    // Who needs the default group gets it all the same.
    cloud.interface(1);
    assert_eq!(cloud.done("DescribeSecurityGroups", json!({}))["TotalCount"], most + 1);
    assert_eq!(
        (&limits["SecurityGroupPolicyLimit"], &limits["InstanceSecurityGroupLimit"]),
        (&json!(100), &json!(5))
    );
}

/// Sends a numbered datagram each millisecond until it is told to stop; answers how many.
struct Stream {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<u32>,
}

impl Stream {
    fn begin(instance: &str, from: &str, to: &str) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (told, from, to) = (Arc::clone(&stop), from.to_owned(), to.to_owned());
        let socket = inside(instance, move || UdpSocket::bind(from)).expect("the address is there");
        let thread = std::thread::spawn(move || {
            let mut sent = 0_u32;
            while !told.load(Ordering::Relaxed) {
                // One that is refused at once is one that does not arrive.
                let _ = socket.send_to(&sent.to_be_bytes(), to.as_str());
                sent += 1;
                std::thread::sleep(Duration::from_millis(1));
            }
            sent
        });
        Self { stop, thread }
    }

    fn end(self) -> u32 {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}

fn listening(instance: &str, at: &'static str) -> UdpSocket {
    let socket = inside(instance, move || UdpSocket::bind(at)).expect("the port is free");
    socket.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    socket
}

/// The numbers that have arrived, in the order of the sockets.
fn arrived(sockets: &[UdpSocket]) -> Vec<u32> {
    let mut numbers = Vec::new();
    for socket in sockets {
        let mut buffer = [0; 4];
        while socket.recv(&mut buffer).is_ok() {
            numbers.push(u32::from_be_bytes(buffer));
        }
    }
    numbers
}

/// The VPC and its subnet get IPv6 blocks, and these interfaces an address each.
fn with_ipv6(cloud: &Cloud, enis: [&str; 2]) -> [String; 2] {
    let block = cloud.done("AssignIpv6CidrBlock", json!({"VpcId": cloud.vpc}));
    let block = text(&block, "/Ipv6CidrBlock").replace("/56", "/64");
    let blocks = json!([{"SubnetId": cloud.subnet, "Ipv6CidrBlock": block}]);
    let asked = json!({"VpcId": cloud.vpc, "Ipv6SubnetCidrBlocks": blocks});
    cloud.done("AssignIpv6SubnetCidrBlock", asked);
    enis.map(|eni| {
        let asked = json!({"NetworkInterfaceId": eni, "Ipv6AddressCount": 1});
        cloud.finish("AssignIpv6Addresses", asked);
        text(&cloud.interface_of(eni), "/Ipv6AddressSet/0/Address")
    })
}

#[test]
fn the_default_group_filters_before_during_and_after_moves() {
    let Some(kernel) = Kernel::found("the_default_group_filters_before_during_and_after_moves")
    else {
        return;
    };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(3);
    let (eni, peer) = (cloud.attached(&instances[0], 1), cloud.primary_of(&instances[2]));
    let [to6, from6] = with_ipv6(&cloud, [&eni, &peer]);
    let to = first_address(&cloud.interface_of(&eni));
    let from = first_address(&cloud.interface_of(&peer));
    let default = default_of(&cloud);
    let hosts = [&instances[0], &instances[1]];
    let four = hosts.map(|host| listening(host, "0.0.0.0:5000"));
    let six = hosts.map(|host| listening(host, "[::]:5006"));
    let begin = || {
        let four = Stream::begin(&instances[2], &format!("{from}:6000"), &format!("{to}:5000"));
        let six =
            Stream::begin(&instances[2], &format!("[{from6}]:6006"), &format!("[{to6}]:5006"));
        (four, six)
    };
    let moves = || {
        for round in 0..10 {
            let [source, destination] = [hosts[round % 2], hosts[(round + 1) % 2]];
            cloud.finish("MigrateNetworkInterface", migration(&eni, source, destination));
        }
    };
    // IPv4 is let in, every packet of it; IPv6 is not.
    let (stream, closed) = begin();
    moves();
    let (sent, _) = (stream.end(), closed.end());
    let mut numbers = arrived(&four);
    numbers.sort_unstable();
    assert_eq!(numbers, (0..sent).collect::<Vec<_>>(), "each once, none lost");
    assert_eq!(arrived(&six), [0_u32; 0], "no rule of the default group is about IPv6");
    // A rule for each direction opens IPv6; without the first rule IPv4 is closed.
    let all = json!([{"Protocol": "ALL", "Ipv6CidrBlock": "::/0", "Action": "ACCEPT"}]);
    cloud.done("CreateSecurityGroupPolicies", rules(&default, "Ingress", all.clone()));
    cloud.done("CreateSecurityGroupPolicies", rules(&default, "Egress", all));
    let first = json!([{"PolicyIndex": 0}]);
    cloud.done("DeleteSecurityGroupPolicies", rules(&default, "Ingress", first));
    until("the change of the rules is in force", || {
        let probe = inside(&instances[2], {
            let (from, from6) = (format!("{from}:0"), format!("[{from6}]:0"));
            move || [UdpSocket::bind(from), UdpSocket::bind(from6)].map(Result::unwrap)
        });
        probe[0].send_to(b"four", (to.as_str(), 5000)).unwrap();
        probe[1].send_to(b"six6", (to6.as_str(), 5006)).unwrap();
        (arrived(&six).len() == 1 && arrived(&four).is_empty()).then_some(())
    });
    let (closed, stream) = begin();
    moves();
    let (_, sent) = (closed.end(), stream.end());
    let mut numbers = arrived(&six);
    numbers.sort_unstable();
    assert_eq!(numbers, (0..sent).collect::<Vec<_>>(), "each once, none lost");
    assert_eq!(arrived(&four), [0_u32; 0], "the rule that let IPv4 in is gone");
    drop(server);
    kernel.purge_all();
}
