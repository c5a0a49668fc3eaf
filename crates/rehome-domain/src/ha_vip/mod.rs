//! HaVips: addresses of a subnet that float between interfaces; who announces one holds it.
//!
//! Source: VPC API 2017-03-12, data types HaVip and HaVipAssociation. An announcement is a
//! gratuitous ARP that an instance sends through one of its interfaces. A HaVip's address is taken
//! from its subnet as an interface's is; an interface that leaves its instance holds none any more.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::elastic_ip::Target;
use crate::ids::{EniId, HaVipId, InstanceId, SubnetId, VpcId};
use crate::migration::Attachment;
use crate::network_interface::Eni;
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal};
use crate::time::Timestamp;
use crate::world::World;

pub mod address_ip;
pub mod announce;
pub mod associate;
pub mod create;
pub mod delete;
pub mod modify;

/// HaVips that a VPC may have. Source: the product's quotas, "HAVIPs per VPC".
pub const HA_VIPS_PER_VPC_MAX: u64 = 10;
/// Instances or interfaces of a HaVip.
pub const ASSOCIATIONS_MAX: u64 = 10;

/// A floating address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HaVip {
    /// Its id.
    pub id: HaVipId,
    /// HaVipName.
    pub name: String,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its subnet.
    pub subnet: SubnetId,
    /// Vip.
    pub address: Ipv4Addr,
    /// The interface that announced it last and is attached still.
    pub holder: Option<EniId>,
    /// CheckAssociate: whether only what stands in `associated` may announce it.
    pub check_associate: bool,
    /// HaVipAssociationSet.
    pub associated: Vec<Associate>,
    /// When it was made.
    pub created: Timestamp,
}

/// Who may announce a floating address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Associate {
    /// Every interface of an instance in the subnet.
    Instance(InstanceId),
    /// One interface.
    Interface(EniId),
}

impl std::fmt::Display for Associate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Instance(id) => id.fmt(f),
            Self::Interface(id) => id.fmt(f),
        }
    }
}

impl HaVip {
    /// What an elastic IP of it is bound to.
    pub fn target(&self) -> Target {
        Target { vpc: self.vpc, private: self.address }
    }

    /// The interface that holds it, with the place that owns that interface now.
    pub fn held_by<'a>(&self, world: &'a World) -> Option<(EniId, &'a Attachment)> {
        let eni = world.enis.get(&self.holder?)?;
        eni.placement.attachment().map(|place| (eni.id, place))
    }

    /// Whether an interface in an instance may hold it.
    fn may_be_held(&self, eni: EniId, instance: InstanceId) -> bool {
        let named = [Associate::Interface(eni), Associate::Instance(instance)];
        !self.check_associate || named.iter().any(|it| self.associated.contains(it))
    }

    /// Adds one who may announce it.
    fn associate(&mut self, world: &World, with: Associate) -> Result<(), Refusal> {
        if self.associated.contains(&with) {
            return Err(Refusal::Associated(with.to_string()));
        }
        if self.associated.len() as u64 >= ASSOCIATIONS_MAX {
            let (limit, at_most) = (Limit::HaVipAssociations, ASSOCIATIONS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let subnet_of = |eni: &EniId| world.eni(*eni).map(|eni| eni.subnet);
        let there = match with {
            Associate::Interface(eni) => subnet_of(&eni)? == self.subnet,
            Associate::Instance(id) => {
                let enis = world.instance(id)?.interfaces.values();
                enis.map(subnet_of).collect::<Result<Vec<_>, _>>()?.contains(&self.subnet)
            }
        };
        if !there {
            return Err(Refusal::SubnetMismatch);
        }
        self.associated.push(with);
        Ok(())
    }
}

impl Associate {
    /// The record that must not go while it is named.
    fn key(self) -> RecordKey {
        match self {
            Self::Instance(id) => RecordKey::Instance(id),
            Self::Interface(id) => RecordKey::Eni(id),
        }
    }
}

/// What leaves an instance, and what is gone for good.
#[derive(Debug, Default)]
pub(crate) struct Gone {
    /// Interfaces that are in no instance any more.
    pub(crate) detached: Vec<EniId>,
    /// What cannot be named any more.
    pub(crate) deleted: Vec<Associate>,
}

impl Gone {
    /// Interfaces that stay, in no instance.
    pub(crate) fn detached(enis: impl IntoIterator<Item = EniId>) -> Self {
        Self { detached: enis.into_iter().collect(), deleted: Vec::new() }
    }
}

/// The HaVips that change with what leaves: nobody holds them, and nobody who is gone may.
pub(crate) fn left(world: &World, gone: &Gone) -> Vec<Record> {
    let mut changed = Vec::new();
    for before in world.ha_vips.values() {
        let mut after = HaVip::clone(before);
        after.holder = before.holder.filter(|eni| !gone.detached.contains(eni));
        after.associated.retain(|it| !gone.deleted.contains(it));
        if after != **before {
            changed.push(Record::HaVip(after));
        }
    }
    changed
}

/// Refuses the detachment of an interface that is named to hold a HaVip of its subnet, by itself or by
/// its instance. Answers with the HaVips that this rests on: an association must not pass beside it.
///
/// # Errors
/// [`Refusal::InHaVipRange`].
pub(crate) fn check_not_in_range(
    world: &World,
    eni: &Eni,
    instance: InstanceId,
) -> Result<Vec<RecordKey>, Refusal> {
    let ranges = [Associate::Interface(eni.id), Associate::Instance(instance)];
    let mut read = Vec::new();
    for ha_vip in world.ha_vips_of(eni.vpc).filter(|it| it.subnet == eni.subnet) {
        if ranges.iter().any(|range| ha_vip.associated.contains(range)) {
            return Err(Refusal::InHaVipRange { eni: eni.id, ha_vip: ha_vip.id });
        }
        read.push(RecordKey::HaVip(ha_vip.id));
    }
    Ok(read)
}
