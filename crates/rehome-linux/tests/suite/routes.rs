//! Route tables and floating addresses with real packets: routers in instances, a network behind
//! them, a stream through a router that moves, and an address that floats.

use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use rehome_domain::plane::{Enforcement, Verb};
use rehome_domain::policy::{
    Gateway, Guard, HaVipHolder, Holder, Policy, PolicyKey, PolicyRoute, Subject, SubnetRoutes,
};
use rehome_domain::{HaVipId, InstanceId, SubnetId};
use rehome_linux::LinuxPlane;
use rehome_linux::namespace::Namespace;
use rehome_ports::Plane;

use crate::guest::Guest;
use crate::lab::{Eni, Lab, lab, suffix};

/// A host in the network behind the routers.
pub(crate) const BEHIND: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 5);

pub(crate) fn ip(namespace: &str, arguments: &str) {
    let mut command = Command::new("ip");
    command.args(["-n", namespace]).args(arguments.split_whitespace());
    assert!(command.status().unwrap().success(), "ip -n {namespace} {arguments}");
}

/// An instance forwards, and has a network behind it that a bridge in `behind` holds together.
pub(crate) fn connect(router: InstanceId, behind: InstanceId, number: u8) {
    let (router, behind) = (router.to_string(), behind.to_string());
    ip(&behind, &format!("link add dc{number} type veth peer name dc0 netns {router}"));
    ip(&behind, &format!("link set dc{number} master br0 up"));
    ip(&router, "link set dc0 address 02:00:00:00:00:01 up");
    ip(&router, "address add 198.51.100.1/24 dev dc0");
    let set = || {
        std::fs::write("/proc/sys/net/ipv4/ip_forward", "1").unwrap();
    };
    Namespace::open(&router).unwrap().enter(set).unwrap();
}

/// A network of its own with the host [`BEHIND`] in it.
pub(crate) fn network(lab: &Lab) -> InstanceId {
    let behind = lab.instance();
    let name = behind.to_string();
    ip(&name, "link add br0 type bridge");
    ip(&name, "link set br0 up");
    ip(&name, "address add 198.51.100.5/24 dev br0");
    ip(&name, "route add default via 198.51.100.1");
    behind
}

/// What the new router of a pair says on its inner side, as it would with a gratuitous ARP.
pub(crate) fn announce(behind: InstanceId, number: u8) {
    let arguments = format!("-n {behind} fdb replace 02:00:00:00:00:01 dev dc{number} master");
    let status = Command::new("bridge").args(arguments.split(' ')).status();
    assert!(status.unwrap().success(), "bridge {arguments}");
}

pub(crate) struct Table<'a> {
    lab: &'a Lab,
    key: PolicyKey,
    as_of: std::cell::Cell<u64>,
}

pub(crate) fn table(lab: &Lab) -> Table<'_> {
    let subnet = SubnetId::parse(&format!("subnet-{}", suffix())).unwrap();
    let key = PolicyKey { vpc: lab.vpc, subject: Subject::Routes(subnet) };
    Table { lab, key, as_of: 1.into() }
}

pub(crate) fn routes(routes: &[(&str, Gateway)]) -> Policy {
    let route = |(to, gateway): &(&str, Gateway)| PolicyRoute {
        destination: to.parse().unwrap(),
        gateway: *gateway,
    };
    let mut routes: Vec<_> = routes.iter().map(route).collect();
    routes.sort();
    Policy::Routes(SubnetRoutes { blocks: vec!["10.9.0.0/24".parse().unwrap()], routes })
}

pub(crate) fn by(eni: &Eni) -> Gateway {
    Gateway::Address(eni.addresses[0])
}

impl Table<'_> {
    pub(crate) fn enforce(&self, policy: Option<Policy>) {
        enforce(self.lab, self.key, (self.as_of.get(), policy));
        self.as_of.set(self.as_of.get() + 1);
    }
}

fn enforce(lab: &Lab, key: PolicyKey, (as_of, policy): (u64, Option<Policy>)) {
    lab.apply(Verb::Enforce(vec![Enforcement { key, as_of, policy }]));
}

#[test]
fn a_route_by_an_instance_reaches_the_network_behind_it_and_nobody_else_speaks_for_it() {
    let Some(lab) = lab() else { return };
    let (r, p, x) = (lab.instance(), lab.instance(), lab.instance());
    let (router, peer, other) = (lab.eni(10), lab.eni(20), lab.eni(30));
    lab.own(&router, r, 1);
    lab.own(&peer, p, 1);
    lab.own(&other, x, 1);
    let behind = network(&lab);
    connect(r, behind, 1);
    let (guest, host) = (Guest::open(p, peer.addresses[0]), Guest::open(behind, BEHIND));
    let table = table(&lab);
    table.enforce(Some(routes(&[("198.51.100.0/24", by(&router))])));
    guest.send(BEHIND, b"there");
    assert_eq!(host.receive(), b"there");
    host.send(peer.addresses[0], b"and back");
    assert_eq!(guest.receive(), b"and back");
    Guest::open(x, BEHIND).send(peer.addresses[0], b"forged");
    host.send(peer.addresses[0], b"honest");
    assert_eq!(guest.receive(), b"honest");
    // The longest prefix wins: the other has no such host, and what it gets it does not send on.
    let at_other = Guest::open(x, BEHIND);
    let both = [("198.51.100.0/24", by(&router)), ("198.51.100.5/32", by(&other))];
    ip(&x.to_string(), "address add 198.51.100.5/32 dev lo");
    table.enforce(Some(routes(&both)));
    guest.send(BEHIND, b"to the other");
    assert_eq!(at_other.receive(), b"to the other");
    assert_eq!(host.received(), None);
    // Disabled is gone at once.
    table.enforce(Some(routes(&[])));
    drop(guest);
    let told = Guest::open(p, peer.addresses[0]).error_of_sending(BEHIND);
    assert_eq!(told, ErrorKind::NetworkUnreachable);
    let guest = Guest::open(p, peer.addresses[0]);
    host.send(peer.addresses[0], b"unasked");
    assert!(Guest::pings(p, crate::lab::GATEWAY));
    assert_eq!(guest.received(), None);
}

#[test]
fn what_is_steered_later_gets_what_is_routed_to_it_and_what_is_released_no_more() {
    let Some(lab) = lab() else { return };
    let (a, p) = (lab.instance(), lab.instance());
    let (eni, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&peer, p, 1);
    let table = table(&lab);
    let policy = routes(&[("203.0.113.0/24", by(&eni))]);
    table.enforce(Some(policy.clone()));
    assert_eq!(lab.observe().policies[&table.key], policy.fingerprint());
    lab.own(&eni, a, 1);
    let address = Ipv4Addr::new(203, 0, 113, 9);
    ip(&a.to_string(), "address add 203.0.113.9/32 dev lo");
    let (guest, at_a) = (Guest::open(p, peer.addresses[0]), Guest::open(a, address));
    guest.send(address, b"now");
    assert_eq!(at_a.receive(), b"now");
    assert_eq!(lab.observe().policies[&table.key], policy.fingerprint());
    lab.apply(Verb::Release(eni.release(2)));
    guest.try_send(address, b"no more");
    assert_eq!(lab.observe().policies[&table.key], policy.fingerprint());
    assert_eq!(at_a.received(), None);
    lab.apply(Verb::Unstage(eni.key(a, 1)));
    lab.own(&eni, a, 3);
    guest.send(address, b"again");
    assert_eq!(at_a.receive(), b"again");
}

#[test]
fn a_stream_through_a_router_that_moves_does_not_break() {
    const MOVES: u64 = 20;
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (router, peer) = (lab.eni(10), lab.eni(20));
    lab.own(&router, a, 1);
    lab.own(&peer, p, 1);
    let behind = network(&lab);
    connect(a, behind, 1);
    connect(b, behind, 2);
    table(&lab).enforce(Some(routes(&[("198.51.100.0/24", by(&router))])));
    let listener = Namespace::open(&behind.to_string())
        .unwrap()
        .enter(|| TcpListener::bind((BEHIND, 7000)))
        .unwrap()
        .unwrap();
    let from = peer.addresses[0];
    let connect = move || {
        let to = SocketAddrV4::new(BEHIND, 7000).into();
        let stream = TcpStream::connect_timeout(&to, Duration::from_secs(20)).unwrap();
        assert_eq!(stream.local_addr().unwrap().ip(), IpAddr::V4(from));
        stream
    };
    let mut stream = Namespace::open(&p.to_string()).unwrap().enter(connect).unwrap();
    let (mut host, _) = listener.accept().unwrap();
    for side in [&stream, &host] {
        side.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    }
    let echo = thread::spawn(move || {
        let (mut block, mut seen) = ([0; 4096], 0_usize);
        while let Ok(length @ 1..) = host.read(&mut block) {
            host.write_all(&block[..length]).unwrap();
            seen += length;
        }
        seen
    });
    let mut block = [0; 4096];
    for number in 0..MOVES {
        let (to, epoch) = (if number % 2 == 0 { b } else { a }, number + 2);
        lab.apply(Verb::Stage(router.leg(to, epoch)));
        stream.write_all(&block).unwrap();
        lab.apply(Verb::Switch(router.steering(to, epoch)));
        announce(behind, if number % 2 == 0 { 2 } else { 1 });
        stream.read_exact(&mut block).unwrap();
        let from = if number % 2 == 0 { a } else { b };
        lab.apply(Verb::Unstage(router.key(from, epoch - 1)));
    }
    drop(stream);
    assert_eq!(echo.join().unwrap(), block.len() * usize::try_from(MOVES).unwrap());
}

#[test]
fn routes_that_were_damaged_are_seen_and_healed_and_a_lifted_table_leaves_nothing() {
    let Some(lab) = lab() else { return };
    let (r, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, r, 1);
    let table = table(&lab);
    let policy = routes(&[("203.0.113.0/24", by(&eni)), ("0.0.0.0/0", Gateway::Uplink)]);
    let whole = policy.fingerprint();
    table.enforce(Some(policy.clone()));
    let seen = || lab.observe().policies.get(&table.key).copied();
    let namespace = format!("rh-{}", lab.vpc);
    let id = u64::from(eni.addresses[0].to_bits() | 0x8000_0000);
    let Subject::Routes(subnet) = table.key.subject else { unreachable!() };
    let number = u64::from_str_radix(subnet.suffix(), 36).unwrap();
    let kernel_table = 0x4000_0000 | number & 0x3fff_ffff;
    let damages = [
        format!("route delete 203.0.113.0/24 table {kernel_table}"),
        format!("rule delete from 10.9.0.0/24 table {kernel_table}"),
        format!("nexthop replace id {id} blackhole protocol 94"),
        format!("nexthop delete id {id}"),
        String::from("rule delete priority 29000"),
        format!("route add 192.0.2.0/24 dev lo table {kernel_table}"),
    ];
    for damage in damages {
        assert_eq!(seen(), Some(whole), "before {damage}");
        ip(&namespace, &damage);
        assert_ne!(seen(), Some(whole), "{damage}");
        assert!(!lab.observe().broken.vpcs.contains_key(&lab.vpc));
        table.enforce(Some(policy.clone()));
    }
    assert_eq!(seen(), Some(whole));
    // Another process takes up what stands: its relays follow a move.
    let next = LinuxPlane::open(&lab.installation).unwrap();
    let to = lab.instance();
    next.apply(&Verb::Stage(eni.leg(to, 2))).unwrap();
    next.apply(&Verb::Switch(eni.steering(to, 2))).unwrap();
    assert_eq!(next.observe().unwrap().policies[&table.key], whole);
    table.enforce(None);
    assert_eq!(seen(), None);
    let left = Command::new("ip").args(["-n", &namespace, "nexthop"]).output().unwrap();
    assert!(!String::from_utf8(left.stdout).unwrap().contains(&id.to_string()));
}

#[test]
fn an_address_floats_there_and_back_and_who_lost_it_cannot_send_from_it() {
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (first, second, peer) = (lab.eni(10), lab.eni(11), lab.eni(20));
    for (eni, instance) in [(&first, a), (&second, b), (&peer, p)] {
        lab.own(eni, instance, 1);
    }
    let address = Ipv4Addr::new(10, 9, 0, 100);
    for instance in [a, b] {
        ip(&instance.to_string(), "address add 10.9.0.100/32 dev lo");
    }
    let ha_vip = HaVipId::parse(&format!("havip-{}", suffix())).unwrap();
    let key = PolicyKey { vpc: lab.vpc, subject: Subject::HaVip(ha_vip) };
    let held = |eni: &Eni| Some(Holder { eni: eni.id, primary: eni.addresses[0] });
    let floats = |holder| Policy::HaVip(HaVipHolder { address, holder });
    let (at_a, at_b) = (Guest::open(a, address), Guest::open(b, address));
    enforce(&lab, key, (1, Some(floats(None))));
    assert_eq!(lab.observe().policies[&key], floats(None).fingerprint());
    let told = Guest::open(p, peer.addresses[0]).error_of_sending(address);
    assert_eq!(told, ErrorKind::HostUnreachable);
    let guest = Guest::open(p, peer.addresses[0]);
    for (as_of, holder) in (2..).zip([&first, &second, &first]) {
        let policy = floats(held(holder));
        enforce(&lab, key, (as_of, Some(policy.clone())));
        assert_eq!(lab.observe().policies[&key], policy.fingerprint());
        // What floats on an interface is guarded as its own.
        for eni in [&first, &second] {
            let floating = (eni.id == holder.id).then_some(IpAddr::V4(address));
            let own = eni.addresses.iter().copied().map(IpAddr::V4);
            let addresses = own.chain(floating).collect();
            let guard = Policy::Guard(Guard { addresses, groups: Vec::new() });
            let key = PolicyKey { vpc: lab.vpc, subject: Subject::Guard(eni.id) };
            enforce(&lab, key, (as_of, Some(guard)));
        }
        let first_holds = holder.id == first.id;
        let (mine, other) = if first_holds { (&at_a, &at_b) } else { (&at_b, &at_a) };
        guest.send(address, b"hello");
        assert_eq!(mine.receive(), b"hello");
        assert_eq!(other.received(), None);
        other.send(peer.addresses[0], b"from the loser");
        mine.send(peer.addresses[0], b"from the holder");
        assert_eq!(guest.receive(), b"from the holder");
    }
    // It follows its holder in a move.
    let c = lab.instance();
    ip(&c.to_string(), "address add 10.9.0.100/32 dev lo");
    lab.apply(Verb::Stage(first.leg(c, 2)));
    lab.apply(Verb::Switch(first.steering(c, 2)));
    let at_c = Guest::open(c, address);
    guest.send(address, b"moved");
    assert_eq!(at_c.receive(), b"moved");
    let policy = floats(held(&first));
    assert_eq!(lab.observe().policies[&key], policy.fingerprint());
}

#[test]
fn a_route_by_a_floating_address_follows_whoever_holds_it() {
    let Some(lab) = lab() else { return };
    let (a, b, p) = (lab.instance(), lab.instance(), lab.instance());
    let (first, second, peer) = (lab.eni(10), lab.eni(11), lab.eni(20));
    for (eni, instance) in [(&first, a), (&second, b), (&peer, p)] {
        lab.own(eni, instance, 1);
    }
    let vip = Ipv4Addr::new(10, 9, 0, 100);
    let there = Ipv4Addr::new(203, 0, 113, 9);
    let at = [a, b].map(|instance| {
        ip(&instance.to_string(), "address add 203.0.113.9/32 dev lo");
        Guest::open(instance, there)
    });
    let ha_vip = HaVipId::parse(&format!("havip-{}", suffix())).unwrap();
    let key = PolicyKey { vpc: lab.vpc, subject: Subject::HaVip(ha_vip) };
    let table = table(&lab);
    table.enforce(Some(routes(&[("203.0.113.0/24", Gateway::Address(vip))])));
    let guest = Guest::open(p, peer.addresses[0]);
    for (as_of, holder) in (1..).zip([Some(0), Some(1), None, Some(0)]) {
        let eni = holder.map(|place: usize| [&first, &second][place]);
        let holder_of = |eni: &Eni| Holder { eni: eni.id, primary: eni.addresses[0] };
        let floats = HaVipHolder { address: vip, holder: eni.map(holder_of) };
        enforce(&lab, key, (as_of, Some(Policy::HaVip(floats))));
        guest.try_send(there, b"by whom?");
        if let Some(place) = holder {
            assert_eq!(at[place].receive(), b"by whom?");
        }
        assert!(Guest::pings(p, crate::lab::GATEWAY));
        assert_eq!([at[0].received(), at[1].received()], [None, None], "{holder:?}");
    }
}
