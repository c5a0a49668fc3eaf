//! The default security group: who gets it, that there is one, and that it stays. And the calls
//! about groups that touch more than one record.

use rehome_domain::command::Context;
use rehome_domain::policy::derive;
use rehome_domain::security_group::asked::{AskedRule, print_service};
use rehome_domain::security_group::clone::CloneSecurityGroup;
use rehome_domain::security_group::default::{CreateDefaultSecurityGroup, id_of_default};
use rehome_domain::security_group::group::{CreateSecurityGroup, DeleteSecurityGroup};
use rehome_domain::security_group::membership::{ChangeMembership, Membership};
use rehome_domain::security_group::of_instances::ChangeInstances;
use rehome_domain::security_group::policies::{Edit, EditPolicies};
use rehome_domain::security_group::replace::{Directed, ReplacePolicies, Update};
use rehome_domain::{AccountId, Command, Record, Refusal, Region, SecurityGroupId};

use crate::scene::{SIZE, Scene, ZONE, kind};

fn scene() -> (Scene, rehome_domain::SubnetId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    (scene, subnet)
}

fn group(scene: &mut Scene) -> SecurityGroupId {
    let command = CreateSecurityGroup { name: "web".into(), description: "of the web".into() };
    scene.run(&command).unwrap().id
}

#[test]
fn who_names_no_group_gets_the_default_one_which_is_made_once() {
    let (mut scene, subnet) = scene();
    assert!(scene.world.security_groups.is_empty(), "it is made when it is needed");
    let (first, instance) = (scene.eni(subnet), scene.instance(subnet, SIZE));
    let primary = *scene.world.instance(instance).unwrap().interfaces.values().next().unwrap();
    let own = group(&mut scene);
    let named = rehome_domain::network_interface::create::CreateNetworkInterface {
        groups: vec![own],
        ..scene.create_eni(subnet)
    };
    let named = scene.run(&named).unwrap();
    let made = scene.run(&CreateDefaultSecurityGroup).unwrap();
    assert!(made.default);
    assert_eq!(scene.world.security_groups.values().filter(|it| it.default).count(), 1);
    for eni in [first, primary] {
        assert_eq!(scene.world.eni(eni).unwrap().groups, [made.id]);
    }
    assert_eq!(named.groups, [own]);
}

#[test]
fn two_that_make_the_default_group_at_once_write_the_same_record() {
    let (mut scene, subnet) = scene();
    let (one, _) = scene.decide(&CreateDefaultSecurityGroup).unwrap();
    let (other, _) = scene.decide(&scene.create_eni(subnet)).unwrap();
    let key = one.puts[0].key();
    assert!(other.puts.iter().any(|put| put.key() == key), "one of the commits fails");
    // Once it is there, nobody who uses it writes it.
    scene.run(&CreateDefaultSecurityGroup).unwrap();
    let (used, _) = scene.decide(&scene.create_eni(subnet)).unwrap();
    let writes = |put: &Record| put.key() == key;
    assert!(!used.puts.iter().any(writes) && used.reads.iter().all(|read| *read != key));
    assert!(scene.decide(&CreateDefaultSecurityGroup).unwrap().0.is_empty());
}

#[test]
fn each_account_and_region_has_a_default_group_of_its_own() {
    let mut scene = Scene::new();
    let here = scene.context();
    let mut ids = std::collections::BTreeSet::new();
    for region in Region::all() {
        for account in [1, 2, 7] {
            let account = AccountId(account);
            ids.insert(id_of_default(&Context { region, account, ..here.clone() }));
        }
    }
    assert_eq!(ids.len(), 3 * Region::all().count());
}

#[test]
fn the_default_group_lets_ipv4_pass_and_stays() {
    let mut scene = Scene::new();
    let made = scene.run(&CreateDefaultSecurityGroup).unwrap();
    let said = |rules: &[rehome_domain::security_group::SecurityRule]| {
        rules.iter().map(|rule| format!("{:?}", rule.filter)).collect::<Vec<_>>()
    };
    let all = "FilterRule { service: All, peer: Block(0.0.0.0/0), own: None, verdict: Accept }";
    assert_eq!((said(&made.ingress), said(&made.egress)), (vec![all.into()], vec![all.into()]));
    let refused = scene.run(&DeleteSecurityGroup { group: made.id }).unwrap_err();
    assert_eq!(kind(&refused), "DefaultGroup");
    // Its rules are anybody's to change, and stay as they were changed.
    let index = AskedRule { index: Some(0), ..AskedRule::default() };
    let (group, ingress) = (made.id, vec![index]);
    let edit = EditPolicies { edit: Edit::Remove, group, version: None, ingress, egress: vec![] };
    scene.run(&edit).unwrap();
    let again = scene.run(&CreateDefaultSecurityGroup).unwrap();
    assert_eq!((again.ingress.len(), again.egress.len(), again.version), (0, 1, 2));
}

#[test]
fn the_plane_has_the_default_group_where_an_interface_has_it_and_nowhere_else() {
    let (mut scene, subnet) = scene();
    let instance = scene.instance(subnet, SIZE);
    let other = scene.vpc("10.9.0.0/16");
    let there = scene.subnet(other, "10.9.1.0/24", ZONE);
    scene.eni(there);
    let group = scene.run(&CreateDefaultSecurityGroup).unwrap().id;
    let subject = rehome_domain::policy::Subject::Group(group);
    let keys = || derive::all(&scene.world).into_iter().map(|it| it.key);
    let vpcs: Vec<_> = keys().filter(|key| key.subject == subject).map(|key| key.vpc).collect();
    assert_eq!(vpcs, [scene.world.instance(instance).unwrap().vpc], "a free interface is nowhere");
}

fn rule(port: &str) -> AskedRule {
    AskedRule {
        protocol: Some("TCP".into()),
        port: Some(port.into()),
        block: Some("10.0.0.0/8".into()),
        action: Some("ACCEPT".into()),
        ..AskedRule::default()
    }
}

fn at(index: i64, port: &str) -> AskedRule {
    AskedRule { index: Some(index), ..rule(port) }
}

/// A group with rules for these ports.
fn with_ports(scene: &mut Scene, ports: &[&str]) -> SecurityGroupId {
    let group = group(scene);
    let ingress = ports.iter().map(|port| rule(port)).collect();
    let (edit, version, egress) = (Edit::Insert, None, Vec::new());
    scene.run(&EditPolicies { edit, group, version, ingress, egress }).unwrap();
    group
}

fn ports(scene: &Scene, group: SecurityGroupId) -> Vec<String> {
    let rules = &scene.world.security_group(group).unwrap().ingress;
    rules.iter().map(|rule| print_service(&rule.filter.service).1).collect()
}

fn replace(
    group: SecurityGroupId,
    update: Update,
    (rules, originals): (Vec<AskedRule>, Vec<AskedRule>),
) -> ReplacePolicies {
    let directed = |ingress| Directed { ingress, egress: Vec::new() };
    let (rules, originals) = (directed(rules), directed(originals));
    ReplacePolicies { group, version: None, update, rules, originals, at_most: 100 }
}

#[test]
fn a_replaced_rule_says_something_else_or_stands_somewhere_else() {
    let mut scene = Scene::new();
    let group = with_ports(&mut scene, &["1", "2", "3", "4"]);
    let content = replace(group, Update::Content, (vec![at(1, "20"), at(3, "40")], vec![]));
    scene.run(&content).unwrap();
    assert_eq!(ports(&scene, group), ["1", "20", "3", "40"]);
    // The last comes first; what nobody named keeps its order.
    let places = replace(group, Update::Place, (vec![at(0, "7")], vec![at(3, "")]));
    scene.run(&places).unwrap();
    assert_eq!(ports(&scene, group), ["40", "1", "20", "3"]);
    let swapped = (vec![at(3, "41"), at(0, "30")], vec![at(0, ""), at(3, "")]);
    scene.run(&replace(group, Update::Both, swapped)).unwrap();
    assert_eq!(ports(&scene, group), ["30", "1", "20", "41"]);
    assert_eq!(scene.world.security_group(group).unwrap().version, 4);
}

#[test]
fn what_cannot_be_replaced_is_refused_and_changes_nothing() {
    let mut scene = Scene::new();
    let group = with_ports(&mut scene, &["1", "2", "3"]);
    let case = |update, rules, originals| replace(group, update, (rules, originals));
    let no_rules = case(Update::Content, vec![], vec![]);
    let both = ReplacePolicies {
        rules: Directed { ingress: vec![at(0, "9")], egress: vec![at(0, "9")] },
        ..no_rules.clone()
    };
    let stale = ReplacePolicies {
        version: Some("0".into()),
        ..case(Update::Content, vec![at(0, "9")], vec![])
    };
    let many = ReplacePolicies {
        at_most: 1,
        ..case(Update::Content, vec![at(0, "8"), at(1, "9")], vec![])
    };
    let table: [(ReplacePolicies, &str); 11] = [
        (no_rules, "Missing SecurityGroupPolicySet"),
        (both, "Coexist"),
        (stale, "VersionMismatch"),
        (many, "LimitExceeded ValuesInCall 1"),
        (case(Update::Content, vec![rule("9")], vec![]), "Missing PolicyIndex"),
        (case(Update::Content, vec![at(3, "9")], vec![]), "PolicyIndex Range"),
        (case(Update::Content, vec![at(0, "2")], vec![]), "DuplicatePolicy"),
        (case(Update::Content, vec![at(0, "8"), at(0, "9")], vec![]), "PolicyIndex Duplicate"),
        (case(Update::Place, vec![at(0, "")], vec![]), "Missing OriginalSecurityGroupPolicySet"),
        (
            case(Update::Place, vec![at(0, "")], vec![at(1, ""), at(2, "")]),
            "OriginalSecurityGroupPolicySet Range",
        ),
        (
            case(Update::Place, vec![at(0, ""), at(1, "")], vec![at(2, ""), at(2, "")]),
            "PolicyIndex Duplicate",
        ),
    ];
    for (command, expected) in table {
        let refused = scene.run(&command).unwrap_err();
        let said = format!("{refused:?}");
        assert!(expected.split(' ').all(|word| said.contains(word)), "{said} for {expected}");
    }
    assert_eq!(ports(&scene, group), ["1", "2", "3"]);
}

#[test]
fn a_clone_has_the_rules_of_now_and_goes_its_own_way() {
    let mut scene = Scene::new();
    let source = with_ports(&mut scene, &["1", "2"]);
    let clone = CloneSecurityGroup { source, name: None, description: Some("other".into()) };
    let made = scene.run(&clone).unwrap();
    assert_eq!((made.name.as_str(), made.description.as_str()), ("web", "other"));
    let content = replace(source, Update::Content, (vec![at(0, "9")], vec![]));
    scene.run(&content).unwrap();
    assert_eq!(ports(&scene, made.id), ["1", "2"]);
    // The clone of the default group is a group like others.
    let default = scene.run(&CreateDefaultSecurityGroup).unwrap().id;
    let clone = CloneSecurityGroup { source: default, name: None, description: None };
    let made = scene.run(&clone).unwrap();
    scene.run(&DeleteSecurityGroup { group: made.id }).unwrap();
}

#[test]
fn the_groups_of_an_instance_are_those_of_its_primary_interface() {
    let (mut scene, subnet) = scene();
    let instance = scene.instance(subnet, SIZE);
    let second = scene.attached(subnet, instance);
    let default = scene.run(&CreateDefaultSecurityGroup).unwrap().id;
    let (first, other) = (group(&mut scene), group(&mut scene));
    let change = |how, groups| ChangeInstances { how, instances: vec![instance], groups };
    scene.run(&change(Membership::Join, vec![first])).unwrap();
    let groups = |scene: &Scene| {
        let primary = scene.world.instance(instance).unwrap().interfaces.values().next().copied();
        scene.world.eni(primary.unwrap()).unwrap().groups.clone()
    };
    assert_eq!(groups(&scene), [default, first]);
    assert_eq!(scene.world.eni(second).unwrap().groups, [default]);
    scene.run(&change(Membership::Leave, vec![default])).unwrap();
    assert_eq!(groups(&scene), [first]);
    let refused = scene.run(&change(Membership::Join, vec![first, other])).unwrap_err();
    assert_eq!(kind(&refused), "LimitExceeded ValuesInCall 1");
    let pending = scene.run(&scene.run_instances(subnet, SIZE)).unwrap();
    let (how, groups) = (Membership::Join, vec![other]);
    let refused = scene.run(&ChangeInstances { how, instances: pending, groups }).unwrap_err();
    assert!(kind(&refused).starts_with("InvalidState"));
}

#[test]
fn who_leaves_a_group_does_not_write_it() {
    let (mut scene, subnet) = scene();
    let eni = scene.eni(subnet);
    let groups: Vec<_> = (0..49).map(|_| group(&mut scene)).collect();
    let leave = ChangeMembership { how: Membership::Leave, enis: vec![eni], groups };
    let (changes, ()) = scene.decide(&leave).unwrap();
    assert_eq!(changes.puts.len(), 1, "a hundred interfaces fit in one transaction");
    let unknown = vec![SecurityGroupId::parse("sg-00000000").unwrap()];
    let leave = ChangeMembership { how: Membership::Leave, enis: vec![eni], groups: unknown };
    assert!(matches!(scene.run(&leave), Err(Refusal::NotFound(_))));
}

#[test]
fn nobody_draws_the_default_groups_id() {
    let mut scene = Scene::new();
    let context = scene.context();
    // A stream of names that begins with the default group's: what is drawn is another.
    let drawn = id_of_default(&context);
    let command = CreateSecurityGroup { name: "web".into(), description: String::new() };
    let mut greedy =
        Context { entropy: rehome_domain::Entropy::from_seed(seed_of(&context)), ..context };
    let made = command.decide(&scene.world, &mut greedy).unwrap().outcome;
    assert_ne!(made.id, drawn);
}

/// The seed that the default group's id is drawn from.
fn seed_of(context: &Context) -> [u8; 16] {
    let mut seed = [0; 16];
    seed[..8].copy_from_slice(&context.account.0.to_le_bytes());
    let number = 0x5367_2d64_6566_6175_u64 ^ (u64::from(context.region.number()) << 1);
    seed[8..].copy_from_slice(&number.to_le_bytes());
    let mut entropy = rehome_domain::Entropy::from_seed(seed);
    assert_eq!(SecurityGroupId::draw(&mut entropy), id_of_default(context));
    seed
}
