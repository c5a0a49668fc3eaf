//! Network ACLs with rules of five parts: their ids, their places, and what the plane is asked for.

use rehome_domain::network_acl::acl::CreateNetworkAcl;
use rehome_domain::network_acl::associate::{AssociateNetworkAcl, Way as Joining};
use rehome_domain::network_acl::edit_entries::CreateEntries;
use rehome_domain::network_acl::entries::{ModifyEntries, Scope};
use rehome_domain::network_acl::quintuple::{AskedQuintuple, Quintuple, Way};
use rehome_domain::network_acl::quintuple_entries::{Edit, EditQuintuples, ReplaceQuintuples};
use rehome_domain::network_acl::{AclEntry, AclKind, ENTRIES_MAX, NetworkAcl};
use rehome_domain::policy::{
    FilterRule, OwnEnd, Peer, Policy, PolicyKey, PortRange, Ports, Service, Subject, Verdict,
    derive,
};
use rehome_domain::{AclEntryId, NetworkAclId, Refusal, SubnetId, VpcId};

use crate::scene::{SIZE, Scene, ZONE, kind};

struct Cast {
    scene: Scene,
    vpc: VpcId,
    subnet: SubnetId,
    acl: NetworkAclId,
}

fn cast() -> Cast {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let acl = acl(&mut scene, vpc, AclKind::Quintuple);
    Cast { scene, vpc, subnet, acl }
}

fn acl(scene: &mut Scene, vpc: VpcId, kind: AclKind) -> NetworkAclId {
    scene.run(&CreateNetworkAcl { vpc, name: "acl".into(), kind }).unwrap().id
}

/// TCP from port 1000 of 10.9.0.0/16 to some port of 10.0.1.5.
fn tcp(port: u16) -> AskedQuintuple {
    let text = |text: &str| Some(text.to_owned());
    AskedQuintuple {
        protocol: text("tcp"),
        source_port: text("1000-2000"),
        source: text("10.9.0.0/16"),
        destination_port: Some(port.to_string()),
        destination: text("10.0.1.5"),
        action: text("accept"),
        description: text("some"),
        ..AskedQuintuple::default()
    }
}

fn at(priority: i64, asked: AskedQuintuple) -> AskedQuintuple {
    AskedQuintuple { priority: Some(priority), ..asked }
}

fn named(id: AclEntryId) -> AskedQuintuple {
    AskedQuintuple { id: Some(id), ..AskedQuintuple::default() }
}

impl Cast {
    fn edit(&mut self, edit: Edit, ingress: &[AskedQuintuple]) -> Result<(), Refusal> {
        let (acl, ingress) = (self.acl, ingress.to_vec());
        self.scene.run(&EditQuintuples { edit, acl, ingress, egress: vec![] })
    }

    fn refused(&mut self, edit: Edit, ingress: &[AskedQuintuple]) -> String {
        let world = self.scene.world.clone();
        let refused = kind(&self.edit(edit, ingress).unwrap_err());
        assert_eq!(self.scene.world, world);
        refused
    }

    fn acl(&self) -> &NetworkAcl {
        self.scene.world.network_acl(self.acl).unwrap()
    }

    fn ids(&self) -> Vec<AclEntryId> {
        self.acl().ingress.iter().map(|it| it.made.unwrap().id).collect()
    }

    /// The ports at the destination of what comes in, by priority.
    fn ports(&self) -> Vec<u16> {
        let port = |it: &AclEntry| {
            let Service::Tcp(Ports::In(ranges)) = &it.filter.service else { panic!("{it:?}") };
            ranges[0].first
        };
        self.acl().ingress.iter().map(port).collect()
    }
}

#[test]
fn the_plane_is_asked_for_both_ends_and_both_ports() {
    let mut cast = cast();
    let out = AskedQuintuple { action: Some("DROP".into()), ..tcp(443) };
    let (acl, ingress, egress) = (cast.acl, vec![tcp(80)], vec![out]);
    cast.scene.run(&EditQuintuples { edit: Edit::Create, acl, ingress, egress }).unwrap();
    let (way, subnets) = (Joining::Associate, vec![cast.subnet]);
    cast.scene.run(&AssociateNetworkAcl { way, acl, subnets }).unwrap();
    cast.scene.instance(cast.subnet, SIZE);
    let key = PolicyKey { vpc: cast.vpc, subject: Subject::Acl(cast.subnet) };
    let Some(Policy::Acl(found)) = derive::of(&cast.scene.world, key).policy else { panic!() };
    let source_ports = Some(PortRange { first: 1000, last: 2000 });
    let rule = |port, (peer, own): (&str, &str), verdict| FilterRule {
        service: Service::Tcp(Ports::In(vec![PortRange::one(port)])),
        peer: Peer::Block(peer.parse().unwrap()),
        own: Some(OwnEnd { block: own.parse().unwrap(), source_ports }),
        verdict,
    };
    let (far, near) = ("10.9.0.0/16", "10.0.1.5/32");
    assert_eq!(found.ingress, [rule(80, (far, near), Verdict::Accept)]);
    assert_eq!(found.egress, [rule(443, (near, far), Verdict::Drop)]);
    for (filter, way) in [(&found.ingress[0], Way::In), (&found.egress[0], Way::Out)] {
        let read = Quintuple::of(filter, way).unwrap();
        assert_eq!(
            (read.source.to_string(), read.destination.to_string()),
            (far.into(), near.into())
        );
        assert_eq!(read.filter(way), *filter);
    }
}

#[test]
fn rules_come_change_and_go_by_their_ids_and_the_others_keep_their_order() {
    let mut cast = cast();
    cast.edit(Edit::Create, &[tcp(1), tcp(2), tcp(3)]).unwrap();
    let ids = cast.ids();
    cast.edit(Edit::Create, &[at(2, tcp(4)), tcp(5)]).unwrap();
    assert_eq!(cast.ports(), [1, 4, 2, 3, 5]);
    // What is not given stays.
    let port = AskedQuintuple { destination_port: Some("22".into()), ..named(ids[1]) };
    cast.edit(Edit::Modify, std::slice::from_ref(&port)).unwrap();
    assert_eq!(cast.ports(), [1, 4, 22, 3, 5]);
    let before = cast.acl().ingress[2].clone();
    assert_eq!((before.made.unwrap().id, before.description.as_str()), (ids[1], "some"));
    cast.edit(Edit::Modify, &[at(1, named(ids[2])), at(9, named(ids[0]))]).unwrap();
    assert_eq!(cast.ports(), [3, 4, 22, 5, 1]);
    // Another protocol begins with every port.
    let udp = AskedQuintuple { protocol: Some("ICMP".into()), ..named(ids[1]) };
    cast.edit(Edit::Modify, &[udp]).unwrap();
    let changed = &cast.acl().ingress[2].filter;
    assert_eq!((&changed.service, changed.own.unwrap().source_ports), (&Service::Icmp, None));
    cast.edit(Edit::Delete, &[named(ids[1]), named(ids[2])]).unwrap();
    assert_eq!(cast.ports(), [4, 5, 1]);
}

#[test]
fn a_direction_that_is_replaced_keeps_the_ids_that_are_named_and_the_other_direction_its_rules() {
    let mut cast = cast();
    let (acl, both) = (cast.acl, vec![tcp(1), tcp(2)]);
    let create = EditQuintuples { edit: Edit::Create, acl, ingress: both.clone(), egress: both };
    cast.scene.run(&create).unwrap();
    let (ids, egress) = (cast.ids(), cast.acl().egress.clone());
    let kept = AskedQuintuple { id: Some(ids[1]), ..tcp(9) };
    let ingress = Some(vec![tcp(8), kept]);
    cast.scene.run(&ReplaceQuintuples { acl, ingress, egress: None }).unwrap();
    assert_eq!(cast.ports(), [8, 9]);
    assert_eq!(cast.ids()[1], ids[1]);
    assert!(!ids.contains(&cast.ids()[0]));
    assert_eq!(cast.acl().egress, egress);
}

#[test]
fn an_end_that_is_not_given_is_every_address_of_the_other_ends_family() {
    let mut cast = cast();
    let six = AskedQuintuple { source: None, destination: None, ..tcp(1) };
    let six = AskedQuintuple { source_v6: Some("fd00::/8".into()), ..six };
    cast.edit(Edit::Create, &[AskedQuintuple { source: None, ..tcp(1) }, six]).unwrap();
    let read = |number: usize| Quintuple::of(&cast.acl().ingress[number].filter, Way::In).unwrap();
    assert_eq!(read(0).source.to_string(), "0.0.0.0/0");
    assert_eq!(read(1).destination.to_string(), "::/0");
}

#[test]
fn rules_that_are_wrong_are_refused_and_change_nothing() {
    let mut cast = cast();
    let text = |text: &str| Some(text.to_owned());
    let edited = |edit: fn(&mut AskedQuintuple, Option<String>), value: &str| {
        let mut rule = tcp(80);
        edit(&mut rule, text(value));
        rule
    };
    let neither = AskedQuintuple { source: None, destination: None, ..tcp(1) };
    let many = vec![tcp(1); usize::try_from(ENTRIES_MAX + 1).unwrap()];
    for (rule, wanted) in [
        (edited(|it, value| it.protocol = value, "GRE"), "Value Protocol Form"),
        (edited(|it, value| it.protocol = value, "ICMP"), "Value SourcePort Range"),
        (edited(|it, value| it.source_port = value, "1,2"), "Value SourcePort Form"),
        (edited(|it, value| it.destination_port = value, "70000"), "Value DestinationPort Form"),
        (edited(|it, value| it.destination_port = value, "9-1"), "Value DestinationPort Range"),
        (edited(|it, value| it.source = value, "ten"), "Value SourceCidr Form"),
        (edited(|it, value| it.destination = value, "fd00::/8"), "Value DestinationCidr Form"),
        (edited(|it, value| it.source_v6 = value, "fd00::/8"), "Coexist"),
        (edited(|it, value| it.action = value, "MAYBE"), "Value Action Form"),
        (edited(|it, value| it.description = value, &"x".repeat(101)), "Value Description TooLong"),
        (AskedQuintuple { action: None, ..tcp(1) }, "Missing"),
        (AskedQuintuple { source: None, source_v6: text("fd00::/8"), ..tcp(1) }, "Coexist"),
        (neither, "Missing"),
        (at(0, tcp(1)), "Value Priority Range"),
    ] {
        assert_eq!(cast.refused(Edit::Create, std::slice::from_ref(&rule)), wanted, "{rule:?}");
    }
    assert_eq!(cast.refused(Edit::Create, &many), "LimitExceeded AclEntries 20");
    assert_eq!(cast.refused(Edit::Create, &[]), "Missing");
    assert_eq!(
        cast.refused(Edit::Create, &[at(1, tcp(1)), at(1, tcp(2))]),
        "Value Priority Duplicate"
    );
    cast.edit(Edit::Create, &[tcp(1)]).unwrap();
    let (id, absent) = (cast.ids()[0], AclEntryId::parse("acli45-00000000").unwrap());
    for edit in [Edit::Modify, Edit::Delete] {
        assert_eq!(cast.refused(edit, &[named(absent)]), "NotFound acl entry");
        assert_eq!(cast.refused(edit, &[tcp(1)]), "Missing");
        let twice = cast.refused(edit, &[named(id), named(id)]);
        assert_eq!(twice, "Value NetworkAclQuintupleEntryId Duplicate");
        // One of the other direction.
        let (acl, egress) = (cast.acl, vec![named(id)]);
        let other = EditQuintuples { edit, acl, ingress: vec![], egress };
        assert_eq!(kind(&cast.scene.run(&other).unwrap_err()), "NotFound acl entry");
    }
}

#[test]
fn rules_of_the_other_kind_are_refused() {
    let mut cast = cast();
    let (vpc, acl) = (cast.vpc, cast.acl);
    let some = Some(vec![]);
    let modify = ModifyEntries { acl, scope: Scope::Whole, ingress: some, egress: None };
    assert_eq!(kind(&cast.scene.run(&modify).unwrap_err()), "AclKind");
    let create = CreateEntries { acl, ingress: vec![], egress: vec![] };
    assert_eq!(kind(&cast.scene.run(&create).unwrap_err()), "AclKind");
    cast.acl = self::acl(&mut cast.scene, vpc, AclKind::Triple);
    for edit in [Edit::Create, Edit::Modify, Edit::Delete] {
        assert_eq!(cast.refused(edit, &[tcp(1)]), "AclKind");
    }
    let replace = ReplaceQuintuples { acl: cast.acl, ingress: Some(vec![]), egress: None };
    assert_eq!(kind(&cast.scene.run(&replace).unwrap_err()), "AclKind");
}
