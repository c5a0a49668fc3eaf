//! Desired against actual: which verbs make the plane what the worlds say it is.
//!
//! Takes no hints. What a running task is about to change is left to that task, whose plan asks
//! for everything again after a restart. What the plane has and no world wants is removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::elastic_ip::Association;
use crate::ids::{EipId, EniId, InstanceId, VpcId};
use crate::instance::{Instance, InstanceState};
use crate::migration::{Attachment, Placement};
use crate::network_interface::Eni;
use crate::plane::{Binding, Gateway, LegKey, Observed, Release, Unbinding, Verb};
use crate::world::World;

/// What the worlds want, as far as the plane is concerned.
#[derive(Debug, Default)]
struct Wanted {
    vpcs: BTreeSet<VpcId>,
    gateways: BTreeSet<Gateway>,
    instances: BTreeSet<InstanceId>,
    legs: BTreeSet<LegKey>,
    enis: BTreeSet<EniId>,
    eips: BTreeSet<EipId>,
}

/// The verbs that make the plane what the worlds say it is, in an order that works.
pub fn repair<'a>(worlds: impl Iterator<Item = &'a World>, observed: &Observed) -> Vec<Verb> {
    let mut wanted = Wanted::default();
    let mut verbs = Vec::new();
    for world in worlds {
        make_missing(world, observed, &mut verbs);
        bind_and_unbind(world, observed, &mut verbs);
        want(world, &mut wanted);
        release_unowned(world, observed, &mut verbs);
    }
    remove_leaked(observed, &wanted, &mut verbs);
    verbs
}

fn make_missing(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    for instance in world.instances.values() {
        let settled = matches!(
            instance.state,
            InstanceState::Running | InstanceState::Stopped | InstanceState::Shutdown
        );
        if settled && !observed.instances.contains(&instance.id) {
            verbs.push(Verb::EnsureInstance(instance.id));
        }
    }
    for eni in world.enis.values().filter(|eni| eni.handover.is_none()) {
        if let Placement::On(place) = &eni.placement {
            make_leg(world, observed, (eni, place), verbs);
        }
    }
}

fn make_leg(
    world: &World,
    observed: &Observed,
    (eni, place): (&Eni, &Attachment),
    verbs: &mut Vec<Verb>,
) {
    let nets = world.vpcs.get(&eni.vpc).zip(world.subnets.get(&eni.subnet));
    let Some((vpc, subnet)) = nets else {
        return;
    };
    if !observed.vpcs.contains(&vpc.id) {
        verbs.push(Verb::EnsureVpc(vpc.net()));
    }
    if !observed.gateways.contains(&subnet.net()) {
        verbs.push(Verb::EnsureGateway(subnet.net()));
    }
    let steering = eni.steering(place);
    let there = observed.legs.contains(&steering.leg)
        && observed.instances.contains(&place.instance)
        && observed.vpcs.contains(&vpc.id);
    let steered = observed.steering.get(&eni.id).is_some_and(|seen| {
        let seen_addresses: BTreeSet<_> = seen.addresses.iter().collect();
        seen.leg == steering.leg && seen_addresses == steering.addresses.iter().collect()
    });
    if !there || !steered {
        // A leg that lost its steering may have lost more: an interface that was set down inside
        // its instance loses its routes there too.
        verbs.push(Verb::Stage(eni.leg(place, subnet)));
        verbs.push(Verb::Switch(steering));
    }
}

/// A binding says nothing of who holds its private address, so it is repaired by itself.
fn bind_and_unbind(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    for eip in world.eips.values() {
        let seen = observed.bindings.get(&eip.id);
        match &eip.association {
            Association::Bound(target) => {
                let wanted = eip.binding(*target);
                let epoch = wanted.epoch;
                if seen.is_some_and(|seen| Binding { epoch, ..*seen } == wanted) {
                    continue;
                }
                let there = observed.vpcs.contains(&target.vpc);
                let vpc = world.vpcs.get(&target.vpc).filter(|_| !there);
                verbs.extend(vpc.map(|vpc| Verb::EnsureVpc(vpc.net())));
                verbs.push(Verb::Bind(wanted));
            }
            Association::Unbound => {
                verbs.extend(seen.map(|_| Verb::Unbind(eip.unbinding())));
            }
            // Its task asks for what it needs.
            Association::Binding { .. }
            | Association::Undoing { .. }
            | Association::Unbinding { .. }
            | Association::Releasing(_) => {}
        }
    }
}

fn want(world: &World, wanted: &mut Wanted) {
    wanted.vpcs.extend(world.vpcs.keys().copied());
    wanted.gateways.extend(world.subnets.values().map(|subnet| subnet.net()));
    let made = |instance: &&Arc<Instance>| instance.state != InstanceState::LaunchFailed;
    wanted.instances.extend(world.instances.values().filter(made).map(|instance| instance.id));
    wanted.enis.extend(world.enis.keys().copied());
    wanted.eips.extend(world.eips.keys().copied());
    for eni in world.enis.values() {
        match &eni.placement {
            Placement::On(place) => drop(wanted.legs.insert(eni.leg_key(place))),
            Placement::Moving(migration) => {
                let places = migration.route.from().into_iter().chain(migration.route.to());
                wanted.legs.extend(places.map(|place| eni.leg_key(place)));
            }
            Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => {}
        }
    }
}

fn release_unowned(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    for eni in world.enis.values().filter(|eni| eni.placement == Placement::Free) {
        if observed.steering.contains_key(&eni.id) {
            verbs.push(Verb::Release(eni.release(eni.issued)));
        }
    }
}

fn remove_leaked(observed: &Observed, wanted: &Wanted, verbs: &mut Vec<Verb>) {
    let unknown = observed.bindings.values().filter(|seen| !wanted.eips.contains(&seen.eip));
    verbs.extend(
        unknown.map(|seen| Verb::Unbind(Unbinding { eip: seen.eip, epoch: seen.epoch.next() })),
    );
    // A leg that is steered cannot go: what no world knows any more is released first.
    let unknown = observed.steering.iter().filter(|(eni, _)| !wanted.enis.contains(eni));
    verbs.extend(unknown.map(|(eni, steering)| {
        let (vpc, epoch) = (steering.leg.vpc, steering.epoch.next());
        Verb::Release(Release { vpc, eni: *eni, epoch, addresses: steering.addresses.clone() })
    }));
    verbs.extend(observed.legs.difference(&wanted.legs).copied().map(Verb::Unstage));
    verbs.extend(
        observed.instances.difference(&wanted.instances).copied().map(Verb::RemoveInstance),
    );
    let kept = |gateway: &&Gateway| wanted.vpcs.contains(&gateway.vpc);
    let gateways = observed.gateways.difference(&wanted.gateways).filter(kept);
    verbs.extend(gateways.copied().map(Verb::RemoveGateway));
    verbs.extend(observed.vpcs.difference(&wanted.vpcs).copied().map(Verb::RemoveVpc));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migration::Epoch;
    use crate::plane::Steering;

    #[test]
    fn what_no_world_knows_is_released_before_its_leg_is_removed() {
        let leg = LegKey {
            vpc: VpcId::parse("vpc-00000001").unwrap(),
            eni: EniId::parse("eni-00000001").unwrap(),
            instance: InstanceId::parse("ins-00000001").unwrap(),
            epoch: Epoch(3),
        };
        let addresses = vec![[10, 0, 0, 9].into()];
        let steering = Steering { leg, epoch: leg.epoch, addresses: addresses.clone() };
        let observed = Observed {
            vpcs: [leg.vpc].into(),
            instances: [leg.instance].into(),
            legs: [leg].into(),
            steering: [(leg.eni, steering)].into(),
            ..Observed::default()
        };
        let (vpc, eni, epoch) = (leg.vpc, leg.eni, Epoch(4));
        let expected = [
            Verb::Release(Release { vpc, eni, epoch, addresses }),
            Verb::Unstage(leg),
            Verb::RemoveInstance(leg.instance),
            Verb::RemoveVpc(leg.vpc),
        ];
        assert_eq!(repair(std::iter::empty::<&World>(), &observed), expected);
    }
}
