//! What is used of a VPC, as it is told: addresses, instances, counts.

use serde_json::{Value, json};

use crate::cloud::{Cloud, text};
use crate::server::Server;

#[test]
fn who_uses_which_address_is_told_in_the_order_of_the_addresses() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.attached(&instance, 2);
    let vip = json!({
        "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "HaVipName": "v", "Vip": "10.0.9.9",
    });
    let vip = text(&cloud.done("CreateHaVip", vip), "/HaVip/HaVipId");
    let asked = |more: Value| {
        let mut asked = json!({"VpcId": cloud.vpc});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    let used = |more: Value| {
        let told = cloud.done("DescribeUsedIpAddress", asked(more));
        let set = told["IpAddressStates"].as_array().unwrap().clone();
        let one = |one: &Value| {
            assert_eq!(one["SubnetId"], cloud.subnet.as_str());
            ["IpAddress", "ResourceType", "ResourceId"].map(|field| text(one, &format!("/{field}")))
        };
        (told["TotalCount"].as_u64().unwrap(), set.iter().map(one).collect::<Vec<_>>())
    };
    let (total, all) = used(json!({}));
    let all: Vec<_> = all.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let expected = [
        ["10.0.0.1", "GATEWAY", &cloud.subnet],
        ["10.0.0.2", "CVM", &instance],
        ["10.0.0.3", "ENI", &eni],
        ["10.0.0.4", "ENI", &eni],
        ["10.0.9.9", "HAVIP", &vip],
    ];
    assert_eq!((total, &all[..]), (5, &expected[..]));
    let of = |name: &str, value: &str| json!({"Filters": [{"Name": name, "Values": [value]}]});
    assert_eq!(used(json!({"IpAddresses": ["10.0.9.9", "10.0.9.10"]})).0, 1);
    assert_eq!(used(of("ip-addresses", "10.0.0.3")).0, 1);
    assert_eq!(used(of("resource-id", &eni)).0, 2);
    assert_eq!(
        used(json!({"SubnetId": cloud.subnet, "Offset": 3, "Limit": 1})).1[0][0],
        "10.0.0.4"
    );
    let other = Cloud::of(server.client(), "10.0.0.0/16");
    for (more, code) in [
        (json!({"SubnetId": other.subnet}), "InvalidParameterValue.ParameterMismatch"),
        (json!({"SubnetId": "subnet-00000000"}), "ResourceNotFound"),
        (json!({"IpAddresses": ["ten"]}), "InvalidParameterValue.Malformed"),
        (json!({"IpAddresses": vec!["10.0.0.2"; 101]}), "InvalidParameterValue.LimitExceeded"),
        (
            json!({"IpAddresses": ["10.0.0.2"], "Filters": of("resource-id", &eni)["Filters"]}),
            "InvalidParameter.Coexist",
        ),
        (of("colour", "red"), "InvalidParameter.FilterInvalidKey"),
    ] {
        assert_eq!(cloud.refused("DescribeUsedIpAddress", asked(more)).code, code);
    }
    let addresses = json!({"PrivateIpAddresses": ["10.0.9.9", "10.0.9.10", "10.0.0.2"]});
    let told = cloud.done("DescribeVpcPrivateIpAddresses", asked(addresses));
    let set = told["VpcPrivateIpAddressSet"].as_array().unwrap();
    let told: Vec<_> = set.iter().map(|one| text(one, "/PrivateIpAddressType")).collect();
    assert_eq!(told, ["HAVIP", "CVM"]);
    assert_eq!(set[0]["CidrBlock"], "10.0.0.0/20");
    // The other VPC has the same block and nobody in it.
    let elsewhere = json!({"VpcId": other.vpc, "PrivateIpAddresses": ["10.0.0.2"]});
    let told = cloud.done("DescribeVpcPrivateIpAddresses", elsewhere);
    assert_eq!(told["VpcPrivateIpAddressSet"], json!([]));
}

#[test]
fn the_instances_of_a_vpc_are_told_with_what_they_may_hold() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    cloud.attached(&instances[0], 1);
    let of = |name: &str, value: &str| json!({"Filters": [{"Name": name, "Values": [value]}]});
    let told = |filters: Value| cloud.done("DescribeVpcInstances", filters);
    assert_eq!(told(of("vpc-id", &cloud.vpc))["TotalCount"], 2);
    assert_eq!(told(of("vpc-id", "vpc-00000000"))["TotalCount"], 0);
    let one = told(of("instance-id", &instances[0]));
    let one = &one["InstanceSet"][0];
    for (field, value) in [
        ("VpcId", json!(cloud.vpc)),
        ("SubnetId", json!(cloud.subnet)),
        ("InstanceState", json!("RUNNING")),
        ("CPU", json!(4)),
        ("Memory", json!(8)),
        ("EniLimit", json!(4)),
        ("EniIpLimit", json!(10)),
        ("InstanceEniCount", json!(2)),
    ] {
        assert_eq!(one[field], value, "{field}");
    }
    for (filters, code) in [
        (of("colour", "red"), "InvalidParameter.FilterInvalidKey"),
        (of("vpc-id", "vpc"), "InvalidParameterValue.Malformed"),
        (json!({"Filters": [], "Limit": 101}), "InvalidParameterValue.Range"),
        (json!({}), "MissingParameter"),
    ] {
        assert_eq!(cloud.refused("DescribeVpcInstances", filters).code, code);
    }
}

#[test]
fn dashboards_count_what_is_there() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    cloud.attached(&instance, 3);
    let vip = json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet, "HaVipName": "v"});
    cloud.done("CreateHaVip", vip);
    let table = json!({"VpcId": cloud.vpc, "RouteTableName": "t"});
    cloud.done("CreateRouteTable", table);
    let told = cloud.done("DescribeVpcResourceDashboard", json!({"VpcIds": [cloud.vpc]}));
    let told = &told["ResourceDashboardSet"][0];
    for (field, count) in [
        ("CVM", 1),
        ("Subnet", 1),
        ("RouteTable", 2),
        ("Ip", 1),
        ("NetworkACL", 0),
        ("FlowLog", 0),
        ("Nat", 0),
    ] {
        assert_eq!(told[field], count, "{field}");
    }
    let told = cloud.done("DescribeSubnetResourceDashboard", json!({"SubnetIds": [cloud.subnet]}));
    let told = &told["ResourceStatisticsSet"][0];
    assert_eq!((&told["Ip"], &told["VpcId"]), (&json!(5), &json!(cloud.vpc)));
    let items = told["ResourceStatisticsItemSet"].as_array().unwrap();
    let items: Vec<_> =
        items.iter().map(|it| (text(it, "/ResourceType"), it["ResourceCount"].clone())).collect();
    let counts = ["CVM", "ENI", "HaVip"].map(|kind| (kind.to_owned(), json!(1)));
    assert_eq!(items[..3], counts);
    let absent = json!({"VpcIds": ["vpc-00000000"]});
    assert_eq!(cloud.refused("DescribeVpcResourceDashboard", absent).code, "ResourceNotFound");
    let absent = json!({"SubnetIds": ["subnet-00000000"]});
    assert_eq!(cloud.refused("DescribeSubnetResourceDashboard", absent).code, "ResourceNotFound");
}
