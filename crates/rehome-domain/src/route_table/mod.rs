//! Route tables: where a subnet's interfaces send what is for nobody in the VPC.
//!
//! Source: VPC API 2017-03-12, data types RouteTable and Route. A subnet names the table that it
//! has ([`crate::subnet::Subnet::route_table`]).

use std::net::Ipv4Addr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::ids::{HaVipId, RouteItemId, RouteTableId, VpcId};
use crate::time::Timestamp;

/// A route table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteTable {
    /// Its id.
    pub id: RouteTableId,
    /// The VPC whose subnets may have it.
    pub vpc: VpcId,
    /// RouteTableName.
    pub name: String,
    /// Main: the one that new subnets of the VPC get. One in each VPC.
    pub main: bool,
    /// When it was made.
    pub created: Timestamp,
    /// Its routes.
    pub routes: Vec<Route>,
}

/// A route of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// RouteId: unique in its world.
    pub number: u64,
    /// RouteItemId.
    pub id: RouteItemId,
    /// Where to.
    pub destination: IpNet,
    /// By whom.
    pub gateway: RouteGateway,
    /// RouteDescription.
    pub description: String,
    /// Enabled.
    pub enabled: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// Who takes what is routed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RouteGateway {
    /// NORMAL_CVM: the holder of a private address.
    Instance(Ipv4Addr),
    /// HAVIP: the holder of a floating address.
    HaVip(HaVipId),
    /// EIP: the uplink, with the sender's own elastic IP.
    Eip,
}
