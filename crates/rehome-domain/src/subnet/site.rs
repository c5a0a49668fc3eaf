//! Where subnets are made: a VPC, its main route table, and what the same call has made there already.
//!
//! In: a subnet as it is asked for. Out: its record, and in the end the changes of all. A subnet's
//! block lies in one of its VPC's and overlaps no other subnet's.

use super::{SUBNETS_PER_VPC_MAX, Subnet};
use crate::address::Ipv4Cidr;
use crate::command::Context;
use crate::ids::{RouteTableId, SubnetId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::region::{Region, Zone};
use crate::route_table::RouteTable;
use crate::vpc::Vpc;
use crate::world::{Changes, World};

/// The longest mask of a subnet, in bits.
const PREFIX_LEN_MAX: u8 = 29;

/// A subnet as it is asked for.
pub(crate) struct Asked<'a> {
    pub(crate) name: &'a str,
    pub(crate) cidr: Ipv4Cidr,
    pub(crate) zone: Zone,
    /// Its route table; the main one where none is named.
    pub(crate) table: Option<RouteTableId>,
}

/// A VPC that gets subnets.
pub(crate) struct Site<'a> {
    world: &'a World,
    vpc: Vpc,
    main: RouteTableId,
    /// The main table where this call makes it.
    made: Option<RouteTable>,
    /// Tables that were named.
    named: Vec<RouteTableId>,
    subnets: Vec<Subnet>,
}

impl<'a> Site<'a> {
    /// A VPC that is there. One that an older version stored gets its main table now.
    pub(crate) fn of(world: &'a World, context: &mut Context, vpc: Vpc) -> Self {
        match world.main_table(vpc.id).map(|main| main.id) {
            Some(main) => {
                Self { world, vpc, main, made: None, named: Vec::new(), subnets: Vec::new() }
            }
            None => {
                let main = RouteTable::main_of(vpc.id, world, context);
                Self::of_new(world, vpc, main)
            }
        }
    }

    /// A VPC whose main table is made in the same call.
    pub(crate) fn of_new(world: &'a World, vpc: Vpc, main: RouteTable) -> Self {
        let (named, subnets) = (Vec::new(), Vec::new());
        Self { world, vpc, main: main.id, made: Some(main), named, subnets }
    }

    /// Adds a subnet.
    ///
    /// # Errors
    /// A block that is outside of the VPC's, of a wrong size or overlaps; a table that is not the
    /// VPC's; too many subnets.
    pub(crate) fn add(
        &mut self,
        context: &mut Context,
        asked: Asked<'_>,
    ) -> Result<&mut Subnet, Refusal> {
        let Asked { name, cidr, zone, table } = asked;
        let fault = |fault| Err(Refusal::value("CidrBlock", &cidr, fault));
        if !self.vpc.covers(cidr) || cidr.prefix_len() > PREFIX_LEN_MAX {
            return fault(Fault::SubnetRange);
        }
        if self.overlapped(cidr).is_some() {
            return fault(Fault::SubnetConflict);
        }
        let table = table.map(|table| self.check_table(table)).transpose()?;
        if u64::from(self.vpc.subnets) >= SUBNETS_PER_VPC_MAX {
            let at_most = SUBNETS_PER_VPC_MAX;
            return Err(Refusal::LimitExceeded { limit: Limit::Subnets, at_most });
        }
        self.vpc.subnets += 1;
        self.named.extend(table);
        let (world, made) = (self.world, &self.subnets);
        let taken = |w: &World, id: &SubnetId| {
            w.subnets.contains_key(id) || made.iter().any(|it| it.id == *id)
        };
        let subnet = Subnet {
            id: world.fresh(&mut context.entropy, SubnetId::draw, taken),
            name: name.to_owned(),
            vpc: self.vpc.id,
            cidr,
            ipv6: None,
            ipv6_used: 0,
            zone,
            acl: None,
            route_table: Some(table.unwrap_or(self.main)),
            created: context.now,
            used: 0,
            cursor: cidr.network(),
            is_default: false,
            broadcast: false,
        };
        self.subnets.push(subnet);
        Ok(self.subnets.last_mut().expect("it was added"))
    }

    /// The first block of this size in the VPC's main one that no subnet has a part of.
    ///
    /// # Errors
    /// [`Refusal::NoFreeBlock`].
    pub(crate) fn free_block(&self, prefix_len: u8) -> Result<Ipv4Cidr, Refusal> {
        let mut candidate = self.vpc.cidr.first_part(prefix_len);
        // Each step leaves a subnet behind, so there are no more of them than subnets.
        while let Some(cidr) = candidate.filter(|cidr| self.vpc.cidr.covers(*cidr)) {
            match self.overlapped(cidr) {
                None => return Ok(cidr),
                Some(other) => candidate = cidr.next_behind(other),
            }
        }
        Err(Refusal::NoFreeBlock(self.vpc.id))
    }

    fn overlapped(&self, cidr: Ipv4Cidr) -> Option<Ipv4Cidr> {
        let there = self.world.subnets_of(self.vpc.id).chain(&self.subnets);
        there.map(|subnet| subnet.cidr).find(|other| other.overlaps(cidr))
    }

    fn check_table(&self, id: RouteTableId) -> Result<RouteTableId, Refusal> {
        let table = self.world.route_table(id)?;
        let here = table.vpc == self.vpc.id;
        here.then_some(id).ok_or(Refusal::NotFound(Resource::RouteTable(id)))
    }

    /// The VPC as it is with what was added.
    pub(crate) fn vpc(&self) -> &Vpc {
        &self.vpc
    }

    /// The subnet that was added last.
    pub(crate) fn last(&self) -> &Subnet {
        self.subnets.last().expect("who asks has added one")
    }

    /// What was added, in its order.
    pub(crate) fn subnets(&self) -> &[Subnet] {
        &self.subnets
    }

    /// All of it in one commit. The named tables must not go meanwhile.
    pub(crate) fn into_changes(self) -> Changes {
        let mut changes = Changes::put([Record::Vpc(self.vpc)]);
        changes.puts.extend(self.subnets.into_iter().map(Record::Subnet));
        changes.puts.extend(self.made.map(Record::RouteTable));
        changes.reads = self.named.into_iter().map(RecordKey::RouteTable).collect();
        changes
    }
}

/// A zone of the region, by its name.
///
/// # Errors
/// A text that names none.
pub(crate) fn zone_of(name: &str, region: Region) -> Result<Zone, Refusal> {
    let zone = Zone::parse(name).filter(|zone| zone.region() == region);
    zone.ok_or_else(|| Refusal::value("Zone", &name, Fault::Unknown))
}
