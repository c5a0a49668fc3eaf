//! Assistant CIDRs: a VPC's further blocks.

use rehome_domain::policy::derive::{all, touched};
use rehome_domain::policy::{Policy, Subject, VpcBlocks};
use rehome_domain::route_table::asked::{AskedGateway, AskedRoute};
use rehome_domain::route_table::routes::CreateRoutes;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::vpc::assistant::{Blocks, ChangeAssistantCidrs, CheckAssistantCidrs, Obstacle};
use rehome_domain::{RouteTableId, SubnetId, VpcId, World};

use crate::scene::{SIZE, Scene, ZONE, kind};

fn texts(blocks: &[&str]) -> Vec<String> {
    blocks.iter().map(|it| (*it).to_owned()).collect()
}

fn change(vpc: VpcId, new: &[&str], old: &[&str]) -> ChangeAssistantCidrs {
    let [new, old] = [("NewCidrBlocks", new), ("OldCidrBlocks", old)]
        .map(|(parameter, given)| Blocks { parameter, texts: texts(given) });
    ChangeAssistantCidrs { vpc, new, old }
}

fn route_to(table: RouteTableId, destination: &str) -> CreateRoutes {
    let route = AskedRoute {
        destination: destination.into(),
        gateway: AskedGateway::Eip("0".into()),
        description: String::new(),
        enabled: true,
    };
    CreateRoutes { table, routes: vec![route] }
}

/// A VPC of 10.0.0.0/16 with a subnet, an assistant CIDR with a subnet, and a route.
fn fixture() -> (Scene, VpcId, RouteTableId, SubnetId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    scene.subnet(vpc, "10.0.1.0/24", ZONE);
    scene.run(&change(vpc, &["172.20.0.0/16"], &[])).unwrap();
    let beyond = scene.subnet(vpc, "172.20.1.0/24", ZONE);
    let table = scene.world.main_table(vpc).unwrap().id;
    scene.run(&route_to(table, "192.168.7.0/24")).unwrap();
    (scene, vpc, table, beyond)
}

#[test]
fn each_conflict_has_its_own_refusal_and_changes_nothing() {
    let (mut scene, vpc, ..) = fixture();
    let before = scene.world.clone();
    for (new, old, answer) in [
        (&["192.168.0.0/24"][..], &[][..], "accepted"),
        (&["192.168.0.0/22", "192.168.4.0/23"], &[], "accepted"),
        (&[], &[], "Missing"),
        (&["ten"], &[], "Value NewCidrBlocks Form"),
        (&["192.168.0.1/24"], &[], "Value NewCidrBlocks Form"),
        (&["8.8.8.0/24"], &[], "Value NewCidrBlocks Range"),
        (&["192.168.0.0/29"], &[], "Value NewCidrBlocks Range"),
        (&["192.168.0.0/24", "192.168.0.0/24"], &[], "Value NewCidrBlocks Duplicate"),
        (&["172.20.0.0/16"], &[], "Value NewCidrBlocks Duplicate"),
        (&["10.0.2.0/24"], &[], "Value NewCidrBlocks VpcCidr"),
        (&["10.0.0.0/8"], &[], "Value NewCidrBlocks SubnetOverlap"),
        (&["172.20.1.128/25"], &[], "Value NewCidrBlocks SubnetOverlap"),
        (&["172.20.2.0/24"], &[], "Value NewCidrBlocks SubnetConflict"),
        (&["192.168.0.0/24", "192.168.0.0/25"], &[], "Value NewCidrBlocks SubnetConflict"),
        (&["192.168.7.0/24"], &[], "Value NewCidrBlocks RouteTarget"),
        (&["192.168.0.0/16"], &[], "Value NewCidrBlocks RouteTarget"),
        (&["192.168.7.0/25"], &[], "accepted"),
        (&[], &["192.168.0.0/24"], "NotFound assistant cidr"),
        (&[], &["ten"], "Value OldCidrBlocks Form"),
        (&[], &["172.20.0.0/16"], "InUse assistant cidr 1"),
        (&["192.168.0.0/24"], &["172.20.0.0/16"], "InUse assistant cidr 1"),
        (&["192.168.0.0/24"; 11], &[], "LimitExceeded ValuesInCall 10"),
        (
            &["192.168.0.0/28", "192.168.0.16/28", "192.168.0.32/28", "192.168.0.48/28"],
            &[],
            "accepted",
        ),
        (
            &[
                "192.168.0.0/28",
                "192.168.0.16/28",
                "192.168.0.32/28",
                "192.168.0.48/28",
                "192.168.0.64/28",
            ],
            &[],
            "LimitExceeded AssistantCidrs 5",
        ),
    ] {
        let got = scene.decide(&change(vpc, new, old));
        let got = got.map_or_else(|refusal| kind(&refusal), |_| "accepted".into());
        assert_eq!(got, answer, "{new:?} {old:?}");
    }
    assert_eq!(scene.world, before);
    let absent = VpcId::parse("vpc-00000000").unwrap();
    let refused = scene.run(&change(absent, &["192.168.0.0/24"], &[])).unwrap_err();
    assert_eq!(kind(&refused), "NotFound vpc");
}

#[test]
fn a_check_tells_what_a_change_is_refused_for() {
    let (mut scene, vpc, table, _) = fixture();
    let new = &["10.0.2.0/24", "172.20.2.0/24", "192.168.0.0/16", "172.21.0.0/16"];
    let found = scene.run(&CheckAssistantCidrs(change(vpc, new, &[]))).unwrap();
    let net = |text: &str| rehome_domain::Ipv4Cidr::parse(text).unwrap();
    let found: Vec<_> = found.into_iter().map(|it| (it.asked.to_string(), it.with)).collect();
    assert_eq!(
        found,
        [
            (new[0].into(), Obstacle::Main(net("10.0.0.0/16"))),
            (new[1].into(), Obstacle::Assistant(net("172.20.0.0/16"))),
            (new[2].into(), Obstacle::Route(table, "192.168.7.0/24".parse().unwrap())),
        ]
    );
}

#[test]
fn no_route_leads_into_a_further_block_and_a_block_is_free_of_subnets_when_it_goes() {
    let (mut scene, vpc, table, beyond) = fixture();
    for destination in ["172.20.9.0/24", "172.20.0.0/16"] {
        let refused = scene.run(&route_to(table, destination)).unwrap_err();
        assert_eq!(kind(&refused), "Value DestinationCidrBlock VpcCidr");
    }
    scene.run(&route_to(table, "172.16.0.0/12")).unwrap();
    scene.run(&DeleteSubnet { subnet: beyond }).unwrap();
    let (now, new) = scene.run(&change(vpc, &["172.21.0.0/16"], &["172.20.0.0/16"])).unwrap();
    assert_eq!(now.assistants, new);
    assert_eq!(new[0].to_string(), "172.21.0.0/16");
    scene.run(&route_to(table, "172.20.9.0/24")).unwrap();
    scene.settle();
}

fn further(world: &World) -> Vec<Vec<String>> {
    let policies = all(world).into_iter().filter_map(|it| it.policy);
    let blocks = policies.filter_map(|policy| {
        let Policy::Blocks(VpcBlocks { further }) = policy else { return None };
        Some(further.iter().map(ToString::to_string).collect())
    });
    blocks.collect()
}

#[test]
fn the_plane_knows_the_further_blocks_of_a_vpc_that_has_a_placed_interface() {
    let (mut scene, vpc, _, beyond) = fixture();
    assert_eq!(further(&scene.world), Vec::<Vec<String>>::new());
    scene.instance(beyond, SIZE);
    assert_eq!(further(&scene.world), [["172.20.0.0/16"]]);
    let call = change(vpc, &["192.168.0.0/24"], &[]);
    let (changes, _) = scene.decide(&call).unwrap();
    let after = scene.world.apply(&changes);
    assert_eq!(further(&after), [["172.20.0.0/16", "192.168.0.0/24"]]);
    let keys: Vec<_> =
        touched(&scene.world, &after, &changes).into_iter().map(|key| key.subject).collect();
    assert_eq!(keys, [Subject::Blocks]);
}
