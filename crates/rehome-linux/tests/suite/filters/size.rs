//! A thousand members: what a change costs does not grow with them. The times are printed, with
//! `--nocapture`, and not judged.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Instant;

use rehome_domain::EniId;
use rehome_domain::plane::Verb;
use rehome_domain::policy::{GroupRules, Guard, Peer, Policy, Service, Subject};

use super::{accept, anywhere, new_group, open, ports};
use crate::lab::{lab, suffix};

const MEMBERS: u16 = 1000;
const TIMES: u16 = 20;

fn rules(port: u16) -> GroupRules {
    let many = (1..100).map(|it| accept(Service::Tcp(ports(&[(it, port)])), anywhere()));
    GroupRules { ingress: many.collect(), ..open() }
}

#[test]
fn a_change_of_a_group_with_a_thousand_members_changes_its_own_two_chains() {
    let Some(lab) = lab() else { return };
    let (group, friends) = (new_group(), new_group());
    lab.group(friends, &open());
    lab.group(group, &rules(1000));
    let guard = |number: u16| {
        let [high, low] = number.to_be_bytes();
        let addresses = vec![IpAddr::V4(Ipv4Addr::new(10, 9, 100 + high, low))];
        Guard { addresses, groups: vec![group, friends] }
    };
    let enis: Vec<_> =
        (0..MEMBERS).map(|_| EniId::parse(&format!("eni-{}", suffix())).unwrap()).collect();
    let guards: Vec<_> = (0..MEMBERS)
        .zip(&enis)
        .map(|(number, eni)| {
            lab.enforcement(Subject::Guard(*eni), Some(Policy::Guard(guard(number))))
        })
        .collect();
    let since = Instant::now();
    guards.chunks(100).for_each(|some| lab.apply(Verb::Enforce(some.to_vec())));
    println!("{MEMBERS} guards, 100 in one verb: {:?}", since.elapsed());
    let mut times: Vec<_> = (0..TIMES)
        .map(|number| {
            let since = Instant::now();
            lab.group(group, &rules(2000 + number));
            since.elapsed()
        })
        .collect();
    times.sort();
    println!("a change of 99 rules, {MEMBERS} members: p50 {:?}, max {:?}", times[10], times[19]);
    let before = lab.filters();
    lab.group(group, &rules(99));
    let peers = vec![accept(Service::All, Peer::Group(friends))];
    let since = Instant::now();
    lab.group(group, &GroupRules { ingress: peers, ..open() });
    println!("to one rule that names a group: {:?}", since.elapsed());
    let (after, own) = (lab.filters(), group.to_string());
    let others = |all: &[(String, Vec<u8>)]| {
        all.iter().filter(|it| !it.0.starts_with(&own)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&before), others(&after));
    let mut times: Vec<_> = (0..TIMES)
        .map(|number| {
            let groups = if number % 2 == 0 { vec![group] } else { vec![friends, group] };
            let one = Guard { groups, ..guard(5) };
            let since = Instant::now();
            lab.enforce(Subject::Guard(enis[5]), Policy::Guard(one));
            since.elapsed()
        })
        .collect();
    times.sort();
    println!("a guard: p50 {:?}, max {:?}", times[10], times[19]);
    let since = Instant::now();
    let seen = lab.observe().policies;
    println!("a look: {:?}", since.elapsed());
    assert_eq!(seen.len(), usize::from(MEMBERS) + 2);
}
