//! What somebody changes by hand in the filters is seen and is right again; a process that starts
//! finds what stands and changes nothing.

use rehome_domain::SubnetId;
use rehome_domain::plane::{Observed, Verb};
use rehome_domain::policy::{GroupRules, Peer, Policy, PolicyKey, Service, Subject, SubnetAcl};
use rehome_linux::LinuxPlane;
use rehome_ports::Plane;

use super::{Pair, accept, anywhere, guard, ingress, new_subnet, open, ports};
use crate::hand::{Attribute, Hand};
use crate::raw::Probe;

const NESTED: u16 = 1 << 15;
const NEW_RULE: u16 = 6;
const DELETE_RULE: u16 = 8;
const DELETE_CHAIN: u16 = 5;
const NEW_ELEMENT: u16 = 12;
const DELETE_ELEMENT: u16 = 14;
const CREATE: u16 = 0x400;

/// A pair with what is wanted of its filters.
struct Scene {
    pair: Pair,
    subnet: SubnetId,
    wanted: Vec<(Subject, Policy)>,
}

impl Scene {
    /// The second one's group lets in TCP from members of the first one's.
    fn new() -> Option<Self> {
        let pair = Pair::across()?;
        let [first, second] = pair.groups;
        let rules = ingress(&[accept(Service::Tcp(ports(&[(1, 100)])), Peer::Group(first))]);
        let all = vec![accept(Service::All, anywhere())];
        let (blocks, subnet) = (vec!["10.9.1.0/24".parse().unwrap()], new_subnet());
        let wanted = vec![
            (Subject::Group(first), Policy::Group(open())),
            (Subject::Group(second), Policy::Group(rules)),
            (Subject::Guard(pair.enis[0].id), Policy::Guard(guard(&pair.enis[0], &[first]))),
            (Subject::Guard(pair.enis[1].id), Policy::Guard(guard(&pair.enis[1], &[second]))),
            (
                Subject::Acl(subnet),
                Policy::Acl(SubnetAcl { blocks, ingress: all.clone(), egress: all }),
            ),
        ];
        let scene = Self { pair, subnet, wanted };
        scene.repair(&scene.pair.lab.plane);
        Some(scene)
    }

    fn verbs(&self, observed: &Observed) -> Vec<Verb> {
        let lab = &self.pair.lab;
        let broken = observed.broken.vpcs.keys().map(|_| Verb::EnsureVpc(lab.net()));
        let lacking = self.wanted.iter().filter(|(subject, policy)| {
            let key = PolicyKey { vpc: lab.vpc, subject: *subject };
            observed.policies.get(&key) != Some(&policy.fingerprint())
        });
        let lacking: Vec<_> =
            lacking.map(|(subject, it)| lab.enforcement(*subject, Some(it.clone()))).collect();
        let enforce = (!lacking.is_empty()).then_some(Verb::Enforce(lacking));
        broken.chain(enforce).collect()
    }

    /// As the engine would; answers how many verbs it took.
    fn repair(&self, plane: &LinuxPlane) -> usize {
        let mut done = 0;
        for _ in 0..5 {
            let observed = plane.observe().unwrap();
            let verbs = self.verbs(&observed);
            if verbs.is_empty() {
                assert_eq!(observed.policies.len(), self.wanted.len(), "{observed:?}");
                return done;
            }
            for verb in verbs {
                plane.apply(&verb).unwrap_or_else(|error| panic!("{verb:?}: {error}"));
                done += 1;
            }
        }
        panic!("no end: {:?}", plane.observe());
    }

    fn hand(&self) -> Hand {
        Hand(format!("rh-{}", self.pair.lab.vpc))
    }

    fn rule(&self, kind: u16, chain: &str) {
        self.hand().nft(kind, CREATE, &named(chain));
    }

    fn element(&self, kind: u16, set: &str, key: &[u8]) {
        let key = (1 | NESTED, attribute(1 | NESTED, &attribute(1, key)));
        let elements = (3 | NESTED, attribute(1 | NESTED, &attribute(key.0, &key.1[4..])));
        self.hand().nft(kind, CREATE, &[named(set).to_vec(), vec![elements]].concat());
    }

    /// The name of the one chain or set that begins so.
    fn find(&self, begins: &str, ends: &str) -> String {
        let found = self.hand().nft_list(4, 3, &[]).into_iter().map(|it| it.0);
        let mut found = found.filter(|it| it.starts_with(begins) && it.ends_with(ends));
        found.next().unwrap()
    }
}

fn named(name: &str) -> [Attribute; 2] {
    [(1, b"rehome\0".to_vec()), (2, format!("{name}\0").into_bytes())]
}

fn attribute(kind: u16, value: &[u8]) -> Vec<u8> {
    let mut bytes = u16::try_from(4 + value.len()).unwrap().to_ne_bytes().to_vec();
    bytes.extend(kind.to_ne_bytes());
    bytes.extend(value);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

type Damage = (&'static str, fn(&Scene));

const HERE: [u8; 4] = [10, 9, 0, 10];

const DAMAGES: &[Damage] = &[
    ("a group's rules", |s| s.rule(DELETE_RULE, &format!("{}_in", s.pair.groups[1]))),
    ("a rule more in a group", |s| s.rule(NEW_RULE, &format!("{}_out", s.pair.groups[0]))),
    ("a member less", |s| {
        s.element(DELETE_ELEMENT, &format!("{}_4", s.pair.groups[0]), &HERE);
    }),
    ("a member more", |s| {
        s.element(NEW_ELEMENT, &format!("{}_4", s.pair.groups[0]), &[10, 9, 0, 99]);
    }),
    ("an address less", |s| s.element(DELETE_ELEMENT, "guards4", &HERE)),
    ("all addresses of an interface", |s| {
        s.element(DELETE_ELEMENT, "guards4", &HERE);
        s.element(DELETE_ELEMENT, "guards4", &[10, 9, 1, 10]);
    }),
    ("a list's rules", |s| s.rule(DELETE_RULE, &s.find("list_", "_in"))),
    ("what leads to lists", |s| s.hand().nft(DELETE_ELEMENT, 0, &named("lists_out"))),
    ("an ACL's rules", |s| s.rule(DELETE_RULE, &format!("{}_in", s.subnet))),
    ("an ACL's blocks", |s| s.hand().nft(DELETE_ELEMENT, 0, &named("acls_in4"))),
    ("the rules of egress", |s| s.rule(DELETE_RULE, "egress")),
    ("a rule more in ingress", |s| s.rule(NEW_RULE, "ingress")),
    ("egress", |s| {
        s.rule(DELETE_RULE, "egress");
        let chain = [(1, b"rehome\0".to_vec()), (3, b"egress\0".to_vec())];
        s.hand().nft(DELETE_CHAIN, 0, &chain);
    }),
    ("the edge", |s| s.rule(DELETE_RULE, "unguarded")),
    ("the table", |s| s.hand().nft(2, 0, &[(1, b"rehome\0".to_vec())])),
    ("the table asleep", |s| {
        s.hand().nft(0, 0, &[(1, b"rehome\0".to_vec()), (2, 1u32.to_be_bytes().to_vec())]);
    }),
];

#[test]
fn what_is_changed_by_hand_in_the_filters_is_seen_and_is_right_again() {
    let Some(mut scene) = Scene::new() else { return };
    for (name, damage) in DAMAGES {
        let whole = scene.pair.lab.observe();
        damage(&scene);
        assert_ne!(scene.pair.lab.observe(), whole, "{name} is not seen");
        assert!(scene.repair(&scene.pair.lab.plane) > 0, "{name}");
        scene.pair.check(&[Probe::Tcp(22), Probe::Tcp(80)], name);
        // A process that was not there when it happened; and the one that missed its repair.
        damage(&scene);
        let fresh = LinuxPlane::open(&scene.pair.lab.installation).unwrap();
        scene.repair(&fresh);
        scene.repair(&scene.pair.lab.plane);
        scene.pair.check(&[Probe::Tcp(22), Probe::Tcp(80)], name);
        assert_eq!(scene.pair.lab.observe(), whole, "{name}");
    }
}

#[test]
fn a_process_that_starts_finds_what_stands_and_changes_nothing() {
    let Some(scene) = Scene::new() else { return };
    let before = scene.pair.lab.filters();
    let fresh = LinuxPlane::open(&scene.pair.lab.installation).unwrap();
    assert_eq!(scene.verbs(&fresh.observe().unwrap()), []);
    // Asked for what is in force already, it does nothing either.
    let all = scene.wanted.iter();
    let all = all.map(|(it, policy)| scene.pair.lab.enforcement(*it, Some(policy.clone())));
    fresh.apply(&Verb::Enforce(all.collect())).unwrap();
    assert_eq!(scene.pair.lab.filters(), before);
    // And it goes on from there.
    let nothing = GroupRules { ingress: vec![], egress: vec![] };
    let key = Subject::Group(scene.pair.groups[0]);
    let change = scene.pair.lab.enforcement(key, Some(Policy::Group(nothing)));
    fresh.apply(&Verb::Enforce(vec![change])).unwrap();
    let seen = fresh.observe().unwrap();
    assert_eq!(scene.verbs(&seen).len(), 1);
}

#[test]
fn what_is_lifted_leaves_nothing_behind() {
    let Some(scene) = Scene::new() else { return };
    let lab = &scene.pair.lab;
    // What others name comes last.
    scene.wanted.iter().rev().for_each(|(subject, _)| lab.lift(*subject));
    assert!(lab.observe().policies.is_empty());
    let mut left: Vec<_> = lab.filters().into_iter().map(|it| it.0).collect();
    left.dedup();
    let chains =
        ["fence", "input", "refuse", "strangers", "unguarded", "egress", "ingress", "acls"];
    // The sets that they ask are listed, without elements.
    let sets = ["guards4", "guards6", "lists_out", "lists_in"];
    let acls = ["acls_out4", "acls_out6", "acls_in4", "acls_in6"];
    let known = [chains.to_vec(), sets.to_vec(), acls.to_vec()].concat();
    assert!(left.iter().all(|it| known.contains(&it.as_str())), "{left:?}");
}
