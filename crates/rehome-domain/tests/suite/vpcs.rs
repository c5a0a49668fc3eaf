//! CreateVpc, CreateDefaultVpc, ModifyVpcAttribute and DeleteVpc.

use rehome_domain::VpcId;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::task::Status;
use rehome_domain::vpc::create::{CreateVpc, CreateVpcWith};
use rehome_domain::vpc::create_default::{CheckDefaultSubnet, CreateDefaultVpc};
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::vpc::modify::ModifyVpc;
use rehome_domain::vpc::settings::Settings;

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

fn default_in(scene: &mut Scene, zone: Option<&str>) -> Result<(VpcId, String), String> {
    let made = scene.run(&CreateDefaultVpc { zone: zone.map(str::to_owned) });
    made.map(|(vpc, subnet)| (vpc.id, subnet.cidr.to_string())).map_err(|refusal| kind(&refusal))
}

#[test]
fn there_is_one_default_vpc_with_one_default_subnet_in_each_zone() {
    let mut scene = Scene::new();
    let check = |scene: &mut Scene, zone: &str| {
        scene.run(&CheckDefaultSubnet { zone: Some(zone.into()) }).map_err(|refusal| kind(&refusal))
    };
    assert_eq!(check(&mut scene, ZONE), Ok(true));
    let (vpc, first) = default_in(&mut scene, Some(ZONE)).unwrap();
    assert_eq!(first, "172.16.0.0/20");
    assert_eq!(scene.world.vpc(vpc).unwrap().cidr.to_string(), "172.16.0.0/12");
    assert_eq!(check(&mut scene, ZONE), Ok(false));
    // Asked again, and without a zone, it is the same; another zone gets a subnet of its own.
    assert_eq!(default_in(&mut scene, Some(ZONE)), Ok((vpc, first.clone())));
    assert_eq!(default_in(&mut scene, None), Ok((vpc, first)));
    scene.subnet(vpc, "172.16.20.0/24", ZONE);
    assert_eq!(check(&mut scene, "ap-guangzhou-4"), Ok(true));
    let second = default_in(&mut scene, Some("ap-guangzhou-4")).unwrap();
    assert_eq!(second, (vpc, "172.16.32.0/20".into()));
    for zone in ["ap-guangzhou-5", "ap-beijing-1", "nowhere"] {
        assert_eq!(default_in(&mut scene, Some(zone)), Err("Value Zone Unknown".into()));
        assert_eq!(check(&mut scene, zone), Err("Value Zone Unknown".into()));
    }
    assert_eq!(scene.world.vpcs.len(), 1);
    let defaults = scene.world.subnets.values().filter(|subnet| subnet.is_default);
    assert_eq!(defaults.count(), 2);
}

#[test]
fn a_default_vpc_goes_as_any_other_and_can_be_made_again() {
    let mut scene = Scene::new();
    let (vpc, _) = default_in(&mut scene, None).unwrap();
    let subnet = *scene.world.subnets.keys().next().unwrap();
    assert_eq!(kind(&scene.run(&DeleteVpc { vpc }).unwrap_err()), "InUse vpc 1");
    scene.run(&DeleteSubnet { subnet }).unwrap();
    scene.run(&DeleteVpc { vpc }).unwrap();
    let (again, _) = default_in(&mut scene, None).unwrap();
    assert_ne!(vpc, again);
    scene.settle();
}

#[test]
fn a_default_subnet_is_refused_where_none_fits() {
    let mut scene = Scene::new();
    let (vpc, _) = default_in(&mut scene, Some("ap-guangzhou-1")).unwrap();
    for (cidr, zone) in [("172.24.0.0/13", ZONE), ("172.20.0.0/14", ZONE), ("172.18.0.0/15", ZONE)]
    {
        scene.subnet(vpc, cidr, zone);
    }
    scene.subnet(vpc, "172.17.0.0/16", ZONE);
    for third in (16..=240).step_by(16) {
        scene.subnet(vpc, &format!("172.16.{third}.0/29"), ZONE);
    }
    assert_eq!(default_in(&mut scene, Some(ZONE)), Err("NoFreeBlock".into()));
    assert!(!scene.run(&CheckDefaultSubnet { zone: Some(ZONE.into()) }).unwrap());
    let mut scene = Scene::new();
    for _ in 0..20 {
        scene.vpc("10.0.0.0/16");
    }
    assert_eq!(default_in(&mut scene, None), Err("LimitExceeded Vpcs 20".into()));
}

#[test]
fn what_a_vpc_is_told_beside_its_block_is_kept_and_changed_one_by_one() {
    let mut scene = Scene::new();
    let settings = Settings {
        dns_servers: vec!["10.0.0.9".parse().unwrap()],
        domain_name: "box.example".into(),
        multicast: true,
    };
    let made = CreateVpcWith { vpc: create("10.0.0.0/16"), settings: settings.clone() };
    let vpc = scene.run(&made).unwrap().id;
    let nothing =
        ModifyVpc { vpc, name: None, dns_servers: None, domain_name: None, multicast: None };
    let now = |scene: &Scene| scene.world.vpc(vpc).unwrap().settings.clone();
    scene.run(&nothing).unwrap();
    assert_eq!(now(&scene), settings);
    scene.run(&ModifyVpc { dns_servers: Some(Vec::new()), ..nothing.clone() }).unwrap();
    assert_eq!(now(&scene), Settings { dns_servers: Vec::new(), ..settings.clone() });
    scene.run(&ModifyVpc { domain_name: Some(String::new()), ..nothing.clone() }).unwrap();
    scene.run(&ModifyVpc { multicast: Some(false), ..nothing.clone() }).unwrap();
    assert_eq!(now(&scene), Settings::default());
    scene.run(&ModifyVpc { name: Some("other".into()), ..nothing.clone() }).unwrap();
    assert_eq!(scene.world.vpc(vpc).unwrap().name, "other");
    let five = vec!["10.0.0.9".parse().unwrap(); 5];
    for (call, answer) in [
        (ModifyVpc { dns_servers: Some(five), ..nothing.clone() }, "LimitExceeded ValuesInCall 4"),
        (
            ModifyVpc { domain_name: Some("d".repeat(61)), ..nothing.clone() },
            "Value DomainName TooLong",
        ),
        (ModifyVpc { domain_name: Some("a b".into()), ..nothing.clone() }, "Value DomainName Form"),
        (ModifyVpc { name: Some("n".repeat(61)), ..nothing.clone() }, "Value VpcName TooLong"),
    ] {
        assert_eq!(kind(&scene.run(&call).unwrap_err()), answer);
    }
}
