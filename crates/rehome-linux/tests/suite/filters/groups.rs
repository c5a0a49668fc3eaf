//! Security groups: each form of a rule, the order of rules and of groups, and groups as peers.

use rehome_domain::plane::Verb;
use rehome_domain::policy::{FilterRule, GroupRules, Peer, Policy, Ports, Service, Subject};

use super::{
    ALL, Pair, accept, anywhere, behind_marker, block, deny, guard, ingress, new_group, open, ports,
};
use crate::lab::lab;
use crate::raw::Probe;

/// Rules of a group whose peer is at the other end, and what passes.
type Case = (&'static str, Vec<FilterRule>, Vec<Probe>);

fn services() -> Vec<Case> {
    use Probe::{Icmp, Sctp, Tcp, Udp};
    let one = |name, service, passes| (name, vec![accept(service, anywhere())], passes);
    let tcp = vec![Tcp(22), Tcp(80), Tcp(443), Tcp(8080)];
    let list = ports(&[(22, 22), (400, 500), (8080, 8080)]);
    vec![
        ("no rule", vec![], vec![]),
        one("everything", Service::All, ALL.to_vec()),
        one("TCP", Service::Tcp(Ports::All), tcp),
        one("one port of TCP", Service::Tcp(ports(&[(80, 80)])), vec![Tcp(80)]),
        one("a range of TCP", Service::Tcp(ports(&[(80, 443)])), vec![Tcp(80), Tcp(443)]),
        one("a list of TCP", Service::Tcp(list), vec![Tcp(22), Tcp(443), Tcp(8080)]),
        one("UDP", Service::Udp(Ports::All), vec![Udp(53), Udp(80), Udp(8080)]),
        one("one port of UDP", Service::Udp(ports(&[(53, 53)])), vec![Udp(53)]),
        one("a range of UDP", Service::Udp(ports(&[(54, 65535)])), vec![Udp(80), Udp(8080)]),
        one("ICMP", Service::Icmp, vec![Icmp]),
        one("ICMPv6 is not of IPv4", Service::Icmpv6, vec![]),
        (
            "the first that matches decides",
            vec![
                deny(Service::Tcp(ports(&[(80, 80)])), anywhere()),
                accept(Service::Tcp(Ports::All), anywhere()),
                deny(Service::Tcp(ports(&[(22, 22)])), anywhere()),
                deny(Service::Icmp, anywhere()),
                accept(Service::All, anywhere()),
            ],
            vec![Tcp(22), Tcp(443), Tcp(8080), Udp(53), Udp(80), Udp(8080), Sctp],
        ),
    ]
}

/// The peer of every rule below is 10.9.0.10 or 10.9.0.20: the other end.
fn peers(other: &str) -> Vec<Case> {
    let all = |peer| vec![accept(Service::All, peer)];
    let mask = |bits: u8| block(&format!("{other}/{bits}"));
    vec![
        ("the address", all(mask(32)), ALL.to_vec()),
        ("its block", all(mask(24)), ALL.to_vec()),
        ("a larger block", all(mask(8)), ALL.to_vec()),
        ("another address", all(block("10.9.0.99/32")), vec![]),
        ("another block", all(block("10.9.1.0/24")), vec![]),
        ("every IPv6 address", all(block("::/0")), vec![]),
        ("a block of IPv6", all(block("fd00::/8")), vec![]),
        (
            "all of a block but one",
            vec![deny(Service::All, mask(32)), accept(Service::All, mask(24))],
            vec![],
        ),
    ]
}

#[test]
fn each_rule_lets_in_exactly_what_it_says() {
    let Some(mut pair) = Pair::new() else { return };
    for (name, rules, passes) in services().into_iter().chain(peers("10.9.0.10")) {
        pair.lab.group(pair.groups[1], &ingress(&rules));
        pair.check(&passes, name);
    }
}

#[test]
fn each_rule_lets_out_exactly_what_it_says() {
    let Some(mut pair) = Pair::new() else { return };
    for (name, rules, passes) in services().into_iter().chain(peers("10.9.0.20")) {
        let egress = behind_marker(&rules);
        pair.lab.group(pair.groups[0], &GroupRules { egress, ..open() });
        pair.check(&passes, name);
    }
}

#[test]
fn each_rule_says_the_same_of_ipv6() {
    use Probe::{Icmp, Icmpv6, Sctp, Tcp, Udp};
    let Some(mut pair) = Pair::ipv6() else { return };
    let all = [Tcp(22), Tcp(80), Udp(53), Icmpv6, Icmp, Sctp];
    let (six, friends) = (|| block("::/0"), new_group());
    let web = Service::Tcp(ports(&[(70, 90)]));
    let cases = [
        ("no rule", vec![], vec![]),
        ("every address of IPv4", vec![accept(Service::All, anywhere())], vec![]),
        ("every address of IPv6", vec![accept(Service::All, six())], all.to_vec()),
        ("its block", vec![accept(Service::All, block("fd09::/64"))], all.to_vec()),
        ("its address", vec![accept(Service::All, block("fd09::a/128"))], all.to_vec()),
        ("another block", vec![accept(Service::All, block("fd08::/64"))], vec![]),
        ("ports", vec![accept(web, six())], vec![Tcp(80)]),
        ("ICMPv6", vec![accept(Service::Icmpv6, six())], vec![Icmpv6]),
        ("ICMP is of IPv4", vec![accept(Service::Icmp, six())], vec![]),
        ("a group", vec![accept(Service::All, Peer::Group(friends))], all.to_vec()),
        (
            "the first that matches decides",
            vec![
                deny(Service::Icmpv6, six()),
                deny(Service::Tcp(Ports::All), Peer::Group(friends)),
                accept(Service::All, six()),
            ],
            vec![Udp(53), Icmp, Sctp],
        ),
    ];
    pair.lab.group(friends, &open());
    pair.lab.guard(&pair.enis[0], &[pair.groups[0], friends]);
    for (name, rules, passes) in cases {
        pair.lab.group(pair.groups[1], &ingress(&rules));
        assert_eq!(pair.passing(&all), passes, "in: {name}");
    }
    pair.lab.group(pair.groups[1], &ingress(&[accept(Service::All, six())]));
    let egress = behind_marker(&[accept(Service::Icmpv6, block("fd09::14/128"))]);
    pair.lab.group(pair.groups[0], &GroupRules { egress, ..open() });
    pair.lab.guard(&pair.enis[0], &[pair.groups[0]]);
    assert_eq!(pair.passing(&all), [Icmpv6], "out");
}

#[test]
fn both_ends_have_to_let_a_packet_pass() {
    let Some(mut pair) = Pair::new() else { return };
    let tcp = accept(Service::Tcp(Ports::All), anywhere());
    let low = accept(Service::Tcp(ports(&[(1, 100)])), anywhere());
    let egress = behind_marker(&[tcp]);
    pair.lab.group(pair.groups[0], &GroupRules { egress, ..open() });
    pair.lab.group(pair.groups[1], &ingress(&[low]));
    pair.check(&[Probe::Tcp(22), Probe::Tcp(80)], "out and in");
}

#[test]
fn of_several_groups_the_first_with_a_rule_that_matches_decides() {
    let Some(mut pair) = Pair::new() else { return };
    let [first, second] = [new_group(), new_group()];
    let no_web = deny(Service::Tcp(ports(&[(80, 80)])), anywhere());
    let tcp = accept(Service::Tcp(Ports::All), anywhere());
    pair.lab.group(first, &ingress(&[no_web]));
    pair.lab.group(second, &ingress(&[tcp]));
    let (without_web, web) =
        ([Probe::Tcp(22), Probe::Tcp(443), Probe::Tcp(8080)], [22, 80, 443, 8080].map(Probe::Tcp));
    for (groups, passes) in [
        (vec![first, second], without_web.to_vec()),
        (vec![second, first], web.to_vec()),
        (vec![first], vec![]),
        (vec![second], web.to_vec()),
    ] {
        pair.lab.guard(&pair.enis[1], &groups);
        pair.check(&passes, &format!("{groups:?}"));
    }
    pair.lab.guard(&pair.enis[1], &[]);
    pair.check(&ALL, "without groups everything passes");
}

#[test]
fn a_group_as_peer_means_its_members_of_now() {
    let Some(mut pair) = Pair::new() else { return };
    let friends = new_group();
    pair.lab.group(friends, &GroupRules { ingress: vec![], egress: vec![] });
    pair.lab.group(pair.groups[1], &ingress(&[accept(Service::All, Peer::Group(friends))]));
    pair.check(&[], "it is no member");
    let own = pair.groups[0];
    pair.lab.guard(&pair.enis[0], &[own, friends]);
    pair.check(&ALL, "it is a member now");
    pair.lab.guard(&pair.enis[0], &[own]);
    pair.check(&[], "it is a member no more");
    // The other way: who may be sent to.
    pair.lab.group(pair.groups[1], &open());
    let egress = behind_marker(&[accept(Service::Icmp, Peer::Group(friends))]);
    pair.lab.group(own, &GroupRules { egress, ..open() });
    pair.check(&[], "the other is no member");
    pair.lab.guard(&pair.enis[1], &[pair.groups[1], friends]);
    pair.check(&[Probe::Icmp], "the other is a member");
}

#[test]
fn a_group_that_names_itself_joins_its_members_and_only_them() {
    let Some(mut pair) = Pair::new() else { return };
    let own = new_group();
    let rules =
        GroupRules { ingress: behind_marker(&[accept(Service::All, Peer::Group(own))]), ..open() };
    pair.lab.group(own, &rules);
    pair.lab.guard(&pair.enis[1], &[own]);
    pair.check(&[], "a stranger");
    pair.lab.guard(&pair.enis[0], &[own]);
    pair.check(&ALL, "a member");
}

#[test]
fn a_change_touches_nothing_of_other_groups_and_interfaces() {
    let Some(pair) = Pair::new() else { return };
    let before = pair.lab.filters();
    pair.lab.group(pair.groups[1], &ingress(&[]));
    let after = pair.lab.filters();
    let own = pair.groups[1].to_string();
    let others = |all: &[(String, Vec<u8>)]| {
        let others = all.iter().filter(|(name, _)| !name.starts_with(&own));
        others.cloned().collect::<Vec<_>>()
    };
    assert_ne!(before, after);
    // The kernel numbers its rules: one that was made again would have another number.
    assert_eq!(others(&before), others(&after));
    assert!(others(&before).len() > 20, "{}", others(&before).len());
}

#[test]
fn what_is_enforced_again_asks_the_kernel_for_nothing() {
    let Some(pair) = Pair::new() else { return };
    let before = pair.lab.filters();
    for index in [0, 1] {
        pair.lab.group(pair.groups[index], &open());
        pair.lab.guard(&pair.enis[index], &[pair.groups[index]]);
    }
    assert_eq!(pair.lab.filters(), before);
}

#[test]
fn one_enforcement_of_many_policies_is_carried_out_as_a_whole() {
    let Some(mut pair) = Pair::new() else { return };
    let [one, two] = [new_group(), new_group()];
    let all = |id, policy| pair.lab.enforcement(id, Some(policy));
    let rules = ingress(&[accept(Service::Icmp, Peer::Group(two))]);
    let verb = Verb::Enforce(vec![
        all(Subject::Group(one), Policy::Group(rules)),
        all(Subject::Group(two), Policy::Group(open())),
        all(Subject::Guard(pair.enis[0].id), Policy::Guard(guard(&pair.enis[0], &[two]))),
        all(Subject::Guard(pair.enis[1].id), Policy::Guard(guard(&pair.enis[1], &[one]))),
        pair.lab.enforcement(Subject::Group(pair.groups[0]), None),
        pair.lab.enforcement(Subject::Group(pair.groups[1]), None),
    ]);
    pair.lab.apply(verb);
    pair.check(&[Probe::Icmp], "all of it");
    let seen = pair.lab.observe().policies;
    assert_eq!(seen.len(), 4, "{seen:?}");
}

#[test]
fn an_address_without_a_guard_neither_sends_nor_gets_anything() {
    let Some(lab) = lab() else { return };
    let (a, b) = (lab.instance(), lab.instance());
    let enis = [lab.eni(10), lab.eni(20)];
    lab.own(&enis[0], a, 1);
    lab.own(&enis[1], b, 1);
    let raw =
        [(a, &enis[0]), (b, &enis[1])].map(|(it, eni)| crate::raw::Raw::open(it, eni.addresses[0]));
    let passes = |from: usize, to: usize, number| {
        raw[from].send(enis[to].addresses[0], Probe::Udp(1), number);
        // The gateway's answer comes back when everything before it was carried.
        assert!(crate::guest::Guest::pings([a, b][from], crate::lab::GATEWAY));
        raw[to].heard().contains(&number)
    };
    assert!(passes(0, 1, 1));
    lab.lift(Subject::Guard(enis[1].id));
    assert!(!passes(0, 1, 2) && !passes(1, 0, 3));
    lab.lift(Subject::Guard(enis[0].id));
    assert!(!passes(0, 1, 4) && !passes(1, 0, 5));
    enis.iter().for_each(|eni| lab.guard(eni, &[]));
    assert!(passes(0, 1, 6) && passes(1, 0, 7));
}
