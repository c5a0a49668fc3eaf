//! IPv6: blocks of VPCs and subnets, addresses of interfaces, and what the plane is asked.

use std::collections::BTreeMap;

use std::net::Ipv6Addr;

use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::ipv6::addresses::{AssignIpv6Addresses, UnassignIpv6Addresses};
use rehome_domain::ipv6::blocks::{
    AssignIpv6CidrBlock, AssignIpv6SubnetCidrBlock, UnassignIpv6CidrBlock,
    UnassignIpv6SubnetCidrBlock,
};
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::plane::Verb;
use rehome_domain::workflow::{Care, plan};
use rehome_domain::{EniId, InstanceId, Ipv6Cidr, SubnetId, VpcId};

use crate::scene::{SIZE, Scene, ZONE, kind};

struct Net {
    scene: Scene,
    vpc: VpcId,
    subnet: SubnetId,
    block: Ipv6Cidr,
}

fn assign_block(vpc: VpcId) -> AssignIpv6CidrBlock {
    AssignIpv6CidrBlock { vpc, kind: None, pool: Ipv6Pool::default() }
}

/// A VPC with a block, and a subnet with a part of it.
fn net() -> Net {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let block = scene.run(&assign_block(vpc)).unwrap();
    let part = block.part(64, 7).unwrap().to_string();
    scene.run(&AssignIpv6SubnetCidrBlock { vpc, blocks: vec![(subnet, part)] }).unwrap();
    Net { scene, vpc, subnet, block }
}

impl Net {
    fn attached(&mut self) -> (EniId, InstanceId) {
        let instance = self.scene.instance(self.subnet, SIZE);
        (self.scene.attached(self.subnet, instance), instance)
    }

    fn assign(&mut self, eni: EniId, count: u64) -> Vec<Ipv6Addr> {
        self.scene
            .run(&AssignIpv6Addresses { eni, named: Vec::new(), count, details: BTreeMap::new() })
            .unwrap()
    }

    fn verbs(&self, care: Care) -> Vec<&'static str> {
        let plan = plan(&self.scene.world, self.scene.last, care).unwrap();
        plan.verbs.iter().map(Verb::name).collect()
    }
}

#[test]
fn a_vpc_has_one_block_of_the_pool_and_its_subnets_have_parts_of_it() {
    let Net { mut scene, vpc, subnet, block } = net();
    assert!(Ipv6Cidr::parse("fd00:7265:686f::/48").unwrap().covers(block));
    assert_eq!((block.prefix_len(), scene.world.subnet(subnet).unwrap().ipv6), {
        (56, block.part(64, 7))
    });
    let again = kind(&scene.run(&assign_block(vpc)).unwrap_err());
    assert_eq!(again, "LimitExceeded Ipv6BlocksOfVpc 1");
    let other = scene.subnet(vpc, "10.0.2.0/24", ZONE);
    let assign =
        |block: &str| AssignIpv6SubnetCidrBlock { vpc, blocks: vec![(other, block.into())] };
    let taken = block.part(64, 7).unwrap().to_string();
    for wrong in ["fd99::/64", &block.to_string(), "fd00::1/64", "x", &taken] {
        assert!(scene.run(&assign(wrong)).is_err(), "{wrong}");
    }
    let used = scene.run(&UnassignIpv6CidrBlock { vpc, block: None });
    assert_eq!(kind(&used.unwrap_err()), "InUse vpc 1");
    scene.run(&UnassignIpv6SubnetCidrBlock { vpc, blocks: vec![(subnet, taken)] }).unwrap();
    scene.run(&UnassignIpv6CidrBlock { vpc, block: None }).unwrap();
    assert_eq!(scene.world.vpc(vpc).unwrap().ipv6, None);
}

#[test]
fn an_attached_interface_gets_addresses_on_its_leg_before_packets_and_loses_packets_first() {
    let mut net = net();
    let (eni, _) = net.attached();
    let before = net.scene.world.eni(eni).unwrap().clone();
    let got = net.assign(eni, 2);
    let leg = ["ensure_vpc", "ensure_gateway", "enforce", "ensure_instance", "stage"];
    let gains = [&["fence"], &leg[..], &["switch"]].concat();
    assert_eq!(net.verbs(Care::Usual), gains);
    let after = net.scene.world.eni(eni).unwrap();
    assert_eq!((&after.ipv6, after.issued > before.issued), (&got, true));
    assert_eq!(after.placement, before.placement);
    let again = net.scene.run(&AssignIpv6Addresses {
        eni,
        named: Vec::new(),
        count: 1,
        details: BTreeMap::new(),
    });
    assert_eq!(kind(&again.unwrap_err()), "TaskRunning eni");
    net.scene.settle();
    let last = vec![got[1]];
    net.scene.run(&UnassignIpv6Addresses { eni, addresses: last.clone() }).unwrap();
    assert_eq!(net.verbs(Care::Usual), [&["switch"], &leg[..]].concat());
    assert_eq!(net.verbs(Care::Thorough), gains);
    net.scene.settle();
    let gone = net.scene.run(&UnassignIpv6Addresses { eni, addresses: last });
    assert_eq!(kind(&gone.unwrap_err()), "AddressNotHeld");
    assert_eq!(net.scene.world.eni(eni).unwrap().ipv6, [got[0]]);
    assert_eq!(net.scene.world.subnet(net.subnet).unwrap().ipv6_used, 1);
}

#[test]
fn addresses_move_with_their_interface_and_are_given_back_with_it() {
    let mut net = net();
    let (eni, source) = net.attached();
    let got = net.assign(eni, 1);
    net.scene.settle();
    let destination = net.scene.instance(net.subnet, SIZE);
    net.scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
    net.scene.settle();
    let world = &net.scene.world;
    assert_eq!(world.holder_of_ipv6(net.vpc, got[0]), Some(eni));
    assert_eq!(world.eni(eni).unwrap().all_addresses().len(), 2);
    let free = net.scene.eni(net.subnet);
    let twice = net.scene.run(&AssignIpv6Addresses {
        eni: free,
        named: got.clone(),
        count: 0,
        details: BTreeMap::new(),
    });
    assert_eq!(kind(&twice.unwrap_err()), "AddressInUse");
    let block = net.scene.world.subnet(net.subnet).unwrap().ipv6.unwrap();
    let first = block.network();
    let reserved =
        AssignIpv6Addresses { eni: free, named: vec![first], count: 0, details: BTreeMap::new() };
    assert!(net.scene.run(&reserved).is_err());
    net.assign(free, 30);
    net.scene.settle();
    let more = net.scene.run(&AssignIpv6Addresses {
        eni: free,
        named: Vec::new(),
        count: 1,
        details: BTreeMap::new(),
    });
    assert_eq!(kind(&more.unwrap_err()), "LimitExceeded Ipv6AddressesOfInterface 30");
    net.scene.run(&DeleteNetworkInterface { eni: free }).unwrap();
    net.scene.settle();
    assert_eq!(net.scene.world.subnet(net.subnet).unwrap().ipv6_used, 1);
    let no_block = net.scene.subnet(net.vpc, "10.0.3.0/24", ZONE);
    let bare = net.scene.eni(no_block);
    let refused = net.scene.run(&AssignIpv6Addresses {
        eni: bare,
        named: Vec::new(),
        count: 1,
        details: BTreeMap::new(),
    });
    assert_eq!(kind(&refused.unwrap_err()), "NoIpv6Block");
    assert!(net.block.covers(block));
}
