//! CreateSubnet and DeleteSubnet.

use rehome_domain::plane::Verb;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::workflow::{Care, plan};
use rehome_domain::{Record, SubnetId, VpcId};

use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{Scene, ZONE, kind};

fn fixture() -> (Scene, CreateSubnet) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let (cidr, zone) = ("10.0.1.0/24".into(), ZONE.into());
    (scene, CreateSubnet { vpc, name: "sub".into(), cidr, zone })
}

#[test]
fn the_first_refusal_of_a_create_is_the_answer() {
    let flaws: [Flaw<CreateSubnet>; 7] = [
        in_call("Value SubnetName TooLong", |call, _| call.name = "n".repeat(61)),
        in_call("Value CidrBlock Form", |call, _| call.cidr = "10.0.1.1/24".into()),
        in_call("Value Zone Unknown", |call, _| call.zone = "ap-beijing-3".into()),
        in_call("NotFound vpc", |call, _| call.vpc = VpcId::parse("vpc-00000000").unwrap()),
        in_call("Value CidrBlock SubnetRange", |call, _| call.cidr = "10.1.1.0/24".into()),
        in_world("Value CidrBlock SubnetConflict", |scene, call: &CreateSubnet| {
            if scene.world.vpcs.contains_key(&call.vpc) {
                scene.subnet(call.vpc, "10.0.1.0/28", ZONE);
            }
        }),
        in_world("LimitExceeded Subnets 100", |scene, call: &CreateSubnet| {
            if let Some(vpc) = scene.world.vpcs.get(&call.vpc) {
                let full = rehome_domain::vpc::Vpc { subnets: 100, ..(**vpc).clone() };
                scene.world.insert(Record::Vpc(full));
            }
        }),
    ];
    // The pair of the last two cannot be built in this order: a full VPC takes no other subnet.
    let all_but_last = check(fixture, &flaws[..6]);
    assert_eq!(all_but_last + check(fixture, &flaws[6..]), 6 * 7 / 2 + 1);
}

#[test]
fn a_block_lies_in_its_vpc_and_overlaps_no_other() {
    let table = [
        ("10.0.1.0/24", "Value CidrBlock SubnetConflict"),
        ("10.0.1.128/25", "Value CidrBlock SubnetConflict"),
        ("10.0.0.0/23", "Value CidrBlock SubnetConflict"),
        ("10.0.0.0/16", "Value CidrBlock SubnetConflict"),
        ("10.0.0.0/24", "accepted"),
        ("10.0.2.0/24", "accepted"),
        ("10.0.2.0/29", "accepted"),
        ("10.0.2.0/30", "Value CidrBlock SubnetRange"),
        ("10.0.0.0/15", "Value CidrBlock SubnetRange"),
        ("10.1.0.0/24", "Value CidrBlock SubnetRange"),
    ];
    for (cidr, answer) in table {
        let (mut scene, call) = fixture();
        scene.run(&call).unwrap();
        let call = CreateSubnet { cidr: cidr.into(), ..call };
        let got = scene.decide(&call).map_or_else(|r| kind(&r), |_| "accepted".into());
        assert_eq!(got, answer, "{cidr}");
    }
}

#[test]
fn the_hundredth_subnet_of_a_vpc_is_the_last() {
    let (mut scene, call) = fixture();
    for number in 0..100 {
        scene.subnet(call.vpc, &format!("10.0.{number}.0/24"), ZONE);
    }
    let call = CreateSubnet { cidr: "10.0.200.0/24".into(), ..call };
    assert_eq!(kind(&scene.run(&call).unwrap_err()), "LimitExceeded Subnets 100");
}

#[test]
fn a_subnet_with_addresses_in_use_stays() {
    let (mut scene, call) = fixture();
    let subnet = scene.run(&call).unwrap().id;
    scene.eni(subnet);
    assert_eq!(kind(&scene.run(&DeleteSubnet { subnet }).unwrap_err()), "InUse subnet 1");
    let absent = SubnetId::parse("subnet-00000000").unwrap();
    assert_eq!(kind(&scene.run(&DeleteSubnet { subnet: absent }).unwrap_err()), "NotFound subnet");
}

#[test]
fn an_empty_subnet_goes_at_once_and_its_block_is_free_again() {
    let (mut scene, call) = fixture();
    let subnet = scene.run(&call).unwrap().id;
    scene.run(&DeleteSubnet { subnet }).unwrap();
    assert!(scene.world.subnets.is_empty());
    assert_eq!(scene.world.vpc(call.vpc).unwrap().subnets, 0);
    assert!(scene.run(&call).is_ok());
}

#[test]
fn the_gateway_of_a_deleted_subnet_is_left_to_the_subnet_that_has_it_now() {
    let (mut scene, call) = fixture();
    let first = scene.run(&call).unwrap();
    scene.run(&DeleteSubnet { subnet: first.id }).unwrap();
    let task = scene.last;
    let verbs = |scene: &Scene| plan(&scene.world, task, Care::Usual).unwrap().verbs;
    assert_eq!(verbs(&scene), [Verb::RemoveGateway(first.net())]);
    scene.run(&call).unwrap();
    assert_eq!(verbs(&scene), []);
    scene.settle();
}
