//! The tag service over signed calls, action by action.

use serde_json::{Value, json};

use crate::cloud::{Cloud, call, done, refused, text};
use crate::server::{REGION, SECRET_ID, SECRET_KEY, Server};
use crate::tags::{borne, name, pairs, tag, vpc};

#[test]
fn a_tag_is_added_once_and_taken_away_once() {
    let server = Server::fresh();
    let client = server.client();
    let id = vpc(&client);
    let resource = name("vpc", "vpc", &id);
    let add = |key: &str| json!({"TagKey": key, "TagValue": "1", "Resource": resource});
    done(&client, "AddResourceTag", add("a"));
    assert_eq!(refused(&client, "AddResourceTag", add("a")).code, "ResourceInUse.TagKeyAttached");
    let delete = json!({"TagKey": "a", "Resource": resource});
    done(&client, "DeleteResourceTag", delete.clone());
    let code = refused(&client, "DeleteResourceTag", delete).code;
    assert_eq!(code, "ResourceNotFound.AttachedTagKeyNotFound");
    assert!(borne(&client, ("vpc", "vpc", &id)).is_empty());
}

#[test]
fn the_texts_of_tags_and_the_names_of_resources_are_judged_by_the_tag_services_codes() {
    let server = Server::fresh();
    let client = server.client();
    let id = vpc(&client);
    let (long, longer) = ("k".repeat(128), "v".repeat(256));
    let good = name("vpc", "vpc", &id);
    let absent = name("vpc", "eni", "eni-00000000");
    let table = [
        ("", "1", good.as_str(), "InvalidParameterValue.TagKeyEmpty"),
        (&long, "1", &good, "InvalidParameterValue.TagKeyLengthExceeded"),
        ("a*", "1", &good, "InvalidParameterValue.TagKeyCharacterIllegal"),
        ("project", "1", &good, "InvalidParameter.ReservedTagKey"),
        ("a", &longer, &good, "InvalidParameterValue.TagValueLengthExceeded"),
        ("a", "*", &good, "InvalidParameterValue.TagValueCharacterIllegal"),
        ("a", "1", &id, "InvalidParameterValue.ResourceDescriptionError"),
        (
            "a",
            "1",
            "qcs::vpc:ap-guangzhou:uin/1:vpc/vpc-00000000",
            "InvalidParameterValue.ResourceDescriptionError",
        ),
        (
            "a",
            "1",
            "qcs::vpc:ap-nowhere:uin/:vpc/vpc-00000000",
            "InvalidParameterValue.ResourceDescriptionError",
        ),
        (
            "a",
            "1",
            "qcs::vpc:ap-shanghai-fsi:uin/:vpc/vpc-00000000",
            "InvalidParameterValue.ResourceDescriptionError",
        ),
        (
            "a",
            "1",
            "qcs::cos:ap-guangzhou:uin/:prefix/x",
            "InvalidParameterValue.ResourceDescriptionError",
        ),
        (
            "a",
            "1",
            "qcs::vpc:ap-guangzhou:uin/:eni/vpc-00000000",
            "InvalidParameterValue.ResourceDescriptionError",
        ),
        ("a", "1", &absent, "InvalidParameterValue.ResourceDescriptionError"),
    ];
    for (key, value, resource, code) in table {
        let asked = json!({"TagKey": key, "TagValue": value, "Resource": resource});
        assert_eq!(
            refused(&client, "AddResourceTag", asked).code,
            code,
            "{key} {value} {resource}"
        );
    }
    assert!(borne(&client, ("vpc", "vpc", &id)).is_empty());
    // The account may be left out or named; so may the region.
    let shown = done(
        &client,
        "AddResourceTag",
        json!({"TagKey": "a", "TagValue": "", "Resource": format!("qcs::vpc:::vpc/{id}")}),
    );
    assert!(shown["RequestId"].is_string());
    let found = done(&client, "GetResources", json!({}));
    let own = text(&found, "/ResourceTagMappingList/0/Resource");
    assert!(own.starts_with("qcs::vpc:ap-guangzhou:uin/1") && own.ends_with(&id), "{own}");
    done(&client, "AddResourceTag", json!({"TagKey": "b", "TagValue": "", "Resource": own}));
}

#[test]
fn tags_are_replaced_and_deleted_in_one_call() {
    let server = Server::fresh();
    let client = server.client();
    let id = vpc(&client);
    let resource = name("vpc", "vpc", &id);
    let keys = |keys: &[&str]| keys.iter().map(|key| json!({"TagKey": key})).collect::<Value>();
    let modify = |rest: Value| {
        let mut asked = json!({"Resource": resource});
        asked.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        asked
    };
    done(
        &client,
        "ModifyResourceTags",
        modify(json!({"ReplaceTags": tag(&[("a", "1"), ("b", "1")])})),
    );
    let both =
        json!({"ReplaceTags": tag(&[("a", "2"), ("c", "")]), "DeleteTags": keys(&["b", "x"])});
    done(&client, "ModifyResourceTags", modify(both));
    assert_eq!(borne(&client, ("vpc", "vpc", &id)), ["a=2", "c="]);
    let many: Vec<_> = (0..11).map(|number| format!("k{number}")).collect();
    let eleven: Vec<_> = many.iter().map(|key| (key.as_str(), "")).collect();
    let table = [
        (json!({}), "InvalidParameter.Tag"),
        (json!({"ReplaceTags": []}), "InvalidParameter.Tag"),
        (json!({"ReplaceTags": tag(&[("d", "1")]), "DeleteTags": []}), "InvalidParameter.Tag"),
        (json!({"ReplaceTags": tag(&eleven)}), "InvalidParameter.Tag"),
        (json!({"ReplaceTags": tag(&[("d", "1"), ("d", "2")])}), "InvalidParameter.Tag"),
        (
            json!({"ReplaceTags": tag(&[("a", "1")]), "DeleteTags": keys(&["a"])}),
            "InvalidParameterValue.DeleteTagsParamError",
        ),
        (json!({"DeleteTags": keys(&[""])}), "InvalidParameterValue.TagKeyEmpty"),
    ];
    for (rest, code) in table {
        assert_eq!(
            refused(&client, "ModifyResourceTags", modify(rest.clone())).code,
            code,
            "{rest}"
        );
    }
    done(&client, "ModifyResourceTags", modify(json!({"ReplaceTags": tag(&eleven[..10])})));
    assert_eq!(borne(&client, ("vpc", "vpc", &id)).len(), 12);
}

#[test]
fn a_resource_bears_fifty_tags_and_refuses_the_next() {
    let server = Server::fresh();
    let client = server.client();
    let id = vpc(&client);
    let resource = name("vpc", "vpc", &id);
    let many: Vec<_> = (0..50).map(|number| format!("k{number}")).collect();
    let fifty: Vec<_> = many.iter().map(|key| (key.as_str(), "")).collect();
    for ten in fifty.chunks(10) {
        let asked = json!({"Resource": resource, "ReplaceTags": tag(ten)});
        done(&client, "ModifyResourceTags", asked);
    }
    let more = json!({"Resource": resource, "TagKey": "more", "TagValue": "1"});
    let code = refused(&client, "AddResourceTag", more).code;
    assert_eq!(code, "LimitExceeded.ResourceAttachedTags");
    let more = json!({"Resource": resource, "ReplaceTags": tag(&[("more", "1")])});
    let code = refused(&client, "ModifyResourceTags", more).code;
    assert_eq!(code, "LimitExceeded.ResourceAttachedTags");
    assert_eq!(borne(&client, ("vpc", "vpc", &id)).len(), 50);
}

#[test]
fn many_resources_get_one_tag_that_exists_all_of_them_or_none() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let client = &cloud.client;
    let ids: Vec<_> = (0..3).map(|_| cloud.interface(1)).collect();
    let of = |ids: &[String], value: Option<&str>| {
        let mut asked = json!({
            "ServiceType": "vpc", "ResourcePrefix": "eni", "ResourceIds": ids, "TagKey": "env",
            "ResourceRegion": REGION,
        });
        value.into_iter().for_each(|value| asked["TagValue"] = json!(value));
        asked
    };
    let attach = |ids: &[String]| of(ids, Some("test"));
    let code = |action, asked| refused(client, action, asked).code;
    assert_eq!(code("AttachResourcesTag", attach(&ids)), "ResourceNotFound.TagNonExist");
    done(client, "CreateTag", json!({"TagKey": "env", "TagValue": "test"}));
    done(client, "AttachResourcesTag", attach(&ids[..2]));
    assert_eq!(code("AttachResourcesTag", attach(&ids)), "ResourceInUse.TagKeyAttached");
    assert!(borne(client, ("vpc", "eni", &ids[2])).is_empty());
    let detach = |ids: &[String]| of(ids, None);
    let gone = "ResourceNotFound.AttachedTagKeyNotFound";
    assert_eq!(code("DetachResourcesTag", detach(&ids)), gone);
    assert_eq!(borne(client, ("vpc", "eni", &ids[0])), ["env=test"]);
    done(client, "DetachResourcesTag", detach(&ids[..2]));
    assert!(borne(client, ("vpc", "eni", &ids[0])).is_empty());
    let with = |name: &str, value: Value| {
        let mut asked = attach(&ids);
        asked[name] = value;
        asked
    };
    let many: Vec<_> = (0..51).map(|_| ids[0].clone()).collect();
    let table = [
        (with("ServiceType", json!("cos")), "InvalidParameterValue.ServiceTypeInvalid"),
        (with("ResourcePrefix", json!("bucket")), "InvalidParameterValue.ResourcePrefixInvalid"),
        (with("ResourcePrefix", json!("vpc")), "InvalidParameterValue.ResourceIdInvalid"),
        (with("ResourceRegion", json!("ap-nowhere")), "InvalidParameterValue.RegionInvalid"),
        (with("ResourceRegion", json!("ap-shanghai-fsi")), "InvalidParameterValue.RegionInvalid"),
        (with("ResourceIds", json!(["eni-00000000"])), "InvalidParameterValue.ResourceIdInvalid"),
        (with("ResourceIds", json!(["x"])), "InvalidParameterValue.ResourceIdInvalid"),
        (with("ResourceIds", json!(many)), "LimitExceeded.ResourceNumPerRequest"),
        (with("ResourcePrefix", Value::Null), "MissingParameter"),
    ];
    for (asked, expected) in table {
        assert_eq!(code("AttachResourcesTag", asked.clone()), expected, "{asked}");
        let mut detach = asked;
        detach.as_object_mut().unwrap().remove("TagValue");
        assert_eq!(code("DetachResourcesTag", detach.clone()), expected, "{detach}");
    }
}

#[test]
fn of_several_resources_those_that_fail_are_told_and_the_others_done() {
    let server = Server::fresh();
    let client = server.client();
    let id = vpc(&client);
    let (there, absent) = (name("vpc", "vpc", &id), name("vpc", "eni", "eni-00000000"));
    let tags = json!({"ResourceList": [absent, there], "Tags": tag(&[("a", "1"), ("b", "1")])});
    let told = done(&client, "TagResources", tags);
    let failed = |told: &Value| {
        let all = told["FailedResources"].as_array().unwrap();
        assert!(all.iter().all(|it| it["Message"].is_string()), "{told}");
        let of = |it: &Value| (text(it, "/Resource"), text(it, "/Code"));
        all.iter().map(of).collect::<Vec<_>>()
    };
    let description = String::from("InvalidParameterValue.ResourceDescriptionError");
    assert_eq!(failed(&told), [(absent.clone(), description.clone())]);
    // A second call changes the value of a key that is there.
    done(&client, "TagResources", json!({"ResourceList": [there], "Tags": tag(&[("a", "2")])}));
    assert_eq!(borne(&client, ("vpc", "vpc", &id)), ["a=2", "b=1"]);
    let untag = json!({"ResourceList": [there, absent], "TagKeys": ["a", "none"]});
    assert_eq!(failed(&done(&client, "UnTagResources", untag)), [(absent, description)]);
    assert_eq!(borne(&client, ("vpc", "vpc", &id)), ["b=1"]);
    let eleven = vec![there.clone(); 11];
    let keys: Vec<_> = (0..11).map(|number| format!("k{number}")).collect();
    let many: Vec<_> = keys.iter().map(|key| (key.as_str(), "1")).collect();
    let one = tag(&[("a", "1")]);
    let table = [
        (
            "TagResources",
            json!({"ResourceList": eleven, "Tags": one}),
            "LimitExceeded.ResourceNumPerRequest",
        ),
        (
            "TagResources",
            json!({"ResourceList": [there], "Tags": tag(&many)}),
            "LimitExceeded.TagNumPerRequest",
        ),
        (
            "TagResources",
            json!({"ResourceList": [there], "Tags": tag(&[("a", "")])}),
            "InvalidParameterValue.TagValueEmpty",
        ),
        (
            "TagResources",
            json!({"ResourceList": [there], "Tags": tag(&[("a", "1"), ("a", "2")])}),
            "InvalidParameterValue.TagKeyDuplicate",
        ),
        (
            "TagResources",
            json!({"ResourceList": ["x"], "Tags": one}),
            "InvalidParameterValue.ResourceDescriptionError",
        ),
        (
            "UnTagResources",
            json!({"ResourceList": eleven, "TagKeys": ["a"]}),
            "LimitExceeded.ResourceNumPerRequest",
        ),
        (
            "UnTagResources",
            json!({"ResourceList": [there], "TagKeys": keys}),
            "LimitExceeded.TagNumPerRequest",
        ),
        (
            "UnTagResources",
            json!({"ResourceList": [there], "TagKeys": ["a*"]}),
            "InvalidParameterValue.TagKeyCharacterIllegal",
        ),
    ];
    for (action, asked, code) in table {
        assert_eq!(refused(&client, action, asked.clone()).code, code, "{action} {asked}");
    }
}

#[test]
fn tags_that_are_created_or_borne_are_listed_for_the_whole_account() {
    let server = Server::fresh();
    let client = server.client();
    let shanghai = server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai");
    let finance = server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai-fsi");
    let pair = |key: &str, value: &str| json!({"TagKey": key, "TagValue": value});
    done(&shanghai, "CreateTag", pair("env", "test"));
    for twice in [&client, &shanghai] {
        let code = refused(twice, "CreateTag", pair("env", "test")).code;
        assert_eq!(code, "ResourceInUse.TagDuplicate");
    }
    let id = vpc(&shanghai);
    let resource = format!("qcs::vpc:ap-shanghai:uin/:vpc/{id}");
    // Asked from one region about a resource in another.
    done(
        &client,
        "AddResourceTag",
        json!({"TagKey": "env", "TagValue": "live", "Resource": resource}),
    );
    done(&client, "CreateTag", pair("team", "red"));
    for of in [&client, &shanghai] {
        let keys = done(of, "DescribeTagKeys", json!({}));
        assert_eq!((&keys["TotalCount"], &keys["Tags"]), (&json!(2), &json!(["env", "team"])));
        assert_eq!((&keys["Offset"], &keys["Limit"]), (&json!(0), &json!(15)));
        let values = done(of, "DescribeTagValues", json!({"TagKeys": ["env", "none"]}));
        assert_eq!(pairs(&values["Tags"]), ["env=live", "env=test"]);
        let all = done(of, "DescribeTags", json!({}));
        let can: Vec<_> =
            all["Tags"].as_array().unwrap().iter().map(|it| &it["CanDelete"]).collect();
        assert_eq!(
            (pairs(&all["Tags"]), can),
            (
                vec!["env=live".into(), "env=test".into(), "team=red".into()],
                vec![&json!(0), &json!(1), &json!(1)],
            )
        );
    }
    let some = |asked: Value| pairs(&done(&client, "DescribeTags", asked)["Tags"]);
    assert_eq!(some(json!({"TagKey": "env", "TagValue": "test"})), ["env=test"]);
    assert_eq!(some(json!({"TagKey": "env", "TagKeys": ["team"]})), ["team=red"]);
    assert_eq!(some(json!({"Offset": 2, "Limit": 2})), ["team=red"]);
    // Finance regions are isolated: nothing is seen there, and nothing of there is seen here.
    assert_eq!(done(&finance, "DescribeTags", json!({}))["TotalCount"], 0);
    done(&finance, "CreateTag", pair("env", "test"));
    assert_eq!(done(&client, "DescribeTags", json!({}))["TotalCount"], 3);
    let code = |asked| refused(&client, "DeleteTag", asked).code;
    assert_eq!(code(pair("env", "live")), "FailedOperation.TagAttachedResource");
    assert_eq!(code(pair("env", "none")), "ResourceNotFound.TagNonExist");
    assert_eq!(code(pair("env", "")), "InvalidParameterValue.TagValueEmpty");
    done(&client, "DeleteTag", pair("env", "test"));
    done(&shanghai, "DeleteVpc", json!({"VpcId": id}));
    // What nobody created goes with the last that bore it.
    assert_eq!(some(json!({})), ["team=red"]);
}

#[test]
fn what_a_list_of_tags_is_asked_for_is_checked() {
    let server = Server::fresh();
    let client = server.client();
    done(&client, "CreateTag", json!({"TagKey": "a", "TagValue": "1"}));
    let code = |action, asked| call(&client, action, asked).err().map_or("OK".into(), |it| it.code);
    for action in ["DescribeTagKeys", "DescribeTags", "DescribeResourceTags"] {
        let table = [
            (json!({"Limit": 1001}), "InvalidParameter"),
            (json!({"Limit": 0}), "InvalidParameter"),
            (json!({"Limit": 1000}), "OK"),
            (json!({"Offset": 7, "Limit": 5}), "InvalidParameterValue.OffsetInvalid"),
            (json!({"CreateUin": 1}), "InvalidParameterValue.UinInvalid"),
        ];
        for (asked, expected) in table {
            assert_eq!(code(action, asked.clone()), expected, "{action} {asked}");
        }
    }
    assert_eq!(code("DescribeTagKeys", json!({"ShowProject": 1})), "UnsupportedOperation");
    assert_eq!(code("DescribeTagKeys", json!({"Category": "x"})), "InvalidParameter");
    let none = done(&client, "DescribeTagKeys", json!({"Category": "System"}));
    assert_eq!(none["TotalCount"], 0);
    let empty = "InvalidParameterValue.TagKeyEmpty";
    assert_eq!(code("DescribeTagValues", json!({"TagKeys": []})), empty);
    let many: Vec<_> = (0..101).map(|number| format!("k{number}")).collect();
    assert_eq!(code("DescribeTagValues", json!({"TagKeys": many})), "InvalidParameter");
}

#[test]
fn the_tags_of_resources_are_described_row_by_row() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let client = &cloud.client;
    let id = cloud.interface(1);
    for (resource, pairs) in [
        (name("vpc", "eni", &id), [("a", "1"), ("b", "2")]),
        (name("vpc", "vpc", &cloud.vpc), [("a", "1"), ("c", "")]),
    ] {
        done(
            client,
            "ModifyResourceTags",
            json!({"Resource": resource, "ReplaceTags": tag(&pairs)}),
        );
    }
    let rows = |asked: Value| {
        let found = done(client, "DescribeResourceTags", asked);
        let rows = found["Rows"].as_array().unwrap().clone();
        assert!(rows.iter().all(|it| it["ServiceType"] == "vpc" && it["Category"] == "Custom"));
        let of = |it: &Value| format!("{} {}", text(it, "/ResourceId"), text(it, "/TagKey"));
        rows.iter().map(of).collect::<Vec<_>>()
    };
    let of = |id: &str, keys: [&str; 2]| keys.map(|key| format!("{id} {key}")).to_vec();
    let (eni, vpc) = (of(&id, ["a", "b"]), of(&cloud.vpc, ["a", "c"]));
    assert_eq!(rows(json!({})), [vpc.clone(), eni.clone()].concat());
    assert_eq!(rows(json!({"ServiceType": "vpc", "ResourcePrefix": "eni"})), eni);
    assert_eq!(rows(json!({"ResourceId": cloud.vpc, "ResourceRegion": REGION})), vpc);
    assert_eq!(rows(json!({"ResourceRegion": "ap-shanghai"})), Vec::<String>::new());
    assert_eq!(rows(json!({"Offset": 2, "Limit": 1})), eni[..1]);
    let code = |action, asked| refused(client, action, asked).code;
    assert_eq!(code("DescribeResourceTags", json!({"CosResourceId": 1})), "UnsupportedOperation");
    let by_ids = json!({
        "ServiceType": "vpc", "ResourcePrefix": "eni", "ResourceIds": [id, "eni-00000000", id],
        "ResourceRegion": REGION, "Offset": 1, "Limit": 1,
    });
    let found = done(client, "DescribeResourceTagsByResourceIds", by_ids.clone());
    assert_eq!(
        (&found["TotalCount"], &found["Offset"], &found["Limit"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(pairs(&found["Tags"]), ["b=2"]);
    let with = |name: &str, value: Value| {
        let mut asked = by_ids.clone();
        asked[name] = value;
        asked
    };
    let many = vec![id.clone(); 51];
    for (asked, expected) in [
        (with("ServiceType", json!("x")), "InvalidParameterValue.ServiceTypeInvalid"),
        (with("ResourcePrefix", json!("x")), "InvalidParameterValue.ResourcePrefixInvalid"),
        (with("ResourceIds", json!(["x"])), "InvalidParameterValue.ResourceIdInvalid"),
        (with("ResourceIds", json!(many)), "InvalidParameterValue.ResourceIdInvalid"),
        (with("ResourceRegion", json!("x")), "InvalidParameterValue.RegionInvalid"),
    ] {
        assert_eq!(code("DescribeResourceTagsByResourceIds", asked), expected);
    }
}

#[test]
fn resources_are_got_by_all_of_several_tags_and_page_by_page() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let client = &cloud.client;
    let ids: Vec<String> = (0..5).map(|_| cloud.interface(1)).collect();
    for (number, id) in ids.iter().enumerate() {
        let tags = tag(&[("env", ["test", "live"][number % 2]), ("n", &number.to_string())]);
        let asked = json!({"Resource": name("vpc", "eni", id), "ReplaceTags": tags});
        done(client, "ModifyResourceTags", asked);
    }
    let got = |asked: Value| {
        let found = done(client, "GetResources", asked);
        let list = found["ResourceTagMappingList"].as_array().unwrap().clone();
        let id = |it: &Value| text(it, "/Resource").rsplit('/').next().unwrap().to_owned();
        (list.iter().map(id).collect::<Vec<_>>(), text(&found, "/PaginationToken"))
    };
    let sorted = |wanted: &[usize]| {
        let mut wanted: Vec<_> = wanted.iter().map(|number| ids[*number].clone()).collect();
        wanted.sort_unstable();
        wanted
    };
    let filter = |key: &str, values: &[&str]| json!({"TagKey": key, "TagValue": values});
    let by = |filters: Value| got(json!({"TagFilters": filters})).0;
    assert_eq!(by(json!([filter("env", &["test"])])), sorted(&[0, 2, 4]));
    assert_eq!(by(json!([{"TagKey": "env"}])), sorted(&[0, 1, 2, 3, 4]));
    assert_eq!(by(json!([filter("env", &["test"]), filter("n", &["1", "2"])])), sorted(&[2]));
    assert_eq!(by(json!([filter("none", &[])])), sorted(&[]));
    let named = json!([name("vpc", "eni", &ids[3]), name("vpc", "vpc", &cloud.vpc)]);
    assert_eq!(got(json!({"ResourceList": named, "MaxResults": 1})).0, sorted(&[3]));
    // What goes between two pages shifts nothing.
    let (first, token) = got(json!({"MaxResults": 2}));
    assert_eq!(first, sorted(&[0, 1, 2, 3, 4])[..2]);
    done(client, "DeleteNetworkInterface", json!({"NetworkInterfaceId": first[0]}));
    let (second, token) = got(json!({"MaxResults": 2, "PaginationToken": token}));
    assert_eq!(second, sorted(&[0, 1, 2, 3, 4])[2..4]);
    let (third, token) = got(json!({"MaxResults": 2, "PaginationToken": token}));
    assert_eq!((third, token.as_str()), (sorted(&[0, 1, 2, 3, 4])[4..].to_vec(), ""));
    let code = |asked| refused(client, "GetResources", asked).code;
    let keys: Vec<_> = (0..7).map(|number| filter(&format!("k{number}"), &["1"])).collect();
    let values: Vec<_> = (0..11).map(|number| number.to_string()).collect();
    for (asked, expected) in [
        (json!({"PaginationToken": "x"}), "InvalidParameter.PaginationTokenInvalid"),
        (json!({"MaxResults": 201}), "InvalidParameter"),
        (json!({"MaxResults": 0}), "InvalidParameter"),
        (json!({"TagFilters": keys}), "LimitExceeded.TagNumPerRequest"),
        (json!({"TagFilters": [{"TagKey": "a", "TagValue": values}]}), "LimitExceeded.TagValue"),
        (json!({"TagFilters": [{"TagKey": ""}]}), "InvalidParameterValue.TagKeyEmpty"),
        (
            json!({"TagFilters": [{"TagKey": "a"}, {"TagKey": "a"}]}),
            "InvalidParameterValue.TagKeyDuplicate",
        ),
        (json!({"ResourceList": ["x"]}), "InvalidParameterValue.ResourceDescriptionError"),
        (
            json!({"ResourceList": vec![name("vpc", "eni", &ids[0]); 11]}),
            "LimitExceeded.ResourceNumPerRequest",
        ),
    ] {
        assert_eq!(code(asked.clone()), expected, "{asked}");
    }
}
