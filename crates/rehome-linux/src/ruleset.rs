//! Rules that are often written, chains with all of their rules, and the chains and rules that a
//! namespace has.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipnet::IpNet;
use nix::errno::Errno;

use crate::error::LinuxError;
use crate::netlink::Netlink;
use crate::netlink::nftables::chain::{self, Chain, Hook};
use crate::netlink::nftables::expression::{Compare, Expression, Header, MetaKey, Register};
use crate::netlink::nftables::rule::{self, Rule};

/// `NFPROTO_IPV4` and `NFPROTO_IPV6`.
pub(crate) const IPV4: u8 = 2;
pub(crate) const IPV6: u8 = 10;
/// Protocols above IP.
pub(crate) const ICMP: u8 = 1;
pub(crate) const TCP: u8 = 6;
pub(crate) const UDP: u8 = 17;
pub(crate) const ICMPV6: u8 = 58;

const R: Register = Register(0);

/// An end of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Who sent it.
    Source,
    /// Who it is for.
    Destination,
}

/// A chain and all of its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The chain.
    pub(crate) chain: Chain,
    /// Its rules, in their order.
    pub(crate) rules: Vec<Rule>,
}

/// Matches if the packet is of this family.
pub(crate) fn is_family(family: u8) -> Vec<Expression> {
    vec![Expression::Meta { key: MetaKey::Family, to: R }, equals(vec![family])]
}

/// Matches if the packet's protocol above IP is this one.
pub(crate) fn is_protocol(protocol: u8) -> Vec<Expression> {
    vec![Expression::Meta { key: MetaKey::Protocol, to: R }, equals(vec![protocol])]
}

/// Matches if the first register holds this.
pub(crate) fn equals(value: Vec<u8>) -> Expression {
    Expression::Cmp { from: R, compare: Compare::Equal, value }
}

/// Reads an address of a packet of this family into the first register.
pub(crate) fn address(family: u8, end: End) -> Expression {
    let (offset, length) = match (family == IPV6, end) {
        (false, End::Source) => (12, 4),
        (false, End::Destination) => (16, 4),
        (true, End::Source) => (8, 16),
        (true, End::Destination) => (24, 16),
    };
    Expression::Payload { header: Header::Network, offset, length, to: R }
}

/// Matches if the packet is of the block's family and has this end in the block.
pub(crate) fn matches_block(block: IpNet, end: End) -> Vec<Expression> {
    let (network, mask) = (octets(block.network()), octets(block.netmask()));
    let mut expressions = is_family(family_of(block.addr()));
    if block.prefix_len() == 0 {
        return expressions;
    }
    expressions.push(address(family_of(block.addr()), end));
    if block.prefix_len() < block.max_prefix_len() {
        expressions.push(Expression::Bitwise { from: R, to: R, mask });
    }
    expressions.push(equals(network));
    expressions
}

/// The family of an address, as nf_tables numbers it.
pub(crate) fn family_of(address: IpAddr) -> u8 {
    if address.is_ipv4() { IPV4 } else { IPV6 }
}

/// An address as a packet has it.
pub(crate) fn octets(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}

/// The chains of our table in a namespace, and their rules.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// How the kernel calls each chain.
    pub(crate) chains: BTreeMap<String, Option<Hook>>,
    /// The rules of each chain that has some, in their order.
    pub(crate) rules: BTreeMap<String, Vec<Rule>>,
}

impl Listing {
    /// Asks the kernel.
    pub(crate) fn read(netfilter: &mut Netlink) -> Result<Self, LinuxError> {
        let mut listing = Self::default();
        for (_, body) in netfilter.dump(&chain::dump())? {
            listing.chains.extend(chain::read(&body).map(|it| (it.name, it.hook)));
        }
        let rules = match netfilter.dump(&rule::dump()) {
            // There is no table.
            Err(error) if error.errno() == Some(Errno::ENOENT) => Vec::new(),
            listed => listed?,
        };
        for (_, body) in rules {
            if let Some((chain, rule)) = rule::read(&body) {
                listing.rules.entry(chain).or_default().push(rule);
            }
        }
        Ok(listing)
    }

    /// The rules of a chain.
    pub(crate) fn rules_of(&self, chain: &str) -> &[Rule] {
        self.rules.get(chain).map_or(&[], Vec::as_slice)
    }

    /// Whether a chain is there with exactly these rules.
    pub(crate) fn has(&self, block: &Block) -> bool {
        self.chains.get(&block.chain.name) == Some(&block.chain.hook)
            && self.rules_of(&block.chain.name) == block.rules
    }
}
