//! What the kernel tells of the flows of one VPC: connections that end, and packets that are
//! refused.
//!
//! In: the VPC's namespace, in which connection tracking is made to run, count and note the time.
//! Out: flows. Whoever drops packets there jumps to the chain [`REJECTS`] first: this room puts the
//! rules in it that hand packets to a flow log. Invariant: what the kernel could not hand over is
//! counted and never an error.

use std::os::fd::{AsFd, BorrowedFd};

use ipnet::IpNet;
use netlink_sys::Socket;
use nix::errno::Errno;
use nix::sys::socket::{setsockopt, sockopt};

use super::flow::{self, Amount, Ends};
use crate::error::LinuxError;
use crate::fence::REJECTS;
use crate::instance::set_all;
use crate::netlink::attributes::Attributes;
use crate::netlink::nftables::chain::{self, Chain, Hook, Otherwise, Place, Type};
use crate::netlink::nftables::expression::{CtKey, Expression, Register, Verdict};
use crate::netlink::nftables::rule::{self, Rule};
use crate::netlink::nftables::table;
use crate::netlink::{Netlink, Request};
use crate::ruleset::{End, matches_block};

/// The chain whose only task is that connections are tracked.
const TRACKING: &str = "tracking";
/// `NF_IP_PRI_MANGLE`: behind connection tracking.
const PRIORITY_MANGLE: i32 = -150;
/// The group that refused packets are handed to.
const GROUP: u16 = 94;
/// Bytes of a refused packet that are handed up: both headers.
const COPIED: u32 = 96;
/// Bytes of messages that wait.
const BUFFER_BYTES: usize = 4 << 20;
const MESSAGE_BYTES_MAX: usize = 1 << 16;
/// `NFNLGRP_CONNTRACK_DESTROY`.
const ENDED: u32 = 3;
/// `NFNL_SUBSYS_CTNETLINK`, `IPCTNL_MSG_CT_DELETE`.
const CT_DELETE: u16 = 1 << 8 | 2;
/// `NFNL_SUBSYS_ULOG`, `NFULNL_MSG_PACKET` and `NFULNL_MSG_CONFIG`.
const LOG_PACKET: u16 = 4 << 8;
const LOG_CONFIG: u16 = 4 << 8 | 1;
/// What makes connection tracking tell what a line needs.
const SETTINGS: &[(&str, &str)] =
    &[("netfilter/nf_conntrack_acct", "1"), ("netfilter/nf_conntrack_timestamp", "1")];

/// What was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A flow that was let pass has ended.
    Accepted(Ends, Amount),
    /// A packet was refused.
    Refused(Ends, Amount),
    /// The kernel could not hand everything over.
    Overrun,
    /// Something else.
    Nothing,
}

/// A socket in a VPC's namespace.
pub(crate) struct Listener {
    socket: Socket,
    buffer: Vec<u8>,
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Listener")
    }
}

impl AsFd for Listener {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

impl Listener {
    /// Opens the socket in the calling thread's namespace and makes the kernel speak.
    pub(crate) fn open() -> Result<Self, LinuxError> {
        set_all(SETTINGS)?;
        let mut netfilter = Netlink::netfilter()?;
        track(&mut netfilter)?;
        netfilter.ask_all(bind_group())?;
        let socket = netfilter.into_socket();
        let failed = LinuxError::io("listen to flows");
        socket.add_membership(ENDED).map_err(&failed)?;
        socket.set_non_blocking(true).map_err(&failed)?;
        let forced = setsockopt(&socket, sockopt::RcvBufForce, &BUFFER_BYTES);
        forced.map_err(LinuxError::system("make room for flows"))?;
        Ok(Self { socket, buffer: vec![0; MESSAGE_BYTES_MAX] })
    }

    /// What was heard since, of a few messages at most; nothing when that was all.
    pub(crate) fn hear(&mut self) -> Result<Vec<Heard>, LinuxError> {
        let mut room = self.buffer.as_mut_slice();
        let length = match self.socket.recv(&mut room, 0) {
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return Ok(Vec::new()),
            Err(error) if error.raw_os_error() == Some(Errno::ENOBUFS as i32) => {
                return Ok(vec![Heard::Overrun]);
            }
            Err(error) => return Err(LinuxError::io("listen to flows")(error)),
        };
        let mut heard = vec![Heard::Nothing];
        let mut rest = &self.buffer[..length];
        while let Some((kind, body, next)) = split(rest) {
            rest = next;
            if kind == CT_DELETE {
                heard.extend(flow::ended(body).into_iter().map(|(e, a)| Heard::Accepted(e, a)));
            } else if kind == LOG_PACKET {
                heard.extend(flow::refused(body).map(|(e, a)| Heard::Refused(e, a)));
            }
        }
        Ok(heard)
    }
}

/// The first message's type and body, and what is behind it.
fn split(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let length = u32::from_ne_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let kind = u16::from_ne_bytes(bytes.get(4..6)?.try_into().ok()?);
    let body = bytes.get(16..length)?;
    Some((kind, body, bytes.get(length.next_multiple_of(4)..).unwrap_or_default()))
}

/// Makes connection tracking run: the kernel tracks where a rule asks it something.
fn track(netfilter: &mut Netlink) -> Result<(), LinuxError> {
    let hook = Hook {
        place: Place::Prerouting,
        priority: PRIORITY_MANGLE,
        kind: Type::Filter,
        otherwise: Otherwise::Accept,
    };
    let chain = Chain { name: String::from(TRACKING), hook: Some(hook) };
    let ask: Rule = vec![Expression::Ct { key: CtKey::State, to: Register(0) }].into();
    let requests = vec![
        table::new(),
        chain::new(&chain),
        chain::empty(TRACKING),
        rule::append(TRACKING, &ask),
    ];
    netfilter.transact(requests)
}

/// Hands the refused packets of these blocks, and of no other, to the group.
pub(crate) fn log_rejects(netfilter: &mut Netlink, blocks: &[IpNet]) -> Result<(), LinuxError> {
    let mut requests = vec![table::new(), chain::new_plain(REJECTS), chain::empty(REJECTS)];
    for block in blocks {
        for end in [End::Source, End::Destination] {
            let mut log = matches_block(*block, end);
            log.push(Expression::Log { group: GROUP, prefix: String::from("rejected") });
            // Once is enough.
            log.push(Expression::Verdict(Verdict::Return));
            requests.push(rule::append(REJECTS, &log.into()));
        }
    }
    netfilter.transact(requests)
}

/// Takes from the namespace what only flow logs need. The chain stays: others jump to it.
pub(crate) fn stop_tracking(netfilter: &mut Netlink) -> Result<(), LinuxError> {
    log_rejects(netfilter, &[])?;
    match netfilter.transact(vec![chain::empty(TRACKING), chain::delete(TRACKING)]) {
        Err(error) if error.errno() == Some(Errno::ENOENT) => Ok(()),
        other => other,
    }
}

fn bind_group() -> Vec<Request> {
    const CFG_CMD: u16 = 1;
    const CFG_MODE: u16 = 2;
    const BIND: u8 = 1;
    const COPY_PACKET: u8 = 2;
    let request = |doing, inner: Attributes| {
        let mut body = vec![0, 0];
        body.extend(GROUP.to_be_bytes());
        body.extend(inner.into_bytes());
        Request::raw(doing, LOG_CONFIG, body)
    };
    let mut mode = COPIED.to_be_bytes().to_vec();
    mode.extend([COPY_PACKET, 0]);
    vec![
        // Held by another plane of this installation that is about to go: that one logs them.
        request("take refused packets", Attributes::default().bytes(CFG_CMD, &[BIND]))
            .allow(&[Errno::EBUSY, Errno::EPERM]),
        request("take refused packets whole", Attributes::default().bytes(CFG_MODE, &mode))
            .allow(&[Errno::EPERM, Errno::ENODEV]),
    ]
}
