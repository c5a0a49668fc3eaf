//! CreateVpc and DeleteVpc.

use rehome_domain::VpcId;
use rehome_domain::task::Status;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::vpc::delete::DeleteVpc;

use crate::precedence::{Flaw, check, in_call, in_world};
use crate::scene::{Scene, ZONE, kind};

fn create(cidr: &str) -> CreateVpc {
    CreateVpc { name: "net".into(), cidr: cidr.into() }
}

#[test]
fn a_vpc_takes_a_private_block_with_a_mask_of_at_most_28_bits() {
    let table = [
        ("10.0.0.0/16", "accepted"),
        ("10.0.0.0/28", "accepted"),
        ("10.0.0.0/29", "Value CidrBlock Range"),
        ("172.16.0.0/12", "accepted"),
        ("172.32.0.0/16", "Value CidrBlock Range"),
        ("192.168.0.0/16", "accepted"),
        ("192.169.0.0/16", "Value CidrBlock Range"),
        ("8.8.8.0/24", "Value CidrBlock Range"),
        ("0.0.0.0/0", "Value CidrBlock Range"),
        ("10.0.0.1/16", "Value CidrBlock Form"),
        ("10.0.0.0", "Value CidrBlock Form"),
        ("10.0.0.0/33", "Value CidrBlock Form"),
        ("", "Value CidrBlock Form"),
    ];
    for (cidr, answer) in table {
        let got = Scene::new().decide(&create(cidr));
        assert_eq!(got.map_or_else(|r| kind(&r), |_| "accepted".into()), answer, "{cidr}");
    }
}

#[test]
fn the_first_refusal_of_a_create_is_the_answer() {
    let flaws: [Flaw<CreateVpc>; 3] = [
        in_call("Value VpcName TooLong", |call, _| call.name = "n".repeat(61)),
        in_call("Value CidrBlock Form", |call, _| call.cidr = "ten".into()),
        in_world("LimitExceeded Vpcs 20", |scene, _| {
            for _ in 0..20 {
                scene.vpc("10.0.0.0/16");
            }
        }),
    ];
    assert_eq!(check(|| (Scene::new(), create("10.0.0.0/16")), &flaws), 6);
}

#[test]
fn the_twentieth_vpc_can_be_made_and_two_may_have_the_same_block() {
    let mut scene = Scene::new();
    for _ in 0..20 {
        scene.vpc("10.0.0.0/16");
    }
    assert_eq!(scene.world.vpcs.len(), 20);
    assert_eq!(kind(&scene.run(&create("10.0.0.0/16")).unwrap_err()), "LimitExceeded Vpcs 20");
}

#[test]
fn a_vpc_with_subnets_is_in_use_and_an_empty_one_goes_at_once() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    scene.subnet(vpc, "10.0.1.0/24", ZONE);
    scene.subnet(vpc, "10.0.2.0/24", ZONE);
    assert_eq!(kind(&scene.run(&DeleteVpc { vpc }).unwrap_err()), "InUse vpc 2");
    let empty = scene.vpc("10.0.0.0/16");
    scene.run(&DeleteVpc { vpc: empty }).unwrap();
    let task = scene.last;
    assert!(!scene.world.vpcs.contains_key(&empty));
    assert_eq!(scene.status(task), Status::Running);
    scene.settle();
    assert_eq!(scene.status(task), Status::Success);
    let absent = VpcId::parse("vpc-00000000").unwrap();
    assert_eq!(kind(&scene.run(&DeleteVpc { vpc: absent }).unwrap_err()), "NotFound vpc");
}
