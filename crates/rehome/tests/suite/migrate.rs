//! The whole life of an interface through signed calls: made, attached, migrated, detached, gone.

use serde_json::{Value, json};

use crate::cloud::{Cloud, migration, text};
use crate::server::{Server, until};

/// What must be the same before and after a move.
fn identity(eni: &Value) -> Vec<Value> {
    let members = [
        "NetworkInterfaceId",
        "NetworkInterfaceName",
        "MacAddress",
        "PrivateIpAddressSet",
        "VpcId",
        "SubnetId",
        "Zone",
        "CreatedTime",
        "GroupSet",
        "TagSet",
        "Primary",
    ];
    members.iter().map(|member| eni[*member].clone()).collect()
}

#[test]
fn an_interface_arrives_with_its_id_its_mac_and_its_addresses() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (source, destination) = (&instances[0], &instances[1]);
    let eni = cloud.attached(source, 3);
    let before = cloud.interface_of(&eni);
    assert_eq!(before["Attachment"]["InstanceId"], source.as_str());
    assert_eq!(before["PrivateIpAddressSet"].as_array().map(Vec::len), Some(3));

    let answer = cloud.done("MigrateNetworkInterface", migration(&eni, source, destination));
    assert_eq!(answer.as_object().map(serde_json::Map::len), Some(1), "{answer}");
    let task = text(&answer, "/RequestId");
    assert_eq!(cloud.end_of(&task), "SUCCESS");
    let told = cloud.done("DescribeVpcTaskResult", json!({"TaskId": task}));
    assert_eq!(told["Result"], json!([{"ResourceId": eni, "Status": "SUCCESS"}]));

    let after = cloud.interface_of(&eni);
    assert_eq!(identity(&after), identity(&before));
    assert_eq!(after["Attachment"]["InstanceId"], destination.as_str());
    assert_eq!(after["State"], "AVAILABLE");
    for (instance, held) in [(source, 1), (destination, 2)] {
        let filter = json!({"Name": "attachment.instance-id", "Values": [instance]});
        let found = cloud.done("DescribeNetworkInterfaces", json!({"Filters": [filter]}));
        assert_eq!(found["TotalCount"], held, "{instance}");
    }
}

#[test]
fn a_repeated_migration_is_told_who_holds_the_interface() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (source, destination) = (&instances[0], &instances[1]);
    let eni = cloud.attached(source, 1);
    cloud.finish("MigrateNetworkInterface", migration(&eni, source, destination));
    let error = cloud.refused("MigrateNetworkInterface", migration(&eni, source, destination));
    assert_eq!(error.code, "UnsupportedOperation.AttachmentNotFound");
    let expected = format!("`{eni}` is not attached to `{source}`; `{destination}` holds it.");
    assert_eq!(error.message, expected);
    // And back, and forth, and back: each is a move of its own.
    for (from, to) in [(destination, source), (source, destination), (destination, source)] {
        cloud.finish("MigrateNetworkInterface", migration(&eni, from, to));
        assert_eq!(cloud.interface_of(&eni)["Attachment"]["InstanceId"], to.as_str());
    }
}

#[test]
fn an_interface_that_is_held_by_another_cannot_be_detached_from_this_one() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let wrong = json!({"NetworkInterfaceId": eni, "InstanceId": instances[1]});
    let error = cloud.refused("DetachNetworkInterface", wrong);
    // A retried code would cost a Terraform user minutes, ResourceNotFound crashes its provider.
    assert_eq!(error.code, "UnsupportedOperation.AttachmentNotFound");
    assert!(error.message.contains(&instances[0]), "{}", error.message);
    assert_eq!(cloud.interface_of(&eni)["Attachment"]["InstanceId"], instances[0].as_str());
}

#[test]
fn every_moment_of_a_move_shows_exactly_one_holder() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    for number in 0..10 {
        let (from, to) = (&instances[number % 2], &instances[(number + 1) % 2]);
        let answer = cloud.done("MigrateNetworkInterface", migration(&eni, from, to));
        let task = text(&answer, "/RequestId");
        until("the move ends", || {
            let seen = cloud.interface_of(&eni);
            let holder = text(&seen, "/Attachment/InstanceId");
            assert!(instances.contains(&holder), "{seen}");
            let state = text(&seen, "/State");
            let allowed = match &holder {
                holder if holder == to => ["ATTACHING", "AVAILABLE"],
                // Before the commit; the state is DETACHING, and AVAILABLE not yet again.
                _ => ["DETACHING", "DETACHING"],
            };
            assert!(allowed.contains(&state.as_str()), "{seen}");
            (state == "AVAILABLE").then_some(())
        });
        assert_eq!(cloud.end_of(&task), "SUCCESS");
    }
}

#[test]
fn what_was_made_can_be_deleted_and_leaves_nothing() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 2);
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    // In use, each in its turn.
    for (action, parameters) in [
        ("DeleteVpc", json!({"VpcId": cloud.vpc})),
        ("DeleteSubnet", json!({"SubnetId": cloud.subnet})),
    ] {
        assert_eq!(cloud.refused(action, parameters).code, "ResourceInUse", "{action}");
    }
    let attached = cloud.refused("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}));
    assert_eq!(attached.code, "UnsupportedOperation.InvalidState");

    let pair = json!({"NetworkInterfaceId": eni, "InstanceId": instances[1]});
    cloud.finish("DetachNetworkInterface", pair);
    assert_eq!(cloud.interface_of(&eni)["Attachment"]["InstanceId"].as_str().unwrap_or(""), "");
    cloud.finish("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}));
    cloud.done("TerminateInstances", json!({"InstanceIds": instances}));
    until("the instances are gone", || {
        let left = cloud.done("DescribeInstances", json!({}));
        (left["TotalCount"] == 0).then_some(())
    });
    cloud.done("DeleteSubnet", json!({"SubnetId": cloud.subnet}));
    cloud.done("DeleteVpc", json!({"VpcId": cloud.vpc}));
    for action in ["DescribeVpcs", "DescribeSubnets", "DescribeNetworkInterfaces"] {
        assert_eq!(cloud.done(action, json!({}))["TotalCount"], 0, "{action}");
    }
}
