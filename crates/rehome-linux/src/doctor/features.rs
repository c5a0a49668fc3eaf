//! Tries of single features. Each runs in a namespace of its own, which ends with it.
//!
//! Source: `include/uapi/linux/{pkt_sched,pkt_cls,if_link}.h`, `linux/tc_act/tc_mirred.h`.

use std::net::{IpAddr, Ipv6Addr};

use netlink_packet_route::address::{AddressAttribute, AddressMessage};
use netlink_packet_route::link::{InfoKind, LinkAttribute, LinkInfo, LinkMessage};
use netlink_packet_route::{AddressFamily, RouteNetlinkMessage};
use nix::errno::Errno;
use nix::sys::socket::{AddressFamily as SocketFamily, SockFlag, SockProtocol, SockType, socket};

use crate::error::LinuxError;
use crate::instance::{LOOPBACK, bring_up};
use crate::netlink::attributes::Attributes;
use crate::netlink::nftables::chain::{self, Chain, Hook, Otherwise, Place, Type};
use crate::netlink::nftables::expression::{CtKey, Expression, Nat, Register};
use crate::netlink::nftables::{rule, table};
use crate::netlink::{Netlink, Request};

const RTM_NEWQDISC: u16 = 36;
const RTM_NEWTFILTER: u16 = 44;
const RTM_NEWACTION: u16 = 48;
const TCA_KIND: u16 = 1;
const TCA_OPTIONS: u16 = 2;
const TC_H_ROOT: u32 = u32::MAX;
const CLSACT: u32 = 0xffff_fff1;
const CLSACT_HANDLE: u32 = 0xffff_0000;
const CLSACT_INGRESS: u32 = 0xffff_fff2;

pub(super) fn packet_socket() -> Result<(), LinuxError> {
    let (family, kind) = (SocketFamily::Packet, SockType::Raw);
    socket(family, kind, SockFlag::SOCK_CLOEXEC, SockProtocol::EthAll)
        .map(drop)
        .map_err(LinuxError::system("open a packet socket"))
}

/// An address, and a socket that has it.
pub(super) fn ipv6() -> Result<(), LinuxError> {
    let mut route = Netlink::route()?;
    route.ask(bring_up(LOOPBACK))?;
    let mut address = AddressMessage::default();
    address.header.family = AddressFamily::Inet6;
    address.header.prefix_len = 128;
    address.header.index = LOOPBACK;
    let one = IpAddr::V6(Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, 1));
    address.attributes.push(AddressAttribute::Address(one));
    let request = RouteNetlinkMessage::NewAddress(address);
    route.ask(Request::route("add an IPv6 address", &request).create())
}

fn chain_of(place: Place, kind: Type) -> Chain {
    let hook = Hook { place, priority: 0, kind, otherwise: Otherwise::Accept };
    Chain { name: String::from("doctor"), hook: Some(hook) }
}

fn with_rule(chain: &Chain, expressions: Vec<Expression>) -> Result<(), LinuxError> {
    let append = rule::append(&chain.name, &expressions.into());
    Netlink::netfilter()?.transact(vec![table::new(), chain::new(chain), append])
}

pub(super) fn connection_tracking() -> Result<(), LinuxError> {
    let state = Expression::Ct { key: CtKey::State, to: Register(0) };
    with_rule(&chain_of(Place::Forward, Type::Filter), vec![state])
}

pub(super) fn nat() -> Result<(), LinuxError> {
    let to = Register(0);
    let address = Expression::Immediate { value: vec![192, 0, 2, 1], to };
    let nat = Expression::Nat { nat: Nat::Source, family: 2, address: to };
    with_rule(&chain_of(Place::Postrouting, Type::Nat), vec![address, nat])
}

/// Listens to new connections.
pub(super) fn tracking_events() -> Result<(), LinuxError> {
    const NFNLGRP_CONNTRACK_NEW: u32 = 1;
    connection_tracking()?;
    let mut socket = netlink_sys::Socket::new(netlink_sys::protocols::NETLINK_NETFILTER)
        .map_err(LinuxError::io("open a socket for events"))?;
    socket
        .bind_auto()
        .and_then(|_| socket.add_membership(NFNLGRP_CONNTRACK_NEW))
        .map_err(LinuxError::io("listen to connections"))?;
    // Whether somebody would tell: only with ctnetlink there is an answer.
    const IPCTNL_MSG_CT_GET_STATS: u16 = (1 << 8) | 5;
    let ask = Request::raw("ask for connections", IPCTNL_MSG_CT_GET_STATS, vec![0; 4]);
    Netlink::netfilter()?.get(&ask).map(drop)
}

pub(super) fn tracking_accounts() -> Result<(), LinuxError> {
    connection_tracking()?;
    std::fs::write("/proc/sys/net/netfilter/nf_conntrack_acct", "1")
        .map_err(LinuxError::io("switch accounting on"))
}

/// `struct tcmsg`, and of what kind with which options.
fn traffic_control(
    doing: &'static str,
    (message, place): (u16, [u32; 3]),
    (kind, options): (&str, Attributes),
) -> Request {
    let mut body = vec![0; 4];
    let [handle, parent, info] = place;
    for field in [LOOPBACK, handle, parent, info] {
        body.extend(field.to_ne_bytes());
    }
    let of_kind = Attributes::default().text(TCA_KIND, kind).nested(TCA_OPTIONS, options);
    body.extend(of_kind.into_bytes());
    Request::raw(doing, message, body).create()
}

fn queue(kind: &'static str, options: Attributes) -> Result<(), LinuxError> {
    let root = (RTM_NEWQDISC, [0, TC_H_ROOT, 0]);
    Netlink::route()?.ask(traffic_control("queue packets", root, (kind, options)))
}

/// `struct tc_tbf_qopt`: one million bytes a second.
pub(super) fn tbf() -> Result<(), LinuxError> {
    const TCA_TBF_PARMS: u16 = 1;
    const ETHERNET: u32 = 1;
    const RATE: u32 = 1_000_000;
    let (peak, limit, buffer, mtu) = ([0; 3], 100_000, 1_000_000, 0);
    let fields = [ETHERNET << 8, 0, RATE].into_iter().chain(peak).chain([limit, buffer, mtu]);
    let parameters: Vec<u8> = fields.flat_map(u32::to_ne_bytes).collect();
    queue("tbf", Attributes::default().bytes(TCA_TBF_PARMS, &parameters))
}

/// `struct tc_htb_glob`.
pub(super) fn htb() -> Result<(), LinuxError> {
    const TCA_HTB_INIT: u16 = 2;
    const VERSION: u32 = 3;
    const RATE_TO_QUANTUM: u32 = 10;
    let fields: [u32; 5] = [VERSION, RATE_TO_QUANTUM, 0, 0, 0];
    let parameters: Vec<u8> = fields.into_iter().flat_map(u32::to_ne_bytes).collect();
    queue("htb", Attributes::default().bytes(TCA_HTB_INIT, &parameters))
}

/// One that matches everything (`struct tc_u32_sel` with one key of zeros).
pub(super) fn u32_filter() -> Result<(), LinuxError> {
    const TCA_U32_CLASSID: u16 = 1;
    const TCA_U32_SEL: u16 = 5;
    const ALL: u16 = 3;
    let mut route = Netlink::route()?;
    let place = (RTM_NEWQDISC, [CLSACT_HANDLE, CLSACT, 0]);
    route.ask(traffic_control("filter packets", place, ("clsact", Attributes::default())))?;
    let mut selection = vec![0; 32];
    // TC_U32_TERMINAL, one key.
    (selection[0], selection[2]) = (1, 1);
    let options = Attributes::default().native(TCA_U32_CLASSID, 1).bytes(TCA_U32_SEL, &selection);
    let priority_and_protocol = (1 << 16) | u32::from(ALL.to_be());
    let place = (RTM_NEWTFILTER, [0, CLSACT_INGRESS, priority_and_protocol]);
    route.ask(traffic_control("filter packets", place, ("u32", options)))
}

/// An action that stands alone (`struct tcamsg`).
fn action(kind: &str, options: Attributes) -> Result<(), LinuxError> {
    const TCA_ACT_TAB: u16 = 1;
    let of_kind = Attributes::default().text(TCA_KIND, kind).nested(TCA_OPTIONS, options);
    let table = Attributes::default().nested(1, of_kind);
    let mut body = vec![0; 4];
    body.extend(Attributes::default().nested(TCA_ACT_TAB, table).into_bytes());
    Netlink::route()?.ask(Request::raw("make an action", RTM_NEWACTION, body).create())
}

/// `struct tc_mirred`: redirect what leaves to `lo`.
pub(super) fn mirred() -> Result<(), LinuxError> {
    const TCA_MIRRED_PARMS: u16 = 2;
    const TC_ACT_STOLEN: u32 = 4;
    const TCA_EGRESS_REDIR: u32 = 1;
    let fields: [u32; 7] = [0, 0, TC_ACT_STOLEN, 0, 0, TCA_EGRESS_REDIR, LOOPBACK];
    let parameters: Vec<u8> = fields.into_iter().flat_map(u32::to_ne_bytes).collect();
    action("mirred", Attributes::default().bytes(TCA_MIRRED_PARMS, &parameters))
}

/// `struct tc_police` without a rate.
pub(super) fn police() -> Result<(), LinuxError> {
    const TCA_POLICE_TBF: u16 = 1;
    const BYTES: usize = 56;
    action("police", Attributes::default().bytes(TCA_POLICE_TBF, &[0; BYTES]))
}

fn device(name: &str, kind: InfoKind, below: Option<u32>) -> Result<(), LinuxError> {
    let mut link = LinkMessage::default();
    link.attributes.push(LinkAttribute::IfName(name.to_owned()));
    link.attributes.extend(below.map(LinkAttribute::Link));
    link.attributes.push(LinkAttribute::LinkInfo(vec![LinkInfo::Kind(kind)]));
    let message = RouteNetlinkMessage::NewLink(link);
    Netlink::route()?.ask(Request::route("make a device", &message).create())
}

pub(super) fn ifb() -> Result<(), LinuxError> {
    device("doctor2", InfoKind::Ifb, None)
}

pub(super) fn macvlan(below: u32) -> Result<(), LinuxError> {
    device("doctor3", InfoKind::MacVlan, Some(below))
}

/// By the bit in the effective set: there may be no process here that could be tried.
pub(super) fn looks_into_processes() -> Result<(), LinuxError> {
    const CAP_SYS_PTRACE: u32 = 19;
    let read = std::fs::read_to_string("/proc/thread-self/status");
    let status = read.map_err(LinuxError::io("read the capabilities"))?;
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:"));
    let effective = effective.and_then(|hex| u64::from_str_radix(hex.trim(), 16).ok());
    let bits = effective.ok_or(LinuxError::Answer("read the capabilities"))?;
    let missing = LinuxError::System { doing: "look into a process", errno: Errno::EPERM };
    if bits & (1 << CAP_SYS_PTRACE) == 0 { Err(missing) } else { Ok(()) }
}
