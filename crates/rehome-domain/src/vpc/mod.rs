//! Virtual private clouds.

use serde::{Deserialize, Serialize};

use crate::address::{Ipv4Cidr, Ipv6Cidr};
use crate::ids::VpcId;
use crate::plane::VpcNet;
use crate::time::Timestamp;

pub mod create;
pub mod delete;

/// VPCs that an account may have in a region (quota `appid-max-vpcs`; adjustable at the real one).
pub const VPCS_MAX: u64 = 20;

/// Bytes of a name of a VPC, subnet or interface.
pub const NAME_BYTES_MAX: usize = 60;

/// A VPC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vpc {
    /// Its id.
    pub id: VpcId,
    /// Its name, at most [`NAME_BYTES_MAX`] bytes.
    pub name: String,
    /// Its addresses.
    pub cidr: Ipv4Cidr,
    /// Its IPv6 block, if it has one.
    #[serde(default)]
    pub ipv6: Option<Ipv6Cidr>,
    /// When it was made.
    pub created: Timestamp,
    /// Subnets in it. Writing this record guards "has no subnet".
    pub subnets: u32,
}

impl Vpc {
    /// The VPC as the plane sees it.
    pub fn net(&self) -> VpcNet {
        VpcNet { vpc: self.id, cidr: self.cidr }
    }
}
