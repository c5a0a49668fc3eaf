//! MigratePrivateIpAddress (VPC API 2017-03-12): a secondary address goes from one ENI to another
//! of the same subnet, attached or not.

use std::net::Ipv4Addr;

use super::handover::{Giving, Handover};
use super::{Eni, MOVE_DEADLINE_MS, room};
use crate::command::{Command, Context, Decision};
use crate::ids::EniId;
use crate::migration::Phase;
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct MigratePrivateIpAddress {
    /// SourceNetworkInterfaceId.
    pub source: EniId,
    /// DestinationNetworkInterfaceId.
    pub destination: EniId,
    /// PrivateIpAddress.
    pub address: Ipv4Addr,
}

impl Command for MigratePrivateIpAddress {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut from = world.eni(self.source)?.clone();
        let mut to = world.eni(self.destination)?.clone();
        self.check_address(&from)?;
        from.check_no_task()?;
        to.check_no_task()?;
        if from.vpc != to.vpc {
            return Err(Refusal::VpcMismatch);
        }
        if from.subnet != to.subnet {
            return Err(Refusal::SubnetMismatch);
        }
        let mut changes = Changes::default();
        for eni in [&from, &to] {
            if let Some(place) = eni.placement.attachment() {
                world.instance(place.instance)?.check_no_task()?;
                changes = changes.depends_on(RecordKey::Instance(place.instance));
            }
        }
        let held = to.addresses.len();
        room::check(world, &to, (Limit::AddressesOfInterface, held, 1))?;
        let phase = Phase::Preparing { deadline: context.now.after(MOVE_DEADLINE_MS) };
        let (task, address) = (context.task, self.address);
        let giving = Giving { task, address, to: to.id, phase };
        from.handover = Some(Handover::Gives(Box::new(giving)));
        to.handover = Some(Handover::Takes(task));
        let job = Job::MigrateAddress { from: from.id, to: to.id };
        let records = [Record::Eni(from), Record::Eni(to), Record::Task(Task::begin(context, job))];
        changes.puts.extend(records);
        Ok(Decision::new(changes, ()))
    }
}

impl MigratePrivateIpAddress {
    fn check_address(&self, from: &Eni) -> Result<(), Refusal> {
        if self.source == self.destination {
            return Err(Refusal::SameInterface(self.source));
        }
        match from.addresses.iter().position(|address| *address == self.address) {
            None => Err(Refusal::AddressNotHeld { eni: from.id, address: self.address.into() }),
            Some(0) => Err(Refusal::PrimaryAddress(self.address)),
            Some(_) => Ok(()),
        }
    }
}
