//! CreateReserveIpAddresses (VPC API 2017-03-12): those that are named, or so many free ones. All of a
//! call's addresses are reserved, or none.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::{IN_CALL_MAX, RESERVED_IPS_PER_VPC_MAX, ReservedIp, check_description};
use crate::command::{Command, Context, Decision};
use crate::ids::{ReservedIpId, SubnetId, VpcId};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::subnet::Subnet;
use crate::vpc::create::check_name;
use crate::world::{Changes, SetAside, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateReserveIpAddresses {
    /// VpcId.
    pub vpc: VpcId,
    /// SubnetId.
    pub subnet: Option<SubnetId>,
    /// Which.
    pub wanted: Wanted,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
}

/// Which addresses are to be reserved.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// IpAddresses.
    Named(Vec<Ipv4Addr>),
    /// IpAddressCount: so many free ones of the subnet; where none is named, of that of the VPC's
    /// subnets that has the most.
    Count(u64),
}

impl Command for CreateReserveIpAddresses {
    type Outcome = Vec<ReservedIp>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        check_name("Name", &self.name)?;
        check_description(&self.description)?;
        let count = self.wanted.count()?;
        // Written as it is: that guards the number of the VPC's reserved addresses.
        let vpc = world.vpc(self.vpc)?.clone();
        let named = self.subnet.map(|id| world.subnet(id)).transpose()?;
        if let Some(other) = named.filter(|subnet| subnet.vpc != vpc.id) {
            return Err(Refusal::NotFound(Resource::Subnet(other.id)));
        }
        let there = world.set_aside_in(vpc.id);
        let there = there.filter(|(_, what)| matches!(what, SetAside::Reserved(_))).count();
        if (there + count) as u64 > RESERVED_IPS_PER_VPC_MAX {
            let (limit, at_most) = (Limit::ReservedIps, RESERVED_IPS_PER_VPC_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut changes = Changes::put([Record::Vpc(vpc)]);
        let mut made = Vec::with_capacity(count);
        for (id, asked) in self.sites(world, named)? {
            let mut subnet = world.subnet(id)?.clone();
            let wanted = if asked.is_empty() { count } else { asked.len() };
            for address in subnet.take(world, &asked, wanted).map_err(of_named)? {
                let taken = |w: &World, id: &ReservedIpId| {
                    w.reserved_ips.contains_key(id)
                        || made.iter().any(|it: &ReservedIp| it.id == *id)
                };
                let id = world.fresh(&mut context.entropy, ReservedIpId::draw, taken);
                made.push(self.reserved((id, subnet.id), address, context));
            }
            changes.puts.push(Record::Subnet(subnet));
        }
        changes.puts.extend(made.iter().cloned().map(Record::ReservedIp));
        Ok(Decision::new(changes, made))
    }
}

impl CreateReserveIpAddresses {
    /// The subnets that addresses are taken of, with those that were named.
    fn sites(
        &self,
        world: &World,
        named: Option<&Subnet>,
    ) -> Result<BTreeMap<SubnetId, Vec<Ipv4Addr>>, Refusal> {
        let mut sites: BTreeMap<_, Vec<_>> = BTreeMap::new();
        match &self.wanted {
            Wanted::Named(addresses) => {
                for address in addresses {
                    let here = |subnet: &&Subnet| subnet.cidr.holds(*address);
                    let found = match named {
                        Some(subnet) => Some(subnet).filter(here),
                        None => world.subnets_of(self.vpc).find(here),
                    };
                    let outside = || Refusal::value("IpAddresses", address, Fault::Range);
                    sites.entry(found.ok_or_else(outside)?.id).or_default().push(*address);
                }
            }
            Wanted::Count(_) => {
                let roomiest = || world.subnets_of(self.vpc).max_by_key(|subnet| subnet.free());
                let subnet = named.or_else(roomiest).ok_or(Refusal::Missing("SubnetId"))?;
                sites.insert(subnet.id, Vec::new());
            }
        }
        Ok(sites)
    }

    fn reserved(
        &self,
        (id, subnet): (ReservedIpId, SubnetId),
        address: Ipv4Addr,
        context: &Context,
    ) -> ReservedIp {
        ReservedIp {
            id,
            vpc: self.vpc,
            subnet,
            address,
            name: self.name.clone(),
            description: self.description.clone(),
            created: context.now,
        }
    }
}

impl Wanted {
    fn count(&self) -> Result<usize, Refusal> {
        let count = match self {
            Self::Named(addresses) => addresses.len(),
            Self::Count(0) => return Err(Refusal::value("IpAddressCount", &0, Fault::Range)),
            Self::Count(count) => usize::try_from(*count).unwrap_or(usize::MAX),
        };
        if count > IN_CALL_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, IN_CALL_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        Ok(count)
    }
}

/// A wrong address was given in IpAddresses here.
fn of_named(refusal: Refusal) -> Refusal {
    if let Refusal::Value { value, fault, .. } = refusal {
        return Refusal::Value { parameter: "IpAddresses", value, fault };
    }
    refusal
}
