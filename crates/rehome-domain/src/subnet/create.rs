//! CreateSubnet (VPC API 2017-03-12).

use super::{SUBNETS_PER_VPC_MAX, Subnet};
use crate::address::Ipv4Cidr;
use crate::command::{Command, Context, Decision};
use crate::ids::{SubnetId, VpcId};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::region::Zone;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The longest mask of a subnet, in bits.
const PREFIX_LEN_MAX: u8 = 29;

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

impl Command for CreateSubnet {
    type Outcome = Subnet;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Subnet>, Refusal> {
        check_name("SubnetName", &self.name)?;
        let cidr = Ipv4Cidr::parse(&self.cidr)
            .map_err(|_| Refusal::value("CidrBlock", &self.cidr, Fault::Form))?;
        let zone = Zone::parse(&self.zone)
            .filter(|zone| zone.region() == context.region)
            .ok_or_else(|| Refusal::value("Zone", &self.zone, Fault::Unknown))?;
        let mut vpc = world.vpc(self.vpc)?.clone();
        if !vpc.cidr.covers(cidr) || cidr.prefix_len() > PREFIX_LEN_MAX {
            return Err(Refusal::value("CidrBlock", &self.cidr, Fault::SubnetRange));
        }
        if world.subnets_of(self.vpc).any(|subnet| subnet.cidr.overlaps(cidr)) {
            return Err(Refusal::value("CidrBlock", &self.cidr, Fault::SubnetConflict));
        }
        if u64::from(vpc.subnets) >= SUBNETS_PER_VPC_MAX {
            let at_most = SUBNETS_PER_VPC_MAX;
            return Err(Refusal::LimitExceeded { limit: Limit::Subnets, at_most });
        }
        vpc.subnets += 1;
        let taken = |w: &World, id: &SubnetId| w.subnets.contains_key(id);
        let subnet = Subnet {
            id: world.fresh(&mut context.entropy, SubnetId::draw, taken),
            name: self.name.clone(),
            vpc: self.vpc,
            cidr,
            ipv6: None,
            ipv6_used: 0,
            zone,
            acl: None,
            route_table: None,
            created: context.now,
            used: 0,
            cursor: cidr.network(),
        };
        let changes = Changes::put([Record::Vpc(vpc), Record::Subnet(subnet.clone())]);
        Ok(Decision::new(changes, subnet))
    }
}
