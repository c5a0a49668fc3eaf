//! CreateHaVip (VPC API 2017-03-12): it takes an address of its subnet; nobody holds it yet.

use std::net::Ipv4Addr;

use super::{Associate, HA_VIPS_PER_VPC_MAX, HaVip};
use crate::command::{Command, Context, Decision};
use crate::ids::{HaVipId, SubnetId, VpcId};
use crate::record::Record;
use crate::refusal::{Limit, Refusal, Resource};
use crate::vpc::create::check_given_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateHaVip {
    /// VpcId.
    pub vpc: VpcId,
    /// SubnetId.
    pub subnet: SubnetId,
    /// HaVipName.
    pub name: String,
    /// Vip; a free one where it is not given.
    pub address: Option<Ipv4Addr>,
    /// CheckAssociate.
    pub check_associate: bool,
    /// HaVipAssociationSet.
    pub associated: Vec<Associate>,
}

impl Command for CreateHaVip {
    type Outcome = HaVip;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<HaVip>, Refusal> {
        check_given_name("HaVipName", &self.name)?;
        let vpc = world.vpc(self.vpc)?.id;
        let mut subnet = world.subnet(self.subnet)?.clone();
        if subnet.vpc != vpc {
            return Err(Refusal::NotFound(Resource::Subnet(self.subnet)));
        }
        let of_vpc = world.ha_vips_of(vpc);
        if of_vpc.count() as u64 >= HA_VIPS_PER_VPC_MAX {
            let (limit, at_most) = (Limit::HaVips, HA_VIPS_PER_VPC_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let asked: Vec<_> = self.address.into_iter().collect();
        let address = subnet.take(world, &asked, 1).map_err(of_vip)?[0];
        let taken = |world: &World, id: &HaVipId| world.ha_vips.contains_key(id);
        let mut ha_vip = HaVip {
            id: world.fresh(&mut context.entropy, HaVipId::draw, taken),
            name: self.name.clone(),
            vpc,
            subnet: subnet.id,
            address,
            holder: None,
            check_associate: self.check_associate,
            associated: Vec::new(),
            created: context.now,
        };
        for associate in &self.associated {
            ha_vip.associate(world, *associate)?;
        }
        let reads = self.associated.iter().map(|it| it.key()).collect();
        let puts = vec![Record::Subnet(subnet), Record::HaVip(ha_vip.clone())];
        Ok(Decision::new(Changes { puts, reads, ..Changes::default() }, ha_vip))
    }
}

/// A wrong address was given as Vip here.
fn of_vip(refusal: Refusal) -> Refusal {
    if let Refusal::Value { value, fault, .. } = refusal {
        return Refusal::Value { parameter: "Vip", value, fault };
    }
    refusal
}
