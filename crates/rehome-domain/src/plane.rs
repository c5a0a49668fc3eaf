//! What the data plane is asked to make true, and what it says is true. Values only: the trait
//! that carries them stands in rehome-ports, the kernel behind it in rehome-linux.
//!
//! Every verb is idempotent and names its epoch where an ENI is meant; a plane refuses a verb
//! with an epoch older than the newest that steered or released that ENI. Nothing here assumes
//! that the plane is in this process or on this host.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use crate::address::{DeviceIndex, Ipv4Cidr, Mac};
use crate::ids::{EipId, EniId, InstanceId, VpcId};
use crate::migration::Epoch;
use crate::policy::{Fingerprint, Policy, PolicyKey};

/// Where every interface's IPv6 traffic goes: the VPC's side of its own leg, whichever subnet it is in.
pub const IPV6_GATEWAY: Ipv6Addr = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);

/// The primary address among an ENI's addresses: the first, if that is an IPv4 one.
pub fn primary(addresses: &[IpAddr]) -> Option<Ipv4Addr> {
    match addresses.first()? {
        IpAddr::V4(primary) => Some(*primary),
        IpAddr::V6(_) => None,
    }
}

/// A VPC as the plane sees it: a routing domain of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct VpcNet {
    /// Which VPC.
    pub vpc: VpcId,
    /// Its addresses. What lies in it and belongs to no ENI is unreachable.
    pub cidr: Ipv4Cidr,
}

/// A subnet as the plane sees it: a gateway address that answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Gateway {
    /// The VPC that routes the subnet.
    pub vpc: VpcId,
    /// The first host address of the subnet's block.
    pub address: Ipv4Addr,
}

/// A leg: the disposable device that joins one instance to the VPC for one ENI at one epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// Which leg.
    pub key: LegKey,
    /// The ENI's newest epoch when this was asked for: what it is fenced by.
    pub epoch: Epoch,
    /// Its place in the instance (0 is the primary interface).
    pub device_index: DeviceIndex,
    /// The ENI's MAC.
    pub mac: Mac,
    /// All addresses of the ENI, the primary one, which is an IPv4 one, first. Never empty.
    pub addresses: Vec<IpAddr>,
    /// The gateway of the ENI's subnet.
    pub gateway: Ipv4Addr,
    /// Length of the subnet's mask in bits.
    pub prefix_len: u8,
}

/// What names a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LegKey {
    /// The VPC that routes the ENI.
    pub vpc: VpcId,
    /// The ENI.
    pub eni: EniId,
    /// The instance that the leg leads into.
    pub instance: InstanceId,
    /// The ownership epoch that the leg was made for. A leg keeps it when only the ENI's addresses
    /// change.
    pub epoch: Epoch,
}

/// Where an ENI's packets go, and from where alone its addresses may send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steering {
    /// The leg that owns the ENI from now on.
    pub leg: LegKey,
    /// The ENI's newest epoch when this was asked for: what it is fenced by.
    pub epoch: Epoch,
    /// All addresses of the ENI, the primary one, which is an IPv4 one, first. Never empty.
    pub addresses: Vec<IpAddr>,
}

/// The end of an ENI's steering: nobody owns its addresses any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The VPC that routes the ENI.
    pub vpc: VpcId,
    /// The ENI.
    pub eni: EniId,
    /// The epoch of the release, newer than that of the steering it ends.
    pub epoch: Epoch,
    /// All addresses of the ENI, the primary one, which is an IPv4 one, first. Never empty.
    pub addresses: Vec<IpAddr>,
}

/// A fence raised by itself: nothing moves, and what is older comes too late from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fence {
    /// The ENI.
    pub eni: EniId,
    /// Verbs about it with an older epoch are refused.
    pub epoch: Epoch,
}

/// An elastic IP at work: what comes to the public address is delivered to the private one, and
/// what the private one sends to the outside leaves with the public one. Whoever holds the private
/// address in the VPC is served: the binding knows no ENI and no instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Binding {
    /// The elastic IP.
    pub eip: EipId,
    /// Its public address.
    pub public: Ipv4Addr,
    /// The VPC of the private address.
    pub vpc: VpcId,
    /// The private address.
    pub private: Ipv4Addr,
    /// The elastic IP's newest epoch when this was asked for: what it is fenced by.
    pub epoch: Epoch,
}

/// The end of a binding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unbinding {
    /// The elastic IP.
    pub eip: EipId,
    /// The epoch of the end, newer than that of the binding that it ends.
    pub epoch: Epoch,
}

/// An instance that is a namespace which somebody else made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// Which instance it is from now on.
    pub instance: InstanceId,
    /// The path that names it now; nothing when it was adopted before, and has only to be there
    /// still.
    pub netns: Option<String>,
}

/// One policy as it is to be enforced from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enforcement {
    /// Which policy.
    pub key: PolicyKey,
    /// The store's revision that it follows from. What is older than what the plane has for this
    /// key is passed over: something newer is in force already.
    pub as_of: u64,
    /// What it says; nothing when it is to be lifted.
    pub policy: Option<Policy>,
}

/// One thing that the plane is asked to make true. Asking twice does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// The VPC's routing domain exists.
    EnsureVpc(VpcNet),
    /// The VPC's routing domain is gone.
    RemoveVpc(VpcId),
    /// The gateway answers. The VPC exists.
    EnsureGateway(Gateway),
    /// The gateway is gone. True at once when its VPC is gone.
    RemoveGateway(Gateway),
    /// The instance exists.
    EnsureInstance(InstanceId),
    /// The instance is a namespace that was there before. It is never made.
    AdoptInstance(Adoption),
    /// The instance is gone, and every leg into it.
    RemoveInstance(InstanceId),
    /// The leg exists, complete, with these addresses and no others. When it is new it carries
    /// nothing, because no steering names it.
    Stage(Leg),
    /// The steering names the leg: it receives and sends, every other leg of the ENI does neither.
    /// The addresses are taken over from whatever ENI held them; those that this one held and that
    /// are not named any more are let go, unless another ENI's steering holds them by now.
    Switch(Steering),
    /// No leg of the ENI receives or sends. Its addresses that another ENI's steering holds by now
    /// stay with that one.
    Release(Release),
    /// Verbs about the ENI with an older epoch are refused.
    Fence(Fence),
    /// The leg is gone. True at once when the leg or its instance is gone already.
    Unstage(LegKey),
    /// The elastic IP is at work. Its VPC exists. The public address and the private one are taken
    /// over from whatever binding held them.
    Bind(Binding),
    /// The elastic IP is not at work. True at once when its VPC is gone.
    Unbind(Unbinding),
    /// These policies are in force, all of them from the same instant on where they filter. They
    /// are of one VPC, which exists unless all are lifted. A group whose members or namers are in
    /// force still is not lifted. Never empty.
    Enforce(Vec<Enforcement>),
}

impl Verb {
    /// The verb's name, as it stands in traces, metrics and docs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::EnsureVpc(_) => "ensure_vpc",
            Self::RemoveVpc(_) => "remove_vpc",
            Self::EnsureGateway(_) => "ensure_gateway",
            Self::RemoveGateway(_) => "remove_gateway",
            Self::EnsureInstance(_) => "ensure_instance",
            Self::AdoptInstance(_) => "adopt_instance",
            Self::RemoveInstance(_) => "remove_instance",
            Self::Stage(_) => "stage",
            Self::Switch(_) => "switch",
            Self::Release(_) => "release",
            Self::Fence(_) => "fence",
            Self::Unstage(_) => "unstage",
            Self::Bind(_) => "bind",
            Self::Unbind(_) => "unbind",
            Self::Enforce(_) => "enforce",
        }
    }

    /// What the verb is about, as it stands in logs.
    pub fn object(&self) -> String {
        match self {
            Self::EnsureVpc(net) => net.vpc.to_string(),
            Self::RemoveVpc(vpc) => vpc.to_string(),
            Self::EnsureGateway(gateway) | Self::RemoveGateway(gateway) => {
                format!("{} of {}", gateway.address, gateway.vpc)
            }
            Self::EnsureInstance(instance) | Self::RemoveInstance(instance) => instance.to_string(),
            Self::AdoptInstance(adoption) => adoption.instance.to_string(),
            Self::Stage(leg) => format!("{} in {}", leg.key.eni, leg.key.instance),
            Self::Switch(steering) => format!("{} to {}", steering.leg.eni, steering.leg.instance),
            Self::Release(release) => release.eni.to_string(),
            Self::Fence(fence) => fence.eni.to_string(),
            Self::Bind(binding) => format!("{} to {}", binding.eip, binding.private),
            Self::Unbind(unbinding) => unbinding.eip.to_string(),
            Self::Unstage(key) => format!("{} in {}", key.eni, key.instance),
            Self::Enforce(policies) => {
                let keys: Vec<_> = policies.iter().map(|it| it.key.to_string()).collect();
                keys.join(", ")
            }
        }
    }

    /// The ENI that the verb is about, if it is about one.
    pub fn eni(&self) -> Option<EniId> {
        match self {
            Self::Stage(leg) => Some(leg.key.eni),
            Self::Switch(steering) => Some(steering.leg.eni),
            Self::Release(release) => Some(release.eni),
            Self::Fence(fence) => Some(fence.eni),
            Self::Unstage(key) => Some(key.eni),
            Self::EnsureVpc(_)
            | Self::RemoveVpc(_)
            | Self::EnsureGateway(_)
            | Self::RemoveGateway(_)
            | Self::EnsureInstance(_)
            | Self::AdoptInstance(_)
            | Self::RemoveInstance(_)
            | Self::Bind(_)
            | Self::Unbind(_)
            | Self::Enforce(_) => None,
        }
    }

    /// The instance that the verb is about, if it is about one.
    pub fn instance(&self) -> Option<InstanceId> {
        match self {
            Self::EnsureInstance(instance) | Self::RemoveInstance(instance) => Some(*instance),
            Self::AdoptInstance(adoption) => Some(adoption.instance),
            Self::Stage(leg) => Some(leg.key.instance),
            Self::Switch(steering) => Some(steering.leg.instance),
            Self::Unstage(key) => Some(key.instance),
            Self::EnsureVpc(_)
            | Self::RemoveVpc(_)
            | Self::EnsureGateway(_)
            | Self::RemoveGateway(_)
            | Self::Release(_)
            | Self::Fence(_)
            | Self::Bind(_)
            | Self::Unbind(_)
            | Self::Enforce(_) => None,
        }
    }

    /// The ENI and epoch that the verb is fenced by, if it is about an ENI.
    pub fn fence(&self) -> Option<(EniId, Epoch)> {
        match self {
            Self::Stage(leg) => Some((leg.key.eni, leg.epoch)),
            Self::Switch(steering) => Some((steering.leg.eni, steering.epoch)),
            Self::Release(release) => Some((release.eni, release.epoch)),
            Self::Fence(fence) => Some((fence.eni, fence.epoch)),
            // Removing the leg of an older epoch is the rule, not a mistake.
            Self::Unstage(_)
            | Self::EnsureVpc(_)
            | Self::RemoveVpc(_)
            | Self::EnsureGateway(_)
            | Self::RemoveGateway(_)
            | Self::EnsureInstance(_)
            | Self::AdoptInstance(_)
            | Self::RemoveInstance(_)
            | Self::Bind(_)
            | Self::Unbind(_)
            | Self::Enforce(_) => None,
        }
    }

    /// The elastic IP and epoch that the verb is fenced by, if it is about one.
    pub fn binding_fence(&self) -> Option<(EipId, Epoch)> {
        match self {
            Self::Bind(binding) => Some((binding.eip, binding.epoch)),
            Self::Unbind(unbinding) => Some((unbinding.eip, unbinding.epoch)),
            Self::EnsureVpc(_)
            | Self::RemoveVpc(_)
            | Self::EnsureGateway(_)
            | Self::RemoveGateway(_)
            | Self::EnsureInstance(_)
            | Self::AdoptInstance(_)
            | Self::RemoveInstance(_)
            | Self::Stage(_)
            | Self::Switch(_)
            | Self::Release(_)
            | Self::Fence(_)
            | Self::Unstage(_)
            | Self::Enforce(_) => None,
        }
    }
}

/// What the plane has, of what this installation made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// The VPCs whose routing domain exists.
    pub vpcs: BTreeSet<VpcId>,
    /// The gateways that answer.
    pub gateways: BTreeSet<Gateway>,
    /// The instances that exist.
    pub instances: BTreeSet<InstanceId>,
    /// The legs that exist.
    pub legs: BTreeSet<LegKey>,
    /// The leg that each ENI's steering names, the addresses that it holds, and the newest epoch
    /// that the plane knows of: what is older is refused.
    pub steering: BTreeMap<EniId, Steering>,
    /// The elastic IPs that are at work.
    pub bindings: BTreeMap<EipId, Binding>,
    /// The policies that are in force, by what they say. One that is not whole has the fingerprint
    /// of no policy.
    pub policies: BTreeMap<PolicyKey, Fingerprint>,
    /// What of it lacks a part. A plane that keeps things whole has nothing to say here.
    pub broken: Broken,
}

/// What is there and not whole: to be asked for again. With each, in words for the log, what it lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Broken {
    /// VPCs.
    pub vpcs: BTreeMap<VpcId, String>,
    /// Instances.
    pub instances: BTreeMap<InstanceId, String>,
    /// Legs that a steering names.
    pub legs: BTreeMap<LegKey, String>,
}

impl Broken {
    /// What the object of a verb lacks, if the verb is to make it whole.
    pub fn why(&self, verb: &Verb) -> Option<&str> {
        let found = match verb {
            Verb::EnsureVpc(net) => self.vpcs.get(&net.vpc),
            Verb::EnsureInstance(instance) => self.instances.get(instance),
            Verb::AdoptInstance(adoption) => self.instances.get(&adoption.instance),
            Verb::Stage(leg) => self.legs.get(&leg.key),
            Verb::Switch(steering) => self.legs.get(&steering.leg),
            Verb::RemoveVpc(_)
            | Verb::EnsureGateway(_)
            | Verb::RemoveGateway(_)
            | Verb::RemoveInstance(_)
            | Verb::Release(_)
            | Verb::Fence(_)
            | Verb::Bind(_)
            | Verb::Unbind(_)
            | Verb::Unstage(_)
            | Verb::Enforce(_) => None,
        };
        found.map(String::as_str)
    }
}
