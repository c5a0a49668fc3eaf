//! What callers may hold at a time.

use std::time::Duration;

/// The bounds on connections and on what each may keep waiting.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections in all. Over it none is accepted until one ends; callers wait in the kernel's backlog.
    pub connections: usize,
    /// Connections of one IPv4 address, or of one IPv6 /64. One more is closed at once.
    pub connections_per_address: usize,
    /// From a connection's begin to its first byte, and for a TLS handshake.
    pub first_byte: Duration,
    /// From the end of an answer to the last header of the next request, and for an answer to be taken.
    /// Clients keep a connection for their next poll, Terraform for up to 10 s: closing it just then
    /// would race with the poll.
    pub idle: Duration,
    /// For a body to arrive.
    pub body: Duration,
    /// For the next bytes of an answer to be taken, and for a connection that was asked to end to do so.
    pub stalled: Duration,
    /// Bytes of bodies over [`SMALL_BODY_BYTES`](super::SMALL_BODY_BYTES) that are held, in all.
    pub large_bodies_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 10_000,
            connections_per_address: 1_000,
            first_byte: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            body: Duration::from_secs(30),
            stalled: Duration::from_secs(30),
            large_bodies_bytes: 128 * 1024 * 1024,
        }
    }
}
