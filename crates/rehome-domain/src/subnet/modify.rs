//! ModifySubnetAttribute (VPC API 2017-03-12): what is not given stays as it is.

use super::Subnet;
use crate::command::{Command, Context, Decision};
use crate::ids::SubnetId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifySubnet {
    /// SubnetId.
    pub subnet: SubnetId,
    /// SubnetName.
    pub name: Option<String>,
    /// EnableBroadcast. Kept and shown; Terraform's provider sends it with every subnet.
    pub broadcast: Option<bool>,
}

impl Command for ModifySubnet {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("SubnetName", self.name.as_deref().unwrap_or_default())?;
        let mut subnet: Subnet = world.subnet(self.subnet)?.clone();
        if let Some(name) = &self.name {
            subnet.name.clone_from(name);
        }
        subnet.broadcast = self.broadcast.unwrap_or(subnet.broadcast);
        Ok(Decision::new(Changes::put([Record::Subnet(subnet)]), ()))
    }
}
