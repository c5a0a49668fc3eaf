//! What a datagram of the demo carries: whose run, which stream, which sequence number.
//!
//! In and out: 24 bytes, big endian: run id, stream, sequence number, eight bytes each.
//! Invariant: anything that is not exactly such a datagram is foreign.

use crate::ownership::Guest;

/// The length of a datagram's payload in bytes.
pub const PAYLOAD_BYTES: usize = 24;

/// Tells this run's datagrams from strays of another run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunId(pub u64);

/// The three streams of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// The peer sends to the interface's addresses.
    Inbound,
    /// A guest sends to the peer with the interface's addresses.
    Outbound(Guest),
}

impl Stream {
    fn code(self) -> u64 {
        match self {
            Stream::Inbound => 1,
            Stream::Outbound(Guest::First) => 2,
            Stream::Outbound(Guest::Second) => 3,
        }
    }

    fn from_code(code: u64) -> Option<Self> {
        match code {
            1 => Some(Stream::Inbound),
            2 => Some(Stream::Outbound(Guest::First)),
            3 => Some(Stream::Outbound(Guest::Second)),
            _ => None,
        }
    }
}

/// Writes a payload.
#[must_use]
pub fn encode(run: RunId, stream: Stream, sequence: u64) -> [u8; PAYLOAD_BYTES] {
    let mut payload = [0; PAYLOAD_BYTES];
    payload[..8].copy_from_slice(&run.0.to_be_bytes());
    payload[8..16].copy_from_slice(&stream.code().to_be_bytes());
    payload[16..].copy_from_slice(&sequence.to_be_bytes());
    payload
}

/// Reads a payload of this run; `None` for anything else.
#[must_use]
pub fn decode(run: RunId, payload: &[u8]) -> Option<(Stream, u64)> {
    let (words, []) = payload.as_chunks::<8>() else {
        return None;
    };
    let &[id, code, sequence] = words else {
        return None;
    };
    if u64::from_be_bytes(id) != run.0 {
        return None;
    }
    Some((Stream::from_code(u64::from_be_bytes(code))?, u64::from_be_bytes(sequence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_comes_back_as_it_was_written() {
        for stream in
            [Stream::Inbound, Stream::Outbound(Guest::First), Stream::Outbound(Guest::Second)]
        {
            for sequence in [0, 1, u64::MAX] {
                let payload = encode(RunId(7), stream, sequence);
                assert_eq!(decode(RunId(7), &payload), Some((stream, sequence)));
                assert_eq!(decode(RunId(8), &payload), None, "another run's");
            }
        }
    }

    #[test]
    fn anything_else_is_foreign() {
        let good = encode(RunId(7), Stream::Inbound, 1);
        let mut longer = good.to_vec();
        longer.push(0);
        let mut unknown = good;
        unknown[15] = 9;
        for payload in [&[] as &[u8], &good[..23], &longer, &unknown] {
            assert_eq!(decode(RunId(7), payload), None, "{payload:?}");
        }
    }
}
