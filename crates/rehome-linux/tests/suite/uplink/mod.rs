//! Elastic IPs with real packets: an uplink's namespace with a host in it, VPCs behind it.

use std::net::{IpAddr, Ipv4Addr};
use std::process::Command;

use rehome_domain::plane::{Binding, Unbinding, Verb, VpcNet};
use rehome_domain::policy::{Gateway, GroupRules, Policy, PolicyRoute, Subject, SubnetRoutes};
use rehome_domain::{EipId, Epoch, InstanceId, VpcId};
use rehome_linux::{LinuxPlane, Services};
use rehome_ports::contract::plane::{Cast, bindings};
use rehome_ports::{Plane, PlaneError};

use crate::guest::Guest;
use crate::lab::{Eni, GATEWAY, Lab, bare, suffix};

mod strangers;

/// A host behind the uplink.
pub(crate) const HOST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);
pub(crate) const PUBLIC: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 5);
pub(crate) const OTHER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 6);

fn ip(namespace: impl ToString, arguments: &str) {
    let mut command = Command::new("ip");
    command.args(["-n", &namespace.to_string()]).args(arguments.split_whitespace());
    assert!(command.status().unwrap().success(), "ip {arguments}");
}

/// What is shown there.
fn shown(namespace: impl ToString, arguments: &str) -> String {
    let mut command = Command::new("ip");
    command.args(["-n", &namespace.to_string()]).args(arguments.split_whitespace());
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn nft(lab: &Lab, arguments: &str) {
    let namespace = format!("rh-{}", lab.vpc);
    let mut command = Command::new("ip");
    command.args(["netns", "exec", &namespace, "nft"]).args(arguments.split_whitespace());
    assert!(command.status().unwrap().success(), "nft {arguments}");
}

/// A VPC with an uplink, and the namespace behind that, which has nothing of Rehome's uplink in it.
pub(crate) struct Wan {
    pub(crate) lab: Lab,
    pub(crate) uplink: String,
    pub(crate) outside: InstanceId,
    /// Made the outside, and removes it.
    _maker: Lab,
}

pub(crate) fn wan() -> Option<Wan> {
    wan_with("")
}

fn wan_with(more: &str) -> Option<Wan> {
    let (maker, mut lab) = (bare()?, bare()?);
    let outside = maker.instance();
    ip(outside, &format!("address add {HOST}/32 dev lo"));
    let uplink = format!("netns:{outside}{more}");
    lab.plane = open(&lab, &uplink);
    let vpc = lab.vpc;
    lab.apply(Verb::EnsureVpc(lab.net()));
    lab.apply(Verb::EnsureGateway(rehome_domain::plane::Gateway { vpc, address: GATEWAY }));
    Some(Wan { lab, uplink, outside, _maker: maker })
}

pub(crate) fn open(lab: &Lab, uplink: &str) -> LinuxPlane {
    let uplink = Some(uplink.parse().unwrap());
    LinuxPlane::open_with(&lab.installation, Services { uplink, ..Services::default() }).unwrap()
}

fn eip() -> EipId {
    EipId::parse(&format!("eip-{}", suffix())).unwrap()
}

impl Wan {
    fn binding(&self, eip: EipId, public: Ipv4Addr, private: Ipv4Addr) -> Binding {
        Binding { eip, public, vpc: self.lab.vpc, private, epoch: Epoch(1) }
    }

    pub(crate) fn bind(&self, public: Ipv4Addr, eni: &Eni) -> Binding {
        let binding = self.binding(eip(), public, eni.addresses[0]);
        self.lab.apply(Verb::Bind(binding));
        binding
    }

    pub(crate) fn end(&self, binding: &Binding) {
        let epoch = binding.epoch.next();
        self.lab.apply(Verb::Unbind(Unbinding { eip: binding.eip, epoch }));
    }

    fn host(&self) -> Guest {
        Guest::open(self.outside, HOST)
    }

    /// An instance with an interface that carries packets.
    pub(crate) fn guest(&self, last: u8) -> (InstanceId, Eni, Guest) {
        let (instance, eni) = (self.lab.instance(), self.lab.eni(last));
        self.lab.own(&eni, instance, 1);
        let guest = Guest::open(instance, eni.addresses[0]);
        (instance, eni, guest)
    }

    pub(crate) fn outer(&self) -> String {
        format!("rh-{}", self.lab.vpc.suffix())
    }
}

/// Both ends hear each other, and see who the other one says that it is.
fn talk((one, seen_as): (&Guest, Ipv4Addr), (other, at, known_as): (&Guest, Ipv4Addr, Ipv4Addr)) {
    one.send(at, b"there");
    assert_eq!(other.receive_from(), (b"there".to_vec(), IpAddr::V4(seen_as)));
    other.send(seen_as, b"and back");
    assert_eq!(one.receive_from(), (b"and back".to_vec(), IpAddr::V4(known_as)));
}

#[test]
fn an_elastic_ip_carries_both_ways_and_nobody_else_passes_the_uplink() {
    let Some(wan) = wan() else { return };
    let (with, eni, guest) = wan.guest(10);
    let (without, bare, stranger) = wan.guest(20);
    let host = wan.host();
    wan.bind(PUBLIC, &eni);
    assert_eq!(wan.lab.observe().bindings.len(), 1);
    talk((&host, HOST), (&guest, PUBLIC, PUBLIC));
    talk((&guest, PUBLIC), (&host, HOST, HOST));
    assert!(Guest::pings(wan.outside, PUBLIC));
    assert!(Guest::pings(with, HOST));
    // Nobody without one gets out, and an elastic IP is of one address and not of its interface.
    stranger.try_send(HOST, b"without");
    assert!(!Guest::pings(without, HOST));
    Guest::open(with, eni.addresses[1]).try_send(HOST, b"secondary");
    // Nor forges the address of who has one.
    Guest::open(without, eni.addresses[0]).try_send(HOST, b"forged");
    // What is for a private address does not come in, also where somebody routes it.
    ip(wan.outside, &format!("route add 10.9.0.0/16 via 169.254.0.2 dev {} onlink", wan.outer()));
    host.send(bare.addresses[0], b"straight in");
    host.send(eni.addresses[0], b"straight in");
    // Nor what says that it comes from inside.
    ip(wan.outside, "address add 10.9.0.99/32 dev lo");
    let forger = Guest::open(wan.outside, Ipv4Addr::new(10, 9, 0, 20));
    forger.try_send(PUBLIC, b"from inside");
    talk((&host, HOST), (&guest, PUBLIC, PUBLIC));
    assert_eq!((stranger.received(), guest.received(), host.received()), (None, None, None));
}

#[test]
fn a_flow_of_an_elastic_ip_goes_on_when_its_interface_moves() {
    let Some(wan) = wan() else { return };
    let (source, eni, guest) = wan.guest(10);
    let target = wan.lab.instance();
    let host = wan.host();
    wan.bind(PUBLIC, &eni);
    talk((&host, HOST), (&guest, PUBLIC, PUBLIC));
    let mut guests = [guest, {
        wan.lab.apply(Verb::Stage(eni.leg(target, 2)));
        Guest::open(target, eni.addresses[0])
    }];
    for epoch in 2..12 {
        let to = if epoch % 2 == 0 { target } else { source };
        if epoch > 2 {
            wan.lab.apply(Verb::Stage(eni.leg(to, epoch)));
        }
        wan.lab.apply(Verb::Switch(eni.steering(to, epoch)));
        guests.swap(0, 1);
        talk((&host, HOST), (&guests[0], PUBLIC, PUBLIC));
        let left = if epoch % 2 == 0 { source } else { target };
        wan.lab.apply(Verb::Unstage(eni.key(left, epoch - 1)));
        assert_eq!(guests[1].received(), None);
    }
}

#[test]
fn what_is_unbound_stops_at_once_and_the_last_one_leaves_nothing_behind() {
    let Some(wan) = wan() else { return };
    let before = [shown(wan.outside, "link"), shown(wan.outside, "route show table all")];
    let ((_, eni, guest), (place, other, stays)) = (wan.guest(10), wan.guest(20));
    let host = wan.host();
    let (going, last) = (wan.bind(PUBLIC, &eni), wan.bind(OTHER, &other));
    for (guest, public) in [(&guest, PUBLIC), (&stays, OTHER)] {
        talk((&host, HOST), (guest, public, public));
    }
    wan.end(&going);
    // Of flows that were there already, both ways.
    host.try_send(PUBLIC, b"late");
    guest.try_send(HOST, b"late");
    talk((&host, HOST), (&stays, OTHER, OTHER));
    assert_eq!((guest.received(), host.received()), (None, None));
    // Its address may be given to another, and what began before does not reach the new one's flows.
    let again = wan.binding(eip(), PUBLIC, other.addresses[1]);
    wan.lab.apply(Verb::Bind(again));
    let second = Guest::open(place, other.addresses[1]);
    talk((&host, HOST), (&second, PUBLIC, PUBLIC));
    assert_eq!(guest.received(), None);
    // To another address in one step, with a flow under way: that one has it from now on.
    let again = Binding { private: eni.addresses[0], epoch: Epoch(2), ..again };
    wan.lab.apply(Verb::Bind(again));
    talk((&host, HOST), (&guest, PUBLIC, PUBLIC));
    assert_eq!(second.received(), None);
    for binding in [again, last] {
        wan.end(&binding);
    }
    let after = [shown(wan.outside, "link"), shown(wan.outside, "route show table all")];
    assert_eq!(after, before);
    let inside = format!("rh-{}", wan.lab.vpc);
    assert_eq!(shown(&inside, "route show default"), "");
    let chains: Vec<_> = wan.lab.filters().into_iter().map(|it| it.0).collect();
    assert!(chains.iter().all(|it| !it.contains("uplink") && !it.contains("eips")), "{chains:?}");
}

#[test]
fn inside_of_a_vpc_an_elastic_ip_is_reached_by_who_has_one_too() {
    let Some(wan) = wan() else { return };
    let ((_, eni, guest), (_, other, peer)) = (wan.guest(10), wan.guest(20));
    let (without, _, stranger) = wan.guest(30);
    wan.bind(PUBLIC, &eni);
    wan.bind(OTHER, &other);
    talk((&guest, PUBLIC), (&peer, OTHER, OTHER));
    stranger.try_send(PUBLIC, b"without one");
    assert!(!Guest::pings(without, PUBLIC));
    // By their private addresses all of them are neighbours as before.
    let [one, two] = [&eni, &other].map(|it| it.addresses[0]);
    talk((&guest, one), (&peer, two, two));
    assert_eq!(guest.received(), None);
}

#[test]
fn vpcs_of_the_same_addresses_meet_by_their_elastic_ips_alone() {
    let Some(wan) = wan() else { return };
    let (_, eni, guest) = wan.guest(10);
    // The uplink's namespace is a router between them.
    crate::hand::Hand(wan.outside.to_string()).sysctl("ipv4/ip_forward", "1");
    let vpc = VpcId::parse(&format!("vpc-{}", suffix())).unwrap();
    wan.lab.apply(Verb::EnsureVpc(VpcNet { vpc, ..wan.lab.net() }));
    wan.lab.apply(Verb::EnsureGateway(rehome_domain::plane::Gateway { vpc, address: GATEWAY }));
    let (instance, twin) = (wan.lab.instance(), Eni { vpc, ..wan.lab.eni(10) });
    wan.lab.own(&twin, instance, 1);
    let there = Guest::open(instance, twin.addresses[0]);
    let first = wan.bind(PUBLIC, &eni);
    let second = Binding { vpc, ..wan.binding(eip(), OTHER, twin.addresses[0]) };
    wan.lab.apply(Verb::Bind(second));
    talk((&guest, PUBLIC), (&there, OTHER, OTHER));
    // From one VPC to the other, in one step: the first one has nothing left of it.
    let moved = Binding { vpc, private: twin.addresses[1], epoch: Epoch(2), ..first };
    wan.lab.apply(Verb::Bind(moved));
    let host = wan.host();
    talk((&host, HOST), (&Guest::open(instance, twin.addresses[1]), PUBLIC, PUBLIC));
    let seen = wan.lab.observe().bindings;
    assert_eq!(seen.values().copied().collect::<Vec<_>>().len(), 2);
    assert!(seen.values().all(|it| it.vpc == vpc), "{seen:?}");
    assert_eq!(guest.received(), None);
    wan.lab.apply(Verb::RemoveVpc(vpc));
    assert!(wan.lab.observe().bindings.is_empty());
    assert!(!shown(wan.outside, "route").contains("203.0.113"), "{}", shown(wan.outside, "route"));
}

#[test]
fn neighbours_of_a_named_device_find_elastic_ips_by_arp() {
    let Some(street) = bare() else { return };
    let house = street.instance();
    let Some(wan) = wan_with(",device:door") else { return };
    ip(wan.outside, &format!("link add door type veth peer name door netns {house}"));
    ip(wan.outside, "address add 192.0.2.1/24 dev door");
    ip(wan.outside, "link set door up");
    ip(house, "address add 192.0.2.9/24 dev door");
    ip(house, "link set door up");
    ip(house, "route add 203.0.113.0/24 dev door");
    crate::hand::Hand(wan.outside.to_string()).sysctl("ipv4/ip_forward", "1");
    crate::hand::Hand(wan.outside.to_string()).sysctl("ipv4/neigh/door/proxy_delay", "0");
    let (_, eni, guest) = wan.guest(10);
    let binding = wan.bind(PUBLIC, &eni);
    let neighbour = Guest::open(house, Ipv4Addr::new(192, 0, 2, 9));
    talk((&neighbour, Ipv4Addr::new(192, 0, 2, 9)), (&guest, PUBLIC, PUBLIC));
    // Somebody else's answer is not ours to take back.
    ip(wan.outside, "neighbour add proxy 203.0.113.77 dev door");
    wan.end(&binding);
    let left = shown(wan.outside, "neighbour show proxy");
    assert!(!left.contains("203.0.113.5") && left.contains("203.0.113.77"), "{left}");
    // What a VPC left that somebody removed by hand is taken back at the next start.
    wan.bind(PUBLIC, &eni);
    ip(wan.outside, &format!("link delete {}", wan.outer()));
    drop(open(&wan.lab, &wan.uplink));
    let left = shown(wan.outside, "neighbour show proxy");
    assert!(!left.contains("203.0.113.5") && left.contains("203.0.113.77"), "{left}");
}

type Damage = (&'static str, fn(&Wan));

const DAMAGES: &[Damage] = &[
    ("the VPC's end", |it| ip(format!("rh-{}", it.lab.vpc), "link delete uplink")),
    ("the VPC's end down", |it| ip(format!("rh-{}", it.lab.vpc), "link set uplink down")),
    ("the other end down", |it| ip(it.outside, &format!("link set {} down", it.outer()))),
    ("its name", |it| {
        ip(it.outside, &format!("link set {} down", it.outer()));
        ip(it.outside, &format!("link set {} alias -", it.outer()));
    }),
    ("the way out", |it| ip(format!("rh-{}", it.lab.vpc), "route delete default")),
    ("who is outside", |it| {
        ip(format!("rh-{}", it.lab.vpc), "neighbour delete 169.254.0.1 dev uplink");
    }),
    ("who is inside", |it| {
        ip(it.outside, &format!("neighbour delete 169.254.0.2 dev {}", it.outer()));
    }),
    ("the way in", |it| ip(it.outside, "route delete 203.0.113.5")),
    ("one translation", |it| nft(&it.lab, "delete element inet rehome eips_from { 10.9.0.10 }")),
    ("the other one", |it| nft(&it.lab, "delete element inet rehome eips_to { 203.0.113.5 }")),
    ("both maps", |it| {
        nft(&it.lab, "flush map inet rehome eips_from");
        nft(&it.lab, "flush map inet rehome eips_to");
    }),
    ("a chain's rules", |it| nft(&it.lab, "flush chain inet rehome uplink_to")),
    ("a rule more", |it| nft(&it.lab, "add rule inet rehome uplink accept")),
    ("all of nftables", |it| nft(&it.lab, "flush ruleset")),
];

#[test]
fn what_somebody_damages_is_seen_and_is_right_again() {
    let Some(wan) = wan() else { return };
    let (_, eni, guest) = wan.guest(10);
    let host = wan.host();
    let binding = wan.bind(PUBLIC, &eni);
    for (number, (name, damage)) in DAMAGES.iter().enumerate() {
        damage(&wan);
        // By the process that made it, and by one that knows nothing of it.
        let fresh = open(&wan.lab, &wan.uplink);
        let planes = [&fresh, &wan.lab.plane];
        for plane in planes {
            assert_eq!(plane.observe().unwrap().bindings.len(), 0, "{name}");
        }
        let plane = planes[number % 2];
        if *name == "all of nftables" {
            plane.apply(&Verb::EnsureVpc(wan.lab.net())).unwrap();
            let guard = Policy::Guard(crate::filters::guard(&eni, &[]));
            let guard = wan.lab.enforcement(Subject::Guard(eni.id), Some(guard));
            plane.apply(&Verb::Enforce(vec![guard])).unwrap();
        }
        plane.apply(&Verb::Bind(binding)).unwrap_or_else(|error| panic!("{name}: {error}"));
        for plane in planes {
            let seen = plane.observe().unwrap().bindings;
            assert_eq!(seen.get(&binding.eip), Some(&binding), "{name}");
        }
        talk((&host, HOST), (&guest, PUBLIC, PUBLIC));
    }
    // Damaged, it can be ended as well, also by a process that never saw it whole.
    ip(wan.outside, "route delete 203.0.113.5");
    let fresh = open(&wan.lab, &wan.uplink);
    fresh.apply(&Verb::Unbind(Unbinding { eip: binding.eip, epoch: Epoch(2) })).unwrap();
    assert!(!shown(wan.outside, "link").contains(&wan.outer()));
}

#[test]
fn a_process_that_starts_takes_up_what_is_at_work_with_its_fence() {
    let Some(wan) = wan() else { return };
    let (_, eni, guest) = wan.guest(10);
    let newer = Binding { epoch: Epoch(7), ..wan.bind(PUBLIC, &eni) };
    wan.lab.apply(Verb::Bind(newer));
    let fresh = open(&wan.lab, &wan.uplink);
    assert_eq!(fresh.observe().unwrap().bindings.get(&newer.eip), Some(&newer));
    let late = Unbinding { eip: newer.eip, epoch: Epoch(6) };
    let refused = fresh.apply(&Verb::Unbind(late)).unwrap_err();
    assert_eq!(refused, PlaneError::StaleBinding { eip: newer.eip, newest: Epoch(7) });
    talk((&wan.host(), HOST), (&guest, PUBLIC, PUBLIC));
}

#[test]
fn a_route_by_the_uplink_goes_out_there_past_a_wider_one_by_an_instance() {
    let Some(wan) = wan() else { return };
    let ((_, eni, guest), (router, by, _)) = (wan.guest(10), wan.guest(20));
    let host = wan.host();
    wan.bind(PUBLIC, &eni);
    ip(router, &format!("address add {HOST}/32 dev lo"));
    let at_router = Guest::open(router, HOST);
    let subject = Subject::Routes(crate::filters::new_subnet());
    let enforce = |routes: &[(&str, Gateway)]| {
        let route = |it: &(&str, Gateway)| PolicyRoute {
            destination: it.0.parse().unwrap(),
            gateway: it.1,
        };
        let blocks = vec!["10.9.0.0/24".parse().unwrap()];
        let routes = routes.iter().map(route).collect();
        wan.lab.enforce(subject, Policy::Routes(SubnetRoutes { blocks, routes }));
    };
    let everything = ("0.0.0.0/0", Gateway::Address(by.addresses[0]));
    enforce(&[everything]);
    guest.send(HOST, b"to the router");
    assert_eq!(at_router.receive(), b"to the router");
    enforce(&[everything, ("198.51.100.7/32", Gateway::Uplink)]);
    talk((&guest, PUBLIC), (&host, HOST, HOST));
    assert_eq!((at_router.received(), host.received()), (None, None));
}

#[test]
fn a_flow_goes_on_when_its_binding_is_asked_for_again_at_a_newer_epoch() {
    let Some(wan) = wan() else { return };
    let (_, eni, guest) = wan.guest(10);
    let host = wan.host();
    let binding = wan.bind(PUBLIC, &eni);
    let group = crate::filters::new_group();
    let rules = GroupRules { ingress: Vec::new(), ..crate::filters::open() };
    wan.lab.group(group, &rules);
    wan.lab.guard(&eni, &[group]);
    talk((&guest, PUBLIC), (&host, HOST, HOST));
    wan.lab.apply(Verb::Bind(Binding { epoch: Epoch(2), ..binding }));
    // Let in because it is an answer, and for nothing else.
    host.send(PUBLIC, b"still an answer");
    assert_eq!(guest.receive(), b"still an answer");
    wan.lab.apply(Verb::Unbind(Unbinding { eip: binding.eip, epoch: Epoch(3) }));
    wan.lab.apply(Verb::Bind(Binding { epoch: Epoch(4), ..binding }));
    host.send(PUBLIC, b"none any more");
    talk((&guest, PUBLIC), (&host, HOST, HOST));
    assert_eq!(guest.received(), None);
}

#[test]
fn with_an_uplink_the_kernel_keeps_every_promise_about_elastic_ips() {
    for (number, (_, promise)) in bindings::promises().into_iter().enumerate() {
        let Some(wan) = wan() else { return };
        assert!(wan.lab.plane.carries_bindings());
        let seed = 0x7570 << 32 | u64::from(std::process::id()) << 8 | number as u64;
        promise(&wan.lab.plane, &Cast::new(seed));
    }
}
