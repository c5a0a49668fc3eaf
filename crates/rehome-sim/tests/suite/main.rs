//! The simulated plane keeps the port's promises, and its packets go where its steering says.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic, in its helpers too")]

mod planted;
mod simulated;

use std::net::IpAddr;

use rehome_domain::plane::{Enforcement, Leg, LegKey, Release, Steering, Verb, VpcNet};
use rehome_domain::policy::{Guard, Policy, PolicyKey, Subject};
use rehome_domain::{DeviceIndex, EniId, Epoch, InstanceId, Ipv4Cidr, Mac, Timestamp, VpcId};
use rehome_ports::{Clock, Plane, PlaneError, contract};
use rehome_sim::{Fault, FaultyPlane, SimulatedPlane, VirtualClock};

#[test]
fn the_simulated_plane_keeps_every_promise_of_the_port() {
    contract::plane::check(SimulatedPlane::new);
}

#[test]
fn a_faulty_plane_without_faults_keeps_every_promise_of_the_port() {
    contract::plane::check(|| FaultyPlane::new(SimulatedPlane::new()));
}

#[test]
fn a_packet_is_admitted_from_the_owner_only_and_delivered_to_the_owner_only() {
    let plane = SimulatedPlane::new();
    let vpc = VpcId::parse("vpc-00000001").unwrap();
    let instances = ["ins-00000001", "ins-00000002", "ins-00000003"]
        .map(|name| InstanceId::parse(name).unwrap());
    let [first, second, peer] = instances;
    let done = |verb: Verb| plane.apply(&verb).unwrap();
    done(Verb::EnsureVpc(VpcNet { vpc, cidr: Ipv4Cidr::parse("10.0.0.0/16").unwrap() }));
    instances.into_iter().for_each(|instance| done(Verb::EnsureInstance(instance)));
    let (eni, peer_eni) =
        (EniId::parse("eni-00000001").unwrap(), EniId::parse("eni-00000002").unwrap());
    let (here, there) = ([10, 0, 1, 9].into(), [10, 0, 1, 10].into());
    let owns = |eni, instance, epoch, address| {
        let leg = LegKey { vpc, eni, instance, epoch: Epoch(epoch) };
        done(Verb::Stage(Leg {
            key: leg,
            epoch: leg.epoch,
            device_index: DeviceIndex(1),
            mac: Mac([0x20, 0x90, 0x6f, 0, 0, 1]),
            addresses: vec![address],
            gateway: [10, 0, 1, 1].into(),
            prefix_len: 24,
        }));
        done(Verb::Switch(Steering { leg, epoch: leg.epoch, addresses: vec![address] }));
    };
    let guarded = |eni, address: IpAddr| {
        let (addresses, groups) = (vec![address], Vec::new());
        let policy = Some(Policy::Guard(Guard { addresses, groups }));
        let key = PolicyKey { vpc, subject: Subject::Guard(eni) };
        done(Verb::Enforce(vec![Enforcement { key, as_of: 1, policy }]));
    };
    owns(peer_eni, peer, 1, there);
    guarded(peer_eni, there);
    owns(eni, first, 1, here);
    assert_eq!(plane.carry(first, here, there), None, "nobody guards it");
    guarded(eni, here);
    for (epoch, owner, other) in [(1, first, second), (2, second, first)] {
        owns(eni, owner, epoch, here);
        assert_eq!(plane.carry(owner, here, there), Some(peer));
        assert_eq!(plane.carry(other, here, there), None);
        assert_eq!(plane.carry(peer, there, here), Some(owner));
        assert_eq!(
            plane.carry(owner, IpAddr::from([10, 0, 1, 99]), there),
            None,
            "not its address"
        );
    }
    done(Verb::Release(Release { vpc, eni, epoch: Epoch(3), addresses: vec![here] }));
    assert_eq!(plane.carry(second, here, there), None);
    assert_eq!(plane.carry(peer, there, here), None);
}

#[test]
fn a_fault_strikes_once_at_its_call_and_the_log_names_every_call() {
    let plane = FaultyPlane::new(SimulatedPlane::new());
    let instance = InstanceId::parse("ins-00000001").unwrap();
    let verb = Verb::EnsureInstance(instance);
    let there = || plane.observe().unwrap().instances.contains(&instance);
    plane.fail(0, Fault::TransientBefore);
    plane.fail(1, Fault::PermanentBefore);
    plane.fail(2, Fault::TransientAfter);
    assert!(matches!(plane.apply(&verb), Err(PlaneError::Transient(_))) && !there());
    assert!(matches!(plane.apply(&verb), Err(PlaneError::Permanent(_))) && !there());
    assert!(matches!(plane.apply(&verb), Err(PlaneError::Transient(_))) && there());
    assert_eq!(plane.apply(&verb), Ok(()));
    assert_eq!(plane.log().len(), 4);
}

#[test]
fn the_time_of_day_can_be_set_back_and_the_monotonic_clock_goes_on() {
    let clock = VirtualClock::at(Timestamp(5_000));
    let began = clock.monotonic_ns();
    clock.advance_ms(1_000);
    clock.set_by_ms(-3_000);
    assert_eq!(clock.now(), Timestamp(3_000));
    assert_eq!(clock.monotonic_ns() - began, 1_000_000_000);
}

#[test]
fn a_place_in_an_instance_takes_one_leg_at_a_time() {
    let plane = SimulatedPlane::new();
    let vpc = VpcId::parse("vpc-00000001").unwrap();
    let instance = InstanceId::parse("ins-00000001").unwrap();
    let leg = |eni, index| {
        let eni = EniId::parse(eni).unwrap();
        let key = LegKey { vpc, eni, instance, epoch: Epoch(1) };
        Leg {
            key,
            epoch: Epoch(1),
            device_index: DeviceIndex(index),
            mac: Mac([0x20, 0x90, 0x6f, 0, 0, 1]),
            addresses: vec![[10, 0, 1, 9].into()],
            gateway: [10, 0, 1, 1].into(),
            prefix_len: 24,
        }
    };
    let stage = |eni, index| plane.apply(&Verb::Stage(leg(eni, index)));
    let net = VpcNet { vpc, cidr: Ipv4Cidr::parse("10.0.0.0/16").unwrap() };
    plane.apply(&Verb::EnsureVpc(net)).unwrap();
    plane.apply(&Verb::EnsureInstance(instance)).unwrap();
    stage("eni-00000001", 1).unwrap();
    stage("eni-00000001", 1).unwrap();
    assert!(matches!(stage("eni-00000002", 1), Err(PlaneError::Transient(_))));
    stage("eni-00000002", 2).unwrap();
    plane.apply(&Verb::Unstage(leg("eni-00000001", 1).key)).unwrap();
    stage("eni-00000003", 1).unwrap();
}
