//! What the cloud offers, over signed calls: regions, zones, images, instance types, disks; and what it does not.

use rehome_client::Client;
use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, done, refused, text};
use crate::server::Server;

/// The texts of one member of each thing of a list.
fn each(answer: &Value, list: &str, member: &str) -> Vec<String> {
    let list = answer[list].as_array().unwrap_or_else(|| panic!("no {list} in {answer}"));
    list.iter().map(|one| text(one, &format!("/{member}"))).collect()
}

fn filter(name: &str, values: &[&str]) -> Value {
    json!({"Filters": [{"Name": name, "Values": values}]})
}

fn codes(client: &Client, action: &str, table: &[(Value, &str)]) {
    for (parameters, code) in table {
        assert_eq!(
            &refused(client, action, parameters.clone()).code,
            code,
            "{action} {parameters}"
        );
    }
}

#[test]
fn three_services_tell_the_same_regions_and_zones() {
    let server = Server::fresh();
    let client = server.client();
    let product = json!({"Product": "cvm"});
    for action in ["cvm.DescribeRegions", "region.DescribeRegions", "api.DescribeRegions"] {
        let asked = if action.starts_with("cvm") { json!({}) } else { product.clone() };
        let told = done(&client, action, asked);
        let regions = each(&told, "RegionSet", "Region");
        assert_eq!(told["TotalCount"], regions.len(), "{action}");
        assert!(regions.contains(&"ap-guangzhou".into()) && regions.len() == 20, "{regions:?}");
        let names = each(&told, "RegionSet", "RegionName");
        assert!(names.contains(&"South China (Guangzhou)".into()), "{names:?}");
    }
    let expected: Vec<_> = [1, 2, 3, 4, 6, 7].map(|n| format!("ap-guangzhou-{n}")).into();
    for action in ["cvm.DescribeZones", "region.DescribeZones", "api.DescribeZones"] {
        let asked = if action.starts_with("cvm") { json!({}) } else { product.clone() };
        let told = done(&client, action, asked);
        assert_eq!(each(&told, "ZoneSet", "Zone"), expected, "{action}");
        assert_eq!(told["ZoneSet"][2]["ZoneId"], "100003", "{action}");
        assert_eq!(told["ZoneSet"][2]["ZoneName"], "Guangzhou Zone 3", "{action}");
        assert_eq!(told["ZoneSet"][2]["ZoneState"], "AVAILABLE", "{action}");
    }
    let wrong = "InvalidParameter.ParameterError";
    let tables = [
        ("region.DescribeZones", json!({"Product": "tke"}), wrong),
        ("region.DescribeRegions", json!({"Product": "tke"}), wrong),
        ("region.DescribeRegions", json!({"Product": "cvm", "Scene": 2}), wrong),
        ("api.DescribeZones", json!({"Product": "tke"}), "InvalidParameter"),
        ("api.DescribeRegions", json!({}), "MissingParameter"),
        ("api.DescribeProducts", json!({"Limit": 101}), "InvalidParameterValue.Range"),
    ];
    for (action, asked, code) in tables {
        codes(&client, action, &[(asked, code)]);
    }
    for action in ["region.DescribeProducts", "api.DescribeProducts"] {
        let all = done(&client, action, json!({}));
        let names = each(&all, "Products", "Name");
        assert!(names.contains(&"vpc".into()) && !names.contains(&"rehome".into()), "{names:?}");
        let one = done(&client, action, json!({"Offset": 1, "Limit": 1}));
        assert_eq!(each(&one, "Products", "Name"), names[1..2]);
        assert_eq!(one["TotalCount"], names.len());
    }
}

#[test]
fn images_are_found_by_id_and_by_each_filter() {
    let server = Server::fresh();
    let client = server.client();
    let ids = |asked: Value| each(&done(&client, "DescribeImages", asked), "ImageSet", "ImageId");
    let all = ids(json!({"Limit": 100}));
    assert!(all.contains(&"img-rehome".into()) && all.is_sorted(), "{all:?}");
    for (name, values, expected) in [
        ("image-id", &["img-rehome", "img-00000000"][..], &["img-rehome"][..]),
        ("image-name", &["24.04"], &["img-mmytdhbn"]),
        ("platform", &["Deb"], &["img-7ag0z2jt"]),
        ("image-type", &["PRIVATE_IMAGE"], &[]),
        ("cdc-cache-status", &["CACHED"], &[]),
        ("tag:a", &["b"], &[]),
    ] {
        assert_eq!(ids(filter(name, values)), expected, "{name}");
    }
    assert_eq!(ids(filter("image-type", &["PUBLIC_IMAGE"])), all);
    assert_eq!(ids(json!({"ImageIds": ["img-rehome", "img-0"]})), ["img-rehome"]);
    assert_eq!(ids(json!({"Offset": 1, "Limit": 1, "InstanceType": "S5.LARGE8"})), all[1..2]);
    let both =
        json!({"ImageIds": ["img-rehome"], "Filters": [{"Name": "platform", "Values": ["a"]}]});
    let six = ["a", "b", "c", "d", "e", "f"];
    codes(
        &client,
        "DescribeImages",
        &[
            (json!({"ImageIds": ["rehome"]}), "InvalidImageId.Malformed"),
            (both, "InvalidParameter.InvalidParameterCoexistImageIdsFilters"),
            (json!({"Limit": 101}), "InvalidParameterValue.InvalidParameterValueLimit"),
            (filter("colour", &["red"]), "InvalidFilter"),
            (filter("image-id", &six), "InvalidParameterValue.LimitExceeded"),
            (json!({"InstanceType": "S5"}), "InvalidInstanceType.Malformed"),
            (json!({"InstanceType": "S9.HUGE1"}), "InvalidParameterValue.InstanceTypeNotFound"),
        ],
    );
}

#[test]
fn instance_types_are_told_by_zone_family_and_size() {
    let server = Server::fresh();
    let client = server.client();
    let families = done(&client, "DescribeInstanceFamilyConfigs", json!({}));
    let names = each(&families, "InstanceFamilyConfigSet", "InstanceFamily");
    assert!(names.contains(&"SA5".into()), "{names:?}");
    let one = json!({"Filters": [
        {"Name": "zone", "Values": [ZONE]},
        {"Name": "instance-type", "Values": ["S5.LARGE8"]},
    ]});
    let told = done(&client, "DescribeInstanceTypeConfigs", one.clone());
    let row = &told["InstanceTypeConfigSet"];
    assert_eq!((&row[0]["CPU"], &row[0]["Memory"]), (&json!(4), &json!(8)), "{row}");
    assert_eq!(row.as_array().unwrap().len(), 1);
    let told = done(&client, "DescribeZoneInstanceConfigInfos", one);
    let row = &told["InstanceTypeQuotaSet"][0];
    assert_eq!((&row["Cpu"], &row["Status"]), (&json!(4), &json!("SELL")), "{row}");
    let sorted = json!({"Filters": [
        {"Name": "zone", "Values": [ZONE]},
        {"Name": "instance-family", "Values": ["S5"]},
        {"Name": "sort-keys", "Values": ["cpu:desc", "mem:asc"]},
    ]});
    let told = done(&client, "DescribeZoneInstanceConfigInfos", sorted);
    let types = each(&told, "InstanceTypeQuotaSet", "InstanceType");
    assert_eq!(types[..2], ["S5.8XLARGE64", "S5.8XLARGE128"]);
    assert_eq!(types.last().unwrap(), "S5.SMALL4");
    let prepaid = filter("instance-charge-type", &["PREPAID"]);
    let told = done(&client, "DescribeZoneInstanceConfigInfos", prepaid.clone());
    assert_eq!(told["InstanceTypeQuotaSet"], json!([]));
    let rows = [
        (filter("zone", &["ap-guangzhou-5"]), "InvalidParameterValue.ZoneNotSupported"),
        (filter("zone", &["ap-beijing-3"]), "InvalidZone.MismatchRegion"),
        (filter("instance-type", &["S5"]), "InvalidInstanceType.Malformed"),
        (filter("colour", &["red"]), "InvalidFilter"),
    ];
    for action in ["DescribeInstanceTypeConfigs", "DescribeZoneInstanceConfigInfos"] {
        codes(&client, action, &rows);
    }
    let two = filter("instance-family", &["S4", "S5"]);
    let rows = [(two, "InvalidFilterValue.LimitExceeded"), (prepaid, "InvalidFilter")];
    codes(&client, "DescribeInstanceTypeConfigs", &rows);
    let sort = [(filter("sort-keys", &["disk:asc"]), "InvalidFilter")];
    codes(&client, "DescribeZoneInstanceConfigInfos", &sort);
}

#[test]
fn there_are_no_disks_and_a_wrong_question_is_told() {
    let server = Server::fresh();
    let client = server.client();
    for asked in [
        json!({}),
        json!({"DiskIds": ["disk-00000000"], "Order": "ASC", "OrderField": "CREATE_TIME"}),
        filter("instance-id", &["ins-00000000"]),
    ] {
        let told = done(&client, "DescribeDisks", asked);
        assert_eq!((&told["TotalCount"], &told["DiskSet"]), (&json!(0), &json!([])));
    }
    let both = json!({"DiskIds": ["disk-00000000"], "Filters": [{"Name": "zone", "Values": []}]});
    let many: Vec<_> = (0..101).map(|n| format!("disk-{n:08}")).collect();
    let value = "InvalidParameterValue";
    codes(
        &client,
        "DescribeDisks",
        &[
            (json!({"DiskIds": ["disk"]}), value),
            (both, value),
            (json!({"DiskIds": many}), value),
            (json!({"Limit": 101}), value),
            (json!({"Order": "UP"}), value),
            (json!({"OrderField": "SIZE"}), value),
            (filter("colour", &["red"]), "InvalidFilter"),
        ],
    );
}

#[test]
fn what_a_run_names_of_the_catalogue_is_there() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let network = json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet});
    let base = json!({"InstanceType": "S5.LARGE8", "ImageId": "img-rehome",
        "Placement": {"Zone": ZONE}, "VirtualPrivateCloud": network});
    let with = |name: &str, value: Value| {
        let mut call = base.clone();
        call[name] = value;
        call
    };
    let zone = |zone: &str| with("Placement", json!({"Zone": zone}));
    let mut without = base.clone();
    without.as_object_mut().unwrap().remove("ImageId");
    let rows = [
        (zone("ap-guangzhou-5"), "InvalidParameterValue.ZoneNotSupported"),
        (zone("ap-beijing-3"), "InvalidZone.MismatchRegion"),
        (with("InstanceType", json!("S5")), "InvalidInstanceType.Malformed"),
        (with("InstanceType", json!("S9.HUGE1")), "InvalidParameterValue.InstanceTypeNotFound"),
        (with("ImageId", json!("rehome")), "InvalidImageId.Malformed"),
        (with("ImageId", json!("img-00000000")), "InvalidImageId.NotFound"),
        (without, "MissingParameter"),
    ];
    codes(&cloud.client, "RunInstances", &rows);
    assert_eq!(cloud.done("DescribeInstances", json!({}))["TotalCount"], 0);
}

#[test]
fn what_an_instance_does_not_have_is_refused_and_changes_nothing() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let id = cloud.instances(1).remove(0);
    let shown =
        || cloud.done("DescribeInstances", json!({"InstanceIds": [id]}))["InstanceSet"].take();
    let before = shown();
    let unreal = "InvalidInstance.NotSupported";
    let secret = "Gu5t9xGARNpq";
    let (own, none) = (json!([id]), json!(["ins-00000000"]));
    let password = |ids: &Value, text: &str| json!({"InstanceIds": ids, "Password": text});
    let wide = |ids: &Value, mbps: i64| json!({"InstanceIds": ids, "InternetAccessible": {"InternetMaxBandwidthOut": mbps}});
    let charge = |ids: &Value, how: &str| json!({"InstanceIds": ids, "InstanceChargeType": how});
    let limit = |ids: &Value, what: &str| json!({"InstanceIds": ids, "Operation": what});
    let table = [
        ("ResetInstance", json!({"InstanceId": id}), unreal),
        ("ResetInstance", json!({"InstanceId": "ins-00000000"}), "InvalidInstanceId.NotFound"),
        ("ResetInstance", json!({"InstanceId": "x"}), "InvalidInstanceId.Malformed"),
        ("ResetInstance", json!({"InstanceId": id, "ImageId": "img-0"}), "InvalidImageId.NotFound"),
        ("ResetInstancesPassword", password(&own, secret), unreal),
        (
            "ResetInstancesPassword",
            password(&own, "short"),
            "InvalidParameterValue.InvalidPassword",
        ),
        ("ResetInstancesPassword", password(&none, secret), "InvalidInstanceId.NotFound"),
        ("ResetInstancesPassword", password(&json!([]), secret), "MissingParameter"),
        ("ResetInstancesPassword", password(&json!([id, id]), secret), "InvalidParameterValue"),
        ("ResetInstancesInternetMaxBandwidth", wide(&own, 10), unreal),
        ("ResetInstancesInternetMaxBandwidth", wide(&own, -1), "InvalidParameterValue.Range"),
        ("ResetInstancesInternetMaxBandwidth", wide(&none, 10), "InvalidInstanceId.NotFound"),
        (
            "ModifyInstancesChargeType",
            charge(&own, "PREPAID"),
            "UnsupportedOperation.InstanceChargeType",
        ),
        ("ModifyInstancesChargeType", charge(&own, "FREE"), "InvalidParameterValue"),
        ("ModifyInstancesChargeType", charge(&none, "PREPAID"), "InvalidInstanceId.NotFound"),
        (
            "DescribeInstancesOperationLimit",
            limit(&none, "INSTANCE_DEGRADE"),
            "InvalidInstanceId.NotFound",
        ),
        ("DescribeInstancesOperationLimit", limit(&own, "GROW"), "InvalidParameterValue"),
    ];
    for (action, parameters, code) in table {
        let error = cloud.refused(action, parameters.clone());
        assert_eq!(error.code, code, "{action} {parameters}");
        assert!(!error.message.contains(secret), "a password is never repeated");
    }
    let many: Vec<_> = (0..101).map(|n| format!("ins-{n:08}")).collect();
    let many = cloud.refused("ResetInstancesPassword", password(&json!(many), secret));
    assert_eq!(many.code, "InvalidParameterValue.LimitExceeded");
    assert_eq!(shown(), before);
    let told = cloud.done("DescribeInstancesOperationLimit", limit(&own, "INSTANCE_DEGRADE"));
    let row = &told["InstanceOperationLimitSet"][0];
    assert_eq!((&row["InstanceId"], &row["LimitCount"]), (&json!(id), &json!(-1)), "{row}");
}
