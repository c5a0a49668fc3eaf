//! DetachNetworkInterface: who is refused, and that the place is kept until the leg is gone.

use rehome_domain::network_interface::EniKind;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::task::Status;
use rehome_domain::{InstanceId, Placement, TaskId};

use crate::migrate::on_the_move;
use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{SIZE, Scene, ZONE, absent_eni, absent_instance, kind};

type Call = DetachNetworkInterface;

fn fixture() -> (Scene, Call) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let other = scene.instance(subnet, SIZE);
    scene.edit_instance(other, |instance| instance.name = "other".into());
    let instance = scene.instance(subnet, SIZE);
    let eni = scene.attached(subnet, instance);
    (scene, Call { eni, instance })
}

fn other(scene: &Scene) -> InstanceId {
    scene.world.instances.values().find(|instance| instance.name == "other").unwrap().id
}

fn flaws() -> Vec<Flaw<Call>> {
    vec![
        in_call("NotFound eni", |call, _| call.eni = absent_eni()),
        in_call("NotFound instance", |call, _| call.instance = absent_instance()),
        in_world("PrimaryInterface", |scene, call: &Call| {
            scene.edit_eni(call.eni, |eni| eni.kind = EniKind::Primary);
        }),
        in_call("NotAttached", |call, scene| call.instance = other(scene)),
        in_world("TaskRunning eni", |scene, call: &Call| on_the_move(scene, call.eni)),
        in_world("TaskRunning instance", |scene, call: &Call| {
            let task = TaskId::from_random([9; 16]);
            scene.edit_instance(call.instance, |instance| instance.task = Some(task));
        }),
    ]
}

#[test]
fn the_first_refusal_that_applies_is_the_answer() {
    assert_eq!(check(fixture, &flaws()), 6 * 7 / 2);
}

#[test]
fn the_place_stays_taken_until_the_leg_is_gone() {
    let (mut scene, call) = fixture();
    scene.run(&call).unwrap();
    let task = scene.last;
    assert_eq!((scene.holder(call.eni), scene.places(call.instance)), (Some(call.instance), 2));
    scene.advance(task);
    assert_eq!((scene.placement(call.eni), scene.places(call.instance)), (Placement::Free, 1));
    assert_eq!(scene.status(task), Status::Success);
}

#[test]
fn a_detached_interface_cannot_be_detached_again() {
    let (mut scene, call) = fixture();
    scene.run(&call).unwrap();
    assert_eq!(kind(&scene.run(&call).unwrap_err()), "TaskRunning eni");
    scene.settle();
    assert_eq!(kind(&scene.run(&call).unwrap_err()), "NotAttached");
}
