//! HaVips: addresses of a subnet that float between interfaces; who announces one holds it.
//!
//! Source: VPC API 2017-03-12, data types HaVip and HaVipAssociation. An announcement is a
//! gratuitous ARP that an instance sends through one of its interfaces.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::ids::{EniId, HaVipId, InstanceId, SubnetId, VpcId};
use crate::time::Timestamp;

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
