//! Reserved addresses: private addresses of a subnet that nothing is given, by choice or by name, until
//! they are free again. To use one, delete its reservation.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::ids::{ReservedIpId, SubnetId, VpcId};
use crate::refusal::{Fault, Refusal};
use crate::time::Timestamp;

pub mod create;
pub mod delete;
pub mod modify;

/// Reserved addresses that a VPC may have. The real service's number is not published.
pub const RESERVED_IPS_PER_VPC_MAX: u64 = 1_000;
/// Addresses that one call may reserve or free.
pub const IN_CALL_MAX: usize = 100;
/// Bytes of a description.
const DESCRIPTION_BYTES_MAX: usize = 255;

/// A reserved address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReservedIp {
    /// Its id.
    pub id: ReservedIpId,
    /// Its VPC.
    pub vpc: VpcId,
    /// The subnet that it lies in.
    pub subnet: SubnetId,
    /// The address.
    pub address: Ipv4Addr,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// When it was made.
    pub created: Timestamp,
}

fn check_description(text: &str) -> Result<(), Refusal> {
    if text.len() > DESCRIPTION_BYTES_MAX {
        return Err(Refusal::value("Description", &text, Fault::TooLong));
    }
    Ok(())
}
