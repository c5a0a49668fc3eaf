//! Fail-over with real packets: the instance that is left behind may be unnamed, frozen, unplugged or
//! dead. The destination receives and sends; the one left behind sends and receives nothing from
//! the switch on, also when it comes back and tries by every means of its own.

use std::time::{Duration, Instant};

use nix::mount::{MsFlags, mount};
use nix::sys::signal::Signal;
use rehome_domain::InstanceId;
use rehome_domain::plane::Verb;
use rehome_linux::namespace::Namespace;

use crate::guest::Guest;
use crate::hand::{Hand, OTHERS};
use crate::lab::{Eni, Lab, lab};
use crate::sender::{Payload, Sender};

const PATIENCE: Duration = Duration::from_secs(20);
const UNICAST: u8 = 1;

struct Scene {
    lab: Lab,
    old: InstanceId,
    new: InstanceId,
    peer: InstanceId,
    /// Moves from old to new.
    eni: Eni,
    /// Stays with old: a way to the VPC that it goes on having.
    second: Eni,
    at_peer: Guest,
    peer_eni: Eni,
}

impl Scene {
    fn new() -> Option<Self> {
        let lab = lab()?;
        let (old, new, peer) = (lab.instance(), lab.instance(), lab.instance());
        let (eni, second, peer_eni) = (lab.eni(10), lab.eni(11), lab.eni(20));
        lab.own(&eni, old, 1);
        lab.own(&peer_eni, peer, 1);
        lab.apply(Verb::Stage(second.leg_at(old, 1, 1)));
        lab.apply(Verb::Switch(second.steering(old, 1)));
        let at_peer = Guest::open(peer, peer_eni.addresses[0]);
        Some(Self { lab, old, new, peer, eni, second, at_peer, peer_eni })
    }

    /// A process in the old instance that sends to the peer with the ENI's address, and has begun.
    fn sender(&self) -> Sender {
        let sender = Sender::start(self.old, (self.eni.addresses[0], self.peer_eni.addresses[0]));
        self.arrives_from(&sender);
        sender
    }

    fn arrives_from(&self, sender: &Sender) {
        let first = Payload::read(&self.at_peer.receive()).unwrap();
        assert_eq!(first.sender, sender.id());
    }

    /// Up to the switch.
    fn switch(&self) {
        self.lab.apply(Verb::Stage(self.eni.leg(self.new, 2)));
        self.lab.apply(Verb::Switch(self.eni.steering(self.new, 2)));
    }

    /// Takes what has arrived. Of a sender that stands still nothing may come any more.
    fn drain(&self) {
        while self.at_peer.received().is_some() {}
    }

    fn unstage(&self) {
        self.lab.apply(Verb::Unstage(self.eni.key(self.old, 1)));
    }

    /// The new owner receives and sends; nothing that was sent since by another has arrived.
    fn check(&self, fenced: u64, case: &str) {
        let (there, ours) = (self.peer_eni.addresses[0], self.eni.addresses[0]);
        let at_new = Guest::open(self.new, ours);
        self.at_peer.send(ours, b"ping");
        assert_eq!(at_new.receive(), b"ping", "{case}");
        at_new.send(there, b"pong");
        let deadline = Instant::now() + PATIENCE;
        loop {
            assert!(Instant::now() < deadline, "{case}: the new owner cannot send");
            let arrived = self.at_peer.receive();
            if arrived == b"pong" {
                break;
            }
            refuse_late(&arrived, fenced, case);
        }
        while let Some(arrived) = self.at_peer.received() {
            refuse_late(&arrived, fenced, case);
        }
    }

    /// The old instance, which is there, tries by its other interface: with the ENI's address and MAC
    /// on it, and a way out.
    fn steal(&self, hand: &Hand) {
        let address = self.eni.addresses[0];
        let device = (4, hand.index("eth1").to_ne_bytes().to_vec());
        hand.set_mac("eth1", self.eni.mac.0);
        hand.add_address("eth1", address.into(), 24);
        hand.add_rule(address.into(), (254, 10));
        hand.add_route((0x100, UNICAST, OTHERS), ([0, 0, 0, 0].into(), 0), &[device]);
    }

    /// What it took is no use to it: nothing arrives, neither there nor from there.
    fn check_thief(&self, fenced: u64, case: &str) {
        let address = self.eni.addresses[0];
        let thief = Guest::open(self.old, address);
        let payload = Payload { sender: 0, phase: u64::MAX };
        for _ in 0..100 {
            thief.try_send(self.peer_eni.addresses[0], &payload.write());
        }
        self.check(fenced, case);
        assert_eq!(thief.received(), None, "{case}");
        // Not because nothing of it arrives at all.
        let honest = Guest::open(self.old, self.second.addresses[0]);
        honest.send(self.peer_eni.addresses[0], b"honest");
        assert_eq!(self.at_peer.receive(), b"honest", "{case}");
    }
}

fn refuse_late(arrived: &[u8], fenced: u64, case: &str) {
    let payload = Payload::read(arrived).unwrap_or_else(|| panic!("{case}: {arrived:?}"));
    assert!(payload.phase < fenced, "{case}: sent after the switch, and arrived");
}

#[test]
fn an_instance_without_its_name_is_fenced_while_its_process_goes_on_sending() {
    let Some(scene) = Scene::new() else { return };
    let sender = scene.sender();
    let at_old = Guest::open(scene.old, scene.eni.addresses[1]);
    Namespace::delete(&scene.old.to_string()).unwrap();
    scene.arrives_from(&sender);
    scene.switch();
    let fenced = sender.next_phase();
    sender.goes_on();
    scene.check(fenced, "after the switch");
    scene.unstage();
    sender.goes_on();
    let at_new = Guest::open(scene.new, scene.eni.addresses[1]);
    scene.at_peer.send(scene.eni.addresses[1], b"for the new one");
    assert_eq!(at_new.receive(), b"for the new one");
    scene.check(fenced, "after the removal");
    assert_eq!(at_old.received(), None);
    rebind(&sender, scene.old);
    scene.steal(&Hand(scene.old.to_string()));
    sender.goes_on();
    scene.check_thief(fenced, "named again");
}

/// Whatever is sent arrives too late.
const ALL: u64 = 0;

/// Gives the namespace that a process lives in a name.
fn rebind(sender: &Sender, name: InstanceId) {
    let (from, to) = (format!("/proc/{}/ns/net", sender.id()), format!("/run/netns/{name}"));
    std::fs::write(&to, "").unwrap();
    let none = None::<&str>;
    mount(Some(from.as_str()), to.as_str(), none, MsFlags::MS_BIND, none).unwrap();
}

#[test]
fn an_instance_whose_processes_are_stopped_in_mid_send_is_fenced_when_they_go_on() {
    let Some(scene) = Scene::new() else { return };
    let sender = scene.sender();
    sender.stop();
    scene.drain();
    scene.switch();
    sender.signal(Signal::SIGCONT);
    sender.goes_on();
    scene.check(ALL, "it goes on before its leg is removed");
    sender.stop();
    scene.unstage();
    sender.signal(Signal::SIGCONT);
    sender.goes_on();
    scene.check(ALL, "it goes on without its leg");
    scene.steal(&Hand(scene.old.to_string()));
    sender.goes_on();
    scene.check_thief(ALL, "it goes on by another interface");
}

#[test]
fn an_instance_in_a_frozen_group_is_fenced_when_it_thaws() {
    let Some(scene) = Scene::new() else { return };
    let sender = scene.sender();
    let Some(group) = sender.group() else { return };
    group.freeze();
    scene.drain();
    scene.switch();
    scene.unstage();
    group.thaw();
    sender.goes_on();
    scene.steal(&Hand(scene.old.to_string()));
    sender.goes_on();
    scene.check_thief(ALL, "thawed");
}

#[test]
fn an_instance_that_set_its_interface_down_is_fenced_when_it_sets_it_up() {
    let Some(scene) = Scene::new() else { return };
    let sender = scene.sender();
    let hand = Hand(scene.old.to_string());
    hand.down("eth0");
    scene.switch();
    let fenced = sender.next_phase();
    hand.up("eth0");
    // Setting it down took its ways out; it makes them again.
    let device = (4, hand.index("eth0").to_ne_bytes().to_vec());
    hand.add_route((0x100, UNICAST, OTHERS), ([0, 0, 0, 0].into(), 0), &[device]);
    hand.add_rule(scene.eni.addresses[0].into(), (254, 10));
    sender.goes_on();
    scene.check(fenced, "up again");
    scene.unstage();
    hand.delete_rule(scene.eni.addresses[0].into(), 254);
    scene.steal(&hand);
    sender.goes_on();
    scene.check_thief(fenced, "by another interface");
}

#[test]
fn an_instance_that_is_gone_is_left_and_is_fenced_when_it_is_made_again() {
    let Some(scene) = Scene::new() else { return };
    let sender = scene.sender();
    drop(sender);
    Namespace::delete(&scene.old.to_string()).unwrap();
    let deadline = Instant::now() + PATIENCE;
    while scene.lab.observe().legs.iter().any(|leg| leg.instance == scene.old) {
        assert!(Instant::now() < deadline, "{:?}", scene.lab.observe());
        std::thread::yield_now();
    }
    scene.drain();
    scene.switch();
    scene.unstage();
    scene.check(ALL, "it is gone");
    scene.lab.apply(Verb::EnsureInstance(scene.old));
    scene.lab.apply(Verb::Stage(scene.second.leg_at(scene.old, 1, 1)));
    scene.lab.apply(Verb::Switch(scene.second.steering(scene.old, 1)));
    scene.steal(&Hand(scene.old.to_string()));
    scene.check_thief(ALL, "made again");
    assert!(scene.lab.observe().instances.contains(&scene.peer));
}
