//! What this machine can do for the plane, tried for real in a namespace that is thrown away.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use nix::sched::{CloneFlags, unshare};
use nix::unistd::{AccessFlags, access};

use crate::device::{Device, find};
use crate::error::LinuxError;
use crate::fence;
use crate::instance::{LOOPBACK, bring_up};
use crate::namespace::on_thread;
use crate::netlink::{Netlink, Request};
use crate::steering;

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
    /// How it came out.
    pub outcome: Outcome,
    /// What cannot be done without it.
    pub consequence: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

const NO_PLANE: &str = "no Linux plane: instances and VPCs are namespaces";
const KERNEL: &str = "use a kernel with it; 5.13 or newer as distributions build it has all";

type Try = (&'static str, fn() -> Result<(), LinuxError>, &'static str, &'static str);

const TRIES: &[Try] = &[
    (
        "network namespaces (CAP_SYS_ADMIN)",
        || inside(|| Ok(())),
        NO_PLANE,
        "run as root, or in a container with CAP_SYS_ADMIN and CAP_NET_ADMIN",
    ),
    ("the folder of named namespaces (/run)", folder, NO_PLANE, "make /run writable"),
    (
        "devices and addresses (CAP_NET_ADMIN)",
        || inside(|| Netlink::route()?.ask(bring_up(LOOPBACK))),
        NO_PLANE,
        "run as root, or with CAP_NET_ADMIN",
    ),
    ("veth pairs", || inside(|| pair(&mut Netlink::route()?).map(drop)), "no legs", KERNEL),
    (
        "nexthop objects of both families",
        || inside(nexthops),
        "no switch: a migration is one nexthop message",
        KERNEL,
    ),
    (
        "nftables with fib",
        || inside(|| fence::put_up(&mut Netlink::netfilter()?)),
        "no fence: a non-owner could send",
        KERNEL,
    ),
];

/// Tries everything. Leaves nothing behind.
#[must_use]
pub fn check() -> Vec<Check> {
    let one = |(name, attempt, consequence, remedy): &Try| {
        let outcome = match attempt() {
            Ok(()) => Outcome::Works,
            Err(error) => Outcome::Missing(error.to_string()),
        };
        Check { name, outcome, consequence, remedy }
    };
    TRIES.iter().map(one).collect()
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

fn folder() -> Result<(), LinuxError> {
    let folder = Path::new("/run/netns");
    let there = if folder.is_dir() { folder } else { Path::new("/run") };
    access(there, AccessFlags::W_OK).map_err(LinuxError::system("write there"))
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
