//! AssignPrivateIpAddresses and UnassignPrivateIpAddresses (VPC API 2017-03-12): secondary addresses of
//! an interface that is attached or free.
//!
//! As with IPv6 addresses, what is decided stands at once, at a new epoch, and the task lets the plane
//! follow. An address that goes lets go of its elastic IP in the same task, and is given to nobody
//! before that has ended.

use std::net::{IpAddr, Ipv4Addr};

use super::details::{self, AddressDetails, Details, QosLevel};
use super::{Eni, handover, room};
use crate::command::{Command, Context, Decision};
use crate::elastic_ip;
use crate::ids::{EniId, InstanceId};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::task::Job;
use crate::world::World;

/// AssignPrivateIpAddresses' parameters.
#[derive(Debug, Clone)]
pub struct AssignPrivateIpAddresses {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// PrivateIpAddresses that the caller names.
    pub named: Vec<Ipv4Addr>,
    /// SecondaryPrivateIpAddressCount: further ones, chosen from the free ones.
    pub count: u64,
    /// What the named ones say.
    pub details: AddressDetails,
    /// QosLevel: of those that say nothing.
    pub qos: QosLevel,
}

/// UnassignPrivateIpAddresses' parameters.
#[derive(Debug, Clone)]
pub struct UnassignPrivateIpAddresses {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// InstanceId: the interface has to be attached to it.
    pub instance: Option<InstanceId>,
    /// PrivateIpAddresses.
    pub addresses: Vec<Ipv4Addr>,
}

impl Command for AssignPrivateIpAddresses {
    type Outcome = Vec<Ipv4Addr>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        let count = room::asked(Limit::AddressesOfInterface, self.named.len(), self.count)?;
        if count == 0 {
            return Err(Refusal::Missing("PrivateIpAddresses"));
        }
        details::check_all(&self.details)?;
        let mut eni = world.eni(self.eni)?.clone();
        eni.check_no_task()?;
        room::check(world, &eni, (Limit::AddressesOfInterface, eni.addresses.len(), count))?;
        let mut subnet = world.subnet(eni.subnet)?.clone();
        let taken = subnet.take(world, &self.named, count)?;
        eni.addresses.extend(&taken);
        eni.set_details(taken.iter().map(|it| (IpAddr::V4(*it), self.details_of(*it))));
        let addresses = taken.iter().copied().map(IpAddr::V4).collect();
        let job = Job::AssignAddresses { eni: eni.id, addresses };
        Ok(Decision::new(handover::change(world, context, (eni, subnet, job))?, taken))
    }
}

impl AssignPrivateIpAddresses {
    /// What an address that is assigned says.
    pub fn details_of(&self, address: Ipv4Addr) -> Details {
        let named = self.details.get(&IpAddr::V4(address)).cloned();
        named.unwrap_or(Details { qos: self.qos, ..Details::default() })
    }
}

impl Command for UnassignPrivateIpAddresses {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        room::check_named(self.addresses.len())?;
        if self.addresses.is_empty() {
            return Err(Refusal::Missing("PrivateIpAddresses"));
        }
        let eni = world.eni(self.eni)?;
        if let Some(instance) = self.instance {
            eni.check_owned_by(world.instance(instance)?.id)?;
        }
        self.check_held(eni)?;
        eni.check_no_task()?;
        let leaving = Eni { addresses: self.addresses.clone(), ..eni.clone() };
        let eips = elastic_ip::leave(world, &leaving, context.task)?;
        let mut eni = eni.clone();
        eni.addresses.retain(|held| !self.addresses.contains(held));
        eni.set_details([]);
        let mut subnet = world.subnet(eni.subnet)?.clone();
        subnet.give_back(self.addresses.len());
        let addresses = self.addresses.iter().copied().map(IpAddr::V4).collect();
        let job = Job::UnassignAddresses { eni: eni.id, addresses };
        let mut changes = handover::change(world, context, (eni, subnet, job))?;
        changes.puts.extend(eips);
        Ok(Decision::new(changes, ()))
    }
}

impl UnassignPrivateIpAddresses {
    fn check_held(&self, eni: &Eni) -> Result<(), Refusal> {
        for (place, address) in self.addresses.iter().enumerate() {
            if self.addresses[..place].contains(address) {
                return Err(Refusal::value("PrivateIpAddresses", address, Fault::Duplicate));
            }
            match eni.addresses.iter().position(|held| held == address) {
                None => {
                    let address = (*address).into();
                    return Err(Refusal::AddressNotHeld { eni: eni.id, address });
                }
                Some(0) => return Err(Refusal::PrimaryAddress(*address)),
                Some(_) => {}
            }
        }
        Ok(())
    }
}

/// The elastic IPs that a task takes off addresses, as records of rest.
pub(crate) fn let_go(world: &World, task: crate::ids::TaskId) -> Vec<Record> {
    let ended = |eip: &elastic_ip::Eip| Record::Eip(eip.with(elastic_ip::Association::Unbound));
    world.eips_of_task(task).map(ended).collect()
}
