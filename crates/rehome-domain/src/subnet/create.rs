//! CreateSubnet and CreateSubnets (VPC API 2017-03-12). All of a call's subnets are made, or none.

use super::SUBNETS_PER_VPC_MAX;
use super::Subnet;
use super::site::{Asked, Site, zone_of};
use crate::address::Ipv4Cidr;
use crate::command::{Command, Context, Decision};
use crate::ids::{RouteTableId, VpcId};
use crate::refusal::{Fault, Limit, Refusal};
use crate::region::Region;
use crate::vpc::create::check_given_name;
use crate::world::World;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateSubnet {
    /// VpcId.
    pub vpc: VpcId,
    /// SubnetName.
    pub name: String,
    /// CidrBlock, as given.
    pub cidr: String,
    /// Zone, as given.
    pub zone: String,
}

/// CreateSubnets' parameters.
#[derive(Debug, Clone)]
pub struct CreateSubnets {
    /// VpcId.
    pub vpc: VpcId,
    /// Subnets.
    pub subnets: Vec<AskedSubnet>,
}

/// One of CreateSubnets' subnets.
#[derive(Debug, Clone)]
pub struct AskedSubnet {
    /// SubnetName.
    pub name: String,
    /// CidrBlock, as given.
    pub cidr: String,
    /// Zone, as given.
    pub zone: String,
    /// RouteTableId; the main one where none is named.
    pub table: Option<RouteTableId>,
}

impl AskedSubnet {
    fn understand(&self, region: Region) -> Result<Asked<'_>, Refusal> {
        check_given_name("SubnetName", &self.name)?;
        let cidr = Ipv4Cidr::parse(&self.cidr)
            .map_err(|_| Refusal::value("CidrBlock", &self.cidr, Fault::Form))?;
        let zone = zone_of(&self.zone, region)?;
        Ok(Asked { name: &self.name, cidr, zone, table: self.table })
    }
}

impl Command for CreateSubnet {
    type Outcome = Subnet;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Subnet>, Refusal> {
        let Self { vpc, name, cidr, zone } = self.clone();
        let subnets = vec![AskedSubnet { name, cidr, zone, table: None }];
        let made = CreateSubnets { vpc, subnets }.decide(world, context)?;
        let [subnet] = <[Subnet; 1]>::try_from(made.outcome).expect("one was asked for");
        Ok(Decision::new(made.changes, subnet))
    }
}

impl Command for CreateSubnets {
    type Outcome = Vec<Subnet>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Vec<Subnet>>, Refusal> {
        if self.subnets.is_empty() {
            return Err(Refusal::Missing("Subnets"));
        }
        if self.subnets.len() as u64 > SUBNETS_PER_VPC_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, SUBNETS_PER_VPC_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let region = context.region;
        let asked = self.subnets.iter().map(|subnet| subnet.understand(region));
        let asked = asked.collect::<Result<Vec<_>, _>>()?;
        let mut site = Site::of(world, context, world.vpc(self.vpc)?.clone());
        for subnet in asked {
            site.add(context, subnet)?;
        }
        let made = site.subnets().to_vec();
        Ok(Decision::new(site.into_changes(), made))
    }
}
