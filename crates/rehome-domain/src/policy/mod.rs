//! Policies: what the plane enforces beside the moves. Security groups, network ACLs, route
//! tables, floating addresses, flow logs, bandwidths.
//!
//! A policy is a value that follows from a world ([`mod@derive`]). None of them names a leg, so that a
//! move touches none. They are level-triggered: whoever finds that the plane lacks one asks for it
//! as the newest world has it; [`crate::plane::Enforcement::as_of`] keeps what is late from undoing
//! what is newer.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::address::Ipv4Cidr;
use crate::ids::{EipId, EniId, FlowLogId, HaVipId, SecurityGroupId, SubnetId, VpcId};

pub mod derive;
pub mod filter;

pub use filter::{FilterRule, OwnEnd, Peer, PortRange, Ports, Service, Verdict};

/// What names a policy. Each belongs to one VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PolicyKey {
    /// The VPC that it is enforced in.
    pub vpc: VpcId,
    /// Which one there.
    pub subject: Subject,
}

/// What a policy is about. In the order in which they can be enforced: what others name comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// The blocks that the VPC has beside its main one.
    Blocks,
    /// The rules of a security group that interfaces of the VPC have or whose rules they name.
    Group(SecurityGroupId),
    /// What guards an interface.
    Guard(EniId),
    /// The rules of a subnet's network ACL.
    Acl(SubnetId),
    /// The routes of a subnet's route table.
    Routes(SubnetId),
    /// Who holds a floating address.
    HaVip(HaVipId),
    /// A flow log.
    FlowLog(FlowLogId),
    /// The bandwidth of an elastic IP. It shapes what the binding of that carries, and is asked for
    /// behind it.
    Rate(EipId),
}

/// A policy, complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Policy {
    /// The blocks that a VPC has beside its main one.
    Blocks(VpcBlocks),
    /// The rules of a security group.
    Group(GroupRules),
    /// What guards an interface.
    Guard(Guard),
    /// The rules of a subnet's network ACL.
    Acl(SubnetAcl),
    /// The routes of a subnet's route table.
    Routes(SubnetRoutes),
    /// Who holds a floating address.
    HaVip(HaVipHolder),
    /// A flow log.
    FlowLog(FlowLogging),
    /// The bandwidth of an elastic IP.
    Rate(EipRate),
}

/// The blocks that a VPC has beside its main one. What lies in one and belongs to no ENI is
/// unreachable, and an address of one is no stranger, as with the main block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcBlocks {
    /// In their order, none twice. Never empty.
    pub further: Vec<Ipv4Cidr>,
}

/// A security group's rules. Stateful: a flow that was let in or out goes on in both directions.
/// What no rule matches is dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRules {
    /// For what comes to an interface, in their order.
    pub ingress: Vec<FilterRule>,
    /// For what an interface sends, in their order.
    pub egress: Vec<FilterRule>,
}

/// Which security groups an interface has. Its own addresses are their members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// All its addresses of both families, those that float on it too.
    pub addresses: Vec<IpAddr>,
    /// Its groups, in their order of precedence: the rules of the first are asked first, and what
    /// none of its rules match is asked of the next. With none, everything passes.
    pub groups: Vec<SecurityGroupId>,
}

/// A network ACL at work on a subnet. Stateless: each packet by itself. What no rule matches is
/// dropped. Between two addresses of the same subnet it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetAcl {
    /// The subnet's blocks, at most one of each family.
    pub blocks: Vec<IpNet>,
    /// For what comes into the subnet, in their order.
    pub ingress: Vec<FilterRule>,
    /// For what leaves the subnet, in their order.
    pub egress: Vec<FilterRule>,
}

/// The routes that a subnet's interfaces have beside the VPC's own, which come first for every
/// address of the VPC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetRoutes {
    /// The subnet's blocks, at most one of each family.
    pub blocks: Vec<IpNet>,
    /// Its routes that are enabled; the longest prefix wins.
    pub routes: Vec<PolicyRoute>,
}

/// One route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PolicyRoute {
    /// Where to.
    pub destination: IpNet,
    /// By whom.
    pub gateway: Gateway,
}

/// Who takes what is routed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gateway {
    /// Whoever holds this private address of the VPC: an interface, or a HaVip's holder. It
    /// follows the address when that moves.
    Address(Ipv4Addr),
    /// The uplink.
    Uplink,
}

/// A floating address and who holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HaVipHolder {
    /// The address.
    pub address: Ipv4Addr,
    /// The interface that announced it last; its packets go where that interface's go. The plane
    /// listens for announcements also while there is none.
    pub holder: Option<Holder>,
}

/// An interface that holds a floating address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Which interface.
    pub eni: EniId,
    /// Its primary address, which names its nexthop.
    pub primary: Ipv4Addr,
}

/// A flow log: one line for each flow that begins, ends or is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowLogging {
    /// Whose flows: those with an end in one of these blocks. A VPC's, a subnet's, or an
    /// interface's addresses.
    pub blocks: Vec<IpNet>,
    /// Which flows.
    pub traffic: Traffic,
}

/// How much an elastic IP carries at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EipRate {
    /// Its public address.
    pub public: Ipv4Addr,
    /// What its private address sends, in Mbit/s. Never 0.
    pub out_mbps: u64,
    /// What comes to it, in Mbit/s. Never 0.
    pub in_mbps: u64,
}

impl EipRate {
    /// Below this bandwidth, in Mbit/s, as much may come in all the same.
    ///
    /// Source: Tencent Cloud, "Public network bandwidth cap": up to 10 Mbit/s bought, 10 Mbit/s
    /// come in; above it as much as goes out.
    const IN_MIN_MBPS: u64 = 10;

    /// What follows from the bandwidth that was asked for.
    pub fn of(public: Ipv4Addr, mbps: u64) -> Self {
        Self { public, out_mbps: mbps, in_mbps: mbps.max(Self::IN_MIN_MBPS) }
    }
}

/// What a policy says, in 64 bits: two policies with the same fingerprint are the same. Not a secret
/// and not against somebody who wants two alike; against what was changed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// Of something that is not whole.
    pub const BROKEN: Self = Self(0);

    /// Of any value, by its bytes: FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>). The same
    /// on every machine and in every version.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix);
        Self(sum.max(1))
    }
}

impl Policy {
    /// What it says, in 64 bits.
    pub fn fingerprint(&self) -> Fingerprint {
        let bytes = serde_json::to_vec(self).expect("policies have no maps and no floats");
        Fingerprint::of_bytes(&bytes)
    }
}

impl PolicyKey {
    /// The interface that the policy guards, if it is a guard.
    pub fn guarded(&self) -> Option<EniId> {
        match self.subject {
            Subject::Guard(eni) => Some(eni),
            Subject::Blocks
            | Subject::Group(_)
            | Subject::Acl(_)
            | Subject::Routes(_)
            | Subject::HaVip(_)
            | Subject::FlowLog(_)
            | Subject::Rate(_) => None,
        }
    }
}

impl std::fmt::Display for PolicyKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.subject {
            Subject::Blocks => write!(f, "the further blocks of {}", self.vpc),
            Subject::Group(id) => write!(f, "{id} in {}", self.vpc),
            Subject::Guard(id) => write!(f, "the guard of {id}"),
            Subject::Acl(id) => write!(f, "the ACL of {id}"),
            Subject::Routes(id) => write!(f, "the routes of {id}"),
            Subject::HaVip(id) => write!(f, "{id}"),
            Subject::FlowLog(id) => write!(f, "{id}"),
            Subject::Rate(id) => write!(f, "the bandwidth of {id}"),
        }
    }
}

/// Which flows are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Traffic {
    /// Those that are let pass.
    Accept,
    /// Those that are refused.
    Reject,
    /// Both.
    All,
}
