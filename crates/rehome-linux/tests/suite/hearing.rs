//! What guests announce by ARP: who is heard, who is not, and how often.

use std::net::Ipv4Addr;
use std::os::fd::AsRawFd;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use nix::ifaddrs::getifaddrs;
use nix::sys::socket::{
    AddressFamily, LinkAddr, MsgFlags, SockFlag, SockProtocol, SockType, sendto, socket,
};
use rehome_domain::InstanceId;
use rehome_domain::plane::Verb;
use rehome_linux::LinuxPlane;
use rehome_linux::namespace::Namespace;
use rehome_ports::{Announcement, Plane};

use crate::lab::{Eni, Lab, lab};

/// Long enough for any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);
const VIP: Ipv4Addr = Ipv4Addr::new(10, 9, 0, 100);
/// What is announced last: all that was announced before it in the VPC has been heard or not.
const LAST: Ipv4Addr = Ipv4Addr::new(10, 9, 0, 101);
const REQUEST: u8 = 1;
const REPLY: u8 = 2;

fn ear(plane: &LinuxPlane) -> Receiver<Announcement> {
    let (tell, heard) = channel();
    // Nobody is left to hear when a test ends.
    plane.listen(Box::new(move |it| tell.send(it).unwrap_or_default()));
    heard
}

/// Sends so many ARP messages from an instance: an operation, a sender and its MAC, a target.
fn send(
    instance: InstanceId,
    count: usize,
    (operation, mac, [sender, target]): (u8, [u8; 6], [Ipv4Addr; 2]),
) {
    let work = move || {
        let (flags, all) = (SockFlag::SOCK_CLOEXEC, Some(SockProtocol::EthAll));
        let socket = socket(AddressFamily::Packet, SockType::Raw, flags, all).unwrap();
        let found = getifaddrs().unwrap().filter(|it| it.interface_name == "eth0");
        let mut links = found.filter_map(|it| it.address?.as_link_addr().copied());
        let link: LinkAddr = links.next().unwrap();
        let header = [0x08, 0x06, 0, 1, 0x08, 0, 6, 4, 0, operation];
        let (sender, target) = (sender.octets(), target.octets());
        let frame = [&[0xff; 6][..], &mac, &header, &mac, &sender, &[0; 6], &target].concat();
        for _ in 0..count {
            let sent = sendto(socket.as_raw_fd(), &frame, &link, MsgFlags::empty());
            assert_eq!(sent, Ok(frame.len()));
        }
    };
    Namespace::open(&instance.to_string()).unwrap().enter(work).unwrap();
}

fn announce(instance: InstanceId, eni: &Eni, address: Ipv4Addr) {
    send(instance, 1, (REQUEST, eni.mac.0, [address; 2]));
}

/// What was heard before this one announced [`LAST`], in its order.
fn heard_before(
    heard: &Receiver<Announcement>,
    (instance, eni): (InstanceId, &Eni),
) -> Vec<Announcement> {
    announce(instance, eni, LAST);
    let last = Announcement { vpc: eni.vpc, eni: eni.id, address: LAST };
    let next = || heard.recv_timeout(PATIENCE).expect("the last is heard");
    std::iter::repeat_with(next).take_while(|it| *it != last).collect()
}

fn owned(lab: &Lab, last: u8) -> (InstanceId, Eni) {
    let (instance, eni) = (lab.instance(), lab.eni(last));
    lab.own(&eni, instance, 1);
    (instance, eni)
}

#[test]
fn a_request_and_a_reply_are_heard_and_nothing_else() {
    let Some(lab) = lab() else { return };
    let heard = ear(&lab.plane);
    let (a, eni) = owned(&lab, 10);
    let other = Ipv4Addr::new(10, 9, 0, 11);
    for message in [
        (REQUEST, eni.mac.0, [VIP; 2]),
        (REPLY, eni.mac.0, [VIP; 2]),
        (3, eni.mac.0, [VIP; 2]),
        (REQUEST, eni.mac.0, [VIP, other]),
        (REPLY, [2, 0, 0, 0, 0, 1], [VIP; 2]),
        (REQUEST, eni.mac.0, [Ipv4Addr::UNSPECIFIED; 2]),
    ] {
        send(a, 1, message);
    }
    let announced = Announcement { vpc: lab.vpc, eni: eni.id, address: VIP };
    assert_eq!(heard_before(&heard, (a, &eni)), [announced; 2]);
}

#[test]
fn only_the_owner_is_heard_before_and_after_the_switch() {
    let Some(lab) = lab() else { return };
    let heard = ear(&lab.plane);
    let (a, eni) = owned(&lab, 10);
    let b = lab.instance();
    let announced = Announcement { vpc: lab.vpc, eni: eni.id, address: VIP };
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    announce(b, &eni, VIP);
    assert_eq!(heard_before(&heard, (a, &eni)), [], "a staged leg was heard");
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    announce(a, &eni, VIP);
    assert_eq!(heard_before(&heard, (b, &eni)), [], "the old leg was heard");
    announce(b, &eni, VIP);
    assert_eq!(heard_before(&heard, (b, &eni)), [announced]);
}

#[test]
fn a_leg_that_announces_without_end_is_heard_so_often_and_harms_no_other() {
    const MESSAGES: usize = 64;
    let Some(lab) = lab() else { return };
    let heard = ear(&lab.plane);
    let ((a, eni), (b, other)) = (owned(&lab, 10), owned(&lab, 11));
    let begun = Instant::now();
    send(a, MESSAGES, (REQUEST, eni.mac.0, [VIP; 2]));
    let count = heard_before(&heard, (b, &other)).len();
    // Ten in each second that has begun meanwhile.
    let seconds = usize::try_from(begun.elapsed().as_secs()).unwrap() + 2;
    assert!((10..=10 * seconds).contains(&count), "{count} in {seconds} s");
}

#[test]
fn another_process_hears_what_was_there_before_it_and_keeps_no_vpc_alive() {
    let Some(mut lab) = lab() else { return };
    let (a, eni) = owned(&lab, 10);
    lab.plane = LinuxPlane::open(&lab.installation).unwrap();
    let heard = ear(&lab.plane);
    announce(a, &eni, VIP);
    let announced = Announcement { vpc: lab.vpc, eni: eni.id, address: VIP };
    assert_eq!(heard_before(&heard, (a, &eni)), [announced]);
    lab.apply(Verb::Release(eni.release(2)));
    lab.apply(Verb::RemoveVpc(lab.vpc));
    // The kernel ends the VPC's namespace, and with it the other end of the leg.
    let deadline = Instant::now() + PATIENCE;
    let has_leg = || {
        let names = || getifaddrs().unwrap().any(|it| it.interface_name == "eth0");
        Namespace::open(&a.to_string()).unwrap().enter(names).unwrap()
    };
    while has_leg() && Instant::now() < deadline {
        std::thread::yield_now();
    }
    assert!(!has_leg());
}
