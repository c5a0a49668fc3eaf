//! Traffic control that sends all packets of a device through another one first: a bucket (TBF) on
//! an intermediate device (IFB), and filters that lead there.
//!
//! Source: `include/uapi/linux/{pkt_sched,pkt_cls,if_link}.h`, `linux/tc_act/tc_mirred.h`,
//! `drivers/net/ifb.c`.

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::link::{InfoKind, LinkAttribute, LinkFlags, LinkInfo, LinkMessage};
use nix::errno::Errno;

use super::attributes::{Attributes, attributes, native};
use super::request::Request;
use super::traffic::{
    ALL_PROTOCOLS, BURST_BYTES_MIN, BURST_NS, TC_H_ROOT, TCA_U32_SEL, find, of_kind, options,
    rate_spec, request, ticks,
};

const RTM_NEWQDISC: u16 = 36;
const RTM_DELQDISC: u16 = 37;
const RTM_GETQDISC: u16 = 38;
const RTM_NEWTFILTER: u16 = 44;
const RTM_GETTFILTER: u16 = 46;
const CLSACT_HANDLE: u32 = 0xffff_0000;
const CLSACT: u32 = 0xffff_fff1;
const TCA_TBF_PARMS: u16 = 1;
const TCA_U32_ACT: u16 = 7;
const TCA_ACT_KIND: u16 = 1;
const TCA_ACT_OPTIONS: u16 = 2;
const TCA_MIRRED_PARMS: u16 = 2;
const TC_ACT_STOLEN: u32 = 4;
const TCA_EGRESS_REDIR: u32 = 1;
/// The handle of a bucket.
const BUCKET: u32 = 1 << 16;
/// What a bucket lets wait, in nanoseconds of its rate. More is dropped.
const WAIT_NS: u64 = 100_000_000;
const WAIT_BYTES_MIN: u64 = 65_536;

/// Which of a device's packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hook {
    /// What comes in by it.
    Ingress,
    /// What leaves by it.
    Egress,
}

impl Hook {
    /// `TC_H_CLSACT` with `TC_H_MIN_INGRESS` or `TC_H_MIN_EGRESS`.
    fn parent(self) -> u32 {
        match self {
            Self::Ingress => 0xffff_fff2,
            Self::Egress => 0xffff_fff3,
        }
    }

    /// The number of a hook's filter. The kernel lists those of both hooks of a device for each: by
    /// this they are told apart.
    fn number(self) -> u32 {
        match self {
            Self::Ingress => 1,
            Self::Egress => 2,
        }
    }
}

/// An intermediate device.
pub(crate) fn intermediate(name: &str) -> Request {
    let mut link = LinkMessage::default();
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    link.attributes = vec![
        LinkAttribute::IfName(name.to_owned()),
        LinkAttribute::NumTxQueues(1),
        LinkAttribute::LinkInfo(vec![LinkInfo::Kind(InfoKind::Ifb)]),
    ];
    Request::route("make an intermediate device", &RouteNetlinkMessage::NewLink(link)).create()
}

/// A bucket with this rate in bytes a second on a device, which may have one with another rate: what
/// waits in it goes on waiting.
pub(crate) fn bucket(device: u32, rate: u32) -> Request {
    let of_rate = rate_spec(rate);
    let bytes = |ns: u64, least: u64| (u64::from(rate) * ns / 1_000_000_000).max(least);
    let burst = bytes(BURST_NS, BURST_BYTES_MIN);
    let limit = u32::try_from(bytes(WAIT_NS, WAIT_BYTES_MIN)).unwrap_or(u32::MAX);
    let rest = [limit, ticks(burst, rate), 0].map(u32::to_ne_bytes).concat();
    let parameters = [of_rate, rate_spec(0), rest].concat();
    let inner = Attributes::default().bytes(TCA_TBF_PARMS, &parameters);
    let place = [device, BUCKET, TC_H_ROOT, 0];
    request(("limit a device", RTM_NEWQDISC), place, of_kind("tbf", inner)).replace()
}

/// Asks for all queues of the namespace.
pub(crate) fn queues() -> Request {
    request(("list queues", RTM_GETQDISC), [0; 4], Attributes::default())
}

/// Reads a bucket that was listed: its device, and bytes a second.
pub(crate) fn read_bucket(body: &[u8]) -> Option<(u32, u32)> {
    let device = native(body.get(4..)?)?;
    let parameters = find(options(body, "tbf")?, TCA_TBF_PARMS)?;
    Some((device, native(parameters.get(8..)?)?))
}

/// The place of filters on a device, which may be there.
pub(crate) fn place(device: u32) -> Request {
    let place = [device, CLSACT_HANDLE, CLSACT, 0];
    request(("filter packets", RTM_NEWQDISC), place, of_kind("clsact", Attributes::default()))
        .create()
        .allow(&[Errno::EEXIST])
}

/// Removes all filters of a device.
pub(crate) fn remove_place(device: u32) -> Request {
    let place = [device, CLSACT_HANDLE, CLSACT, 0];
    request(("filter packets no more", RTM_DELQDISC), place, Attributes::default())
        .allow(&[Errno::ENOENT, Errno::EINVAL])
}

/// Sends every packet through an intermediate device, and from there on as before.
pub(crate) fn redirect(device: u32, hook: Hook, through: u32) -> Request {
    let mut selection = vec![0; 32];
    // `TC_U32_TERMINAL`, and one key without a bit.
    (selection[0], selection[2]) = (1, 1);
    let fields: [u32; 7] = [0, 0, TC_ACT_STOLEN, 0, 0, TCA_EGRESS_REDIR, through];
    let parameters = fields.map(u32::to_ne_bytes).concat();
    let mirred = Attributes::default().bytes(TCA_MIRRED_PARMS, &parameters);
    let action = Attributes::default().text(TCA_ACT_KIND, "mirred").nested(TCA_ACT_OPTIONS, mirred);
    let inner = Attributes::default()
        .bytes(TCA_U32_SEL, &selection)
        .nested(TCA_U32_ACT, Attributes::default().nested(1, action));
    let place = [device, hook.number(), hook.parent(), ALL_PROTOCOLS];
    request(("redirect packets", RTM_NEWTFILTER), place, of_kind("u32", inner)).create()
}

/// Asks for the filters at a hook of a device.
pub(crate) fn redirects(device: u32, hook: Hook) -> Request {
    let place = [device, 0, hook.parent(), 0];
    request(("list filters", RTM_GETTFILTER), place, Attributes::default())
}

/// Reads a hook's redirection that was listed: the device that it leads through.
pub(crate) fn read_redirect(body: &[u8], hook: Hook) -> Option<u32> {
    const NODE: u32 = 0xfff;
    let handle = native(body.get(8..)?)?;
    let actions = find(options(body, "u32")?, TCA_U32_ACT)?;
    let (_, action) = attributes(actions).next()?;
    let parameters = find(find(action, TCA_ACT_OPTIONS)?, TCA_MIRRED_PARMS)?;
    let redirects = native(parameters.get(20..)?)? == TCA_EGRESS_REDIR;
    native(parameters.get(24..)?).filter(|_| redirects && handle & NODE == hook.number())
}
