//! Desired against actual: which verbs make the plane what the worlds say it is.
//!
//! Takes no hints. What a running task is about to change is left to that task, whose plan asks
//! for everything again after a restart. What the plane has and no world wants is removed; what it
//! has and is not whole is asked for again. Where all is right there is no verb.

use std::collections::BTreeSet;

use crate::ids::{EniId, InstanceId, VpcId};
use crate::instance::InstanceState;
use crate::migration::{Attachment, Placement};
use crate::network_interface::Eni;
use crate::plane::{Gateway, LegKey, Observed, Release, Verb};
use crate::world::World;

/// What the worlds want, as far as the plane is concerned.
#[derive(Debug, Default)]
struct Wanted {
    vpcs: BTreeSet<VpcId>,
    gateways: BTreeSet<Gateway>,
    instances: BTreeSet<InstanceId>,
    legs: BTreeSet<LegKey>,
    enis: BTreeSet<EniId>,
}

/// The verbs that make the plane what the worlds say it is, in an order that works.
pub fn repair<'a>(worlds: impl Iterator<Item = &'a World>, observed: &Observed) -> Vec<Verb> {
    let mut wanted = Wanted::default();
    let mut verbs = Vec::new();
    for world in worlds {
        make_missing(world, observed, &mut verbs);
        want(world, &mut wanted);
        release_unowned(world, observed, &mut verbs);
    }
    remove_leaked(observed, &wanted, &mut verbs);
    verbs
}

fn make_missing(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    make_nets(world, observed, verbs);
    for instance in world.instances.values() {
        let settled = matches!(
            instance.state,
            InstanceState::Running | InstanceState::Stopped | InstanceState::Shutdown
        );
        let whole = observed.instances.contains(&instance.id)
            && !observed.broken.instances.contains_key(&instance.id);
        if settled && !whole {
            verbs.push(Verb::EnsureInstance(instance.id));
        }
    }
    for eni in world.enis.values() {
        if let Placement::On(place) = &eni.placement {
            make_leg(world, observed, (eni, place), verbs);
        }
    }
}

/// The VPCs and gateways that attached interfaces need, each once; and VPCs that are not whole.
fn make_nets(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    let attached = world.enis.values().filter(|eni| matches!(eni.placement, Placement::On(_)));
    let used: BTreeSet<_> = attached.map(|eni| (eni.vpc, eni.subnet)).collect();
    let missing = used.iter().map(|(vpc, _)| *vpc).filter(|vpc| !observed.vpcs.contains(vpc));
    let vpcs: BTreeSet<VpcId> = missing.chain(observed.broken.vpcs.keys().copied()).collect();
    let nets = vpcs.iter().filter_map(|vpc| world.vpcs.get(vpc));
    verbs.extend(nets.map(|vpc| Verb::EnsureVpc(vpc.net())));
    let gateways = used.iter().filter_map(|(_, subnet)| world.subnets.get(subnet));
    let silent = gateways.map(|subnet| subnet.net());
    verbs.extend(silent.filter(|it| !observed.gateways.contains(it)).map(Verb::EnsureGateway));
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
    let steering = eni.steering(place);
    let there = observed.legs.contains(&steering.leg)
        && !observed.broken.legs.contains_key(&steering.leg)
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

fn want(world: &World, wanted: &mut Wanted) {
    wanted.vpcs.extend(world.vpcs.keys().copied());
    wanted.gateways.extend(world.subnets.values().map(|subnet| subnet.net()));
    wanted.instances.extend(world.instances.keys().copied());
    wanted.enis.extend(world.enis.keys().copied());
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
        if let Some(steering) = observed.steering.get(&eni.id) {
            // By the addresses that are steered: the interface's own may have changed since.
            let addresses = steering.addresses.clone();
            verbs.push(Verb::Release(Release { addresses, ..eni.release(eni.issued) }));
        }
    }
}

fn remove_leaked(observed: &Observed, wanted: &Wanted, verbs: &mut Vec<Verb>) {
    // A leg that is steered cannot go: what no world knows any more is released first.
    let unknown = observed.steering.iter().filter(|(eni, _)| !wanted.enis.contains(eni));
    verbs.extend(unknown.map(|(eni, steering)| {
        let (vpc, epoch) = (steering.leg.vpc, steering.leg.epoch.next());
        Verb::Release(Release { vpc, eni: *eni, epoch, addresses: steering.addresses.clone() })
    }));
    verbs.extend(observed.legs.difference(&wanted.legs).copied().map(Verb::Unstage));
    verbs.extend(
        observed.instances.difference(&wanted.instances).copied().map(Verb::RemoveInstance),
    );
    // A VPC that goes takes its gateways along.
    let kept = |gateway: &&Gateway| wanted.vpcs.contains(&gateway.vpc);
    let leaked = observed.gateways.difference(&wanted.gateways).filter(kept);
    verbs.extend(leaked.copied().map(Verb::RemoveGateway));
    verbs.extend(observed.vpcs.difference(&wanted.vpcs).copied().map(Verb::RemoveVpc));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Ipv4Cidr;
    use crate::migration::Epoch;
    use crate::plane::Steering;
    use crate::time::Timestamp;
    use crate::vpc::Vpc;
    use crate::world::Record;

    fn vpc(id: &str) -> Vpc {
        let cidr = Ipv4Cidr::parse("10.0.0.0/16").unwrap();
        let (name, created) = (String::from("net"), Timestamp(0));
        Vpc { id: VpcId::parse(id).unwrap(), name, cidr, created, subnets: 0 }
    }

    #[test]
    fn a_leaked_gateway_is_removed_unless_it_goes_with_its_vpc() {
        let (stays, goes) = (vpc("vpc-00000001"), vpc("vpc-00000002"));
        let gateway = |vpc: &Vpc| Gateway { vpc: vpc.id, address: [10, 0, 3, 1].into() };
        let observed = Observed {
            vpcs: [stays.id, goes.id].into(),
            gateways: [gateway(&stays), gateway(&goes)].into(),
            ..Observed::default()
        };
        let mut world = World::default();
        world.insert(Record::Vpc(stays.clone()));
        let expected = [Verb::RemoveGateway(gateway(&stays)), Verb::RemoveVpc(goes.id)];
        assert_eq!(repair(std::iter::once(&world), &observed), expected);
    }

    #[test]
    fn a_broken_vpc_is_asked_for_again_once_also_when_nothing_is_in_it() {
        let (broken, whole) = (vpc("vpc-00000001"), vpc("vpc-00000002"));
        let mut observed = Observed { vpcs: [broken.id, whole.id].into(), ..Observed::default() };
        observed.broken.vpcs.insert(broken.id, String::from("no fence"));
        let mut world = World::default();
        world.insert(Record::Vpc(broken.clone()));
        world.insert(Record::Vpc(whole));
        let verbs = repair(std::iter::once(&world), &observed);
        assert_eq!(verbs, [Verb::EnsureVpc(broken.net())]);
        assert_eq!(observed.broken.why(&verbs[0]), Some("no fence"));
    }

    #[test]
    fn what_no_world_knows_is_released_before_its_leg_is_removed() {
        let leg = LegKey {
            vpc: VpcId::parse("vpc-00000001").unwrap(),
            eni: EniId::parse("eni-00000001").unwrap(),
            instance: InstanceId::parse("ins-00000001").unwrap(),
            epoch: Epoch(3),
        };
        let addresses = vec![[10, 0, 0, 9].into()];
        let steering = Steering { leg, addresses: addresses.clone() };
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
