//! An address that changes hands, and an interface that is made where it is to be.

use serde_json::{Value, json};

use crate::cloud::{Cloud, text};
use crate::server::{Server, until};

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
