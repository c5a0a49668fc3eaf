//! VPCs and subnets as callers see them: Terraform's sequences, defaults, quotas.

use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, done, refused, text};
use crate::server::Server;

fn vpc_of(cloud: &Cloud, id: &str) -> Value {
    let filters = json!({
        "Filters": [{"Name": "vpc-id", "Values": [id]}], "Offset": "0", "Limit": "100",
    });
    let mut found = cloud.done("DescribeVpcs", filters);
    assert_eq!(found["TotalCount"], 1, "{found}");
    found["VpcSet"][0].take()
}

fn subnet_of(cloud: &Cloud, id: &str) -> Value {
    let mut found = cloud.done("DescribeSubnets", json!({"SubnetIds": [id]}));
    assert_eq!(found["TotalCount"], 1, "{found}");
    found["SubnetSet"][0].take()
}

#[test]
fn terraform_makes_changes_and_deletes_a_vpc_and_a_subnet() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let asked = json!({
        "VpcName": "tf", "CidrBlock": "10.1.0.0/16", "EnableMulticast": "true", "DnsServers": [],
    });
    let vpc = text(&cloud.done("CreateVpc", asked), "/Vpc/VpcId");
    let shown = vpc_of(&cloud, &vpc);
    for (field, value) in [
        ("VpcName", json!("tf")),
        ("CidrBlock", json!("10.1.0.0/16")),
        ("IsDefault", json!(false)),
        ("EnableMulticast", json!(true)),
        ("DnsServerSet", json!(["183.60.83.19", "183.60.82.98"])),
        ("AssistantCidrSet", json!([])),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    let tables = json!({"Filters": [
        {"Name": "vpc-id", "Values": [vpc]}, {"Name": "association.main", "Values": ["true"]},
    ]});
    let main = cloud.done("DescribeRouteTables", tables);
    let main = text(&main, "/RouteTableSet/0/RouteTableId");
    let asked = json!({"VpcId": vpc, "SubnetName": "tf", "CidrBlock": "10.1.1.0/24", "Zone": ZONE});
    let subnet = text(&cloud.done("CreateSubnet", asked), "/Subnet/SubnetId");
    let switch = |to: &str| json!({"SubnetId": subnet, "EnableBroadcast": to});
    cloud.done("ModifySubnetAttribute", switch("true"));
    let shown = subnet_of(&cloud, &subnet);
    for (field, value) in [
        ("VpcId", json!(vpc)),
        ("SubnetName", json!("tf")),
        ("IsDefault", json!(false)),
        ("EnableBroadcast", json!(true)),
        ("Zone", json!(ZONE)),
        ("RouteTableId", json!(main)),
        ("AvailableIpAddressCount", json!(253)),
        ("CdcId", json!("")),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    cloud.done("ModifySubnetAttribute", switch("false"));
    let named = json!({"SubnetId": subnet, "SubnetName": "other"});
    cloud.done("ModifySubnetAttribute", named);
    let shown = subnet_of(&cloud, &subnet);
    assert_eq!((&shown["SubnetName"], &shown["EnableBroadcast"]), (&json!("other"), &json!(false)));
    let change = json!({"VpcId": vpc, "VpcName": "other", "EnableMulticast": "false"});
    cloud.done("ModifyVpcAttribute", change);
    let shown = vpc_of(&cloud, &vpc);
    assert_eq!((&shown["VpcName"], &shown["EnableMulticast"]), (&json!("other"), &json!(false)));
    let in_use = cloud.refused("DeleteVpc", json!({"VpcId": vpc}));
    assert_eq!(in_use.code, "ResourceInUse");
    cloud.done("DeleteSubnet", json!({"SubnetId": subnet}));
    cloud.done("DeleteVpc", json!({"VpcId": vpc}));
    // The provider deletes until it hears this.
    assert_eq!(cloud.refused("DeleteVpc", json!({"VpcId": vpc})).code, "ResourceNotFound");
}

#[test]
fn a_default_vpc_is_made_once_and_shown_as_one() {
    let server = Server::fresh();
    let client = server.client();
    let check = || done(&client, "CheckDefaultSubnet", json!({"Zone": ZONE}))["Result"].clone();
    assert_eq!(check(), true);
    let made = done(&client, "CreateDefaultVpc", json!({"Zone": ZONE}));
    assert_eq!(check(), false);
    let again = done(&client, "CreateDefaultVpc", json!({"Force": true}));
    assert_eq!(made["Vpc"], again["Vpc"]);
    assert_eq!(made["Vpc"]["CidrBlock"], "172.16.0.0/20");
    let default = |value| json!({"Filters": [{"Name": "is-default", "Values": [value]}]});
    for (action, total) in [("DescribeVpcs", 1), ("DescribeSubnets", 1)] {
        assert_eq!(done(&client, action, default("true"))["TotalCount"], total);
        assert_eq!(done(&client, action, default("false"))["TotalCount"], 0);
    }
    let wrong = refused(&client, "CreateDefaultVpc", json!({"Zone": "ap-beijing-1"}));
    assert_eq!(wrong.code, "InvalidParameterValue");
}

#[test]
fn several_subnets_are_made_in_one_call_or_none() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let one = |cidr: &str| json!({"SubnetName": "s", "CidrBlock": cidr, "Zone": ZONE});
    let asked = |subnets: Value| json!({"VpcId": cloud.vpc, "Subnets": subnets});
    let made =
        cloud.done("CreateSubnets", asked(json!([one("10.0.32.0/24"), one("10.0.33.0/24")])));
    assert_eq!(made["SubnetSet"].as_array().unwrap().len(), 2);
    for (subnets, code) in [
        (json!([one("10.0.34.0/24"), one("10.0.32.0/25")]), "InvalidParameterValue.SubnetConflict"),
        (json!([one("10.0.34.0/24"), one("10.9.0.0/24")]), "InvalidParameterValue.SubnetRange"),
        (json!([one("ten")]), "InvalidParameterValue.Malformed"),
        (json!([]), "MissingParameter"),
    ] {
        assert_eq!(cloud.refused("CreateSubnets", asked(subnets)).code, code);
    }
    assert_eq!(cloud.done("DescribeSubnets", json!({}))["TotalCount"], 3);
}

#[test]
fn the_limits_that_are_told_are_those_that_hold() {
    let server = Server::fresh();
    let client = server.client();
    let limit = |name: &str| {
        let told = done(&client, "DescribeVpcLimits", json!({"LimitTypes": [name]}));
        assert_eq!(told["VpcLimitSet"][0]["LimitType"], name);
        told["VpcLimitSet"][0]["LimitValue"].as_u64().unwrap()
    };
    let vpc = json!({"VpcName": "v", "CidrBlock": "10.0.0.0/16"});
    for _ in 0..limit("appid-max-vpcs") {
        done(&client, "CreateVpc", vpc.clone());
    }
    assert_eq!(refused(&client, "CreateVpc", vpc).code, "LimitExceeded");
    let id = text(&done(&client, "DescribeVpcs", json!({})), "/VpcSet/0/VpcId");
    let table = json!({"VpcId": id, "RouteTableName": "t"});
    // The main one is there.
    for _ in 1..limit("vpc-max-route-tables") {
        done(&client, "CreateRouteTable", table.clone());
    }
    assert_eq!(refused(&client, "CreateRouteTable", table).code, "LimitExceeded");
    let subnets = |from: u64, to: u64| {
        let one = |n: u64| json!({"SubnetName": "s", "CidrBlock": format!("10.0.{n}.0/24"), "Zone": ZONE});
        json!({"VpcId": id, "Subnets": (from..to).map(one).collect::<Vec<_>>()})
    };
    let most = limit("vpc-max-subnets");
    done(&client, "CreateSubnets", subnets(0, most));
    assert_eq!(refused(&client, "CreateSubnets", subnets(most, most + 1)).code, "LimitExceeded");
    assert_eq!(limit("vpc-max-nat-gateways"), 0);
    assert_eq!(limit("vpc-max-ula-ipv6-cidrs"), 1);
    for (types, code) in [
        (json!(["vpc-max-moons"]), "InvalidParameterValue"),
        (json!(vec!["appid-max-vpcs"; 101]), "InvalidParameterValue.LimitExceeded"),
    ] {
        assert_eq!(refused(&client, "DescribeVpcLimits", json!({"LimitTypes": types})).code, code);
    }
    let told = done(&client, "DescribeProductQuota", json!({"Product": "vpc"}));
    let first = &told["ProductQuotaSet"][0];
    assert_eq!(first["QuotaLimit"], limit("appid-max-vpcs"));
    for (product, count) in [("eip", 1), ("dfw", 3), ("ccn", 0), ("clb", 0)] {
        let told = done(&client, "DescribeProductQuota", json!({"Product": product}));
        assert_eq!(told["TotalCount"], count, "{product}");
    }
    let unknown = refused(&client, "DescribeProductQuota", json!({"Product": "moon"}));
    assert_eq!(unknown.code, "InvalidParameterValue");
}

#[test]
fn what_an_account_is_and_has_not_is_told() {
    let server = Server::fresh();
    let client = server.client();
    let told = done(&client, "DescribeAccountAttributes", json!({}));
    assert_eq!(told["AccountAttributeSet"][0]["AttributeValues"], json!(["VPC"]));
    let told = done(&client, "DescribeNetworkAccountType", json!({}));
    assert_eq!(told["NetworkAccountType"], "STANDARD");
    let told = done(&client, "DescribeTemplateLimits", json!({}));
    assert_eq!(told["TemplateLimit"]["AddressTemplateMemberLimit"], 0);
    for (action, set) in [
        ("DescribeBandwidthPackages", "BandwidthPackageSet"),
        ("DescribeRouteTableAssociatedInstances", "InstanceBindSet"),
    ] {
        let told = done(&client, action, json!({}));
        assert_eq!((&told["TotalCount"], &told[set]), (&json!(0), &json!([])), "{action}");
        let filters = json!({"Filters": [{"Name": "colour", "Values": ["red"]}]});
        assert_eq!(refused(&client, action, filters).code, "InvalidParameter.FilterInvalidKey");
    }
    let named = |id: &str| json!({"BandwidthPackageIds": [id]});
    for (id, code) in [
        ("bwp-12345678", "InvalidParameterValue.BandwidthPackageNotFound"),
        ("package", "InvalidParameterValue.BandwidthPackageIdMalformed"),
    ] {
        assert_eq!(refused(&client, "DescribeBandwidthPackages", named(id)).code, code);
    }
}

#[test]
fn a_vpc_gets_further_blocks_in_which_subnets_can_be_made() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let asked = |field: &str, blocks: &[&str]| json!({"VpcId": cloud.vpc, field: blocks});
    let made = cloud.done("CreateAssistantCidr", asked("CidrBlocks", &["172.20.0.0/16"]));
    let one = json!({
        "VpcId": cloud.vpc, "CidrBlock": "172.20.0.0/16", "AssistantType": 0, "SubnetSet": [],
    });
    assert_eq!(made["AssistantCidrSet"], json!([one]));
    let beyond = json!({
        "VpcId": cloud.vpc, "SubnetName": "b", "CidrBlock": "172.20.1.0/24", "Zone": ZONE,
    });
    let beyond = text(&cloud.done("CreateSubnet", beyond), "/Subnet/SubnetId");
    let shown = vpc_of(&cloud, &cloud.vpc);
    let set = &shown["AssistantCidrSet"][0];
    assert_eq!(set["SubnetSet"][0]["SubnetId"], beyond.as_str());
    for (action, parameters, code) in [
        ("CreateAssistantCidr", asked("CidrBlocks", &[]), "MissingParameter"),
        ("CreateAssistantCidr", asked("CidrBlocks", &["ten"]), "InvalidParameterValue.Malformed"),
        ("CreateAssistantCidr", asked("CidrBlocks", &["9.0.0.0/24"]), "InvalidParameterValue"),
        (
            "CreateAssistantCidr",
            asked("CidrBlocks", &["172.20.0.0/16"]),
            "InvalidParameterValue.Duplicate",
        ),
        (
            "CreateAssistantCidr",
            asked("CidrBlocks", &["10.0.0.0/8"]),
            "InvalidParameterValue.SubnetOverlapAssistCidr",
        ),
        (
            "CreateAssistantCidr",
            asked("CidrBlocks", &["10.0.64.0/24"]),
            "InvalidParameterValue.VpcCidrConflict",
        ),
        (
            "CreateAssistantCidr",
            asked("CidrBlocks", &["172.20.2.0/24"]),
            "InvalidParameterValue.SubnetConflict",
        ),
        ("DeleteAssistantCidr", asked("CidrBlocks", &["172.20.0.0/16"]), "ResourceInUse"),
        ("DeleteAssistantCidr", asked("CidrBlocks", &["172.21.0.0/16"]), "ResourceNotFound"),
        ("ModifyAssistantCidr", asked("NewCidrBlocks", &[]), "MissingParameter"),
        (
            "CreateAssistantCidr",
            json!({"VpcId": "vpc-00000000", "CidrBlocks": ["172.21.0.0/16"]}),
            "ResourceNotFound",
        ),
    ] {
        assert_eq!(cloud.refused(action, parameters.clone()).code, code, "{parameters}");
    }
    let conflicts = cloud.done("CheckAssistantCidr", asked("NewCidrBlocks", &["10.0.64.0/24"]));
    let conflict = &conflicts["ConflictSourceSet"][0];
    assert_eq!(conflict["SourceItem"], "10.0.0.0/16");
    assert_eq!(conflict["ConflictItemSet"][0]["DestinationItem"], "10.0.64.0/24");
    let none = cloud.done("CheckAssistantCidr", asked("NewCidrBlocks", &["172.21.0.0/16"]));
    assert_eq!(none["ConflictSourceSet"], json!([]));
    let told =
        |parameters: Value| cloud.done("DescribeAssistantCidr", parameters)["TotalCount"].clone();
    assert_eq!(told(json!({})), 1);
    assert_eq!(told(json!({"VpcIds": [cloud.vpc]})), 1);
    let other = json!({"Filters": [{"Name": "vpc-id", "Values": ["vpc-00000000"]}]});
    assert_eq!(told(other), 0);
    cloud.done("DeleteSubnet", json!({"SubnetId": beyond}));
    let swap = json!({
        "VpcId": cloud.vpc, "NewCidrBlocks": ["172.21.0.0/16"], "OldCidrBlocks": ["172.20.0.0/16"],
    });
    let changed = cloud.done("ModifyAssistantCidr", swap);
    assert_eq!(changed["AssistantCidrSet"][0]["CidrBlock"], "172.21.0.0/16");
    cloud.done("DeleteAssistantCidr", asked("CidrBlocks", &["172.21.0.0/16"]));
    assert_eq!(told(json!({})), 0);
}
