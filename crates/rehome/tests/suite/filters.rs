//! Security groups through the API, judged by packets: what a rule says holds as soon as it is
//! written, and before, during and after a move alike.

use std::net::UdpSocket;
use std::time::Duration;

use serde_json::json;

use crate::cloud::{Cloud, ZONE, migration, text};
use crate::kernel::Kernel;
use crate::namespaces::{arrives, first_address, inside};
use crate::server::{Server, serve_with_key, until};

/// A group without rules: nothing passes that it guards.
fn group(cloud: &Cloud) -> String {
    let asked = json!({"GroupName": "box", "GroupDescription": "of the box"});
    text(&cloud.done("CreateSecurityGroup", asked), "/SecurityGroup/SecurityGroupId")
}

/// The interface has this group and not the default one.
fn join(cloud: &Cloud, eni: &str, group: &str) {
    let only = json!({"NetworkInterfaceId": eni, "SecurityGroupIds": [group]});
    cloud.done("ModifyNetworkInterfaceAttribute", only);
    assert_eq!(cloud.interface_of(eni)["GroupSet"], json!([group]));
}

#[test]
fn who_is_made_with_groups_has_them_and_a_group_in_use_stays() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let group = group(&cloud);
    let asked = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "box",
        "SecurityGroupIds": [group, group],
    });
    let made = cloud.done("CreateNetworkInterface", asked);
    let eni = text(&made, "/NetworkInterface/NetworkInterfaceId");
    // Groups are shown once the interface is made.
    until("the interface is there", || {
        (cloud.interface_of(&eni)["State"] == "AVAILABLE").then_some(())
    });
    assert_eq!(cloud.interface_of(&eni)["GroupSet"], json!([group]));
    let in_use = cloud.refused("DeleteSecurityGroup", json!({"SecurityGroupId": group}));
    assert_eq!(in_use.code, "ResourceInUse");
    let asked = json!({
        "InstanceType": "S5.LARGE8", "ImageId": "img-rehome", "SecurityGroupIds": [group],
        "Placement": {"Zone": ZONE},
        "VirtualPrivateCloud": {"VpcId": cloud.vpc, "SubnetId": cloud.subnet},
    });
    let made = cloud.done("RunInstances", asked);
    let instance = text(&made, "/InstanceIdSet/0");
    until("the instance runs", || {
        let found = cloud.done("DescribeInstances", json!({"InstanceIds": [instance]}));
        (found["InstanceSet"][0]["InstanceState"] == "RUNNING").then_some(())
    });
    let primary = cloud.primary_of(&instance);
    assert_eq!(cloud.interface_of(&primary)["GroupSet"], json!([group]));
    let found_by = |id: &str| {
        let filters = json!([{"Name": "security-group-id", "Values": [id]}]);
        cloud.done("DescribeInstances", json!({"Filters": filters}))
    };
    assert_eq!(found_by(&group)["InstanceSet"][0]["SecurityGroupIds"], json!([group]));
    assert_eq!(found_by("sg-00000000")["TotalCount"], 0);
    let changed = json!({
        "NetworkInterfaceId": eni, "NetworkInterfaceName": "renamed", "SecurityGroupIds": [],
    });
    cloud.done("ModifyNetworkInterfaceAttribute", changed);
    let shown = cloud.interface_of(&eni);
    assert_eq!(
        (&shown["NetworkInterfaceName"], &shown["GroupSet"]),
        (&json!("renamed"), &json!([]))
    );
    let long = json!({"NetworkInterfaceId": eni, "NetworkInterfaceName": "x".repeat(61)});
    let refused = cloud.refused("ModifyNetworkInterfaceAttribute", long);
    assert_eq!(refused.code, "InvalidParameterValue.TooLong");
    let unknown = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "box",
        "SecurityGroupIds": ["sg-00000000"],
    });
    assert_eq!(cloud.refused("CreateNetworkInterface", unknown).code, "ResourceNotFound");
}

#[test]
fn an_interface_has_what_it_was_modified_to_and_keeps_the_rest() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let eni = cloud.interface(1);
    let (first, second) = (group(&cloud), group(&cloud));
    join(&cloud, &eni, &first);
    let modify = |mut asked: serde_json::Value| {
        asked["NetworkInterfaceId"] = json!(eni);
        cloud.done("ModifyNetworkInterfaceAttribute", asked);
        let now = cloud.interface_of(&eni);
        let shown = ["NetworkInterfaceName", "NetworkInterfaceDescription", "GroupSet"];
        shown.map(|name| now[name].clone())
    };
    let renamed = modify(json!({"NetworkInterfaceName": "new"}));
    assert_eq!(renamed, [json!("new"), json!(""), json!([first])]);
    let regrouped = json!({"NetworkInterfaceDescription": "d", "SecurityGroupIds": [second]});
    assert_eq!(modify(regrouped), [json!("new"), json!("d"), json!([second])]);
    cloud.done("DeleteSecurityGroup", json!({"SecurityGroupId": first}));
    let trunk = json!({"NetworkInterfaceId": eni, "TrunkingFlag": "Enable"});
    let refused = cloud.refused("ModifyNetworkInterfaceAttribute", trunk);
    assert_eq!(refused.code, "UnsupportedOperation");
    let long = json!({"NetworkInterfaceId": eni, "NetworkInterfaceDescription": "d".repeat(61)});
    let refused = cloud.refused("ModifyNetworkInterfaceAttribute", long);
    assert_eq!(refused.code, "InvalidParameterValue.TooLong");
}

#[test]
fn a_group_is_made_with_its_rules_and_tells_who_names_it() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let named = group(&cloud);
    let rule =
        json!({"Protocol": "TCP", "Port": "80", "SecurityGroupId": named, "Action": "ACCEPT"});
    let asked = |rules: serde_json::Value| {
        json!({
            "GroupName": "made", "GroupDescription": "whole",
            "SecurityGroupPolicySet": {"Ingress": rules},
        })
    };
    let made = cloud.done("CreateSecurityGroupWithPolicies", asked(json!([rule])));
    let made = text(&made, "/SecurityGroup/SecurityGroupId");
    let rules = cloud.done("DescribeSecurityGroupPolicies", json!({"SecurityGroupId": made}));
    assert_eq!(rules["SecurityGroupPolicySet"]["Ingress"][0]["SecurityGroupId"], json!(named));
    let ids = json!({"SecurityGroupIds": [named, made]});
    let found = cloud.done("DescribeSecurityGroupReferences", ids);
    let naming =
        |at: usize| found["ReferredSecurityGroupSet"][at]["ReferredSecurityGroupIds"].clone();
    assert_eq!([naming(0), naming(1)], [json!([made]), json!([])]);
    // With a rule that is wrong, nothing is made.
    let before = cloud.done("DescribeSecurityGroups", json!({}))["TotalCount"].clone();
    cloud.refused("CreateSecurityGroupWithPolicies", asked(json!([{"Protocol": "x"}])));
    assert_eq!(cloud.done("DescribeSecurityGroups", json!({}))["TotalCount"], before);
}

#[test]
fn what_a_group_says_holds_as_soon_as_it_is_written() {
    let Some(kernel) = Kernel::found("what_a_group_says_holds_as_soon_as_it_is_written") else {
        return;
    };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let to = first_address(&cloud.interface_of(&eni));
    let from = first_address(&cloud.interface_of(&cloud.primary_of(&instances[1])));
    let passes = || arrives(&instances[1], &from, (&instances[0], &to));
    assert!(passes(), "the default group lets IPv4 pass");
    let group = group(&cloud);
    join(&cloud, &eni, &group);
    until("a group without rules drops", || (!passes()).then_some(()));
    let rule =
        json!({"Protocol": "UDP", "Port": "all", "CidrBlock": "10.0.0.0/8", "Action": "ACCEPT"});
    let rules = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {"Ingress": [rule]}});
    cloud.done("CreateSecurityGroupPolicies", rules);
    until("a rule lets pass", || passes().then_some(()));
    let first = json!({"PolicyIndex": 0});
    let rules = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {"Ingress": [first]}});
    cloud.done("DeleteSecurityGroupPolicies", rules);
    until("without it nothing new passes", || (!passes()).then_some(()));
    // Only those of the same group.
    let rule =
        json!({"Protocol": "ALL", "Port": "all", "SecurityGroupId": group, "Action": "ACCEPT"});
    let rules = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {"Ingress": [rule]}});
    cloud.done("CreateSecurityGroupPolicies", rules);
    let out =
        json!({"Protocol": "ALL", "Port": "all", "CidrBlock": "0.0.0.0/0", "Action": "ACCEPT"});
    let rules = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {"Egress": [out]}});
    cloud.done("CreateSecurityGroupPolicies", rules);
    assert!(!passes(), "the sender is no member");
    join(&cloud, &cloud.primary_of(&instances[1]), &group);
    until("a member gets in", || passes().then_some(()));
    drop(server);
    kernel.purge_all();
}

/// A socket in an instance.
fn socket(instance: &str, address: &str, port: u16) -> UdpSocket {
    let at = format!("{address}:{port}");
    let socket = inside(instance, move || UdpSocket::bind(at)).expect("the address is there");
    socket.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    socket
}

#[test]
fn a_flow_goes_on_over_moves_and_what_is_not_allowed_never_comes() {
    let test = "a_flow_goes_on_over_moves_and_what_is_not_allowed_never_comes";
    let Some(kernel) = Kernel::found(test) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(3);
    let eni = cloud.attached(&instances[0], 1);
    let address = first_address(&cloud.interface_of(&eni));
    let peer = first_address(&cloud.interface_of(&cloud.primary_of(&instances[2])));
    let group = group(&cloud);
    let out =
        json!({"Protocol": "ALL", "Port": "all", "CidrBlock": "0.0.0.0/0", "Action": "ACCEPT"});
    let rules = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {"Egress": [out]}});
    cloud.done("CreateSecurityGroupPolicies", rules);
    join(&cloud, &eni, &group);
    until("a group that lets nobody in drops", || {
        (!arrives(&instances[2], &peer, (&instances[0], &address))).then_some(())
    });
    // The interface begins the flow; its peer may answer, and nobody else may begin one.
    let (friend, stranger) =
        (socket(&instances[2], &peer, 6000), socket(&instances[2], &peer, 6001));
    let first = socket(&instances[0], &address, 5000);
    first.send_to(b"begin", (peer.as_str(), 6000)).unwrap();
    assert_eq!(friend.recv(&mut [0; 8]).unwrap(), 5);
    drop(first);
    for round in 0..20_usize {
        let [source, destination] = [&instances[round % 2], &instances[(round + 1) % 2]];
        stranger.send_to(b"before", (address.as_str(), 5000)).unwrap();
        cloud.finish("MigrateNetworkInterface", migration(&eni, source, destination));
        let owner = socket(destination, &address, 5000);
        stranger.send_to(b"after", (address.as_str(), 5000)).unwrap();
        friend.send_to(b"answer", (address.as_str(), 5000)).unwrap();
        let mut buffer = [0; 16];
        let length = owner.recv(&mut buffer).expect("the flow goes on");
        assert_eq!(&buffer[..length], b"answer", "round {round}");
        owner.send_to(b"go on", (peer.as_str(), 6000)).unwrap();
        assert_eq!(friend.recv(&mut [0; 8]).unwrap(), 5, "round {round}");
        assert!(owner.recv(&mut [0; 16]).is_err(), "a stranger got in, round {round}");
    }
    drop(server);
    kernel.purge_all();
}
