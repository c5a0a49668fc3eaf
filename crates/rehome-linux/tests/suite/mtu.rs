//! How large a packet may be: what an interface says fits is carried whole, one byte more is refused
//! where it is sent, and a narrower way further on is told.
//!
//! The kernel forbids to cut an IPv4 packet that fits its device (`IP_PMTUDISC_WANT`, ip(7)): one that
//! arrives was not cut on its way.

use std::net::IpAddr;

use nix::errno::Errno;
use rehome_domain::plane::Verb;
use rehome_domain::policy::{Gateway, Policy, PolicyRoute, Subject, SubnetRoutes};

use crate::guest::Guest;
use crate::lab::{Eni, lab};
use crate::routes::{BEHIND, connect, ip, network};

/// Bytes of the headers of IP and UDP.
fn headers(to: IpAddr) -> usize {
    if to.is_ipv6() { 40 + 8 } else { 20 + 8 }
}

/// A datagram whose packet has so many bytes, and may not be cut.
fn packet(to: IpAddr, bytes: usize) -> Vec<u8> {
    vec![7; bytes - headers(to)]
}

#[test]
fn a_full_packet_passes_and_one_byte_more_is_refused_before_and_after_a_move() {
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, p, 1);
    let check = |holder, when: &str| {
        for own in eni.all() {
            let other = peer.beside(own);
            let (guest, host) = (Guest::open(holder, own), Guest::open(p, other));
            for (sender, to, receiver) in [(&guest, other, &host), (&host, own, &guest)] {
                let full = packet(to, 1500);
                sender.send_whole(to, &full).unwrap();
                assert_eq!(receiver.receive(), full, "{to} {when}");
                let more = packet(to, 1501);
                let sent = sender.send_whole(to, &more);
                if to.is_ipv6() {
                    assert_eq!(sent, Err(Errno::EMSGSIZE), "{to} {when}");
                } else {
                    // In two pieces, and put together again.
                    assert_eq!((sent, receiver.receive()), (Ok(()), more), "{to} {when}");
                }
            }
        }
    };
    check(a, "before");
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    lab.apply(Verb::Unstage(eni.key(a, 1)));
    check(b, "after");
}

#[test]
fn a_router_with_a_narrower_network_behind_it_tells_who_sends_too_much() {
    let Some(lab) = lab() else { return };
    let (r, p) = (lab.instance(), lab.instance());
    let (router, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&router, r, 1);
    lab.own(&peer, p, 1);
    let behind = network(&lab);
    connect(r, behind, 1);
    ip(&r.to_string(), "link set dc0 mtu 1300");
    let by = |eni: &Eni| Gateway::Address(eni.addresses[0]);
    let route =
        PolicyRoute { destination: "198.51.100.0/24".parse().unwrap(), gateway: by(&router) };
    let blocks = vec!["10.9.0.0/24".parse().unwrap()];
    let subject = Subject::Routes(crate::filters::new_subnet());
    lab.enforce(subject, Policy::Routes(SubnetRoutes { blocks, routes: vec![route] }));
    let (guest, host) = (Guest::open(p, peer.addresses[0]), Guest::open(behind, BEHIND));
    let to = IpAddr::V4(BEHIND);
    let fits = packet(to, 1300);
    guest.send_whole(to, &fits).unwrap();
    assert_eq!(host.receive(), fits);
    // The first one too many is dropped, and its sender told; from then on it knows.
    let more = packet(to, 1400);
    guest.send_whole(to, &more).unwrap();
    assert_eq!(guest.error(), Errno::EMSGSIZE);
    guest.send_whole(to, &more).unwrap();
    assert_eq!(host.receive(), more);
    assert_eq!(host.received(), None);
}
