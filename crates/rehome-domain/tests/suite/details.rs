//! What interfaces and their addresses say of themselves, and IPv6 addresses from the start.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::ipv6::blocks::{AssignIpv6CidrBlock, AssignIpv6SubnetCidrBlock};
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::details::{Details, QosLevel};
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::network_interface::modify_addresses::{ModifiedAddress, ModifyAddresses};
use rehome_domain::network_interface::modify_qos::{ModifyNetworkInterfaceQos, NAMED_MAX};
use rehome_domain::network_interface::private_ip_addresses::{
    AssignPrivateIpAddresses, UnassignPrivateIpAddresses,
};
use rehome_domain::{EniId, SubnetId};

use crate::invariants;
use crate::scene::{Scene, ZONE, absent_eni, kind};

const ADDRESS: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 9);

fn says(description: &str, qos: QosLevel) -> Details {
    Details { description: description.into(), qos }
}

/// An interface with a secondary address that says something.
fn scene() -> (Scene, SubnetId, EniId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let create = CreateNetworkInterface {
        secondary: vec![ADDRESS],
        details: BTreeMap::from([(ADDRESS.into(), says("web", QosLevel::Gold))]),
        qos: QosLevel::Silver,
        ..scene.create_eni(subnet)
    };
    let eni = scene.run(&create).unwrap().id;
    scene.settle();
    (scene, subnet, eni)
}

fn modified(address: impl Into<IpAddr>, description: Option<&str>) -> ModifiedAddress {
    let description = description.map(str::to_owned);
    ModifiedAddress { address: address.into(), description, qos: None }
}

fn modify(eni: EniId, addresses: Vec<ModifiedAddress>) -> ModifyAddresses {
    ModifyAddresses { eni, addresses, parameter: "PrivateIpAddresses" }
}

#[test]
fn an_address_takes_what_it_says_to_another_interface_and_forgets_it_when_it_is_given_back() {
    let (mut scene, subnet, eni) = scene();
    let told = |scene: &Scene, eni| scene.world.eni(eni).unwrap().details_of(ADDRESS.into());
    assert_eq!(told(&scene, eni), says("web", QosLevel::Gold));
    let other = scene.eni(subnet);
    let hand = MigratePrivateIpAddress { source: eni, destination: other, address: ADDRESS };
    scene.run(&hand).unwrap();
    scene.settle();
    assert_eq!(told(&scene, eni), Details::default());
    assert_eq!(told(&scene, other), says("web", QosLevel::Gold));
    let addresses = vec![ADDRESS];
    scene.run(&UnassignPrivateIpAddresses { eni: other, instance: None, addresses }).unwrap();
    scene.settle();
    let again = AssignPrivateIpAddresses {
        eni,
        named: vec![ADDRESS],
        count: 1,
        details: BTreeMap::new(),
        qos: QosLevel::Platinum,
    };
    let given = scene.run(&again).unwrap();
    scene.settle();
    for address in given {
        let eni = scene.world.eni(eni).unwrap();
        assert_eq!(eni.details_of(address.into()), says("", QosLevel::Platinum));
    }
    assert!(scene.world.eni(other).unwrap().details.is_empty(), "nothing is kept of what is gone");
    invariants::check(&scene.world);
}

#[test]
fn addresses_are_modified_all_or_none_and_only_in_what_is_given() {
    let (mut scene, _, eni) = scene();
    let primary = scene.world.eni(eni).unwrap().addresses[0];
    let long = "d".repeat(61);
    let many = || (1..=11).map(|host| modified([10, 0, 1, host], None)).collect::<Vec<_>>();
    let ok = modified(primary, Some("db"));
    let table = [
        (modify(eni, many()), "LimitExceeded ValuesInCall 10"),
        (modify(eni, vec![]), "Missing"),
        (modify(absent_eni(), vec![ok.clone()]), "NotFound eni"),
        (
            modify(eni, vec![ok.clone(), modified(ADDRESS, Some(&long))]),
            "Value Description TooLong",
        ),
        (modify(eni, vec![ok.clone(), ok.clone()]), "Value PrivateIpAddresses Duplicate"),
        (modify(eni, vec![ok.clone(), modified([10, 0, 1, 77], None)]), "AddressNotHeld"),
    ];
    let before = scene.world.clone();
    for (call, answer) in table {
        assert_eq!(scene.run(&call).map_err(|it| kind(&it)), Err(answer.into()));
    }
    assert_eq!(scene.world, before);
    let level = ModifiedAddress { qos: Some(QosLevel::Silver), ..modified(ADDRESS, None) };
    scene.run(&modify(eni, vec![ok.clone(), level])).unwrap();
    let found = scene.world.eni(eni).unwrap().clone();
    assert_eq!(found.details_of(primary.into()), says("db", QosLevel::Bronze));
    assert_eq!(found.details_of(ADDRESS.into()), says("web", QosLevel::Silver));
    scene.run(&modify(eni, vec![modified(primary, Some(&"d".repeat(60)))])).unwrap();
    // Going, it says nothing new.
    scene.run(&DeleteNetworkInterface { eni }).unwrap();
    let refused = scene.run(&modify(eni, vec![ok])).map_err(|it| kind(&it));
    assert_eq!(refused, Err("InterfaceState DELETING".into()));
}

#[test]
fn a_level_of_service_is_set_for_all_named_interfaces_or_for_none() {
    let (mut scene, subnet, eni) = scene();
    let other = scene.eni(subnet);
    let set = |enis: Vec<EniId>| ModifyNetworkInterfaceQos { enis, qos: QosLevel::Platinum };
    let level = |scene: &Scene, eni| scene.world.eni(eni).unwrap().qos;
    let table = [
        (set(vec![]), "Missing"),
        (set(vec![eni; NAMED_MAX + 1]), "LimitExceeded ValuesInCall 100"),
        (set(vec![eni, absent_eni()]), "NotFound eni"),
    ];
    for (call, answer) in table {
        assert_eq!(scene.run(&call).map_err(|it| kind(&it)), Err(answer.into()));
    }
    assert_eq!(level(&scene, eni), QosLevel::Silver);
    scene.run(&set([vec![eni; NAMED_MAX - 1], vec![other]].concat())).unwrap();
    assert_eq!(
        (level(&scene, eni), level(&scene, other)),
        (QosLevel::Platinum, QosLevel::Platinum)
    );
    for (text, known) in
        [("PT", true), ("AU", true), ("AG", true), ("DEFAULT", true), ("pt", false)]
    {
        assert_eq!(QosLevel::parse(text).map(QosLevel::name).ok(), known.then_some(text));
    }
}

#[test]
fn an_interface_is_made_with_ipv6_addresses_within_the_same_bounds() {
    let (mut scene, subnet, _) = scene();
    let vpc = scene.world.subnet(subnet).unwrap().vpc;
    let call = |ipv6: usize, scene: &Scene| CreateNetworkInterface {
        ipv6: (0..ipv6).map(|n| format!("fd00::{n:x}").parse().unwrap()).collect(),
        ..scene.create_eni(subnet)
    };
    let refused = |scene: &mut Scene, call: &CreateNetworkInterface| {
        scene.decide(call).map_or_else(|refusal| kind(&refusal), |_| "accepted".into())
    };
    let eleven = call(11, &scene);
    assert_eq!(refused(&mut scene, &eleven), "LimitExceeded ValuesInCall 10");
    let too_many = CreateNetworkInterface { ipv6_count: 31, ..call(0, &scene) };
    assert_eq!(refused(&mut scene, &too_many), "LimitExceeded Ipv6AddressesOfInterface 30");
    let one = CreateNetworkInterface { ipv6_count: 1, ..call(0, &scene) };
    assert_eq!(refused(&mut scene, &one), "NoIpv6Block");
    let pool = Ipv6Pool::default();
    let block = scene.run(&AssignIpv6CidrBlock { vpc, kind: None, pool }).unwrap().to_string();
    let blocks = vec![(subnet, block.replace("/56", "/64"))];
    let own = scene.run(&AssignIpv6SubnetCidrBlock { vpc, blocks }).unwrap()[0].1;
    let outside = call(1, &scene);
    assert_eq!(refused(&mut scene, &outside), "Value Ipv6Addresses.N.Address Range");
    let most = CreateNetworkInterface { ipv6_count: 30, ..call(0, &scene) };
    let made = scene.run(&most).unwrap();
    scene.settle();
    assert_eq!(made.ipv6.len(), 30);
    assert!(made.ipv6.iter().all(|address| own.holds(*address)));
    let taken = CreateNetworkInterface { ipv6: vec![made.ipv6[0]], ..call(0, &scene) };
    assert_eq!(refused(&mut scene, &taken), "AddressInUse");
    assert_eq!(scene.world.subnet(subnet).unwrap().ipv6_used, 30);
    scene.run(&DeleteNetworkInterface { eni: made.id }).unwrap();
    scene.settle();
    assert_eq!(scene.world.subnet(subnet).unwrap().ipv6_used, 0);
    invariants::check(&scene.world);
}
