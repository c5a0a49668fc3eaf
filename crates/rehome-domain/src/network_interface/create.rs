//! CreateNetworkInterface (VPC API 2017-03-12): PENDING at once, AVAILABLE when its task ends.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::details::{self, AddressDetails, QosLevel, check_description};
use super::{Eni, INTERFACES_MAX, room};
use crate::command::{Command, Context, Decision};
use crate::entropy::Entropy;
use crate::ids::{SecurityGroupId, SubnetId, VpcId};
use crate::ipv6;
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal};
use crate::security_group::membership;
use crate::subnet::Subnet;
use crate::task::{Job, Task};
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// Addresses that one call may name.
pub const ASKED_MAX: usize = 10;

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
    /// Ipv6Addresses.
    pub ipv6: Vec<Ipv6Addr>,
    /// Ipv6AddressCount: further ones, drawn from the free ones.
    pub ipv6_count: u64,
    /// What the named addresses say.
    pub details: AddressDetails,
    /// QosLevel.
    pub qos: QosLevel,
    /// SecurityGroupIds.
    pub groups: Vec<SecurityGroupId>,
}

/// Checks an interface's name.
pub(super) fn check_interface_name(name: &str) -> Result<(), Refusal> {
    check_name("NetworkInterfaceName", name)
}

/// Checks an interface's description.
pub(super) fn check_interface_description(text: &str) -> Result<(), Refusal> {
    check_description("NetworkInterfaceDescription", text)
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
        let from = (&mut subnet, &mut context.entropy);
        let ipv6 = self.ipv6_addresses(world, from)?;
        if world.enis.len() as u64 >= INTERFACES_MAX {
            let at_most = INTERFACES_MAX;
            return Err(Refusal::LimitExceeded { limit: Limit::Interfaces, at_most });
        }
        let mut eni = Eni::new(world, context, &subnet, addresses);
        eni.name.clone_from(&self.name);
        eni.description.clone_from(&self.description);
        eni.groups = groups;
        eni.ipv6 = ipv6;
        eni.qos = self.qos;
        eni.set_details(self.details.clone());
        let task = Task::begin(context, Job::CreateInterface { eni: eni.id });
        let records = [Record::Eni(eni.clone()), Record::Subnet(subnet), Record::Task(task)];
        let changes = Changes::put(records.into_iter().chain(members_of))
            .depends_on(RecordKey::Vpc(self.vpc));
        Ok(Decision::new(changes, eni))
    }
}

impl CreateNetworkInterface {
    /// Addresses of the first family: the primary one is asked for though nobody may have named it.
    fn count(&self) -> Result<usize, Refusal> {
        let named = usize::from(self.primary.is_some()) + self.secondary.len();
        let more = self.secondary_count.saturating_add(u64::from(self.primary.is_none()));
        room::asked(Limit::AddressesOfInterface, named, more)
    }

    fn ipv6_count(&self) -> Result<usize, Refusal> {
        room::asked(Limit::Ipv6AddressesOfInterface, self.ipv6.len(), self.ipv6_count)
    }

    fn check_values(&self) -> Result<(), Refusal> {
        check_interface_name(&self.name)?;
        check_interface_description(&self.description)?;
        details::check_all(&self.details)?;
        self.count()?;
        self.ipv6_count()?;
        Ok(())
    }

    fn ipv6_addresses(
        &self,
        world: &World,
        from: (&mut Subnet, &mut Entropy),
    ) -> Result<Vec<Ipv6Addr>, Refusal> {
        match self.ipv6_count()? {
            0 => Ok(Vec::new()),
            count => ipv6::take(world, from, &self.ipv6, count),
        }
    }

    fn addresses(&self, world: &World, subnet: &mut Subnet) -> Result<Vec<Ipv4Addr>, Refusal> {
        let asked: Vec<Ipv4Addr> = self.primary.iter().chain(&self.secondary).copied().collect();
        let mut addresses = subnet.take(world, &asked, self.count()?)?;
        if self.primary.is_none() {
            // The named ones are secondary: the first chosen one becomes the primary.
            addresses[..=self.secondary.len()].rotate_right(1);
        }
        Ok(addresses)
    }
}
