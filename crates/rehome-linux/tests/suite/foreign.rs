//! What this installation did not make is never touched: not by verbs, not by purge.

use std::process::Command;

use rehome_domain::plane::Verb;
use rehome_domain::policy::{EipRate, Policy, PolicyRoute, Subject, SubnetAcl, SubnetRoutes};
use rehome_domain::{InstanceId, VpcId};
use rehome_linux::namespace::Namespace;
use rehome_linux::purge::{Mode, Scope, purge};
use rehome_ports::{Plane, PlaneError};

use crate::lab::{Lab, lab, suffix};
use crate::uplink::{PUBLIC, wan};

/// A namespace that somebody else made, under a name that Rehome could have given.
struct Foreign(String);

impl Drop for Foreign {
    fn drop(&mut self) {
        Namespace::delete(&self.0).unwrap();
    }
}

impl Foreign {
    fn new(name: &str, alias: &str) -> Self {
        let foreign = Self(name.to_owned());
        Namespace::create(name).unwrap().set_alias(alias).unwrap();
        foreign
    }

    fn state(&self) -> (Option<String>, [String; 2]) {
        let namespace = Namespace::open(&self.0).unwrap();
        let read = |name: &str| std::fs::read_to_string(format!("/proc/thread-self/net/{name}"));
        let read_all = move || [read("fib_trie"), read("arp")].map(Result::unwrap);
        (namespace.alias().unwrap(), namespace.enter(read_all).unwrap())
    }
}

fn purge_of(lab: &Lab, mode: Mode) -> Vec<String> {
    let purged = purge(&Scope::Installation(lab.installation.clone()), mode).unwrap();
    assert!(purged.failures.is_empty(), "{:?}", purged.failures);
    purged.objects
}

#[test]
fn a_namespace_of_the_wanted_name_that_is_not_ours_is_refused_and_left_alone() {
    let Some(lab) = lab() else { return };
    let instance = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
    let vpc = VpcId::parse(&format!("vpc-{}", suffix())).unwrap();
    let other = format!("rehome somebody-else instance {instance}");
    let eni = lab.eni(10);
    for alias in ["a container", other.as_str()] {
        lab.apply(Verb::EnsureVpc(lab.net()));
        let foreign =
            [Foreign::new(&instance.to_string(), alias), Foreign::new(&format!("rh-{vpc}"), alias)];
        let before = foreign.each_ref().map(Foreign::state);
        let mut net = lab.net();
        net.vpc = vpc;
        for verb in [
            Verb::EnsureInstance(instance),
            Verb::RemoveInstance(instance),
            Verb::Stage(eni.leg(instance, 1)),
            Verb::EnsureVpc(net),
            Verb::RemoveVpc(vpc),
        ] {
            let error = lab.refused(verb.clone());
            assert!(matches!(error, PlaneError::Permanent(_)), "{verb:?}: {error:?}");
        }
        let observed = lab.observe();
        assert!(!observed.instances.contains(&instance) && !observed.vpcs.contains(&vpc));
        let listed = purge_of(&lab, Mode::Remove);
        assert!(listed.iter().all(|line| !line.contains(&instance.to_string())), "{listed:?}");
        assert_eq!(foreign.each_ref().map(Foreign::state), before);
    }
}

#[test]
fn purge_lists_without_removing_then_removes_one_installation_and_no_other() {
    let (Some(one), Some(two)) = (lab(), lab()) else { return };
    for lab in [&one, &two] {
        let eni = lab.eni(10);
        lab.own(&eni, lab.instance(), 1);
    }
    let (before_one, before_two) = (one.observe(), two.observe());
    let listed = purge_of(&one, Mode::DryRun);
    // An instance and a VPC; the leg lives in them.
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(listed.iter().all(|line| line.contains(&one.installation)), "{listed:?}");
    assert_eq!(one.observe(), before_one);
    assert_eq!(purge_of(&one, Mode::Remove), listed);
    assert_eq!(purge_of(&one, Mode::DryRun), Vec::<String>::new());
    assert_eq!(one.observe(), rehome_domain::plane::Observed::default());
    assert_eq!(two.observe(), before_two);
}

/// Objects of somebody else's inside a namespace: of every kind that Rehome has there too.
struct Furniture(String);

impl Furniture {
    const DEVICE: &str = "theirs0";

    fn new(namespace: impl ToString) -> Self {
        let furniture = Self(namespace.to_string());
        for arguments in [
            "ip link add theirs0 type veth peer name theirs1",
            "ip link set theirs0 up",
            "ip link set theirs1 up",
            "ip address add 192.0.2.1/24 dev theirs0",
            "ip -6 address add fd77::1/64 dev theirs0 nodad",
            "ip neighbour add 192.0.2.9 lladdr 02:00:00:00:00:09 dev theirs0",
            "ip nexthop add id 4242 dev theirs0",
            "ip route add 192.0.2.128/25 nhid 4242",
            "ip route add 203.0.113.128/25 dev theirs0 table 77",
            "ip rule add from 192.0.2.0/24 table 77 priority 500",
            "nft add table inet theirs",
            "nft add set inet theirs hosts { type ipv4_addr ; }",
            "nft add element inet theirs hosts { 192.0.2.7 }",
            "nft add chain inet theirs watch { type filter hook forward priority 5 ; }",
            "nft add rule inet theirs watch ip saddr @hosts counter",
            "tc qdisc add dev theirs0 root tbf rate 10mbit burst 10k limit 100k",
        ] {
            let (done, told) = furniture.run(arguments);
            assert!(done, "{arguments}: {told}");
        }
        furniture
    }

    fn run(&self, arguments: &str) -> (bool, String) {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", &self.0]).args(arguments.split(' '));
        let output = command.output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn look(&self) -> Vec<String> {
        let look = |arguments: &str| self.run(arguments).1;
        let device = Self::DEVICE;
        [
            format!("ip -oneline address show dev {device}"),
            format!("ip neighbour show dev {device} nud permanent"),
            format!("ip route show table all dev {device}"),
            format!("tc qdisc show dev {device}"),
            String::from("ip nexthop show id 4242"),
            String::from("ip rule show priority 500"),
            String::from("nft --handle list table inet theirs"),
        ]
        .map(|arguments| look(&arguments))
        .to_vec()
    }
}

#[test]
fn whatever_others_have_in_our_namespaces_and_in_the_uplinks_stays_for_a_whole_life() {
    let Some(wan) = wan() else { return };
    let (lab, (a, eni, _)) = (&wan.lab, wan.guest(10));
    let b = lab.instance();
    let places = [format!("rh-{}", lab.vpc), a.to_string(), b.to_string(), wan.outside.to_string()];
    let all = places.map(Furniture::new);
    let before = all.each_ref().map(Furniture::look);
    assert!(before.iter().flatten().all(|shown| !shown.is_empty()), "{before:?}");
    let check = |when: &str| assert_eq!(all.each_ref().map(Furniture::look), before, "{when}");
    let (group, subnet) = (crate::filters::new_group(), crate::filters::new_subnet());
    lab.group(group, &crate::filters::open());
    lab.guard(&eni, &[group]);
    let blocks = vec!["10.9.0.0/24".parse().unwrap()];
    let acl = SubnetAcl { blocks: blocks.clone(), ingress: vec![], egress: vec![] };
    lab.acl(subnet, &acl);
    let gateway = rehome_domain::policy::Gateway::Address(eni.addresses[0]);
    let route = PolicyRoute { destination: "198.51.100.0/24".parse().unwrap(), gateway };
    lab.enforce(
        Subject::Routes(subnet),
        Policy::Routes(SubnetRoutes { blocks, routes: vec![route] }),
    );
    check("with policies");
    let binding = wan.bind(PUBLIC, &eni);
    let rate = Policy::Rate(EipRate::of(PUBLIC, 20));
    lab.enforce(Subject::Rate(binding.eip), rate);
    check("with an elastic IP");
    for epoch in 2..6 {
        let (from, to) = if epoch % 2 == 0 { (a, b) } else { (b, a) };
        lab.apply(Verb::Stage(eni.leg(to, epoch)));
        lab.apply(Verb::Switch(eni.steering(to, epoch)));
        lab.apply(Verb::Unstage(eni.key(from, epoch - 1)));
    }
    check("after moves");
    // By a process that starts and takes up what is there, with something broken.
    let fresh = crate::uplink::open(lab, &wan.uplink);
    all[0].run("nft delete chain inet rehome fence");
    fresh.observe().unwrap();
    for verb in [Verb::EnsureVpc(lab.net()), Verb::Stage(eni.leg(a, 5))] {
        fresh.apply(&verb).unwrap();
    }
    fresh.apply(&Verb::Switch(eni.steering(a, 5))).unwrap();
    check("after a restart and a repair");
    wan.end(&binding);
    for subject in [Subject::Routes(subnet), Subject::Acl(subnet), Subject::Guard(eni.id)] {
        lab.lift(subject);
    }
    lab.lift(Subject::Group(group));
    lab.apply(Verb::Release(eni.release(6)));
    lab.apply(Verb::Unstage(eni.key(a, 5)));
    check("with nothing of ours left but the namespaces");
    lab.apply(Verb::RemoveVpc(lab.vpc));
    assert_eq!(all[3].look(), before[3], "outside, when the VPC is gone");
}
