//! CreateVpc (VPC API 2017-03-12). The plane makes the VPC when its first leg is staged.

use super::{NAME_BYTES_MAX, Settings, VPCS_MAX, Vpc};
use crate::address::Ipv4Cidr;
use crate::command::{Command, Context, Decision};
use crate::ids::VpcId;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::route_table::RouteTable;
use crate::world::{Changes, World};

/// The private blocks that a VPC's addresses must come from.
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/// The longest mask of a VPC, in bits.
const PREFIX_LEN_MAX: u8 = 28;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateVpc {
    /// VpcName.
    pub name: String,
    /// CidrBlock, as given.
    pub cidr: String,
}

/// The same, with what else a caller may say of a VPC.
#[derive(Debug, Clone)]
pub struct CreateVpcWith {
    /// The VPC.
    pub vpc: CreateVpc,
    /// DnsServers, DomainName, EnableMulticast.
    pub settings: Settings,
}

impl Command for CreateVpc {
    type Outcome = Vpc;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Vpc>, Refusal> {
        let vpc = self.clone();
        CreateVpcWith { vpc, settings: Settings::default() }.decide(world, context)
    }
}

impl Command for CreateVpcWith {
    type Outcome = Vpc;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Vpc>, Refusal> {
        check_name("VpcName", &self.vpc.name)?;
        self.settings.check()?;
        let cidr = parse_block("CidrBlock", &self.vpc.cidr)?;
        let (mut vpc, table) = new(world, context, (&self.vpc.name, cidr))?;
        vpc.settings = self.settings.clone();
        let records = [Record::Vpc(vpc.clone()), Record::RouteTable(table)];
        Ok(Decision::new(Changes::put(records), vpc))
    }
}

/// A VPC with its main route table.
pub(super) fn new(
    world: &World,
    context: &mut Context,
    (name, cidr): (&str, Ipv4Cidr),
) -> Result<(Vpc, RouteTable), Refusal> {
    if world.vpcs.len() as u64 >= VPCS_MAX {
        return Err(Refusal::LimitExceeded { limit: Limit::Vpcs, at_most: VPCS_MAX });
    }
    let id = world.fresh(&mut context.entropy, VpcId::draw, |w, id| w.vpcs.contains_key(id));
    let vpc = Vpc { name: name.to_owned(), ..Vpc::new(id, cidr, context.now) };
    let table = RouteTable::main_of(vpc.id, world, context);
    Ok((vpc, table))
}

/// Checks a name's length.
pub(crate) fn check_name(parameter: &'static str, name: &str) -> Result<(), Refusal> {
    if name.len() > NAME_BYTES_MAX {
        return Err(Refusal::value(parameter, &name, Fault::TooLong));
    }
    Ok(())
}

/// The same of a name that has to be there.
pub(crate) fn check_given_name(parameter: &'static str, name: &str) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::value(parameter, &name, Fault::Empty));
    }
    check_name(parameter, name)
}

/// Reads a block that a VPC may have.
pub(super) fn parse_block(parameter: &'static str, text: &str) -> Result<Ipv4Cidr, Refusal> {
    let cidr = Ipv4Cidr::parse(text).map_err(|_| Refusal::value(parameter, &text, Fault::Form))?;
    let private = PRIVATE
        .iter()
        .any(|block| Ipv4Cidr::parse(block).is_ok_and(|private| private.covers(cidr)));
    if !private || cidr.prefix_len() > PREFIX_LEN_MAX {
        return Err(Refusal::value(parameter, &text, Fault::Range));
    }
    Ok(cidr)
}
