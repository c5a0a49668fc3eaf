//! ModifyPrivateIpAddressesAttribute and ModifyIpv6AddressesAttribute (VPC API 2017-03-12): what the
//! addresses of an interface say. Only records are written; what is under way goes on as it is.

use std::net::IpAddr;

use super::details::{Details, QosLevel};
use super::{Eni, room};
use crate::command::{Command, Context, Decision};
use crate::ids::EniId;
use crate::migration::Placement;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::world::{Changes, World};

/// What an address is to say; what is not given stays.
#[derive(Debug, Clone)]
pub struct ModifiedAddress {
    /// The address.
    pub address: IpAddr,
    /// Description.
    pub description: Option<String>,
    /// QosLevel.
    pub qos: Option<QosLevel>,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyAddresses {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// PrivateIpAddresses or Ipv6Addresses.
    pub addresses: Vec<ModifiedAddress>,
    /// Which of the two parameters it is.
    pub parameter: &'static str,
}

impl Command for ModifyAddresses {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        room::check_named(self.addresses.len())?;
        if self.addresses.is_empty() {
            return Err(Refusal::Missing(self.parameter));
        }
        let mut eni = world.eni(self.eni)?.clone();
        let details = self.details(&eni)?;
        check_usable(&eni)?;
        eni.set_details(details);
        Ok(Decision::new(Changes::put([Record::Eni(eni)]), ()))
    }
}

impl ModifyAddresses {
    fn details(&self, eni: &Eni) -> Result<Vec<(IpAddr, Details)>, Refusal> {
        let held = eni.all_addresses();
        let mut all: Vec<(IpAddr, Details)> = Vec::with_capacity(self.addresses.len());
        for ModifiedAddress { address, description, qos } in &self.addresses {
            let mut says = eni.details_of(*address);
            description.iter().for_each(|text| says.description.clone_from(text));
            says.qos = qos.unwrap_or(says.qos);
            says.check()?;
            if all.iter().any(|(other, _)| other == address) {
                return Err(Refusal::value(self.parameter, address, Fault::Duplicate));
            }
            if !held.contains(address) {
                return Err(Refusal::AddressNotHeld { eni: eni.id, address: *address });
            }
            all.push((*address, says));
        }
        Ok(all)
    }
}

/// Refuses an interface that is being made or deleted.
pub(super) fn check_usable(eni: &Eni) -> Result<(), Refusal> {
    let state = match eni.placement {
        Placement::Free | Placement::On(_) | Placement::Moving(_) => return Ok(()),
        Placement::Pending(_) => "PENDING",
        Placement::Deleting(_) => "DELETING",
    };
    Err(Refusal::InterfaceState { eni: eni.id, state })
}
