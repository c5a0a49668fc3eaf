//! Two controllers over one store and one plane: what one writes, the other learns.
//!
//! In: a bench and a second core. Out: a failure when the second builds on what is not so any more.

use rehome_domain::TaskId;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::workflow::Care;
use rehome_engine::worlds::Worlds;
use rehome_engine::{Core, Walk};
use rehome_ports::{Plane, store::Store};

use crate::bench::{Bench, scope};
use crate::judge;
use crate::scenario::{cloud, create_eni, create_subnet, create_vpc};

#[test]
fn a_controller_that_follows_knows_what_is_stored_and_which_tasks_run() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let other = Core::open(bench.core.ports.clone()).unwrap();
    assert_eq!(other.refresh().unwrap(), [], "nothing is new");
    bench.done(DeleteNetworkInterface { eni: cloud.spare });
    // Takes the addresses that were given up.
    for _ in 0..300 {
        let (_, made) = bench.execute(create_eni(cloud.vpc, cloud.subnet));
        if made.is_err() {
            break;
        }
    }
    let running: Vec<_> = bench.world().running.iter().map(|task| (scope(), *task)).collect();
    assert!(running.len() > 50, "{}", running.len());
    assert_eq!(other.refresh().unwrap(), running);
    let stored = Worlds::load(bench.store.snapshot()).unwrap();
    assert_eq!(other.world(scope()), stored.world(scope()));
    assert_eq!(other.refresh().unwrap(), [], "it was told before");
}

#[test]
fn a_look_does_not_take_the_leg_that_another_controller_made_for_leaked() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let other = Core::open(bench.core.ports.clone()).unwrap();
    let (source, destination) = (cloud.source, cloud.destination);
    bench.done(MigrateNetworkInterface { eni: cloud.eni, source, destination });
    assert_eq!(other.look().unwrap().verbs, []);
    judge::settled(&bench, &cloud);
}

#[test]
fn verbs_of_an_old_look_do_no_harm_after_any_number_of_steps() {
    for steps in 0..12 {
        let bench = Bench::new();
        let cloud = cloud(&bench);
        let other = Core::open(bench.core.ports.clone()).unwrap();
        let (source, destination) = (cloud.source, cloud.destination);
        bench.execute(MigrateNetworkInterface { eni: cloud.eni, source, destination }).1.unwrap();
        let task = *bench.world().running.get_min().unwrap();
        let mut walk = Walk::begin(scope(), task, Care::Usual);
        for _ in 0..steps {
            bench.step(&mut walk);
        }
        let verbs = other.look().unwrap().verbs;
        bench.walk_on(&mut walk);
        // What is too old is refused; what is not is still right.
        verbs.iter().for_each(|verb| drop(bench.plane.apply(verb)));
        judge::under_way(&bench, &cloud);
        judge::settled(&bench, &cloud);
    }
}

#[test]
fn two_controllers_that_need_the_default_group_at_once_have_one() {
    let bench = Bench::new();
    let vpc = bench.done(create_vpc()).id;
    let subnets =
        ["10.0.1.0/24", "10.0.2.0/24"].map(|cidr| bench.done(create_subnet(vpc, cidr)).id);
    let other = Core::open(bench.core.ports.clone()).unwrap();
    let here = bench.done(create_eni(vpc, subnets[0]));
    // The other has not heard of it: nothing but the group's record is common to both.
    let task = TaskId::from_random([9; 16]);
    let there = other.execute(scope(), task, create_eni(vpc, subnets[1])).unwrap();
    let stored = Worlds::load(bench.store.snapshot()).unwrap().world(scope());
    let groups: Vec<_> = stored.security_groups.values().map(|group| group.id).collect();
    assert_eq!(groups.len(), 1, "{groups:?}");
    assert_eq!((here.groups, there.groups), (groups.clone(), groups));
}
