//! Addresses that are set aside: reserved ones and DHCP IPs, over signed calls.

use serde_json::{Value, json};

use crate::cloud::{Cloud, text};
use crate::server::Server;

impl Cloud {
    fn available(&self) -> u64 {
        let found = self.done("DescribeSubnets", json!({"SubnetIds": [self.subnet]}));
        found["SubnetSet"][0]["AvailableIpAddressCount"].as_u64().unwrap()
    }

    fn reserve(&self, more: Value) -> Value {
        let mut asked = json!({"VpcId": self.vpc, "SubnetId": self.subnet});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    }
}

#[test]
fn a_reserved_address_is_nobodys_until_it_is_free_again() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let before = cloud.available();
    let named =
        json!({"IpAddresses": ["10.0.0.2", "10.0.5.5"], "Name": "keep", "Description": "d"});
    let made = cloud.done("CreateReserveIpAddresses", cloud.reserve(named));
    let set = made["ReserveIpAddressSet"].as_array().unwrap();
    let ids: Vec<_> = set.iter().map(|one| text(one, "/ReserveIpId")).collect();
    for (field, value) in [
        ("ReserveIpAddress", json!("10.0.0.2")),
        ("State", json!("UnBind")),
        ("ResourceId", json!("")),
        ("SubnetId", json!(cloud.subnet)),
        ("Name", json!("keep")),
    ] {
        assert_eq!(set[0][field], value, "{field}");
    }
    assert_eq!(cloud.available(), before - 2);
    // Neither chosen nor named.
    let eni = cloud.interface(1);
    let primary = text(&cloud.interface_of(&eni), "/PrivateIpAddressSet/0/PrivateIpAddress");
    assert_eq!(primary, "10.0.0.3");
    let assign = json!({
        "NetworkInterfaceId": eni, "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.5.5"}],
    });
    let taken = cloud.refused("AssignPrivateIpAddresses", assign.clone());
    assert_eq!(taken.code, "ResourceInUse");
    let counted =
        cloud.done("CreateReserveIpAddresses", cloud.reserve(json!({"IpAddressCount": 3})));
    assert_eq!(counted["ReserveIpAddressSet"].as_array().unwrap().len(), 3);
    let of = |name: &str, value: &str| json!({"Filters": [{"Name": name, "Values": [value]}]});
    for (asked, total) in [
        (json!({}), 5),
        (json!({"ReserveIpIds": ids}), 2),
        (of("reserve-ip-id", &ids[0]), 1),
        (of("reserve-address-ip", "10.0.5.5"), 1),
        (of("vpc-id", &cloud.vpc), 5),
        (of("subnet-id", "subnet-00000000"), 0),
        (of("name", "keep"), 2),
        (of("state", "UnBind"), 5),
        (of("state", "Bind"), 0),
        (of("resource-id", &eni), 0),
    ] {
        let told = cloud.done("DescribeReserveIpAddresses", asked.clone());
        assert_eq!(told["TotalCount"], total, "{asked}");
    }
    let change = json!({"VpcId": cloud.vpc, "ReserveIpId": ids[0], "Name": "other"});
    cloud.done("ModifyReserveIpAddress", change);
    let told = cloud.done("DescribeReserveIpAddresses", json!({"ReserveIpIds": [ids[0]]}));
    let told = &told["ReserveIpAddressSet"][0];
    assert_eq!((&told["Name"], &told["Description"]), (&json!("other"), &json!("d")));
    assert_eq!(
        cloud.refused("DeleteSubnet", json!({"SubnetId": cloud.subnet})).code,
        "ResourceInUse"
    );
    let free = json!({"VpcId": cloud.vpc, "ReserveIpIds": ids});
    cloud.done("DeleteReserveIpAddresses", free.clone());
    assert_eq!(cloud.refused("DeleteReserveIpAddresses", free).code, "ResourceNotFound");
    cloud.finish("AssignPrivateIpAddresses", assign);
    assert_eq!(cloud.available(), before - 5);
}

#[test]
fn what_cannot_be_reserved_is_refused_and_changes_nothing() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let other = Cloud::of(server.client(), "10.0.0.0/16");
    let eni = cloud.interface(1);
    let held = text(&cloud.interface_of(&eni), "/PrivateIpAddressSet/0/PrivateIpAddress");
    let before = cloud.available();
    let many: Vec<String> = (0..101).map(|host| format!("10.0.1.{host}")).collect();
    for (more, code) in [
        (json!({"IpAddresses": ["10.0.0.0"]}), "InvalidParameterValue.Reserved"),
        (json!({"IpAddresses": ["10.0.0.1"]}), "InvalidParameterValue.Reserved"),
        (json!({"IpAddresses": ["10.0.15.255"]}), "InvalidParameterValue.Reserved"),
        (json!({"IpAddresses": ["10.0.16.1"]}), "InvalidParameterValue.Range"),
        (json!({"IpAddresses": ["10.0.1.1", "10.0.1.1"]}), "InvalidParameterValue.Duplicate"),
        (json!({"IpAddresses": ["10.0.1.1", held]}), "ResourceInUse"),
        (json!({"IpAddresses": ["ten"]}), "InvalidParameterValue.Malformed"),
        (json!({"IpAddresses": many}), "InvalidParameterValue.LimitExceeded"),
        (json!({"IpAddressCount": 101}), "InvalidParameterValue.LimitExceeded"),
        (json!({"IpAddressCount": 0}), "InvalidParameterValue.Range"),
        (json!({"IpAddresses": ["10.0.1.1"], "IpAddressCount": 1}), "InvalidParameter.Coexist"),
        (json!({}), "MissingParameter"),
        (json!({"IpAddressCount": 1, "SubnetId": other.subnet}), "ResourceNotFound"),
        (json!({"IpAddressCount": 1, "VpcId": "vpc-00000000"}), "ResourceNotFound"),
        (json!({"IpAddressCount": 1, "Name": "n".repeat(61)}), "InvalidParameterValue.TooLong"),
    ] {
        let asked = cloud.reserve(more);
        assert_eq!(cloud.refused("CreateReserveIpAddresses", asked.clone()).code, code, "{asked}");
    }
    assert_eq!(cloud.available(), before);
    assert_eq!(cloud.done("DescribeReserveIpAddresses", json!({}))["TotalCount"], 0);
}

#[test]
fn a_dhcp_ip_is_made_named_and_deleted_and_an_elastic_ip_on_it_is_refused() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let before = cloud.available();
    let asked = |more: Value| {
        let mut asked = cloud.reserve(json!({"DhcpIpName": "d"}));
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    let made = cloud.done("CreateDhcpIp", asked(json!({"SecondaryPrivateIpAddressCount": 2})));
    let one = &made["DhcpIpSet"][0];
    assert_eq!((&one["State"], &one["AddressIp"]), (&json!("UNBIND"), &json!("")));
    let (id, address) = (text(one, "/DhcpIpId"), text(one, "/PrivateIpAddress"));
    assert_eq!(cloud.available(), before - 2);
    for (count, code) in [
        (json!({}), "MissingParameter"),
        (json!({"SecondaryPrivateIpAddressCount": 0}), "InvalidParameterValue.Range"),
        (json!({"SecondaryPrivateIpAddressCount": 65}), "InvalidParameterValue.Range"),
    ] {
        assert_eq!(cloud.refused("CreateDhcpIp", asked(count)).code, code);
    }
    cloud.done("ModifyDhcpIpAttribute", json!({"DhcpIpId": id, "DhcpIpName": "other"}));
    let of = |name: &str, value: &str| json!({"Filters": [{"Name": name, "Values": [value]}]});
    for (asked, total) in [
        (of("dhcpip-id", &id), 1),
        (of("dhcpip-name", "other"), 1),
        (of("address-ip", &address), 1),
        (of("vpc-id", &cloud.vpc), 2),
        (json!({"DhcpIpIds": [id]}), 1),
    ] {
        assert_eq!(cloud.done("DescribeDhcpIps", asked.clone())["TotalCount"], total, "{asked}");
    }
    let eip = cloud.allocate(1).remove(0);
    let public = text(&cloud.eip(&eip), "/AddressIp");
    for (action, parameters, code) in [
        (
            "AssociateDhcpIpWithAddressIp",
            json!({"DhcpIpId": id, "AddressIp": public}),
            "UnsupportedOperation",
        ),
        (
            "AssociateDhcpIpWithAddressIp",
            json!({"DhcpIpId": id, "AddressIp": "192.0.2.1"}),
            "ResourceNotFound",
        ),
        (
            "AssociateDhcpIpWithAddressIp",
            json!({"DhcpIpId": "dhcpip-00000000", "AddressIp": public}),
            "ResourceNotFound",
        ),
        (
            "DisassociateDhcpIpWithAddressIp",
            json!({"DhcpIpId": id}),
            "UnsupportedOperation.UnbindEIP",
        ),
    ] {
        assert_eq!(cloud.refused(action, parameters).code, code);
    }
    assert_eq!(cloud.eip(&eip)["AddressStatus"], "UNBIND");
    cloud.finish("DeleteDhcpIp", json!({"DhcpIpId": id}));
    assert_eq!(cloud.refused("DeleteDhcpIp", json!({"DhcpIpId": id})).code, "ResourceNotFound");
    assert_eq!(cloud.available(), before - 1);
}
