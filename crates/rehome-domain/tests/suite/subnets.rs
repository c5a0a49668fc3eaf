//! CreateSubnet, CreateSubnets, ModifySubnetAttribute and DeleteSubnet.

use rehome_domain::plane::Verb;
use rehome_domain::route_table::table::CreateRouteTable;
use rehome_domain::subnet::create::{AskedSubnet, CreateSubnet, CreateSubnets};
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::subnet::modify::ModifySubnet;
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

fn many(vpc: VpcId, cidrs: &[&str]) -> CreateSubnets {
    let one = |cidr: &&str| AskedSubnet {
        name: "sub".into(),
        cidr: (*cidr).into(),
        zone: ZONE.into(),
        table: None,
    };
    CreateSubnets { vpc, subnets: cidrs.iter().map(one).collect() }
}

#[test]
fn all_subnets_of_a_call_are_made_or_none() {
    let (mut scene, call) = fixture();
    let made = scene.run(&many(call.vpc, &["10.0.1.0/24", "10.0.2.0/24"])).unwrap();
    assert_eq!(made.len(), 2);
    assert_ne!(made[0].id, made[1].id);
    assert_eq!(scene.world.vpc(call.vpc).unwrap().subnets, 2);
    let before = scene.world.clone();
    for (cidrs, answer) in [
        (&["10.0.3.0/24", "10.0.1.0/25"][..], "Value CidrBlock SubnetConflict"),
        (&["10.0.3.0/24", "10.0.3.0/24"][..], "Value CidrBlock SubnetConflict"),
        (&["10.0.3.0/24", "10.1.3.0/24"][..], "Value CidrBlock SubnetRange"),
        (&["10.0.3.0/24", "ten"][..], "Value CidrBlock Form"),
        (&[][..], "Missing"),
        (&["10.0.3.0/24"; 101][..], "LimitExceeded ValuesInCall 100"),
    ] {
        assert_eq!(kind(&scene.run(&many(call.vpc, cidrs)).unwrap_err()), answer, "{cidrs:?}");
        assert_eq!(scene.world, before);
    }
    let more: Vec<String> = (3..102).map(|third| format!("10.0.{third}.0/24")).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let refused = scene.run(&many(call.vpc, &more)).unwrap_err();
    assert_eq!(kind(&refused), "LimitExceeded Subnets 100");
    assert_eq!(scene.run(&many(call.vpc, &more[..98])).unwrap().len(), 98);
}

#[test]
fn a_subnet_gets_the_table_that_the_call_names_if_that_is_of_its_vpc() {
    let (mut scene, call) = fixture();
    let other = scene.vpc("10.0.0.0/16");
    let [here, there] = [call.vpc, other].map(|vpc| {
        let name = "t".into();
        scene.run(&CreateRouteTable { vpc, name }).unwrap().id
    });
    let mut asked = many(call.vpc, &["10.0.1.0/24"]);
    asked.subnets[0].table = Some(there);
    assert_eq!(kind(&scene.run(&asked).unwrap_err()), "NotFound route table");
    asked.subnets[0].table = Some(here);
    assert_eq!(scene.run(&asked).unwrap()[0].route_table, Some(here));
}

#[test]
fn what_is_not_given_to_a_modify_stays_as_it_is() {
    let (mut scene, call) = fixture();
    let subnet = scene.run(&call).unwrap().id;
    let modify = |name: Option<&str>, broadcast| ModifySubnet {
        subnet,
        name: name.map(str::to_owned),
        broadcast,
    };
    let shown = |scene: &Scene| {
        let subnet = scene.world.subnet(subnet).unwrap();
        (subnet.name.clone(), subnet.broadcast)
    };
    for (call, after) in [
        (modify(None, Some(true)), ("sub", true)),
        (modify(Some("other"), None), ("other", true)),
        (modify(None, None), ("other", true)),
        (modify(Some("third"), Some(false)), ("third", false)),
    ] {
        scene.run(&call).unwrap();
        assert_eq!(shown(&scene), (after.0.to_owned(), after.1));
    }
    let long = "n".repeat(61);
    let refused = scene.run(&modify(Some(&long), Some(true))).unwrap_err();
    assert_eq!(kind(&refused), "Value SubnetName TooLong");
    assert_eq!(shown(&scene), ("third".to_owned(), false));
}
