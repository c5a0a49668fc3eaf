//! Virtual private clouds.

use serde::{Deserialize, Serialize};

use crate::address::{Ipv4Cidr, Ipv6Cidr};
use crate::ids::VpcId;
use crate::plane::VpcNet;
use crate::time::Timestamp;

pub mod assistant;
pub mod create;
pub mod create_default;
pub mod delete;
pub mod modify;
pub mod settings;

pub use settings::Settings;

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
    /// Its assistant CIDRs: further blocks that subnets can be made in.
    #[serde(default)]
    pub assistants: Vec<Ipv4Cidr>,
    /// Whether it is the account's default VPC in the region. There is at most one.
    #[serde(default)]
    pub is_default: bool,
    /// What its caller may change at any time.
    #[serde(default)]
    pub settings: Settings,
}

impl Vpc {
    /// A VPC with nothing in it.
    pub fn new(id: VpcId, cidr: Ipv4Cidr, created: Timestamp) -> Self {
        Self {
            id,
            name: String::new(),
            cidr,
            ipv6: None,
            created,
            subnets: 0,
            assistants: Vec::new(),
            is_default: false,
            settings: Settings::default(),
        }
    }

    /// All its blocks, the main one first.
    pub fn blocks(&self) -> impl Iterator<Item = Ipv4Cidr> {
        std::iter::once(self.cidr).chain(self.assistants.iter().copied())
    }

    /// Whether a block lies wholly in one of its own.
    pub fn covers(&self, cidr: Ipv4Cidr) -> bool {
        self.blocks().any(|block| block.covers(cidr))
    }

    /// The VPC as the plane sees it.
    pub fn net(&self) -> VpcNet {
        VpcNet { vpc: self.id, cidr: self.cidr }
    }
}
