//! CreateDhcpIp (VPC API 2017-03-12): free addresses of a subnet, all of them or none.

use super::{DHCP_IPS_PER_VPC_MAX, DhcpIp, IN_CALL_MAX};
use crate::command::{Command, Context, Decision};
use crate::ids::{DhcpIpId, SubnetId, VpcId};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::vpc::create::check_name;
use crate::world::{Changes, SetAside, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateDhcpIp {
    /// VpcId.
    pub vpc: VpcId,
    /// SubnetId.
    pub subnet: SubnetId,
    /// DhcpIpName.
    pub name: String,
    /// SecondaryPrivateIpAddressCount.
    pub count: u64,
}

impl Command for CreateDhcpIp {
    type Outcome = Vec<DhcpIp>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Vec<DhcpIp>>, Refusal> {
        check_name("DhcpIpName", &self.name)?;
        let fits = (1..=IN_CALL_MAX).contains(&self.count);
        let count = usize::try_from(self.count).ok().filter(|_| fits);
        let out_of_range =
            || Refusal::value("SecondaryPrivateIpAddressCount", &self.count, Fault::Range);
        let count = count.ok_or_else(out_of_range)?;
        // Written as it is: that guards the number of the VPC's DHCP IPs.
        let vpc = world.vpc(self.vpc)?.clone();
        let mut subnet = world.subnet(self.subnet)?.clone();
        if subnet.vpc != vpc.id {
            return Err(Refusal::NotFound(Resource::Subnet(self.subnet)));
        }
        let there = world.set_aside_in(vpc.id);
        let there = there.filter(|(_, what)| matches!(what, SetAside::Dhcp(_))).count();
        if (there + count) as u64 > DHCP_IPS_PER_VPC_MAX {
            let (limit, at_most) = (Limit::DhcpIps, DHCP_IPS_PER_VPC_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut made: Vec<DhcpIp> = Vec::with_capacity(count);
        for address in subnet.take(world, &[], count)? {
            let taken = |w: &World, id: &DhcpIpId| {
                w.dhcp_ips.contains_key(id) || made.iter().any(|it| it.id == *id)
            };
            made.push(DhcpIp {
                id: world.fresh(&mut context.entropy, DhcpIpId::draw, taken),
                name: self.name.clone(),
                vpc: vpc.id,
                subnet: subnet.id,
                address,
                created: context.now,
            });
        }
        let mut changes = Changes::put([Record::Vpc(vpc), Record::Subnet(subnet)]);
        changes.puts.extend(made.iter().cloned().map(Record::DhcpIp));
        Ok(Decision::new(changes, made))
    }
}
