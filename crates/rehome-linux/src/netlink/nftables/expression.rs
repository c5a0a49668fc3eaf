//! Expressions of nf_tables: what a rule asks of a packet and what it does with it.
//!
//! An expression reads into or from a [`Register`]; one that does not match ends its rule.

use super::list;
use crate::netlink::attributes::Attributes;

const NFTA_EXPR_NAME: u16 = 1;
const NFTA_EXPR_DATA: u16 = 2;
const NFTA_DATA_VALUE: u16 = 1;
const NFTA_DATA_VERDICT: u16 = 2;
const NFTA_VERDICT_CODE: u16 = 1;
const NFTA_VERDICT_CHAIN: u16 = 2;
/// `NFT_REG_VERDICT`.
pub(super) const VERDICT_REGISTER: u32 = 0;

/// Four bytes of room, of sixteen (0 to 15). A value of more takes those that follow too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Register(pub(crate) u8);

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Verdict {
    /// The packet is let pass by this hooked chain.
    Accept,
    /// The packet is dropped.
    Drop,
    /// Back to the rule behind the jump.
    Return,
    /// To another chain and back.
    Jump(String),
    /// To another chain and not back.
    Goto(String),
}

/// Which header of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Header {
    /// Ethernet.
    Link = 0,
    /// IPv4 or IPv6.
    Network = 1,
    /// TCP, UDP and such.
    Transport = 2,
}

/// What is known of a packet beside its bytes (`enum nft_meta_keys`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum MetaKey {
    /// Its mark. Four bytes, the machine's order.
    Mark = 3,
    /// The index of the device that it came by. Four bytes, the machine's order.
    Iif = 4,
    /// The index of the device that it leaves by. Four bytes, the machine's order.
    Oif = 5,
    /// The name of the device that it came by. Sixteen bytes.
    IifName = 6,
    /// The name of the device that it leaves by. Sixteen bytes.
    OifName = 7,
    /// 2 for IPv4, 10 for IPv6. One byte.
    Family = 15,
    /// The protocol above IP. One byte.
    Protocol = 16,
}

/// What is known of a packet's connection (`enum nft_ct_keys`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum CtKey {
    /// Bits, see [`ESTABLISHED`]. Four bytes, the machine's order.
    State = 0,
    /// 0 from who began it, 1 to it. One byte.
    Direction = 1,
    /// Bits of `enum ip_conntrack_status`. Four bytes, the machine's order.
    Status = 2,
    /// Its mark. Four bytes, the machine's order.
    Mark = 3,
}

/// A bit of [`CtKey::State`]: packets went both ways.
pub(crate) const ESTABLISHED: u32 = 2;
/// A bit of [`CtKey::State`]: it is about a connection that there is.
pub(crate) const RELATED: u32 = 4;

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Compare {
    /// It is the same.
    Equal = 0,
    /// It is another.
    Other = 1,
}

/// What a look into the routing table answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FibResult {
    /// The index of the device, 0 when there is none. Four bytes, the machine's order.
    Oif = 1,
    /// The type of the address (`RTN_*`). Four bytes, the machine's order.
    Type = 3,
}

/// By what the routing table is asked (`NFTA_FIB_F_*`).
pub(crate) const FIB_SADDR: u32 = 1;
/// The same for the destination.
pub(crate) const FIB_DADDR: u32 = 2;
/// Only routes by the device that the packet came by.
pub(crate) const FIB_IIF: u32 = 8;

/// Where a looked up value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Into {
    /// Nowhere: it is a set, and only being in it counts.
    Nothing,
    /// It decides.
    Verdict,
    /// There.
    Register(Register),
}

/// Which address is translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Nat {
    /// The source.
    Source = 0,
    /// The destination.
    Destination = 1,
}

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    /// Reads bytes of a header: from where, how many.
    Payload { header: Header, offset: u32, length: u32, to: Register },
    /// Reads what is known of the packet.
    Meta { key: MetaKey, to: Register },
    /// Writes what is known of the packet.
    SetMeta { key: MetaKey, from: Register },
    /// Reads what is known of its connection.
    Ct { key: CtKey, to: Register },
    /// Writes what is known of its connection.
    SetCt { key: CtKey, from: Register },
    /// Matches if the value compares so.
    Cmp { from: Register, compare: Compare, value: Vec<u8> },
    /// Matches if the value lies between the two, both included, byte by byte.
    Range { from: Register, first: Vec<u8>, last: Vec<u8> },
    /// Keeps the bits of the mask.
    Bitwise { from: Register, to: Register, mask: Vec<u8> },
    /// Matches if the value is in a set or a map of the table.
    Lookup { set: String, from: Register, into: Into },
    /// Asks the routing table.
    Fib { result: FibResult, by: u32, to: Register },
    /// Writes a value.
    Immediate { value: Vec<u8>, to: Register },
    /// Decides.
    Verdict(Verdict),
    /// Counts. What it has counted is not looked at.
    Counter,
    /// Sends a copy to who listens to this group of nfnetlink_log.
    Log { group: u16, prefix: String },
    /// Translates an address to the one in the register; the family is 2 (IPv4) or 10 (IPv6).
    Nat { nat: Nat, family: u8, address: Register },
    /// Translates the source to an address of the device that the packet leaves by.
    Masquerade,
    /// Keeps the packet out of connection tracking.
    NoTrack,
    /// One that is not in this list.
    Unknown(String),
}

impl Register {
    /// As the kernel writes it: sixteen bytes at once where they begin, else four.
    pub(super) fn encode(self) -> u32 {
        let index = u32::from(self.0);
        if index.is_multiple_of(4) { 1 + index / 4 } else { 8 + index }
    }

    pub(super) fn decode(number: u32) -> Option<Self> {
        let index = match number {
            1..=4 => (number - 1) * 4,
            8..=23 => number - 8,
            _ => return None,
        };
        u8::try_from(index).ok().map(Self)
    }
}

impl Verdict {
    /// As data: nested attributes.
    pub(super) fn encode(&self) -> Attributes {
        let (code, chain) = match self {
            Self::Drop => (0, None),
            Self::Accept => (1, None),
            Self::Jump(chain) => (-3, Some(chain)),
            Self::Goto(chain) => (-4, Some(chain)),
            Self::Return => (-5, None),
        };
        let mut verdict = list().bytes(NFTA_VERDICT_CODE, &i32::to_be_bytes(code));
        if let Some(chain) = chain {
            verdict = verdict.text(NFTA_VERDICT_CHAIN, chain);
        }
        list().nested(NFTA_DATA_VERDICT, verdict)
    }
}

/// A value as data: nested attributes.
pub(super) fn value(bytes: &[u8]) -> Attributes {
    list().bytes(NFTA_DATA_VALUE, bytes)
}

impl Expression {
    /// As an element of a rule's list.
    pub(super) fn encode(&self) -> Attributes {
        let expression = list().text(NFTA_EXPR_NAME, self.name());
        expression.nested(NFTA_EXPR_DATA, self.data())
    }

    fn name(&self) -> &str {
        match self {
            Self::Payload { .. } => "payload",
            Self::Meta { .. } | Self::SetMeta { .. } => "meta",
            Self::Ct { .. } | Self::SetCt { .. } => "ct",
            Self::Cmp { .. } => "cmp",
            Self::Range { .. } => "range",
            Self::Bitwise { .. } => "bitwise",
            Self::Lookup { .. } => "lookup",
            Self::Fib { .. } => "fib",
            Self::Immediate { .. } | Self::Verdict(_) => "immediate",
            Self::Counter => "counter",
            Self::Log { .. } => "log",
            Self::Nat { .. } => "nat",
            Self::Masquerade => "masq",
            Self::NoTrack => "notrack",
            Self::Unknown(name) => name,
        }
    }

    fn data(&self) -> Attributes {
        match self {
            Self::Payload { header, offset, length, to } => list()
                .network(1, to.encode())
                .network(2, *header as u32)
                .network(3, *offset)
                .network(4, *length),
            Self::Meta { key, to } => list().network(1, to.encode()).network(2, *key as u32),
            Self::SetMeta { key, from } => list().network(2, *key as u32).network(3, from.encode()),
            Self::Ct { key, to } => list().network(1, to.encode()).network(2, *key as u32),
            Self::SetCt { key, from } => list().network(2, *key as u32).network(4, from.encode()),
            Self::Cmp { from, compare, value: with } => {
                list().network(1, from.encode()).network(2, *compare as u32).nested(3, value(with))
            }
            Self::Range { from, first, last } => list()
                .network(1, from.encode())
                .network(2, 0)
                .nested(3, value(first))
                .nested(4, value(last)),
            Self::Bitwise { from, to, mask } => bitwise(*from, *to, mask),
            Self::Lookup { set, from, into } => lookup(set, *from, *into),
            Self::Fib { result, by, to } => {
                list().network(1, to.encode()).network(2, *result as u32).network(3, *by)
            }
            Self::Immediate { value: what, to } => {
                list().network(1, to.encode()).nested(2, value(what))
            }
            Self::Verdict(verdict) => {
                list().network(1, VERDICT_REGISTER).nested(2, verdict.encode())
            }
            Self::Log { group, prefix } => list().bytes(1, &group.to_be_bytes()).text(2, prefix),
            Self::Nat { nat, family, address } => list()
                .network(1, *nat as u32)
                .network(2, u32::from(*family))
                .network(3, address.encode()),
            Self::Counter | Self::Masquerade | Self::NoTrack | Self::Unknown(_) => list(),
        }
    }
}

fn bitwise(from: Register, to: Register, mask: &[u8]) -> Attributes {
    let length = u32::try_from(mask.len()).expect("a register holds less than 2^32 bytes");
    list()
        .network(1, from.encode())
        .network(2, to.encode())
        .network(3, length)
        .nested(4, value(mask))
        .nested(5, value(&vec![0; mask.len()]))
}

fn lookup(set: &str, from: Register, into: Into) -> Attributes {
    let lookup = list().text(1, set).network(2, from.encode());
    match into {
        Into::Nothing => lookup,
        Into::Verdict => lookup.network(3, VERDICT_REGISTER),
        Into::Register(to) => lookup.network(3, to.encode()),
    }
}
