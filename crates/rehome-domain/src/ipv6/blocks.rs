//! AssignIpv6CidrBlock, UnassignIpv6CidrBlock, AssignIpv6SubnetCidrBlock, UnassignIpv6SubnetCidrBlock
//! (VPC API 2017-03-12). The plane knows addresses and no IPv6 blocks: nothing is left to be done.

use super::{Ipv6Pool, SUBNET_PREFIX_LEN};
use crate::address::Ipv6Cidr;
use crate::command::{Command, Context, Decision};
use crate::ids::{SubnetId, VpcId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::world::{Changes, World};

/// Subnets that one call may name.
const SUBNETS_IN_CALL_MAX: usize = 100;
const PARAMETER: &str = "Ipv6SubnetCidrBlocks.N.Ipv6CidrBlock";

/// AssignIpv6CidrBlock's parameters.
#[derive(Debug, Clone)]
pub struct AssignIpv6CidrBlock {
    /// VpcId.
    pub vpc: VpcId,
    /// AddressType, as given.
    pub kind: Option<String>,
    /// Where the block comes from.
    pub pool: Ipv6Pool,
}

impl AssignIpv6CidrBlock {
    /// The kind of the pool's addresses, as the API names it.
    pub fn pool_kind(pool: Ipv6Pool) -> &'static str {
        if pool.is_local() { "ULA" } else { "GUA" }
    }
}

impl Command for AssignIpv6CidrBlock {
    type Outcome = Ipv6Cidr;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Ipv6Cidr>, Refusal> {
        if let Some(kind) = self.kind.as_deref().filter(|kind| *kind != Self::pool_kind(self.pool))
        {
            return Err(Refusal::value("AddressType", &kind, Fault::Form));
        }
        let mut vpc = world.vpc(self.vpc)?.clone();
        if vpc.ipv6.is_some() {
            return Err(Refusal::LimitExceeded { limit: Limit::Ipv6BlocksOfVpc, at_most: 1 });
        }
        let block = self.pool.draw(world, &mut context.entropy);
        vpc.ipv6 = Some(block);
        Ok(Decision::new(Changes::put([Record::Vpc(vpc)]), block))
    }
}

/// UnassignIpv6CidrBlock's parameters.
#[derive(Debug, Clone)]
pub struct UnassignIpv6CidrBlock {
    /// VpcId.
    pub vpc: VpcId,
    /// Ipv6CidrBlock, as given.
    pub block: Option<String>,
}

impl Command for UnassignIpv6CidrBlock {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut vpc = world.vpc(self.vpc)?.clone();
        let given = self.block.as_deref().map(|text| parse("Ipv6CidrBlock", text)).transpose()?;
        if vpc.ipv6.is_none() || given.is_some_and(|given| Some(given) != vpc.ipv6) {
            let text = self.block.clone().unwrap_or_default();
            return Err(Refusal::value("Ipv6CidrBlock", &text, Fault::Form));
        }
        let users = world.subnets_of(self.vpc).filter(|subnet| subnet.ipv6.is_some()).count();
        if users > 0 {
            let resource = Resource::Vpc(self.vpc);
            return Err(Refusal::InUse { resource, users: users as u64 });
        }
        vpc.ipv6 = None;
        Ok(Decision::new(Changes::put([Record::Vpc(vpc)]), ()))
    }
}

/// AssignIpv6SubnetCidrBlock's parameters: all of them or none.
#[derive(Debug, Clone)]
pub struct AssignIpv6SubnetCidrBlock {
    /// VpcId.
    pub vpc: VpcId,
    /// Ipv6SubnetCidrBlocks: SubnetId, and Ipv6CidrBlock as given.
    pub blocks: Vec<(SubnetId, String)>,
}

impl Command for AssignIpv6SubnetCidrBlock {
    type Outcome = Vec<(SubnetId, Ipv6Cidr)>;

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<Self::Outcome>, Refusal> {
        check_count(&self.blocks)?;
        let vpc = world.vpc(self.vpc)?.clone();
        let mut given = Vec::with_capacity(self.blocks.len());
        // The VPC's record is written too: of two calls with the same block one comes second.
        let mut changes = Changes::default();
        for (id, text) in &self.blocks {
            let block = parse(PARAMETER, text)?;
            let fault = |fault| Err(Refusal::value(PARAMETER, text, fault));
            let inside = vpc.ipv6.is_some_and(|vpc| vpc.covers(block));
            if !inside || block.prefix_len() != SUBNET_PREFIX_LEN {
                return fault(Fault::SubnetRange);
            }
            let mut subnet = world.subnet(*id)?.clone();
            if subnet.vpc != self.vpc {
                return Err(Refusal::VpcMismatch);
            }
            if given.iter().any(|(other, _)| other == id) {
                return fault(Fault::Duplicate);
            }
            if subnet.ipv6.is_some() {
                let limit = Limit::Ipv6BlocksOfSubnet;
                return Err(Refusal::LimitExceeded { limit, at_most: 1 });
            }
            let mut others = world.subnets_of(self.vpc);
            let taken = others.any(|other| other.ipv6 == Some(block));
            if taken || given.iter().any(|(_, other)| *other == block) {
                return fault(Fault::SubnetConflict);
            }
            subnet.ipv6 = Some(block);
            given.push((*id, block));
            changes.puts.push(Record::Subnet(subnet));
        }
        Ok(Decision::new(changes.and_put(Record::Vpc(vpc)), given))
    }
}

/// UnassignIpv6SubnetCidrBlock's parameters: all of them or none.
#[derive(Debug, Clone)]
pub struct UnassignIpv6SubnetCidrBlock {
    /// VpcId.
    pub vpc: VpcId,
    /// Ipv6SubnetCidrBlocks: SubnetId, and Ipv6CidrBlock as given.
    pub blocks: Vec<(SubnetId, String)>,
}

impl Command for UnassignIpv6SubnetCidrBlock {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_count(&self.blocks)?;
        world.vpc(self.vpc)?;
        let mut changes = Changes::default().depends_on(RecordKey::Vpc(self.vpc));
        for (number, (id, text)) in self.blocks.iter().enumerate() {
            let block = parse(PARAMETER, text)?;
            let mut subnet = world.subnet(*id)?.clone();
            if subnet.vpc != self.vpc {
                return Err(Refusal::VpcMismatch);
            }
            if self.blocks[..number].iter().any(|(other, _)| other == id) {
                return Err(Refusal::value(PARAMETER, text, Fault::Duplicate));
            }
            if subnet.ipv6 != Some(block) {
                return Err(Refusal::value(PARAMETER, text, Fault::Form));
            }
            if subnet.ipv6_used > 0 {
                let (resource, users) = (Resource::Subnet(*id), subnet.ipv6_used);
                return Err(Refusal::InUse { resource, users });
            }
            subnet.ipv6 = None;
            changes.puts.push(Record::Subnet(subnet));
        }
        Ok(Decision::new(changes, ()))
    }
}

fn check_count(blocks: &[(SubnetId, String)]) -> Result<(), Refusal> {
    if blocks.is_empty() {
        return Err(Refusal::Missing("Ipv6SubnetCidrBlocks"));
    }
    if blocks.len() > SUBNETS_IN_CALL_MAX {
        let at_most = SUBNETS_IN_CALL_MAX as u64;
        return Err(Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most });
    }
    Ok(())
}

fn parse(parameter: &'static str, text: &str) -> Result<Ipv6Cidr, Refusal> {
    Ipv6Cidr::parse(text).map_err(|_| Refusal::value(parameter, &text, Fault::Form))
}
