//! Elastic IPs of HaVips: bound before the commit, unbound only forward, refused where either is bound
//! already, and in nobody's way when the HaVip floats.

use std::net::Ipv4Addr;

use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::elastic_ip::{Association, Target};
use rehome_domain::ha_vip::address_ip::{AssociateAddressIp, DisassociateAddressIp};
use rehome_domain::ha_vip::announce::AnnounceHaVip;
use rehome_domain::ha_vip::create::CreateHaVip;
use rehome_domain::ha_vip::delete::DeleteHaVip;
use rehome_domain::plane::Verb;
use rehome_domain::task::Status;
use rehome_domain::workflow::{Care, Stage, plan};
use rehome_domain::{EipId, HaVipId, Refusal, SubnetId, VpcId};

use crate::scene::{SIZE, Scene, ZONE, kind};

const VIP: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 100);

struct Cast {
    scene: Scene,
    vpc: VpcId,
    subnet: SubnetId,
    ha_vip: HaVipId,
    eips: Vec<EipId>,
}

fn cast() -> Cast {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let ha_vip = scene.run(&create(vpc, subnet, VIP)).unwrap().id;
    let eips = scene.run(&scene.allocate(2)).unwrap();
    Cast { scene, vpc, subnet, ha_vip, eips }
}

fn create(vpc: VpcId, subnet: SubnetId, vip: Ipv4Addr) -> CreateHaVip {
    let (name, address) = ("vip".into(), Some(vip));
    CreateHaVip { vpc, subnet, name, address, check_associate: false, associated: vec![] }
}

impl Cast {
    fn public(&self, number: usize) -> Ipv4Addr {
        self.scene.world.eip(self.eips[number]).unwrap().public
    }

    fn bind(&mut self, number: usize) -> Result<(), Refusal> {
        let address = self.public(number);
        self.scene.run(&AssociateAddressIp { ha_vip: self.ha_vip, address })
    }

    fn bound(mut self) -> Self {
        self.bind(0).unwrap();
        self.scene.settle();
        self
    }

    fn target(&self) -> Target {
        Target { vpc: self.vpc, private: VIP }
    }

    fn association(&self, number: usize) -> Association {
        self.scene.world.eip(self.eips[number]).unwrap().association.clone()
    }
}

#[test]
fn the_plane_binds_it_to_the_floating_address_and_then_it_is_committed() {
    let mut cast = cast();
    cast.bind(0).unwrap();
    let task = cast.scene.last;
    let asked = plan(&cast.scene.world, task, Care::Usual).unwrap();
    assert_eq!(asked.stage, Stage::Prepare);
    let to = |verb: &Verb| {
        let Verb::Bind(binding) = verb else { return None };
        Some((binding.eip, binding.public, binding.private))
    };
    let wanted = (cast.eips[0], cast.public(0), VIP);
    assert_eq!(asked.verbs.iter().find_map(to), Some(wanted));
    let ha_vip = cast.scene.world.ha_vip(cast.ha_vip).unwrap().clone();
    assert_eq!(ha_vip.elastic_ip(&cast.scene.world), None, "not before the commit");
    cast.scene.settle();
    assert_eq!(cast.scene.status(task), Status::Success);
    assert_eq!(cast.association(0), Association::Bound(cast.target()));
    assert_eq!(ha_vip.elastic_ip(&cast.scene.world).unwrap().id, cast.eips[0]);
}

#[test]
fn it_stays_bound_while_the_ha_vip_floats() {
    let mut cast = cast().bound();
    let instances =
        [cast.scene.instance(cast.subnet, SIZE), cast.scene.instance(cast.subnet, SIZE)];
    let before = cast.scene.world.eip(cast.eips[0]).unwrap().clone();
    for instance in instances {
        let eni = cast.scene.attached(cast.subnet, instance);
        cast.scene.run(&AnnounceHaVip { ha_vip: cast.ha_vip, eni }).unwrap();
        assert_eq!(*cast.scene.world.eip(cast.eips[0]).unwrap(), before);
    }
}

#[test]
fn it_is_unbound_by_either_call_and_can_be_released_then() {
    for by_ha_vip in [true, false] {
        let mut cast = cast().bound();
        let release = ReleaseAddresses { eips: vec![cast.eips[0]] };
        assert_eq!(kind(&cast.scene.run(&release).unwrap_err()), "StillBound");
        if by_ha_vip {
            cast.scene.run(&DisassociateAddressIp { ha_vip: cast.ha_vip }).unwrap();
        } else {
            cast.scene.run(&DisassociateAddress { eip: cast.eips[0] }).unwrap();
        }
        let task = cast.scene.last;
        let again = cast.scene.run(&DisassociateAddressIp { ha_vip: cast.ha_vip }).unwrap_err();
        assert_eq!(kind(&again), "TaskRunning eip");
        cast.scene.settle();
        assert_eq!(cast.scene.status(task), Status::Success);
        assert_eq!(cast.association(0), Association::Unbound);
        cast.scene.run(&release).unwrap();
    }
}

#[test]
fn what_is_bound_already_or_not_there_is_refused() {
    let mut cast = cast();
    let none = DisassociateAddressIp { ha_vip: cast.ha_vip };
    assert_eq!(kind(&cast.scene.run(&none).unwrap_err()), "HaVipHasNoEip");
    cast.bind(0).unwrap();
    assert_eq!(kind(&cast.bind(0).unwrap_err()), "TaskRunning eip");
    assert_eq!(kind(&cast.bind(1).unwrap_err()), "TaskRunning eip");
    cast.scene.settle();
    assert_eq!(kind(&cast.bind(0).unwrap_err()), "AlreadyBound");
    assert_eq!(kind(&cast.bind(1).unwrap_err()), "HaVipHasEip");
    let other = cast.scene.run(&create(cast.vpc, cast.subnet, [10, 0, 1, 101].into())).unwrap().id;
    let (address, unknown) = (cast.public(0), Ipv4Addr::new(192, 0, 2, 1));
    let refused = cast.scene.run(&AssociateAddressIp { ha_vip: other, address }).unwrap_err();
    assert_eq!(kind(&refused), "AlreadyBound");
    let refused = cast.scene.run(&AssociateAddressIp { ha_vip: other, address: unknown });
    assert_eq!(kind(&refused.unwrap_err()), "NotFound public address");
    let absent = HaVipId::parse("havip-00000000").unwrap();
    let refused = cast.scene.run(&AssociateAddressIp { ha_vip: absent, address }).unwrap_err();
    assert_eq!(kind(&refused), "NotFound havip");
}

#[test]
fn a_ha_vip_with_an_elastic_ip_is_not_deleted_also_while_it_is_bound_or_unbound() {
    let mut cast = cast();
    let delete = DeleteHaVip { ha_vip: cast.ha_vip };
    let in_use =
        |refused: Result<(), Refusal>| matches!(refused, Err(Refusal::InUse { users: 1, .. }));
    cast.bind(0).unwrap();
    assert!(in_use(cast.scene.run(&delete)));
    cast.scene.settle();
    assert!(in_use(cast.scene.run(&delete)));
    cast.scene.run(&DisassociateAddressIp { ha_vip: cast.ha_vip }).unwrap();
    assert!(in_use(cast.scene.run(&delete)));
    cast.scene.settle();
    cast.scene.run(&delete).unwrap();
}

#[test]
fn who_binds_writes_the_ha_vip_so_that_nobody_deletes_it_beside() {
    let mut cast = cast();
    let command = AssociateAddressIp { ha_vip: cast.ha_vip, address: cast.public(0) };
    let (changes, ()) = cast.scene.decide(&command).unwrap();
    let written: Vec<_> = changes.puts.iter().map(|put| put.key().to_string()).collect();
    assert!(written.contains(&cast.ha_vip.to_string()), "{written:?}");
}
