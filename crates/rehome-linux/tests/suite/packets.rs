//! Real packets: who receives, who may send, and that a switch loses nothing.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rehome_domain::Epoch;
use rehome_domain::plane::{Fence, Leg, Steering, Verb};
use rehome_ports::PlaneError;

use crate::guest::Guest;
use crate::lab::{Eni, GATEWAY, lab};

#[test]
fn packets_reach_the_owner_at_every_address_before_and_after_the_switch() {
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&peer, p, 1);
    lab.own(&eni, a, 1);
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    let sender = Guest::open(p, peer.addresses[0]);
    let guests: Vec<_> = eni
        .addresses
        .iter()
        .map(|address| (*address, Guest::open(a, *address), Guest::open(b, *address)))
        .collect();
    for (address, at_a, at_b) in &guests {
        sender.send(*address, b"before");
        assert_eq!(at_a.receive(), b"before");
        assert_eq!(at_b.received(), None);
    }
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    for (address, at_a, at_b) in &guests {
        sender.send(*address, b"after");
        assert_eq!(at_b.receive(), b"after");
        assert_eq!(at_a.received(), None);
    }
}

#[test]
fn only_the_owner_can_send_before_and_after_the_switch() {
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&peer, p, 1);
    lab.own(&eni, a, 1);
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    let receiver = Guest::open(p, peer.addresses[0]);
    for address in &eni.addresses {
        let (at_a, at_b) = (Guest::open(a, *address), Guest::open(b, *address));
        at_b.send(peer.addresses[0], b"from the one that waits");
        at_a.send(peer.addresses[0], b"from the owner");
        assert_eq!(receiver.receive(), b"from the owner");
    }
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    for address in &eni.addresses {
        let (at_a, at_b) = (Guest::open(a, *address), Guest::open(b, *address));
        at_a.send(peer.addresses[0], b"from the old owner");
        at_b.send(peer.addresses[0], b"from the owner");
        assert_eq!(receiver.receive(), b"from the owner");
    }
    lab.apply(Verb::Release(eni.release(3)));
    Guest::open(b, eni.addresses[0]).send(peer.addresses[0], b"from nobody");
    assert_eq!(receiver.received(), None);
}

#[test]
fn nobody_can_send_with_an_address_of_another() {
    let Some(lab) = lab() else { return };
    let (a, p) = (lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, p, 1);
    let receiver = Guest::open(p, peer.addresses[0]);
    let strangers = [[10, 9, 0, 99], [8, 8, 8, 8], GATEWAY.octets(), [10, 9, 0, 20]];
    for stranger in strangers {
        Guest::open(a, stranger.into()).send(peer.addresses[0], b"forged");
        Guest::open(a, eni.addresses[0]).send(peer.addresses[0], b"honest");
        assert_eq!(receiver.receive(), b"honest", "{stranger:?}");
    }
}

#[test]
fn a_second_interface_answers_with_its_own_address() {
    let Some(lab) = lab() else { return };
    let (a, p) = (lab.instance(), lab.instance());
    let (first, second, peer) = (lab.eni(10), lab.eni(11), lab.eni(20));
    lab.own(&peer, p, 1);
    lab.own(&first, a, 1);
    lab.apply(Verb::Stage(second.leg_at(a, 1, 1)));
    lab.apply(Verb::Switch(second.steering(a, 1)));
    let at_peer = Guest::open(p, peer.addresses[0]);
    for address in [first.addresses.clone(), second.addresses.clone()].concat() {
        let guest = Guest::open(a, address);
        at_peer.send(address, b"ping");
        assert_eq!(guest.receive(), b"ping");
        guest.send(peer.addresses[0], b"pong");
        assert_eq!(at_peer.receive(), b"pong");
    }
}

#[test]
fn the_gateway_answers_and_unknown_addresses_are_unreachable() {
    let Some(lab) = lab() else { return };
    let (a, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, a, 1);
    let guest = || Guest::open(a, eni.addresses[0]);
    assert!(Guest::pings(a, GATEWAY));
    // And nothing else: what it could say to a datagram is not said.
    guest().try_send(GATEWAY, b"anybody there?");
    assert_eq!(guest().received(), None);
    assert_eq!(guest().error_of_sending([10, 9, 0, 99].into()), io::ErrorKind::HostUnreachable);
    assert_eq!(guest().error_of_sending([8, 8, 8, 8].into()), io::ErrorKind::NetworkUnreachable);
}

#[test]
fn five_hundred_migrations_under_traffic_lose_no_packet_and_double_none() {
    const MIGRATIONS: u64 = 500;
    const YIELDS: u32 = 20;
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&peer, p, 1);
    lab.own(&eni, a, 1);
    let (sender, address) = (Guest::open(p, peer.addresses[0]), eni.addresses[0]);
    let receivers = [Guest::open(a, address), Guest::open(b, address)];
    let done = AtomicBool::new(false);
    let sent = thread::scope(|scope| {
        let sender = scope.spawn(|| {
            let mut sent = 0_u64;
            while !done.load(Ordering::Relaxed) {
                sender.send(address, &sent.to_be_bytes());
                sent += 1;
                // A pace that leaves the other threads a processor.
                (0..YIELDS).for_each(|_| thread::yield_now());
            }
            sent
        });
        for epoch in 2..2 + MIGRATIONS {
            let (from, to) = if epoch % 2 == 0 { (a, b) } else { (b, a) };
            lab.apply(Verb::Stage(eni.leg(to, epoch)));
            lab.apply(Verb::Switch(eni.steering(to, epoch)));
            lab.apply(Verb::Unstage(eni.key(from, epoch - 1)));
        }
        done.store(true, Ordering::Relaxed);
        sender.join().unwrap()
    });
    let mut received: Vec<u64> = receivers
        .iter()
        .flat_map(|receiver| std::iter::from_fn(|| receiver.received()))
        .map(|payload| u64::from_be_bytes(payload.try_into().unwrap()))
        .collect();
    received.sort_unstable();
    assert!(sent > 2 * MIGRATIONS, "{sent} packets are too few to tell");
    let lost = (0..sent).filter(|number| received.binary_search(number).is_err()).count();
    assert_eq!((lost, received.len() as u64), (0, sent), "lost, received of {sent}");
}

#[test]
fn an_address_changes_hands_with_its_packets_and_the_interfaces_stay() {
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (giver, taker, peer) = (lab.eni(10), lab.eni(20), lab.eni(30));
    for (eni, instance) in [(&giver, a), (&taker, b), (&peer, p)] {
        lab.own(eni, instance, 1);
    }
    let (kept, moved) = (giver.addresses[0], giver.addresses[1]);
    let with = Eni { addresses: [taker.addresses.clone(), vec![moved]].concat(), ..taker.clone() };
    let without = Eni { addresses: vec![kept], ..giver.clone() };
    let newer = |eni: &Eni, instance| Steering { epoch: Epoch(2), ..eni.steering(instance, 1) };
    lab.apply(Verb::Stage(with.leg(b, 1)));
    let (at_a, at_b) = (Guest::open(a, moved), Guest::open(b, moved));
    let (kept_at_a, receiver) = (Guest::open(a, kept), Guest::open(p, peer.addresses[0]));
    let owner_is = |owner: &Guest, other: &Guest| {
        receiver.send(moved, b"to the owner");
        assert_eq!((owner.receive(), other.received()), (b"to the owner".to_vec(), None));
        other.send(peer.addresses[0], b"from the other");
        owner.send(peer.addresses[0], b"from the owner");
        assert_eq!(receiver.receive(), b"from the owner");
    };
    owner_is(&at_a, &at_b);
    lab.apply(Verb::Fence(Fence { eni: giver.id, epoch: Epoch(2) }));
    lab.apply(Verb::Switch(newer(&with, b)));
    owner_is(&at_b, &at_a);
    // What was asked before and comes late does not bring it back.
    let late = lab.refused(Verb::Switch(giver.steering(a, 1)));
    assert!(matches!(late, PlaneError::Stale { .. }), "{late}");
    lab.apply(Verb::Switch(newer(&without, a)));
    lab.apply(Verb::Stage(Leg { epoch: Epoch(2), ..without.leg(a, 1) }));
    owner_is(&at_b, &at_a);
    // The giver's interface works on with what it kept, and its instance has the address no more.
    kept_at_a.send(peer.addresses[0], b"still here");
    assert_eq!(receiver.receive(), b"still here");
    assert_eq!([Guest::has(a, moved), Guest::has(b, moved)], [false, true]);
}
