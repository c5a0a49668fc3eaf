//! CreateAssistantCidr, ModifyAssistantCidr, DeleteAssistantCidr, CheckAssistantCidr (VPC API
//! 2017-03-12): a VPC's further blocks, in which subnets can be made as in its main one.
//!
//! All of a call's blocks are taken, or none. One is free of subnets when it goes, and no route of the
//! VPC leads into one. The plane follows by a policy ([`crate::policy::VpcBlocks`]).

use super::Vpc;
use super::create::parse_block;
use crate::address::Ipv4Cidr;
use crate::command::{Command, Context, Decision};
use crate::ids::{RouteTableId, VpcId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::world::{Changes, World};

/// Assistant CIDRs that a VPC may have (quota `vpc-max-assistant_cidrs`).
pub const ASSISTANTS_MAX: u64 = 5;
/// Blocks that one parameter of a call may name.
const IN_CALL_MAX: usize = 10;

/// The parameters of a call that adds blocks or takes them away, or both.
#[derive(Debug, Clone)]
pub struct ChangeAssistantCidrs {
    /// VpcId.
    pub vpc: VpcId,
    /// Those that it gets.
    pub new: Blocks,
    /// Those that go.
    pub old: Blocks,
}

/// Blocks as a call names them.
#[derive(Debug, Clone)]
pub struct Blocks {
    /// The parameter that names them.
    pub parameter: &'static str,
    /// As given.
    pub texts: Vec<String>,
}

/// CheckAssistantCidr: what stands in the way of a change. Changes nothing.
#[derive(Debug, Clone)]
pub struct CheckAssistantCidrs(pub ChangeAssistantCidrs);

/// What stands in the way of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The block that was asked for.
    pub asked: Ipv4Cidr,
    /// What has addresses of it already.
    pub with: Obstacle,
}

/// What has addresses of a block already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The main block of the VPC.
    Main(Ipv4Cidr),
    /// An assistant CIDR of the VPC.
    Assistant(Ipv4Cidr),
    /// A route of the VPC leads there.
    Route(RouteTableId, ipnet::IpNet),
}

impl Command for ChangeAssistantCidrs {
    /// The VPC as it is then, and the blocks that are new.
    type Outcome = (Vpc, Vec<Ipv4Cidr>);

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<Self::Outcome>, Refusal> {
        let (new, old) = self.understand()?;
        let mut vpc = world.vpc(self.vpc)?.clone();
        remove(world, &mut vpc, &old)?;
        for block in &new {
            check_new(world, &vpc, (self.new.parameter, *block))?;
            vpc.assistants.push(*block);
        }
        if vpc.assistants.len() as u64 > ASSISTANTS_MAX {
            let (limit, at_most) = (Limit::AssistantCidrs, ASSISTANTS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut changes = Changes::put([Record::Vpc(vpc.clone())]);
        let tables = world.route_tables_of(vpc.id).map(|table| RecordKey::RouteTable(table.id));
        changes.reads.extend(tables);
        Ok(Decision::new(changes, (vpc, new)))
    }
}

impl Command for CheckAssistantCidrs {
    type Outcome = Vec<Conflict>;

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<Vec<Conflict>>, Refusal> {
        let (new, old) = self.0.understand()?;
        let mut vpc = world.vpc(self.0.vpc)?.clone();
        remove(world, &mut vpc, &old)?;
        let found = new.iter().flat_map(|block| conflicts(world, &vpc, *block)).collect();
        Ok(Decision::new(Changes::default(), found))
    }
}

impl ChangeAssistantCidrs {
    fn understand(&self) -> Result<(Vec<Ipv4Cidr>, Vec<Ipv4Cidr>), Refusal> {
        if self.new.texts.is_empty() && self.old.texts.is_empty() {
            return Err(Refusal::Missing(self.new.parameter));
        }
        if self.new.texts.len().max(self.old.texts.len()) > IN_CALL_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, IN_CALL_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let new = self.new.texts.iter().map(|text| parse_block(self.new.parameter, text));
        let new = new.collect::<Result<Vec<_>, _>>()?;
        let malformed = |text: &String| Refusal::value(self.old.parameter, text, Fault::Form);
        let old =
            self.old.texts.iter().map(|text| Ipv4Cidr::parse(text).map_err(|_| malformed(text)));
        let old = old.collect::<Result<Vec<_>, _>>()?;
        check_distinct(self.new.parameter, &new)?;
        check_distinct(self.old.parameter, &old)?;
        Ok((new, old))
    }
}

fn check_distinct(parameter: &'static str, blocks: &[Ipv4Cidr]) -> Result<(), Refusal> {
    let twice = |(place, block): &(usize, &Ipv4Cidr)| blocks[..*place].contains(block);
    match blocks.iter().enumerate().find(twice) {
        Some((_, block)) => Err(Refusal::value(parameter, block, Fault::Duplicate)),
        None => Ok(()),
    }
}

/// Takes blocks away that have no subnet.
fn remove(world: &World, vpc: &mut Vpc, old: &[Ipv4Cidr]) -> Result<(), Refusal> {
    for block in old {
        let resource = Resource::AssistantCidr(*block);
        if !vpc.assistants.contains(block) {
            return Err(Refusal::NotFound(resource));
        }
        let users = world.subnets_of(vpc.id).filter(|subnet| block.covers(subnet.cidr)).count();
        if users > 0 {
            return Err(Refusal::InUse { resource, users: users as u64 });
        }
        vpc.assistants.retain(|it| it != block);
    }
    Ok(())
}

/// Checks a block against what the VPC has, the blocks before it in the call among that.
fn check_new(
    world: &World,
    vpc: &Vpc,
    (parameter, block): (&'static str, Ipv4Cidr),
) -> Result<(), Refusal> {
    let fault = |fault| Err(Refusal::value(parameter, &block, fault));
    if vpc.assistants.contains(&block) {
        return fault(Fault::Duplicate);
    }
    if world.subnets_of(vpc.id).any(|subnet| subnet.cidr.overlaps(block)) {
        return fault(Fault::SubnetOverlap);
    }
    match conflicts(world, vpc, block).next().map(|it| it.with) {
        Some(Obstacle::Main(_)) => fault(Fault::VpcCidr),
        Some(Obstacle::Assistant(_)) => fault(Fault::SubnetConflict),
        Some(Obstacle::Route(..)) => fault(Fault::RouteTarget),
        None => Ok(()),
    }
}

/// A route may lead to more than a block; it must not lead into it.
fn conflicts(world: &World, vpc: &Vpc, asked: Ipv4Cidr) -> impl Iterator<Item = Conflict> {
    let main = Some(vpc.cidr).filter(|it| it.overlaps(asked)).map(Obstacle::Main);
    let assistants = vpc.assistants.clone().into_iter().filter(move |it| it.overlaps(asked));
    let routes = world.route_tables_of(vpc.id).flat_map(move |table| {
        let into = table.routes.iter().filter(move |it| asked.net().contains(&it.destination));
        into.map(|route| Obstacle::Route(table.id, route.destination))
    });
    let all = main.into_iter().chain(assistants.map(Obstacle::Assistant)).chain(routes);
    all.map(move |with| Conflict { asked, with })
}
