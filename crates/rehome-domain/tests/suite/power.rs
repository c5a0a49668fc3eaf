//! StartInstances, StopInstances, RebootInstances: states, verbs, and what moves do meanwhile.

use rehome_domain::instance::power::ChangePower;
use rehome_domain::instance::settings::{StoppedMode, Termination};
use rehome_domain::instance::terminate::{COUNT_MAX, TerminateInstances};
use rehome_domain::instance::{InstanceState, Power};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::plane::{Observed, Verb};
use rehome_domain::reconcile::repair;
use rehome_domain::workflow::{Care, plan};
use rehome_domain::{DeviceIndex, EniId, InstanceId, TaskId};

use crate::scene::{SIZE, Scene, ZONE, absent_instance, kind};

/// Two instances; the first holds an interface besides its own.
fn fixture() -> (Scene, [InstanceId; 2], EniId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let instances = [scene.instance(subnet, SIZE), scene.instance(subnet, SIZE)];
    let eni = scene.attached(subnet, instances[0]);
    (scene, instances, eni)
}

fn change(power: Power, instance: InstanceId) -> ChangePower {
    ChangePower { power, instances: vec![instance], stopped_mode: StoppedMode::KeepCharging }
}

fn done(scene: &mut Scene, power: Power, instance: InstanceId) {
    scene.run(&change(power, instance)).unwrap();
    scene.settle();
}

fn state(scene: &Scene, instance: InstanceId) -> &'static str {
    scene.world.instance(instance).unwrap().state.name()
}

/// What the plane is asked about this ENI next, by name.
fn asked(scene: &Scene, task: TaskId, eni: EniId) -> Vec<&'static str> {
    let plan = plan(&scene.world, task, Care::Usual).unwrap();
    plan.verbs.iter().filter(|verb| verb.eni() == Some(eni)).map(Verb::name).collect()
}

#[test]
fn an_operation_begins_from_its_own_states_and_names_the_one_that_it_meets() {
    let states = [
        (InstanceState::Pending, ""),
        (InstanceState::LaunchFailed, "T"),
        (InstanceState::Running, "PRT"),
        (InstanceState::Starting, ""),
        (InstanceState::Stopping, ""),
        (InstanceState::Rebooting, ""),
        (InstanceState::Stopped, "ST"),
        (InstanceState::Shutdown, "T"),
        (InstanceState::Terminating, ""),
    ];
    for (state, allowed) in states {
        let (mut scene, [instance, _], _) = fixture();
        scene.edit_instance(instance, |it| it.state = state);
        let refused = format!("WrongState {}", state.name());
        for (letter, power) in [('S', Power::Start), ('P', Power::Stop), ('R', Power::Reboot)] {
            let got = scene.clone().run(&change(power, instance)).map_err(|it| kind(&it));
            let wanted = if allowed.contains(letter) { Ok(()) } else { Err(refused.clone()) };
            assert_eq!(got, wanted, "{power:?} of {state:?}");
        }
        let terminate = TerminateInstances { instances: vec![instance] };
        let got = scene.run(&terminate).map_err(|it| kind(&it));
        let wanted = if allowed.contains('T') { Ok(()) } else { Err(refused) };
        assert_eq!(got, wanted, "terminate of {state:?}");
    }
}

#[test]
fn a_stop_takes_the_steering_of_every_interface_away_and_a_start_gives_it_back() {
    let (mut scene, [instance, _], eni) = fixture();
    let primary = scene.world.instance(instance).unwrap().interfaces[&DeviceIndex::PRIMARY];
    let leg = |scene: &Scene| scene.world.eni(eni).unwrap().placement.attachment().unwrap().epoch;
    let leg_before = leg(&scene);
    for (power, on_the_way, verbs, end) in [
        (Power::Stop, "STOPPING", vec!["release"], "STOPPED"),
        (Power::Start, "STARTING", vec!["fence", "stage", "switch"], "RUNNING"),
        (Power::Reboot, "REBOOTING", vec!["release", "fence", "stage", "switch"], "RUNNING"),
    ] {
        let before = scene.world.eni(eni).unwrap().issued;
        scene.run(&change(power, instance)).unwrap();
        let task = scene.last;
        assert_eq!(state(&scene, instance), on_the_way);
        assert!(scene.world.eni(eni).unwrap().issued > before, "what is late comes too late");
        for eni in [primary, eni] {
            assert_eq!(asked(&scene, task, eni), verbs, "{power:?}");
        }
        scene.settle();
        assert_eq!(state(&scene, instance), end);
        assert_eq!(leg(&scene), leg_before, "the leg is the one of before");
    }
}

#[test]
fn an_interface_moves_away_from_a_stopped_instance_and_arrives_at_one_dark() {
    let (mut scene, [stopped, running], eni) = fixture();
    done(&mut scene, Power::Stop, stopped);
    for (source, destination, verbs) in
        [(stopped, running, ["switch", "unstage"]), (running, stopped, ["release", "unstage"])]
    {
        scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
        let task = scene.last;
        assert!(scene.advance(task), "it is committed");
        assert_eq!(asked(&scene, task, eni), verbs);
        scene.settle();
        assert_eq!(scene.holder(eni), Some(destination));
    }
    scene.run(&change(Power::Start, stopped)).unwrap();
    assert_eq!(asked(&scene, scene.last, eni), ["fence", "stage", "switch"]);
}

#[test]
fn an_interface_on_the_move_is_waited_for() {
    let (mut scene, [source, destination], eni) = fixture();
    scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
    for instance in [source, destination] {
        let refusal = scene.run(&change(Power::Stop, instance)).unwrap_err();
        assert_eq!(kind(&refusal), "TaskRunning eni");
    }
    scene.settle();
    scene.run(&change(Power::Stop, destination)).unwrap();
    let back = MigrateNetworkInterface { eni, source: destination, destination: source };
    assert_eq!(kind(&scene.run(&back).unwrap_err()), "TaskRunning instance");
}

#[test]
fn a_repair_makes_the_legs_of_a_stopped_instance_and_steers_nothing_to_them() {
    let (mut scene, [instance, _], eni) = fixture();
    done(&mut scene, Power::Stop, instance);
    let verbs = |seen: &Observed| {
        let all = repair(std::iter::once(&scene.world), seen);
        let about = all.into_iter().filter(|verb| verb.eni() == Some(eni));
        about.map(|verb| verb.name()).collect::<Vec<_>>()
    };
    assert_eq!(verbs(&Observed::default()), ["stage"]);
    let found = scene.world.eni(eni).unwrap();
    let place = found.placement.attachment().unwrap();
    let mut seen = Observed::default();
    seen.vpcs.insert(found.vpc);
    seen.instances.insert(instance);
    seen.legs.insert(found.leg_key(place));
    assert_eq!(verbs(&seen), [""; 0]);
    seen.steering.insert(eni, found.steering(place));
    assert_eq!(verbs(&seen), ["release"], "a switch that came late is undone");
}

#[test]
fn a_call_names_nine_instances_each_once_that_are_there() {
    let (mut scene, [instance, _], _) = fixture();
    let run = |scene: &mut Scene, instances| {
        let call = ChangePower { instances, ..change(Power::Stop, instance) };
        scene.run(&call).map_err(|refusal| kind(&refusal))
    };
    let many = vec![instance; COUNT_MAX + 1];
    assert_eq!(run(&mut scene, many), Err("LimitExceeded ValuesInCall 9".into()));
    let twice = vec![instance, instance];
    assert_eq!(run(&mut scene, twice), Err("Value InstanceIds Duplicate".into()));
    let absent = vec![instance, absent_instance()];
    assert_eq!(run(&mut scene, absent), Err("NotFound instance".into()));
    assert_eq!(state(&scene, instance), "RUNNING", "nothing was changed");
}

#[test]
fn a_protected_instance_is_not_terminated() {
    let (mut scene, [instance, _], _) = fixture();
    scene.edit_instance(instance, |it| it.settings.termination = Termination::Protected);
    let terminate = TerminateInstances { instances: vec![instance] };
    assert_eq!(kind(&scene.run(&terminate).unwrap_err()), "Protected");
    scene.edit_instance(instance, |it| it.settings.termination = Termination::Allowed);
    scene.run(&terminate).unwrap();
}
