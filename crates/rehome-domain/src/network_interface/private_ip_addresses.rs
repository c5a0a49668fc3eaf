//! AssignPrivateIpAddresses and UnassignPrivateIpAddresses (VPC API 2017-03-12): secondary addresses of
//! an interface that is attached or free.
//!
//! As with IPv6 addresses, what is decided stands at once, at a new epoch, and the task lets the plane
//! follow. An address that goes lets go of its elastic IP in the same task, and is given to nobody
//! before that has ended.

use std::net::Ipv4Addr;

use super::create::ASKED_MAX;
use super::handover;
use super::migrate_private_ip_address::most_addresses;
use super::{ADDRESSES_MAX, Eni};
use crate::command::{Command, Context, Decision};
use crate::elastic_ip;
use crate::ids::EniId;
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
}

/// UnassignPrivateIpAddresses' parameters.
#[derive(Debug, Clone)]
pub struct UnassignPrivateIpAddresses {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// PrivateIpAddresses.
    pub addresses: Vec<Ipv4Addr>,
}

fn check_number_of(named: &[Ipv4Addr]) -> Result<(), Refusal> {
    if named.len() <= ASKED_MAX {
        return Ok(());
    }
    let (limit, at_most) = (Limit::ValuesInCall, ASKED_MAX as u64);
    Err(Refusal::LimitExceeded { limit, at_most })
}

impl Command for AssignPrivateIpAddresses {
    type Outcome = Vec<Ipv4Addr>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        check_number_of(&self.named)?;
        let count = (self.named.len() as u64).saturating_add(self.count);
        if count == 0 {
            return Err(Refusal::Missing("PrivateIpAddresses"));
        }
        let too_many = |at_most: usize| {
            let (limit, at_most) = (Limit::AddressesOfInterface, at_most as u64);
            Err(Refusal::LimitExceeded { limit, at_most })
        };
        let Some(count) = usize::try_from(count).ok().filter(|count| *count <= ADDRESSES_MAX)
        else {
            return too_many(ADDRESSES_MAX);
        };
        let mut eni = world.eni(self.eni)?.clone();
        eni.check_no_task()?;
        let at_most = most_addresses(world, &eni)?;
        if eni.addresses.len() + count > at_most {
            return too_many(at_most);
        }
        let mut subnet = world.subnet(eni.subnet)?.clone();
        let taken = subnet.take(world, &self.named, count)?;
        eni.addresses.extend(&taken);
        let job = Job::AssignAddresses { eni: eni.id };
        Ok(Decision::new(handover::change(world, context, (eni, subnet, job))?, taken))
    }
}

impl Command for UnassignPrivateIpAddresses {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_number_of(&self.addresses)?;
        if self.addresses.is_empty() {
            return Err(Refusal::Missing("PrivateIpAddresses"));
        }
        let eni = world.eni(self.eni)?;
        self.check_held(eni)?;
        eni.check_no_task()?;
        let leaving = Eni { addresses: self.addresses.clone(), ..eni.clone() };
        let eips = elastic_ip::leave(world, &leaving, context.task)?;
        let mut eni = eni.clone();
        eni.addresses.retain(|held| !self.addresses.contains(held));
        let mut subnet = world.subnet(eni.subnet)?.clone();
        subnet.give_back(self.addresses.len());
        let job = Job::UnassignAddresses { eni: eni.id };
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
