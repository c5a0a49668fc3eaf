//! Real packets: who receives, who may send, and that a switch loses nothing.

use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use rehome_domain::Epoch;
use rehome_domain::plane::{Fence, IPV6_GATEWAY, Leg, Steering, Verb};
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
    let guests = |address| (address, Guest::open(a, address), Guest::open(b, address));
    let guests: Vec<_> = eni.all().into_iter().map(guests).collect();
    for (address, at_a, at_b) in &guests {
        let sender = Guest::open(p, peer.beside(*address));
        sender.send(*address, b"before");
        assert_eq!(at_a.receive(), b"before");
        assert_eq!(at_b.received(), None);
    }
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    for (address, at_a, at_b) in &guests {
        let sender = Guest::open(p, peer.beside(*address));
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
    for address in eni.all() {
        let (to, at_a, at_b) =
            (peer.beside(address), Guest::open(a, address), Guest::open(b, address));
        let receiver = Guest::open(p, to);
        at_b.send(to, b"from the one that waits");
        at_a.send(to, b"from the owner");
        assert_eq!(receiver.receive(), b"from the owner");
    }
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    for address in eni.all() {
        let (to, at_a, at_b) =
            (peer.beside(address), Guest::open(a, address), Guest::open(b, address));
        let receiver = Guest::open(p, to);
        at_a.send(to, b"from the old owner");
        at_b.send(to, b"from the owner");
        assert_eq!(receiver.receive(), b"from the owner");
    }
    lab.apply(Verb::Release(eni.release(3)));
    for address in eni.all() {
        let receiver = Guest::open(p, peer.beside(address));
        Guest::open(b, address).send(peer.beside(address), b"from nobody");
        assert_eq!(receiver.received(), None);
    }
}

#[test]
fn nobody_can_send_with_an_address_of_another() {
    let Some(lab) = lab() else { return };
    let (a, p) = (lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, p, 1);
    let ipv4 = ["10.9.0.99", "8.8.8.8", "10.9.0.1", "10.9.0.20"];
    for stranger in ipv4.into_iter().chain(["fd09::99", "2001:db8::8", "fd09::14"]) {
        let stranger: IpAddr = stranger.parse().unwrap();
        let to = peer.beside(stranger);
        let receiver = Guest::open(p, to);
        Guest::open(a, stranger).try_send(to, b"forged");
        Guest::open(a, eni.beside(stranger)).send(to, b"honest");
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
    for address in [first.all(), second.all()].concat() {
        let there = peer.beside(address);
        let at_peer = Guest::open(p, there);
        let guest = Guest::open(a, address);
        at_peer.send(address, b"ping");
        assert_eq!(guest.receive(), b"ping");
        guest.send(there, b"pong");
        assert_eq!(at_peer.receive(), b"pong");
    }
}

#[test]
fn the_gateway_answers_and_unknown_addresses_are_unreachable() {
    let Some(lab) = lab() else { return };
    let (a, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, a, 1);
    let error = |to: &str| {
        let to: IpAddr = to.parse().unwrap();
        Guest::open(a, eni.beside(to)).error_of_sending(to)
    };
    assert!(Guest::pings(a, GATEWAY) && Guest::pings(a, IPV6_GATEWAY));
    // And nothing else: what it could say to a datagram is not said.
    let guest = Guest::open(a, eni.addresses[0]);
    guest.try_send(GATEWAY, b"anybody there?");
    assert_eq!(guest.received(), None);
    drop(guest);
    assert_eq!(error("10.9.0.99"), io::ErrorKind::HostUnreachable);
    assert_eq!(error("8.8.8.8"), io::ErrorKind::NetworkUnreachable);
    assert_eq!(error("fd09::99"), io::ErrorKind::NetworkUnreachable);
}

/// Says in the end that it is over.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn five_hundred_migrations_under_traffic_lose_no_packet_and_double_none() {
    const MIGRATIONS: u64 = 500;
    const YIELDS: u32 = 20;
    // Packets to each address in one migration, at most: what is not read before the end has to fit
    // into a socket's buffer.
    const AT_MOST: u64 = 60;
    // And at least: fewer would tell nothing.
    const AT_LEAST: u64 = 3;
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&peer, p, 1);
    lab.own(&eni, a, 1);
    let addresses = [eni.all()[0], eni.ipv6[0].into()];
    let senders = addresses.map(|address| Guest::open(p, peer.beside(address)));
    let receivers = addresses.map(|address| [Guest::open(a, address), Guest::open(b, address)]);
    let (done, moved) = (AtomicBool::new(false), AtomicU64::new(0));
    let so_far = AtomicU64::new(0);
    let sent = thread::scope(|scope| {
        let sender = scope.spawn(|| {
            let mut sent = 0_u64;
            while !done.load(Ordering::Relaxed) {
                so_far.store(sent, Ordering::Relaxed);
                if sent < AT_MOST * (1 + moved.load(Ordering::Relaxed)) {
                    for (sender, address) in senders.iter().zip(addresses) {
                        sender.send(address, &sent.to_be_bytes());
                    }
                    sent += 1;
                }
                // A pace that leaves the other threads a processor.
                (0..YIELDS).for_each(|_| thread::yield_now());
            }
            sent
        });
        {
            // Also when a verb fails: the sender would never end, and the test with it.
            let _ends = Ends(&done);
            for epoch in 2..2 + MIGRATIONS {
                let (from, to) = if epoch % 2 == 0 { (a, b) } else { (b, a) };
                lab.apply(Verb::Stage(eni.leg(to, epoch)));
                lab.apply(Verb::Switch(eni.steering(to, epoch)));
                lab.apply(Verb::Unstage(eni.key(from, epoch - 1)));
                let least = AT_LEAST * moved.fetch_add(1, Ordering::Relaxed);
                // On a machine that others use too, the sender has its turn before the next move.
                while so_far.load(Ordering::Relaxed) < least && !sender.is_finished() {
                    thread::yield_now();
                }
            }
        }
        sender.join().unwrap()
    });
    assert!(sent > 2 * MIGRATIONS, "{sent} packets are too few to tell");
    for (address, receivers) in addresses.iter().zip(&receivers) {
        let mut received: Vec<u64> = receivers
            .iter()
            .flat_map(|receiver| std::iter::from_fn(|| receiver.received()))
            .map(|payload| u64::from_be_bytes(payload.try_into().unwrap()))
            .collect();
        received.sort_unstable();
        let lost = (0..sent).filter(|number| received.binary_search(number).is_err());
        let lost: Vec<u64> = lost.collect();
        let runs = lost.chunk_by(|one, next| next - one == 1).map(|run| (run[0], run.len()));
        let runs: Vec<_> = runs.take(20).collect();
        let found = (lost.len(), received.len() as u64);
        assert_eq!(found, (0, sent), "lost, received of {sent} to {address}: {runs:?}");
    }
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

#[test]
fn a_leg_gains_and_loses_addresses_while_it_carries_packets() {
    let Some(lab) = lab() else { return };
    let (a, p) = (lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    let before = Eni { ipv6: Vec::new(), ..eni.clone() };
    lab.own(&peer, p, 1);
    lab.own(&before, a, 1);
    let newer = |eni: &Eni, epoch| {
        let leg = Leg { epoch: Epoch(epoch), ..eni.leg(a, 1) };
        (Verb::Stage(leg), Verb::Switch(Steering { epoch: Epoch(epoch), ..eni.steering(a, 1) }))
    };
    let address = eni.ipv6[0];
    let (sender, receiver) = (Guest::open(p, peer.addresses[0]), Guest::open(a, eni.addresses[0]));
    let carries = |text: &[u8]| {
        sender.send(eni.addresses[0], text);
        assert_eq!(receiver.receive(), text);
    };
    assert!(!Guest::has(a, address));
    let (stage, switch) = newer(&eni, 2);
    for verb in [stage, switch] {
        lab.apply(verb);
        carries(b"meanwhile");
    }
    let (there, at_a) = (Guest::open(p, peer.ipv6[0]), Guest::open(a, address));
    there.send(address, b"ping");
    assert_eq!(at_a.receive(), b"ping");
    at_a.send(peer.ipv6[0], b"pong");
    assert_eq!(there.receive(), b"pong");
    let (stage, switch) = newer(&before, 3);
    lab.apply(switch);
    at_a.send(peer.ipv6[0], b"too late");
    lab.apply(stage);
    carries(b"after");
    assert_eq!(there.received(), None);
    assert!(!Guest::has(a, address));
}
