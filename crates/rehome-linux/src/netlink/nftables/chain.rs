//! Chains of nf_tables: those that a hook of the kernel calls, and those that rules jump to.

use super::{TABLE, body_attributes, is_inet, list, message, number, text};
use crate::netlink::Request;
use crate::netlink::attributes::attributes;

const NFT_MSG_NEWCHAIN: u16 = 3;
const NFT_MSG_GETCHAIN: u16 = 4;
const NFT_MSG_DELCHAIN: u16 = 5;
const NFT_MSG_DELRULE: u16 = 8;
const NFTA_CHAIN_TABLE: u16 = 1;
const NFTA_CHAIN_NAME: u16 = 3;
const NFTA_CHAIN_HOOK: u16 = 4;
const NFTA_CHAIN_POLICY: u16 = 5;
const NFTA_CHAIN_TYPE: u16 = 7;
const NFTA_HOOK_HOOKNUM: u16 = 1;
const NFTA_HOOK_PRIORITY: u16 = 2;
const NFTA_RULE_CHAIN: u16 = 2;

/// Where the kernel calls a chain (`enum nf_inet_hooks`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Every packet that comes in, before it is routed.
    Prerouting = 0,
    /// What is for the namespace itself.
    Input = 1,
    /// What is sent on.
    Forward = 2,
    /// What the namespace itself sends.
    Output = 3,
    /// Every packet that leaves, after it was routed.
    Postrouting = 4,
}

/// What a chain is for (`NFTA_CHAIN_TYPE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    /// Lets pass or drops.
    Filter,
    /// Translates the addresses of a connection's first packet.
    Nat,
}

/// What becomes of a packet that comes to the end of a hooked chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Otherwise {
    /// Dropped.
    Drop = 0,
    /// It goes on.
    Accept = 1,
}

/// How the kernel calls a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hook {
    /// Where.
    pub(crate) place: Place,
    /// Lower ones are called first.
    pub(crate) priority: i32,
    /// What for.
    pub(crate) kind: Type,
    /// What at its end.
    pub(crate) otherwise: Otherwise,
}

/// A chain. Without a hook it is one that rules jump to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Its name.
    pub(crate) name: String,
    /// How the kernel calls it.
    pub(crate) hook: Option<Hook>,
}

impl Type {
    fn name(self) -> &'static str {
        match self {
            Self::Filter => "filter",
            Self::Nat => "nat",
        }
    }
}

fn named(chain: &str) -> crate::netlink::attributes::Attributes {
    list().text(NFTA_CHAIN_TABLE, TABLE).text(NFTA_CHAIN_NAME, chain)
}

/// A chain, which may be there if it is the same.
pub(crate) fn new(chain: &Chain) -> Request {
    let mut inner = named(&chain.name);
    if let Some(hook) = chain.hook {
        let called = list()
            .network(NFTA_HOOK_HOOKNUM, hook.place as u32)
            .bytes(NFTA_HOOK_PRIORITY, &hook.priority.to_be_bytes());
        inner = inner
            .nested(NFTA_CHAIN_HOOK, called)
            .network(NFTA_CHAIN_POLICY, hook.otherwise as u32)
            .text(NFTA_CHAIN_TYPE, hook.kind.name());
    }
    message("make a chain of nftables", NFT_MSG_NEWCHAIN, inner).create_or_keep()
}

/// A chain that rules jump to, which may be there.
pub(crate) fn new_plain(name: &str) -> Request {
    new(&Chain { name: name.to_owned(), hook: None })
}

/// Removes a chain without rules that nothing jumps to.
pub(crate) fn delete(name: &str) -> Request {
    message("remove a chain of nftables", NFT_MSG_DELCHAIN, named(name))
}

/// Removes the rules of a chain.
pub(crate) fn empty(name: &str) -> Request {
    let inner = list().text(NFTA_CHAIN_TABLE, TABLE).text(NFTA_RULE_CHAIN, name);
    message("empty a chain of nftables", NFT_MSG_DELRULE, inner)
}

/// Asks for one chain.
pub(crate) fn get(name: &str) -> Request {
    message("look at a chain of nftables", NFT_MSG_GETCHAIN, named(name))
}

/// Asks for all chains of the namespace, of other tables too.
pub(crate) fn dump() -> Request {
    message("list chains of nftables", NFT_MSG_GETCHAIN, list())
}

/// Reads a chain that was listed or looked at. Nothing for one of another table, or one that is
/// hooked in a way that we do not use.
pub(crate) fn read(body: &[u8]) -> Option<Chain> {
    let (mut name, mut ours, mut hook, mut policy, mut kind) = (None, false, None, None, None);
    for (attribute, value) in body_attributes(body) {
        match attribute {
            NFTA_CHAIN_TABLE => ours = text(value) == TABLE,
            NFTA_CHAIN_NAME => name = Some(text(value)),
            NFTA_CHAIN_HOOK => hook = Some(read_hook(value)?),
            NFTA_CHAIN_POLICY => policy = number(value),
            NFTA_CHAIN_TYPE => kind = Some(text(value)),
            _ => {}
        }
    }
    let name = name.filter(|_| ours && is_inet(body))?;
    let Some((place, priority)) = hook else { return Some(Chain { name, hook: None }) };
    let kinds = [Type::Filter, Type::Nat];
    let kind = kinds.into_iter().find(|it| kind.as_deref() == Some(it.name()))?;
    let policies = [Otherwise::Drop, Otherwise::Accept];
    let otherwise = policies.into_iter().find(|it| Some(*it as u32) == policy)?;
    Some(Chain { name, hook: Some(Hook { place, priority, kind, otherwise }) })
}

fn read_hook(value: &[u8]) -> Option<(Place, i32)> {
    let (mut place, mut priority) = (None, None);
    for (kind, value) in attributes(value) {
        match kind {
            NFTA_HOOK_HOOKNUM => place = number(value),
            NFTA_HOOK_PRIORITY => priority = number(value).map(u32::cast_signed),
            _ => {}
        }
    }
    let places =
        [Place::Prerouting, Place::Input, Place::Forward, Place::Output, Place::Postrouting];
    let place = places.into_iter().find(|it| Some(*it as u32) == place)?;
    Some((place, priority?))
}
