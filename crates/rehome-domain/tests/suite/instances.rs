//! RunInstances and TerminateInstances.

use std::net::Ipv4Addr;
use std::sync::Arc;

use rehome_domain::command::Rehearsal;
use rehome_domain::elastic_ip::ELASTIC_IPS_MAX;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::instance::run::RunInstances;
use rehome_domain::instance::settings::Termination;
use rehome_domain::instance::terminate::{COUNT_MAX, TerminateInstances};
use rehome_domain::instance::{INSTANCES_MAX, Instance, InstanceState};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::subnet::Subnet;
use rehome_domain::task::{Failure, Status};
use rehome_domain::workflow::GiveUp;
use rehome_domain::{
    DeviceIndex, Entropy, InstanceId, Placement, Record, Region, SubnetId, TaskId, VpcId, World,
    Zone,
};

use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{SIZE, Scene, ZONE, absent_instance, kind};

fn fixture() -> (Scene, RunInstances) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let call = scene.run_instances(subnet, SIZE);
    (scene, call)
}

fn edit_subnet(scene: &mut Scene, id: SubnetId, edit: fn(&mut Subnet)) {
    if let Some(found) = scene.world.subnets.get(&id) {
        let mut subnet = Subnet::clone(found);
        edit(&mut subnet);
        scene.world.insert(Record::Subnet(subnet));
    }
}

fn fill_account(scene: &mut Scene, _: &RunInstances) {
    let (mut other, call) = fixture();
    let id = other.run(&call).unwrap()[0];
    let any = Arc::clone(&other.world.instances[&id]);
    let mut entropy = Entropy::from_seed([3; 16]);
    while (scene.world.instances.len() as u64) < INSTANCES_MAX {
        scene.world.instances.insert(InstanceId::draw(&mut entropy), Arc::clone(&any));
    }
}

fn run_flaws() -> Vec<Flaw<RunInstances>> {
    vec![
        in_call("Value Placement.Zone Unknown", |call, _| call.zone = "ap-beijing-9".into()),
        in_call("Value InstanceType InstanceType", |call, _| call.size = "S5.HUGE".into()),
        in_call("Value ImageId Image", |call, _| call.image = "img-00000000".into()),
        in_call("Value InstanceCount Range", |call, _| call.count = 31),
        in_call("Value InstanceName TooLong", |call, _| call.name = "n".repeat(129)),
        in_call("NotFound vpc", |call, _| call.vpc = VpcId::parse("vpc-00000000").unwrap()),
        in_call("NotFound subnet", |call, _| {
            call.subnet = SubnetId::parse("subnet-00000000").unwrap();
        }),
        in_world("VpcMismatch", |scene, call: &RunInstances| {
            edit_subnet(scene, call.subnet, |subnet| {
                subnet.vpc = VpcId::parse("vpc-00000001").unwrap();
            });
        }),
        in_world("ZoneMismatch", |scene, call: &RunInstances| {
            edit_subnet(scene, call.subnet, |subnet| {
                subnet.zone = Zone::parse("ap-guangzhou-4").unwrap();
            });
        }),
        in_world("NoFreeAddress", |scene, call: &RunInstances| {
            edit_subnet(scene, call.subnet, |subnet| subnet.used = subnet.capacity());
        }),
        in_world("LimitExceeded Instances 10000", fill_account),
    ]
}

#[test]
fn the_first_refusal_of_a_run_is_the_answer() {
    assert_eq!(check(fixture, &run_flaws()), 11 * 12 / 2);
}

#[test]
fn what_a_run_names_of_the_catalogue_is_there_in_this_region() {
    let (mut scene, call) = fixture();
    for (zone, size, image, expected) in [
        ("ap-beijing-3", "S5.LARGE8", "img-rehome", "Value Placement.Zone OtherRegion"),
        ("ap-guangzhou-5", "S5.LARGE8", "img-rehome", "Value Placement.Zone Unknown"),
        (ZONE, "S5", "img-rehome", "Value InstanceType Form"),
        (ZONE, "S9.LARGE8", "img-rehome", "Value InstanceType InstanceType"),
        (ZONE, "S5.LARGE8", "rehome", "Value ImageId Form"),
        (ZONE, "S5.LARGE8", "img-9", "Value ImageId Image"),
    ] {
        let (zone, size, image) = (zone.into(), size.into(), image.into());
        let call = RunInstances { zone, size, image, ..call.clone() };
        assert_eq!(kind(&scene.run(&call).unwrap_err()), expected);
    }
    scene.run(&RunInstances { image: "img-487zeit5".into(), ..call }).unwrap();
}

#[test]
fn a_call_makes_one_to_thirty_instances() {
    for (count, made) in [(0, None), (1, Some(1)), (30, Some(30)), (31, None)] {
        let (mut scene, call) = fixture();
        let got = scene.run(&RunInstances { count, ..call });
        assert_eq!(got.as_ref().ok().map(Vec::len), made, "{count}");
        let tasks = made.unwrap_or(0);
        assert_eq!(scene.world.running.len(), tasks);
        scene.settle();
        assert_eq!(scene.world.enis.len(), tasks);
        let all = &scene.world.instances;
        assert!(all.values().all(|instance| instance.state == InstanceState::Running));
    }
}

#[test]
fn an_account_has_ten_thousand_instances_and_no_more() {
    let (mut scene, call) = fixture();
    fill_account(&mut scene, &call);
    for _ in 0..2 {
        let any = *scene.world.instances.keys().next().unwrap();
        scene.world.instances.remove(&any);
    }
    let answer = "LimitExceeded Instances 10000";
    let three = RunInstances { count: 3, ..call.clone() };
    assert_eq!(kind(&scene.run(&three).unwrap_err()), answer);
    scene.run(&RunInstances { count: 2, ..call }).unwrap();
}

#[test]
fn instances_get_the_addresses_that_are_asked_for_one_each() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let [first, second] = [[10, 0, 1, 30], [10, 0, 1, 20]].map(Ipv4Addr::from);
    let call = RunInstances {
        count: 2,
        addresses: vec![first, second],
        ..scene.run_instances(subnet, SIZE)
    };
    for (addresses, answer) in [
        (vec![first], "Value VirtualPrivateCloud.PrivateIpAddresses Range"),
        (vec![first, first], "AddressInUse"),
        (vec![first, [10, 0, 2, 1].into()], "Value PrivateIpAddress Range"),
        (vec![first, [10, 0, 1, 1].into()], "Value PrivateIpAddress Reserved"),
    ] {
        let before = scene.world.clone();
        let wrong = RunInstances { addresses, ..call.clone() };
        assert_eq!(kind(&scene.run(&wrong).unwrap_err()), answer);
        assert_eq!(scene.world, before);
    }
    let ids = scene.run(&call).unwrap();
    let of = |world: &World, id: InstanceId| {
        let instance = world.instance(id).unwrap();
        world.eni(instance.interfaces[&DeviceIndex::PRIMARY]).unwrap().addresses[0]
    };
    assert_eq!([of(&scene.world, ids[0]), of(&scene.world, ids[1])], [first, second]);
    assert_eq!(kind(&scene.run(&call).unwrap_err()), "AddressInUse");
}

#[test]
fn a_call_that_finds_too_few_addresses_makes_nothing() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/29", ZONE);
    let call = scene.run_instances(subnet, SIZE);
    let before = scene.world.clone();
    let six = RunInstances { count: 6, ..call.clone() };
    assert_eq!(kind(&scene.run(&six).unwrap_err()), "NoFreeAddress");
    assert_eq!(scene.world, before);
    scene.run(&RunInstances { count: 5, ..call }).unwrap();
    assert_eq!(scene.world.subnet(subnet).unwrap().free(), 0);
}

#[test]
fn a_rehearsal_writes_nothing_and_is_refused_as_the_command_is() {
    let (mut scene, call) = fixture();
    let before = scene.world.clone();
    for (count, refused) in [(1, false), (31, true)] {
        let call = RunInstances { count, ..call.clone() };
        let answer = scene.run(&Rehearsal(call.clone())).map_err(|refusal| kind(&refusal));
        assert_eq!(scene.world, before, "{count}");
        let done = scene.decide(&call).map(drop).map_err(|refusal| kind(&refusal));
        assert_eq!((answer.is_err(), &answer), (refused, &done));
    }
}

#[test]
fn the_first_task_of_a_call_is_the_calls_own() {
    let (mut scene, call) = fixture();
    let ids = scene.run(&RunInstances { count: 3, ..call }).unwrap();
    let task = scene.last;
    assert_eq!(scene.world.instance(ids[0]).unwrap().task, Some(task));
    let tasks: Vec<_> = ids.iter().map(|id| scene.world.instance(*id).unwrap().task).collect();
    assert!(tasks[1] != tasks[0] && tasks[2] != tasks[1]);
}

#[test]
fn a_launch_that_was_given_up_leaves_a_failed_instance_and_no_interface() {
    let (mut scene, call) = fixture();
    let id = scene.run(&call).unwrap()[0];
    let task = scene.last;
    let reason = Failure::Plane("no room".into());
    scene.run(&GiveUp { task, reason: reason.clone() }).unwrap();
    scene.settle();
    assert_eq!(scene.world.instance(id).unwrap().state, InstanceState::LaunchFailed);
    assert_eq!(scene.status(task), Status::Failed(reason));
    assert!(scene.world.enis.is_empty() && scene.world.addresses.is_empty());
    assert_eq!(scene.world.subnet(call.subnet).unwrap().used, 0);
    scene.run(&TerminateInstances { instances: vec![id] }).unwrap();
    scene.settle();
    assert!(scene.world.instances.is_empty());
}

fn terminate_fixture() -> (Scene, TerminateInstances) {
    let (mut scene, call) = fixture();
    let subnet = call.subnet;
    let instances = (0..COUNT_MAX).map(|_| scene.instance(subnet, SIZE)).collect();
    (scene, TerminateInstances { instances })
}

#[test]
fn the_first_refusal_of_a_terminate_is_the_answer() {
    type Call = TerminateInstances;
    let flaws: [Flaw<Call>; 6] = [
        in_call("LimitExceeded ValuesInCall 9", |call, _| {
            call.instances.push(InstanceId::parse("ins-00000001").unwrap());
        }),
        in_call("Value InstanceIds Duplicate", |call, _| call.instances[1] = call.instances[0]),
        in_call("NotFound instance", |call, _| call.instances[8] = absent_instance()),
        in_world("WrongState PENDING", |scene, call: &Call| {
            let state = InstanceState::Pending;
            scene.edit_instance(call.instances[0], |instance| instance.state = state);
        }),
        in_world("Protected", |scene, call: &Call| {
            let settings = |it: &mut Instance| it.settings.termination = Termination::Protected;
            scene.edit_instance(call.instances[0], settings);
        }),
        in_world("TaskRunning instance", |scene, call: &Call| {
            let task = TaskId::from_random([9; 16]);
            scene.edit_instance(call.instances[0], |instance| instance.task = Some(task));
        }),
    ];
    assert_eq!(check(terminate_fixture, &flaws), 21);
}

#[test]
fn nine_instances_full_of_interfaces_are_terminated_in_one_transaction() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.0.0/20", ZONE);
    let instances: Vec<_> =
        (0..COUNT_MAX).map(|_| scene.instance(subnet, "S5.4XLARGE32")).collect();
    for instance in &instances {
        for _ in 1..8 {
            scene.attached(subnet, *instance);
        }
    }
    let eips = scene.run(&scene.allocate(COUNT_MAX as u64)).unwrap();
    for (eip, instance) in eips.into_iter().zip(&instances) {
        scene.run(&AssociateAddress { eip, to: AssociateTo::Instance(*instance) }).unwrap();
        scene.settle();
    }
    let call = TerminateInstances { instances };
    let (changes, ()) = scene.decide(&call).unwrap();
    assert_eq!((changes.puts.len(), changes.deletes.len()), (9 * (1 + 8 + 1) + 9, 0));
    // More elastic IPs may be on secondary addresses that went to a primary interface.
    let more = usize::try_from(ELASTIC_IPS_MAX).unwrap() - COUNT_MAX;
    assert!(changes.puts.len() + more <= 120, "the store's limit");
    scene.run(&call).unwrap();
    scene.settle();
    assert!(scene.world.instances.is_empty());
    assert_eq!(scene.world.enis.len(), 63);
    assert!(scene.world.enis.values().all(|eni| eni.placement == Placement::Free));
    assert_eq!(scene.world.subnet(subnet).unwrap().used, 63);
}

#[test]
fn an_instance_with_an_interface_on_the_move_is_not_terminated() {
    let (mut scene, call) = fixture();
    let source = scene.instance(call.subnet, SIZE);
    let destination = scene.instance(call.subnet, SIZE);
    let eni = scene.attached(call.subnet, source);
    scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
    for instance in [source, destination] {
        let call = TerminateInstances { instances: vec![instance] };
        assert_eq!(kind(&scene.run(&call).unwrap_err()), "TaskRunning eni");
    }
}

#[test]
fn every_zone_of_a_region_is_known_to_it() {
    let region = Region::parse("ap-guangzhou").unwrap();
    assert_eq!(Zone::parse(ZONE).map(Zone::region), Some(region));
}
