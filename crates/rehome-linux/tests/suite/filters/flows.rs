//! Flows and moves: what was let begin goes on, what may not begin never does.

use std::io::{Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rehome_domain::plane::{Steering, Verb};
use rehome_domain::policy::{GroupRules, Guard, Policy, Service, Subject};
use rehome_domain::{Epoch, InstanceId};
use rehome_linux::namespace::Namespace;

use super::{Pair, accept, anywhere, behind_marker, new_group, open, ports};
use crate::guest::{Guest, PORT};
use crate::lab::{Eni, GATEWAY, Lab};
use crate::raw::{Probe, Raw};

const MOVES: u64 = 50;
const PATIENCE: Duration = Duration::from_secs(20);

fn closed() -> GroupRules {
    GroupRules { ingress: vec![], egress: vec![] }
}

/// From the one to the other, at this epoch.
fn migrate(lab: &Lab, eni: &Eni, (from, to): (InstanceId, InstanceId), epoch: u64) {
    lab.apply(Verb::Stage(eni.leg(to, epoch)));
    lab.apply(Verb::Switch(eni.steering(to, epoch)));
    lab.apply(Verb::Unstage(eni.key(from, epoch - 1)));
}

#[test]
fn a_flow_that_was_let_begin_goes_on_over_moves_also_when_its_rules_are_gone() {
    let Some(pair) = Pair::new() else { return };
    let (lab, spare) = (&pair.lab, pair.lab.instance());
    let (here, there) = (pair.enis[0].addresses[0], pair.enis[1].addresses[0]);
    let places = [pair.instances[0], spare];
    let [first, second] = places.map(|place| Guest::open(place, here));
    let peer = Guest::open(pair.instances[1], there);
    let turn = |owner: &Guest, other: &Guest, case: &str| {
        owner.send(there, b"ping");
        assert_eq!(peer.receive(), b"ping", "{case}");
        peer.send(here, b"pong");
        assert_eq!(owner.receive(), b"pong", "{case}");
        assert_eq!(other.received(), None, "{case}");
    };
    turn(&first, &second, "before");
    pair.groups.iter().for_each(|group| lab.group(*group, &closed()));
    turn(&first, &second, "the rules are gone");
    for epoch in 2..2 + MOVES {
        let to = usize::from(epoch % 2 == 0);
        migrate(lab, &pair.enis[0], (places[1 - to], places[to]), epoch);
        let [owner, other] = if to == 0 { [&first, &second] } else { [&second, &first] };
        turn(owner, other, "after a move");
    }
}

/// The interface moves from one place in its instance to another, so that its programs move along.
#[test]
fn a_connection_goes_on_over_moves_also_when_its_rules_are_gone() {
    let Some(pair) = Pair::new() else { return };
    let (lab, eni, instance) = (&pair.lab, &pair.enis[0], pair.instances[0]);
    let inside = |instance: InstanceId| Namespace::open(&instance.to_string()).unwrap();
    let at = SocketAddr::from((eni.addresses[0], PORT));
    let listener = inside(instance).enter(move || TcpListener::bind(at)).unwrap().unwrap();
    let client = inside(pair.instances[1]).enter(move || TcpStream::connect(at)).unwrap();
    let (mut client, mut server) = (client.unwrap(), listener.accept().unwrap().0);
    for stream in [&client, &server] {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
    }
    let mut turn = |case: &str| {
        let mut bytes = [0; 4];
        client.write_all(b"ping").unwrap();
        server.read_exact(&mut bytes).unwrap_or_else(|error| panic!("{case}: {error}"));
        server.write_all(b"pong").unwrap();
        client.read_exact(&mut bytes).unwrap_or_else(|error| panic!("{case}: {error}"));
    };
    turn("before");
    pair.groups.iter().for_each(|group| lab.group(*group, &closed()));
    turn("the rules are gone");
    for epoch in 2..8 {
        let index = u8::from(epoch % 2 == 0);
        lab.apply(Verb::Stage(eni.leg_at(instance, epoch, index)));
        lab.apply(Verb::Switch(eni.steering(instance, epoch)));
        lab.apply(Verb::Unstage(eni.key(instance, epoch - 1)));
        turn("after a move");
    }
    let refused = inside(pair.instances[1]);
    let again = move || TcpStream::connect_timeout(&at, Duration::from_millis(300));
    assert!(refused.enter(again).unwrap().is_err(), "a new one may not begin");
}

#[test]
fn what_may_not_begin_passes_neither_before_nor_in_nor_after_a_move() {
    let Some(pair) = Pair::new() else { return };
    let (lab, spare, eni) = (&pair.lab, pair.lab.instance(), &pair.enis[0]);
    let (here, there) = (eni.addresses[0], pair.enis[1].addresses[0]);
    let icmp = behind_marker(&[accept(Service::Icmp, anywhere())]);
    let rules = GroupRules { ingress: icmp.clone(), egress: icmp };
    lab.group(pair.groups[0], &rules);
    let places = [pair.instances[0], spare];
    let (done, forbidden) = (AtomicBool::new(false), 7_u16..17);
    let heard = [(places[0], here), (places[1], here), (pair.instances[1], there)]
        .map(|(instance, address)| Raw::open(instance, address));
    let sent = thread::scope(|scope| {
        let sends =
            [(places[0], here, there), (places[1], here, there), (pair.instances[1], there, here)]
                .map(|(instance, from, to)| {
                    let (done, forbidden) = (&done, forbidden.clone());
                    scope.spawn(move || {
                        let (raw, mut sent) = (Raw::open(instance, from), 0_u64);
                        while !done.load(Ordering::Relaxed) {
                            for port in forbidden.clone() {
                                // Each of them the first of a flow: the number is the source's port.
                                raw.send(to, Probe::Udp(port), port);
                                raw.send(to, Probe::Tcp(port), port);
                                sent += 2;
                            }
                            thread::yield_now();
                        }
                        sent
                    })
                });
        for epoch in 2..2 + MOVES {
            let to = usize::from(epoch % 2 == 0);
            migrate(lab, eni, (places[1 - to], places[to]), epoch);
        }
        done.store(true, Ordering::Relaxed);
        sends.map(|it| it.join().unwrap())
    });
    assert!(sent.iter().all(|sent| *sent > MOVES), "{sent:?} packets are too few to tell");
    for raw in &heard {
        let heard = raw.heard();
        assert!(heard.iter().all(|it| !forbidden.contains(it)), "{heard:?} of {sent:?}");
    }
    // What may begin does.
    let ping = |number| heard[2].send(here, Probe::Icmp, number);
    ping(99);
    ping(100);
    let owner = if MOVES.is_multiple_of(2) { &heard[0] } else { &heard[1] };
    assert!(owner.heard_before(100).contains(&99));
}

/// The address of one interface becomes that of another, which may not get what the first one got.
#[test]
fn who_gets_an_address_does_not_inherit_the_flows_of_who_had_it() {
    let Some(pair) = Pair::new() else { return };
    let (lab, spare, group) = (&pair.lab, pair.lab.instance(), new_group());
    let icmp = accept(Service::Udp(ports(&[(1, 1)])), anywhere());
    lab.group(group, &GroupRules { ingress: vec![icmp], egress: vec![] });
    let taker = lab.eni(30);
    lab.guard(&taker, &[group]);
    lab.own(&taker, spare, 1);
    let (kept, moved) = (pair.enis[0].addresses[0], pair.enis[0].addresses[1]);
    let there = pair.enis[1].addresses[0];
    let peer = Guest::open(pair.instances[1], there);
    let turn = |instance: InstanceId| {
        let owner = Guest::open(instance, moved);
        peer.send(moved, b"ping");
        assert!(Guest::pings(pair.instances[1], GATEWAY));
        let got = owner.received().is_some();
        owner.send(there, b"pong");
        assert!(Guest::pings(instance, GATEWAY));
        (got, peer.received().is_some())
    };
    assert_eq!(turn(pair.instances[0]), (true, true));
    let with = Eni { addresses: [taker.addresses.clone(), vec![moved]].concat(), ..taker.clone() };
    lab.apply(Verb::Stage(with.leg(spare, 1)));
    lab.guard(&with, &[group]);
    lab.apply(Verb::Switch(Steering { epoch: Epoch(2), ..with.steering(spare, 1) }));
    assert_eq!(turn(spare), (false, false));
    // The giver's own guard comes later and takes nothing away from the taker.
    let rest = Guard { addresses: vec![IpAddr::V4(kept)], groups: vec![pair.groups[0]] };
    lab.enforce(Subject::Guard(pair.enis[0].id), Policy::Guard(rest));
    lab.group(group, &open());
    assert_eq!(turn(spare), (true, true));
    // And when nobody has it any more, nobody gets anything, and the flow does not come back.
    lab.guard(&taker, &[group]);
    assert_eq!(turn(spare), (false, false));
}
