//! HaVips: whose address it is, who may hold it, and what becomes of it when its holder goes.

use std::net::{IpAddr, Ipv4Addr};

use rehome_domain::event::{self, Kind};
use rehome_domain::ha_vip::announce::{AnnounceHaVip, Announced};
use rehome_domain::ha_vip::associate::{ChangeAssociations, Wanted};
use rehome_domain::ha_vip::create::CreateHaVip;
use rehome_domain::ha_vip::delete::DeleteHaVip;
use rehome_domain::ha_vip::{ASSOCIATIONS_MAX, Associate, HA_VIPS_PER_VPC_MAX, HaVip};
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::policy::{Holder, Policy, PolicyKey, Subject, derive};
use rehome_domain::refusal::{Limit, Refusal};
use rehome_domain::route_table::asked::{AskedGateway, AskedRoute};
use rehome_domain::route_table::routes::CreateRoutes;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::{Command, EniId, HaVipId, InstanceId, RecordKey, SubnetId, TaskId, VpcId};

use crate::scene::{SIZE, Scene, ZONE, absent_eni};

const VIP: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 100);

struct Cast {
    scene: Scene,
    vpc: VpcId,
    subnet: SubnetId,
    instances: [InstanceId; 2],
    enis: [EniId; 2],
    id: HaVipId,
}

/// Two instances with a secondary interface each, and a HaVip that nobody holds.
fn cast() -> Cast {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let instances = [scene.instance(subnet, SIZE), scene.instance(subnet, SIZE)];
    let enis = instances.map(|instance| scene.attached(subnet, instance));
    let id = scene.run(&create(vpc, subnet)).unwrap().id;
    Cast { scene, vpc, subnet, instances, enis, id }
}

fn create(vpc: VpcId, subnet: SubnetId) -> CreateHaVip {
    CreateHaVip {
        vpc,
        subnet,
        name: "vip".into(),
        address: Some(VIP),
        check_associate: false,
        associated: Vec::new(),
    }
}

impl Cast {
    fn announce(&mut self, eni: EniId) -> Announced {
        self.scene.run(&AnnounceHaVip { ha_vip: self.id, eni }).unwrap()
    }

    fn held(mut self) -> Self {
        assert_eq!(self.announce(self.enis[0]), Announced::Holds);
        self
    }

    fn ha_vip(&self) -> &HaVip {
        self.scene.world.ha_vip(self.id).unwrap()
    }

    fn used(&self) -> u64 {
        self.scene.world.subnet(self.subnet).unwrap().used
    }

    fn change(&mut self, wanted: Wanted, of: Associate) -> Result<(), Refusal> {
        let of = vec![(self.id, of)];
        self.scene.run(&ChangeAssociations { of, wanted })
    }

    fn policy(&self, subject: Subject) -> Option<Policy> {
        derive::of(&self.scene.world, PolicyKey { vpc: self.vpc, subject }).policy
    }

    /// The interface that the plane is to let it float on.
    fn floats_on(&self) -> Option<Holder> {
        match self.policy(Subject::HaVip(self.id)) {
            Some(Policy::HaVip(it)) => it.holder,
            other => panic!("{other:?}"),
        }
    }

    fn may_send(&self, eni: EniId) -> bool {
        match self.policy(Subject::Guard(eni)) {
            Some(Policy::Guard(guard)) => guard.addresses.contains(&IpAddr::V4(VIP)),
            None => false,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn its_address_is_taken_for_everybody_else_and_given_back_when_it_goes() {
    let Cast { mut scene, vpc, subnet, id, .. } = cast();
    let before = scene.world.subnet(subnet).unwrap().used;
    let in_use = Refusal::AddressInUse(VIP.into());
    assert_eq!(scene.run(&create(vpc, subnet)).unwrap_err(), in_use);
    let mut eni = scene.create_eni(subnet);
    eni.primary = Some(VIP);
    assert_eq!(scene.run(&eni).unwrap_err(), in_use);
    let chosen = CreateHaVip { address: None, ..create(vpc, subnet) };
    let chosen = scene.run(&chosen).unwrap();
    assert_eq!(scene.world.subnet(subnet).unwrap().used, before + 1);
    assert!(scene.world.holder(vpc, chosen.address).is_none());
    for id in [chosen.id, id] {
        scene.run(&DeleteHaVip { ha_vip: id }).unwrap();
        assert!(scene.world.running.is_empty());
    }
    assert_eq!(scene.world.subnet(subnet).unwrap().used, before - 1);
    assert!(scene.world.floating.is_empty());
    scene.run(&eni).unwrap();
}

#[test]
fn a_subnet_with_a_ha_vip_cannot_be_deleted() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let ha_vip = scene.run(&create(vpc, subnet)).unwrap().id;
    let refused = scene.run(&DeleteSubnet { subnet }).unwrap_err();
    assert!(matches!(refused, Refusal::InUse { users: 1, .. }), "{refused:?}");
    scene.run(&DeleteHaVip { ha_vip }).unwrap();
    scene.run(&DeleteSubnet { subnet }).unwrap();
}

#[test]
fn it_floats_to_whoever_announces_it_and_back() {
    let mut cast = cast();
    let [a, b] = cast.enis;
    assert_eq!(cast.floats_on(), None);
    for holder in [a, b, a] {
        assert_eq!(cast.announce(holder), Announced::Holds);
        assert_eq!(cast.ha_vip().held_by(&cast.scene.world).unwrap().0, holder);
        assert_eq!(cast.floats_on().unwrap().eni, holder);
        assert_eq!([a, b].map(|eni| cast.may_send(eni)), [holder == a, holder == b]);
        // Announced once more, nothing is written.
        let again = AnnounceHaVip { ha_vip: cast.id, eni: holder };
        let (changes, told) = cast.scene.decide(&again).unwrap();
        assert!(changes.is_empty());
        assert_eq!(told, Announced::Held);
    }
}

#[test]
fn an_announcement_that_changes_something_is_an_event_of_the_ha_vip_alone() {
    let mut cast = cast();
    let mut context = cast.scene.context();
    let command = AnnounceHaVip { ha_vip: cast.id, eni: cast.enis[0] };
    let decision = command.decide(&cast.scene.world, &mut context).unwrap();
    let events = event::events(&cast.scene.world, &decision.changes, &context);
    let told: Vec<_> = events.into_iter().map(|it| (it.resource, it.kind)).collect();
    assert_eq!(told, [(cast.id.to_string(), Kind::Modified)]);
}

#[test]
fn who_is_detached_or_in_another_subnet_is_not_heard() {
    let mut cast = cast();
    let free = cast.scene.eni(cast.subnet);
    let other = cast.scene.subnet(cast.vpc, "10.0.2.0/24", ZONE);
    let elsewhere = cast.scene.attached(other, cast.instances[0]);
    for eni in [free, elsewhere] {
        assert_eq!(cast.announce(eni), Announced::Ignored);
    }
    assert_eq!(cast.ha_vip().holder, None);
    let unknown = AnnounceHaVip { ha_vip: cast.id, eni: absent_eni() };
    assert!(matches!(cast.scene.run(&unknown), Err(Refusal::NotFound(_))));
}

#[test]
fn only_who_is_associated_may_hold_it_where_that_is_checked() {
    let mut cast = cast();
    let (vpc, subnet, [a, b]) = (cast.vpc, cast.subnet, cast.enis);
    cast.scene.run(&DeleteHaVip { ha_vip: cast.id }).unwrap();
    let associated = vec![Associate::Instance(cast.instances[0])];
    let checked = CreateHaVip { check_associate: true, associated, ..create(vpc, subnet) };
    cast.id = cast.scene.run(&checked).unwrap().id;
    assert_eq!([b, a].map(|eni| cast.announce(eni)), [Announced::Ignored, Announced::Holds]);
    cast.change(Wanted::Associated, Associate::Interface(b)).unwrap();
    let twice = cast.change(Wanted::Associated, Associate::Interface(b)).unwrap_err();
    assert_eq!(twice, Refusal::Associated(b.to_string()));
    assert_eq!(cast.announce(b), Announced::Holds);
    // Who may not hold it any more has lost it.
    cast.change(Wanted::Disassociated, Associate::Interface(b)).unwrap();
    assert_eq!(cast.ha_vip().holder, None);
    let gone = cast.change(Wanted::Disassociated, Associate::Interface(b));
    assert!(matches!(gone, Err(Refusal::NotFound(_))));
}

#[test]
fn it_follows_its_holder_in_a_move() {
    let mut cast = cast().held();
    let (eni, [source, destination]) = (cast.enis[0], cast.instances);
    cast.scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
    loop {
        assert_eq!(cast.floats_on().unwrap().eni, eni);
        assert!(cast.may_send(eni));
        if !cast.scene.advance(cast.scene.world.running.get_min().copied().unwrap()) {
            break;
        }
        if cast.scene.world.running.is_empty() {
            break;
        }
    }
    let (held, at) = cast.ha_vip().held_by(&cast.scene.world).unwrap();
    assert_eq!((held, at.instance), (eni, destination));
}

#[test]
fn who_is_detached_or_terminated_holds_it_no_more_also_when_it_comes_back() {
    let mut detached = cast().held();
    let (eni, instance) = (detached.enis[0], detached.instances[0]);
    detached.scene.run(&DetachNetworkInterface { eni, instance }).unwrap();
    let mut terminated = cast().held();
    let instances = vec![terminated.instances[0]];
    terminated.scene.run(&TerminateInstances { instances }).unwrap();
    for mut cast in [detached, terminated] {
        cast.scene.settle();
        assert!(cast.ha_vip().held_by(&cast.scene.world).is_none());
        assert_eq!(cast.ha_vip().holder, None);
        assert_eq!(cast.floats_on(), None);
    }
}

#[test]
fn what_is_gone_for_good_is_associated_no_more() {
    let mut cast = cast();
    let (eni, instance) = (cast.enis[0], cast.instances[0]);
    cast.change(Wanted::Associated, Associate::Interface(eni)).unwrap();
    cast.change(Wanted::Associated, Associate::Instance(instance)).unwrap();
    cast.scene.run(&TerminateInstances { instances: vec![instance] }).unwrap();
    cast.scene.settle();
    assert_eq!(cast.ha_vip().associated, [Associate::Interface(eni)]);
    cast.scene.run(&DeleteNetworkInterface { eni }).unwrap();
    cast.scene.settle();
    assert_eq!(cast.ha_vip().associated, []);
}

#[test]
fn one_that_is_held_or_that_a_route_leads_to_cannot_be_deleted() {
    let mut cast = cast().held();
    let users = |refused: Result<(), Refusal>| match refused {
        Err(Refusal::InUse { users, .. }) => users,
        other => panic!("{other:?}"),
    };
    let delete = DeleteHaVip { ha_vip: cast.id };
    assert_eq!(users(cast.scene.run(&delete)), 1);
    let table = cast.scene.world.main_table(cast.vpc).unwrap().id;
    let route = AskedRoute {
        destination: "198.51.100.0/24".into(),
        gateway: AskedGateway::HaVip(VIP.to_string()),
        description: String::new(),
        enabled: true,
    };
    cast.scene.run(&CreateRoutes { table, routes: vec![route] }).unwrap();
    assert_eq!(users(cast.scene.run(&delete)), 2);
    assert!(cast.used() > 0);
}

#[test]
fn a_vpc_has_so_many_and_one_has_so_many_associations() {
    let mut cast = cast();
    let (vpc, subnet) = (cast.vpc, cast.subnet);
    let chosen = CreateHaVip { address: None, ..create(vpc, subnet) };
    for _ in 1..HA_VIPS_PER_VPC_MAX {
        cast.scene.run(&chosen).unwrap();
    }
    let (limit, at_most) = (Limit::HaVips, HA_VIPS_PER_VPC_MAX);
    assert_eq!(cast.scene.run(&chosen).unwrap_err(), Refusal::LimitExceeded { limit, at_most });
    for _ in 0..ASSOCIATIONS_MAX {
        let eni = cast.scene.eni(subnet);
        cast.change(Wanted::Associated, Associate::Interface(eni)).unwrap();
    }
    let (limit, at_most) = (Limit::HaVipAssociations, ASSOCIATIONS_MAX);
    let more = cast.change(Wanted::Associated, Associate::Instance(cast.instances[0]));
    assert_eq!(more.unwrap_err(), Refusal::LimitExceeded { limit, at_most });
}

#[test]
fn a_ha_vip_is_in_force_from_the_first_interface_of_its_vpc_on() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let id = scene.run(&create(vpc, subnet)).unwrap().id;
    let key = PolicyKey { vpc, subject: Subject::HaVip(id) };
    assert_eq!(derive::of(&scene.world, key).policy, None);
    scene.run(&scene.run_instances(subnet, SIZE)).unwrap();
    let mut touched = false;
    while let Some(task) = scene.world.running.get_min().copied() {
        let task: TaskId = task;
        let before = scene.world.clone();
        let plan =
            rehome_domain::workflow::plan(&before, task, rehome_domain::workflow::Care::Usual);
        let stage = plan.unwrap().stage;
        let advance = rehome_domain::workflow::Advance { task, stage };
        let (changes, ()) = scene.decide(&advance).unwrap();
        scene.world = before.apply(&changes);
        touched |= derive::touched(&before, &scene.world, &changes).contains(&key);
    }
    assert!(touched);
    assert!(derive::of(&scene.world, key).policy.is_some());
}

#[test]
fn an_interface_in_the_range_of_a_havip_is_detached_once_it_is_taken_out_of_it() {
    for of_instance in [true, false] {
        let mut cast = cast().held();
        let (eni, instance) = (cast.enis[0], cast.instances[0]);
        let range =
            if of_instance { Associate::Instance(instance) } else { Associate::Interface(eni) };
        cast.change(Wanted::Associated, range).unwrap();
        let detach = DetachNetworkInterface { eni, instance };
        let refused = cast.scene.run(&detach).unwrap_err();
        assert_eq!(refused, Refusal::InHaVipRange { eni, ha_vip: cast.id });
        // Another interface, on an instance that is not named, is not.
        let other = DetachNetworkInterface { eni: cast.enis[1], instance: cast.instances[1] };
        assert!(cast.scene.decide(&other).is_ok());
        cast.change(Wanted::Disassociated, range).unwrap();
        let (changes, ()) = cast.scene.decide(&detach).unwrap();
        // An association that is made at the same time must not pass beside it.
        assert!(changes.reads.contains(&RecordKey::HaVip(cast.id)));
    }
}
