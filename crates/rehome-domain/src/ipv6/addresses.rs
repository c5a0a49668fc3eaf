//! AssignIpv6Addresses and UnassignIpv6Addresses (VPC API 2017-03-12), of an interface that is
//! attached or free.
//!
//! What is decided stands at once: from this write on the addresses are, or are not, the interface's,
//! at a new epoch, so that no verb of before undoes it. The task lets the plane follow. The leg stays.

use std::net::Ipv6Addr;

use crate::command::{Command, Context, Decision};
use crate::ids::EniId;
use crate::network_interface::ADDRESSES_MAX;
use crate::network_interface::handover;
use crate::network_interface::migrate_private_ip_address::most_addresses;
use crate::refusal::{Limit, Refusal};
use crate::task::Job;
use crate::world::World;

/// AssignIpv6Addresses' parameters.
#[derive(Debug, Clone)]
pub struct AssignIpv6Addresses {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// Addresses that the caller names.
    pub named: Vec<Ipv6Addr>,
    /// Further addresses, drawn from the free ones.
    pub count: u64,
}

impl Command for AssignIpv6Addresses {
    type Outcome = Vec<Ipv6Addr>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        let count = (self.named.len() as u64).saturating_add(self.count);
        if count == 0 {
            return Err(Refusal::Missing("Ipv6Addresses"));
        }
        let too_many = |at_most: usize| {
            let (limit, at_most) = (Limit::Ipv6AddressesOfInterface, at_most as u64);
            Err(Refusal::LimitExceeded { limit, at_most })
        };
        let Some(count) = usize::try_from(count).ok().filter(|count| *count <= ADDRESSES_MAX)
        else {
            return too_many(ADDRESSES_MAX);
        };
        let mut eni = world.eni(self.eni)?.clone();
        eni.check_no_task()?;
        let mut subnet = world.subnet(eni.subnet)?.clone();
        let at_most = most_addresses(world, &eni)?;
        if eni.ipv6.len() + count > at_most {
            return too_many(at_most);
        }
        let from = (&mut subnet, &mut context.entropy);
        let taken = super::take(world, from, &self.named, count)?;
        eni.ipv6.extend(&taken);
        let job = Job::AssignAddresses { eni: eni.id };
        Ok(Decision::new(handover::change(world, context, (eni, subnet, job))?, taken))
    }
}

/// UnassignIpv6Addresses' parameters.
#[derive(Debug, Clone)]
pub struct UnassignIpv6Addresses {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// Ipv6Addresses.
    pub addresses: Vec<Ipv6Addr>,
}

impl Command for UnassignIpv6Addresses {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.addresses.is_empty() {
            return Err(Refusal::Missing("Ipv6Addresses"));
        }
        let mut eni = world.eni(self.eni)?.clone();
        for address in &self.addresses {
            // Named twice, it is not held any more when its turn comes again.
            let Some(place) = eni.ipv6.iter().position(|held| held == address) else {
                return Err(Refusal::AddressNotHeld { eni: eni.id, address: (*address).into() });
            };
            eni.ipv6.remove(place);
        }
        eni.check_no_task()?;
        let mut subnet = world.subnet(eni.subnet)?.clone();
        subnet.ipv6_used = subnet.ipv6_used.saturating_sub(self.addresses.len() as u64);
        let job = Job::UnassignAddresses { eni: eni.id };
        Ok(Decision::new(handover::change(world, context, (eni, subnet, job))?, ()))
    }
}
