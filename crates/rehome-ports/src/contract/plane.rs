//! What every data plane must do.
//!
//! In: a way to make a plane that has nothing of this suite in it. Out: a panic that names the
//! broken promise. Each promise says what changed and that nothing else did, as
//! [`Plane::observe`] tells it; what packets do is for each plane's own tests.
//!
//! Every promise uses names of its own and takes away what it made, so that planes may share one
//! machine and run one promise after the other.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rehome_domain::plane::{
    Fence, Gateway, Leg, LegKey, Observed, Release, Steering, Verb, VpcNet,
};
use rehome_domain::{DeviceIndex, EipId, EniId, Entropy, Epoch, InstanceId, Ipv4Cidr, Mac, VpcId};

use crate::{Plane, PlaneError};

pub mod bindings;
pub mod policies;

/// A promise of the port, by its name.
pub type Promise<P> = (&'static str, fn(&P, &Cast));

/// The promises, in no order that matters.
pub fn promises<P: Plane>() -> [Promise<P>; 18] {
    [
        ("every_verb_may_be_repeated", every_verb_may_be_repeated),
        ("a_vpc_comes_and_goes_with_its_gateways", a_vpc_comes_and_goes_with_its_gateways),
        ("a_gateway_needs_its_vpc", a_gateway_needs_its_vpc),
        ("a_leg_needs_its_vpc_and_its_instance", a_leg_needs_its_vpc_and_its_instance),
        ("a_staged_leg_steers_nothing", a_staged_leg_steers_nothing),
        ("a_switch_needs_its_leg", a_switch_needs_its_leg),
        ("a_switch_moves_all_addresses_at_once", a_switch_moves_all_addresses_at_once),
        ("a_release_leaves_no_steering", a_release_leaves_no_steering),
        ("an_older_epoch_is_refused", an_older_epoch_is_refused),
        ("a_release_fences_too", a_release_fences_too),
        ("a_staged_leg_raises_no_fence", a_staged_leg_raises_no_fence),
        ("removing_what_is_not_there_is_no_error", removing_what_is_not_there_is_no_error),
        ("an_instance_takes_its_legs_along", an_instance_takes_its_legs_along),
        ("one_interface_does_not_touch_another", one_interface_does_not_touch_another),
        ("a_leg_that_is_steered_is_not_removed", a_leg_that_is_steered_is_not_removed),
        ("a_fence_alone_refuses_what_is_older", a_fence_alone_refuses_what_is_older),
        ("an_address_goes_to_who_claims_it", an_address_goes_to_who_claims_it),
        ("who_has_lost_an_address_lets_go_of_nothing", who_has_lost_an_address_lets_go_of_nothing),
    ]
}

/// Checks every promise, each on a plane of its own.
///
/// # Panics
/// When a promise is broken.
pub fn check<P: Plane>(mut make: impl FnMut() -> P) {
    let all = promises::<P>().into_iter().chain(bindings::promises::<P>());
    let all = all.chain(policies::promises::<P>());
    for (number, (name, promise)) in all.enumerate() {
        let plane = make();
        let cast = Cast::new(number as u64);
        let before = observed(&plane);
        promise(&plane, &cast);
        cast.leave(&plane);
        assert_eq!(
            observed(&plane),
            before,
            "{name}: something is left, or something else changed"
        );
    }
}

/// The names that one promise uses.
#[derive(Debug, Clone)]
pub struct Cast {
    vpc: VpcNet,
    gateway: Gateway,
    instances: [InstanceId; 2],
    enis: [(EniId, Mac); 2],
    eips: [EipId; 2],
}

impl Cast {
    /// Names that follow from a number.
    ///
    /// # Panics
    /// Never: the block is a block.
    pub fn new(number: u64) -> Self {
        let mut seed = *b"plane's contract";
        seed[..8].iter_mut().zip(number.to_le_bytes()).for_each(|(byte, more)| *byte ^= more);
        let mut entropy = Entropy::from_seed(seed);
        let vpc = VpcId::draw(&mut entropy);
        let cidr = Ipv4Cidr::parse("10.0.0.0/16").expect("it is a block");
        let mut eni = || (EniId::draw(&mut entropy), Mac::draw(&mut entropy));
        let enis = [eni(), eni()];
        let instances = [InstanceId::draw(&mut entropy), InstanceId::draw(&mut entropy)];
        let eips = [EipId::draw(&mut entropy), EipId::draw(&mut entropy)];
        let gateway = Gateway { vpc, address: Ipv4Addr::new(10, 0, 1, 1) };
        Self { vpc: VpcNet { vpc, cidr }, gateway, instances, enis, eips }
    }

    fn key(&self, eni: usize, instance: usize, epoch: u64) -> LegKey {
        let (vpc, instance) = (self.vpc.vpc, self.instances[instance]);
        LegKey { vpc, eni: self.enis[eni].0, instance, epoch: Epoch(epoch) }
    }

    fn addresses(eni: usize) -> Vec<IpAddr> {
        let hosts: [[u8; 2]; 2] = [[10, 11], [20, 21]];
        let ipv4 = hosts[eni].map(|host| IpAddr::V4(Ipv4Addr::new(10, 0, 1, host)));
        let ipv6 = Ipv6Addr::new(0xfd00, 0, 0, 1, 0, 0, 0, hosts[eni][0].into());
        [ipv4.as_slice(), &[ipv6.into()]].concat()
    }

    fn stage(&self, key: LegKey) -> Verb {
        let eni = usize::from(key.eni == self.enis[1].0);
        Verb::Stage(Leg {
            key,
            epoch: key.epoch,
            device_index: DeviceIndex(u8::try_from(eni).unwrap_or(0) + 1),
            mac: self.enis[eni].1,
            addresses: Self::addresses(eni),
            gateway: self.gateway.address,
            prefix_len: 24,
        })
    }

    fn steering(&self, leg: LegKey) -> Steering {
        let eni = usize::from(leg.eni == self.enis[1].0);
        Steering { leg, epoch: leg.epoch, addresses: Self::addresses(eni) }
    }

    fn switch(&self, leg: LegKey) -> Verb {
        Verb::Switch(self.steering(leg))
    }

    fn release(&self, eni: usize, epoch: u64) -> Verb {
        let (vpc, epoch, addresses) = (self.vpc.vpc, Epoch(epoch), Self::addresses(eni));
        Verb::Release(Release { vpc, eni: self.enis[eni].0, epoch, addresses })
    }

    /// The VPC, its gateway and both instances.
    fn enter(&self, plane: &impl Plane) {
        done(plane, &Verb::EnsureVpc(self.vpc));
        done(plane, &Verb::EnsureGateway(self.gateway));
        for instance in self.instances {
            done(plane, &Verb::EnsureInstance(instance));
        }
    }

    fn leave(&self, plane: &impl Plane) {
        for instance in self.instances {
            done(plane, &Verb::RemoveInstance(instance));
        }
        done(plane, &Verb::RemoveVpc(self.vpc.vpc));
    }
}

fn done(plane: &impl Plane, verb: &Verb) {
    if let Err(error) = plane.apply(verb) {
        panic!("{verb:?} is refused: {error}");
    }
}

/// What there is. Fences are left out: a verb that fails for another reason than its epoch may have
/// raised one, and had better.
fn observed(plane: &impl Plane) -> Observed {
    let mut observed = plane.observe().expect("a plane that works can be looked at");
    for steering in observed.steering.values_mut() {
        steering.epoch = steering.leg.epoch;
    }
    observed
}

/// Does the verb and checks what it changed: all of that, and nothing else.
fn changes(plane: &impl Plane, verb: &Verb, change: impl FnOnce(&mut Observed)) {
    let mut expected = observed(plane);
    done(plane, verb);
    change(&mut expected);
    assert_eq!(observed(plane), expected, "after {verb:?}");
}

/// The verb is refused in this way, and changes nothing.
fn refused(plane: &impl Plane, verb: &Verb, so: impl FnOnce(&PlaneError) -> bool) {
    let before = observed(plane);
    match plane.apply(verb) {
        Ok(()) => panic!("{verb:?} is done"),
        Err(error) => assert!(so(&error), "{verb:?} is refused in another way: {error:?}"),
    }
    assert_eq!(observed(plane), before, "a refused {verb:?} changed something");
}

fn missing(error: &PlaneError) -> bool {
    matches!(error, PlaneError::Missing(_))
}

fn every_verb_may_be_repeated<P: Plane>(plane: &P, cast: &Cast) {
    let (old, new) = (cast.key(0, 0, 1), cast.key(0, 1, 2));
    let way = [
        Verb::EnsureVpc(cast.vpc),
        Verb::EnsureGateway(cast.gateway),
        Verb::EnsureInstance(cast.instances[0]),
        cast.stage(old),
        cast.switch(old),
        Verb::EnsureInstance(cast.instances[1]),
        cast.stage(new),
        cast.switch(new),
        Verb::Unstage(old),
        cast.release(0, 3),
        Verb::Unstage(new),
        Verb::RemoveInstance(cast.instances[0]),
        Verb::RemoveGateway(cast.gateway),
        Verb::RemoveVpc(cast.vpc.vpc),
    ];
    for verb in &way {
        done(plane, verb);
        changes(plane, verb, |_| {});
    }
}

fn a_vpc_comes_and_goes_with_its_gateways<P: Plane>(plane: &P, cast: &Cast) {
    changes(plane, &Verb::EnsureVpc(cast.vpc), |seen| {
        seen.vpcs.insert(cast.vpc.vpc);
    });
    changes(plane, &Verb::EnsureGateway(cast.gateway), |seen| {
        seen.gateways.insert(cast.gateway);
    });
    changes(plane, &Verb::RemoveVpc(cast.vpc.vpc), |seen| {
        seen.vpcs.remove(&cast.vpc.vpc);
        seen.gateways.remove(&cast.gateway);
    });
}

fn a_gateway_needs_its_vpc<P: Plane>(plane: &P, cast: &Cast) {
    refused(plane, &Verb::EnsureGateway(cast.gateway), missing);
}

fn a_leg_needs_its_vpc_and_its_instance<P: Plane>(plane: &P, cast: &Cast) {
    let stage = cast.stage(cast.key(0, 0, 1));
    done(plane, &Verb::EnsureInstance(cast.instances[0]));
    refused(plane, &stage, missing);
    done(plane, &Verb::RemoveInstance(cast.instances[0]));
    done(plane, &Verb::EnsureVpc(cast.vpc));
    done(plane, &Verb::EnsureGateway(cast.gateway));
    refused(plane, &stage, missing);
}

fn a_staged_leg_steers_nothing<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let (old, new) = (cast.key(0, 0, 1), cast.key(0, 1, 2));
    for leg in [old, new] {
        changes(plane, &cast.stage(leg), |seen| {
            seen.legs.insert(leg);
        });
    }
    for leg in [old, new] {
        changes(plane, &Verb::Unstage(leg), |seen| {
            seen.legs.remove(&leg);
        });
    }
}

fn a_switch_needs_its_leg<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    refused(plane, &cast.switch(cast.key(0, 0, 1)), missing);
    let owned = cast.key(0, 0, 1);
    done(plane, &cast.stage(owned));
    done(plane, &cast.switch(owned));
    refused(plane, &cast.switch(cast.key(0, 1, 2)), missing);
}

fn a_switch_moves_all_addresses_at_once<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    // Here, there, and back: the same two instances, always a new leg. A place in an instance
    // holds one leg: the old one goes before the next comes there.
    let legs = [(0, 1), (1, 2), (0, 3)].map(|(instance, epoch)| cast.key(0, instance, epoch));
    let mut old = None;
    for leg in legs {
        done(plane, &cast.stage(leg));
        changes(plane, &cast.switch(leg), |seen| {
            seen.steering.insert(leg.eni, cast.steering(leg));
        });
        if let Some(old) = old.replace(leg) {
            changes(plane, &Verb::Unstage(old), |seen| {
                seen.legs.remove(&old);
            });
        }
    }
}

fn a_release_leaves_no_steering<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let leg = cast.key(0, 0, 1);
    done(plane, &cast.stage(leg));
    done(plane, &cast.switch(leg));
    changes(plane, &cast.release(0, 2), |seen| {
        seen.steering.remove(&leg.eni);
    });
}

fn an_older_epoch_is_refused<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let (old, new) = (cast.key(0, 0, 1), cast.key(0, 1, 2));
    for leg in [old, new] {
        done(plane, &cast.stage(leg));
        done(plane, &cast.switch(leg));
    }
    let newest = Epoch(2);
    let stale = PlaneError::Stale { eni: old.eni, newest };
    for verb in [cast.switch(old), cast.stage(old), cast.release(0, 1)] {
        refused(plane, &verb, |error| *error == stale);
    }
}

fn a_release_fences_too<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let leg = cast.key(0, 0, 1);
    done(plane, &cast.stage(leg));
    done(plane, &cast.switch(leg));
    done(plane, &cast.release(0, 2));
    let stale = PlaneError::Stale { eni: leg.eni, newest: Epoch(2) };
    refused(plane, &cast.switch(leg), |error| *error == stale);
}

/// A move that was undone must not keep the owner, at the older epoch, from being repaired.
fn a_staged_leg_raises_no_fence<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let (owned, undone) = (cast.key(0, 0, 1), cast.key(0, 1, 2));
    done(plane, &cast.stage(owned));
    done(plane, &cast.switch(owned));
    done(plane, &cast.stage(undone));
    done(plane, &Verb::Unstage(undone));
    done(plane, &Verb::RemoveInstance(cast.instances[0]));
    done(plane, &Verb::EnsureInstance(cast.instances[0]));
    done(plane, &cast.stage(owned));
    changes(plane, &cast.switch(owned), |seen| {
        seen.steering.insert(owned.eni, cast.steering(owned));
    });
}

fn removing_what_is_not_there_is_no_error<P: Plane>(plane: &P, cast: &Cast) {
    let verbs = [
        Verb::Unstage(cast.key(0, 0, 1)),
        Verb::RemoveInstance(cast.instances[0]),
        Verb::RemoveGateway(cast.gateway),
        Verb::RemoveVpc(cast.vpc.vpc),
    ];
    for verb in verbs {
        changes(plane, &verb, |_| {});
    }
}

fn an_instance_takes_its_legs_along<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let (going, staying) = (cast.key(0, 0, 1), cast.key(1, 1, 1));
    for leg in [going, staying] {
        done(plane, &cast.stage(leg));
        done(plane, &cast.switch(leg));
    }
    changes(plane, &Verb::RemoveInstance(cast.instances[0]), |seen| {
        seen.instances.remove(&cast.instances[0]);
        seen.legs.remove(&going);
        seen.steering.remove(&going.eni);
    });
}

fn one_interface_does_not_touch_another<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let (one, other) = (cast.key(0, 0, 5), cast.key(1, 0, 1));
    for leg in [one, other] {
        changes(plane, &cast.stage(leg), |seen| {
            seen.legs.insert(leg);
        });
        changes(plane, &cast.switch(leg), |seen| {
            seen.steering.insert(leg.eni, cast.steering(leg));
        });
    }
    changes(plane, &cast.release(0, 6), |seen| {
        seen.steering.remove(&one.eni);
    });
    changes(plane, &Verb::Unstage(one), |seen| {
        seen.legs.remove(&one);
    });
}

fn a_leg_that_is_steered_is_not_removed<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let leg = cast.key(0, 0, 1);
    done(plane, &cast.stage(leg));
    done(plane, &cast.switch(leg));
    // The ENI would be dark, and nothing would say why.
    refused(plane, &Verb::Unstage(leg), |error| matches!(error, PlaneError::Transient(_)));
}

fn a_fence_alone_refuses_what_is_older<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let leg = cast.key(0, 0, 1);
    done(plane, &cast.stage(leg));
    done(plane, &cast.switch(leg));
    let newest = Epoch(2);
    done(plane, &Verb::Fence(Fence { eni: leg.eni, epoch: newest }));
    let stale = PlaneError::Stale { eni: leg.eni, newest };
    for verb in [cast.stage(leg), cast.switch(leg), cast.release(0, 1)] {
        refused(plane, &verb, |error| *error == stale);
    }
    // The leg stays the one of its birth; only what is asked is newer.
    let switch = Verb::Switch(Steering { epoch: newest, ..cast.steering(leg) });
    done(plane, &switch);
    let held = observed(plane).steering.remove(&leg.eni);
    assert_eq!(held.map(|steering| steering.leg), Some(leg));
}

/// Two owned ENIs, and the first one's second address.
fn two_owners<P: Plane>(plane: &P, cast: &Cast) -> (LegKey, LegKey, IpAddr) {
    cast.enter(plane);
    let (giver, taker) = (cast.key(0, 0, 1), cast.key(1, 1, 1));
    for leg in [giver, taker] {
        done(plane, &cast.stage(leg));
        done(plane, &cast.switch(leg));
    }
    (giver, taker, Cast::addresses(0)[1])
}

/// What each of two ENIs holds, in no order.
fn held(plane: &impl Plane, (giver, taker): (LegKey, LegKey)) -> [BTreeSet<IpAddr>; 2] {
    let steering = observed(plane).steering;
    let held = |leg: LegKey| steering.get(&leg.eni).map(|held| held.addresses.clone());
    [giver, taker].map(|leg| held(leg).unwrap_or_default().into_iter().collect())
}

fn set(addresses: &[IpAddr]) -> BTreeSet<IpAddr> {
    addresses.iter().copied().collect()
}

fn an_address_goes_to_who_claims_it<P: Plane>(plane: &P, cast: &Cast) {
    let (giver, taker, address) = two_owners(plane, cast);
    let (mut kept, own) = (Cast::addresses(0), Cast::addresses(1));
    kept.retain(|it| *it != address);
    let taken = [own, vec![address]].concat();
    let claim = Steering { epoch: Epoch(2), addresses: taken.clone(), ..cast.steering(taker) };
    for _ in 0..2 {
        done(plane, &Verb::Switch(claim.clone()));
        assert_eq!(held(plane, (giver, taker)), [set(&kept), set(&taken)]);
    }
    // The giver's own, newer list takes nothing from who has it now.
    let rest = Steering { epoch: Epoch(2), addresses: kept.clone(), ..cast.steering(giver) };
    for _ in 0..2 {
        done(plane, &Verb::Switch(rest.clone()));
        assert_eq!(held(plane, (giver, taker)), [set(&kept), set(&taken)]);
    }
}

fn who_has_lost_an_address_lets_go_of_nothing<P: Plane>(plane: &P, cast: &Cast) {
    let (giver, taker, address) = two_owners(plane, cast);
    let taken = [Cast::addresses(1), vec![address]].concat();
    let claim = Steering { epoch: Epoch(2), addresses: taken.clone(), ..cast.steering(taker) };
    done(plane, &Verb::Switch(claim));
    // The release names the address too: it was decided before.
    done(plane, &cast.release(0, 2));
    assert_eq!(held(plane, (giver, taker)), [set(&[]), set(&taken)]);
}
