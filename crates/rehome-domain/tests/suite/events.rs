//! What each transition is called, whose it is, and what it says.

use rehome_domain::event::{Event, events};
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::task::Failure;
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::workflow::{Advance, Care, GiveUp, LeaveToRepair, Stage, plan};
use rehome_domain::{Actor, Command, Epoch, InstanceId, SubnetId};

use crate::scene::{SIZE, Scene, ZONE};

/// Does it and tells what has happened, each as `kind resource`.
fn told<C: Command>(scene: &mut Scene, command: &C) -> Vec<Event> {
    let mut context = scene.context();
    let Ok(decision) = command.decide(&scene.world, &mut context) else {
        panic!("it is allowed");
    };
    let told = events(&scene.world, &decision.changes, &context);
    scene.world = scene.world.apply(&decision.changes);
    told
}

/// Completes the next stage of the one task that runs.
fn advanced(scene: &mut Scene) -> Vec<Event> {
    let task = *scene.world.running.get_min().expect("a task runs");
    let stage = plan(&scene.world, task, Care::Usual).expect("it has something to do").stage;
    told(scene, &Advance { task, stage })
}

fn kinds(events: &[Event]) -> Vec<String> {
    let prefix = |resource: &str| resource.split('-').next().unwrap_or_default().to_owned();
    events.iter().map(|event| format!("{} {}", prefix(&event.resource), event.kind)).collect()
}

fn scene() -> (Scene, SubnetId, [InstanceId; 2]) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let instances = [scene.instance(subnet, SIZE), scene.instance(subnet, SIZE)];
    (scene, subnet, instances)
}

#[test]
fn a_migration_says_who_what_from_where_to_where_and_at_which_epoch() {
    let (mut scene, subnet, [source, destination]) = scene();
    let eni = scene.attached(subnet, source);
    let accepted = told(&mut scene, &MigrateNetworkInterface { eni, source, destination });
    let task = scene.last;
    let committed = advanced(&mut scene);
    let done = advanced(&mut scene);
    let all = [accepted, committed, done].concat();
    assert_eq!(kinds(&all), ["eni migrate.accepted", "eni migrate.committed", "eni migrate.done"]);
    for event in &all {
        assert_eq!((event.task, &event.resource), (task, &eni.to_string()));
        assert_eq!((event.from, event.to), (Some(source), Some(destination)));
        assert_eq!((event.epoch, &event.reason), (Some(Epoch(2)), &None));
        assert_eq!((&event.actor, event.time), (&Actor::Key("AKIDscene".into()), scene.now));
    }
}

#[test]
fn a_migration_that_is_undone_says_why() {
    let (mut scene, subnet, [source, destination]) = scene();
    let eni = scene.attached(subnet, source);
    told(&mut scene, &MigrateNetworkInterface { eni, source, destination });
    let reason = Failure::Plane("stage: no room".into());
    let task = scene.last;
    let undoing = told(&mut scene, &GiveUp { task, reason });
    let undone = advanced(&mut scene);
    assert_eq!(
        kinds(&[undoing.clone(), undone.clone()].concat()),
        ["eni migrate.undoing", "eni migrate.undone"]
    );
    for event in undoing.iter().chain(&undone) {
        assert!(event.reason.as_ref().is_some_and(|why| why.contains("no room")), "{event:?}");
    }
}

#[test]
fn a_move_that_the_plane_does_not_follow_is_done_and_says_so() {
    let (mut scene, subnet, [source, destination]) = scene();
    let eni = scene.attached(subnet, source);
    told(&mut scene, &MigrateNetworkInterface { eni, source, destination });
    let task = scene.last;
    advanced(&mut scene);
    let failure = Some(Failure::Unfollowed("switch: dead".into()));
    let left = told(&mut scene, &LeaveToRepair { task, stage: Stage::Finish, failure });
    assert_eq!(kinds(&left), ["eni migrate.done"]);
    assert!(left[0].reason.as_ref().is_some_and(|why| why.contains("dead")), "{left:?}");
}

#[test]
fn the_life_of_an_instance_and_of_what_is_on_it() {
    let (mut scene, subnet, [_, instance]) = scene();
    let create = scene.create_eni(subnet);
    let begun = told(&mut scene, &CreateAndAttachNetworkInterface { create, instance });
    assert_eq!(kinds(&begun), ["eni creating", "eni attach.accepted"]);
    assert_eq!(kinds(&advanced(&mut scene)), ["eni attach.committed"]);
    assert_eq!(kinds(&advanced(&mut scene)), ["eni attach.done"]);
    let ended = told(&mut scene, &TerminateInstances { instances: vec![instance] });
    assert_eq!(kinds(&ended), ["eni detach.committed", "eni detach.committed", "ins deleting"]);
    let mut gone = kinds(&advanced(&mut scene));
    gone.sort();
    assert_eq!(gone, ["eni deleted", "eni detach.done", "eni detach.done", "ins deleted"]);
    let run = scene.run_instances(subnet, SIZE);
    let run = told(&mut scene, &run);
    assert_eq!(kinds(&run), ["ins creating", "eni creating", "eni attach.accepted"]);
    let task = *scene.world.running.get_min().unwrap();
    told(&mut scene, &GiveUp { task, reason: Failure::Deadline });
    let mut failed = kinds(&advanced(&mut scene));
    failed.sort();
    assert_eq!(failed, ["eni attach.undone", "eni deleted", "ins failed"]);
}

#[test]
fn what_is_deleted_was_being_deleted() {
    let (mut scene, subnet, [source, _]) = scene();
    let eni = scene.attached(subnet, source);
    let detached = told(&mut scene, &DetachNetworkInterface { eni, instance: source });
    assert_eq!(kinds(&detached), ["eni detach.committed"]);
    assert_eq!(kinds(&advanced(&mut scene)), ["eni detach.done"]);
    assert_eq!(kinds(&told(&mut scene, &DeleteNetworkInterface { eni })), ["eni deleting"]);
    assert_eq!(kinds(&advanced(&mut scene)), ["eni deleted"]);
    let vpc = scene.vpc("10.1.0.0/16");
    assert_eq!(kinds(&told(&mut scene, &DeleteVpc { vpc })), ["vpc deleted", "rtb deleted"]);
    assert_eq!(kinds(&advanced(&mut scene)), Vec::<String>::new());
}

#[test]
fn an_address_that_changes_hands_is_told_of_the_taker() {
    let (mut scene, subnet, [source, _]) = scene();
    let mut call = scene.create_eni(subnet);
    call.secondary_count = 1;
    let from = scene.run(&call).unwrap();
    scene.settle();
    let to = scene.attached(subnet, source);
    let call =
        MigratePrivateIpAddress { source: from.id, destination: to, address: from.addresses[1] };
    let all = [told(&mut scene, &call), advanced(&mut scene), advanced(&mut scene)].concat();
    assert_eq!(kinds(&all), ["eni address.accepted", "eni address.committed", "eni address.done"]);
    for event in all {
        assert_eq!((event.resource, event.address), (to.to_string(), Some(from.addresses[1])));
    }
}
