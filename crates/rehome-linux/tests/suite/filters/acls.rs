//! Network ACLs: by subnet, each packet by itself.

use rehome_domain::policy::{FilterRule, OwnEnd, PortRange, Ports, Service, Subject, SubnetAcl};

use super::{ALL, Pair, accept, anywhere, behind_marker, block, deny, new_subnet, ports};
use crate::guest::Guest;
use crate::raw::Probe;

fn acl(block: &str) -> SubnetAcl {
    let all = vec![accept(Service::All, anywhere())];
    SubnetAcl { blocks: vec![block.parse().unwrap()], ingress: all.clone(), egress: all }
}

#[test]
fn what_comes_into_a_subnet_and_what_leaves_it_is_judged_by_its_rules_in_their_order() {
    let Some(mut pair) = Pair::across() else { return };
    let (from, to) = (new_subnet(), new_subnet());
    let web = accept(Service::Tcp(ports(&[(80, 80)])), block("10.9.0.0/24"));
    let rules = [
        deny(Service::Tcp(ports(&[(443, 443)])), anywhere()),
        accept(Service::Tcp(ports(&[(23, 500)])), anywhere()),
        accept(Service::Icmp, anywhere()),
    ];
    let ingress = SubnetAcl { ingress: behind_marker(&rules), ..acl("10.9.1.0/24") };
    pair.lab.acl(to, &ingress);
    pair.check(&[Probe::Tcp(80), Probe::Icmp], "into the subnet");
    pair.lab.lift(Subject::Acl(to));
    pair.check(&ALL, "lifted");
    let egress = SubnetAcl { egress: behind_marker(&rules), ..acl("10.9.0.0/24") };
    pair.lab.acl(from, &egress);
    pair.check(&[Probe::Tcp(80), Probe::Icmp], "out of the subnet");
    let both = SubnetAcl { ingress: behind_marker(&[web]), ..acl("10.9.1.0/24") };
    pair.lab.acl(to, &both);
    pair.check(&[Probe::Tcp(80)], "out of the one and into the other");
    // A third subnet beside them, with a block that begins where theirs ends.
    let third = SubnetAcl { ingress: vec![], egress: vec![], ..acl("10.9.2.0/24") };
    pair.lab.acl(new_subnet(), &third);
    pair.check(&[Probe::Tcp(80)], "an ACL of another subnet");
    let seen = pair.lab.observe().policies;
    assert_eq!(seen.len(), 4 + 3, "{seen:?}");
}

#[test]
fn a_rule_of_five_parts_names_both_ends_and_the_ports_at_the_source() {
    let Some(mut pair) = Pair::across() else { return };
    let subnet = new_subnet();
    let five = |own: &str, source_ports| {
        let own = Some(OwnEnd { block: own.parse().unwrap(), source_ports });
        FilterRule { own, ..accept(Service::Tcp(ports(&[(80, 80)])), block("10.9.0.0/24")) }
    };
    let from = |first, last| Some(PortRange { first, last });
    for (name, rule, passes) in [
        ("its own end", five("10.9.1.0/24", None), vec![Probe::Tcp(80)]),
        ("another's", five("10.9.2.0/24", None), vec![]),
        (
            "whatever port it is sent from",
            five("10.9.1.0/24", from(0, 65535)),
            vec![Probe::Tcp(80)],
        ),
        ("a port that nothing is sent from", five("10.9.1.0/24", from(65535, 65535)), vec![]),
    ] {
        let acl = SubnetAcl { ingress: behind_marker(&[rule]), ..acl("10.9.1.0/24") };
        pair.lab.acl(subnet, &acl);
        pair.check(&passes, name);
    }
}

#[test]
fn an_acl_says_the_same_of_ipv6() {
    let Some(mut pair) = Pair::ipv6() else { return };
    let to = pair.enis[1].ipv6[0];
    let (subnet, six) = (new_subnet(), || block("::/0"));
    let all = [Probe::Tcp(22), Probe::Tcp(80), Probe::Udp(53), Probe::Icmpv6];
    let web = Service::Tcp(ports(&[(70, 90)]));
    for (name, rules, passes) in [
        ("no rule", vec![], vec![]),
        ("every address of IPv4", vec![accept(Service::All, anywhere())], vec![]),
        ("every address of IPv6", vec![accept(Service::All, six())], all.to_vec()),
        ("another block", vec![accept(Service::All, block("fd08::/64"))], vec![]),
        ("ports", vec![accept(web.clone(), block("fd09::/64"))], vec![Probe::Tcp(80)]),
        (
            "the first that matches decides",
            vec![deny(web, six()), accept(Service::All, six())],
            vec![Probe::Tcp(22), Probe::Udp(53), Probe::Icmpv6],
        ),
    ] {
        let acl = SubnetAcl {
            blocks: vec![format!("{to}/128").parse().unwrap()],
            ingress: behind_marker(&rules),
            egress: vec![accept(Service::All, six())],
        };
        pair.lab.acl(subnet, &acl);
        assert_eq!(pair.passing(&all), passes, "{name}");
    }
}

#[test]
fn an_acl_says_nothing_between_addresses_of_its_subnet() {
    let Some(mut pair) = Pair::new() else { return };
    let nothing = SubnetAcl { ingress: vec![], egress: vec![], ..acl("10.9.0.0/24") };
    pair.lab.acl(new_subnet(), &nothing);
    pair.check(&ALL, "in one subnet");
}

#[test]
fn an_answer_passes_an_acl_only_if_a_rule_lets_it() {
    let Some(pair) = Pair::across() else { return };
    let [a, p] = pair.instances;
    let (here, there) = (pair.enis[0].addresses[0], pair.enis[1].addresses[1]);
    let (at_a, at_p) = (Guest::open(a, here), Guest::open(p, there));
    let turn = || {
        at_a.send(there, b"ping");
        assert_eq!(at_p.receive(), b"ping");
        at_p.send(here, b"pong");
        // When that is answered, all before it was carried.
        assert!(Guest::pings(p, crate::lab::GATEWAY));
        at_a.received().is_some()
    };
    assert!(turn());
    let (subnet, answers) = (new_subnet(), accept(Service::Udp(Ports::All), anywhere()));
    let one_way = SubnetAcl { ingress: vec![], ..acl("10.9.0.0/24") };
    pair.lab.acl(subnet, &one_way);
    assert!(!turn(), "also of a flow that was there before");
    pair.lab.acl(subnet, &SubnetAcl { ingress: vec![answers], ..one_way });
    assert!(turn());
}
