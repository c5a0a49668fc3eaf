//! Security groups: rules, versions, members.

use rehome_domain::SecurityGroupId;
use rehome_domain::policy::Service;
use rehome_domain::security_group::asked::{AskedRule, parse_ports, print_service};
use rehome_domain::security_group::group::{CreateSecurityGroup, DeleteSecurityGroup};
use rehome_domain::security_group::policies::{Edit, EditPolicies};

use crate::scene::{Scene, kind};

fn group(scene: &mut Scene) -> SecurityGroupId {
    let command = CreateSecurityGroup { name: "web".into(), description: String::new() };
    scene.run(&command).unwrap().id
}

fn rule(port: &str, block: &str) -> AskedRule {
    AskedRule {
        protocol: Some("TCP".into()),
        port: Some(port.into()),
        block: Some(block.into()),
        action: Some("ACCEPT".into()),
        ..AskedRule::default()
    }
}

fn edit(edit: Edit, group: SecurityGroupId, ingress: Vec<AskedRule>) -> EditPolicies {
    EditPolicies { edit, group, version: None, ingress, egress: Vec::new() }
}

#[test]
fn ports_are_shown_as_they_were_given() {
    for text in ["all", "80", "80,443", "3306-20000", "443,80,1-9"] {
        let service = Service::Tcp(parse_ports(text).unwrap());
        assert_eq!(print_service(&service), ("TCP", text.to_owned()));
    }
    for text in ["x", "80,", "9-1", "65536", "1-2-3"] {
        assert!(parse_ports(text).is_err(), "{text}");
    }
}

#[test]
fn rules_go_where_their_index_says_and_raise_the_version() {
    let mut scene = Scene::new();
    let id = group(&mut scene);
    scene.run(&edit(Edit::Insert, id, vec![rule("80", "10.0.0.0/8")])).unwrap();
    let mut first = rule("22", "10.0.0.0/8");
    first.index = Some(0);
    scene.run(&edit(Edit::Insert, id, vec![first])).unwrap();
    let now = scene.world.security_group(id).unwrap();
    let shown = |at: usize| print_service(&now.ingress[at].filter.service).1;
    assert_eq!((shown(0), shown(1), now.version), ("22".into(), "80".into(), 2));
    let again = edit(Edit::Insert, id, vec![rule("80", "10.0.0.0/8")]);
    assert_eq!(kind(&scene.run(&again).unwrap_err()), "DuplicatePolicy");
    let mut stale = edit(Edit::Insert, id, vec![rule("81", "10.0.0.0/8")]);
    stale.version = Some("1".into());
    assert_eq!(kind(&scene.run(&stale).unwrap_err()), "VersionMismatch");
    let mut clear = edit(Edit::Replace, id, Vec::new());
    clear.version = Some("0".into());
    scene.run(&clear).unwrap();
    assert!(scene.world.security_group(id).unwrap().ingress.is_empty());
}

#[test]
fn a_group_that_a_rule_names_cannot_be_deleted() {
    let mut scene = Scene::new();
    let (named, naming) = (group(&mut scene), group(&mut scene));
    let peer = AskedRule { block: None, group: Some(named.to_string()), ..rule("80", "") };
    scene.run(&edit(Edit::Insert, naming, vec![peer])).unwrap();
    let refused = scene.run(&DeleteSecurityGroup { group: named }).unwrap_err();
    assert!(kind(&refused).starts_with("InUse"));
    scene.run(&DeleteSecurityGroup { group: naming }).unwrap();
    scene.run(&DeleteSecurityGroup { group: named }).unwrap();
}
