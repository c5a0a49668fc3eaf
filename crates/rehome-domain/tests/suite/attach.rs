//! AttachNetworkInterface: who is refused, and how places are given out.

use rehome_domain::instance::InstanceState;
use rehome_domain::network_interface::EniKind;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::{DeviceIndex, EniId, Placement, TaskId, Zone};

use crate::migrate::fill_places;
use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{SIZE, Scene, ZONE, absent_eni, absent_instance, kind};

type Call = AttachNetworkInterface;

/// A free ENI and an instance; another ENI that is attached elsewhere.
fn fixture() -> (Scene, Call) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let other = scene.instance(subnet, SIZE);
    scene.attached(subnet, other);
    let instance = scene.instance(subnet, SIZE);
    let eni = scene.eni(subnet);
    (scene, Call { eni, instance })
}

fn attached_one(scene: &Scene) -> EniId {
    let attached =
        scene.world.enis.values().find(|eni| {
            eni.kind == EniKind::Secondary && matches!(eni.placement, Placement::On(_))
        });
    attached.unwrap().id
}

fn flaws() -> Vec<Flaw<Call>> {
    vec![
        in_call("NotFound eni", |call, _| call.eni = absent_eni()),
        in_call("NotFound instance", |call, _| call.instance = absent_instance()),
        in_world("PrimaryInterface", |scene, call: &Call| {
            scene.edit_eni(call.eni, |eni| eni.kind = EniKind::Primary);
        }),
        in_call("AlreadyAttached", |call, scene| call.eni = attached_one(scene)),
        in_world("TaskRunning eni", |scene, call: &Call| {
            let task = TaskId::from_random([9; 16]);
            scene.edit_eni(call.eni, |eni| {
                if eni.placement == Placement::Free {
                    eni.placement = Placement::Pending(task);
                }
            });
        }),
        in_world("TaskRunning instance", |scene, call: &Call| {
            let task = TaskId::from_random([9; 16]);
            scene.edit_instance(call.instance, |instance| instance.task = Some(task));
        }),
        in_world("VpcMismatch", |scene, call: &Call| {
            let other = scene.vpc("10.0.0.0/16");
            scene.edit_instance(call.instance, |instance| instance.vpc = other);
        }),
        in_world("ZoneMismatch", |scene, call: &Call| {
            let zone = Zone::parse("ap-guangzhou-4").unwrap();
            scene.edit_instance(call.instance, |instance| instance.zone = zone);
        }),
        in_world("InvalidState LAUNCH_FAILED", |scene, call: &Call| {
            let state = InstanceState::LaunchFailed;
            scene.edit_instance(call.instance, |instance| instance.state = state);
        }),
        in_world("LimitExceeded InterfacesOfInstance 4", |scene, call: &Call| {
            fill_places(scene, call.instance);
        }),
        in_world("LimitExceeded AddressesOfInterface 10", |scene, call: &Call| {
            scene.edit_eni(call.eni, |eni| {
                eni.addresses = (1..=11).map(|host| [10, 0, 200, host].into()).collect();
            });
        }),
    ]
}

#[test]
fn the_first_refusal_that_applies_is_the_answer() {
    assert_eq!(check(fixture, &flaws()), 11 * 12 / 2);
}

#[test]
fn places_are_given_out_from_the_lowest_until_all_are_taken() {
    let (mut scene, call) = fixture();
    let subnet = scene.world.eni(call.eni).unwrap().subnet;
    for place in 1..4 {
        let eni = scene.attached(subnet, call.instance);
        let index = scene.placement(eni).attachment().unwrap().device_index;
        assert_eq!(index, DeviceIndex(place));
    }
    let refusal = scene.run(&call).unwrap_err();
    assert_eq!(kind(&refusal), "LimitExceeded InterfacesOfInstance 4");
}

#[test]
fn a_free_interface_is_nobodys_until_its_attach_is_committed() {
    let (mut scene, call) = fixture();
    scene.run(&call).unwrap();
    let task = scene.last;
    assert_eq!((scene.holder(call.eni), scene.places(call.instance)), (None, 2));
    scene.advance(task);
    assert_eq!(scene.holder(call.eni), Some(call.instance));
    scene.advance(task);
    assert!(matches!(scene.placement(call.eni), Placement::On(_)));
}
