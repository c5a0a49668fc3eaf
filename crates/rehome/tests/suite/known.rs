//! A small cloud that is known whole: what is in it has short names, and Describe actions are asked
//! for it by filters.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, subnet, text};
use crate::eip::association;
use crate::server::Server;

/// A Describe action, and where its answer keeps what.
pub(crate) struct List {
    pub(crate) action: &'static str,
    pub(crate) ids: &'static str,
    pub(crate) set: &'static str,
    pub(crate) id: &'static str,
    /// The filter on ids.
    pub(crate) own: &'static str,
    /// Values that a filter may have.
    pub(crate) values_max: usize,
    /// The codes of ids with filters, of an unknown filter, of too many filters and values.
    pub(crate) codes: [&'static str; 4],
}

const fn of_vpc(
    action: &'static str,
    [ids, set, id]: [&'static str; 3],
    own: &'static str,
) -> List {
    let codes = [
        "InvalidParameter.Coexist",
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.LimitExceeded",
    ];
    List { action, ids, set, id, own, values_max: 100, codes }
}

pub(crate) const VPCS: List = of_vpc("DescribeVpcs", ["VpcIds", "VpcSet", "VpcId"], "vpc-id");
pub(crate) const SUBNETS: List =
    of_vpc("DescribeSubnets", ["SubnetIds", "SubnetSet", "SubnetId"], "subnet-id");
pub(crate) const TABLES: List = of_vpc(
    "DescribeRouteTables",
    ["RouteTableIds", "RouteTableSet", "RouteTableId"],
    "route-table-id",
);
pub(crate) const GROUPS: List = of_vpc(
    "DescribeSecurityGroups",
    ["SecurityGroupIds", "SecurityGroupSet", "SecurityGroupId"],
    "security-group-id",
);
pub(crate) const ACLS: List = of_vpc(
    "DescribeNetworkAcls",
    ["NetworkAclIds", "NetworkAclSet", "NetworkAclId"],
    "network-acl-id",
);
pub(crate) const HA_VIPS: List =
    of_vpc("DescribeHaVips", ["HaVipIds", "HaVipSet", "HaVipId"], "havip-id");
pub(crate) const ENIS: List = of_vpc(
    "DescribeNetworkInterfaces",
    ["NetworkInterfaceIds", "NetworkInterfaceSet", "NetworkInterfaceId"],
    "network-interface-id",
);
pub(crate) const ADDRESSES: List = List {
    codes: [
        "InvalidParameter.Coexist",
        "InvalidParameter.InvalidFilter",
        "LimitExceeded.NumberOfFilters",
        "InvalidParameterValue.LimitExceeded",
    ],
    ..of_vpc("DescribeAddresses", ["AddressIds", "AddressSet", "AddressId"], "address-id")
};
pub(crate) const INSTANCES: List = List {
    values_max: 5,
    codes: [
        "InvalidParameter",
        "InvalidFilter",
        "InvalidFilter",
        "InvalidFilterValue.LimitExceeded",
    ],
    ..of_vpc("DescribeInstances", ["InstanceIds", "InstanceSet", "InstanceId"], "instance-id")
};
pub(crate) const ALL: [&List; 9] =
    [&VPCS, &SUBNETS, &TABLES, &GROUPS, &ACLS, &HA_VIPS, &ENIS, &ADDRESSES, &INSTANCES];

/// What is asked for: filters with their values.
pub(crate) type Asked<'a> = &'a [(&'a str, &'a [&'a str])];

/// Two VPCs with a little of everything.
///
/// | interface | VPC | name | description | addresses | besides |
/// |---|---|---|---|---|---|
/// | `a` | `one` | red | first | 10.0.1.5, 10.0.1.6 | a group; an elastic IP at 10.0.1.6 |
/// | `b` | `one` | red | | 10.0.1.15 | attached to `i`; an IPv6 address |
/// | `c` | `two` | blue red | third | 10.1.1.5 | |
/// | `p` | `one` | | | the first free one | the primary one of `i` |
pub(crate) struct Known {
    pub(crate) cloud: Cloud,
    /// Short names by id.
    names: BTreeMap<String, String>,
}

impl Known {
    pub(crate) fn make(server: &Server) -> Self {
        let cloud = Cloud::new(server);
        let mut known = Self { cloud, names: BTreeMap::new() };
        let (one, first) = (known.cloud.vpc.clone(), known.cloud.subnet.clone());
        known.call("one", &one);
        known.call("first", &first);
        let two = json!({"VpcName": "box two", "CidrBlock": "10.1.0.0/16"});
        let two = known.make_one("two", "CreateVpc", two, "/Vpc/VpcId");
        let second = subnet(&known.cloud.client, &two, ("10.1.0.0/20", "ap-guangzhou-6"));
        known.call("second", &second);
        known.make_one(
            "g",
            "CreateSecurityGroup",
            json!({"GroupName": "guard", "GroupDescription": "d"}),
            "/SecurityGroup/SecurityGroupId",
        );
        known.make_one(
            "acl",
            "CreateNetworkAcl",
            json!({"VpcId": one, "NetworkAclName": "wall"}),
            "/NetworkAcl/NetworkAclId",
        );
        known.make_one(
            "t",
            "CreateRouteTable",
            json!({"VpcId": two, "RouteTableName": "ways"}),
            "/RouteTable/RouteTableId",
        );
        let wanted =
            json!({"VpcId": one, "SubnetId": first, "HaVipName": "floats", "Vip": "10.0.1.100"});
        known.make_one("h", "CreateHaVip", wanted, "/HaVip/HaVipId");
        for (name, table) in [("main one", &one), ("main two", &two)] {
            let main = json!({"Filters": [
                {"Name": "vpc-id", "Values": [table]},
                {"Name": "association.main", "Values": ["true"]},
            ]});
            let found = known.cloud.done("DescribeRouteTables", main);
            known.call(name, &text(&found, "/RouteTableSet/0/RouteTableId"));
        }
        known.make_interfaces((&one, &first), (&two, &second));
        known
    }

    fn make_interfaces(&mut self, one: (&str, &str), two: (&str, &str)) {
        let group = self.id("g");
        self.interface(
            "a",
            one,
            json!({
                "NetworkInterfaceName": "red", "NetworkInterfaceDescription": "first",
                "SecurityGroupIds": [group],
                "PrivateIpAddresses": [
                    {"PrivateIpAddress": "10.0.1.5", "Primary": true},
                    {"PrivateIpAddress": "10.0.1.6"},
                ],
            }),
        );
        let at = |address: &str| json!([{"PrivateIpAddress": address, "Primary": true}]);
        self.interface(
            "b",
            one,
            json!({
                "NetworkInterfaceName": "red", "PrivateIpAddresses": at("10.0.1.15"),
            }),
        );
        self.interface(
            "c",
            two,
            json!({
                "NetworkInterfaceName": "blue red", "NetworkInterfaceDescription": "third",
                "PrivateIpAddresses": at("10.1.1.5"),
            }),
        );
        let asked = json!({
            "InstanceType": "S5.LARGE8", "ImageId": "img-rehome", "Placement": {"Zone": ZONE},
            "InstanceName": "the machine",
            "VirtualPrivateCloud": {
                "VpcId": one.0, "SubnetId": one.1,
            },
        });
        let instance = self.make_one("i", "RunInstances", asked, "/InstanceIdSet/0");
        let cloud = &self.cloud;
        crate::server::until("the instance runs", || {
            let found = cloud.done("DescribeInstances", json!({"InstanceIds": [instance]}));
            (found["InstanceSet"][0]["InstanceState"] == "RUNNING").then_some(())
        });
        let (primary, a, b) = (cloud.primary_of(&instance), self.id("a"), self.id("b"));
        cloud.finish(
            "AttachNetworkInterface",
            json!({"NetworkInterfaceId": b, "InstanceId": instance}),
        );
        let block = cloud.done("AssignIpv6CidrBlock", json!({"VpcId": one.0}));
        let block = text(&block, "/Ipv6CidrBlock").replace("/56", "/64");
        let blocks = json!([{"SubnetId": one.1, "Ipv6CidrBlock": block}]);
        cloud.done(
            "AssignIpv6SubnetCidrBlock",
            json!({"VpcId": one.0, "Ipv6SubnetCidrBlocks": blocks}),
        );
        cloud
            .finish("AssignIpv6Addresses", json!({"NetworkInterfaceId": b, "Ipv6AddressCount": 1}));
        let [bound, free] = cloud.allocate(2).try_into().expect("two were asked for");
        cloud.finish_eip("AssociateAddress", association(cloud, &bound, &a));
        for (name, id) in [("p", primary), ("e", bound), ("f", free)] {
            self.call(name, &id);
        }
    }

    fn interface(&mut self, name: &str, (vpc, subnet): (&str, &str), mut asked: Value) {
        asked["VpcId"] = json!(vpc);
        asked["SubnetId"] = json!(subnet);
        let id = self.make_one(
            name,
            "CreateNetworkInterface",
            asked,
            "/NetworkInterface/NetworkInterfaceId",
        );
        crate::server::until("the interface is there", || {
            (self.cloud.interface_of(&id)["State"] == "AVAILABLE").then_some(())
        });
    }

    fn make_one(&mut self, name: &str, action: &str, asked: Value, at: &str) -> String {
        let id = text(&self.cloud.done(action, asked), at);
        self.call(name, &id);
        id
    }

    fn call(&mut self, name: &str, id: &str) {
        self.names.insert(id.to_owned(), name.to_owned());
    }

    pub(crate) fn id(&self, name: &str) -> String {
        let found = self.names.iter().find(|(_, known)| *known == name);
        found.unwrap_or_else(|| panic!("nothing is called {name}")).0.clone()
    }

    /// Filters; a value `@a` is the id of `a`.
    pub(crate) fn filters(&self, asked: Asked<'_>) -> Value {
        let value =
            |text: &&str| text.strip_prefix('@').map_or(json!(text), |name| json!(self.id(name)));
        let filter = |(name, values): &(&str, &[&str])| json!({"Name": name, "Values": values.iter().map(value).collect::<Vec<_>>()});
        asked.iter().map(filter).collect()
    }

    /// The ids of what is found, in the order of the answer.
    pub(crate) fn ids(&self, list: &List, asked: Value) -> Vec<String> {
        let found = self.cloud.done(list.action, asked);
        let set = found[list.set].as_array().unwrap_or_else(|| panic!("{found}")).iter();
        set.map(|one| text(one, &format!("/{}", list.id))).collect()
    }

    /// The short names of what is found, in alphabetical order.
    pub(crate) fn found(&self, list: &List, asked: Asked<'_>) -> String {
        let ids = self.ids(list, json!({"Limit": 100, "Filters": self.filters(asked)}));
        let name = |id: &String| self.names.get(id).map_or("?", String::as_str);
        let mut names: Vec<_> = ids.iter().map(name).collect();
        names.sort_unstable();
        names.join(" ")
    }

    pub(crate) fn check(&self, list: &List, table: &[(Asked<'_>, &str)]) {
        for (asked, expected) in table {
            assert_eq!(self.found(list, asked), *expected, "{} by {asked:?}", list.action);
        }
    }
}
