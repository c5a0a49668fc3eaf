//! Desired against actual: which verbs make the plane what the worlds say it is.
//!
//! Takes no hints. What a running task is about to change is left to that task, whose plan asks
//! for everything again after a restart; what it leaves alone until its commit is repaired. What
//! the plane has and no world wants is removed; what it has and is not whole is asked for again.
//! Where all is right there is no verb.

use std::collections::{BTreeMap, BTreeSet};

use crate::elastic_ip::Association;
use crate::ids::{EipId, EniId, InstanceId, VpcId};
use crate::instance::InstanceState;
use crate::migration::{Attachment, Epoch, Migration, Phase, Placement};
use crate::network_interface::Eni;
use crate::plane::{Binding, Enforcement, Gateway, LegKey, Observed, Release, Unbinding, Verb};
use crate::policy::{Policy, PolicyKey, Subject, derive};
use crate::world::World;

/// Policies that one verb of a repair enforces at most.
pub const ENFORCE_MAX: usize = 512;

/// What the worlds want, as far as the plane is concerned.
#[derive(Debug, Default)]
struct Wanted {
    vpcs: BTreeSet<VpcId>,
    gateways: BTreeSet<Gateway>,
    instances: BTreeSet<InstanceId>,
    legs: BTreeSet<LegKey>,
    enis: BTreeSet<EniId>,
    eips: BTreeSet<EipId>,
    policies: BTreeSet<PolicyKey>,
    as_of: u64,
}

/// The verbs that make the plane what the worlds say it is, in an order that works.
pub fn repair<'a>(worlds: impl Iterator<Item = &'a World>, observed: &Observed) -> Vec<Verb> {
    let mut wanted = Wanted::default();
    let (mut verbs, mut makes) = (Vec::new(), Vec::new());
    for world in worlds {
        want(world, &mut wanted);
        release_unowned(world, observed, &mut verbs);
        make_missing(world, observed, &mut makes);
        bind_and_unbind(world, observed, &mut makes);
        enforce(world, observed, Part::BehindBindings, &mut makes);
    }
    release_unknown(observed, &wanted, &mut verbs);
    // A leg that nobody wants may be in the place that another one needs: it goes first, unless the
    // steering names it still. Then it goes once the steering names the one that was made.
    let released: BTreeSet<EniId> = verbs.iter().filter_map(Verb::eni).collect();
    let steered = |leg: &&LegKey| {
        let names = observed.steering.get(&leg.eni).is_some_and(|steering| steering.leg == **leg);
        names && !released.contains(&leg.eni)
    };
    let leaked = observed.legs.difference(&wanted.legs);
    let (late, early): (Vec<&LegKey>, Vec<&LegKey>) = leaked.partition(steered);
    verbs.extend(early.into_iter().copied().map(Verb::Unstage));
    verbs.append(&mut makes);
    verbs.extend(late.into_iter().copied().map(Verb::Unstage));
    verbs.extend(lift(observed, &wanted, wanted.as_of));
    remove_leaked(observed, &wanted, &mut verbs);
    verbs
}

fn make_missing(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    make_nets(world, observed, verbs);
    enforce(world, observed, Part::BeforeLegs, verbs);
    for instance in world.instances.values() {
        let settled = matches!(
            instance.state,
            InstanceState::Running
                | InstanceState::Starting
                | InstanceState::Stopping
                | InstanceState::Rebooting
                | InstanceState::Stopped
                | InstanceState::Shutdown
        );
        let whole = observed.instances.contains(&instance.id)
            && !observed.broken.instances.contains_key(&instance.id);
        if settled && !whole {
            verbs.push(instance.presence());
        }
    }
    for eni in world.enis.values().filter(|eni| eni.handover.is_none()) {
        match &eni.placement {
            Placement::On(place) => make_leg(world, observed, (eni, place), verbs),
            Placement::Moving(migration) => {
                if let Some((owned, place)) = before_the_move(eni, migration) {
                    make_leg(world, observed, (&owned, &place), verbs);
                }
            }
            Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => {}
        }
    }
}

/// What a move leaves alone until it is committed: its source owns the ENI, at epochs older than
/// the move's own, so that nothing that is late here can undo the move's switch.
fn before_the_move(eni: &Eni, migration: &Migration) -> Option<(Eni, Attachment)> {
    match migration.phase {
        Phase::Preparing { .. } | Phase::Undoing { .. } => {
            let place = *migration.route.from()?;
            Some((Eni { issued: before(migration.epoch), ..eni.clone() }, place))
        }
        Phase::Committed => None,
    }
}

fn before(epoch: Epoch) -> Epoch {
    Epoch(epoch.0.saturating_sub(1))
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
    if world.is_dark(place.instance) {
        // Its leg waits for the start; that nothing is steered to it is seen to elsewhere.
        if !there {
            verbs.push(Verb::Stage(eni.leg(place, subnet)));
        }
    } else if !there || !steered {
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

/// Which policies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What filters comes before what it filters: a leg is asked for after this.
    BeforeLegs,
    /// What shapes comes behind what carries.
    BehindBindings,
}

impl Part {
    fn of(subject: Subject) -> Self {
        match subject {
            Subject::Rate(_) => Self::BehindBindings,
            Subject::Blocks
            | Subject::Group(_)
            | Subject::Guard(_)
            | Subject::Acl(_)
            | Subject::Routes(_)
            | Subject::HaVip(_)
            | Subject::FlowLog(_) => Self::BeforeLegs,
        }
    }
}

fn enforce(world: &World, observed: &Observed, part: Part, verbs: &mut Vec<Verb>) {
    let differs = |it: &Enforcement| {
        let wanted = it.policy.as_ref().map(Policy::fingerprint);
        observed.policies.get(&it.key).copied() != wanted
    };
    let mut lacking: BTreeMap<VpcId, Vec<Enforcement>> = BTreeMap::new();
    let all = derive::all(world).into_iter().filter(|it| Part::of(it.key.subject) == part);
    for enforcement in all.filter(differs) {
        lacking.entry(enforcement.key.vpc).or_default().push(enforcement);
    }
    verbs.extend(lacking.into_values().flat_map(in_portions));
}

/// What the plane enforces and no world wants.
fn lift(observed: &Observed, wanted: &Wanted, as_of: u64) -> Vec<Verb> {
    let mut unwanted: BTreeMap<VpcId, Vec<Enforcement>> = BTreeMap::new();
    // With a VPC goes all that is in force in it.
    let there = |key: &&PolicyKey| wanted.vpcs.contains(&key.vpc);
    // Last what others name.
    for key in observed.policies.keys().rev().filter(there) {
        if !wanted.policies.contains(key) {
            let lifted = Enforcement { key: *key, as_of, policy: None };
            unwanted.entry(key.vpc).or_default().push(lifted);
        }
    }
    unwanted.into_values().flat_map(in_portions).collect()
}

/// Policies of one VPC as verbs of a bounded size.
fn in_portions(enforcements: Vec<Enforcement>) -> Vec<Verb> {
    enforcements.chunks(ENFORCE_MAX).map(|chunk| Verb::Enforce(chunk.to_vec())).collect()
}

fn want(world: &World, wanted: &mut Wanted) {
    wanted.vpcs.extend(world.vpcs.keys().copied());
    wanted.gateways.extend(world.subnets.values().map(|subnet| subnet.net()));
    // An instance that could not be made stays in the world, to be shown, and not in the plane.
    let made = world.instances.values().filter(|all| all.state != InstanceState::LaunchFailed);
    wanted.instances.extend(made.map(|instance| instance.id));
    wanted.enis.extend(world.enis.keys().copied());
    wanted.eips.extend(world.eips.keys().copied());
    wanted.policies.extend(derive::all(world).into_iter().map(|it| it.key));
    wanted.as_of = wanted.as_of.max(world.as_of.0);
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

/// What nobody owns, or a stopped instance. A detach that was left to the repair may be followed by an attach at once: until that is
/// committed nobody owns the ENI, and a leg that is still steered to would keep its place.
fn release_unowned(world: &World, observed: &Observed, verbs: &mut Vec<Verb>) {
    for eni in world.enis.values() {
        let epoch = match &eni.placement {
            Placement::Free => eni.issued,
            Placement::On(place) if world.is_dark(place.instance) => eni.issued,
            // Older than the attach's own, so that a late release cannot undo its switch.
            Placement::Moving(migration) if migration.owner().is_none() => before(migration.epoch),
            // The same where a stopped instance owns it until the commit.
            Placement::Moving(migration)
                if before_the_move(eni, migration)
                    .is_some_and(|(_, place)| world.is_dark(place.instance)) =>
            {
                before(migration.epoch)
            }
            Placement::Moving(_)
            | Placement::On(_)
            | Placement::Pending(_)
            | Placement::Deleting(_) => continue,
        };
        if let Some(steering) = observed.steering.get(&eni.id) {
            // By the addresses that are steered: the interface's own may have changed since.
            let addresses = steering.addresses.clone();
            verbs.push(Verb::Release(Release { addresses, ..eni.release(epoch) }));
        }
    }
}

/// A leg that is steered cannot go: what no world knows any more is released first.
fn release_unknown(observed: &Observed, wanted: &Wanted, verbs: &mut Vec<Verb>) {
    let unknown = observed.bindings.values().filter(|seen| !wanted.eips.contains(&seen.eip));
    verbs.extend(
        unknown.map(|seen| Verb::Unbind(Unbinding { eip: seen.eip, epoch: seen.epoch.next() })),
    );
    let unknown = observed.steering.iter().filter(|(eni, _)| !wanted.enis.contains(eni));
    verbs.extend(unknown.map(|(eni, steering)| {
        let (vpc, epoch) = (steering.leg.vpc, steering.epoch.next());
        Verb::Release(Release { vpc, eni: *eni, epoch, addresses: steering.addresses.clone() })
    }));
}

/// What legs stand on goes last.
fn remove_leaked(observed: &Observed, wanted: &Wanted, verbs: &mut Vec<Verb>) {
    verbs.extend(
        observed.instances.difference(&wanted.instances).copied().map(Verb::RemoveInstance),
    );
    // A gateway goes with its VPC; alone only where the VPC stays.
    let gateways = observed.gateways.difference(&wanted.gateways).copied();
    let alone = gateways.filter(|gateway| wanted.vpcs.contains(&gateway.vpc));
    verbs.extend(alone.map(Verb::RemoveGateway));
    verbs.extend(observed.vpcs.difference(&wanted.vpcs).copied().map(Verb::RemoveVpc));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Ipv4Cidr;
    use crate::plane::Steering;
    use crate::record::Record;
    use crate::time::Timestamp;
    use crate::vpc::Vpc;

    fn vpc(id: &str) -> Vpc {
        let cidr = Ipv4Cidr::parse("10.0.0.0/16").unwrap();
        Vpc::new(VpcId::parse(id).unwrap(), cidr, Timestamp(0))
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

    #[test]
    fn a_gateway_without_a_subnet_is_removed_where_its_vpc_stays() {
        let cidr = crate::Ipv4Cidr::parse("10.0.0.0/16").unwrap();
        let vpc = VpcId::parse("vpc-00000001").unwrap();
        let gone = VpcId::parse("vpc-00000002").unwrap();
        let mut world = World::default();
        world.insert(crate::Record::Vpc(Vpc::new(vpc, cidr, Timestamp(0))));
        let [alone, along] = [vpc, gone].map(|vpc| Gateway { vpc, address: [10, 0, 1, 1].into() });
        let observed = Observed {
            vpcs: [vpc, gone].into(),
            gateways: [alone, along].into(),
            ..Observed::default()
        };
        let expected = [Verb::RemoveGateway(alone), Verb::RemoveVpc(gone)];
        assert_eq!(repair([&world].into_iter(), &observed), expected);
    }
}
