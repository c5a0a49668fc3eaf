//! MigrateNetworkInterface: who is refused, in which order, and what never changes by a move.

use rehome_domain::instance::InstanceState;
use rehome_domain::migration::{Attachment, Migration};
use rehome_domain::network_interface::EniKind;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::{
    DeviceIndex, EniId, Epoch, InstanceId, Phase, Placement, Refusal, Route, TaskId, Zone,
};

use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{SIZE, Scene, ZONE, absent_eni, absent_instance, kind};

type Call = MigrateNetworkInterface;

/// An ENI on the source, a destination, and a third instance; the last one made is the third.
fn fixture() -> (Scene, Call) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let source = scene.instance(subnet, SIZE);
    let destination = scene.instance(subnet, SIZE);
    let third = scene.instance(subnet, SIZE);
    scene.edit_instance(third, |instance| instance.name = "third".into());
    let eni = scene.attached(subnet, source);
    (scene, Call { eni, source, destination })
}

fn third(scene: &Scene) -> InstanceId {
    let mut all = scene.world.instances.values();
    all.find(|instance| instance.name == "third").unwrap().id
}

fn some_task() -> TaskId {
    TaskId::from_random([9; 16])
}

/// Takes every place of an instance that is free.
pub(crate) fn fill_places(scene: &mut Scene, instance: InstanceId) {
    scene.edit_instance(instance, |instance| {
        for place in 0..instance.size.limits().interfaces {
            let eni = EniId::parse(&format!("eni-0000000{place}")).unwrap();
            instance.interfaces.entry(DeviceIndex(place)).or_insert(eni);
        }
    });
}

/// Gives a task the ENI, behind the rules' back.
pub(crate) fn on_the_move(scene: &mut Scene, eni: EniId) {
    scene.edit_eni(eni, |eni| {
        if let Placement::On(from) = eni.placement {
            let (route, phase) = (Route::Detach { from }, Phase::Committed);
            let (task, epoch) = (some_task(), eni.issue_epoch());
            eni.placement = Placement::Moving(Box::new(Migration { task, route, epoch, phase }));
        }
    });
}

fn more_addresses(scene: &mut Scene, eni: EniId, count: u8) {
    scene.edit_eni(eni, |eni| {
        eni.addresses = (1..=count).map(|host| [10, 0, 200, host].into()).collect();
    });
}

fn flaws() -> Vec<Flaw<Call>> {
    vec![
        in_call("NotFound eni", |call, _| call.eni = absent_eni()),
        in_call("NotFound instance", |call, _| call.source = absent_instance()),
        in_call("NotFound instance", |call, _| call.destination = absent_instance()),
        in_call("SameInstance", |call, _| call.source = call.destination),
        in_world("PrimaryInterface", |scene, call: &Call| {
            scene.edit_eni(call.eni, |eni| eni.kind = EniKind::Primary);
        }),
        in_call("NotAttached", |call, scene| call.source = third(scene)),
        in_world("TaskRunning eni", |scene, call: &Call| on_the_move(scene, call.eni)),
        in_world("TaskRunning instance", |scene, call: &Call| {
            scene.edit_instance(call.source, |instance| instance.task = Some(some_task()));
        }),
        in_world("TaskRunning instance", |scene, call: &Call| {
            scene.edit_instance(call.destination, |instance| instance.task = Some(some_task()));
        }),
        in_world("VpcMismatch", |scene, call: &Call| {
            let other = scene.vpc("10.0.0.0/16");
            scene.edit_instance(call.destination, |instance| instance.vpc = other);
        }),
        in_world("ZoneMismatch", |scene, call: &Call| {
            let zone = Zone::parse("ap-guangzhou-4").unwrap();
            scene.edit_instance(call.destination, |instance| instance.zone = zone);
        }),
        in_world("InvalidState SHUTDOWN", |scene, call: &Call| {
            let state = InstanceState::Shutdown;
            scene.edit_instance(call.destination, |instance| instance.state = state);
        }),
        in_world("LimitExceeded InterfacesOfInstance 4", |scene, call: &Call| {
            fill_places(scene, call.destination);
        }),
        in_world("LimitExceeded AddressesOfInterface 10", |scene, call: &Call| {
            more_addresses(scene, call.eni, 11);
        }),
    ]
}

#[test]
fn the_first_refusal_that_applies_is_the_answer() {
    assert_eq!(check(fixture, &flaws()), 14 * 15 / 2);
}

#[test]
fn only_a_running_or_stopped_instance_takes_an_interface() {
    let states = [
        (InstanceState::Running, "accepted"),
        (InstanceState::Stopped, "accepted"),
        (InstanceState::Pending, "InvalidState PENDING"),
        (InstanceState::LaunchFailed, "InvalidState LAUNCH_FAILED"),
        (InstanceState::Shutdown, "InvalidState SHUTDOWN"),
        (InstanceState::Terminating, "InvalidState TERMINATING"),
    ];
    for (state, answer) in states {
        let (mut scene, call) = fixture();
        scene.edit_instance(call.destination, |instance| instance.state = state);
        let got = scene.decide(&call).map_or_else(|refusal| kind(&refusal), |_| "accepted".into());
        assert_eq!(got, answer);
    }
}

#[test]
fn an_interface_leaves_a_source_in_any_state() {
    for state in [InstanceState::Running, InstanceState::Stopped, InstanceState::Shutdown] {
        let (mut scene, call) = fixture();
        scene.edit_instance(call.source, |instance| instance.state = state);
        scene.run(&call).unwrap();
        scene.settle();
        assert_eq!(scene.holder(call.eni), Some(call.destination), "{state:?}");
    }
}

#[test]
fn the_last_place_and_the_last_address_can_be_taken() {
    let (mut scene, call) = fixture();
    more_addresses(&mut scene, call.eni, 10);
    fill_places(&mut scene, call.destination);
    let last = DeviceIndex(3);
    scene.edit_instance(call.destination, |instance| {
        instance.interfaces.remove(&last);
    });
    scene.run(&call).unwrap();
    scene.settle();
    let place = scene.placement(call.eni);
    assert_eq!(place.attachment().map(|place| place.device_index), Some(last));
}

#[test]
fn a_repeat_of_an_arrived_migration_is_refused_and_told_who_holds_the_interface() {
    let (mut scene, call) = fixture();
    scene.run(&call).unwrap();
    scene.settle();
    let holder = Some(call.destination);
    let (eni, instance) = (call.eni, call.source);
    assert_eq!(scene.run(&call), Err(Refusal::NotAttached { eni, instance, holder }));
}

#[test]
fn the_place_is_reserved_when_accepted_and_the_old_one_freed_when_settled() {
    let (mut scene, call) = fixture();
    let places = |scene: &Scene| (scene.places(call.source), scene.places(call.destination));
    assert_eq!(places(&scene), (2, 1));
    scene.run(&call).unwrap();
    let task = scene.last;
    assert_eq!(places(&scene), (2, 2), "accepted");
    scene.advance(task);
    assert_eq!(places(&scene), (2, 2), "committed");
    scene.advance(task);
    assert_eq!(places(&scene), (1, 2), "settled");
}

#[test]
fn a_move_changes_neither_id_nor_mac_nor_addresses_and_raises_the_epoch() {
    let (mut scene, call) = fixture();
    let before = scene.world.eni(call.eni).unwrap().clone();
    let mut epoch = Epoch::default();
    let (mut source, mut destination) = (call.source, call.destination);
    for _ in 0..10 {
        scene.run(&Call { source, destination, ..call }).unwrap();
        scene.settle();
        let eni = scene.world.eni(call.eni).unwrap();
        let place = *eni.placement.attachment().unwrap();
        assert_eq!((eni.mac, &eni.addresses), (before.mac, &before.addresses));
        assert_eq!((eni.vpc, eni.subnet, eni.zone), (before.vpc, before.subnet, before.zone));
        assert!(place.epoch > epoch && eni.issued >= place.epoch);
        epoch = place.epoch;
        (source, destination) = (destination, source);
    }
}

#[test]
fn the_attachment_names_exactly_one_instance_throughout() {
    let (mut scene, call) = fixture();
    let seen = |scene: &Scene| scene.placement(call.eni).attachment().copied();
    let at = |place: Option<Attachment>| place.map(|place| place.instance);
    scene.run(&call).unwrap();
    let task = scene.last;
    assert_eq!(at(seen(&scene)), Some(call.source), "preparing");
    scene.advance(task);
    assert_eq!(at(seen(&scene)), Some(call.destination), "committed");
    scene.advance(task);
    assert_eq!(at(seen(&scene)), Some(call.destination), "settled");
    assert!(!scene.advance(task), "a task that has ended has nothing to do");
}
