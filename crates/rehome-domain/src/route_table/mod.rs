//! Route tables: where a subnet's interfaces send what is for nobody in the VPC.
//!
//! Source: VPC API 2017-03-12, data types RouteTable and Route. A subnet names the table that it
//! has ([`crate::subnet::Subnet::route_table`]); each VPC has one main table, made with it, that new
//! subnets get. A VPC that an older version stored gets its main table with its next subnet.

use std::net::Ipv4Addr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::command::Context;
use crate::ids::{HaVipId, RouteItemId, RouteTableId, VpcId};
use crate::refusal::{Limit, Refusal};
use crate::time::Timestamp;
use crate::world::World;

pub mod asked;
pub mod associate;
pub mod routes;
pub mod table;

/// Route tables that a VPC may have, its main one counted.
pub const TABLES_PER_VPC_MAX: u64 = 10;
/// Routes that a table may have.
pub const ROUTES_PER_TABLE_MAX: u64 = 50;

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

impl RouteTable {
    /// An empty table.
    pub(crate) fn empty(vpc: VpcId, name: &str, (world, context): (&World, &mut Context)) -> Self {
        let taken = |w: &World, id: &RouteTableId| w.route_tables.contains_key(id);
        Self {
            id: world.fresh(&mut context.entropy, RouteTableId::draw, taken),
            vpc,
            name: name.to_owned(),
            main: false,
            created: context.now,
            routes: Vec::new(),
        }
    }

    /// The main table that a VPC gets.
    pub(crate) fn main_of(vpc: VpcId, world: &World, context: &mut Context) -> Self {
        Self { main: true, ..Self::empty(vpc, "default", (world, context)) }
    }

    /// Checks what has to hold of the routes that are enabled: no two have the same destination.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if self.routes.len() as u64 > ROUTES_PER_TABLE_MAX {
            let (limit, at_most) = (Limit::Routes, ROUTES_PER_TABLE_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut seen = std::collections::BTreeSet::new();
        let enabled = self.routes.iter().filter(|route| route.enabled);
        let mut destinations = enabled.map(|route| route.destination);
        destinations.find(|it| !seen.insert(*it)).map_or(Ok(()), |it| Err(Refusal::EqualCost(it)))
    }
}
