//! The bandwidth of instances, with real packets. A slow machine only takes longer than the least time
//! that is asked for.

use std::net::Ipv4Addr;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rehome_domain::InstanceId;
use rehome_domain::plane::{Gateway, Verb};
use rehome_linux::{InstanceLimit, LinuxPlane, Services};
use rehome_ports::Plane;

use crate::guest::{Guest, transfer};
use crate::lab::{Eni, GATEWAY, Lab, bare};

/// In Mbit/s: a megabyte takes a second.
const LIMIT: u32 = 8;
const BYTES: usize = 1_000_000;
/// Of that second, without what may go at once.
const LEAST: Duration = Duration::from_millis(900);

fn open(lab: &Lab, limit: Option<u32>) -> LinuxPlane {
    let instance_limit = limit.map(|mbps| InstanceLimit::mbps(mbps).unwrap());
    let services = Services { instance_limit, ..Services::default() };
    LinuxPlane::open_with(&lab.installation, services).unwrap()
}

fn limited() -> Option<Lab> {
    let mut lab = bare()?;
    lab.plane = open(&lab, Some(LIMIT));
    let vpc = lab.vpc;
    lab.apply(Verb::EnsureVpc(lab.net()));
    lab.apply(Verb::EnsureGateway(Gateway { vpc, address: GATEWAY }));
    Some(lab)
}

fn guest(lab: &Lab, last: u8) -> (InstanceId, Eni) {
    let (instance, eni) = (lab.instance(), lab.eni(last));
    lab.own(&eni, instance, 1);
    (instance, eni)
}

/// One more interface in an instance.
fn second(lab: &Lab, instance: InstanceId, last: u8) -> Eni {
    let eni = lab.eni(last);
    lab.apply(Verb::Stage(eni.leg_at(instance, 1, 1)));
    lab.apply(Verb::Switch(eni.steering(instance, 1)));
    eni
}

fn address(eni: &Eni) -> Ipv4Addr {
    eni.addresses[0]
}

#[test]
fn an_instance_sends_and_gets_no_more_than_its_bandwidth_over_all_its_interfaces() {
    let Some(lab) = limited() else { return };
    let ((a, eni), (b, peer), (c, third)) = (guest(&lab, 10), guest(&lab, 20), guest(&lab, 30));
    let more = second(&lab, a, 11);
    let took = transfer((a, address(&eni)), (b, address(&peer), address(&peer)), BYTES);
    assert!(took > LEAST, "{took:?}");
    // To two others at once, each half: by way of one bucket. And from two at once.
    for outward in [true, false] {
        let begun = Instant::now();
        thread::scope(|scope| {
            for (own, (other, at)) in [(&eni, (b, &peer)), (&more, (c, &third))] {
                let ends = [(a, address(own)), (other, address(at))];
                let [from, to] = if outward { ends } else { [ends[1], ends[0]] };
                scope.spawn(move || transfer(from, (to.0, to.1, to.1), BYTES / 2));
            }
        });
        assert!(begun.elapsed() > LEAST, "{:?}", begun.elapsed());
    }
}

#[test]
fn a_transfer_goes_on_over_a_move_and_is_limited_behind_it_too() {
    let Some(lab) = limited() else { return };
    let ((a, eni), (b, peer)) = (guest(&lab, 10), guest(&lab, 20));
    let target = lab.instance();
    lab.apply(Verb::Stage(peer.leg(target, 2)));
    lab.apply(Verb::Switch(peer.steering(target, 2)));
    lab.apply(Verb::Unstage(peer.key(b, 1)));
    let took = transfer((a, address(&eni)), (target, address(&peer), address(&peer)), BYTES);
    assert!(took > LEAST, "{took:?}");
    // The router of a pair would move like this: both of its legs are there at once.
    lab.apply(Verb::Stage(peer.leg(b, 3)));
    lab.apply(Verb::Switch(peer.steering(b, 3)));
    let took = transfer((a, address(&eni)), (b, address(&peer), address(&peer)), BYTES);
    assert!(took > LEAST, "{took:?}");
}

#[test]
fn below_the_limit_no_packet_is_lost_or_doubled_over_moves() {
    const PACKETS: usize = 20;
    let Some(lab) = limited() else { return };
    let ((a, eni), (b, peer)) = (guest(&lab, 10), guest(&lab, 20));
    let target = lab.instance();
    let sender = Guest::open(a, address(&eni));
    let mut owner = Guest::open(b, address(&peer));
    for epoch in 2..12 {
        let to = if epoch % 2 == 0 { target } else { b };
        lab.apply(Verb::Stage(peer.leg(to, epoch)));
        let next = Guest::open(to, address(&peer));
        let send = || (0..PACKETS).for_each(|number| sender.send(address(&peer), &[number as u8]));
        send();
        lab.apply(Verb::Switch(peer.steering(to, epoch)));
        send();
        for guest in [&owner, &next] {
            let came: Vec<_> = (0..PACKETS).map(|_| usize::from(guest.receive()[0])).collect();
            assert_eq!(came, (0..PACKETS).collect::<Vec<_>>(), "at {epoch}");
            assert_eq!(guest.received(), None, "at {epoch}");
        }
        let from = if epoch % 2 == 0 { b } else { target };
        lab.apply(Verb::Unstage(peer.key(from, epoch - 1)));
        owner = next;
    }
}

#[test]
fn what_somebody_opens_is_seen_and_is_limited_again() {
    let Some(lab) = limited() else { return };
    let ((a, eni), (b, peer)) = (guest(&lab, 10), guest(&lab, 20));
    let namespace = format!("rh-{}", lab.vpc);
    let leg = format!("v{}000001", eni.id.suffix());
    let (out, into) = (format!("o{}", a.suffix()), format!("i{}", a.suffix()));
    for (program, arguments) in [
        ("ip", format!("link delete {out}")),
        ("ip", format!("link set {into} down")),
        ("tc", format!("qdisc delete dev {leg} clsact")),
        ("tc", format!("filter delete dev {leg} ingress")),
        ("tc", format!("qdisc delete dev {out} root")),
        ("tc", format!("qdisc change dev {out} root handle 1: tbf rate 90mbit burst 90k limit 1m")),
    ] {
        assert!(lab.observe().broken.legs.is_empty(), "{:?}", lab.observe().broken);
        let mut command = Command::new(program);
        command.args(["-n", &namespace]).args(arguments.split(' '));
        assert!(command.status().unwrap().success(), "{program} {arguments}");
        let fresh = open(&lab, Some(LIMIT));
        for plane in [&fresh, &lab.plane] {
            let broken = plane.observe().unwrap().broken.legs;
            assert_eq!(broken.keys().collect::<Vec<_>>(), [&eni.key(a, 1)], "{arguments}");
        }
        fresh.apply(&Verb::Stage(eni.leg(a, 1))).unwrap();
        fresh.apply(&Verb::Switch(eni.steering(a, 1))).unwrap();
    }
    let took = transfer((a, address(&eni)), (b, address(&peer), address(&peer)), BYTES);
    assert!(took > LEAST, "{took:?}");
    // Another limit is another limit.
    assert_eq!(open(&lab, Some(LIMIT * 2)).observe().unwrap().broken.legs.len(), 2);
}

#[test]
fn a_limit_goes_with_its_instance_and_without_one_nothing_is_there() {
    let Some(lab) = limited() else { return };
    let (a, _) = guest(&lab, 10);
    let throttles = |lab: &Lab| {
        let mut command = Command::new("ip");
        command.args(["-n", &format!("rh-{}", lab.vpc), "link", "show", "type", "ifb"]);
        String::from_utf8(command.output().unwrap().stdout).unwrap().lines().count()
    };
    assert!(throttles(&lab) > 0);
    lab.apply(Verb::RemoveInstance(a));
    assert_eq!(throttles(&lab), 0);
    let Some(free) = crate::lab::lab() else { return };
    let ((b, eni), (c, peer)) = (guest(&free, 10), guest(&free, 20));
    transfer((b, address(&eni)), (c, address(&peer), address(&peer)), 20 * BYTES);
    assert_eq!(throttles(&free), 0);
}
