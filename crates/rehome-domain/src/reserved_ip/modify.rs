//! ModifyReserveIpAddress (VPC API 2017-03-12): what is not given stays.

use super::{ReservedIp, check_description};
use crate::command::{Command, Context, Decision};
use crate::ids::{ReservedIpId, VpcId};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyReserveIpAddress {
    /// VpcId.
    pub vpc: VpcId,
    /// ReserveIpId.
    pub reserved: ReservedIpId,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
}

impl Command for ModifyReserveIpAddress {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("Name", self.name.as_deref().unwrap_or_default())?;
        check_description(self.description.as_deref().unwrap_or_default())?;
        world.vpc(self.vpc)?;
        let mut reserved: ReservedIp = world.reserved_ip(self.reserved, self.vpc)?.clone();
        if let Some(name) = &self.name {
            reserved.name.clone_from(name);
        }
        if let Some(description) = &self.description {
            reserved.description.clone_from(description);
        }
        Ok(Decision::new(Changes::put([Record::ReservedIp(reserved)]), ()))
    }
}
