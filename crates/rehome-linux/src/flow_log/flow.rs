//! A flow as the kernel tells of it: one direction of a connection that has ended, or a packet that
//! was refused.
//!
//! Source: `include/uapi/linux/netfilter/nfnetlink_conntrack.h`, `nfnetlink_log.h`; RFC 791, RFC 8200.

use std::net::IpAddr;

use crate::netlink::attributes::attributes;

const CTA_TUPLE_ORIG: u16 = 1;
const CTA_TUPLE_REPLY: u16 = 2;
const CTA_COUNTERS_ORIG: u16 = 9;
const CTA_COUNTERS_REPLY: u16 = 10;
const CTA_TIMESTAMP: u16 = 20;
const NFULA_TIMESTAMP: u16 = 3;
const NFULA_PAYLOAD: u16 = 9;
/// `struct nfgenmsg`.
const HEADER_BYTES: usize = 4;
const TCP: u8 = 6;
const UDP: u8 = 17;

/// Who talks to whom, how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Ends {
    /// Who sends.
    pub(crate) source: IpAddr,
    /// To whom.
    pub(crate) destination: IpAddr,
    /// The number of the protocol above IP.
    pub(crate) protocol: u8,
    /// The ports of both, where the protocol has ports.
    pub(crate) ports: Option<(u16, u16)>,
}

/// How much went, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Packets.
    pub(crate) packets: u64,
    /// Their bytes, IP header and all.
    pub(crate) bytes: u64,
    /// Seconds since 1970 when it began; none when the kernel did not say.
    pub(crate) start_s: Option<u64>,
    /// The same for its end.
    pub(crate) end_s: Option<u64>,
}

/// The directions of a connection that has ended in which packets went.
pub(crate) fn ended(body: &[u8]) -> Vec<(Ends, Amount)> {
    let list = body.get(HEADER_BYTES..).unwrap_or_default();
    let find = |wanted| attributes(list).find(|(kind, _)| *kind == wanted).map(|(_, it)| it);
    let time = |wanted| {
        let mut times = attributes(find(CTA_TIMESTAMP)?);
        times.find(|(kind, _)| *kind == wanted).and_then(|(_, it)| number(it)).map(seconds)
    };
    let (start_s, end_s) = (time(1), time(2));
    let direction = |tuple, counters| {
        let ends = tuple_of(find(tuple)?)?;
        let count = |wanted| {
            let mut counts = attributes(find(counters)?);
            counts.find(|(kind, _)| *kind == wanted).and_then(|(_, it)| number(it))
        };
        let (packets, bytes) = (count(1)?, count(2)?);
        (packets > 0).then_some((ends, Amount { packets, bytes, start_s, end_s }))
    };
    let orig = direction(CTA_TUPLE_ORIG, CTA_COUNTERS_ORIG);
    orig.into_iter().chain(direction(CTA_TUPLE_REPLY, CTA_COUNTERS_REPLY)).collect()
}

fn seconds(nanoseconds: u64) -> u64 {
    nanoseconds / 1_000_000_000
}

fn number(value: &[u8]) -> Option<u64> {
    value.get(..8)?.try_into().ok().map(u64::from_be_bytes)
}

fn port(value: &[u8]) -> Option<u16> {
    value.get(..2)?.try_into().ok().map(u16::from_be_bytes)
}

fn address(value: &[u8]) -> Option<IpAddr> {
    let four = <[u8; 4]>::try_from(value).map(IpAddr::from);
    four.or_else(|_| <[u8; 16]>::try_from(value).map(IpAddr::from)).ok()
}

fn tuple_of(tuple: &[u8]) -> Option<Ends> {
    let (mut source, mut destination, mut protocol) = (None, None, 0);
    let (mut from, mut to) = (None, None);
    for (part, list) in attributes(tuple) {
        for (kind, value) in attributes(list) {
            match (part, kind) {
                (1, 1 | 3) => source = address(value),
                (1, 2 | 4) => destination = address(value),
                (2, 1) => protocol = *value.first()?,
                (2, 2) => from = port(value),
                (2, 3) => to = port(value),
                _ => {}
            }
        }
    }
    let ports = from.zip(to);
    Some(Ends { source: source?, destination: destination?, protocol, ports })
}

/// The packet that was refused.
pub(crate) fn refused(body: &[u8]) -> Option<(Ends, Amount)> {
    let list = body.get(HEADER_BYTES..)?;
    let find = |wanted| attributes(list).find(|(kind, _)| *kind == wanted).map(|(_, it)| it);
    let (ends, bytes) = packet(find(NFULA_PAYLOAD)?)?;
    let at_s = find(NFULA_TIMESTAMP).and_then(number);
    Some((ends, Amount { packets: 1, bytes, start_s: at_s, end_s: at_s }))
}

fn packet(bytes: &[u8]) -> Option<(Ends, u64)> {
    let length = |at: usize| Some(u64::from(port(bytes.get(at..)?)?));
    let (source, destination, protocol, above, total) = match bytes.first()? >> 4 {
        4 => {
            let header = usize::from(bytes[0] & 0x0f) * 4;
            (bytes.get(12..16)?, bytes.get(16..20)?, *bytes.get(9)?, header, length(2)?)
        }
        // Whoever puts headers between is told by the first one.
        6 => (bytes.get(8..24)?, bytes.get(24..40)?, *bytes.get(6)?, 40, length(4)? + 40),
        _ => return None,
    };
    let has_ports = matches!(protocol, TCP | UDP);
    let ports = bytes.get(above..).filter(|_| has_ports);
    let ports = ports.and_then(|it| port(it).zip(port(it.get(2..)?)));
    let (source, destination) = (address(source)?, address(destination)?);
    Some((Ends { source, destination, protocol, ports }, total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::netlink::attributes::Attributes;

    fn list() -> Attributes {
        Attributes::default()
    }

    fn tuple(from: u8, to: u8, ports: (u16, u16)) -> Attributes {
        let addresses = list().bytes(1, &[10, 9, 0, from]).bytes(2, &[10, 9, 0, to]);
        let (source, destination) = (ports.0.to_be_bytes(), ports.1.to_be_bytes());
        let above = list().bytes(1, &[UDP]).bytes(2, &source).bytes(3, &destination);
        list().nested(1, addresses).nested(2, above)
    }

    #[test]
    fn a_connection_that_ended_is_a_flow_for_each_direction_in_which_packets_went() {
        let counters = |packets: u64, bytes: u64| {
            list().bytes(1, &packets.to_be_bytes()).bytes(2, &bytes.to_be_bytes())
        };
        let times = || {
            let (start, end) = (7_000_000_001u64.to_be_bytes(), 9_999_999_999u64.to_be_bytes());
            list().bytes(1, &start).bytes(2, &end)
        };
        let message = |answers| {
            let mut body = vec![2, 0, 0, 0];
            let inner = list()
                .nested(CTA_TUPLE_ORIG, tuple(1, 2, (5000, 53)))
                .nested(CTA_TUPLE_REPLY, tuple(2, 1, (53, 5000)))
                .nested(CTA_COUNTERS_ORIG, counters(3, 300))
                .nested(CTA_COUNTERS_REPLY, counters(answers, 100))
                .nested(CTA_TIMESTAMP, times());
            body.extend(inner.into_bytes());
            body
        };
        let [first, second] = ended(&message(1)).try_into().unwrap();
        assert_eq!(first.0.source, IpAddr::from([10, 9, 0, 1]));
        assert_eq!(first.0.ports, Some((5000, 53)));
        assert_eq!((first.1.packets, first.1.bytes), (3, 300));
        assert_eq!((first.1.start_s, first.1.end_s), (Some(7), Some(9)));
        assert_eq!(second.0.ports, Some((53, 5000)));
        assert_eq!(ended(&message(0)).len(), 1);
    }

    #[test]
    fn what_is_cut_off_or_no_packet_of_ip_is_no_flow() {
        let mut whole = vec![0x45, 0, 0, 28, 0, 0, 0, 0, 64, UDP, 0, 0, 10, 9, 0, 1, 10, 9, 0, 2];
        whole.extend([0x13, 0x88, 0, 53, 0, 8, 0, 0]);
        let (ends, bytes) = packet(&whole).unwrap();
        assert_eq!((ends.ports, bytes), (Some((5000, 53)), 28));
        assert_eq!(packet(&whole[..22]).unwrap().0.ports, None);
        for broken in [&whole[..19], &[0x15; 28], &[]] {
            assert_eq!(packet(broken), None, "{broken:?}");
        }
        assert_eq!(refused(&[0, 0]), None);
        assert!(ended(&[0, 0]).is_empty());
    }
}
