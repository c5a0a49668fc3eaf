//! Questions about making interfaces: which address they get and what refuses them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{address, named};
use crate::cloud::{Cloud, text};
use crate::server::{Server, until};

pub(super) fn inside(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/24", 3);
    assert!(made.iter().all(|eni| address(eni).starts_with("10.0.32.")), "{made:?}");
}

pub(super) fn sixty(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/25", 60);
    assert_eq!(made.iter().map(address).collect::<BTreeSet<_>>().len(), 60);
}

pub(super) fn reserved(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/28", 13);
    let given: BTreeSet<String> = made.iter().map(address).collect();
    let reserved = ["10.0.32.0", "10.0.32.1", "10.0.32.15"];
    assert!(reserved.iter().all(|one| !given.contains(*one)), "{given:?}");
    for one in reserved {
        let given = cloud.eni(&json!({"SubnetId": text(&made[0], "/SubnetId")}));
        let given = [given, named(one)].map(|part| part.as_object().unwrap().clone());
        let given: Value = Value::Object(given.into_iter().flatten().collect());
        cloud.is_refused("CreateNetworkInterface", given, "InvalidParameterValue.Reserved");
    }
}

pub(super) fn full(_: &Server, cloud: &Cloud) {
    let (subnet, _) = cloud.filled("10.0.32.0/28", 13);
    let one_more = cloud.eni(&json!({"SubnetId": subnet}));
    cloud.is_refused("CreateNetworkInterface", one_more, "ResourceInsufficient.Subnet");
}

pub(super) fn duplicate(_: &Server, cloud: &Cloud) {
    cloud.created(&named("10.0.1.1"));
    cloud.is_refused("CreateNetworkInterface", cloud.eni(&named("10.0.1.1")), "ResourceInUse");
}

pub(super) fn outside(_: &Server, cloud: &Cloud) {
    let given = cloud.eni(&named("10.0.99.1"));
    cloud.is_refused("CreateNetworkInterface", given, "InvalidParameterValue.Range");
}

pub(super) fn reusable(_: &Server, cloud: &Cloud) {
    let eni = text(&cloud.created(&named("10.0.1.1")), "/NetworkInterfaceId");
    until("the interface is made", || {
        (cloud.interface_of(&eni)["State"] == "AVAILABLE").then_some(())
    });
    cloud.finish("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}));
    assert_eq!(address(&cloud.created(&named("10.0.1.1"))), "10.0.1.1");
}

pub(super) fn available(_: &Server, cloud: &Cloud) {
    let free = || {
        let found = cloud.done("DescribeSubnets", json!({"SubnetIds": [cloud.subnet]}));
        found["SubnetSet"][0]["AvailableIpAddressCount"].as_u64().unwrap()
    };
    let before = free();
    cloud.interface(3);
    assert_eq!(free(), before - 3);
}

pub(super) fn macs(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/24", 60);
    let macs: BTreeSet<String> = made.iter().map(|eni| text(eni, "/MacAddress")).collect();
    assert_eq!(macs.len(), 60);
}

pub(super) fn unknown_subnet(_: &Server, cloud: &Cloud) {
    let given = cloud.eni(&json!({"SubnetId": "subnet-00000000"}));
    cloud.is_refused("CreateNetworkInterface", given, "ResourceNotFound");
}

pub(super) fn unknown_group(_: &Server, cloud: &Cloud) {
    let given = cloud.eni(&json!({"SecurityGroupIds": ["sg-00000000"]}));
    cloud.is_refused("CreateNetworkInterface", given, "ResourceNotFound");
}
