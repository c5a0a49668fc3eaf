//! CreateNetworkInterface (VPC API 2017-03-12): PENDING at once, AVAILABLE when its task ends.

use std::net::Ipv4Addr;

use super::{ADDRESSES_MAX, Eni, INTERFACES_MAX};
use crate::command::{Command, Context, Decision};
use crate::ids::{SecurityGroupId, SubnetId, VpcId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal};
use crate::security_group::membership;
use crate::task::{Job, Task};
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// Addresses that one call may name.
pub const ASKED_MAX: usize = 10;
/// Characters of a description.
const DESCRIPTION_CHARS_MAX: usize = 60;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateNetworkInterface {
    /// VpcId.
    pub vpc: VpcId,
    /// SubnetId.
    pub subnet: SubnetId,
    /// NetworkInterfaceName.
    pub name: String,
    /// NetworkInterfaceDescription.
    pub description: String,
    /// The address that is to be the primary one, if the caller names it.
    pub primary: Option<Ipv4Addr>,
    /// Secondary addresses that the caller names.
    pub secondary: Vec<Ipv4Addr>,
    /// Further secondary addresses, chosen from the free ones.
    pub secondary_count: u64,
    /// SecurityGroupIds.
    pub groups: Vec<SecurityGroupId>,
}

/// Checks an interface's name.
pub(super) fn check_interface_name(name: &str) -> Result<(), Refusal> {
    check_name("NetworkInterfaceName", name)
}

/// Checks an interface's description.
pub(super) fn check_description(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > DESCRIPTION_CHARS_MAX {
        return Err(Refusal::value("NetworkInterfaceDescription", &text, Fault::TooLong));
    }
    Ok(())
}

impl Command for CreateNetworkInterface {
    type Outcome = Eni;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Eni>, Refusal> {
        self.check_values()?;
        world.vpc(self.vpc)?;
        let mut subnet = world.subnet(self.subnet)?.clone();
        if subnet.vpc != self.vpc {
            return Err(Refusal::VpcMismatch);
        }
        let (groups, members_of) = membership::of_new_interface(world, context, &self.groups)?;
        let addresses = self.addresses(world, &mut subnet)?;
        if world.enis.len() as u64 >= INTERFACES_MAX {
            let at_most = INTERFACES_MAX;
            return Err(Refusal::LimitExceeded { limit: Limit::Interfaces, at_most });
        }
        let mut eni = Eni::new(world, context, &subnet, addresses);
        eni.name.clone_from(&self.name);
        eni.description.clone_from(&self.description);
        eni.groups = groups;
        let task = Task::begin(context, Job::CreateInterface { eni: eni.id });
        let records = [Record::Eni(eni.clone()), Record::Subnet(subnet), Record::Task(task)];
        let changes = Changes::put(records.into_iter().chain(members_of))
            .depends_on(RecordKey::Vpc(self.vpc));
        Ok(Decision::new(changes, eni))
    }
}

impl CreateNetworkInterface {
    fn count(&self) -> u64 {
        (self.secondary.len() as u64).saturating_add(self.secondary_count).saturating_add(1)
    }

    fn check_values(&self) -> Result<(), Refusal> {
        check_interface_name(&self.name)?;
        check_description(&self.description)?;
        if usize::from(self.primary.is_some()) + self.secondary.len() > ASKED_MAX {
            let at_most = ASKED_MAX as u64;
            return Err(Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most });
        }
        if self.count() > ADDRESSES_MAX as u64 {
            let at_most = ADDRESSES_MAX as u64;
            return Err(Refusal::LimitExceeded { limit: Limit::AddressesOfInterface, at_most });
        }
        Ok(())
    }

    fn addresses(
        &self,
        world: &World,
        subnet: &mut crate::subnet::Subnet,
    ) -> Result<Vec<Ipv4Addr>, Refusal> {
        let count = usize::try_from(self.count()).expect("checked against ADDRESSES_MAX");
        let asked: Vec<Ipv4Addr> = self.primary.iter().chain(&self.secondary).copied().collect();
        let mut addresses = subnet.take(world, &asked, count)?;
        if self.primary.is_none() {
            // The named ones are secondary: the first chosen one becomes the primary.
            addresses[..=self.secondary.len()].rotate_right(1);
        }
        Ok(addresses)
    }
}
