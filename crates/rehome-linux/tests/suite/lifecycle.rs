//! Verbs and what the kernel has after them.

use std::collections::BTreeSet;

use rehome_domain::plane::{Gateway, Verb};
use rehome_domain::{Epoch, InstanceId, VpcId};
use rehome_linux::LinuxPlane;
use rehome_linux::namespace::{self, Namespace};
use rehome_ports::{Plane, PlaneError};

use crate::lab::{GATEWAY, lab, suffix};

#[test]
fn what_verbs_make_is_observed_and_repeating_them_changes_nothing() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = (lab.instance(), lab.eni(10));
    let verbs = [
        Verb::EnsureVpc(lab.net()),
        Verb::EnsureGateway(Gateway { vpc: lab.vpc, address: GATEWAY }),
        Verb::EnsureInstance(instance),
        Verb::Stage(eni.leg(instance, 1)),
        Verb::Switch(eni.steering(instance, 1)),
    ];
    let mut seen = Vec::new();
    for _ in 0..2 {
        verbs.iter().cloned().for_each(|verb| lab.apply(verb));
        seen.push(lab.observe());
    }
    let observed = &seen[0];
    assert_eq!(observed.vpcs, BTreeSet::from([lab.vpc]));
    assert_eq!(observed.gateways, BTreeSet::from([Gateway { vpc: lab.vpc, address: GATEWAY }]));
    assert_eq!(observed.instances, BTreeSet::from([instance]));
    assert_eq!(observed.legs, BTreeSet::from([eni.key(instance, 1)]));
    assert_eq!(observed.steering.get(&eni.id), Some(&eni.steering(instance, 1)));
    assert_eq!(seen[0], seen[1]);
    // A fresh process sees the same.
    let again = LinuxPlane::open(&lab.installation).unwrap();
    assert_eq!(again.observe().unwrap(), seen[0]);
}

#[test]
fn removing_undoes_making_and_removing_twice_does_no_harm() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, instance, 1);
    let gateway = Gateway { vpc: lab.vpc, address: GATEWAY };
    for verb in [
        Verb::Release(eni.release(2)),
        Verb::Unstage(eni.key(instance, 1)),
        Verb::RemoveInstance(instance),
        Verb::RemoveGateway(gateway),
        Verb::RemoveVpc(lab.vpc),
    ] {
        lab.apply(verb.clone());
        lab.apply(verb);
    }
    assert_eq!(lab.observe(), rehome_domain::plane::Observed::default());
    let ours = [format!("rh-{}", lab.vpc), instance.to_string()];
    assert!(namespace::names().unwrap().iter().all(|name| !ours.contains(name)));
}

#[test]
fn unstaging_leaves_the_instance_as_it_was_before_staging() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = (lab.instance(), lab.eni(10));
    let state = || {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let read = |name: &str| std::fs::read_to_string(format!("/proc/thread-self/net/{name}"));
        let read_all = move || [read("dev"), read("route"), read("arp")].map(Result::unwrap);
        namespace.enter(read_all).unwrap()
    };
    let before = state();
    lab.apply(Verb::Stage(eni.leg(instance, 1)));
    assert_ne!(before, state());
    lab.apply(Verb::Unstage(eni.key(instance, 1)));
    assert!(lab.observe().legs.is_empty());
    assert!(!state()[0].contains("eth0"), "the name is free at once");
    // The device lingers for what is still on its way in it.
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while state() != before {
        assert!(std::time::Instant::now() < patience, "{before:?} {:?}", state());
        std::thread::yield_now();
    }
}

#[test]
fn a_leg_that_carries_packets_is_not_removed() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, instance, 1);
    let error = lab.refused(Verb::Unstage(eni.key(instance, 1)));
    assert!(matches!(error, PlaneError::Transient(_)), "{error:?}");
    assert_eq!(lab.observe().steering.len(), 1);
}

#[test]
fn what_a_verb_builds_on_must_be_there() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = (lab.instance(), lab.eni(10));
    let stranger = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
    let elsewhere = VpcId::parse(&format!("vpc-{}", suffix())).unwrap();
    let mut eni_elsewhere = lab.eni(11);
    eni_elsewhere.vpc = elsewhere;
    for verb in [
        Verb::EnsureGateway(Gateway { vpc: elsewhere, address: GATEWAY }),
        Verb::Stage(eni.leg(stranger, 1)),
        Verb::Stage(eni_elsewhere.leg(instance, 1)),
        Verb::Switch(eni.steering(instance, 1)),
        Verb::Switch(eni_elsewhere.steering(instance, 1)),
    ] {
        let error = lab.refused(verb.clone());
        assert!(matches!(error, PlaneError::Missing(_)), "{verb:?}: {error:?}");
    }
    // What should go and is not there is gone.
    for verb in [
        Verb::Unstage(eni.key(stranger, 1)),
        Verb::Unstage(eni_elsewhere.key(instance, 1)),
        Verb::Release(eni_elsewhere.release(1)),
        Verb::RemoveGateway(Gateway { vpc: elsewhere, address: GATEWAY }),
        Verb::RemoveInstance(stranger),
        Verb::RemoveVpc(elsewhere),
    ] {
        lab.apply(verb);
    }
}

#[test]
fn an_older_epoch_is_refused_also_by_a_fresh_process() {
    let Some(lab) = lab() else { return };
    let (a, b, eni) = (lab.instance(), lab.instance(), lab.eni(10));
    lab.own(&eni, a, 1);
    lab.own(&eni, b, 2);
    let fresh = LinuxPlane::open(&lab.installation).unwrap();
    for plane in [&lab.plane, &fresh] {
        for verb in [
            Verb::Stage(eni.leg(a, 1)),
            Verb::Switch(eni.steering(a, 1)),
            Verb::Release(eni.release(1)),
        ] {
            let stale = PlaneError::Stale { eni: eni.id, newest: Epoch(2) };
            assert_eq!(plane.apply(&verb), Err(stale), "{verb:?}");
        }
    }
    assert_eq!(lab.observe().steering.get(&eni.id), Some(&eni.steering(b, 2)));
    lab.apply(Verb::Unstage(eni.key(a, 1)));
    assert_eq!(lab.observe().legs, BTreeSet::from([eni.key(b, 2)]));
}

#[test]
fn a_move_that_is_given_up_leaves_the_owner_in_place() {
    let Some(lab) = lab() else { return };
    let (a, b, eni) = (lab.instance(), lab.instance(), lab.eni(10));
    lab.own(&eni, a, 1);
    let before = lab.observe();
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    lab.apply(Verb::Unstage(eni.key(b, 2)));
    assert_eq!(lab.observe(), before);
    lab.apply(Verb::Switch(eni.steering(a, 1)));
}

#[test]
fn a_place_that_is_taken_is_not_taken_again() {
    let Some(lab) = lab() else { return };
    let (instance, one, two) = (lab.instance(), lab.eni(10), lab.eni(11));
    lab.own(&one, instance, 1);
    let error = lab.refused(Verb::Stage(two.leg(instance, 1)));
    assert!(matches!(error, PlaneError::Transient(_)), "{error:?}");
    lab.apply(Verb::Stage(two.leg_at(instance, 1, 1)));
    assert_eq!(lab.observe().legs.len(), 2);
}

#[test]
fn a_dead_instance_takes_its_legs_along_and_nothing_stands_in_the_way_of_removal() {
    let Some(lab) = lab() else { return };
    let (a, b, eni) = (lab.instance(), lab.instance(), lab.eni(10));
    lab.own(&eni, a, 1);
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    Namespace::delete(&a.to_string()).unwrap();
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    lab.apply(Verb::Unstage(eni.key(a, 1)));
    lab.apply(Verb::RemoveInstance(a));
    let observed = lab.observe();
    assert_eq!(observed.legs, BTreeSet::from([eni.key(b, 2)]));
    assert_eq!(observed.instances, BTreeSet::from([b]));
}

#[test]
fn an_instance_that_was_removed_by_hand_takes_its_legs_along_and_can_be_made_again() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, instance, 1);
    let before = lab.observe();
    Namespace::delete(&instance.to_string()).unwrap();
    // The kernel ends a namespace a moment after its last name.
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !lab.observe().legs.is_empty() {
        assert!(std::time::Instant::now() < patience, "{:?}", lab.observe());
        std::thread::yield_now();
    }
    assert!(lab.observe().steering.is_empty());
    lab.apply(Verb::EnsureInstance(instance));
    lab.own(&eni, instance, 1);
    assert_eq!(lab.observe(), before);
}

#[test]
fn a_name_whose_namespace_was_never_made_is_no_obstacle() {
    let Some(lab) = lab() else { return };
    let instance = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
    // What a process leaves that dies between the two.
    std::fs::write(format!("/run/netns/{instance}"), "").unwrap();
    lab.apply(Verb::EnsureInstance(instance));
    assert_eq!(lab.observe().instances, BTreeSet::from([instance]));
}

#[test]
fn addresses_that_an_eni_lost_or_won_are_put_right_by_the_next_switch() {
    let Some(lab) = lab() else { return };
    let (instance, mut eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, instance, 1);
    for addresses in [[10, 20, 30].as_slice(), &[10], &[10, 40]] {
        eni.addresses = addresses.iter().map(|last| [10, 9, 2, *last].into()).collect();
        lab.own(&eni, instance, 1);
        assert_eq!(lab.observe().steering.get(&eni.id), Some(&eni.steering(instance, 1)));
    }
}

#[test]
fn legs_are_removed_together_by_many_threads() {
    let Some(lab) = lab() else { return };
    let instance = lab.instance();
    let legs: Vec<_> = (0..24)
        .map(|index| {
            let eni = lab.eni(10 + index);
            lab.apply(Verb::Stage(eni.leg_at(instance, 1, index)));
            eni.key(instance, 1)
        })
        .collect();
    assert_eq!(lab.observe().legs.len(), legs.len());
    std::thread::scope(|scope| {
        for leg in &legs {
            scope.spawn(|| lab.apply(Verb::Unstage(*leg)));
        }
    });
    assert!(lab.observe().legs.is_empty());
}

#[test]
fn verbs_on_one_vpc_may_come_from_several_threads() {
    let Some(lab) = lab() else { return };
    let (a, b) = (lab.instance(), lab.instance());
    std::thread::scope(|scope| {
        for number in 0..8 {
            let lab = &lab;
            scope.spawn(move || {
                let eni = lab.eni(10 + number);
                for epoch in 1..10 {
                    let to = if epoch % 2 == 0 { a } else { b };
                    lab.apply(Verb::Stage(eni.leg_at(to, epoch, number)));
                    lab.apply(Verb::Switch(eni.steering(to, epoch)));
                    if epoch > 1 {
                        let from = if epoch % 2 == 0 { b } else { a };
                        lab.apply(Verb::Unstage(eni.key(from, epoch - 1)));
                    }
                }
            });
        }
    });
    let observed = lab.observe();
    assert_eq!(observed.legs.len(), 8);
    assert!(observed.legs.iter().all(|leg| leg.instance == b && leg.epoch == Epoch(9)));
    assert!(observed.steering.values().all(|steering| steering.leg.epoch == Epoch(9)));
}
