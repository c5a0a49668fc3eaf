//! Questions about what an interface has, and about how calls are answered at all.

use std::collections::BTreeSet;

use serde_json::json;

use crate::cloud::{Cloud, ZONE, call, done, text};
use crate::rates::limited;
use crate::server::{REGION, SECRET_ID, Server, until};
use crate::signed::Tc3;

pub(super) fn secondary(_: &Server, cloud: &Cloud) {
    let eni = cloud.interface(1);
    let given = json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": 3});
    cloud.finish("AssignPrivateIpAddresses", given);
    let shown = cloud.interface_of(&eni)["PrivateIpAddressSet"].take();
    let addresses: BTreeSet<_> =
        shown.as_array().unwrap().iter().map(|one| text(one, "/PrivateIpAddress")).collect();
    assert_eq!(addresses.len(), 4);
}

pub(super) fn secondary_limit(_: &Server, cloud: &Cloud) {
    let small = cloud.instances_of("S5.SMALL2", 1, (&cloud.subnet, ZONE)).remove(0);
    let eni = cloud.attached(&small, 6);
    let given = json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": 1});
    cloud.is_refused("AssignPrivateIpAddresses", given, "LimitExceeded");
}

pub(super) fn ipv6(_: &Server, cloud: &Cloud) {
    let block =
        text(&cloud.done("AssignIpv6CidrBlock", json!({"VpcId": cloud.vpc})), "/Ipv6CidrBlock");
    let part = block.replace("/56", "/64");
    let given = json!({
        "VpcId": cloud.vpc,
        "Ipv6SubnetCidrBlocks": [{"SubnetId": cloud.subnet, "Ipv6CidrBlock": part}],
    });
    cloud.done("AssignIpv6SubnetCidrBlock", given);
    let eni = cloud.interface(1);
    let given = json!({"NetworkInterfaceId": eni, "Ipv6AddressCount": 1});
    cloud.finish("AssignIpv6Addresses", given);
    let shown = text(&cloud.interface_of(&eni), "/Ipv6AddressSet/0/Address");
    let (network, _) = part.split_once("::").unwrap();
    assert!(shown.starts_with(network), "{shown} is not of {part}");
}

pub(super) fn groups(_: &Server, cloud: &Cloud) {
    let group = || {
        let given = json!({"GroupName": "g", "GroupDescription": "a group"});
        text(&cloud.done("CreateSecurityGroup", given), "/SecurityGroup/SecurityGroupId")
    };
    let (eni, first, second) = (cloud.interface(1), group(), group());
    for group in [first, second] {
        let given = json!({"NetworkInterfaceId": eni, "SecurityGroupIds": [group]});
        cloud.done("ModifyNetworkInterfaceAttribute", given);
        assert_eq!(cloud.interface_of(&eni)["GroupSet"], json!([group]));
    }
}

pub(super) fn token(_: &Server, cloud: &Cloud) {
    let given =
        |name: &str| cloud.eni(&json!({"ClientToken": "a-token", "NetworkInterfaceName": name}));
    let made = || cloud.done("CreateNetworkInterface", given("once"))["NetworkInterface"].take();
    assert_eq!(text(&made(), "/NetworkInterfaceId"), text(&made(), "/NetworkInterfaceId"));
    let all = cloud.done("DescribeNetworkInterfaces", json!({}));
    assert_eq!(all["TotalCount"], 1, "{all}");
    let code = "UnsupportedOperation.IdempotentParameterMismatch";
    cloud.is_refused("CreateNetworkInterface", given("other"), code);
}

pub(super) fn request_ids(_: &Server, cloud: &Cloud) {
    let answered = |_| text(&cloud.done("DescribeVpcs", json!({})), "/RequestId");
    let refused = |_| cloud.refused("DeleteVpc", json!({"VpcId": "vpc-00000000"})).request_id;
    let ids: BTreeSet<String> = (0..20).map(answered).chain((0..20).map(refused)).collect();
    assert_eq!(ids.len(), 40);
    assert!(ids.iter().all(|id| id.len() == 36 && id.matches('-').count() == 4), "{ids:?}");
}

pub(super) fn limit(_: &Server, cloud: &Cloud) {
    cloud.filled("10.0.32.0/24", 5);
    let mut seen = BTreeSet::new();
    for offset in [0, 2, 4] {
        let page = json!({"Offset": offset, "Limit": 2});
        let found = cloud.done("DescribeNetworkInterfaces", page);
        assert_eq!(found["TotalCount"], 5);
        let set = found["NetworkInterfaceSet"].as_array().unwrap();
        assert_eq!(set.len(), if offset == 4 { 1 } else { 2 });
        seen.extend(set.iter().map(|one| text(one, "/NetworkInterfaceId")));
    }
    assert_eq!(seen.len(), 5, "no interface is on two pages");
}

pub(super) fn by_subnet(_: &Server, cloud: &Cloud) {
    let (subnet, made) = cloud.filled("10.0.32.0/24", 3);
    cloud.interface(1);
    let filter = json!({"Filters": [{"Name": "subnet-id", "Values": [subnet]}]});
    assert_eq!(cloud.done("DescribeNetworkInterfaces", filter)["TotalCount"], made.len());
}

pub(super) fn unknown_filter(_: &Server, cloud: &Cloud) {
    let filter = json!({"Filters": [{"Name": "colour", "Values": ["red"]}]});
    cloud.is_refused("DescribeNetworkInterfaces", filter, "InvalidParameter.FilterInvalidKey");
}

pub(super) fn malformed(_: &Server, cloud: &Cloud) {
    for (action, given) in [
        ("DescribeNetworkInterfaces", json!({"NetworkInterfaceIds": ["eni-1"]})),
        ("DeleteVpc", json!({"VpcId": "vpc-XXXXXXXX"})),
        ("DeleteSubnet", json!({"SubnetId": "vpc-00000000"})),
    ] {
        cloud.is_refused(action, given, "InvalidParameterValue.Malformed");
    }
}

pub(super) fn unknown(_: &Server, cloud: &Cloud) {
    for (action, given) in [
        ("DescribeNetworkInterfaces", json!({"NetworkInterfaceIds": ["eni-00000000"]})),
        ("DeleteVpc", json!({"VpcId": "vpc-00000000"})),
        ("DeleteSubnet", json!({"SubnetId": "subnet-00000000"})),
    ] {
        cloud.is_refused(action, given, "ResourceNotFound");
    }
}

pub(super) fn dry_run(_: &Server, cloud: &Cloud) {
    let given = json!({
        "InstanceType": "S5.LARGE8", "ImageId": "img-rehome", "Placement": {"Zone": ZONE},
        "VirtualPrivateCloud": {"VpcId": cloud.vpc, "SubnetId": cloud.subnet}, "DryRun": true,
    });
    cloud.is_refused("RunInstances", given, "DryRunOperation");
    assert_eq!(cloud.done("DescribeInstances", json!({}))["TotalCount"], 0);
}

pub(super) fn wrong_signature(server: &Server, _: &Cloud) {
    let stranger = server.client_of(SECRET_ID, "not the key", REGION);
    let refused = call(&stranger, "DescribeVpcs", json!({})).unwrap_err();
    assert_eq!(refused.code, "AuthFailure.SignatureFailure");
}

pub(super) fn no_signature(server: &Server, cloud: &Cloud) {
    let request = Tc3::post(server, "DescribeVpcs", "{}").request().without("Authorization");
    assert_eq!(request.send(server.address()).code(), "MissingParameter");
    done(&cloud.client, "DescribeVpcs", json!({}));
}

pub(super) fn burst(_: &Server, _: &Cloud) {
    let home = tempfile::tempdir().unwrap();
    let server = limited(&home, "1");
    let client = server.client();
    let ask = || call(&client, "DescribeSubnets", json!({}));
    let refused = until("more than 20 calls within a second", || ask().err());
    assert_eq!(refused.code, "RequestLimitExceeded", "{refused}");
    until("calls are taken again", || ask().is_ok().then_some(()));
}
