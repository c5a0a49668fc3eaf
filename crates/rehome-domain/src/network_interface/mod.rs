//! Elastic network interfaces (ENIs): what keeps its id, MAC and addresses while it moves.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use crate::address::{DeviceIndex, Mac};
use crate::command::Context;
use crate::ids::{EniId, InstanceId, SecurityGroupId, SubnetId, TaskId, VpcId};
use crate::migration::{Attachment, Epoch, Placement};
use crate::plane::{Leg, LegKey, Release, Steering};
use crate::refusal::{Refusal, Resource};
use crate::region::Zone;
use crate::subnet::Subnet;
use crate::time::Timestamp;
use crate::world::World;

pub mod attach;
pub mod create;
pub mod create_and_attach;
pub mod delete;
pub mod detach;
pub mod details;
pub mod handover;
pub mod migrate;
pub mod migrate_private_ip_address;
pub mod modify;
pub mod modify_addresses;
pub mod modify_qos;
pub mod private_ip_addresses;
pub(crate) mod room;

/// How long a move may prepare before it is undone, in milliseconds.
pub const MOVE_DEADLINE_MS: i64 = 30_000;
/// ENIs that an account may have in a region.
pub const INTERFACES_MAX: u64 = 1_000_000;
/// Addresses of an ENI that is not attached (quota `eni-max-private-ips`).
pub const ADDRESSES_MAX: usize = 30;

/// An ENI.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eni {
    /// Its id.
    pub id: EniId,
    /// Its name.
    pub name: String,
    /// Its description, at most 60 characters.
    pub description: String,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its subnet.
    pub subnet: SubnetId,
    /// Its zone: the subnet's.
    pub zone: Zone,
    /// Its MAC. Never changes.
    pub mac: Mac,
    /// Its IPv4 addresses, the primary one first. Never empty.
    pub addresses: Vec<Ipv4Addr>,
    /// Its IPv6 addresses.
    #[serde(default)]
    pub ipv6: Vec<Ipv6Addr>,
    /// Its security groups, in their order of precedence. With none, nothing is filtered.
    #[serde(default)]
    pub groups: Vec<SecurityGroupId>,
    /// Primary or secondary.
    pub kind: EniKind,
    /// Its level of service.
    #[serde(default)]
    pub qos: details::QosLevel,
    /// What its addresses say.
    #[serde(default)]
    pub details: details::AddressDetails,
    /// Where it is.
    pub placement: Placement,
    /// An address of it on its way to another ENI, or the other way round.
    #[serde(default)]
    pub handover: Option<handover::Handover>,
    /// The newest epoch that was ever given out for it. The next move takes the one after it.
    pub issued: Epoch,
    /// When it was made.
    pub created: Timestamp,
}

/// Whether an ENI belongs to an instance for life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EniKind {
    /// Made and deleted with its instance; cannot move.
    Primary,
    /// Can be attached, detached and migrated.
    Secondary,
}

impl Eni {
    /// A secondary ENI in a subnet, with these addresses, held by the context's task.
    pub fn new(
        world: &World,
        context: &mut Context,
        subnet: &Subnet,
        addresses: Vec<Ipv4Addr>,
    ) -> Self {
        let taken = |w: &World, id: &EniId| w.enis.contains_key(id);
        Self {
            id: world.fresh(&mut context.entropy, EniId::draw, taken),
            name: String::new(),
            description: String::new(),
            vpc: subnet.vpc,
            subnet: subnet.id,
            zone: subnet.zone,
            mac: world.fresh(&mut context.entropy, Mac::draw, |w, mac| w.macs.contains_key(mac)),
            addresses,
            ipv6: Vec::new(),
            groups: Vec::new(),
            kind: EniKind::Secondary,
            qos: details::QosLevel::default(),
            details: details::AddressDetails::new(),
            placement: Placement::Pending(context.task),
            handover: None,
            issued: Epoch::default(),
            created: context.now,
        }
    }

    /// Its addresses of both families, the primary one first.
    pub fn all_addresses(&self) -> Vec<IpAddr> {
        let ipv4 = self.addresses.iter().copied().map(IpAddr::V4);
        ipv4.chain(self.ipv6.iter().copied().map(IpAddr::V6)).collect()
    }

    /// Gives out the next epoch.
    pub fn issue_epoch(&mut self) -> Epoch {
        self.issued = self.issued.next();
        self.issued
    }

    /// A place in an instance, at the next epoch.
    pub fn place(
        &mut self,
        instance: InstanceId,
        device_index: DeviceIndex,
        since: Timestamp,
    ) -> Attachment {
        Attachment { instance, device_index, epoch: self.issue_epoch(), since }
    }

    /// The name of the leg of a place.
    pub fn leg_key(&self, place: &Attachment) -> LegKey {
        LegKey { vpc: self.vpc, eni: self.id, instance: place.instance, epoch: place.epoch }
    }

    /// The leg of a place.
    pub fn leg(&self, place: &Attachment, subnet: &Subnet) -> Leg {
        Leg {
            key: self.leg_key(place),
            epoch: self.issued,
            device_index: place.device_index,
            mac: self.mac,
            addresses: self.all_addresses(),
            gateway: subnet.gateway(),
            prefix_len: subnet.cidr.prefix_len(),
        }
    }

    /// The steering that names the leg of a place.
    pub fn steering(&self, place: &Attachment) -> Steering {
        let (leg, epoch) = (self.leg_key(place), self.issued);
        Steering { leg, epoch, addresses: self.all_addresses() }
    }

    /// The end of the steering, at this epoch.
    pub fn release(&self, epoch: Epoch) -> Release {
        Release { vpc: self.vpc, eni: self.id, epoch, addresses: self.all_addresses() }
    }

    /// Refuses when a task holds the ENI.
    ///
    /// # Errors
    /// [`Refusal::TaskRunning`].
    pub fn check_no_task(&self) -> Result<(), Refusal> {
        match self.task() {
            None => Ok(()),
            Some(task) => Err(self.held_by(task)),
        }
    }

    /// The task that holds the ENI, if one does.
    pub fn task(&self) -> Option<TaskId> {
        self.placement.task().or(self.handover.as_ref().map(handover::Handover::task))
    }

    fn held_by(&self, task: TaskId) -> Refusal {
        Refusal::TaskRunning { resource: Resource::Eni(self.id), task }
    }

    /// Refuses the primary ENI of an instance.
    ///
    /// # Errors
    /// [`Refusal::PrimaryInterface`].
    pub fn check_secondary(&self) -> Result<(), Refusal> {
        match self.kind {
            EniKind::Secondary => Ok(()),
            EniKind::Primary => Err(Refusal::PrimaryInterface(self.id)),
        }
    }

    /// Refuses unless the instance owns the ENI now; answers with its place there.
    ///
    /// # Errors
    /// [`Refusal::NotAttached`], which names the instance that owns it, if one does.
    pub fn check_owned_by(&self, instance: InstanceId) -> Result<Attachment, Refusal> {
        match self.placement.attachment() {
            Some(place) if place.instance == instance => Ok(*place),
            other => Err(Refusal::NotAttached {
                eni: self.id,
                instance,
                holder: other.map(|place| place.instance),
            }),
        }
    }
}
