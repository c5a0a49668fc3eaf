//! CreateDefaultVpc and CheckDefaultSubnet (VPC API 2017-03-12): the default VPC of an account in a
//! region, and a default subnet in a zone. What is there already is the answer and stays as it is.
//!
//! Both can be changed and deleted like any other. Source: product documents, "Default VPC and
//! default subnet". The real service's blocks are not published; these are Rehome's own.

use super::{Vpc, create};
use crate::address::Ipv4Cidr;
use crate::command::{Command, Context, Decision};
use crate::refusal::Refusal;
use crate::region::Zone;
use crate::subnet::Subnet;
use crate::subnet::site::{Asked, Site, zone_of};
use crate::world::{Changes, World};

/// The default VPC's block.
pub const VPC_BLOCK: &str = "172.16.0.0/12";
/// Bits of the mask of a default subnet.
const SUBNET_PREFIX_LEN: u8 = 20;
const VPC_NAME: &str = "Default-VPC";
const SUBNET_NAME: &str = "Default-Subnet";

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateDefaultVpc {
    /// Zone, as given; where none is, one that has a default subnet, or the region's first.
    pub zone: Option<String>,
}

impl Command for CreateDefaultVpc {
    type Outcome = (Vpc, Subnet);

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        let asked = self.zone.as_deref().map(|zone| zone_of(zone, context.region)).transpose()?;
        let default = world.vpcs.values().map(AsRef::as_ref).find(|vpc: &&Vpc| vpc.is_default);
        let there = default.and_then(|vpc| Some((vpc, default_subnet(world, vpc, asked)?)));
        if let Some((vpc, subnet)) = there {
            return Ok(Decision::new(Changes::default(), (vpc.clone(), subnet.clone())));
        }
        let zone = asked.or_else(|| context.region.zones().next());
        let zone = zone.expect("each region has a zone");
        let mut site = match default {
            Some(vpc) => Site::of(world, context, vpc.clone()),
            None => {
                let cidr = Ipv4Cidr::parse(VPC_BLOCK).expect("it is a block");
                let (vpc, main) = create::new(world, context, (VPC_NAME, cidr))?;
                Site::of_new(world, Vpc { is_default: true, ..vpc }, main)
            }
        };
        let cidr = site.free_block(SUBNET_PREFIX_LEN)?;
        let subnet = site.add(context, Asked { name: SUBNET_NAME, cidr, zone, table: None })?;
        subnet.is_default = true;
        let outcome = (site.vpc().clone(), site.last().clone());
        Ok(Decision::new(site.into_changes(), outcome))
    }
}

fn default_subnet<'a>(world: &'a World, vpc: &Vpc, zone: Option<Zone>) -> Option<&'a Subnet> {
    let mut subnets = world.subnets_of(vpc.id);
    subnets.find(|it| it.is_default && zone.is_none_or(|zone| zone == it.zone))
}

/// CheckDefaultSubnet: whether CreateDefaultVpc would make a default subnet. Changes nothing.
#[derive(Debug, Clone)]
pub struct CheckDefaultSubnet {
    /// Zone, as given.
    pub zone: Option<String>,
}

impl Command for CheckDefaultSubnet {
    type Outcome = bool;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<bool>, Refusal> {
        self.zone.as_deref().map(|zone| zone_of(zone, context.region)).transpose()?;
        let decided = CreateDefaultVpc { zone: self.zone.clone() }.decide(world, context);
        let makes = decided.is_ok_and(|decision| !decision.changes.is_empty());
        Ok(Decision::new(Changes::default(), makes))
    }
}
