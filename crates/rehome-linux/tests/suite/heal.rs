//! Repair without hints: whatever somebody takes away or changes by hand is right again, whatever
//! leaked goes, and what others made beside it stays.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rehome_domain::migration::{Epoch, Placement};
use rehome_domain::plane::{Gateway, IPV6_GATEWAY, Verb, VpcNet};
use rehome_domain::{InstanceId, VpcId};
use rehome_linux::LinuxPlane;
use rehome_linux::namespace::Namespace;

use crate::estate::{self, Estate};
use crate::hand::{Attribute, OTHERS, OURS};
use crate::lab::{GATEWAY, suffix};

const MAC: [u8; 6] = [2, 0, 0, 0, 0, 9];
const UNREACHABLE: u8 = 7;
const UNICAST: u8 = 1;
const CREATE: u16 = 0x400;

/// Somebody's deed, and what the repair says of it.
type Damage = (&'static str, fn(&Estate), &'static str);

fn primary(estate: &Estate) -> Ipv4Addr {
    estate.of(estate.eni).addresses[0]
}

fn ipv6(estate: &Estate) -> IpAddr {
    estate.of(estate.eni).ipv6[0].into()
}

fn leg(estate: &Estate) -> String {
    estate.leg(estate.eni)
}

fn text(value: &str) -> Vec<u8> {
    format!("{value}\0").into_bytes()
}

fn nhid(address: Ipv4Addr) -> Attribute {
    (30, address.to_bits().to_ne_bytes().to_vec())
}

fn fence() -> [Attribute; 2] {
    [(1, text("rehome")), (2, text("fence"))]
}

fn door() -> [Attribute; 2] {
    [(1, text("rehome")), (2, text("input"))]
}

/// On the VPC's side.
const OUTSIDE: &[Damage] = &[
    ("leg deleted", |e| e.vpc_hand().delete_link(&leg(e)), "stage"),
    ("leg down", |e| e.vpc_hand().down(&leg(e)), "stage"),
    ("leg's MAC", |e| e.vpc_hand().set_mac(&leg(e), MAC), "another MAC"),
    (
        "leg's proxy ARP",
        |e| e.vpc_hand().sysctl(&format!("ipv4/conf/{}/proxy_arp", leg(e)), "0"),
        "kernel parameter of the VPC's side",
    ),
    (
        "leg's filter",
        |e| e.vpc_hand().sysctl(&format!("ipv4/conf/{}/rp_filter", leg(e)), "1"),
        "kernel parameter of the VPC's side",
    ),
    (
        "leg's delay",
        |e| e.vpc_hand().sysctl(&format!("ipv4/neigh/{}/proxy_delay", leg(e)), "80"),
        "kernel parameter of the VPC's side",
    ),
    (
        "neighbour",
        |e| e.vpc_hand().delete_neighbour(&leg(e), primary(e).into()),
        "does not know the MAC of",
    ),
    (
        "IPv6 neighbour",
        |e| e.vpc_hand().delete_neighbour(&leg(e), ipv6(e)),
        "does not know the MAC of fd09",
    ),
    (
        "IPv6 gateway",
        |e| e.vpc_hand().delete_address(&leg(e), IPV6_GATEWAY.into(), 64),
        "lost its IPv6 gateway",
    ),
    (
        "leg's forwarding of IPv6",
        |e| e.vpc_hand().sysctl(&format!("ipv6/conf/{}/forwarding", leg(e)), "0"),
        "routes no IPv6",
    ),
    (
        "leg's IPv6",
        |e| e.vpc_hand().sysctl(&format!("ipv6/conf/{}/disable_ipv6", leg(e)), "1"),
        "routes no IPv6",
    ),
    ("IPv6 route deleted", |e| e.vpc_hand().delete_route((ipv6(e), 128), 254), "switch"),
    (
        "nexthop of IPv4 alone",
        |e| {
            e.vpc_hand().delete_nexthop(primary(e).to_bits());
            e.vpc_hand().set_old_nexthop(primary(e).to_bits(), &leg(e));
            let add = |address: &Ipv4Addr| {
                let to = ((*address).into(), 32);
                e.vpc_hand().add_route((0, UNICAST, OURS), to, &[nhid(primary(e))]);
            };
            e.of(e.eni).addresses.iter().for_each(add);
        },
        "leads IPv4 alone",
    ),
    ("nexthop deleted", |e| e.vpc_hand().delete_nexthop(primary(e).to_bits()), "switch"),
    (
        "nexthop to another leg",
        |e| e.vpc_hand().set_nexthop(primary(e).to_bits(), &e.leg(e.third), OURS),
        "switch",
    ),
    (
        "nexthop to another leg, and not by us",
        |e| e.vpc_hand().set_nexthop(primary(e).to_bits(), &e.leg(e.third), 0),
        "switch",
    ),
    ("route deleted", |e| e.vpc_hand().delete_route((primary(e).into(), 32), 254), "switch"),
    (
        "every route deleted",
        |e| {
            let delete = |address| {
                e.vpc_hand().delete_route((address, if address.is_ipv6() { 128 } else { 32 }), 254)
            };
            e.of(e.eni).all_addresses().into_iter().for_each(delete);
        },
        "switch",
    ),
    (
        "route to another's nexthop",
        |e| {
            let other = nhid(e.of(e.third).addresses[0]);
            let to = (e.of(e.eni).addresses[1].into(), 32);
            e.vpc_hand().delete_route(to, 254);
            e.vpc_hand().add_route((0, UNICAST, OURS), to, &[other]);
        },
        "switch",
    ),
    (
        "what is unreachable",
        |e| e.vpc_hand().delete_route(([10, 9, 0, 0].into(), 16), 254),
        "0 routes say what is unreachable",
    ),
    ("gateway", |e| e.vpc_hand().delete_address("lo", GATEWAY.into(), 32), "ensure_gateway"),
    ("forwarding", |e| e.vpc_hand().sysctl("ipv4/ip_forward", "0"), "ip_forward is 0"),
    ("IPv6", |e| e.vpc_hand().sysctl("ipv6/conf/all/disable_ipv6", "1"), "disable_ipv6 is 1"),
    (
        "forwarding of IPv6",
        |e| e.vpc_hand().sysctl("ipv6/conf/all/forwarding", "0"),
        "forwarding is 0",
    ),
    ("lo down", |e| e.vpc_hand().down("lo"), "lo is down"),
    ("fence rule", |e| e.vpc_hand().nft(8, 0, &fence()), "fence"),
    ("fence table", |e| e.vpc_hand().nft(2, 0, &[(1, text("rehome"))]), "fence"),
    (
        "fence asleep",
        |e| e.vpc_hand().nft(0, 0, &[(1, text("rehome")), (2, 1u32.to_be_bytes().to_vec())]),
        "fence",
    ),
    ("a rule beside the fence's", |e| e.vpc_hand().nft(6, 0x400, &fence()), "fence"),
    ("a rule in the door", |e| e.vpc_hand().nft(6, 0x400, &door()), "fence"),
    (
        "the table of an earlier version",
        |e| e.vpc_hand().nft_of((2, 0), CREATE, &[(1, text("rehome"))]),
        "fence",
    ),
    ("VPC deleted", |e| Namespace::delete(&format!("rh-{}", e.lab.vpc)).unwrap(), "ensure_vpc"),
];

/// On the instance's side.
const INSIDE: &[Damage] = &[
    (
        "address",
        |e| e.guest_hand().delete_address("eth0", primary(e).into(), 24),
        "has lost 10.9.0.10",
    ),
    ("IPv6 address", |e| e.guest_hand().delete_address("eth0", ipv6(e), 128), "has lost fd09::a"),
    ("IPv6", |e| e.guest_hand().sysctl("ipv6/conf/eth0/disable_ipv6", "1"), "has lost fd09::a"),
    (
        "IPv6 route of the table",
        |e| e.guest_hand().delete_route((Ipv6Addr::UNSPECIFIED.into(), 0), 1000),
        "table 1000 has no IPv6 default route",
    ),
    (
        "IPv6 default route",
        |e| e.guest_hand().delete_route((Ipv6Addr::UNSPECIFIED.into(), 0), 254),
        "no IPv6 default route",
    ),
    ("IPv6 rule", |e| e.guest_hand().delete_rule(ipv6(e), 1000), "no rule leads fd09::a"),
    (
        "IPv6 gateway's MAC",
        |e| e.guest_hand().delete_neighbour("eth0", IPV6_GATEWAY.into()),
        "the gateway's MAC",
    ),
    // The kernel takes the nexthop away with the carrier, now or a moment later.
    ("interface down", |e| e.guest_hand().down("eth0"), "stage"),
    ("interface deleted", |e| e.guest_hand().delete_link("eth0"), "stage"),
    ("interface's MAC", |e| e.guest_hand().set_mac("eth0", MAC), "does not know the MAC of"),
    ("interface's name", |e| e.guest_hand().rename("eth0", "mine"), "is called mine"),
    ("interface's place", |e| e.guest_hand().rename("eth0", "eth5"), "to table 1005"),
    (
        "interface's filter",
        |e| e.guest_hand().sysctl("ipv4/conf/eth0/rp_filter", "1"),
        "filters by the reverse path",
    ),
    (
        "route of the table",
        |e| e.guest_hand().delete_route((Ipv4Addr::UNSPECIFIED.into(), 0), 1000),
        "table 1000 has no default route",
    ),
    (
        "default route",
        |e| e.guest_hand().delete_route((Ipv4Addr::UNSPECIFIED.into(), 0), 254),
        "no default route",
    ),
    ("rule", |e| e.guest_hand().delete_rule(primary(e).into(), 1000), "no rule leads 10.9.0.10"),
    ("neighbour", |e| e.guest_hand().delete_neighbour("eth0", GATEWAY.into()), "the gateway's MAC"),
    (
        "filter",
        |e| e.guest_hand().sysctl("ipv4/conf/all/rp_filter", "1"),
        "filters by the reverse path",
    ),
    ("lo down", |e| e.guest_hand().down("lo"), "lo is down"),
    ("instance deleted", |e| Namespace::delete(&e.owner.to_string()).unwrap(), "ensure_instance"),
];

fn heal(estate: &Estate, (name, damage, says): &Damage, plane: &LinuxPlane) {
    damage(estate);
    let done = estate.repair(plane);
    assert!(done.iter().any(|line| line.contains(says)), "{name}: {done:?}");
    estate.check_packets(name);
}

#[test]
fn whatever_is_changed_by_hand_is_right_again() {
    for damages in [OUTSIDE, INSIDE] {
        let Some(estate) = Estate::new() else { return };
        estate.check_packets("nothing happened");
        for damage in damages {
            heal(&estate, damage, &estate.lab.plane);
            // A process that was not there when it happened.
            damage.1(&estate);
            let fresh = LinuxPlane::open(&estate.lab.installation).unwrap();
            estate.repair(&fresh);
            estate.check_packets(damage.0);
            // The first process has missed that, and goes on.
            estate.repair(&estate.lab.plane);
            estate.check_packets(damage.0);
        }
    }
}

#[test]
fn all_of_it_at_once_is_right_again() {
    let Some(estate) = Estate::new() else { return };
    const OUTSIDE_TOO: &[&str] = &[
        "leg's delay",
        "IPv6 neighbour",
        "IPv6 gateway",
        "nexthop to another leg",
        "every route deleted",
        "gateway",
        "forwarding of IPv6",
        "lo down",
        "fence table",
    ];
    let outside: Vec<&Damage> = OUTSIDE.iter().filter(|it| OUTSIDE_TOO.contains(&it.0)).collect();
    assert_eq!(outside.len(), OUTSIDE_TOO.len());
    for (_, damage, _) in outside.into_iter().chain(&INSIDE[3..7]).chain(&INSIDE[13..19]) {
        damage(&estate);
    }
    estate.repair(&estate.lab.plane);
    estate.check_packets("all at once");
}

/// What leaked, and the verb that removes it.
const LEAKS: &[Damage] = &[
    (
        "leg of an old epoch",
        |e| {
            let mut old = e.of(e.eni).clone();
            old.placement = Placement::Free;
            let mut place = *e.of(e.eni).placement.attachment().unwrap();
            (place.instance, place.epoch) = (e.thief, Epoch(2));
            place.device_index = rehome_domain::DeviceIndex(3);
            e.lab.apply(Verb::Stage(old.leg(&place, e.subnet())));
        },
        "unstage",
    ),
    (
        "interface that nobody knows",
        |e| {
            let place = *e.of(e.third).placement.attachment().unwrap();
            let device_index = rehome_domain::DeviceIndex(4);
            let place = rehome_domain::migration::Attachment { device_index, ..place };
            let stranger = estate::eni(&e.lab, (e.subnet(), 77), Placement::On(place));
            e.lab.apply(Verb::Stage(stranger.leg(&place, e.subnet())));
            e.lab.apply(Verb::Switch(stranger.steering(&place)));
        },
        "release",
    ),
    (
        "nexthop that leads to no leg",
        |e| e.vpc_hand().set_nexthop(55, "lo", OURS),
        "1 nexthops lead nowhere",
    ),
    (
        "nexthop to a leg, not its own",
        |e| e.vpc_hand().set_nexthop(56, &leg(e), OURS),
        "nexthop 56 leads to it",
    ),
    (
        "address routed to an interface that has it not",
        |e| {
            let to = ([10, 9, 0, 99].into(), 32);
            e.vpc_hand().add_route((0, UNICAST, OURS), to, &[nhid(primary(e))]);
        },
        "switch",
    ),
    (
        "nexthop and route to a leg, not its own",
        |e| {
            e.vpc_hand().set_nexthop(57, &leg(e), OURS);
            let to = ([10, 9, 0, 98].into(), 32);
            e.vpc_hand().add_route((0, UNICAST, OURS), to, &[(30, 57u32.to_ne_bytes().to_vec())]);
        },
        "nexthop 57 leads to it",
    ),
    (
        "route to a block",
        |e| {
            let lo = (4, 1u32.to_ne_bytes().to_vec());
            e.vpc_hand().add_route((0, UNICAST, OURS), ([10, 9, 7, 0].into(), 24), &[lo]);
        },
        "1 routes and 0 nexthops lead nowhere",
    ),
    (
        "another block unreachable",
        |e| {
            let block = ([10, 9, 0, 0].into(), 25);
            e.vpc_hand().add_route((0, UNREACHABLE, OURS), block, &[]);
        },
        "2 routes say what is unreachable",
    ),
    (
        "gateway of a subnet that is not there",
        |e| {
            let address = [10, 9, 3, 1].into();
            e.lab.apply(Verb::EnsureGateway(Gateway { vpc: e.lab.vpc, address }));
        },
        "remove_gateway",
    ),
    (
        "instance",
        |e| {
            let instance = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
            e.lab.apply(Verb::EnsureInstance(instance));
        },
        "remove_instance",
    ),
    (
        "VPC",
        |e| {
            let vpc = VpcId::parse(&format!("vpc-{}", suffix())).unwrap();
            e.lab.apply(Verb::EnsureVpc(VpcNet { vpc, ..e.lab.net() }));
        },
        "remove_vpc",
    ),
];

#[test]
fn whatever_leaked_is_removed_and_what_others_made_beside_it_stays() {
    let Some(estate) = Estate::new() else { return };
    let foreign = || {
        let vpc = estate.vpc_hand().read(&["fib_trie", "route"]);
        let guest = estate.guest_hand().read(&["fib_trie", "route"]);
        [vpc, guest]
    };
    make_foreign(&estate);
    let before = foreign();
    for (name, leak, says) in LEAKS {
        for restarted in [false, true] {
            leak(&estate);
            let fresh = LinuxPlane::open(&estate.lab.installation).unwrap();
            let plane = if restarted { &fresh } else { &estate.lab.plane };
            let done = estate.repair(plane);
            assert!(done.iter().any(|line| line.contains(says)), "{name}: {done:?}");
            estate.check_packets(name);
            assert_eq!(foreign(), before, "{name}");
        }
    }
    check_foreign(&estate);
}

/// Of each kind one that is not ours, in our own namespaces.
fn make_foreign(estate: &Estate) {
    let (vpc, guest) = (estate.vpc_hand(), estate.guest_hand());
    vpc.make_device("other0", "other1");
    vpc.add_address("lo", [10, 99, 0, 1].into(), 32);
    vpc.set_nexthop(77, "other0", OTHERS);
    let nexthop = (30, 77u32.to_ne_bytes().to_vec());
    vpc.add_route((0, UNICAST, OTHERS), ([10, 99, 0, 9].into(), 32), &[nexthop]);
    vpc.add_route((0, UNREACHABLE, OTHERS), ([10, 98, 0, 0].into(), 16), &[]);
    vpc.nft(0, 0x400, &[(1, text("other"))]);
    guest.make_device("other0", "other1");
    guest.add_address("eth0", [10, 97, 0, 1].into(), 32);
    guest.add_rule([10, 97, 0, 1].into(), (254, 900));
}

/// They can be taken away: so they were there.
fn check_foreign(estate: &Estate) {
    let (vpc, guest) = (estate.vpc_hand(), estate.guest_hand());
    vpc.delete_route(([10, 99, 0, 9].into(), 32), 254);
    vpc.delete_route(([10, 98, 0, 0].into(), 16), 254);
    vpc.delete_nexthop(77);
    vpc.delete_link("other0");
    vpc.delete_address("lo", [10, 99, 0, 1].into(), 32);
    vpc.nft(2, 0, &[(1, text("other"))]);
    guest.delete_rule([10, 97, 0, 1].into(), 254);
    guest.delete_address("eth0", [10, 97, 0, 1].into(), 32);
    guest.delete_link("other0");
}

/// MigratePrivateIpAddress: the new holder claims the address before the old one drops it.
#[test]
fn an_address_that_another_interface_took_over_stays_with_it() {
    let Some(estate) = Estate::new() else { return };
    let steering = |eni, addresses: &[IpAddr]| {
        let eni = estate.of(eni);
        let mut steering = eni.steering(eni.placement.attachment().unwrap());
        steering.addresses = addresses.to_vec();
        Verb::Switch(steering)
    };
    let (own, other) = (estate.of(estate.eni), estate.of(estate.third));
    let (kept, lab) = (own.all_addresses()[..1].to_vec(), &estate.lab);
    let moved = IpAddr::V4(own.addresses[1]);
    lab.apply(steering(estate.third, &[other.all_addresses(), vec![moved]].concat()));
    lab.apply(steering(estate.eni, &kept));
    let seen = lab.observe().steering;
    assert_eq!(seen[&estate.eni].addresses, kept);
    assert!(seen[&estate.third].addresses.contains(&moved));
    // And so it is when the old holder is released, with addresses that it does not have any more.
    lab.apply(Verb::Release(own.release(Epoch(2))));
    let seen = lab.observe().steering;
    assert!(!seen.contains_key(&estate.eni) && seen[&estate.third].addresses.contains(&moved));
}

#[test]
fn where_all_is_right_nothing_is_done() {
    let Some(estate) = Estate::new() else { return };
    let observed = estate.lab.observe();
    assert_eq!(estate.repairs(&observed), []);
    assert_eq!(observed.broken, rehome_domain::plane::Broken::default());
}
