//! The documented codes of the actions about interfaces and their addresses: each row spoils one thing
//! of a call that would be accepted. Source: the actions' error lists, VPC API 2017-03-12.

use serde_json::{Value, json};

use crate::cloud::{Cloud, subnet};
use crate::server::Server;

/// A cloud in which every call of the table would be accepted but for what its row spoils.
struct Stage {
    cloud: Cloud,
    /// Attached to the first instance, with two addresses.
    held: String,
    /// Of its own, with two addresses.
    free: String,
    primary: String,
    instances: Vec<String>,
    addresses: Vec<String>,
}

/// A parameter with another value.
fn with(base: &Value, name: &str, value: Value) -> Value {
    let mut changed = base.clone();
    changed[name] = value;
    changed
}

fn addresses(eni: &Value) -> Vec<String> {
    let set = eni["PrivateIpAddressSet"].as_array().unwrap();
    set.iter().map(|one| one["PrivateIpAddress"].as_str().unwrap().to_owned()).collect()
}

fn named(addresses: &[&str]) -> Value {
    addresses.iter().map(|one| json!({"PrivateIpAddress": one})).collect()
}

impl Stage {
    fn new(server: &Server) -> Self {
        let cloud = Cloud::new(server);
        let instances = cloud.instances(2);
        let (held, free) = (cloud.attached(&instances[0], 2), cloud.interface(2));
        let primary = cloud.primary_of(&instances[0]);
        let addresses = addresses(&cloud.interface_of(&held));
        Self { cloud, held, free, primary, instances, addresses }
    }

    fn check(&self, action: &str, table: &[(Value, &str)]) {
        for (parameters, code) in table {
            let error = self.cloud.refused(action, parameters.clone());
            assert_eq!(error.code, *code, "{action} {parameters}: {error}");
        }
    }
}

/// Of an interface, and more.
fn of(eni: &str, more: Value) -> Value {
    let mut one = json!({"NetworkInterfaceId": eni});
    one.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    one
}

#[test]
fn what_cannot_be_made_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let stage = Stage::new(&server);
    let cloud = &stage.cloud;
    let elsewhere = Cloud::of(server.client(), "10.1.0.0/16");
    let small = subnet(&cloud.client, &cloud.vpc, ("10.0.255.0/29", crate::cloud::ZONE));
    let base = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "box",
    });
    let base = &base;
    let eleven: Vec<String> = (1..12).map(|host| format!("10.0.9.{host}")).collect();
    let eleven: Vec<&str> = eleven.iter().map(String::as_str).collect();
    let ipv6: Vec<Value> = (0..11).map(|n| json!({"Address": format!("fd00::{n}")})).collect();
    let addresses = |asked: &[&str]| with(base, "PrivateIpAddresses", named(asked));
    let described = |text: String| {
        let one = json!([{"PrivateIpAddress": "10.0.9.9", "Description": text}]);
        with(base, "PrivateIpAddresses", one)
    };
    let leveled = json!([{"PrivateIpAddress": "10.0.9.9", "QosLevel": "best"}]);
    let twice = json!([
        {"PrivateIpAddress": "10.0.9.9", "Primary": true},
        {"PrivateIpAddress": "10.0.9.10", "Primary": true},
    ]);
    let crowded =
        with(&with(base, "SubnetId", json!(small)), "SecondaryPrivateIpAddressCount", json!(9));
    let table = [
        (with(base, "VpcId", json!("vpc")), "InvalidParameterValue.Malformed"),
        (with(base, "VpcId", json!("vpc-00000000")), "ResourceNotFound"),
        (with(base, "VpcId", json!(elsewhere.vpc)), "UnsupportedOperation.ResourceMismatch"),
        (with(base, "SubnetId", json!("subnet-00000000")), "ResourceNotFound"),
        (
            with(base, "NetworkInterfaceName", json!("n".repeat(61))),
            "InvalidParameterValue.TooLong",
        ),
        // Sixty characters, and 180 bytes.
        (
            with(base, "NetworkInterfaceName", json!("\u{7f51}".repeat(60))),
            "InvalidParameterValue.TooLong",
        ),
        (
            with(base, "NetworkInterfaceDescription", json!("\u{7f51}".repeat(61))),
            "InvalidParameterValue.TooLong",
        ),
        (with(base, "SecurityGroupIds", json!(["sg-00000000"])), "ResourceNotFound"),
        (addresses(&["ten"]), "InvalidParameterValue.Malformed"),
        (addresses(&["10.9.9.9"]), "InvalidParameterValue.Range"),
        (addresses(&["10.0.0.1"]), "InvalidParameterValue.Reserved"),
        (addresses(&["10.0.9.9", "10.0.9.9"]), "InvalidParameterValue.Duplicate"),
        (addresses(&[&stage.addresses[0]]), "ResourceInUse"),
        (addresses(&eleven), "InvalidParameterValue.LimitExceeded"),
        (with(base, "PrivateIpAddresses", twice), "InvalidParameterValue.Duplicate"),
        (with(base, "PrivateIpAddresses", leveled), "InvalidParameterValue"),
        (described("d".repeat(61)), "InvalidParameterValue.TooLong"),
        (with(base, "SecondaryPrivateIpAddressCount", json!(30)), "LimitExceeded"),
        (crowded, "ResourceInsufficient.Subnet"),
        (with(base, "Ipv6AddressCount", json!(1)), "UnsupportedOperation.UnassignCidrBlock"),
        (with(base, "Ipv6AddressCount", json!(31)), "LimitExceeded.Address"),
        (with(base, "Ipv6Addresses", json!(ipv6)), "InvalidParameterValue.LimitExceeded"),
        (
            with(base, "Ipv6Addresses", json!([{"Address": "ten"}])),
            "InvalidParameterValue.Malformed",
        ),
        (with(base, "QosLevel", json!("best")), "InvalidParameterValue"),
        (with(base, "TrunkingFlag", json!("Enable")), "UnsupportedOperation"),
        (with(base, "TrunkingFlag", json!("yes")), "InvalidParameterValue"),
        (with(base, "IsRdma", json!(true)), "UnsupportedOperation"),
    ];
    stage.check("CreateNetworkInterface", &table);
    let found = cloud.done("DescribeNetworkInterfaces", json!({}));
    assert_eq!(found["TotalCount"], 4, "nothing was made");
}

#[test]
fn what_cannot_be_made_and_attached_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let stage = Stage::new(&server);
    let cloud = &stage.cloud;
    let both = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "box",
        "InstanceId": stage.instances[0],
    });
    let table = [
        (with(&both, "InstanceId", json!("ins")), "InvalidParameterValue.Malformed"),
        (with(&both, "InstanceId", json!("ins-00000000")), "ResourceNotFound"),
        (with(&both, "AttachType", json!(1)), "UnsupportedOperation.UnsupportedInstanceFamily"),
        (with(&both, "AttachType", json!(2)), "InvalidParameterValue"),
        (with(&both, "SecondaryPrivateIpAddressCount", json!(10)), "LimitExceeded"),
    ];
    stage.check("CreateAndAttachNetworkInterface", &table);
    let found = cloud.done("DescribeNetworkInterfaces", json!({}));
    assert_eq!(found["TotalCount"], 4, "nothing was made");
}

#[test]
fn what_cannot_move_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let stage = Stage::new(&server);
    let cloud = &stage.cloud;
    let Stage { held, free, primary, instances, .. } = &stage;
    let elsewhere = Cloud::of(server.client(), "10.1.0.0/16");
    let far = &elsewhere.instances(1)[0];
    let beside = subnet(&cloud.client, &cloud.vpc, ("10.0.16.0/24", "ap-guangzhou-4"));
    let beside = &cloud.instances_of("S5.LARGE8", 1, (&beside, "ap-guangzhou-4"))[0];
    let tiny = &cloud.instances_of("S5.SMALL1", 1, (&cloud.subnet, crate::cloud::ZONE))[0];
    cloud.attached(tiny, 1);
    let pair =
        |eni: &str, instance: &str| json!({"NetworkInterfaceId": eni, "InstanceId": instance});
    let attach = [
        (pair("eni", &instances[1]), "InvalidParameterValue.Malformed"),
        (pair(free, "ins"), "InvalidParameterValue.Malformed"),
        (pair("eni-00000000", &instances[1]), "ResourceNotFound"),
        (pair(free, "ins-00000000"), "ResourceNotFound"),
        (pair(primary, &instances[1]), "UnsupportedOperation"),
        (pair(held, &instances[1]), "UnsupportedOperation.AttachmentAlreadyExists"),
        (pair(free, far), "UnsupportedOperation.VpcMismatch"),
        (pair(free, beside), "UnsupportedOperation.ZoneMismatch"),
        (pair(free, tiny), "LimitExceeded"),
        (
            with(&pair(free, &instances[1]), "AttachType", json!(1)),
            "UnsupportedOperation.UnsupportedInstanceFamily",
        ),
    ];
    stage.check("AttachNetworkInterface", &attach);
    let detach = [
        (pair("eni-00000000", &instances[0]), "ResourceNotFound"),
        (pair(held, "ins-00000000"), "ResourceNotFound"),
        (pair(primary, &instances[0]), "UnsupportedOperation"),
        (pair(held, &instances[1]), "UnsupportedOperation.AttachmentNotFound"),
        (pair(free, &instances[0]), "UnsupportedOperation.AttachmentNotFound"),
    ];
    stage.check("DetachNetworkInterface", &detach);
    let one = |eni: &str| json!({"NetworkInterfaceId": eni});
    let delete = [
        (one("eni"), "InvalidParameterValue.Malformed"),
        (one("eni-00000000"), "ResourceNotFound"),
        (one(held), "UnsupportedOperation.InvalidState"),
        (one(primary), "UnsupportedOperation"),
    ];
    stage.check("DeleteNetworkInterface", &delete);
    // In the range of a HaVip it stays until it is taken out of it.
    let vip = json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet, "HaVipName": "vip"});
    let vip = cloud.done("CreateHaVip", vip)["HaVip"]["HaVipId"].clone();
    let range = json!({"HaVipAssociationSet": [
        {"HaVipId": vip, "InstanceId": instances[0], "InstanceType": "CVM"},
    ]});
    cloud.done("AssociateHaVipInstance", range.clone());
    let associated = [(pair(held, &instances[0]), "UnsupportedOperation.InstanceAssociateHavip")];
    stage.check("DetachNetworkInterface", &associated);
    cloud.done("DisassociateHaVipInstance", range);
    cloud.finish("DetachNetworkInterface", pair(held, &instances[0]));
}

#[test]
fn what_cannot_be_said_of_addresses_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let stage = Stage::new(&server);
    let held = &stage.held;
    let says = |address: &str, description: String| json!({"PrivateIpAddresses": [{"PrivateIpAddress": address, "Description": description}]});
    let first = &stage.addresses[0];
    let short = || String::from("web");
    let eleven: Vec<&str> = vec![first.as_str(); 11];
    let modify = [
        (of("eni", says(first, short())), "InvalidParameterValue.Malformed"),
        (of("eni-00000000", says(first, short())), "ResourceNotFound"),
        (of(held, says("ten", short())), "InvalidParameterValue.Malformed"),
        (of(held, says("10.0.9.9", short())), "ResourceNotFound"),
        (of(held, says(first, "d".repeat(61))), "InvalidParameterValue.TooLong"),
        (
            of(held, json!({"PrivateIpAddresses": named(&eleven)})),
            "InvalidParameterValue.LimitExceeded",
        ),
        (of(held, json!({"PrivateIpAddresses": []})), "MissingParameter"),
    ];
    stage.check("ModifyPrivateIpAddressesAttribute", &modify);
    let ipv6 = |all: &[&str]| {
        let all: Vec<Value> = all.iter().map(|one| json!({"Address": one})).collect();
        json!({"Ipv6Addresses": all})
    };
    let modify = [
        (of("eni-00000000", ipv6(&["fd00::9"])), "ResourceNotFound"),
        (of(held, ipv6(&["fd00::9"])), "UnsupportedOperation.AttachmentNotFound"),
        (of(held, ipv6(&["ten"])), "InvalidParameterValue.Malformed"),
    ];
    stage.check("ModifyIpv6AddressesAttribute", &modify);
}

#[test]
fn what_cannot_be_said_of_an_interface_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let stage = Stage::new(&server);
    let (cloud, held) = (&stage.cloud, &stage.held);
    let level =
        |enis: &[&str], level: &str| json!({"NetworkInterfaceIds": enis, "QosLevel": level});
    let modify = [
        (level(&["eni-00000000"], "PT"), "ResourceNotFound"),
        (level(&[held], "best"), "InvalidParameterValue"),
        (level(&[held], ""), "MissingParameter"),
        (level(&[held.as_str(); 101], "PT"), "InvalidParameterValue.LimitExceeded"),
        (with(&level(&[held], "PT"), "DirectSendMaxPort", json!(1)), "UnsupportedOperation"),
    ];
    stage.check("ModifyNetworkInterfaceQos", &modify);
    cloud.done("ModifyNetworkInterfaceQos", level(&[held], "PT"));
    let qos = json!({"Filters": [{"Name": "eni-qos", "Values": ["PT"]}]});
    let found = cloud.done("DescribeNetworkInterfaces", qos);
    assert_eq!(found["NetworkInterfaceSet"][0]["QosLevel"], "PT");
    let modify = [
        (
            of(held, json!({"NetworkInterfaceName": "n".repeat(61)})),
            "InvalidParameterValue.TooLong",
        ),
        (of(held, json!({"TrunkingFlag": "Enable"})), "UnsupportedOperation"),
        (of("eni-00000000", json!({"NetworkInterfaceName": "n"})), "ResourceNotFound"),
        (of(held, json!({"SecurityGroupIds": vec!["sg-00000000"; 2]})), "ResourceNotFound"),
    ];
    stage.check("ModifyNetworkInterfaceAttribute", &modify);
}

#[test]
fn what_cannot_be_given_back_or_grouped_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let stage = Stage::new(&server);
    let (cloud, held, free) = (&stage.cloud, &stage.held, &stage.free);
    let second = &stage.addresses[1];
    let back = |eni: &str, instance: &str| {
        of(eni, json!({"PrivateIpAddresses": named(&[second]), "InstanceId": instance}))
    };
    let give_back = [
        (back(held, "ins"), "InvalidParameterValue.Malformed"),
        (back(held, "ins-00000000"), "ResourceNotFound"),
        (back(held, &stage.instances[1]), "UnsupportedOperation.AttachmentNotFound"),
        (back(free, &stage.instances[0]), "UnsupportedOperation.AttachmentNotFound"),
    ];
    stage.check("UnassignPrivateIpAddresses", &give_back);
    cloud.finish("UnassignPrivateIpAddresses", back(held, &stage.instances[0]));
    let groups = |enis: Value, groups: Value| json!({"NetworkInterfaceIds": enis, "SecurityGroupIds": groups});
    let group = cloud.interface_of(held)["GroupSet"][0].clone();
    for action in
        ["AssociateNetworkInterfaceSecurityGroups", "DisassociateNetworkInterfaceSecurityGroups"]
    {
        let change = [
            (groups(json!(["eni"]), json!([group])), "InvalidParameterValue.Malformed"),
            (groups(json!([held]), json!(["sg"])), "InvalidParameterValue.Malformed"),
            (groups(json!(["eni-00000000"]), json!([group])), "ResourceNotFound"),
            (groups(json!([held]), json!(["sg-00000000"])), "ResourceNotFound"),
            (groups(json!([]), json!([group])), "MissingParameter"),
            (groups(json!([held]), json!([])), "MissingParameter"),
            (groups(json!(vec![held; 101]), json!([group])), "InvalidParameterValue.LimitExceeded"),
        ];
        stage.check(action, &change);
    }
}
