//! What a guest gets by itself: an address by DHCP, with frames of our own and with the programs that
//! guests run.

use std::net::{Ipv4Addr, SocketAddrV4, UdpSocket};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use dhcproto::v4::{DhcpOption, Flags, Message, MessageType, OptionCode};
use dhcproto::{Decodable, Decoder, Encodable};
use nix::sys::socket::{setsockopt, sockopt};
use rehome_domain::InstanceId;
use rehome_domain::address::Mac;
use rehome_domain::plane::Verb;
use rehome_linux::namespace::Namespace;
use rehome_linux::{LinuxPlane, Services};

use crate::hand::Hand;
use crate::lab::{Eni, GATEWAY, Lab, is_installed, lab, suffix};

/// Long enough for any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A guest's own DHCP client: asks, and takes what is broadcast to it.
struct Asker {
    socket: UdpSocket,
    mac: Mac,
    asked: u32,
}

impl Asker {
    fn open(instance: InstanceId, eni: &Eni) -> Self {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let socket = namespace.enter(|| {
            let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 68)).unwrap();
            setsockopt(&socket, sockopt::BindToDevice, &"eth0".into()).unwrap();
            socket.set_broadcast(true).unwrap();
            socket.set_read_timeout(Some(PATIENCE)).unwrap();
            socket
        });
        Self { socket: socket.unwrap(), mac: eni.mac, asked: 0 }
    }

    /// Sends a question; its number.
    fn ask(&mut self, options: &[DhcpOption]) -> u32 {
        self.asked += 1;
        let mut asked = Message::default();
        asked.set_xid(self.asked).set_chaddr(&self.mac.0);
        asked.set_flags(Flags::default().set_broadcast());
        for option in options {
            asked.opts_mut().insert(option.clone());
        }
        let to = SocketAddrV4::new(Ipv4Addr::BROADCAST, 67);
        self.socket.send_to(&asked.to_vec().unwrap(), to).unwrap();
        self.asked
    }

    fn discover(&mut self) -> u32 {
        self.ask(&[DhcpOption::MessageType(MessageType::Discover)])
    }

    /// The next answer, which must come.
    fn answer(&self) -> Message {
        let mut buffer = [0; 2048];
        let (length, from) = self.socket.recv_from(&mut buffer).unwrap();
        assert_eq!(from, SocketAddrV4::new(GATEWAY, 67).into());
        Message::decode(&mut Decoder::new(&buffer[..length])).unwrap()
    }

    /// The next answer, if one is there.
    fn answered(&self) -> bool {
        self.socket.set_nonblocking(true).unwrap();
        let answered = self.socket.recv(&mut [0; 2048]).is_ok();
        self.socket.set_nonblocking(false).unwrap();
        answered
    }

    /// That this question is answered with this, and none before it was.
    fn check(&self, (asked, kind): (u32, MessageType), address: Ipv4Addr) {
        let answer = self.answer();
        assert_eq!((answer.xid(), answer.opts().msg_type()), (asked, Some(kind)));
        assert_eq!(answer.yiaddr(), address);
    }
}

/// Takes from an interface what the plane gave it, as a guest does that wants to ask for it.
fn flush(instance: InstanceId, eni: &Eni) {
    let hand = Hand(instance.to_string());
    for address in eni.addresses.iter().rev() {
        hand.delete_address("eth0", (*address).into(), 24);
    }
}

fn owned(lab: &Lab) -> (InstanceId, Eni) {
    let (instance, eni) = (lab.instance(), lab.eni(10));
    lab.own(&eni, instance, 1);
    (instance, eni)
}

#[test]
fn a_guest_without_an_address_gets_it_with_all_that_belongs_to_it() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = owned(&lab);
    flush(instance, &eni);
    let mut asker = Asker::open(instance, &eni);
    let asked = asker.discover();
    let offer = asker.answer();
    assert_eq!((offer.xid(), offer.yiaddr()), (asked, eni.addresses[0]));
    let expected = [
        DhcpOption::MessageType(MessageType::Offer),
        DhcpOption::SubnetMask([255, 255, 255, 0].into()),
        DhcpOption::Router(vec![GATEWAY]),
        DhcpOption::DomainNameServer(Services::DNS.to_vec()),
        DhcpOption::InterfaceMtu(1500),
        DhcpOption::Hostname(instance.to_string()),
        DhcpOption::ServerIdentifier(GATEWAY),
    ];
    for option in expected {
        assert_eq!(offer.opts().get(OptionCode::from(&option)), Some(&option));
    }
    let request = |address| {
        let wanted = DhcpOption::RequestedIpAddress(address);
        [DhcpOption::MessageType(MessageType::Request), wanted]
    };
    let asked = asker.ask(&request(eni.addresses[0]));
    asker.check((asked, MessageType::Ack), eni.addresses[0]);
    let asked = asker.ask(&request([10, 9, 0, 99].into()));
    asker.check((asked, MessageType::Nak), Ipv4Addr::UNSPECIFIED);
}

#[test]
fn only_the_owner_is_answered_before_and_after_the_switch() {
    let Some(lab) = lab() else { return };
    let (a, eni) = owned(&lab);
    let b = lab.instance();
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    let (mut at_a, mut at_b) = (Asker::open(a, &eni), Asker::open(b, &eni));
    at_b.discover();
    let asked = at_a.discover();
    // Questions of one VPC are answered in their order.
    at_a.check((asked, MessageType::Offer), eni.addresses[0]);
    assert!(!at_b.answered(), "a staged leg was answered");
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    at_a.discover();
    let asked = at_b.discover();
    at_b.check((asked, MessageType::Offer), eni.addresses[0]);
    assert!(!at_a.answered(), "the old leg was answered");
    lab.apply(Verb::Release(eni.release(3)));
    let (c, other) = (lab.instance(), lab.eni(11));
    lab.own(&other, c, 1);
    at_b.discover();
    let mut at_c = Asker::open(c, &other);
    let asked = at_c.discover();
    at_c.check((asked, MessageType::Offer), other.addresses[0]);
    assert!(!at_b.answered(), "nobody's leg was answered");
}

#[test]
fn who_asks_with_another_mac_is_not_answered() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = owned(&lab);
    let mut asker = Asker::open(instance, &eni);
    asker.mac = Mac([2, 0, 0, 0, 0, 1]);
    asker.discover();
    asker.mac = eni.mac;
    let asked = asker.discover();
    asker.check((asked, MessageType::Offer), eni.addresses[0]);
}

#[test]
fn after_a_restart_leases_are_as_before_with_the_name_servers_of_now() {
    let Some(mut lab) = lab() else { return };
    let (instance, eni) = owned(&lab);
    let services = Services { dns: vec![Ipv4Addr::new(192, 0, 2, 53)], ..Services::default() };
    // The new server begins before the old one has ended, as it is at its worst.
    lab.plane = LinuxPlane::open_with(&lab.installation, services).unwrap();
    let mut asker = Asker::open(instance, &eni);
    let asked = asker.discover();
    let offer = asker.answer();
    assert_eq!((offer.xid(), offer.yiaddr()), (asked, eni.addresses[0]));
    let dns = DhcpOption::DomainNameServer(vec![Ipv4Addr::new(192, 0, 2, 53)]);
    assert_eq!(offer.opts().get(OptionCode::DomainNameServer), Some(&dns));
}

#[test]
fn a_leg_that_asks_without_end_is_answered_so_often_and_harms_no_other() {
    const QUESTIONS: usize = 64;
    let Some(lab) = lab() else { return };
    let (a, eni) = owned(&lab);
    let (b, other) = (lab.instance(), lab.eni(11));
    lab.own(&other, b, 1);
    let (mut at_a, mut at_b) = (Asker::open(a, &eni), Asker::open(b, &other));
    for _ in 0..QUESTIONS {
        at_a.discover();
    }
    let asked = at_b.discover();
    at_b.check((asked, MessageType::Offer), other.addresses[0]);
    let answers = std::iter::repeat_with(|| at_a.answered()).take_while(|answered| *answered);
    assert!(answers.count() < QUESTIONS);
}

#[test]
fn no_lease_keeps_a_vpc_alive() {
    let Some(lab) = lab() else { return };
    let (instance, eni) = owned(&lab);
    let mut asker = Asker::open(instance, &eni);
    asker.discover();
    asker.answer();
    lab.apply(Verb::Release(eni.release(2)));
    lab.apply(Verb::RemoveVpc(lab.vpc));
    // The kernel ends the VPC's namespace, and with it the other end of the leg.
    let deadline = Instant::now() + PATIENCE;
    let has_leg = || Hand(instance.to_string()).read(&["dev"])[0].contains("eth0:");
    while has_leg() && Instant::now() < deadline {
        std::thread::yield_now();
    }
    assert!(!has_leg());
}

/// What a real client hands to its script.
fn run_client(instance: InstanceId, name: &str, arguments: &[&str]) -> String {
    let folder = std::env::temp_dir().join(format!("rehome-dhcp-{}", suffix()));
    std::fs::create_dir(&folder).unwrap();
    let (script, told) = (folder.join("script"), folder.join("told"));
    let text = format!("#!/bin/sh\necho \"== $1\" >> {0}\nenv >> {0}\n", told.display());
    std::fs::write(&script, text).unwrap();
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&script, executable).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    let (leases, pid) = (path("leases"), path("pid"));
    let filled = |argument: &&str| match *argument {
        "SCRIPT" => script.display().to_string(),
        "LEASES" => leases.clone(),
        "PID" => pid.clone(),
        other => other.to_owned(),
    };
    let arguments: Vec<String> = arguments.iter().map(filled).collect();
    let name = name.to_owned();
    let namespace = Namespace::open(&instance.to_string()).unwrap();
    // A child is born in the namespace of the thread that bears it.
    let ran = namespace.enter(move || Command::new(name).args(arguments).output());
    let output = ran.unwrap().expect("`.ci/run` installs udhcpc and dhclient");
    let told = std::fs::read_to_string(PathBuf::from(&told)).unwrap_or_default();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(output.status.success(), "{}\n{told}", String::from_utf8_lossy(&output.stderr));
    told
}

#[test]
fn udhcpc_gets_its_lease_and_checks_that_the_address_is_free() {
    let Some(lab) = lab() else { return };
    if !is_installed("udhcpc") {
        return;
    }
    let (instance, eni) = owned(&lab);
    flush(instance, &eni);
    let once = ["-i", "eth0", "-n", "-q", "-f", "-a", "-O", "mtu", "-s", "SCRIPT"];
    let told = run_client(instance, "udhcpc", &once);
    let expected = [
        "== bound",
        "ip=10.9.0.10",
        "subnet=255.255.255.0",
        "router=10.9.0.1",
        "mtu=1500",
        "dns=183.60.83.19 183.60.82.98",
        "serverid=10.9.0.1",
        "lease=2592000",
    ];
    for line in expected {
        assert!(told.lines().any(|it| it == line), "{line} in {told}");
    }
    assert!(told.contains(&format!("hostname={instance}")), "{told}");
}

#[test]
fn dhclient_gets_its_lease_in_the_new_instance_after_a_move() {
    let Some(lab) = lab() else { return };
    if !is_installed("dhclient") {
        return;
    }
    let (a, eni) = owned(&lab);
    let b = lab.instance();
    lab.apply(Verb::Stage(eni.leg(b, 2)));
    lab.apply(Verb::Switch(eni.steering(b, 2)));
    lab.apply(Verb::Unstage(eni.key(a, 1)));
    flush(b, &eni);
    let once = ["-1", "-4", "-sf", "SCRIPT", "-lf", "LEASES", "-pf", "PID", "--no-pid", "eth0"];
    let told = run_client(b, "dhclient", &once);
    let expected = [
        "new_ip_address=10.9.0.10",
        "new_routers=10.9.0.1",
        "new_subnet_mask=255.255.255.0",
        "new_domain_name_servers=183.60.83.19 183.60.82.98",
        "new_interface_mtu=1500",
        "new_dhcp_server_identifier=10.9.0.1",
    ];
    for line in expected {
        assert!(told.lines().any(|it| it == line), "{line} in {told}");
    }
}
