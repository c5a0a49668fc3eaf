//! Traffic control: a hierarchical token bucket (HTB) on a device, classes with a rate, and filters
//! that put packets into classes by an address.
//!
//! Source: `include/uapi/linux/{rtnetlink,pkt_sched,pkt_cls}.h`, `net/sched/{sch_htb,cls_u32}.c`.

use std::net::Ipv4Addr;

use nix::errno::Errno;

use super::attributes::{Attributes, attributes, native};
use super::request::Request;

const RTM_NEWQDISC: u16 = 36;
const RTM_NEWTCLASS: u16 = 40;
const RTM_DELTCLASS: u16 = 41;
const RTM_GETTCLASS: u16 = 42;
const RTM_NEWTFILTER: u16 = 44;
const RTM_DELTFILTER: u16 = 45;
const RTM_GETTFILTER: u16 = 46;
const TCA_KIND: u16 = 1;
const TCA_OPTIONS: u16 = 2;
const TCA_HTB_PARMS: u16 = 1;
const TCA_HTB_INIT: u16 = 2;
const TCA_U32_CLASSID: u16 = 1;
pub(super) const TCA_U32_SEL: u16 = 5;
pub(super) const TC_H_ROOT: u32 = u32::MAX;
/// The handle of the queue, and the upper half of its classes' handles.
const QUEUE: u32 = 1 << 16;
/// All filters have one priority, and are about IPv4.
const PRIORITY_AND_PROTOCOL: u32 = (1 << 16) | (0x0800u16.to_be() as u32);
/// The same about every protocol (`ETH_P_ALL`).
pub(super) const ALL_PROTOCOLS: u32 = (1 << 16) | (3u16.to_be() as u32);
/// `struct tcmsg`.
const HEADER_BYTES: usize = 20;
/// `TC_LINKLAYER_ETHERNET`: rates need no table then.
const ETHERNET: u8 = 1;
/// Bytes that a class sends before the next one has its turn.
const QUANTUM: u32 = 60_000;
/// The kernel's unit of such times: 64 ns (`PSCHED_SHIFT`).
const NS_IN_TICK: u64 = 64;
/// A class may send at once what it may send in so many nanoseconds, at least two packets.
pub(super) const BURST_NS: u64 = 10_000_000;
pub(super) const BURST_BYTES_MIN: u64 = 3200;
/// Classes of one queue: a u32 filter's own number has twelve bits, and the last one is the kernel's.
pub(crate) const LANES_MAX: u16 = 0xffe;

/// Which address of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Who sent it.
    Source = 12,
    /// Who it is for.
    Destination = 16,
}

/// A class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Class {
    /// Its number in its queue.
    pub(crate) lane: u16,
    /// Bytes a second.
    pub(crate) rate: u32,
}

/// A filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filter {
    /// How the kernel calls it.
    pub(crate) handle: u32,
    /// Whose packets.
    pub(crate) address: Ipv4Addr,
    /// Into which class.
    pub(crate) lane: u16,
}

pub(super) fn request(
    (doing, kind): (&'static str, u16),
    [device, handle, parent, info]: [u32; 4],
    inner: Attributes,
) -> Request {
    let mut body = vec![0; 4];
    for field in [device, handle, parent, info] {
        body.extend(field.to_ne_bytes());
    }
    body.extend(inner.into_bytes());
    Request::raw(doing, kind, body)
}

pub(super) fn of_kind(kind: &str, options: Attributes) -> Attributes {
    Attributes::default().text(TCA_KIND, kind).nested(TCA_OPTIONS, options)
}

/// The queue of a device, which may be there: what is in no class goes at once.
pub(crate) fn queue(device: u32) -> Request {
    const VERSION: u32 = 3;
    let fields: [u32; 5] = [VERSION, 10, 0, 0, 0];
    let global: Vec<u8> = fields.into_iter().flat_map(u32::to_ne_bytes).collect();
    let options = Attributes::default().bytes(TCA_HTB_INIT, &global);
    let place = [device, QUEUE, TC_H_ROOT, 0];
    request(("queue packets", RTM_NEWQDISC), place, of_kind("htb", options))
        .create()
        .allow(&[Errno::EEXIST])
}

/// `struct tc_ratespec` of so many bytes a second.
pub(super) fn rate_spec(rate: u32) -> Vec<u8> {
    let mut spec = vec![0, ETHERNET, 0, 0, 0, 0, 0, 0];
    spec.extend(rate.to_ne_bytes());
    spec
}

/// How long so many bytes take, in the kernel's unit.
pub(super) fn ticks(bytes: u64, rate: u32) -> u32 {
    let ticks = bytes * 1_000_000_000 / u64::from(rate.max(1)) / NS_IN_TICK;
    u32::try_from(ticks).unwrap_or(u32::MAX)
}

/// `struct tc_htb_opt`: the same rate with and without others' leave.
fn options_of(rate: u32) -> Vec<u8> {
    let of_rate = rate_spec(rate);
    let burst = (u64::from(rate) * BURST_NS / 1_000_000_000).max(BURST_BYTES_MIN);
    let ticks = ticks(burst, rate);
    let rest = [ticks, ticks, QUANTUM, 0, 0].map(u32::to_ne_bytes).concat();
    [of_rate.clone(), of_rate, rest].concat()
}

/// A class, which may be there with another rate. What waits in it goes on waiting.
pub(crate) fn class(device: u32, class: Class) -> Request {
    let options = Attributes::default().bytes(TCA_HTB_PARMS, &options_of(class.rate));
    let place = [device, QUEUE | u32::from(class.lane), QUEUE, 0];
    request(("limit a rate", RTM_NEWTCLASS), place, of_kind("htb", options)).replace()
}

/// Removes a class without filters. What waits in it is lost.
pub(crate) fn delete_class(device: u32, lane: u16) -> Request {
    let place = [device, QUEUE | u32::from(lane), QUEUE, 0];
    request(("limit a rate no more", RTM_DELTCLASS), place, Attributes::default())
        .allow(&[Errno::ENOENT])
}

/// Asks for the classes of a device.
pub(crate) fn classes(device: u32) -> Request {
    request(("list classes", RTM_GETTCLASS), [device, 0, 0, 0], Attributes::default())
}

/// Puts the packets with an address into the class of the filter's own number.
pub(crate) fn filter(device: u32, (address, which): (Ipv4Addr, Which), lane: u16) -> Request {
    const TERMINAL: u8 = 1;
    let mut selection = vec![TERMINAL, 0, 1, 0];
    selection.extend([0; 12]);
    selection.extend([0xff; 4]);
    selection.extend(address.octets());
    selection.extend((which as u32).to_ne_bytes());
    selection.extend([0; 4]);
    let options = Attributes::default()
        .native(TCA_U32_CLASSID, QUEUE | u32::from(lane))
        .bytes(TCA_U32_SEL, &selection);
    let place = [device, u32::from(lane), QUEUE, PRIORITY_AND_PROTOCOL];
    request(("choose a class", RTM_NEWTFILTER), place, of_kind("u32", options)).create()
}

/// Removes a filter.
pub(crate) fn delete_filter(device: u32, handle: u32) -> Request {
    let place = [device, handle, QUEUE, PRIORITY_AND_PROTOCOL];
    let kind = Attributes::default().text(TCA_KIND, "u32");
    request(("choose a class no more", RTM_DELTFILTER), place, kind).allow(&[Errno::ENOENT])
}

/// Asks for the filters of a device's queue.
pub(crate) fn filters(device: u32) -> Request {
    request(("list filters", RTM_GETTFILTER), [device, 0, QUEUE, 0], Attributes::default())
}

fn lane_of(handle: u32) -> Option<u16> {
    let lane = u16::try_from(handle & 0xffff).ok()?;
    (handle & !0xffff == QUEUE && lane != 0).then_some(lane)
}

pub(super) fn options<'a>(body: &'a [u8], of: &str) -> Option<&'a [u8]> {
    let (mut kind, mut options) = (&[][..], None);
    for (number, value) in attributes(body.get(HEADER_BYTES..)?) {
        match number {
            TCA_KIND => kind = value,
            TCA_OPTIONS => options = Some(value),
            _ => {}
        }
    }
    options.filter(|_| kind.strip_suffix(b"\0").unwrap_or(kind) == of.as_bytes())
}

pub(super) fn find(options: &[u8], wanted: u16) -> Option<&[u8]> {
    attributes(options).find(|(kind, _)| *kind == wanted).map(|(_, value)| value)
}

/// Reads a class that was listed. Nothing for one whose rate may be exceeded.
pub(crate) fn read_class(body: &[u8]) -> Option<Class> {
    let lane = lane_of(native(body.get(8..)?)?)?;
    let parameters = find(options(body, "htb")?, TCA_HTB_PARMS)?;
    let (rate, at_most) = (native(parameters.get(8..)?)?, native(parameters.get(20..)?)?);
    (rate == at_most).then_some(Class { lane, rate })
}

/// Reads a filter that was listed. Nothing for one that is not by an address of this kind alone.
pub(crate) fn read_filter(body: &[u8], which: Which) -> Option<Filter> {
    let handle = native(body.get(8..)?)?;
    let options = options(body, "u32")?;
    let lane = lane_of(native(find(options, TCA_U32_CLASSID)?)?)?;
    let selection = find(options, TCA_U32_SEL)?;
    let key: [u8; 16] = selection.get(16..32)?.try_into().ok()?;
    let (mask, value, offset) = (&key[..4], &key[4..8], native(&key[8..])?);
    let one = selection.get(2) == Some(&1) && mask == [0xff; 4] && offset == which as u32;
    let address = Ipv4Addr::from(<[u8; 4]>::try_from(value).ok()?);
    one.then_some(Filter { handle, address, lane })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_may_send_ten_milliseconds_at_once_and_never_less_than_two_packets() {
        let ticks = |rate| u64::from(native(&options_of(rate)[24..]).unwrap());
        let bytes = |rate: u32| ticks(rate) * NS_IN_TICK * u64::from(rate) / 1_000_000_000;
        assert!((1_249_000..=1_250_000).contains(&bytes(125_000_000)));
        assert!((3199..=3200).contains(&bytes(125_000)));
    }
}
