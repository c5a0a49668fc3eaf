//! The calls of the Terraform provider about interfaces, in its order and with its checks (provider
//! 1.83.25: resources eni, eni_attachment, eni_ipv4_address, eni_ipv6_address, eni_sg_attachment).

use serde_json::{Value, json};

use crate::cloud::{Cloud, text};
use crate::server::{Server, until};

impl Cloud {
    /// As the provider reads an interface: by its id, with a limit.
    fn read(&self, eni: &str) -> Value {
        let asked = json!({"NetworkInterfaceIds": [eni], "Offset": 0, "Limit": 100});
        self.done("DescribeNetworkInterfaces", asked)["NetworkInterfaceSet"][0].clone()
    }

    /// The provider goes on when the interface and each of its addresses are AVAILABLE.
    fn ready(&self, eni: &str, addresses: usize) -> Value {
        until("the interface is ready", || {
            let shown = self.read(eni);
            let set = shown["PrivateIpAddressSet"].as_array().unwrap();
            let all = set.iter().all(|one| one["State"] == "AVAILABLE");
            let ready = shown["State"] == "AVAILABLE" && all && set.len() == addresses;
            ready.then(|| shown.clone())
        })
    }
}

fn described(shown: &Value) -> Vec<(String, String, bool)> {
    let set = shown["PrivateIpAddressSet"].as_array().unwrap().iter();
    let one = |it: &Value| {
        (text(it, "/PrivateIpAddress"), text(it, "/Description"), it["Primary"].as_bool().unwrap())
    };
    set.map(one).collect()
}

/// `tencentcloud_eni` with blocks `ipv4s`, of which one is primary.
#[test]
fn an_interface_with_described_addresses_is_made_changed_and_deleted() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let block = |address: &str, primary: bool, description: &str| json!({"PrivateIpAddress": address, "Primary": primary, "Description": description});
    let create = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "eni",
        "NetworkInterfaceDescription": "of terraform",
        "PrivateIpAddresses": [block("10.0.0.10", true, "a"), block("10.0.0.11", false, "b")],
    });
    let made = cloud.done("CreateNetworkInterface", create)["NetworkInterface"].clone();
    assert_eq!(made["PrivateIpAddressSet"].as_array().unwrap().len(), 2);
    let eni = text(&made, "/NetworkInterfaceId");
    let expected = |second: &str| {
        vec![
            (String::from("10.0.0.10"), String::from("a"), true),
            (String::from("10.0.0.11"), String::from(second), false),
        ]
    };
    assert_eq!(described(&cloud.ready(&eni, 2)), expected("b"));
    // A change of a description, then an address more and one less.
    let change = json!({
        "NetworkInterfaceId": eni, "PrivateIpAddresses": [block("10.0.0.11", false, "c")],
    });
    cloud.done("ModifyPrivateIpAddressesAttribute", change);
    assert_eq!(described(&cloud.ready(&eni, 2)), expected("c"));
    let more = json!({
        "NetworkInterfaceId": eni, "PrivateIpAddresses": [block("10.0.0.12", false, "d")],
    });
    cloud.done("AssignPrivateIpAddresses", more);
    assert_eq!(described(&cloud.ready(&eni, 3))[2].1, "d");
    let less = json!({"NetworkInterfaceId": eni, "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.12"}]});
    cloud.done("UnassignPrivateIpAddresses", less);
    assert_eq!(described(&cloud.ready(&eni, 2)), expected("c"));
    let attributes = json!({
        "NetworkInterfaceId": eni, "NetworkInterfaceName": "other",
        "NetworkInterfaceDescription": "changed",
    });
    cloud.done("ModifyNetworkInterfaceAttribute", attributes);
    let shown = cloud.read(&eni);
    assert_eq!(text(&shown, "/NetworkInterfaceName"), "other");
    assert_eq!(text(&shown, "/NetworkInterfaceDescription"), "changed");
    cloud.done("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}));
    // ResourceNotFound or an empty set ends its wait.
    let gone = json!({"NetworkInterfaceIds": [eni], "Offset": 0, "Limit": 100});
    until("it is gone", || {
        let asked = crate::cloud::call(&cloud.client, "DescribeNetworkInterfaces", gone.clone());
        asked.is_err_and(|error| error.code == "ResourceNotFound").then_some(())
    });
}

/// `tencentcloud_eni` with `ipv4_count`: the provider asks for the rest in chunks of ten.
#[test]
fn an_interface_with_a_count_of_addresses_gets_them_in_chunks() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let create = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "eni",
        "SecondaryPrivateIpAddressCount": 10,
    });
    let made = cloud.done("CreateNetworkInterface", create);
    let eni = text(&made, "/NetworkInterface/NetworkInterfaceId");
    cloud.ready(&eni, 11);
    for (chunk, sum) in [(10, 21), (9, 30)] {
        let more = json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": chunk});
        let given = cloud.done("AssignPrivateIpAddresses", more);
        assert_eq!(given["PrivateIpAddressSet"].as_array().unwrap().len(), chunk);
        cloud.ready(&eni, sum);
    }
}

/// `tencentcloud_eni_attachment`: its id is the interface's and the instance's.
#[test]
fn an_attachment_is_made_read_and_deleted() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let (instance, eni) = (cloud.instances(1).remove(0), cloud.interface(1));
    let pair = json!({"NetworkInterfaceId": eni, "InstanceId": instance});
    let attach = cloud.done("AttachNetworkInterface", pair.clone());
    assert_eq!(cloud.end_of(&text(&attach, "/RequestId")), "SUCCESS");
    let shown = cloud.ready(&eni, 1);
    assert_eq!(text(&shown, "/Attachment/InstanceId"), instance);
    assert_eq!(shown["NetworkInterfaceState"], "INUSE");
    let by_instance = json!({
        "Filters": [{"Name": "attachment.instance-id", "Values": [instance]}],
        "Offset": 0, "Limit": 100,
    });
    assert_eq!(cloud.done("DescribeNetworkInterfaces", by_instance)["TotalCount"], 2);
    let detach = cloud.done("DetachNetworkInterface", pair.clone());
    assert_eq!(cloud.end_of(&text(&detach, "/RequestId")), "SUCCESS");
    assert_eq!(cloud.ready(&eni, 1)["Attachment"], Value::Null);
    // A second one must not be retried for minutes, nor crash it (clients.md, section 6).
    let again = cloud.refused("DetachNetworkInterface", pair);
    assert_eq!(again.code, "UnsupportedOperation.AttachmentNotFound");
}

/// `tencentcloud_eni_ipv4_address`, `tencentcloud_eni_ipv6_address`.
#[test]
fn addresses_of_their_own_are_assigned_and_given_back() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.attached(&instance, 1);
    let block = cloud.done("AssignIpv6CidrBlock", json!({"VpcId": cloud.vpc}));
    let block = text(&block, "/Ipv6CidrBlock").replace("/56", "/64");
    let own = json!([{"SubnetId": cloud.subnet, "Ipv6CidrBlock": block}]);
    let own = json!({"VpcId": cloud.vpc, "Ipv6SubnetCidrBlocks": own});
    cloud.done("AssignIpv6SubnetCidrBlock", own);
    let address = block.replace("::/64", "::1:9");
    let table = [
        (
            "AssignPrivateIpAddresses",
            "UnassignPrivateIpAddresses",
            json!({"PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.99"}], "QosLevel": "AU"}),
            ("PrivateIpAddressSet", "PrivateIpAddress", "10.0.0.99"),
        ),
        (
            "AssignIpv6Addresses",
            "UnassignIpv6Addresses",
            json!({"Ipv6Addresses": [{"Address": address, "Description": "six"}]}),
            ("Ipv6AddressSet", "Address", address.as_str()),
        ),
    ];
    for (assign, unassign, mut parameters, (set, member, address)) in table {
        parameters["NetworkInterfaceId"] = json!(eni);
        let given = cloud.done(assign, parameters.clone());
        assert_eq!(given[set][0][member], address);
        assert_eq!(given[set][0]["State"], "PENDING");
        assert_eq!(cloud.end_of(&text(&given, "/RequestId")), "SUCCESS");
        let found = |shown: &Value| {
            let all = shown[set].as_array().unwrap().clone();
            all.into_iter().find(|one| one[member] == address)
        };
        let one = found(&cloud.read(&eni)).unwrap();
        assert_eq!(one["State"], "AVAILABLE");
        match assign {
            "AssignPrivateIpAddresses" => assert_eq!(one["QosLevel"], "AU"),
            _ => assert_eq!(one["Description"], "six"),
        }
        parameters.as_object_mut().unwrap().remove("QosLevel");
        let back = cloud.done(unassign, parameters);
        assert_eq!(cloud.end_of(&text(&back, "/RequestId")), "SUCCESS");
        assert_eq!(found(&cloud.read(&eni)), None);
    }
}

/// `tencentcloud_eni_sg_attachment`.
#[test]
fn groups_are_associated_and_taken_away() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let eni = cloud.interface(1);
    let group = json!({"GroupName": "web", "GroupDescription": "of terraform"});
    let group = cloud.done("CreateSecurityGroup", group);
    let group = text(&group, "/SecurityGroup/SecurityGroupId");
    let both = json!({"NetworkInterfaceIds": [eni], "SecurityGroupIds": [group]});
    let has =
        |cloud: &Cloud| cloud.read(&eni)["GroupSet"].as_array().unwrap().contains(&json!(group));
    cloud.done("AssociateNetworkInterfaceSecurityGroups", both.clone());
    assert!(has(&cloud));
    cloud.done("DisassociateNetworkInterfaceSecurityGroups", both);
    assert!(!has(&cloud));
}
