//! What the Describe actions find: each filter of each, by a table, in a small cloud that is known.
//!
//! A row names what is asked for and who is found, each by a short name of the thing.

use serde_json::json;

use crate::cloud::{ZONE, subnet, text};
use crate::known::{
    ACLS, ADDRESSES, ALL, Asked, ENIS, GROUPS, HA_VIPS, INSTANCES, Known, List, SUBNETS, TABLES,
    VPCS,
};
use crate::server::Server;

#[test]
fn interfaces_are_found_by_each_filter() {
    let server = Server::fresh();
    let known = Known::make(&server);
    let shown = known.cloud.interface_of(&known.id("b"));
    let ipv6 = text(&shown, "/Ipv6AddressSet/0/Address");
    let upper = ipv6.to_uppercase();
    let public = text(&known.cloud.eip(&known.id("e")), "/AddressIp");
    known.check(
        &ENIS,
        &[
            (&[("vpc-id", &["@one"])], "a b p"),
            (&[("vpc-id", &["@one", "@two"])], "a b c p"),
            (&[("vpc-id", &["vpc-00000000"])], ""),
            (&[("vpc-id", &["no id"])], ""),
            (&[("subnet-id", &["@second"])], "c"),
            (&[("network-interface-id", &["@a", "@c", "@a", "eni-00000000"])], "a c"),
            (&[("attachment.instance-id", &["@i"])], "b p"),
            (&[("attachment.instance-id", &["ins-00000000"])], ""),
            (&[("groups.security-group-id", &["@g"])], "a"),
            (&[("network-interface-name", &["red"])], "a b"),
            (&[("network-interface-name", &["re"])], ""),
            (&[("network-interface-name", &["red", "blue red"])], "a b c"),
            (&[("network-interface-description", &["third"])], "c"),
            (&[("network-interface-description", &["", "third"])], "b c p"),
            (&[("address-ip", &["5"])], "a b c"),
            (&[("address-ip", &[".5"])], "a c"),
            (&[("address-ip", &["0.1.5"])], "a"),
            (&[("address-ip", &["1.5"])], "a c"),
            (&[("address-ip", &["10.0.1.6"])], "a"),
            (&[("address-ip", &["10.0.1.6", "10.1.1.5"])], "a c"),
            (&[("address-ip", &["5", "10.1.1.5"])], "c"),
            (&[("address-ip", &["0.1.5"]), ("ip-exact-match", &["true"])], ""),
            (&[("address-ip", &["10.0.1.5"]), ("ip-exact-match", &["True", "false"])], "a"),
            (&[("address-ip", &["0.1.5"]), ("ip-exact-match", &["false"])], "a"),
            (&[("ip-exact-match", &["true"])], "a b c p"),
            (&[("is-primary", &["true"])], "p"),
            (&[("is-primary", &["false"])], "a b c"),
            (&[("eni-type", &["1"])], "p"),
            (&[("eni-type", &["0", "1"])], "a b c p"),
            (&[("eni-type", &["2"])], ""),
            (&[("eni-qos", &["DEFAULT"])], "a b c p"),
            (&[("eni-qos", &["PT"])], ""),
            (&[("address-ipv6", &[&ipv6])], "b"),
            (&[("address-ipv6", &[&upper])], "b"),
            (&[("address-ipv6", &["fd00::1"])], ""),
            (&[("public-address-ip", &[&public])], "a"),
            (&[("public-address-ip", &["203.0.113.255"])], ""),
            (&[("address-type", &["ULA"])], "b"),
            (&[("address-type", &["GUA"])], ""),
            (&[("termination-protection", &["false"])], "a b c p"),
            (&[("traffic-protection", &["true"])], ""),
            (&[("tag-key", &["k"])], ""),
            (&[("tag:k", &["v"])], ""),
            (&[("vpc-id", &["@one"]), ("network-interface-name", &["red"])], "a b"),
            (&[("vpc-id", &["@two"]), ("network-interface-name", &["red"])], ""),
            (&[("address-ip", &["5"]), ("vpc-id", &["@one"]), ("is-primary", &["false"])], "a b"),
            (&[("vpc-id", &[])], ""),
        ],
    );
    let asked = json!({"Filters": [{"Name": "ip-exact-match", "Values": ["10.0.1.5"]}]});
    let refused = known.cloud.refused(ENIS.action, asked);
    assert_eq!(refused.code, "InvalidParameterValue.Malformed");
}

#[test]
fn networks_are_found_by_each_filter() {
    let server = Server::fresh();
    let known = Known::make(&server);
    let of = |list: &List, name: &str| {
        let mut found = known.cloud.done(list.action, json!({list.ids: [known.id(name)]}));
        found[list.set][0].take()
    };
    let (block, part) =
        (text(&of(&VPCS, "one"), "/Ipv6CidrBlock"), text(&of(&SUBNETS, "first"), "/Ipv6CidrBlock"));
    known.check(
        &VPCS,
        &[
            (&[("vpc-name", &["box"])], "one two"),
            (&[("vpc-name", &["x tw"])], "two"),
            (&[("is-default", &["false"])], "one two"),
            (&[("is-default", &["true"])], ""),
            (&[("vpc-id", &["@two", "@two"])], "two"),
            (&[("cidr-block", &["10.1.0.0/16"])], "two"),
            (&[("ipv6-cidr-block", &[&block])], "one"),
            (&[("isp-type", &["BGP"])], ""),
            (&[("address-type", &["ULA"])], "one"),
            (&[("tag:k", &["v"])], ""),
        ],
    );
    known.check(
        &SUBNETS,
        &[
            (&[("subnet-id", &["@first"])], "first"),
            (&[("vpc-id", &["@two"])], "second"),
            (&[("cidr-block", &["10.1.0.0/20"])], "second"),
            (&[("is-default", &["false"])], "first second"),
            (&[("is-remote-vpc-snat", &["true"])], ""),
            (&[("subnet-name", &["box"])], "first second"),
            (&[("subnet-name", &["bo"])], ""),
            (&[("zone", &[ZONE])], "first"),
            (&[("zone", &[ZONE, "ap-guangzhou-6"])], "first second"),
            (&[("zone", &["nowhere"])], ""),
            (&[("cdc-id", &["cluster-00000000"])], ""),
            (&[("is-cdc-subnet", &["0"])], "first second"),
            (&[("ipv6-cidr-block", &[&part])], "first"),
            (&[("isp-type", &["BGP"])], ""),
            (&[("address-type", &["ULA"])], "first"),
            (&[("tag-key", &["k"])], ""),
        ],
    );
    known.check(
        &TABLES,
        &[
            (&[("route-table-id", &["@t"])], "t"),
            (&[("route-table-name", &["ways"])], "t"),
            (&[("route-table-name", &["way"])], ""),
            (&[("vpc-id", &["@two"])], "main two t"),
            (&[("association.main", &["true"])], "main one main two"),
            (&[("visible", &["true"])], "main one main two t"),
            (&[("next-hop-type", &["NORMAL_CVM"])], ""),
            (&[("tag:k", &["v"])], ""),
        ],
    );
    known.check(
        &ACLS,
        &[
            (&[("network-acl-id", &["@acl"])], "acl"),
            (&[("network-acl-name", &["wall"])], "acl"),
            (&[("network-acl-name", &["all"])], ""),
            (&[("vpc-id", &["@one"])], "acl"),
            (&[("vpc-id", &["@two"])], ""),
        ],
    );
}

#[test]
fn groups_and_floating_addresses_are_found_by_each_filter() {
    let server = Server::fresh();
    let known = Known::make(&server);
    known.check(
        &GROUPS,
        &[
            (&[("security-group-id", &["@g"])], "g"),
            (&[("security-group-name", &["guard"])], "g"),
            (&[("security-group-name", &["guar"])], ""),
            (&[("project-id", &["0"]), ("security-group-name", &["guard"])], "g"),
            (&[("project-id", &["1"])], ""),
            (&[("tag-key", &["k"])], ""),
        ],
    );
    let association = json!([{"HaVipId": known.id("h"), "InstanceId": known.id("i")}]);
    known.cloud.done("AssociateHaVipInstance", json!({"HaVipAssociationSet": association}));
    known.check(
        &HA_VIPS,
        &[
            (&[("havip-id", &["@h"])], "h"),
            (&[("havip-name", &["floats"])], "h"),
            (&[("havip-name", &["float"])], ""),
            (&[("vpc-id", &["@one"])], "h"),
            (&[("vpc-id", &["@two"])], ""),
            (&[("subnet-id", &["@first"])], "h"),
            (&[("vip", &["10.0.1.100"])], "h"),
            (&[("vip", &["10.0.1.101"])], ""),
            (&[("address-ip", &["203.0.113.1"])], ""),
            (&[("havip-association.instance-id", &["@i"])], "h"),
            (&[("havip-association.instance-type", &["CVM"])], "h"),
            (&[("havip-association.instance-type", &["ENI"])], ""),
            (&[("check-associate", &["false"])], "h"),
            (&[("check-associate", &["true"])], ""),
            (&[("cdc-id", &["cluster-00000000"])], ""),
            (&[("termination-protection", &["false"])], "h"),
            (&[("traffic-protection", &["false"])], "h"),
        ],
    );
}

#[test]
fn elastic_ips_and_instances_are_found_by_each_filter() {
    let server = Server::fresh();
    let known = Known::make(&server);
    let public = text(&known.cloud.eip(&known.id("e")), "/AddressIp");
    known.check(
        &ADDRESSES,
        &[
            (&[("address-id", &["@f"])], "f"),
            (&[("address-name", &["no name"])], ""),
            (&[("address-ip", &[&public])], "e"),
            (&[("address-status", &["BIND_ENI"])], "e"),
            (&[("address-status", &["UNBIND", "BIND_ENI"])], "e f"),
            (&[("instance-id", &["@i"])], ""),
            (&[("private-ip-address", &["10.0.1.6"])], "e"),
            (&[("private-ip-address", &["10.0.1.5"])], ""),
            (&[("network-interface-id", &["@a"])], "e"),
            (&[("network-interface-id", &["@b"])], ""),
            (&[("is-arrears", &["FALSE"])], "e f"),
            (&[("instance-type", &["ENI"])], "e"),
            (&[("address-type", &["EIP"])], "e f"),
            (&[("address-type", &["WanIP"])], ""),
            (&[("address-isp", &["BGP"])], "e f"),
            (&[("dedicated-cluster-id", &["cluster-00000000"])], ""),
            (&[("tag-value", &["v"])], ""),
        ],
    );
    let attached = json!({"NetworkInterfaceId": known.id("a"), "InstanceId": known.id("i")});
    known.cloud.finish("AttachNetworkInterface", attached);
    known.check(&ADDRESSES, &[(&[("instance-id", &["@i"])], "e")]);
    known.check(
        &INSTANCES,
        &[
            (&[("zone", &[ZONE])], "i"),
            (&[("zone", &["ap-guangzhou-6"])], ""),
            (&[("vpc-id", &["@one"])], "i"),
            (&[("subnet-id", &["@second"])], ""),
            (&[("instance-id", &["@i", "ins-00000000"])], "i"),
            (&[("instance-state", &["RUNNING"])], "i"),
            (&[("instance-state", &["STOPPED"])], ""),
            (&[("instance-name", &["machine"])], "i"),
            (&[("public-ip-address", &[&public])], "i"),
        ],
    );
}

#[test]
fn routes_are_found_by_each_filter() {
    let server = Server::fresh();
    let known = Known::make(&server);
    let route = |block: &str, by: &str, description: &str| {
        json!({"DestinationCidrBlock": block, "GatewayType": "NORMAL_CVM", "GatewayId": by,
            "RouteDescription": description})
    };
    let routes =
        [route("172.16.0.0/16", "10.0.1.5", "west"), route("172.31.0.0/16", "10.0.1.15", "east")];
    let table = known.id("main one");
    known.cloud.done("CreateRoutes", json!({"RouteTableId": table, "Routes": routes}));
    known.check(&TABLES, &[(&[("next-hop-type", &["NORMAL_CVM"])], "main one")]);
    let found = |asked: Asked<'_>| {
        let answer = known.cloud.done("DescribeRoutes", json!({"Filters": known.filters(asked)}));
        let set = answer["RouteSet"].as_array().unwrap().iter();
        let found: Vec<_> = set.map(|one| text(one, "/RouteDescription")).collect();
        assert_eq!(answer["TotalCount"], found.len(), "{answer}");
        found.join(" ")
    };
    let table: &[(Asked<'_>, &str)] = &[
        (&[], "west east"),
        (&[("vpc-id", &["@one"])], "west east"),
        (&[("vpc-id", &["@two"])], ""),
        (&[("route-table-id", &["@main one"])], "west east"),
        (&[("route-table-id", &["@t"])], ""),
        (&[("gateway-id", &["10.0.1.15"])], "east"),
        (&[("description", &["west"])], "west"),
        (&[("description", &["wes"])], ""),
        (&[("dest-cidr", &["172."])], "west east"),
        (&[("dest-cidr", &["172.31"])], "east"),
        (&[("dest-cidr", &["31."])], ""),
        (&[("dest-cidr", &["172."]), ("vpc-id", &["@one"]), ("gateway-id", &["10.0.1.5"])], "west"),
    ];
    for (asked, expected) in table {
        assert_eq!(found(asked), *expected, "{asked:?}");
    }
}

#[test]
fn pages_show_everything_once_in_the_order_of_the_ids() {
    let server = Server::fresh();
    let known = Known::make(&server);
    for list in ALL {
        let texts =
            ["DescribeVpcs", "DescribeSubnets", "DescribeRouteTables", "DescribeSecurityGroups"];
        let number = |number: usize| match texts.contains(&list.action) {
            true => json!(number.to_string()),
            false => json!(number),
        };
        let all = known.ids(list, json!({"Limit": number(100)}));
        let mut sorted = all.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert!(!all.is_empty() && all == sorted, "{}: {all:?}", list.action);
        let one = |offset| {
            let asked = json!({"Offset": number(offset), "Limit": number(1)});
            let answer = known.cloud.done(list.action, asked.clone());
            assert_eq!(answer["TotalCount"], all.len(), "{}", list.action);
            known.ids(list, asked)
        };
        let walked: Vec<_> = (0..all.len()).flat_map(one).collect();
        assert_eq!(walked, all, "{}", list.action);
        assert!(one(all.len()).is_empty() && one(1_000_000).is_empty(), "{}", list.action);
        let named = known.ids(list, json!({list.ids: all, "Limit": number(100)}));
        assert_eq!(named, all, "{}", list.action);
        let over = known.cloud.refused(list.action, json!({"Limit": number(101)}));
        assert_eq!(over.code, "InvalidParameterValue.Range", "{}", list.action);
    }
    let code = |asked| known.cloud.refused("DescribeSubnets", asked).code;
    assert_eq!(code(json!({"Offset": "x"})), "InvalidParameterValue.Malformed");
    assert_eq!(code(json!({"Offset": "-1"})), "InvalidParameterValue.Range");
}

#[test]
fn subnets_go_on_where_the_token_says() {
    let server = Server::fresh();
    let known = Known::make(&server);
    let cloud = &known.cloud;
    let third = subnet(&cloud.client, &cloud.vpc, ("10.0.16.0/24", ZONE));
    let mut ids = known.ids(&SUBNETS, json!({}));
    assert!(ids.len() == 3 && ids.contains(&third));
    let mut asked = json!({"MaxResults": 1});
    for id in ids.clone() {
        let page = cloud.done("DescribeSubnets", asked);
        assert_eq!(
            (&page["TotalCount"], &page["SubnetSet"][0]["SubnetId"]),
            (&json!(3), &json!(id))
        );
        asked = json!({"MaxResults": 1, "NextToken": page["NextToken"]});
    }
    assert_eq!(asked["NextToken"], "", "after the last");
    // One that goes meanwhile makes nothing skipped.
    let page = cloud.done("DescribeSubnets", json!({"MaxResults": 2}));
    let rest = json!({"NextToken": page["NextToken"]});
    cloud.done("DeleteSubnet", json!({"SubnetId": third}));
    ids.retain(|id| *id != third);
    let shown = page["SubnetSet"].as_array().unwrap().iter().map(|it| text(it, "/SubnetId"));
    let mut seen: Vec<_> = shown.filter(|id| *id != third).collect();
    seen.extend(known.ids(&SUBNETS, rest));
    assert_eq!(seen, ids);
    for (asked, code) in [
        (json!({"NextToken": "x"}), "InvalidParameterValue.Malformed"),
        (json!({"MaxResults": 101}), "InvalidParameterValue.Range"),
        (json!({"MaxResults": 1, "Offset": "1"}), "InvalidParameter.Coexist"),
    ] {
        assert_eq!(cloud.refused("DescribeSubnets", asked.clone()).code, code, "{asked}");
    }
}

#[test]
fn filters_have_bounds_and_the_codes_of_their_action() {
    let server = Server::fresh();
    let known = Known::make(&server);
    for list in ALL {
        let id = known.ids(list, json!({})).remove(0);
        let filter = |name: &str, count: usize| json!({"Name": name, "Values": vec![&id; count]});
        let own = list.own;
        let most = json!({"Filters": vec![filter(own, list.values_max); 10]});
        assert_eq!(known.ids(list, most), std::slice::from_ref(&id), "{}", list.action);
        let none = json!({"Filters": [filter(own, 0)]});
        assert!(known.ids(list, none).is_empty(), "{}", list.action);
        let [coexist, unknown, many_filters, many_values] = list.codes;
        for (asked, code) in [
            (json!({list.ids: [id], "Filters": [filter(own, 1)]}), coexist),
            (json!({"Filters": [filter("colour", 1)]}), unknown),
            (json!({"Filters": vec![filter(own, 1); 11]}), many_filters),
            (json!({"Filters": [filter(own, list.values_max + 1)]}), many_values),
            (json!({list.ids: vec![&id; 101]}), many_values),
        ] {
            let refused = known.cloud.refused(list.action, asked);
            assert_eq!(refused.code, code, "{}: {refused}", list.action);
        }
    }
}
