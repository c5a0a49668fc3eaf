//! ResetInstancesType: from which states, with which room, and what meets it.

use rehome_domain::instance::InstanceState;
use rehome_domain::instance::resize::{ResizeInstances, Running};
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::workflow::{Care, plan};
use rehome_domain::{InstanceId, RecordKey, SubnetId, TaskId};

use crate::scene::{Scene, ZONE, absent_instance, kind};

fn fixture(state: InstanceState) -> (Scene, SubnetId, InstanceId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let instance = scene.instance(subnet, "S5.LARGE8");
    scene.edit_instance(instance, |it| it.state = state);
    (scene, subnet, instance)
}

fn to(instance: InstanceId, size: &str, running: Running) -> ResizeInstances {
    ResizeInstances { instances: vec![instance], size: size.into(), running }
}

#[test]
fn it_begins_from_stopped_and_from_running_where_the_caller_lets_it_be_shut_down() {
    let states = [
        (InstanceState::Pending, false, false),
        (InstanceState::LaunchFailed, false, false),
        (InstanceState::Running, false, true),
        (InstanceState::Starting, false, false),
        (InstanceState::Stopping, false, false),
        (InstanceState::Rebooting, false, false),
        (InstanceState::Stopped, true, true),
        (InstanceState::Shutdown, false, false),
        (InstanceState::Terminating, false, false),
    ];
    for (state, plain, forced) in states {
        for (running, taken) in [(Running::Refused, plain), (Running::ShutDown, forced)] {
            let (mut scene, _, instance) = fixture(state);
            let got = scene.run(&to(instance, "S5.MEDIUM4", running)).map_err(|it| kind(&it));
            let refused = format!("WrongState {}", state.name());
            assert_eq!(got, if taken { Ok(()) } else { Err(refused) }, "{state:?} {running:?}");
        }
    }
}

#[test]
fn one_that_runs_is_rebooted_on_its_way_and_a_stopped_one_stays_stopped() {
    let (mut scene, _, instance) = fixture(InstanceState::Running);
    scene.run(&to(instance, "S5.MEDIUM4", Running::ShutDown)).unwrap();
    let task = scene.last;
    let state = |scene: &Scene| scene.world.instance(instance).unwrap().state;
    assert_eq!(state(&scene), InstanceState::Rebooting);
    let names: Vec<_> = plan(&scene.world, task, Care::Usual).unwrap().verbs;
    let names: Vec<_> = names.iter().filter(|verb| verb.eni().is_some()).collect();
    assert_eq!(names.first().map(|verb| verb.name()), Some("release"));
    assert_eq!(names.last().map(|verb| verb.name()), Some("switch"));
    scene.settle();
    assert_eq!(state(&scene), InstanceState::Running);
    let (mut scene, _, instance) = fixture(InstanceState::Stopped);
    scene.run(&to(instance, "S5.MEDIUM4", Running::ShutDown)).unwrap();
    let found = scene.world.instance(instance).unwrap();
    assert_eq!((found.state, found.task), (InstanceState::Stopped, None));
    assert_eq!(found.size.to_string(), "S5.MEDIUM4");
}

#[test]
fn a_size_without_room_for_what_the_instance_holds_is_refused() {
    let (mut scene, subnet, instance) = fixture(InstanceState::Stopped);
    let eni = scene.attached(subnet, instance);
    let refused = |scene: &Scene, size: &str| {
        let got = scene.clone().run(&to(instance, size, Running::Refused));
        got.map_err(|refusal| kind(&refusal))
    };
    assert_eq!(refused(&scene, "S5.SMALL1"), Ok(()), "two interfaces, and two may be");
    let some = scene.world.eni(eni).unwrap().addresses[0];
    scene.edit_eni(eni, |eni| eni.addresses = vec![some; 3]);
    let most = "LimitExceeded AddressesOfInterface 2";
    assert_eq!(refused(&scene, "S5.SMALL1"), Err(most.into()));
    assert_eq!(refused(&scene, "S5.SMALL2"), Ok(()));
    scene.edit_eni(eni, |eni| {
        eni.addresses.truncate(1);
        eni.ipv6 = vec!["fd00::1".parse().unwrap(); 3];
    });
    let most = "LimitExceeded Ipv6AddressesOfInterface 2";
    assert_eq!(refused(&scene, "S5.SMALL1"), Err(most.into()));
    scene.edit_eni(eni, |eni| eni.ipv6.clear());
    scene.attached(subnet, instance);
    let most = "LimitExceeded InterfacesOfInstance 2";
    assert_eq!(refused(&scene, "S5.MEDIUM8"), Err(most.into()));
    assert_eq!(refused(&scene, "S5.LARGE32"), Ok(()));
}

#[test]
fn an_instance_with_places_beyond_its_size_gets_no_more_interfaces_than_it_may() {
    let (mut scene, subnet, instance) = fixture(InstanceState::Running);
    let [first, ..] = [(); 3].map(|()| scene.attached(subnet, instance));
    // The last place is held, the first of the secondary ones is free.
    let place = scene.world.eni(first).unwrap().placement.attachment().unwrap().device_index;
    scene.edit_instance(instance, |it| it.vacate(place, first));
    scene.edit_instance(instance, |it| it.state = InstanceState::Stopped);
    let third = scene.world.instance(instance).unwrap().interfaces.clone();
    let (last, _) = third.last_key_value().unwrap();
    let spare = third.iter().nth(1).map(|(index, eni)| (*index, *eni)).unwrap();
    scene.edit_instance(instance, |it| it.vacate(spare.0, spare.1));
    assert!(last.0 >= 2, "beyond the two places of the size to come");
    scene.run(&to(instance, "S5.MEDIUM4", Running::Refused)).unwrap();
    let eni = scene.eni(subnet);
    let refusal = scene.run(&AttachNetworkInterface { eni, instance }).unwrap_err();
    assert_eq!(kind(&refusal), "LimitExceeded InterfacesOfInstance 2");
}

#[test]
fn whatever_else_changes_an_interface_meets_it() {
    let (mut scene, subnet, instance) = fixture(InstanceState::Stopped);
    let eni = scene.attached(subnet, instance);
    let (changes, ()) = scene.decide(&to(instance, "S5.MEDIUM4", Running::Refused)).unwrap();
    let written: Vec<RecordKey> = changes.puts.iter().map(rehome_domain::Record::key).collect();
    assert!(written.contains(&RecordKey::Eni(eni)), "{written:?}");
    let held = Some(TaskId::from_random([9; 16]));
    scene.edit_instance(instance, |it| it.task = held);
    let refusal = scene.run(&to(instance, "S5.MEDIUM4", Running::Refused)).unwrap_err();
    assert_eq!(kind(&refusal), "TaskRunning instance");
}

#[test]
fn a_call_names_one_instance_that_is_there_and_a_size_that_there_is() {
    let (mut scene, _, instance) = fixture(InstanceState::Stopped);
    let mut told = |instances: Vec<InstanceId>, size: &str| {
        let call = ResizeInstances { instances, ..to(instance, size, Running::Refused) };
        kind(&scene.run(&call).unwrap_err())
    };
    assert_eq!(told(vec![instance; 2], "S5.MEDIUM4"), "LimitExceeded ValuesInCall 1");
    assert_eq!(told(vec![instance], "S5.HUGE"), "Value InstanceType InstanceType");
    assert_eq!(told(vec![absent_instance()], "S5.MEDIUM4"), "NotFound instance");
}
