//! DHCP IPs: private addresses of a subnet that a DHCP server of the caller's own may give out. Nothing
//! else is given them.
//!
//! None is ever an interface's here, and no packet comes to one: an elastic IP cannot be bound to it.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::ids::{DhcpIpId, SubnetId, VpcId};
use crate::time::Timestamp;

pub mod create;
pub mod delete;
pub mod modify;

/// DHCP IPs that a VPC may have. The real service's number is not published.
pub const DHCP_IPS_PER_VPC_MAX: u64 = 1_000;
/// DHCP IPs that one call may make. Source: VPC API 2017-03-12, CreateDhcpIp.
pub const IN_CALL_MAX: u64 = 64;

/// A DHCP IP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DhcpIp {
    /// Its id.
    pub id: DhcpIpId,
    /// DhcpIpName.
    pub name: String,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its subnet.
    pub subnet: SubnetId,
    /// PrivateIpAddress.
    pub address: Ipv4Addr,
    /// When it was made.
    pub created: Timestamp,
}
