//! AssignIpv6Addresses and UnassignIpv6Addresses (VPC API 2017-03-12), of an interface that is
//! attached or free.
//!
//! What is decided stands at once: from this write on the addresses are, or are not, the interface's,
//! at a new epoch, so that no verb of before undoes it. The task lets the plane follow. The leg stays.

use std::net::{IpAddr, Ipv6Addr};

use crate::command::{Command, Context, Decision};
use crate::ids::EniId;
use crate::network_interface::details::{self, AddressDetails};
use crate::network_interface::{handover, room};
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
    /// What the named ones say.
    pub details: AddressDetails,
}

impl Command for AssignIpv6Addresses {
    type Outcome = Vec<Ipv6Addr>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        let limit = Limit::Ipv6AddressesOfInterface;
        let count = room::asked(limit, self.named.len(), self.count)?;
        if count == 0 {
            return Err(Refusal::Missing("Ipv6Addresses"));
        }
        details::check_all(&self.details)?;
        let mut eni = world.eni(self.eni)?.clone();
        eni.check_no_task()?;
        let mut subnet = world.subnet(eni.subnet)?.clone();
        room::check(world, &eni, (limit, eni.ipv6.len(), count))?;
        let from = (&mut subnet, &mut context.entropy);
        let taken = super::take(world, from, &self.named, count)?;
        eni.ipv6.extend(&taken);
        eni.set_details(self.details.clone());
        let addresses = taken.iter().copied().map(IpAddr::V6).collect();
        let job = Job::AssignAddresses { eni: eni.id, addresses };
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
        eni.set_details([]);
        let addresses = self.addresses.iter().copied().map(IpAddr::V6).collect();
        let job = Job::UnassignAddresses { eni: eni.id, addresses };
        Ok(Decision::new(handover::change(world, context, (eni, subnet, job))?, ()))
    }
}
