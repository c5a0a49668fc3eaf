//! What a rule of a filter matches, and what it says: shared by security groups and network ACLs.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::ids::SecurityGroupId;

/// One rule. Of a list of rules the first that matches a packet decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterRule {
    /// Which packets, by protocol and port.
    pub service: Service,
    /// Which packets, by the other end: the source of what comes in, the destination of what goes
    /// out.
    pub peer: Peer,
    /// Which packets, by this end too: rules of five parts of a network ACL alone have it. Left out where
    /// there is none, so that fingerprints of other rules are what they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnEnd>,
    /// What becomes of them.
    pub verdict: Verdict,
}

/// What a rule of five parts says beyond one of three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEnd {
    /// An address of this block: the destination of what comes in, the source of what goes out. Of the
    /// peer's family.
    pub block: IpNet,
    /// Ports at the source; without, every one. Only where the service has ports.
    pub source_ports: Option<PortRange>,
}

/// A protocol, with the ports at the destination where it has ports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Service {
    /// Everything.
    All,
    /// TCP to one of these ports.
    Tcp(Ports),
    /// UDP to one of these ports.
    Udp(Ports),
    /// ICMP, every type. IPv4 only.
    Icmp,
    /// ICMPv6, every type. IPv6 only.
    Icmpv6,
}

/// Ports at the destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ports {
    /// Every port.
    All,
    /// One of these ranges. Never empty.
    In(Vec<PortRange>),
}

/// Ports from the first to the last, both included; the first is not greater than the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PortRange {
    /// The lowest port.
    pub first: u16,
    /// The highest port.
    pub last: u16,
}

/// The other end of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Peer {
    /// An address in this block, of the block's family. `0.0.0.0/0` means every IPv4 address.
    Block(IpNet),
    /// An address of an interface in this security group and in the same VPC.
    Group(SecurityGroupId),
}

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The packet goes on.
    Accept,
    /// The packet is dropped without an answer.
    Drop,
}

impl PortRange {
    /// One port.
    pub fn one(port: u16) -> Self {
        Self { first: port, last: port }
    }
}

impl FilterRule {
    /// A rule that lets everything of a block pass.
    pub fn accept_all(block: IpNet) -> Self {
        Self {
            service: Service::All,
            peer: Peer::Block(block),
            own: None,
            verdict: Verdict::Accept,
        }
    }

    /// The group that the rule names, if it names one.
    pub fn group(&self) -> Option<SecurityGroupId> {
        match self.peer {
            Peer::Group(group) => Some(group),
            Peer::Block(_) => None,
        }
    }
}

/// The block of one address.
pub fn block_of(address: IpAddr) -> IpNet {
    IpNet::from(address)
}
