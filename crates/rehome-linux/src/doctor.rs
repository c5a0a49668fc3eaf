//! What this machine can do for the plane, tried for real in a namespace that is thrown away.
//!
//! In: nothing. Out: for each thing that the plane uses, whether it works, and what is not to be had
//! if it does not. Invariant: nothing is left behind.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::atomic::{AtomicU32, Ordering};

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use nix::sched::{CloneFlags, unshare};

use crate::device::{Device, find};
use crate::error::LinuxError;
use crate::fence;
use crate::instance::{LOOPBACK, bring_up};
use crate::namespace::{Namespace, on_thread};
use crate::netlink::{Netlink, Request};
use crate::steering;

mod features;

/// How a check came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It works.
    Works,
    /// It does not; this is why.
    Missing(String),
}

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was tried.
    pub name: &'static str,
    /// What depends on it.
    pub need: Need,
    /// How it came out.
    pub outcome: Outcome,
    /// What cannot be done without it.
    pub consequence: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// What depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The plane.
    Plane,
    /// One feature.
    Feature,
}

const NO_PLANE: &str = "no Linux plane: instances and VPCs are namespaces";
const KERNEL: &str = "use a kernel with it; 5.13 or newer as distributions build it has all";
const MODULE: &str = "load the module, or use a kernel with it (distributions' kernels have it)";
const NET_ADMIN: &str = "run as root, or with CAP_NET_ADMIN";

type Try = (&'static str, fn() -> Result<(), LinuxError>, &'static str, &'static str);

/// Without any of these there is no plane.
const NEEDED: &[Try] = &[
    (
        "network namespaces (CAP_SYS_ADMIN)",
        || inside(|| Ok(())),
        NO_PLANE,
        "run as root, or in a container with CAP_SYS_ADMIN and CAP_NET_ADMIN",
    ),
    ("the folder of named namespaces (/run/netns)", folder, NO_PLANE, "make /run writable"),
    (
        "devices and addresses (CAP_NET_ADMIN)",
        || inside(|| Netlink::route()?.ask(bring_up(LOOPBACK))),
        NO_PLANE,
        NET_ADMIN,
    ),
    ("veth pairs", || inside(|| pair(&mut Netlink::route()?).map(drop)), "no legs", KERNEL),
    (
        "nexthop objects of both families",
        || inside(nexthops),
        "no switch: a migration is one nexthop message",
        KERNEL,
    ),
    (
        "nftables with fib, both families",
        || inside(|| fence::put_up(&mut Netlink::netfilter()?)),
        "no fence: a non-owner could send",
        KERNEL,
    ),
    (
        "packet sockets (CAP_NET_RAW)",
        || inside(features::packet_socket),
        "no DHCP for guests",
        "run as root, or with CAP_NET_RAW",
    ),
];

/// Without one of these, one feature is missing.
const WISHED: &[Try] = &[
    ("IPv6", || inside(features::ipv6), "no IPv6 addresses of interfaces", "boot with IPv6"),
    (
        "connection tracking in nftables",
        || inside(features::connection_tracking),
        "no security groups: they let answers pass",
        MODULE,
    ),
    ("events of connection tracking", || inside(features::tracking_events), "no flow logs", MODULE),
    (
        "accounting of connections",
        || inside(features::tracking_accounts),
        "flow logs without packets and bytes",
        MODULE,
    ),
    ("nat in nftables", || inside(features::nat), "no elastic IPs", MODULE),
    (
        "queueing by tbf",
        || inside(features::tbf),
        "no bandwidth of elastic IPs and instances",
        MODULE,
    ),
    (
        "queueing by htb",
        || inside(features::htb),
        "no bandwidth of elastic IPs and instances",
        MODULE,
    ),
    ("ifb devices", || inside(features::ifb), "no bandwidth of what comes in", MODULE),
    (
        "filtering by u32",
        || inside(features::u32_filter),
        "no bandwidth of single addresses",
        MODULE,
    ),
    ("redirecting by mirred", || inside(features::mirred), "no bandwidth of what comes in", MODULE),
    ("policing", || inside(features::police), "no bandwidth of what comes in", MODULE),
    (
        "macvlan devices",
        || inside(|| features::macvlan(pair(&mut Netlink::route()?)?)),
        "no uplink that shares a device of this host",
        MODULE,
    ),
    (
        "looking into other processes (CAP_SYS_PTRACE)",
        features::looks_into_processes,
        "no adoption of the namespace of a process that may do more than the server",
        "run as root, or with CAP_SYS_PTRACE",
    ),
];

/// Tries everything. Leaves nothing behind.
#[must_use]
pub fn check() -> Vec<Check> {
    let mut checks = check_needed();
    checks.extend(WISHED.iter().map(|attempt| run(attempt, Need::Feature)));
    checks
}

/// Tries what the plane cannot be without.
#[must_use]
pub fn check_needed() -> Vec<Check> {
    NEEDED.iter().map(|attempt| run(attempt, Need::Plane)).collect()
}

fn run((name, attempt, consequence, remedy): &Try, need: Need) -> Check {
    let outcome = match attempt() {
        Ok(()) => Outcome::Works,
        Err(error) => Outcome::Missing(error.to_string()),
    };
    Check { name, need, outcome, consequence, remedy }
}

/// In a namespace without a name: it ends with the thread.
fn inside(
    work: impl FnOnce() -> Result<(), LinuxError> + Send + 'static,
) -> Result<(), LinuxError> {
    on_thread(move || {
        unshare(CloneFlags::CLONE_NEWNET).map_err(LinuxError::system("make a namespace"))?;
        work()
    })?
}

/// A namespace with a name, as long as it takes to remove it.
fn folder() -> Result<(), LinuxError> {
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    let number = TAKEN.fetch_add(1, Ordering::Relaxed);
    let name = format!("rh-doctor-{}-{number}", std::process::id());
    let made = Namespace::create(&name);
    Namespace::delete(&name)?;
    made.map(drop)
}

fn pair(route: &mut Netlink) -> Result<u32, LinuxError> {
    let mut peer = LinkMessage::default();
    peer.attributes.push(LinkAttribute::IfName(String::from("doctor1")));
    let mut link = LinkMessage::default();
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    link.attributes = vec![
        LinkAttribute::IfName(String::from("doctor0")),
        LinkAttribute::LinkInfo(vec![
            LinkInfo::Kind(InfoKind::Veth),
            LinkInfo::Data(InfoData::Veth(InfoVeth::Peer(peer))),
        ]),
    ];
    route.ask(Request::route("make a veth pair", &RouteNetlinkMessage::NewLink(link)).create())?;
    let made = |found: Option<Device>| found.ok_or(LinuxError::Answer("look a device up"));
    let peer = made(find(route, "doctor1")?)?.index;
    route.ask(bring_up(peer))?;
    Ok(made(find(route, "doctor0")?)?.index)
}

fn nexthops() -> Result<(), LinuxError> {
    let mut route = Netlink::route()?;
    let device = pair(&mut route)?;
    let address = Ipv4Addr::new(10, 0, 0, 1);
    route.ask(steering::add_nexthop(address, device))?;
    route.ask(steering::add_route(address, address.into()))?;
    route.ask(steering::add_route(address, Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, 1).into()))?;
    route.ask(steering::switch(address, device))
}
