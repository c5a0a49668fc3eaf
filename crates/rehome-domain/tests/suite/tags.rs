//! Tags: what resources bear, which tags there are, and that none outlives its resource.

use rehome_domain::dhcp_ip::create::CreateDhcpIp;
use rehome_domain::dhcp_ip::delete::DeleteDhcpIp;
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::flow_log::FlowsOf;
use rehome_domain::flow_log::create::CreateFlowLog;
use rehome_domain::flow_log::delete::DeleteFlowLog;
use rehome_domain::ha_vip::create::CreateHaVip;
use rehome_domain::ha_vip::delete::DeleteHaVip;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::key_pair::create::AddKeyPair;
use rehome_domain::key_pair::delete::DeleteKeyPairs;
use rehome_domain::network_acl::AclKind;
use rehome_domain::network_acl::acl::{CreateNetworkAcl, DeleteNetworkAcl};
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::policy::Traffic;
use rehome_domain::reserved_ip::create::{CreateReserveIpAddresses, Wanted};
use rehome_domain::reserved_ip::delete::DeleteReserveIpAddresses;
use rehome_domain::route_table::table::{CreateRouteTable, DeleteRouteTable};
use rehome_domain::security_group::group::{CreateSecurityGroup, DeleteSecurityGroup};
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::tag::create::{CreateTag, Elsewhere};
use rehome_domain::tag::delete::DeleteTag;
use rehome_domain::tag::edit::{EditTags, Manner, Needed};
use rehome_domain::tag::tagged::Tagged;
use rehome_domain::tag::{
    Bears, KEYS_MAX, TAGS_PER_RESOURCE_MAX, TagKey, TagSet, TagValue, TaggedResource, Tags,
    VALUES_PER_KEY_MAX,
};
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::{EniId, Record, RecordKey, SubnetId, VpcId, World};

use crate::scene::{SIZE, Scene, ZONE, kind};

fn tags(pairs: &[(&str, &str)]) -> TagSet {
    let read = |(key, value): &(&str, &str)| (key_of(key), TagValue::parse(value).unwrap());
    TagSet::of(pairs.iter().map(read)).unwrap()
}

fn key_of(text: &str) -> TagKey {
    TagKey::parse(text).unwrap()
}

fn edit(resource: TaggedResource, put: &[(&str, &str)], take: &[&str], manner: Manner) -> EditTags {
    let (put, take) = (tags(put), take.iter().map(|key| key_of(key)).collect());
    EditTags { resources: vec![resource], put, take, manner, needed: Needed::Nothing }
}

fn borne(scene: &Scene, resource: TaggedResource) -> Vec<(String, String)> {
    let of = scene.world.tags_of(resource);
    of.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn refused<C: rehome_domain::Command>(scene: &mut Scene, command: &C) -> String {
    match scene.decide(command) {
        Ok(_) => String::from("accepted"),
        Err(refusal) => kind(&refusal),
    }
}

struct Everything {
    scene: Scene,
    vpc: VpcId,
    subnet: SubnetId,
    all: Vec<TaggedResource>,
}

/// A VPC with one thing of every kind that can bear tags, each with a tag.
fn everything() -> Everything {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.0.0/24", ZONE);
    let instance = scene.instance(subnet, SIZE);
    let eni = scene.eni(subnet);
    let eip = scene.run(&scene.allocate(1)).unwrap()[0];
    let (name, description) = (String::from("x"), String::new());
    let group = CreateSecurityGroup { name: name.clone(), description: description.clone() };
    let group = scene.run(&group).unwrap().id;
    let acl =
        scene.run(&CreateNetworkAcl { vpc, name: name.clone(), kind: AclKind::Triple }).unwrap().id;
    let table = scene.run(&CreateRouteTable { vpc, name: name.clone() }).unwrap().id;
    let (address, associated) = (None, Vec::new());
    let float = CreateHaVip {
        vpc,
        subnet,
        name: name.clone(),
        address,
        check_associate: false,
        associated,
    };
    let ha_vip = scene.run(&float).unwrap().id;
    let (traffic, of) = (Traffic::All, FlowsOf::Vpc);
    let log = CreateFlowLog { traffic, name, description, vpc, of, cloud_log: None };
    let log = scene.run(&log).unwrap().id;
    let reserved = CreateReserveIpAddresses {
        vpc,
        subnet: Some(subnet),
        wanted: Wanted::Count(1),
        name: String::new(),
        description: String::new(),
    };
    let reserved = scene.run(&reserved).unwrap()[0].id;
    let dhcp = CreateDhcpIp { vpc, subnet, name: String::from("x"), count: 1 };
    let dhcp = scene.run(&dhcp).unwrap()[0].id;
    let pair = AddKeyPair { name: String::from("x"), public_key: String::from("ssh-rsa x") };
    let pair = scene.run(&pair).unwrap().id;
    let all = vec![
        vpc.resource(),
        subnet.resource(),
        instance.resource(),
        eni.resource(),
        eip.resource(),
        group.resource(),
        acl.resource(),
        table.resource(),
        ha_vip.resource(),
        log.resource(),
        reserved.resource(),
        dhcp.resource(),
        pair.resource(),
    ];
    assert_eq!(all.len(), TaggedResource::KINDS.len(), "a kind is missing");
    let put = tags(&[("env", "test")]);
    let (take, manner, needed) = (Vec::new(), Manner::Strict, Needed::Nothing);
    scene.run(&EditTags { resources: all.clone(), put, take, manner, needed }).unwrap();
    Everything { scene, vpc, subnet, all }
}

#[test]
fn every_kind_of_resource_bears_tags_and_takes_them_along_when_it_goes() {
    let Everything { mut scene, vpc, subnet, all } = everything();
    let bearers = |world: &World| {
        world.index.tags.bearers("env", None).iter().map(|it| it.len()).sum::<usize>()
    };
    assert_eq!(bearers(&scene.world), all.len());
    for (number, resource) in all.iter().rev().enumerate() {
        match *resource {
            TaggedResource::FlowLog(log) => {
                scene.run(&DeleteFlowLog { log, vpc: Some(vpc) }).unwrap()
            }
            TaggedResource::HaVip(ha_vip) => scene.run(&DeleteHaVip { ha_vip }).unwrap(),
            TaggedResource::RouteTable(table) => scene.run(&DeleteRouteTable { table }).unwrap(),
            TaggedResource::NetworkAcl(acl) => scene.run(&DeleteNetworkAcl { acl }).unwrap(),
            TaggedResource::SecurityGroup(group) => {
                scene.run(&DeleteSecurityGroup { group }).unwrap()
            }
            TaggedResource::Eip(eip) => scene.run(&ReleaseAddresses { eips: vec![eip] }).unwrap(),
            TaggedResource::Eni(eni) => scene.run(&DeleteNetworkInterface { eni }).unwrap(),
            TaggedResource::Instance(id) => {
                scene.run(&TerminateInstances { instances: vec![id] }).unwrap();
            }
            TaggedResource::ReservedIp(id) => {
                scene.run(&DeleteReserveIpAddresses { vpc, reserved: vec![id] }).unwrap()
            }
            TaggedResource::DhcpIp(dhcp_ip) => scene.run(&DeleteDhcpIp { dhcp_ip }).unwrap(),
            TaggedResource::KeyPair(id) => {
                scene.run(&DeleteKeyPairs { key_pairs: vec![id] }).unwrap()
            }
            TaggedResource::Subnet(_) => scene.run(&DeleteSubnet { subnet }).unwrap(),
            TaggedResource::Vpc(_) => scene.run(&DeleteVpc { vpc }).unwrap(),
        }
        scene.settle();
        assert!(!resource.is_in(&scene.world), "{resource} is still there");
        assert!(scene.world.tags_of(*resource).is_empty(), "{resource}");
        assert_eq!(bearers(&scene.world), all.len() - number - 1, "after {resource}");
    }
    assert!(scene.world.tags.is_empty());
    assert_eq!(scene.world.index.tags.keys().len(), 0);
}

#[test]
fn what_goes_with_a_vpc_takes_its_tags_along() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let acl = scene
        .run(&CreateNetworkAcl { vpc, name: "x".into(), kind: AclKind::Triple })
        .unwrap()
        .id
        .resource();
    let main = scene.world.main_table(vpc).unwrap().id.resource();
    for resource in [acl, main] {
        scene.run(&edit(resource, &[("a", "1")], &[], Manner::Strict)).unwrap();
    }
    scene.run(&DeleteVpc { vpc }).unwrap();
    assert!(scene.world.tags.is_empty());
}

#[test]
fn strict_puts_what_is_new_and_takes_what_is_there() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16").resource();
    scene.run(&edit(vpc, &[("a", "1"), ("b", "1")], &[], Manner::Strict)).unwrap();
    let again = edit(vpc, &[("a", "2")], &[], Manner::Strict);
    assert_eq!(refused(&mut scene, &again), "TagBorne");
    scene.run(&edit(vpc, &[], &["a"], Manner::Strict)).unwrap();
    assert_eq!(borne(&scene, vpc), pairs(&[("b", "1")]));
    let gone = edit(vpc, &[], &["a"], Manner::Strict);
    assert_eq!(refused(&mut scene, &gone), "TagNotBorne");
}

#[test]
fn lenient_replaces_what_is_there_and_does_not_miss_what_is_not() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16").resource();
    scene.run(&edit(vpc, &[("a", "1"), ("b", "1")], &["x"], Manner::Lenient)).unwrap();
    scene.run(&edit(vpc, &[("a", "2")], &["b"], Manner::Lenient)).unwrap();
    assert_eq!(borne(&scene, vpc), pairs(&[("a", "2")]));
    // Neither the old value nor the key that went exists any more.
    let index = &scene.world.index.tags;
    assert_eq!(index.keys().map(TagKey::as_str).collect::<Vec<_>>(), ["a"]);
    assert_eq!(index.values("a").keys().map(TagValue::as_str).collect::<Vec<_>>(), ["2"]);
    // Nothing changes where nothing is new.
    let (changes, ()) = scene.decide(&edit(vpc, &[("a", "2")], &["b"], Manner::Lenient)).unwrap();
    assert!(changes.is_empty());
}

#[test]
fn several_resources_are_tagged_all_or_none() {
    let mut scene = Scene::new();
    let (one, other) = (scene.vpc("10.0.0.0/16").resource(), scene.vpc("10.1.0.0/16").resource());
    scene.run(&edit(other, &[("a", "1")], &[], Manner::Strict)).unwrap();
    let both =
        EditTags { resources: vec![one, other], ..edit(one, &[("a", "2")], &[], Manner::Strict) };
    assert_eq!(refused(&mut scene, &both), "TagBorne");
    let absent = EniId::parse("eni-00000000").unwrap().resource();
    let absent =
        EditTags { resources: vec![one, absent], ..edit(one, &[("b", "2")], &[], Manner::Strict) };
    assert_eq!(refused(&mut scene, &absent), "NotFound tagged resource");
}

#[test]
fn a_resource_bears_fifty_tags_and_no_more() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16").resource();
    for number in 0..TAGS_PER_RESOURCE_MAX {
        scene.run(&edit(vpc, &[(&format!("k{number}"), "")], &[], Manner::Strict)).unwrap();
    }
    let more = edit(vpc, &[("more", "")], &[], Manner::Lenient);
    assert_eq!(refused(&mut scene, &more), "LimitExceeded TagsOfResource 50");
    // One may be exchanged for another.
    scene.run(&edit(vpc, &[("more", "")], &["k0"], Manner::Lenient)).unwrap();
    let many: Vec<_> = (0..=TAGS_PER_RESOURCE_MAX).map(|number| format!("n{number}")).collect();
    let many: Vec<_> = many.iter().map(|key| (key.as_str(), "")).collect();
    let command = CreateVpc { name: "x".into(), cidr: "10.1.0.0/16".into() };
    let made = Tagged { command, tags: tags(&many) };
    assert_eq!(refused(&mut scene, &made), "LimitExceeded TagsOfResource 50");
}

#[test]
fn there_are_a_thousand_keys_and_a_thousand_values_of_each() {
    let mut scene = Scene::new();
    let (elsewhere, vpc) = (Elsewhere::default(), scene.vpc("10.0.0.0/16").resource());
    let create = |key: &str, value: &str| CreateTag {
        key: key_of(key),
        value: TagValue::parse(value).unwrap(),
        elsewhere,
    };
    for number in 0..KEYS_MAX {
        scene.run(&create(&format!("k{number}"), "1")).unwrap();
    }
    for number in 1..VALUES_PER_KEY_MAX {
        scene.run(&create("k0", &format!("v{number}"))).unwrap();
    }
    assert_eq!(refused(&mut scene, &create("more", "1")), "LimitExceeded TagKeys 1000");
    assert_eq!(refused(&mut scene, &create("k0", "more")), "LimitExceeded TagValues 1000");
    let put = edit(vpc, &[("more", "1")], &[], Manner::Lenient);
    assert_eq!(refused(&mut scene, &put), "LimitExceeded TagKeys 1000");
    let put = edit(vpc, &[("k0", "more")], &[], Manner::Lenient);
    assert_eq!(refused(&mut scene, &put), "LimitExceeded TagValues 1000");
    scene.run(&edit(vpc, &[("k0", "v1"), ("k1", "new")], &[], Manner::Lenient)).unwrap();
}

#[test]
fn a_tag_is_created_once_and_deleted_when_nothing_bears_it() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16").resource();
    let (key, value) = (key_of("a"), TagValue::parse("1").unwrap());
    let create = |elsewhere| CreateTag { key: key.clone(), value: value.clone(), elsewhere };
    let delete = |elsewhere| DeleteTag { key: key.clone(), value: value.clone(), elsewhere };
    let (none, there) = (Elsewhere::default(), Elsewhere { borne: 2, created: 0 });
    assert_eq!(refused(&mut scene, &delete(none)), "NotFound tag");
    assert_eq!(refused(&mut scene, &create(there)), "TagExists");
    scene.run(&create(none)).unwrap();
    assert_eq!(refused(&mut scene, &create(none)), "TagExists");
    assert_eq!(refused(&mut scene, &delete(there)), "InUse tag 2");
    scene.run(&edit(vpc, &[("a", "1")], &[], Manner::Strict)).unwrap();
    assert_eq!(refused(&mut scene, &delete(there)), "InUse tag 3");
    scene.run(&edit(vpc, &[], &["a"], Manner::Strict)).unwrap();
    // It was created, so it stays when nothing bears it any more.
    assert!(scene.world.index.tags.exists(&key, &value));
    scene.run(&delete(none)).unwrap();
    assert!(!scene.world.index.tags.exists(&key, &value));
    assert_eq!(scene.world.created_tags.len(), 0);
}

#[test]
fn what_must_exist_is_asked_for_here_and_elsewhere() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16").resource();
    let put = edit(vpc, &[("a", "1")], &[], Manner::Strict);
    let with = |elsewhere| EditTags { needed: Needed::Existing(elsewhere), ..put.clone() };
    let none = Elsewhere::default();
    assert_eq!(refused(&mut scene, &with(none)), "NotFound tag");
    assert_eq!(refused(&mut scene, &with(Elsewhere { borne: 0, created: 1 })), "accepted");
    assert_eq!(refused(&mut scene, &with(Elsewhere { borne: 1, created: 0 })), "accepted");
    let (key, value) = (key_of("a"), TagValue::parse("1").unwrap());
    scene.run(&CreateTag { key, value, elsewhere: none }).unwrap();
    assert_eq!(refused(&mut scene, &with(none)), "accepted");
}

#[test]
fn tags_are_made_in_one_commit_with_what_bears_them() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.0.0/24", ZONE);
    let command = scene.create_eni(subnet);
    let (changes, eni) = scene.decide(&Tagged { command, tags: tags(&[("a", "1")]) }).unwrap();
    let expected = Record::Tags(Tags { resource: eni.id.resource(), tags: tags(&[("a", "1")]) });
    assert!(changes.puts.contains(&expected) && changes.puts.contains(&Record::Eni(eni)));
    let command = scene.allocate(3);
    let (changes, eips) = scene.decide(&Tagged { command, tags: tags(&[("a", "1")]) }).unwrap();
    let of = |key: RecordKey| changes.puts.iter().any(|put| put.key() == key);
    assert!(eips.iter().all(|eip| of(RecordKey::Tags(eip.resource()))));
    // Without tags there is no record of them.
    let command = scene.allocate(1);
    let (changes, _) = scene.decide(&Tagged { command, tags: tags(&[]) }).unwrap();
    assert!(!changes.puts.iter().any(|put| matches!(put, Record::Tags(_))));
}

#[test]
fn a_tag_written_while_its_resource_goes_is_refused_by_the_guards() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let (changes, ()) =
        scene.decide(&edit(vpc.resource(), &[("a", "1")], &[], Manner::Strict)).unwrap();
    assert_eq!(changes.reads, [RecordKey::Vpc(vpc)]);
}

#[test]
fn a_world_with_tags_reads_back_record_by_record() {
    let Everything { mut scene, .. } = everything();
    let (key, value) = (key_of("env"), TagValue::parse("test").unwrap());
    let elsewhere = Elsewhere::default();
    let other = TagValue::parse("other").unwrap();
    scene.run(&CreateTag { key: key.clone(), value: other, elsewhere }).unwrap();
    crate::invariants::check_rebuilt(&scene.world);
    assert!(scene.world.index.tags.exists(&key, &value));
}

/// What is stored is this and no other: an older program wrote it, and a newer one reads it.
#[test]
fn records_of_tags_are_stored_in_this_form() {
    let table = [
        r#"{"Tags":{"resource":"eni-m6dyj72l","tags":{"env":"test","组":""}}}"#,
        r#"{"Tag":{"id":"tag-00000001","key":"env","value":"test","created":1700000000000}}"#,
    ];
    for stored in table {
        let record: Record = serde_json::from_str(stored).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), stored);
    }
}
