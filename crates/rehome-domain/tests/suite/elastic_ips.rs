//! Elastic IPs: what is refused, what each stage asks of the plane, and what becomes of a binding
//! when what it leads to moves or goes.

use rehome_domain::elastic_ip::allocate::AllocateAddresses;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_domain::elastic_ip::modify_attribute::ModifyAddressAttribute;
use rehome_domain::elastic_ip::modify_charge_type::{ModifyAddressInternetChargeType, Prepaid};
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::elastic_ip::{Association, ELASTIC_IPS_MAX, Eip};
use rehome_domain::instance::InstanceState;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::plane::{Binding, Enforcement, Observed, Unbinding, Verb};
use rehome_domain::policy::{Fingerprint, PolicyKey, derive};
use rehome_domain::task::{Failure, Status};
use rehome_domain::workflow::{Care, GiveUp, LeaveToRepair, Stage, plan};
use rehome_domain::{EipId, EniId, Epoch, InstanceId, Placement, SubnetId, reconcile};

use crate::scene::{SIZE, Scene, ZONE, absent_eni, absent_instance, kind};

struct Cast {
    scene: Scene,
    subnet: SubnetId,
    instance: InstanceId,
    eni: EniId,
    eips: Vec<EipId>,
}

fn cast() -> Cast {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let instance = scene.instance(subnet, SIZE);
    let eni = scene.attached(subnet, instance);
    let eips = scene.run(&scene.allocate(3)).unwrap();
    Cast { scene, subnet, instance, eni, eips }
}

impl Cast {
    fn eip(&self, number: usize) -> Eip {
        self.scene.world.eip(self.eips[number]).unwrap().clone()
    }

    fn bound(mut self) -> Self {
        self.scene.associate(self.eips[0], self.eni).unwrap();
        self.scene.settle();
        self
    }

    fn binding(&self, epoch: u64) -> Binding {
        let (eip, eni) = (self.eip(0), self.scene.world.eni(self.eni).unwrap());
        let (vpc, private) = (eni.vpc, eni.addresses[0]);
        Binding { eip: eip.id, public: eip.public, vpc, private, epoch: Epoch(epoch) }
    }

    fn unbind(&self, epoch: u64) -> Verb {
        Verb::Unbind(Unbinding { eip: self.eips[0], epoch: Epoch(epoch) })
    }

    fn planned(&self) -> Option<(Stage, Vec<Verb>)> {
        let plan = plan(&self.scene.world, self.scene.last, Care::Thorough)?;
        Some((plan.stage, plan.verbs))
    }

    /// Why the second elastic IP is not bound to this.
    fn refused(&mut self, to: AssociateTo) -> String {
        kind(&self.scene.run(&AssociateAddress { eip: self.eips[1], to }).unwrap_err())
    }

    fn address(&self) -> AssociateTo {
        AssociateTo::Address(self.eni, self.scene.world.eni(self.eni).unwrap().addresses[0])
    }
}

#[test]
fn the_plane_binds_before_the_commit_and_the_commit_is_the_end() {
    let mut cast = cast();
    cast.scene.associate(cast.eips[0], cast.eni).unwrap();
    let task = cast.scene.last;
    let vpc = cast.scene.world.vpcs.values().next().unwrap().net();
    let verbs = vec![Verb::EnsureVpc(vpc), Verb::Bind(cast.binding(1))];
    assert_eq!(cast.planned(), Some((Stage::Prepare, verbs)));
    assert!(matches!(cast.eip(0).association, Association::Binding { .. }));
    cast.scene.advance(task);
    assert!(matches!(cast.eip(0).association, Association::Bound(_)));
    assert_eq!(cast.scene.status(task), Status::Success);
    // Too late to turn round.
    let world = cast.scene.world.clone();
    cast.scene.run(&GiveUp { task, reason: Failure::Deadline }).unwrap();
    assert_eq!(cast.scene.world, world);
}

#[test]
fn what_is_given_up_before_the_commit_is_unbound_at_an_epoch_of_its_own() {
    let mut cast = cast();
    cast.scene.associate(cast.eips[0], cast.eni).unwrap();
    let task = cast.scene.last;
    let reason = Failure::Plane("bind: it cannot".into());
    cast.scene.run(&GiveUp { task, reason: reason.clone() }).unwrap();
    cast.scene.last = task;
    assert_eq!(cast.planned(), Some((Stage::Undo, vec![cast.unbind(2)])));
    cast.scene.settle();
    assert_eq!(cast.scene.status(task), Status::Failed(reason));
    assert_eq!((cast.eip(0).association, cast.eip(0).issued), (Association::Unbound, Epoch(2)));
}

#[test]
fn an_elastic_ip_is_unbound_only_forward() {
    let mut cast = cast().bound();
    cast.scene.run(&DisassociateAddress { eip: cast.eips[0] }).unwrap();
    let task = cast.scene.last;
    assert_eq!(cast.planned(), Some((Stage::Finish, vec![cast.unbind(2)])));
    let world = cast.scene.world.clone();
    cast.scene.run(&GiveUp { task, reason: Failure::Deadline }).unwrap();
    assert_eq!(cast.scene.world, world);
    // A plane that fails for good leaves it to the repair, which takes what it sees away.
    let failure = Failure::Unfollowed("unbind: no".into());
    let leave = LeaveToRepair { task, stage: Stage::Finish, failure: Some(failure.clone()) };
    cast.scene.run(&leave).unwrap();
    assert_eq!(cast.scene.status(task), Status::Failed(failure));
    assert_eq!(cast.eip(0).association, Association::Unbound);
    let seen = Observed { bindings: [(cast.eips[0], cast.binding(1))].into(), ..whole(&cast) };
    assert_eq!(repairs(&cast, &seen), [cast.unbind(2)]);
}

/// What a plane has that follows, but for elastic IPs.
fn whole(cast: &Cast) -> Observed {
    let world = &cast.scene.world;
    let places = world.enis.values().filter_map(|eni| match &eni.placement {
        Placement::On(place) => Some(eni.steering(place)),
        Placement::Pending(_) | Placement::Free | Placement::Moving(_) | Placement::Deleting(_) => {
            None
        }
    });
    let steering: Vec<_> = places.collect();
    Observed {
        vpcs: world.vpcs.keys().copied().collect(),
        gateways: world.subnets.values().map(|subnet| subnet.net()).collect(),
        instances: world.instances.keys().copied().collect(),
        legs: steering.iter().map(|steering| steering.leg).collect(),
        steering: steering.into_iter().map(|steering| (steering.leg.eni, steering)).collect(),
        policies: derive::all(world).iter().filter_map(in_force).collect(),
        ..Observed::default()
    }
}

fn in_force(enforcement: &Enforcement) -> Option<(PolicyKey, Fingerprint)> {
    Some((enforcement.key, enforcement.policy.as_ref()?.fingerprint()))
}

fn repairs(cast: &Cast, seen: &Observed) -> Vec<Verb> {
    reconcile::repair(std::iter::once(&cast.scene.world), seen)
}

#[test]
fn a_binding_that_is_missing_wrong_or_unknown_is_repaired() {
    let cast = cast().bound();
    let right = cast.binding(1);
    let seen =
        |binding: Binding| Observed { bindings: [(binding.eip, binding)].into(), ..whole(&cast) };
    assert_eq!(repairs(&cast, &seen(right)), []);
    assert_eq!(repairs(&cast, &whole(&cast)), [Verb::Bind(right)]);
    let wrong = Binding { private: [10, 0, 1, 99].into(), ..right };
    assert_eq!(repairs(&cast, &seen(wrong)), [Verb::Bind(right)]);
    let unknown = EipId::parse("eip-00000000").unwrap();
    let mut two = seen(right);
    two.bindings.insert(unknown, Binding { eip: unknown, epoch: Epoch(4), ..right });
    let end = Unbinding { eip: unknown, epoch: Epoch(5) };
    assert_eq!(repairs(&cast, &two), [Verb::Unbind(end)]);
    // Without its VPC there is nowhere to bind it to.
    let mut nothing = whole(&cast);
    nothing.vpcs.clear();
    let verbs = repairs(&cast, &nothing);
    let at = |wanted: &dyn Fn(&Verb) -> bool| verbs.iter().position(wanted);
    let vpc = at(&|verb| matches!(verb, Verb::EnsureVpc(_)));
    assert!(vpc < at(&|verb| *verb == Verb::Bind(right)), "{verbs:?}");
}

#[test]
fn a_binding_follows_the_address_without_a_write_of_its_own() {
    let mut cast = cast().bound();
    let before = cast.eip(0);
    let destination = cast.scene.instance(cast.subnet, SIZE);
    let (eni, source) = (cast.eni, cast.instance);
    cast.scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
    cast.scene.settle();
    assert_eq!(cast.eip(0), before);
    assert_eq!(cast.scene.holder(eni), Some(destination));
}

#[test]
fn a_binding_goes_with_its_address_to_another_interface() {
    let mut cast = cast();
    let mut call = cast.scene.create_eni(cast.subnet);
    call.secondary_count = 1;
    let source = cast.scene.run(&call).unwrap().id;
    cast.scene.settle();
    let address = cast.scene.world.eni(source).unwrap().addresses[1];
    let to = AssociateTo::Address(source, address);
    cast.scene.run(&AssociateAddress { eip: cast.eips[0], to }).unwrap();
    cast.scene.settle();
    let (before, destination) = (cast.eip(0), cast.eni);
    cast.scene.run(&MigratePrivateIpAddress { source, destination, address }).unwrap();
    cast.scene.settle();
    assert_eq!(cast.eip(0), before);
    let taker = cast.scene.world.eni(destination).unwrap();
    assert_eq!(cast.scene.world.eips_of(taker).map(|eip| eip.id).collect::<Vec<_>>(), [before.id]);
}

#[test]
fn an_interface_that_is_deleted_lets_its_elastic_ip_go() {
    let mut cast = cast();
    cast.eni = cast.scene.eni(cast.subnet);
    let mut cast = cast.bound();
    cast.scene.run(&DeleteNetworkInterface { eni: cast.eni }).unwrap();
    assert!(matches!(cast.eip(0).association, Association::Unbinding { .. }));
    // It never was attached, so there is nothing to release.
    assert_eq!(cast.planned(), Some((Stage::Finish, vec![cast.unbind(2)])));
    cast.scene.settle();
    assert_eq!(cast.eip(0).association, Association::Unbound);
    assert!(!cast.scene.world.enis.contains_key(&cast.eni));
}

#[test]
fn an_instance_that_is_terminated_lets_only_its_own_elastic_ips_go() {
    let mut cast = cast().bound();
    let to = AssociateTo::Instance(cast.instance);
    cast.scene.run(&AssociateAddress { eip: cast.eips[1], to }).unwrap();
    cast.scene.settle();
    cast.scene.run(&TerminateInstances { instances: vec![cast.instance] }).unwrap();
    cast.scene.settle();
    // The secondary interface stays, and its elastic IP with it.
    assert!(matches!(cast.eip(0).association, Association::Bound(_)));
    assert_eq!(cast.eip(1).association, Association::Unbound);
}

#[test]
fn an_elastic_ip_on_its_way_keeps_what_it_leads_to_from_going() {
    let mut cast = cast();
    let eni = cast.scene.eni(cast.subnet);
    cast.scene.associate(cast.eips[0], eni).unwrap();
    let to = AssociateTo::Instance(cast.instance);
    cast.scene.run(&AssociateAddress { eip: cast.eips[1], to }).unwrap();
    let refused = cast.scene.run(&DeleteNetworkInterface { eni }).unwrap_err();
    assert_eq!(kind(&refused), "TaskRunning eip");
    let terminate = TerminateInstances { instances: vec![cast.instance] };
    assert_eq!(kind(&cast.scene.run(&terminate).unwrap_err()), "TaskRunning eip");
    let again = cast.scene.associate(cast.eips[0], cast.eni).unwrap_err();
    assert_eq!(kind(&again), "TaskRunning eip");
    assert_eq!(cast.refused(to), "TaskRunning eip");
}

#[test]
fn what_cannot_be_bound_is_refused() {
    let mut cast = cast().bound();
    let to = cast.address();
    let AssociateTo::Address(eni, address) = to else { panic!("it is an address") };
    assert_eq!(cast.refused(AssociateTo::Address(absent_eni(), address)), "NotFound eni");
    assert_eq!(cast.refused(AssociateTo::Instance(absent_instance())), "NotFound instance");
    let other = AssociateTo::Address(eni, [10, 0, 1, 99].into());
    assert_eq!(cast.refused(other), "AddressNotHeld");
    assert_eq!(cast.refused(to), "AddressHasEip");
    let bound = AssociateAddress { eip: cast.eips[0], to };
    assert_eq!(kind(&cast.scene.run(&bound).unwrap_err()), "AlreadyBound");
    let instance = AssociateTo::Instance(cast.instance);
    cast.scene.run(&AssociateAddress { eip: cast.eips[2], to: instance }).unwrap();
    cast.scene.settle();
    assert_eq!(cast.refused(instance), "InstanceHasEip");
    cast.scene.edit_instance(cast.instance, |all| all.state = InstanceState::Shutdown);
    assert_eq!(cast.refused(instance), "InvalidState SHUTDOWN");
    let free = cast.scene.eni(cast.subnet);
    cast.scene.run(&DeleteNetworkInterface { eni: free }).unwrap();
    let address = cast.scene.world.eni(free).unwrap().addresses[0];
    assert_eq!(cast.refused(AssociateTo::Address(free, address)), "TaskRunning eni");
}

#[test]
fn only_what_is_not_bound_is_released_and_all_of_a_list_or_nothing() {
    let mut cast = cast().bound();
    let world = cast.scene.world.clone();
    let release = |cast: &mut Cast, eips: &[usize]| {
        let eips = eips.iter().map(|number| cast.eips[*number]).collect();
        cast.scene.run(&ReleaseAddresses { eips }).map_err(|refusal| kind(&refusal))
    };
    assert_eq!(release(&mut cast, &[1, 0]), Err("StillBound".into()));
    assert_eq!(release(&mut cast, &[1, 1]), Err("Value AddressIds Duplicate".into()));
    assert_eq!(release(&mut cast, &[]), Err("Missing".into()));
    assert_eq!(cast.scene.world, world);
    let unbind = DisassociateAddress { eip: cast.eips[1] };
    assert_eq!(kind(&cast.scene.run(&unbind).unwrap_err()), "NotBound");
    assert_eq!(release(&mut cast, &[1, 2]), Ok(()));
    cast.scene.settle();
    assert_eq!(cast.scene.world.eips.len(), 1);
    assert_eq!(cast.scene.world.address_pool.unwrap().used, 1);
}

#[test]
fn a_name_and_a_way_of_charging_change_and_the_rest_stays() {
    let mut cast = cast().bound();
    let before = cast.eip(0);
    let rename = |name: Option<&str>| ModifyAddressAttribute {
        eip: before.id,
        name: name.map(str::to_owned),
    };
    let charge = |charge_type: &str, bandwidth_mbps| ModifyAddressInternetChargeType {
        eip: before.id,
        charge_type: charge_type.to_owned(),
        bandwidth_mbps,
        prepaid: None,
    };
    cast.scene.run(&rename(Some("门-1_x"))).unwrap();
    cast.scene.run(&rename(None)).unwrap();
    cast.scene.run(&charge("BANDWIDTH_POSTPAID_BY_HOUR", 7)).unwrap();
    let charge_type = Some("BANDWIDTH_POSTPAID_BY_HOUR".to_owned());
    let (name, bandwidth_mbps) = ("门-1_x".to_owned(), Some(7));
    assert_eq!(cast.eip(0), Eip { name, charge_type, bandwidth_mbps, ..before.clone() });
    let world = cast.scene.world.clone();
    for name in ["", "a b", "a.b"] {
        let refused = cast.scene.run(&rename(Some(name))).unwrap_err();
        assert_eq!(kind(&refused), "Value AddressName Form", "{name}");
    }
    let long = cast.scene.run(&rename(Some(&"x".repeat(129)))).unwrap_err();
    assert_eq!(kind(&long), "Value AddressName TooLong");
    for (asked, wanted) in [
        (charge("BANDWIDTH_PACKAGE", 7), "Value InternetChargeType Range"),
        (charge("FREE", 7), "Value InternetChargeType Range"),
        (charge("TRAFFIC_POSTPAID_BY_HOUR", 0), "Value InternetMaxBandwidthOut Range"),
        (charge("BANDWIDTH_PREPAID_BY_MONTH", 7), "Missing"),
    ] {
        assert_eq!(kind(&cast.scene.run(&asked).unwrap_err()), wanted, "{asked:?}");
    }
    let monthly = |months, renewal| {
        let prepaid = Some(Prepaid { months, renewal });
        ModifyAddressInternetChargeType { prepaid, ..charge("BANDWIDTH_PREPAID_BY_MONTH", 7) }
    };
    let period = kind(&cast.scene.run(&monthly(13, None)).unwrap_err());
    assert_eq!(period, "Value AddressChargePrepaid.Period Range");
    let flag = kind(&cast.scene.run(&monthly(12, Some(3))).unwrap_err());
    assert_eq!(flag, "Value AddressChargePrepaid.AutoRenewFlag Range");
    assert_eq!(cast.scene.world, world);
    cast.scene.run(&monthly(12, Some(1))).unwrap();
}

#[test]
fn a_task_holds_an_elastic_ip_against_changes() {
    let mut cast = cast();
    cast.scene.associate(cast.eips[0], cast.eni).unwrap();
    let rename = ModifyAddressAttribute { eip: cast.eips[0], name: Some("x".into()) };
    assert_eq!(kind(&cast.scene.run(&rename).unwrap_err()), "TaskRunning eip");
    let charge = ModifyAddressInternetChargeType {
        eip: cast.eips[0],
        charge_type: "TRAFFIC_POSTPAID_BY_HOUR".into(),
        bandwidth_mbps: 1,
        prepaid: None,
    };
    assert_eq!(kind(&cast.scene.run(&charge).unwrap_err()), "TaskRunning eip");
}

#[test]
fn only_the_documented_ways_of_charging_and_providers_are_taken_and_shown() {
    let mut cast = cast();
    let with = |charge_type: Option<&str>, provider: Option<&str>| AllocateAddresses {
        charge_type: charge_type.map(str::to_owned),
        provider: provider.map(str::to_owned),
        ..cast.scene.allocate(1)
    };
    let (free, moon) = (with(Some("FREE"), None), with(None, Some("MOON")));
    let asked = with(Some("BANDWIDTH_PACKAGE"), Some("CMCC"));
    assert_eq!(kind(&cast.scene.run(&free).unwrap_err()), "Value InternetChargeType Range");
    let refused = kind(&cast.scene.run(&moon).unwrap_err());
    assert_eq!(refused, "Value InternetServiceProvider Range");
    let made = cast.scene.run(&asked).unwrap()[0];
    let shown = |id: EipId| cast.scene.world.eip(id).unwrap().provider();
    assert_eq!((shown(made), shown(cast.eips[0])), ("CMCC", "BGP"));
}

#[test]
fn an_account_has_twenty_elastic_ips_and_not_one_more() {
    let mut scene = Scene::new();
    let made = scene.run(&scene.allocate(ELASTIC_IPS_MAX)).unwrap();
    assert_eq!(made.len() as u64, ELASTIC_IPS_MAX);
    let refused = |scene: &mut Scene, count| kind(&scene.run(&scene.allocate(count)).unwrap_err());
    assert_eq!(refused(&mut scene, 1), "LimitExceeded ElasticIps 20");
    assert_eq!(refused(&mut scene, 0), "Value AddressCount Range");
    assert_eq!(refused(&mut scene, 21), "Value AddressCount Range");
    // A released address is the last to be given out again.
    let first = scene.world.eip(made[0]).unwrap().public;
    scene.run(&ReleaseAddresses { eips: vec![made[0]] }).unwrap();
    scene.settle();
    let again = scene.run(&scene.allocate(1)).unwrap();
    assert_ne!(scene.world.eip(again[0]).unwrap().public, first);
}
