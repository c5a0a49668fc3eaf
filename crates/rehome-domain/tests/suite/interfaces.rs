//! CreateNetworkInterface and DeleteNetworkInterface: addresses above all.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::sync::Arc;

use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::{EniKind, INTERFACES_MAX};
use rehome_domain::{EniId, Entropy, Placement, SubnetId, TaskId, VpcId};

use crate::migrate::on_the_move;
use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{SIZE, Scene, ZONE, absent_eni, kind};

type Create = CreateNetworkInterface;

fn scene() -> (Scene, SubnetId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    (scene, subnet)
}

fn fixture() -> (Scene, Create) {
    let (mut scene, subnet) = scene();
    scene.eni(subnet);
    let call = scene.create_eni(subnet);
    (scene, call)
}

fn held(scene: &Scene) -> Ipv4Addr {
    scene.world.enis.values().next().unwrap().addresses[0]
}

fn create_flaws() -> Vec<Flaw<Create>> {
    vec![
        in_call("Value NetworkInterfaceName TooLong", |call, _| call.name = "n".repeat(61)),
        in_call("Value NetworkInterfaceDescription TooLong", |call, _| {
            call.description = "d".repeat(61);
        }),
        in_call("LimitExceeded AddressesOfInterface 30", |call, _| call.secondary_count = 30),
        in_call("NotFound vpc", |call, _| call.vpc = VpcId::parse("vpc-00000000").unwrap()),
        in_call("NotFound subnet", |call, _| {
            call.subnet = SubnetId::parse("subnet-00000000").unwrap();
        }),
        Flaw {
            kind: "VpcMismatch",
            retarget: |_, _| {},
            spoil: |scene, call: &Create| {
                if let Some(subnet) = scene.world.subnets.get(&call.subnet) {
                    let mut subnet = rehome_domain::subnet::Subnet::clone(subnet);
                    subnet.vpc = VpcId::parse("vpc-00000001").unwrap();
                    scene.world.insert(rehome_domain::Record::Subnet(subnet));
                }
            },
        },
        in_call("Value PrivateIpAddress Range", |call, _| {
            call.primary = Some([10, 0, 2, 9].into());
        }),
        in_world("NoFreeAddress", |scene, call: &Create| {
            if let Some(subnet) = scene.world.subnets.get(&call.subnet) {
                let mut subnet = rehome_domain::subnet::Subnet::clone(subnet);
                subnet.used = subnet.capacity();
                scene.world.insert(rehome_domain::Record::Subnet(subnet));
            }
        }),
    ]
}

#[test]
fn the_first_refusal_of_a_create_is_the_answer() {
    assert_eq!(check(fixture, &create_flaws()), 8 * 9 / 2);
}

#[test]
fn an_asked_address_must_be_inside_free_unreserved_and_asked_once() {
    let at = |host: u8| Ipv4Addr::new(10, 0, 1, host);
    let table: [(Option<Ipv4Addr>, Vec<Ipv4Addr>, &str); 10] = [
        (Some(at(9)), vec![], "accepted"),
        (Some(at(9)), vec![at(10)], "accepted"),
        (None, vec![at(10)], "accepted"),
        (Some(Ipv4Addr::new(10, 0, 2, 9)), vec![], "Value PrivateIpAddress Range"),
        (Some(at(0)), vec![], "Value PrivateIpAddress Reserved"),
        (Some(at(1)), vec![], "Value PrivateIpAddress Reserved"),
        (Some(at(255)), vec![], "Value PrivateIpAddress Reserved"),
        (Some(at(9)), vec![at(9)], "Value PrivateIpAddress Duplicate"),
        (None, vec![at(10), at(10)], "Value PrivateIpAddress Duplicate"),
        (Some(at(2)), vec![], "AddressInUse"),
    ];
    for (primary, secondary, answer) in table {
        let (mut scene, call) = fixture();
        assert_eq!(held(&scene), at(2));
        let call = Create { primary, secondary, ..call };
        let got = scene.decide(&call).map_or_else(|refusal| kind(&refusal), |_| "accepted".into());
        assert_eq!(got, answer, "{:?} {:?}", call.primary, call.secondary);
    }
}

#[test]
fn a_call_names_at_most_ten_addresses_and_an_interface_holds_at_most_thirty() {
    let addresses = |count: u8| (0..count).map(|n| [10, 0, 1, 100 + n].into()).collect::<Vec<_>>();
    let table = [
        (true, 9, 0, "accepted"),
        (true, 10, 0, "LimitExceeded ValuesInCall 10"),
        (false, 10, 0, "accepted"),
        (false, 11, 0, "LimitExceeded ValuesInCall 10"),
        (false, 0, 29, "accepted"),
        (false, 0, 30, "LimitExceeded AddressesOfInterface 30"),
        (true, 9, 20, "accepted"),
        (true, 9, 21, "LimitExceeded AddressesOfInterface 30"),
        (false, 0, u64::MAX, "LimitExceeded AddressesOfInterface 30"),
    ];
    for (primary, secondary, secondary_count, answer) in table {
        let (mut scene, call) = fixture();
        let primary = primary.then(|| [10, 0, 1, 9].into());
        let call = Create { primary, secondary: addresses(secondary), secondary_count, ..call };
        let got = scene.decide(&call).map_or_else(|refusal| kind(&refusal), |_| "accepted".into());
        assert_eq!(got, answer, "{secondary} named, {secondary_count} counted");
    }
}

#[test]
fn the_primary_address_stands_first_whoever_chose_it() {
    let (mut scene, subnet) = scene();
    let mut call = scene.create_eni(subnet);
    call.secondary = vec![[10, 0, 1, 50].into(), [10, 0, 1, 51].into()];
    let eni = scene.run(&call).unwrap();
    let hosts: Vec<u8> = eni.addresses.iter().map(|address| address.octets()[3]).collect();
    assert_eq!(hosts, [2, 50, 51]);
    call.primary = Some([10, 0, 1, 60].into());
    call.secondary = vec![[10, 0, 1, 61].into()];
    call.secondary_count = 1;
    let eni = scene.run(&call).unwrap();
    let hosts: Vec<u8> = eni.addresses.iter().map(|address| address.octets()[3]).collect();
    assert_eq!(hosts, [60, 61, 3]);
}

#[test]
fn a_subnet_of_eight_gives_out_five_addresses_and_no_sixth() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/29", ZONE);
    let mut given = BTreeSet::new();
    for left in (0..5).rev() {
        let eni = scene.eni(subnet);
        given.extend(scene.world.eni(eni).unwrap().addresses.clone());
        assert_eq!(scene.world.subnet(subnet).unwrap().free(), left);
    }
    let hosts: Vec<u8> = given.iter().map(|address| address.octets()[3]).collect();
    assert_eq!(hosts, [2, 3, 4, 5, 6]);
    let refusal = scene.run(&scene.create_eni(subnet)).unwrap_err();
    assert_eq!(kind(&refusal), "NoFreeAddress");
}

#[test]
fn the_search_for_an_address_wraps_round_to_what_was_given_back() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/29", ZONE);
    let enis: Vec<EniId> = (0..5).map(|_| scene.eni(subnet)).collect();
    for eni in [enis[0], enis[2]] {
        scene.run(&DeleteNetworkInterface { eni }).unwrap();
        scene.settle();
    }
    let hosts = [scene.eni(subnet), scene.eni(subnet)]
        .map(|eni| scene.world.eni(eni).unwrap().addresses[0].octets()[3]);
    assert_eq!(hosts, [2, 4]);
    assert_eq!(scene.world.subnet(subnet).unwrap().free(), 0);
}

#[test]
fn an_address_of_an_interface_that_is_being_deleted_is_not_free_yet() {
    let (mut scene, subnet) = scene();
    let eni = scene.eni(subnet);
    scene.run(&DeleteNetworkInterface { eni }).unwrap();
    let mut call = scene.create_eni(subnet);
    call.primary = Some([10, 0, 1, 2].into());
    assert_eq!(kind(&scene.run(&call).unwrap_err()), "AddressInUse");
    scene.settle();
    assert!(scene.run(&call).is_ok());
}

#[test]
fn an_interface_is_pending_until_its_task_ends() {
    let (mut scene, call) = fixture();
    let eni = scene.run(&call).unwrap().id;
    let task = scene.last;
    assert_eq!(scene.placement(eni), Placement::Pending(task));
    scene.advance(task);
    assert_eq!(scene.placement(eni), Placement::Free);
}

#[test]
fn no_two_interfaces_of_an_account_share_a_mac() {
    // 16 million addresses stand behind the prefix: 20,000 draws collide about twelve times.
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.0.0/17", ZONE);
    let call = scene.create_eni(subnet);
    for _ in 0..20_000 {
        scene.run(&call).unwrap();
    }
    let macs: BTreeSet<_> = scene.world.enis.values().map(|eni| eni.mac).collect();
    assert_eq!(macs.len(), scene.world.enis.len());
}

#[test]
fn the_last_interface_of_an_account_can_be_made_and_none_after_it() {
    let (mut scene, call) = fixture();
    let any = Arc::clone(scene.world.enis.values().next().unwrap());
    let mut entropy = Entropy::from_seed([3; 16]);
    while (scene.world.enis.len() as u64) < INTERFACES_MAX - 1 {
        scene.world.enis.insert(EniId::draw(&mut entropy), Arc::clone(&any));
    }
    scene.run(&call).unwrap();
    let answer = "LimitExceeded Interfaces 1000000";
    assert_eq!(kind(&scene.decide(&call).unwrap_err()), answer);
    // The limit stands last: an address that is held is the nearer reason.
    let held = Create { primary: Some(any.addresses[0]), ..call };
    assert_eq!(kind(&scene.decide(&held).unwrap_err()), "AddressInUse");
}

fn delete_fixture() -> (Scene, DeleteNetworkInterface) {
    let (mut scene, subnet) = scene();
    let eni = scene.eni(subnet);
    (scene, DeleteNetworkInterface { eni })
}

#[test]
fn the_first_refusal_of_a_delete_is_the_answer() {
    type Delete = DeleteNetworkInterface;
    let flaws: [Flaw<Delete>; 3] = [
        in_call("NotFound eni", |call, _| call.eni = absent_eni()),
        in_world("PrimaryInterface", |scene, call: &Delete| {
            scene.edit_eni(call.eni, |eni| eni.kind = EniKind::Primary);
        }),
        in_world("TaskRunning eni", |scene, call: &Delete| {
            let task = TaskId::from_random([9; 16]);
            scene.edit_eni(call.eni, |eni| eni.placement = Placement::Pending(task));
        }),
    ];
    assert_eq!(check(delete_fixture, &flaws), 6);
}

#[test]
fn an_attached_interface_is_in_use_and_one_on_the_move_is_held() {
    let (mut scene, subnet) = scene();
    let instance = scene.instance(subnet, SIZE);
    let eni = scene.attached(subnet, instance);
    let delete = DeleteNetworkInterface { eni };
    assert_eq!(kind(&scene.run(&delete).unwrap_err()), "InUse eni 1");
    on_the_move(&mut scene, eni);
    assert_eq!(kind(&scene.run(&delete).unwrap_err()), "TaskRunning eni");
}

#[test]
fn a_deleted_interface_gives_its_addresses_back() {
    let (mut scene, call) = delete_fixture();
    let subnet = scene.world.eni(call.eni).unwrap().subnet;
    scene.run(&call).unwrap();
    assert_eq!(scene.world.subnet(subnet).unwrap().used, 1);
    scene.settle();
    assert_eq!(scene.world.subnet(subnet).unwrap().used, 0);
    assert!(scene.world.enis.is_empty() && scene.world.addresses.is_empty());
}
