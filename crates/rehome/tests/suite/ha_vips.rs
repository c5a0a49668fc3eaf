//! HaVips through signed calls; and on the kernel plane an address that floats to whoever announces
//! it by ARP, there and back, and goes along when its holder moves.

use std::net::Ipv4Addr;
use std::os::fd::AsRawFd;
use std::process::Command;

use nix::ifaddrs::getifaddrs;
use nix::sys::socket::{
    AddressFamily, LinkAddr, MsgFlags, SockFlag, SockProtocol, SockType, sendto, socket,
};
use serde_json::{Value, json};

use crate::cloud::{Cloud, migration, text};
use crate::kernel::Kernel;
use crate::namespaces::{arrives, first_address, inside};
use crate::server::{Server, serve_with_key, until};

pub(crate) const VIP: &str = "10.0.1.100";

impl Cloud {
    fn wanted(&self, vip: &str) -> Value {
        json!({"VpcId": self.vpc, "SubnetId": self.subnet, "HaVipName": "box", "Vip": vip})
    }

    pub(crate) fn ha_vip(&self, vip: &str) -> String {
        text(&self.done("CreateHaVip", self.wanted(vip)), "/HaVip/HaVipId")
    }

    pub(crate) fn ha_vip_of(&self, id: &str) -> Value {
        let mut found = self.done("DescribeHaVips", json!({"HaVipIds": [id]}));
        assert_eq!(found["TotalCount"], 1, "{found}");
        found["HaVipSet"][0].take()
    }

    fn ha_vips_by(&self, name: &str, value: &str) -> Value {
        let filters = json!({"Filters": [{"Name": name, "Values": [value]}]});
        self.done("DescribeHaVips", filters)["TotalCount"].clone()
    }

    fn associations(&self, id: &str) -> Vec<String> {
        let shown = self.ha_vip_of(id);
        let set = shown["HaVipAssociationSet"].as_array().unwrap().iter();
        set.map(|it| format!("{} {}", text(it, "/InstanceType"), text(it, "/InstanceId"))).collect()
    }

    fn free(&self) -> u64 {
        let found = self.done("DescribeSubnets", json!({"SubnetIds": [self.subnet]}));
        found["SubnetSet"][0]["AvailableIpAddressCount"].as_u64().unwrap()
    }

    /// Waits until this interface holds it in this instance, or nobody does.
    pub(crate) fn is_held(&self, id: &str, (eni, instance): (&str, &str)) {
        let state = if eni.is_empty() { "UNBIND" } else { "AVAILABLE" };
        until("the HaVip floats", || {
            let shown = self.ha_vip_of(id);
            let held = (&shown["NetworkInterfaceId"], &shown["InstanceId"], &shown["State"]);
            (held == (&json!(eni), &json!(instance), &json!(state))).then_some(())
        });
    }
}

#[test]
fn a_ha_vip_is_made_shown_changed_and_deleted() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let before = cloud.free();
    let id = cloud.ha_vip(VIP);
    let shown = cloud.ha_vip_of(&id);
    for (field, value) in [
        ("HaVipName", json!("box")),
        ("Vip", json!(VIP)),
        ("VpcId", json!(cloud.vpc)),
        ("SubnetId", json!(cloud.subnet)),
        ("NetworkInterfaceId", json!("")),
        ("InstanceId", json!("")),
        ("State", json!("UNBIND")),
        ("CheckAssociate", json!(false)),
        ("HaVipAssociationSet", json!([])),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    assert_eq!(cloud.free(), before - 1);
    let mut chosen = cloud.wanted("");
    chosen["HaVipName"] = json!("chosen");
    let chosen = text(&cloud.done("CreateHaVip", chosen), "/HaVip/HaVipId");
    for (name, value, count) in [
        ("havip-id", id.as_str(), 1),
        ("havip-name", "chosen", 1),
        ("havip-name", "chos", 0),
        ("vpc-id", &cloud.vpc, 2),
        ("subnet-id", &cloud.subnet, 2),
        ("vip", VIP, 1),
        ("address-ip", "203.0.113.1", 0),
    ] {
        assert_eq!(cloud.ha_vips_by(name, value), count, "{name}");
    }
    cloud.done("ModifyHaVipAttribute", json!({"HaVipId": id, "HaVipName": "changed"}));
    assert_eq!(cloud.ha_vip_of(&id)["HaVipName"], "changed");
    let in_use = cloud.refused("DeleteSubnet", json!({"SubnetId": cloud.subnet}));
    assert_eq!(in_use.code, "ResourceInUse");
    for id in [&id, &chosen] {
        cloud.finish("DeleteHaVip", json!({"HaVipId": id}));
    }
    let gone = cloud.refused("DescribeHaVips", json!({"HaVipIds": [id]}));
    assert_eq!(gone.code, "ResourceNotFound");
    assert_eq!(cloud.free(), before);
}

#[test]
fn who_may_announce_a_ha_vip_is_associated_and_disassociated() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.interface(1);
    let mut wanted = cloud.wanted(VIP);
    wanted["CheckAssociate"] = json!(true);
    wanted["HaVipAssociationSet"] = json!([{"InstanceId": instance, "InstanceType": "CVM"}]);
    let made = cloud.done("CreateHaVip", wanted);
    let id = text(&made, "/HaVip/HaVipId");
    assert_eq!(made["HaVip"]["CheckAssociate"], true);
    let set = json!({"HaVipAssociationSet": [{"HaVipId": id, "InstanceId": eni}]});
    cloud.done("AssociateHaVipInstance", set.clone());
    let both = [format!("CVM {instance}"), format!("ENI {eni}")];
    assert_eq!(cloud.associations(&id), both);
    let twice = cloud.refused("AssociateHaVipInstance", set.clone());
    assert_eq!(twice.code, "InvalidParameterValue.DuplicatedHaVipAssociations");
    cloud.done("DisassociateHaVipInstance", set.clone());
    assert_eq!(cloud.associations(&id), both[..1]);
    let gone = cloud.refused("DisassociateHaVipInstance", set);
    assert_eq!(gone.code, "ResourceNotFound");
}

#[test]
fn what_no_ha_vip_can_be_made_of_is_refused() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let id = cloud.ha_vip(VIP);
    let with = |field: &str, value: Value| {
        let mut wanted = cloud.wanted("10.0.1.101");
        wanted[field] = value;
        wanted
    };
    let of = |kind: &str| json!([{"InstanceId": "ins-00000000", "InstanceType": kind}]);
    let cases = [
        (with("Vip", json!(VIP)), "ResourceInUse"),
        (with("Vip", json!("10.0.0.1")), "InvalidParameterValue.Reserved"),
        (with("Vip", json!("10.9.0.1")), "InvalidParameterValue.Range"),
        (with("Vip", json!("box")), "InvalidParameterValue.Malformed"),
        (with("HaVipName", json!("x".repeat(61))), "InvalidParameterValue.TooLong"),
        (with("SubnetId", json!("subnet-00000000")), "ResourceNotFound"),
        (with("SubnetId", Value::Null), "MissingParameter"),
        (with("NetworkInterfaceId", json!("eni-00000000")), "UnsupportedOperation"),
        (with("HaVipAssociationSet", of("MOON")), "InvalidParameterValue"),
        (with("HaVipAssociationSet", of("CVM")), "ResourceNotFound"),
    ];
    for (wanted, code) in cases {
        assert_eq!(cloud.refused("CreateHaVip", wanted.clone()).code, code, "{wanted}");
    }
    let both = json!({"HaVipIds": [id], "Filters": [{"Name": "vip", "Values": [VIP]}]});
    assert_eq!(cloud.refused("DescribeHaVips", both).code, "InvalidParameter.Coexist");
    let unnamed = json!({"HaVipAssociationSet": [{"InstanceId": "ins-00000000"}]});
    assert_eq!(cloud.refused("AssociateHaVipInstance", unnamed).code, "MissingParameter");
    for _ in 1..10 {
        cloud.ha_vip("");
    }
    assert_eq!(cloud.refused("CreateHaVip", cloud.wanted("")).code, "LimitExceeded");
}

pub(crate) fn ip(instance: &str, arguments: &str) {
    let mut command = Command::new("ip");
    command.args(["-n", instance]).args(arguments.split_whitespace());
    assert!(command.status().unwrap().success(), "ip -n {instance} {arguments}");
}

/// What keepalived says when it has become the master: a gratuitous ARP through a device.
pub(crate) fn announce(instance: &str, device: &'static str) {
    inside(instance, move || {
        let (flags, arp) = (SockFlag::SOCK_CLOEXEC, Some(SockProtocol::EthAll));
        let socket = socket(AddressFamily::Packet, SockType::Raw, flags, arp).unwrap();
        let found = getifaddrs().unwrap().filter(|it| it.interface_name == device);
        let mut links = found.filter_map(|it| it.address?.as_link_addr().copied());
        let link: LinkAddr = links.next().unwrap();
        let (mac, vip) = (link.addr().unwrap(), VIP.parse::<Ipv4Addr>().unwrap().octets());
        let header = [0x08, 0x06, 0, 1, 0x08, 0, 6, 4, 0, 1];
        let frame = [&[0xff; 6][..], &mac, &header, &mac, &vip, &[0; 6], &vip].concat();
        let sent = sendto(socket.as_raw_fd(), &frame, &link, MsgFlags::empty());
        assert_eq!(sent, Ok(frame.len()));
    });
}

#[test]
fn a_ha_vip_floats_to_whoever_announces_it_and_moves_with_its_holder() {
    let test = "a_ha_vip_floats_to_whoever_announces_it_and_moves_with_its_holder";
    let Some(kernel) = Kernel::found(test) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let id = cloud.ha_vip(VIP);
    let [a, b, c, peer] = <[String; 4]>::try_from(cloud.instances(4)).unwrap();
    let (floating, primary) = (cloud.attached(&a, 1), cloud.primary_of(&b));
    let at_peer = first_address(&cloud.interface_of(&cloud.primary_of(&peer)));
    for instance in [&a, &b, &c] {
        ip(instance, &format!("address add {VIP}/32 dev lo"));
    }
    // What is sent from it leaves by the interface that holds it.
    for instance in [&a, &c] {
        ip(instance, &format!("rule add from {VIP} table 1001"));
    }
    let reaches = |instance: &str| arrives(&peer, &at_peer, (instance, VIP));
    let sends = |instance: &str| arrives(instance, VIP, (&peer, &at_peer));
    assert!(!reaches(&a) && !sends(&a) && !sends(&b), "nobody holds it");
    let (first, second) = ((a.as_str(), "eth1", &floating), (b.as_str(), "eth0", &primary));
    for ((holder, device, eni), loser) in [(first, &b), (second, &a), (first, &b)] {
        announce(holder, device);
        cloud.is_held(&id, (eni, holder));
        until("the holder is reached", || reaches(holder).then_some(()));
        assert!(sends(holder), "{holder} holds it");
        assert!(!sends(loser) && !reaches(loser), "{loser} lost it");
    }
    let held = cloud.refused("DeleteHaVip", json!({"HaVipId": id}));
    assert_eq!(held.code, "UnsupportedOperation");
    cloud.finish("MigrateNetworkInterface", migration(&floating, &a, &c));
    cloud.is_held(&id, (&floating, &c));
    assert!(reaches(&c) && sends(&c), "it went along");
    assert!(!reaches(&a) && !sends(&a), "{a} is left behind");
    cloud
        .finish("DetachNetworkInterface", json!({"NetworkInterfaceId": floating, "InstanceId": c}));
    cloud.is_held(&id, ("", ""));
    assert!(!reaches(&c));
    cloud.finish("DeleteHaVip", json!({"HaVipId": id}));
    drop(server);
    kernel.purge_all();
}
