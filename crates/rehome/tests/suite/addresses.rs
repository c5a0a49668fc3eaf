//! An address that changes hands, and an interface that is made where it is to be.

use serde_json::{Value, json};

use crate::cloud::{Cloud, migration, text};
use crate::kernel::Kernel;
use crate::namespaces::{arrives, check, first_address};
use crate::server::{Server, serve_with_key, until};

fn addresses(eni: &Value) -> Vec<String> {
    let set = eni["PrivateIpAddressSet"].as_array().unwrap();
    set.iter().map(|one| text(one, "/PrivateIpAddress")).collect()
}

fn handover(source: &str, destination: &str, address: &str) -> Value {
    json!({
        "SourceNetworkInterfaceId": source,
        "DestinationNetworkInterfaceId": destination,
        "PrivateIpAddress": address,
    })
}

#[test]
fn a_secondary_address_goes_to_another_interface_and_both_stay_where_they_are() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (giver, taker) = (cloud.attached(&instances[0], 2), cloud.attached(&instances[1], 1));
    let before = addresses(&cloud.interface_of(&giver));
    cloud.finish("MigratePrivateIpAddress", handover(&giver, &taker, &before[1]));
    let (gave, took) = (cloud.interface_of(&giver), cloud.interface_of(&taker));
    assert_eq!(addresses(&gave), before[..1]);
    assert_eq!(addresses(&took)[1], before[1]);
    for (eni, instance) in [(&gave, &instances[0]), (&took, &instances[1])] {
        assert_eq!(eni["Attachment"]["InstanceId"], instance.as_str());
        assert_eq!(eni["State"], "AVAILABLE");
    }
    // And back: keepalived does that all day.
    cloud.finish("MigratePrivateIpAddress", handover(&taker, &giver, &before[1]));
    assert_eq!(addresses(&cloud.interface_of(&giver)), before);
}

#[test]
fn what_cannot_change_hands_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let (giver, taker) = (cloud.interface(2), cloud.interface(1));
    let held = addresses(&cloud.interface_of(&giver));
    let table = [
        (handover(&giver, &taker, &held[0]), "UnsupportedOperation.PrimaryIp"),
        (handover(&giver, &taker, "10.0.3.250"), "UnauthorizedOperation.AttachmentNotFound"),
        (handover(&giver, &taker, "ten"), "InvalidParameterValue.Malformed"),
        (handover(&giver, &giver, &held[1]), "UnsupportedOperation"),
        (handover(&giver, "eni-00000000", &held[1]), "ResourceNotFound"),
        (handover("eni", &taker, &held[1]), "InvalidParameterValue.Malformed"),
    ];
    for (parameters, code) in table {
        assert_eq!(cloud.refused("MigratePrivateIpAddress", parameters).code, code);
    }
    assert_eq!(addresses(&cloud.interface_of(&giver)), held);
}

impl Cloud {
    fn states(&self, eni: &str) -> Vec<String> {
        let shown = self.interface_of(eni);
        let set = shown["PrivateIpAddressSet"].as_array().unwrap().iter();
        set.map(|one| text(one, "/State")).collect()
    }

    fn free_addresses(&self) -> u64 {
        let found = self.done("DescribeSubnets", json!({"SubnetIds": [self.subnet]}));
        found["SubnetSet"][0]["AvailableIpAddressCount"].as_u64().unwrap()
    }
}

fn unassign(eni: &str, named: &[&str]) -> Value {
    let named: Vec<_> = named.iter().map(|one| json!({"PrivateIpAddress": one})).collect();
    json!({"NetworkInterfaceId": eni, "PrivateIpAddresses": named})
}

#[test]
fn an_interface_gets_secondary_addresses_and_gives_them_back_with_their_elastic_ips() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let (eni, before) = (cloud.attached(&instance, 1), cloud.free_addresses());
    let named = json!([{"PrivateIpAddress": "10.0.9.9"}, {"PrivateIpAddress": "10.0.9.10"}]);
    let asked = json!({
        "NetworkInterfaceId": eni, "PrivateIpAddresses": named,
        "SecondaryPrivateIpAddressCount": 1,
    });
    let answer = cloud.done("AssignPrivateIpAddresses", asked);
    let given = addresses(&answer);
    assert_eq!((&given[..2], given.len()), (&["10.0.9.9".into(), "10.0.9.10".into()][..], 3));
    assert_eq!(answer["PrivateIpAddressSet"][2]["State"], "PENDING");
    assert_eq!(answer["PrivateIpAddressSet"][2]["Primary"], false);
    assert_eq!(cloud.end_of(&text(&answer, "/RequestId")), "SUCCESS");
    assert_eq!(addresses(&cloud.interface_of(&eni))[1..], given);
    assert!(cloud.states(&eni).iter().all(|state| state == "AVAILABLE"));
    assert_eq!(cloud.free_addresses(), before - 3);
    // With the address goes its elastic IP.
    let id = cloud.allocate(1).remove(0);
    let bind = json!({
        "AddressId": id, "NetworkInterfaceId": eni, "PrivateIpAddress": "10.0.9.9",
    });
    cloud.finish_eip("AssociateAddress", bind);
    cloud.finish("UnassignPrivateIpAddresses", unassign(&eni, &["10.0.9.9", &given[2]]));
    assert_eq!(addresses(&cloud.interface_of(&eni))[1..], given[1..2]);
    assert_eq!(cloud.eip(&id)["AddressStatus"], "UNBIND");
    assert_eq!(cloud.free_addresses(), before - 1);
    // It may be another's at once, and of an interface that is not attached too.
    let other = cloud.interface(1);
    let asked = json!({"NetworkInterfaceId": other, "PrivateIpAddresses": [named[0]]});
    cloud.finish("AssignPrivateIpAddresses", asked);
    assert_eq!(addresses(&cloud.interface_of(&other))[1], "10.0.9.9");
}

#[test]
fn packets_come_to_an_address_from_the_end_of_its_task_on_and_no_more_when_it_is_given_back() {
    let name =
        "packets_come_to_an_address_from_the_end_of_its_task_on_and_no_more_when_it_is_given_back";
    let Some(kernel) = Kernel::found(name) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(3);
    let (holder, next, client) = (&instances[0], &instances[1], &instances[2]);
    let eni = cloud.attached(holder, 1);
    let from = first_address(&cloud.interface_of(&cloud.primary_of(client)));
    let asked = json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": 1});
    let answer = cloud.done("AssignPrivateIpAddresses", asked);
    assert_eq!(cloud.end_of(&text(&answer, "/RequestId")), "SUCCESS");
    let to = addresses(&answer).remove(0);
    assert!(arrives(client, &from, (holder, &to)));
    cloud.finish("MigrateNetworkInterface", migration(&eni, holder, next));
    assert!(arrives(client, &from, (next, &to)));
    check(&cloud.interface_of(&eni), &instances);
    cloud.finish("UnassignPrivateIpAddresses", unassign(&eni, &[&to]));
    assert!(!arrives(client, &from, (next, &to)));
    check(&cloud.interface_of(&eni), &instances);
    kernel.purge_all();
}

#[test]
fn what_cannot_be_assigned_or_unassigned_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.attached(&instance, 2);
    let held = addresses(&cloud.interface_of(&eni));
    let assign = |named: &[&str]| unassign(&eni, named);
    let count =
        |count: u64| json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": count});
    let many: Vec<String> = (1..12).map(|host| format!("10.0.9.{host}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for (action, asked, code) in [
        ("AssignPrivateIpAddresses", assign(&[]), "MissingParameter"),
        ("AssignPrivateIpAddresses", assign(&many), "InvalidParameterValue.LimitExceeded"),
        (
            "AssignPrivateIpAddresses",
            assign(&["10.0.9.9", "10.0.9.9"]),
            "InvalidParameterValue.DuplicatePara",
        ),
        ("AssignPrivateIpAddresses", assign(&["10.9.9.9"]), "InvalidParameterValue.Range"),
        ("AssignPrivateIpAddresses", assign(&["10.0.0.1"]), "InvalidParameterValue.Reserved"),
        ("AssignPrivateIpAddresses", assign(&[&held[0]]), "ResourceInUse"),
        ("AssignPrivateIpAddresses", assign(&["ten"]), "InvalidParameterValue.Malformed"),
        ("AssignPrivateIpAddresses", count(1000), "LimitExceeded"),
        ("AssignPrivateIpAddresses", count(u64::from(u32::MAX)), "LimitExceeded"),
        ("UnassignPrivateIpAddresses", unassign(&eni, &[]), "MissingParameter"),
        (
            "UnassignPrivateIpAddresses",
            unassign(&eni, &many),
            "InvalidParameterValue.LimitExceeded",
        ),
        (
            "UnassignPrivateIpAddresses",
            unassign(&eni, &[&held[0]]),
            "UnsupportedOperation.PrimaryIp",
        ),
        (
            "UnassignPrivateIpAddresses",
            unassign(&eni, &[&held[1], &held[1]]),
            "InvalidParameterValue.DuplicatePara",
        ),
        (
            "UnassignPrivateIpAddresses",
            unassign(&eni, &["10.0.9.9"]),
            "UnsupportedOperation.AttachmentNotFound",
        ),
        ("UnassignPrivateIpAddresses", unassign("eni-00000000", &["10.0.9.9"]), "ResourceNotFound"),
    ] {
        assert_eq!(cloud.refused(action, asked.clone()).code, code, "{action} {asked}");
    }
    assert_eq!(addresses(&cloud.interface_of(&eni)), held);
}

#[test]
fn an_interface_is_made_and_attached_in_one_call_or_not_at_all() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let asked = |name: &str| {
        json!({
            "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": name,
            "InstanceId": instance,
        })
    };
    let made = cloud.done("CreateAndAttachNetworkInterface", asked("a"));
    let eni = text(&made, "/NetworkInterface/NetworkInterfaceId");
    assert_eq!(made["NetworkInterface"]["State"], "PENDING");
    assert_eq!(made["NetworkInterface"]["Attachment"]["InstanceId"], instance.as_str());
    assert_eq!(cloud.end_of(&text(&made, "/RequestId")), "SUCCESS");
    let shown = until("it is attached", || {
        let shown = cloud.interface_of(&eni);
        (shown["State"] == "AVAILABLE").then_some(shown)
    });
    assert_eq!(shown["Attachment"]["InstanceId"], instance.as_str());
    // The instance takes three more; what is refused leaves no interface behind.
    cloud.done("CreateAndAttachNetworkInterface", asked("b"));
    cloud.done("CreateAndAttachNetworkInterface", asked("c"));
    let full = cloud.refused("CreateAndAttachNetworkInterface", asked("d"));
    assert_eq!(full.code, "LimitExceeded");
    assert_eq!(cloud.done("DescribeNetworkInterfaces", json!({}))["TotalCount"], 4);
}
