//! A netlink request: what it asks, in words and in bytes, and which errors are no error to it.

use netlink_packet_core::{
    NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE, NetlinkSerializable,
};
use netlink_packet_route::RouteNetlinkMessage;
use nix::errno::Errno;

/// A request.
pub(crate) struct Request {
    /// What it asks, for people.
    pub(crate) doing: &'static str,
    kind: u16,
    body: Vec<u8>,
    flags: u16,
    allowed: &'static [Errno],
}

impl Request {
    /// A request of the routing family.
    pub(crate) fn route(doing: &'static str, message: &RouteNetlinkMessage) -> Self {
        let mut body = vec![0; message.buffer_len()];
        message.serialize(&mut body);
        Self::raw(doing, message.message_type(), body)
    }

    /// A request of any type.
    pub(crate) fn raw(doing: &'static str, kind: u16, body: Vec<u8>) -> Self {
        Self { doing, kind, body, flags: 0, allowed: &[] }
    }

    /// It must not be there yet.
    #[must_use]
    pub(crate) fn create(mut self) -> Self {
        self.flags |= NLM_F_CREATE | NLM_F_EXCL;
        self
    }

    /// It may be there already, and is kept then.
    #[must_use]
    pub(crate) fn create_or_keep(mut self) -> Self {
        self.flags |= NLM_F_CREATE;
        self
    }

    /// It comes behind those that are there.
    #[must_use]
    pub(crate) fn append(mut self) -> Self {
        self.flags |= NLM_F_CREATE | NLM_F_APPEND;
        self
    }

    /// It must be there already, and is replaced.
    #[must_use]
    pub(crate) fn replace_only(mut self) -> Self {
        self.flags |= NLM_F_REPLACE;
        self
    }

    /// It may be there already, and is replaced then.
    #[must_use]
    pub(crate) fn replace(mut self) -> Self {
        self.flags |= NLM_F_CREATE | NLM_F_REPLACE;
        self
    }

    /// These errors mean that what is asked for is so already.
    #[must_use]
    pub(crate) fn allow(mut self, allowed: &'static [Errno]) -> Self {
        self.allowed = allowed;
        self
    }

    pub(super) fn allows(&self, errno: Errno) -> bool {
        self.allowed.contains(&errno)
    }

    pub(super) fn emit(&self, flags: u16, sequence: u32, bytes: &mut Vec<u8>) {
        let length = u32::try_from(16 + self.body.len()).expect("our requests are small");
        bytes.extend(length.to_ne_bytes());
        bytes.extend(self.kind.to_ne_bytes());
        bytes.extend((self.flags | flags).to_ne_bytes());
        bytes.extend(sequence.to_ne_bytes());
        bytes.extend(0u32.to_ne_bytes());
        bytes.extend(&self.body);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
}
