//! ARP as a guest expects it, with frames of our own: whoever it asks for in its subnet answers at
//! once with the gateway's MAC, and nobody answers for its own address.

use std::io::Write;
use std::net::Ipv4Addr;
use std::os::fd::{AsRawFd, OwnedFd};

use nix::ifaddrs::getifaddrs;
use nix::sys::socket::{
    AddressFamily, LinkAddr, MsgFlags, SockFlag, SockProtocol, SockType, recvfrom, sendto,
    setsockopt, socket, sockopt,
};
use nix::sys::time::TimeVal;
use rehome_domain::InstanceId;
use rehome_domain::plane::Verb;
use rehome_linux::namespace::Namespace;

use crate::lab::{Eni, GATEWAY, lab};

/// Seconds: long enough for any machine; a test that waits this long has failed.
const PATIENCE_S: i64 = 20;
const GATEWAY_MAC: [u8; 6] = [0xfe, 0xee, 0, 0, 0, 1];
const BROADCAST: [u8; 6] = [0xff; 6];
const ARP: [u8; 2] = [0x08, 0x06];
const HEADER: [u8; 6] = [0, 1, 0x08, 0, 6, 4];
const REQUEST: [u8; 2] = [0, 1];
const REPLY: [u8; 2] = [0, 2];

/// A guest that speaks ARP by itself.
struct Asker {
    socket: OwnedFd,
    device: LinkAddr,
    mac: [u8; 6],
}

impl Asker {
    fn open(instance: InstanceId, eni: &Eni) -> Self {
        let mac = eni.mac.0;
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let opened = namespace.enter(move || {
            let protocol = Some(SockProtocol::EthAll);
            let flags = SockFlag::SOCK_CLOEXEC;
            let socket = socket(AddressFamily::Packet, SockType::Raw, flags, protocol).unwrap();
            setsockopt(&socket, sockopt::ReceiveTimeout, &TimeVal::new(PATIENCE_S, 0)).unwrap();
            let found = getifaddrs().unwrap().filter(|it| it.interface_name == "eth0");
            let mut links = found.filter_map(|it| it.address?.as_link_addr().copied());
            Self { socket, device: links.next().unwrap(), mac }
        });
        opened.unwrap()
    }

    fn ask(&self, (from, wanted): (Ipv4Addr, Ipv4Addr)) {
        let mut frame = Vec::new();
        for part in [&BROADCAST[..], &self.mac, &ARP, &HEADER, &REQUEST, &self.mac] {
            frame.write_all(part).unwrap();
        }
        frame.extend(from.octets());
        frame.extend([0; 6]);
        frame.extend(wanted.octets());
        let sent = sendto(self.socket.as_raw_fd(), &frame, &self.device, MsgFlags::empty());
        assert_eq!(sent, Ok(frame.len()));
    }

    /// Who says next that it has an address, and which.
    fn answer(&self) -> (Ipv4Addr, [u8; 6]) {
        let mut frame = [0; 2048];
        loop {
            let (length, _) = recvfrom::<LinkAddr>(self.socket.as_raw_fd(), &mut frame).unwrap();
            if length >= 42 && frame[12..14] == ARP && frame[20..22] == REPLY {
                assert_eq!(frame[..6], self.mac);
                let address = <[u8; 4]>::try_from(&frame[28..32]).unwrap();
                return (address.into(), frame[22..28].try_into().unwrap());
            }
        }
    }
}

#[test]
fn every_address_of_the_subnet_is_answered_for_with_the_gateways_mac() {
    let Some(lab) = lab() else { return };
    let (a, b, eni, peer) = (lab.instance(), lab.instance(), lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, b, 1);
    let (asker, own) = (Asker::open(a, &eni), eni.addresses[0]);
    for wanted in [GATEWAY, peer.addresses[0], peer.addresses[1]] {
        asker.ask((own, wanted));
        assert_eq!(asker.answer(), (wanted, GATEWAY_MAC));
    }
}

#[test]
fn nobody_answers_a_guest_that_looks_whether_its_own_address_is_free() {
    let Some(lab) = lab() else { return };
    let (a, b, eni) = (lab.instance(), lab.instance(), lab.eni(10));
    lab.own(&eni, a, 1);
    let check = |asker: &Asker, case: &str| {
        for own in &eni.addresses {
            // A probe (RFC 5227), and an announcement.
            asker.ask((Ipv4Addr::UNSPECIFIED, *own));
            asker.ask((*own, *own));
        }
        // What comes to the VPC first is answered first.
        asker.ask((eni.addresses[0], GATEWAY));
        assert_eq!(asker.answer(), (GATEWAY, GATEWAY_MAC), "{case}");
    };
    let at_a = Asker::open(a, &eni);
    check(&at_a, "the owner");
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    let at_b = Asker::open(b, &eni);
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    check(&at_b, "the new owner");
}

#[test]
fn who_announces_an_address_of_another_is_told_that_it_is_taken_and_gets_nothing() {
    let Some(lab) = lab() else { return };
    let (a, b, eni, peer) = (lab.instance(), lab.instance(), lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, b, 1);
    let thief = Asker::open(a, &eni);
    thief.ask((peer.addresses[0], peer.addresses[0]));
    assert_eq!(thief.answer(), (peer.addresses[0], GATEWAY_MAC));
    let (at_a, at_b) = (
        crate::guest::Guest::open(a, eni.addresses[0]),
        crate::guest::Guest::open(b, peer.addresses[0]),
    );
    at_a.send(peer.addresses[0], b"to the peer");
    assert_eq!(at_b.receive(), b"to the peer");
    at_b.send(eni.addresses[0], b"and back");
    assert_eq!(at_a.receive(), b"and back");
}
