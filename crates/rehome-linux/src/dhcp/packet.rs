//! IPv4 and UDP around a DHCP message, as a packet socket takes and gives them; and the filter that
//! keeps everything else from the socket.
//!
//! Source: RFC 791, RFC 768; `Documentation/networking/filter.rst`.

use std::net::Ipv4Addr;

use socket2::SockFilter;

/// The server's port.
const SERVER_PORT: u16 = 67;
const CLIENT_PORT: u16 = 68;
const UDP: u8 = 17;
const IP_BYTES: usize = 20;
const UDP_BYTES: usize = 8;
const TTL: u8 = 64;

/// The filter of the socket: unfragmented UDP to the server's port.
pub(crate) fn to_server() -> [SockFilter; 9] {
    /// Bytes that are handed up of what passes.
    const ALL: u32 = 0x1_0000;
    let (port, udp) = (u32::from(SERVER_PORT), u32::from(UDP));
    [
        // Unless the protocol is UDP: out.
        SockFilter::new(0x30, 0, 0, 9),
        SockFilter::new(0x15, 0, 6, udp),
        // A fragment that is not the first: out.
        SockFilter::new(0x28, 0, 0, 6),
        SockFilter::new(0x45, 4, 0, 0x1fff),
        // Behind the header, whose length it says itself, the destination's port.
        SockFilter::new(0xb1, 0, 0, 0),
        SockFilter::new(0x48, 0, 0, 2),
        SockFilter::new(0x15, 0, 1, port),
        SockFilter::new(0x06, 0, 0, ALL),
        SockFilter::new(0x06, 0, 0, 0),
    ]
}

/// The message in a packet, if it is one for the server. The checksums are not looked at: a guest
/// on this machine leaves UDP's to hardware that there is none of.
pub(crate) fn message(packet: &[u8]) -> Option<&[u8]> {
    let first = *packet.first()?;
    let header = usize::from(first & 0x0f) * 4;
    if first >> 4 != 4 || header < IP_BYTES || *packet.get(9)? != UDP {
        return None;
    }
    let length = usize::from(u16::from_be_bytes([*packet.get(2)?, *packet.get(3)?]));
    let udp = packet.get(header..length)?;
    let port = u16::from_be_bytes([*udp.get(2)?, *udp.get(3)?]);
    let length = usize::from(u16::from_be_bytes([*udp.get(4)?, *udp.get(5)?]));
    (port == SERVER_PORT).then(|| udp.get(UDP_BYTES..length)).flatten()
}

/// The packet that carries a message from the server to a guest.
pub(crate) fn packet(from: Ipv4Addr, to: Ipv4Addr, message: &[u8]) -> Vec<u8> {
    let length =
        |bytes: usize| u16::try_from(bytes).expect("a message of ours has a few hundred bytes");
    let udp_length = length(UDP_BYTES + message.len());
    let mut ip = vec![0x45, 0];
    ip.extend(length(IP_BYTES + UDP_BYTES + message.len()).to_be_bytes());
    ip.extend([0, 0, 0, 0, TTL, UDP, 0, 0]);
    ip.extend(from.octets());
    ip.extend(to.octets());
    let sum = checksum(&ip);
    ip[10..12].copy_from_slice(&sum.to_be_bytes());
    let mut udp = Vec::with_capacity(UDP_BYTES + message.len());
    for field in [SERVER_PORT, CLIENT_PORT, udp_length, 0] {
        udp.extend(field.to_be_bytes());
    }
    udp.extend(message);
    let mut summed = [from.octets(), to.octets()].concat();
    summed.extend([0, UDP]);
    summed.extend(udp_length.to_be_bytes());
    summed.extend(&udp);
    // Zero says that there is none.
    let sum = Some(checksum(&summed)).filter(|sum| *sum != 0).unwrap_or(u16::MAX);
    udp[6..8].copy_from_slice(&sum.to_be_bytes());
    ip.extend(udp);
    ip
}

fn checksum(bytes: &[u8]) -> u16 {
    let word = |pair: &[u8]| u32::from(pair[0]) << 8 | pair.get(1).copied().map_or(0, u32::from);
    let mut sum: u32 = bytes.chunks(2).map(word).sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !u16::try_from(sum).expect("it was folded into 16 bits")
}
