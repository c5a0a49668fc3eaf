//! Tags over signed calls: what bears them from its first moment, and what finds it by them.

use rehome_client::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::accounts::{FIRST, allow, attach, code, user};
use crate::cloud::{Cloud, ZONE, call, done, text};
use crate::server::{REGION, Server, serve_with_key, until};

/// A six-part name as Terraform writes it.
pub(crate) fn name(service: &str, kind: &str, id: &str) -> String {
    format!("qcs::{service}:{REGION}:uin/:{kind}/{id}")
}

pub(crate) fn tag(pairs: &[(&str, &str)]) -> Value {
    pairs.iter().map(|(key, value)| json!({"TagKey": key, "TagValue": value})).collect()
}

/// What a list of tags says, whichever service's words it has.
pub(crate) fn pairs(tags: &Value) -> Vec<String> {
    let tags = tags.as_array().unwrap_or_else(|| panic!("no tags: {tags}"));
    let text = |tag: &Value, names: [&str; 2]| {
        let found = names.iter().find_map(|name| tag[name].as_str());
        found.unwrap_or_else(|| panic!("no tag: {tag}")).to_owned()
    };
    tags.iter()
        .map(|it| format!("{}={}", text(it, ["Key", "TagKey"]), text(it, ["Value", "TagValue"])))
        .collect()
}

/// What the tag service says that a resource bears.
pub(crate) fn borne(client: &Client, (service, kind, id): (&str, &str, &str)) -> Vec<String> {
    let asked = json!({
        "ServiceType": service, "ResourcePrefix": kind, "ResourceIds": [id],
        "ResourceRegion": REGION, "Limit": 1000,
    });
    pairs(&done(client, "DescribeResourceTagsByResourceIds", asked)["Tags"])
}

pub(crate) fn vpc(client: &Client) -> String {
    let made = done(client, "CreateVpc", json!({"VpcName": "t", "CidrBlock": "10.9.0.0/16"}));
    text(&made, "/Vpc/VpcId")
}

/// One row for each action that makes something.
struct Create {
    action: &'static str,
    /// JSON, with `@vpc`, `@subnet`, `@instance` and `@group` for ids.
    parameters: &'static str,
    /// Where its answer has the id.
    id: &'static str,
    /// How the tag service calls it.
    kind: (&'static str, &'static str),
    /// How it is described, and where that shows tags.
    describe: (&'static str, &'static str, &'static str),
}

const fn row(
    (action, parameters): (&'static str, &'static str),
    id: &'static str,
    kind: (&'static str, &'static str),
    describe: (&'static str, &'static str, &'static str),
) -> Create {
    Create { action, parameters, id, kind, describe }
}

const ENIS: (&str, &str, &str) =
    ("DescribeNetworkInterfaces", "NetworkInterfaceIds", "/NetworkInterfaceSet/0/TagSet");
const ENI: &str = "/NetworkInterface/NetworkInterfaceId";
const GROUPS: (&str, &str, &str) =
    ("DescribeSecurityGroups", "SecurityGroupIds", "/SecurityGroupSet/0/TagSet");
const GROUP: &str = "/SecurityGroup/SecurityGroupId";

const CREATES: &[Create] = &[
    row(
        ("CreateVpc", r#"{"VpcName":"t","CidrBlock":"10.8.0.0/16"}"#),
        "/Vpc/VpcId",
        ("vpc", "vpc"),
        ("DescribeVpcs", "VpcIds", "/VpcSet/0/TagSet"),
    ),
    row(
        (
            "CreateSubnet",
            r#"{"VpcId":"@vpc","SubnetName":"t","CidrBlock":"10.0.200.0/24","Zone":"ap-guangzhou-3"}"#,
        ),
        "/Subnet/SubnetId",
        ("vpc", "subnet"),
        ("DescribeSubnets", "SubnetIds", "/SubnetSet/0/TagSet"),
    ),
    row(
        (
            "CreateNetworkInterface",
            r#"{"VpcId":"@vpc","SubnetId":"@subnet","NetworkInterfaceName":"t"}"#,
        ),
        ENI,
        ("vpc", "eni"),
        ENIS,
    ),
    row(
        (
            "CreateAndAttachNetworkInterface",
            r#"{"VpcId":"@vpc","SubnetId":"@subnet","NetworkInterfaceName":"t","InstanceId":"@instance"}"#,
        ),
        ENI,
        ("vpc", "eni"),
        ENIS,
    ),
    row(
        ("CreateSecurityGroup", r#"{"GroupName":"t","GroupDescription":"t"}"#),
        GROUP,
        ("cvm", "sg"),
        GROUPS,
    ),
    row(
        (
            "CreateSecurityGroupWithPolicies",
            r#"{"GroupName":"t","GroupDescription":"t","SecurityGroupPolicySet":{"Egress":[{"Action":"ACCEPT","CidrBlock":"0.0.0.0/0","Protocol":"ALL"}]}}"#,
        ),
        GROUP,
        ("vpc", "sg"),
        GROUPS,
    ),
    row(("CloneSecurityGroup", r#"{"SecurityGroupId":"@group"}"#), GROUP, ("cvm", "sg"), GROUPS),
    row(
        ("AllocateAddresses", r#"{"AddressCount":1}"#),
        "/AddressSet/0",
        ("vpc", "eip"),
        ("DescribeAddresses", "AddressIds", "/AddressSet/0/TagSet"),
    ),
    row(
        ("CreateRouteTable", r#"{"VpcId":"@vpc","RouteTableName":"t"}"#),
        "/RouteTable/RouteTableId",
        ("vpc", "rtb"),
        ("DescribeRouteTables", "RouteTableIds", "/RouteTableSet/0/TagSet"),
    ),
    row(
        ("CreateHaVip", r#"{"VpcId":"@vpc","SubnetId":"@subnet","HaVipName":"t"}"#),
        "/HaVip/HaVipId",
        ("vpc", "havip"),
        ("DescribeHaVips", "HaVipIds", "/HaVipSet/0/TagSet"),
    ),
    row(
        ("CreateNetworkAcl", r#"{"VpcId":"@vpc","NetworkAclName":"t"}"#),
        "/NetworkAcl/NetworkAclId",
        ("vpc", "acl"),
        ("DescribeNetworkAcls", "NetworkAclIds", "/NetworkAclSet/0/TagSet"),
    ),
    row(
        (
            "CreateFlowLog",
            r#"{"VpcId":"@vpc","FlowLogName":"t","ResourceType":"VPC","ResourceId":"@vpc","TrafficType":"ALL","CloudLogId":"x"}"#,
        ),
        "/FlowLog/0/FlowLogId",
        ("vpc", "fl"),
        ("DescribeFlowLogs", "FlowLogId", "/FlowLog/0/TagSet"),
    ),
];

#[test]
fn what_is_made_with_tags_bears_them_wherever_it_is_shown() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let group = json!({"GroupName": "s", "GroupDescription": "s"});
    let group = text(&cloud.done("CreateSecurityGroup", group), "/SecurityGroup/SecurityGroupId");
    let expected = ["env=test", "空="];
    for Create { action, parameters, id, kind, describe } in CREATES {
        let named = [
            ("@vpc", &cloud.vpc),
            ("@subnet", &cloud.subnet),
            ("@instance", &instance),
            ("@group", &group),
        ];
        let parameters =
            named.iter().fold((*parameters).to_owned(), |it, (name, id)| it.replace(name, id));
        let mut parameters: Value = serde_json::from_str(&parameters).unwrap();
        parameters["Tags"] = json!([{"Key": "空", "Value": ""}, {"Key": "env", "Value": "test"}]);
        let made = cloud.done(action, parameters);
        let id = text(&made, id);
        let (describe, ids, set) = *describe;
        let named = if ids == "FlowLogId" { json!(id) } else { json!([id]) };
        let shown = cloud.done(describe, json!({ ids: named }));
        assert_eq!(pairs(shown.pointer(set).unwrap()), expected, "{action}: {shown}");
        assert_eq!(borne(&cloud.client, (kind.0, kind.1, &id)), expected, "{action}");
        let (answered, _) = set.split_once("Set/0").unwrap_or(("/FlowLog/0", ""));
        if let Some(of_answer) = made.pointer(&format!("{answered}/TagSet")) {
            assert_eq!(pairs(of_answer), expected, "{action} answers {made}");
        }
    }
}

/// Tags, and the codes that the VPC API and the CVM API have for them.
type Wrong<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

#[test]
fn a_wrong_tag_makes_nothing_and_is_refused_by_the_codes_of_its_service() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let before = cloud.done("DescribeVpcs", json!({}))["TotalCount"].clone();
    let many: Vec<_> = (0..51).map(|number| (format!("k{number}"), "")).collect();
    let many: Vec<_> = many.iter().map(|(key, value)| (key.as_str(), *value)).collect();
    let (key, value) = ("k".repeat(128), "v".repeat(256));
    let table: &[Wrong<'_>] = &[
        (&[("", "v")], "InvalidParameterValue.TagInvalidKeyLen", "FailedOperation.IllegalTagKey"),
        (&[(&key, "v")], "InvalidParameterValue.TagInvalidKeyLen", "FailedOperation.IllegalTagKey"),
        (&[("a*", "v")], "InvalidParameterValue.TagInvalidKey", "FailedOperation.IllegalTagKey"),
        (&[("a", "*")], "InvalidParameterValue.TagInvalidVal", "FailedOperation.IllegalTagValue"),
        (
            &[("a", &value)],
            "InvalidParameterValue.TagInvalidVal",
            "FailedOperation.IllegalTagValue",
        ),
        (
            &[("qcloud:a", "v")],
            "UnsupportedOperation.TagSystemReservedTagKey",
            "FailedOperation.TagKeyReserved",
        ),
        (
            &[("a", "1"), ("a", "2")],
            "InvalidParameterValue.TagDuplicateKey",
            "InvalidParameterValue.DuplicateTags",
        ),
        (
            &many,
            "LimitExceeded.TagKeyPerResourceExceeded",
            "InvalidParameterValue.TagQuotaLimitExceeded",
        ),
    ];
    for (tags, of_vpc, of_cvm) in table {
        let tags: Value = tags.iter().map(|(k, v)| json!({"Key": k, "Value": v})).collect();
        let create = json!({"VpcName": "t", "CidrBlock": "10.7.0.0/16", "Tags": tags});
        assert_eq!(cloud.refused("CreateVpc", create).code, *of_vpc, "{tags}");
        let specification = json!([{"ResourceType": "instance", "Tags": tags}]);
        assert_eq!(cloud.refused("RunInstances", run(&cloud, specification, 1)).code, *of_cvm);
    }
    assert_eq!(cloud.done("DescribeVpcs", json!({}))["TotalCount"], before);
    assert_eq!(cloud.done("DescribeInstances", json!({}))["TotalCount"], 0);
}

fn run(cloud: &Cloud, specification: Value, count: u32) -> Value {
    json!({
        "InstanceType": "S5.LARGE8", "ImageId": "img-22trbn9x", "InstanceCount": count,
        "Placement": {"Zone": ZONE},
        "VirtualPrivateCloud": {"VpcId": cloud.vpc, "SubnetId": cloud.subnet},
        "TagSpecification": specification,
    })
}

#[test]
fn instances_bear_what_their_specification_says_twenty_five_at_a_time() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let of = |kind: &str| json!({"ResourceType": kind, "Tags": [{"Key": "env", "Value": "test"}]});
    let made = cloud.done("RunInstances", run(&cloud, json!([of("instance")]), 25));
    let found = cloud.done(
        "DescribeInstances",
        json!({"Filters": [{"Name": "tag:env", "Values": ["test"]}], "Limit": 100}),
    );
    assert_eq!(found["TotalCount"], 25);
    assert_eq!(pairs(&found["InstanceSet"][0]["Tags"]), ["env=test"]);
    let id = text(&made, "/InstanceIdSet/24");
    assert_eq!(borne(&cloud.client, ("cvm", "instance", &id)), ["env=test"]);
    let refused = [
        (json!([of("instance")]), 26, "LimitExceeded.TagResourceQuota"),
        (json!([of("disk")]), 1, "UnsupportedOperation"),
        (json!([of("instance"), of("instance")]), 1, "InvalidParameterValue.Duplicate"),
    ];
    for (specification, count, code) in refused {
        let parameters = run(&cloud, specification, count);
        assert_eq!(cloud.refused("RunInstances", parameters).code, code);
    }
}

/// A filter and its values.
type Asked<'a> = (&'a str, &'a [&'a str]);

#[test]
fn a_describe_finds_by_tags_what_bears_them_and_nothing_else() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let create = |tags: &[(&str, &str)]| {
        let tags: Value = tags.iter().map(|(k, v)| json!({"Key": k, "Value": v})).collect();
        let asked = json!({
            "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "t", "Tags": tags,
        });
        text(&cloud.done("CreateNetworkInterface", asked), "/NetworkInterface/NetworkInterfaceId")
    };
    let both = create(&[("env", "test"), ("team", "red")]);
    let (live, red) = (create(&[("env", "live")]), create(&[("team", "red")]));
    create(&[]);
    let table: &[(&[Asked<'_>], &[&String])] = &[
        (&[("tag-key", &["env"])], &[&both, &live]),
        (&[("tag-key", &["env", "team"])], &[&both, &live, &red]),
        (&[("tag-key", &["Env"])], &[]),
        (&[("tag:env", &["test"])], &[&both]),
        (&[("tag:env", &["live", "test"])], &[&both, &live]),
        (&[("tag:env", &["red"])], &[]),
        (&[("tag:none", &["test"])], &[]),
        (&[("tag:env", &["test"]), ("tag:team", &["red"])], &[&both]),
        (&[("tag:env", &["live"]), ("tag:team", &["red"])], &[]),
        (&[("tag:team", &["red"]), ("network-interface-id", &[&red])], &[&red]),
        (&[("network-interface-id", &[&both]), ("tag:env", &["live"])], &[]),
    ];
    for (filters, expected) in table {
        let asked: Value =
            filters.iter().map(|(name, values)| json!({"Name": name, "Values": values})).collect();
        let found = cloud.done("DescribeNetworkInterfaces", json!({"Filters": asked}));
        let mut expected: Vec<&str> = expected.iter().map(|id| id.as_str()).collect();
        expected.sort_unstable();
        let set = found["NetworkInterfaceSet"].as_array().unwrap();
        let found: Vec<&str> =
            set.iter().map(|it| it["NetworkInterfaceId"].as_str().unwrap()).collect();
        assert_eq!(found, expected, "{asked}");
    }
    // tag-value is a filter of addresses and instances.
    let address = json!({"Tags": [{"Key": "a", "Value": "red"}]});
    let address = text(&cloud.done("AllocateAddresses", address), "/AddressSet/0");
    cloud.done("AllocateAddresses", json!({}));
    let filter = json!({"Filters": [{"Name": "tag-value", "Values": ["red"]}]});
    let found = cloud.done("DescribeAddresses", filter.clone());
    assert_eq!(
        (&found["TotalCount"], text(&found, "/AddressSet/0/AddressId")),
        (&json!(1), address)
    );
    assert_eq!(cloud.done("DescribeInstances", filter)["TotalCount"], 0);
    // Flow logs take one filter, on tags only.
    let log = |name: &str, tags: Value| {
        let asked = json!({
            "VpcId": cloud.vpc, "FlowLogName": name, "ResourceType": "VPC",
            "ResourceId": cloud.vpc, "TrafficType": "ALL", "CloudLogId": "x", "Tags": tags,
        });
        text(&cloud.done("CreateFlowLog", asked), "/FlowLog/0/FlowLogId")
    };
    let tagged = log("one", json!([{"Key": "a", "Value": "red"}]));
    log("other", json!([]));
    let filter = json!({"Filters": {"Name": "tag:a", "Values": ["red"]}});
    let found = cloud.done("DescribeFlowLogs", filter);
    assert_eq!((&found["TotalNum"], text(&found, "/FlowLog/0/FlowLogId")), (&json!(1), tagged));
}

#[test]
fn a_clone_bears_the_tags_of_its_source_where_that_is_asked_for() {
    let server = Server::fresh();
    let client = server.client();
    let tags = json!([{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "1"}]);
    let source = json!({"GroupName": "s", "GroupDescription": "s", "Tags": tags});
    let source = done(&client, "CreateSecurityGroup", source);
    let source = text(&source, "/SecurityGroup/SecurityGroupId");
    let own = json!([{"Key": "b", "Value": "2"}]);
    for (clone, expected) in [(true, vec!["a=1", "b=2"]), (false, vec!["b=2"])] {
        let asked = json!({"SecurityGroupId": source, "Tags": own, "IsCloneTags": clone});
        let made = done(&client, "CloneSecurityGroup", asked);
        assert_eq!(pairs(&made["SecurityGroup"]["TagSet"]), expected);
    }
}

#[test]
fn a_vpc_with_tags_at_everything_that_it_may_have_is_deleted_in_one_commit() {
    let server = Server::fresh();
    let client = server.client();
    let id = vpc(&client);
    let tags = json!([{"Key": "a", "Value": "1"}]);
    for _ in 0..50 {
        let asked = json!({"VpcId": id, "NetworkAclName": "t", "Tags": tags});
        done(&client, "CreateNetworkAcl", asked);
    }
    for _ in 0..9 {
        done(
            &client,
            "CreateRouteTable",
            json!({"VpcId": id, "RouteTableName": "t", "Tags": tags}),
        );
    }
    let main = json!({"Filters": [{"Name": "association.main", "Values": ["true"]}]});
    let main = text(&done(&client, "DescribeRouteTables", main), "/RouteTableSet/0/RouteTableId");
    for resource in [name("vpc", "rtb", &main), name("vpc", "vpc", &id)] {
        let asked = json!({"Resource": resource, "ReplaceTags": tag(&[("a", "1")])});
        done(&client, "ModifyResourceTags", asked);
    }
    let rows =
        || done(&client, "DescribeResourceTags", json!({"Limit": 1000}))["TotalCount"].clone();
    assert_eq!(rows(), 61);
    done(&client, "DeleteVpc", json!({"VpcId": id}));
    assert_eq!(rows(), 0);
    assert_eq!(done(&client, "DescribeTagKeys", json!({}))["TotalCount"], 0);
}

/// A permission for one resource is none for another, however the call spells it.
#[test]
fn who_may_tag_one_resource_may_tag_no_other_by_any_spelling() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let (own, other) = (cloud.interface(1), cloud.interface(1));
    let client = user(&server, "ada");
    let pattern = format!("qcs::vpc:{REGION}:uin/{FIRST}:eni/{own}");
    attach(&server.folder, ("own", &allow("tag:*", &pattern)), &["--user", "ada"]);
    let add = |resource: &str| json!({"TagKey": own, "TagValue": "1", "Resource": resource});
    let asked = add(&name("vpc", "eni", &own));
    let ask = |action: &str, asked: &Value| code(&call(&client, action, asked.clone()));
    until("the policy holds", || {
        (ask("AddResourceTag", &asked) != "UnauthorizedOperation").then_some(())
    });
    let ids = |ids: &[&str], region: &str| {
        json!({
            "ServiceType": "vpc", "ResourcePrefix": "eni", "ResourceIds": ids,
            "ResourceRegion": region,
        })
    };
    let table = [
        ("AddResourceTag", add(&name("vpc", "eni", &other))),
        ("AddResourceTag", add(&format!("qcs::vpc:::eni/{other}"))),
        ("AddResourceTag", add(&format!("qcs::vpc:ap-shanghai:uin/:eni/{own}"))),
        ("DescribeResourceTagsByResourceIds", ids(&[&own, &other], REGION)),
        ("DescribeResourceTagsByResourceIds", ids(&[&own], "ap-shanghai")),
        ("DescribeResourceTags", json!({})),
        ("DescribeResourceTags", json!({"ResourceId": own, "ResourceRegion": "ap-shanghai"})),
        ("DescribeTags", json!({"TagKey": own})),
        ("GetResources", json!({"TagFilters": [{"TagKey": own}]})),
        ("GetResources", json!({"PaginationToken": name("vpc", "eni", &own)})),
        ("CreateTag", json!({"TagKey": own, "TagValue": "2"})),
    ];
    for (action, asked) in table {
        assert_eq!(ask(action, &asked), "UnauthorizedOperation", "{action} {asked}");
    }
    assert_eq!(ask("DescribeResourceTags", &json!({"ResourceId": own})), "OK");
    assert_eq!(ask("DescribeResourceTagsByResourceIds", &ids(&[&own], REGION)), "OK");
    assert_eq!(borne(&cloud.client, ("vpc", "eni", &own)), [format!("{own}=1")]);
}

#[test]
fn tags_outlive_the_server_that_took_them() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let start = || Server::ready(&mut serve_with_key(&folder, "simulated"), &folder);
    let server = start();
    let client = server.client();
    let id = vpc(&client);
    let asked = json!({"Resource": name("vpc", "vpc", &id), "ReplaceTags": tag(&[("a", "1")])});
    done(&client, "ModifyResourceTags", asked);
    done(&client, "CreateTag", json!({"TagKey": "b", "TagValue": "2"}));
    drop(server);
    let server = start();
    let client = server.client();
    assert_eq!(borne(&client, ("vpc", "vpc", &id)), ["a=1"]);
    assert_eq!(pairs(&done(&client, "DescribeTags", json!({}))["Tags"]), ["a=1", "b=2"]);
    let filter = json!({"Filters": [{"Name": "tag:a", "Values": ["1"]}]});
    assert_eq!(done(&client, "DescribeVpcs", filter)["TotalCount"], 1);
}
