//! The largest packet: what a guest's interface says is what passes unfragmented, of both families,
//! and one byte more is refused where it is sent; before a move and after it. A narrower way behind a
//! router is told.

use std::io;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::process::Command;

use nix::errno::Errno;
use rehome_domain::InstanceId;
use rehome_domain::plane::Verb;
use rehome_domain::policy::{Policy, PolicyRoute, Subject, SubnetRoutes};
use rehome_linux::namespace::Namespace;
use rustix::net::sockopt::{
    Ipv4PathMtuDiscovery, Ipv6PathMtuDiscovery, set_ip_mtu_discover, set_ipv6_mtu_discover,
};

use crate::guest::{Guest, PORT};
use crate::lab::lab;
use crate::routes::{BEHIND, by, connect, ip, network};

/// What DHCP tells too (`dhcp::`).
const MTU: usize = 1500;
const UDP_HEADER: usize = 8;

/// A socket in an instance whose packets are never fragmented.
fn unfragmented(instance: InstanceId, from: IpAddr) -> UdpSocket {
    let bind = move || UdpSocket::bind(SocketAddr::new(from, 0)).unwrap();
    let socket = Namespace::open(&instance.to_string()).unwrap().enter(bind).unwrap();
    let set = match from {
        IpAddr::V4(_) => set_ip_mtu_discover(&socket, Ipv4PathMtuDiscovery::DO),
        IpAddr::V6(_) => set_ipv6_mtu_discover(&socket, Ipv6PathMtuDiscovery::DO),
    };
    set.unwrap();
    socket
}

/// The largest passes; one byte more is EMSGSIZE.
fn check(from: (InstanceId, IpAddr), to: (InstanceId, IpAddr)) {
    let header = if to.1.is_ipv6() { 40 } else { 20 };
    let full = vec![7; MTU - header - UDP_HEADER];
    let (socket, guest) = (unfragmented(from.0, from.1), Guest::open(to.0, to.1));
    let there = SocketAddr::new(to.1, PORT);
    assert_eq!(socket.send_to(&full, there).unwrap(), full.len());
    assert_eq!(guest.receive(), full, "from {} to {}", from.1, to.1);
    let refused = socket.send_to(&[full.as_slice(), &[7]].concat(), there).unwrap_err();
    let too_big = io::Error::from(rustix::io::Errno::MSGSIZE).raw_os_error();
    assert_eq!(refused.raw_os_error(), too_big, "from {} to {}", from.1, to.1);
    assert_eq!(guest.received(), None);
}

fn check_mtu(instance: InstanceId) {
    let name = instance.to_string();
    let told = Command::new("ip").args(["-n", &name, "link", "show", "eth0"]).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains(&format!(" mtu {MTU} ")), "{told}");
}

#[test]
fn the_largest_packet_passes_between_subnets_and_one_byte_more_is_refused_also_after_a_move() {
    let Some(lab) = lab() else { return };
    let (a, b, peer) = (lab.instance(), lab.instance(), lab.instance());
    let (eni, other) = (lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&other, peer, 1);
    // The peer's second address is of another subnet.
    let pairs = [
        (IpAddr::V4(eni.addresses[0]), IpAddr::V4(other.addresses[1])),
        (IpAddr::V6(eni.ipv6[0]), IpAddr::V6(other.ipv6[0])),
    ];
    let check_all = |owner| {
        check_mtu(owner);
        for (ours, theirs) in pairs {
            check((owner, ours), (peer, theirs));
            check((peer, theirs), (owner, ours));
        }
    };
    check_mtu(peer);
    check_all(a);
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    lab.apply(Verb::Unstage(eni.key(a, 1)));
    check_all(b);
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
    let route =
        PolicyRoute { destination: "198.51.100.0/24".parse().unwrap(), gateway: by(&router) };
    let blocks = vec!["10.9.0.0/24".parse().unwrap()];
    let subject = Subject::Routes(crate::filters::new_subnet());
    lab.enforce(subject, Policy::Routes(SubnetRoutes { blocks, routes: vec![route] }));
    let (guest, host) = (Guest::open(p, peer.addresses[0]), Guest::open(behind, BEHIND));
    let to = IpAddr::V4(BEHIND);
    let datagram = |packet: usize| vec![7; packet - 20 - UDP_HEADER];
    let fits = datagram(1300);
    guest.send(to, &fits);
    assert_eq!(host.receive(), fits);
    // The first one too many is dropped, and its sender told; from then on it knows.
    let more = datagram(1400);
    guest.send(to, &more);
    assert_eq!(guest.error(), Errno::EMSGSIZE);
    guest.send(to, &more);
    assert_eq!(host.receive(), more);
    assert_eq!(host.received(), None);
}
