//! ModifyNetworkInterfaceAttribute (VPC API 2017-03-12): an ENI's name, description and groups.
//!
//! Only records are written: a move that is under way goes on as it is.

use super::create::check_description;
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, SecurityGroupId};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::security_group::membership;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters. What is not given stays as it is.
#[derive(Debug, Clone)]
pub struct ModifyNetworkInterface {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// NetworkInterfaceName.
    pub name: Option<String>,
    /// NetworkInterfaceDescription.
    pub description: Option<String>,
    /// SecurityGroupIds: these and no others, in this order.
    pub groups: Option<Vec<SecurityGroupId>>,
}

impl Command for ModifyNetworkInterface {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("NetworkInterfaceName", self.name.as_deref().unwrap_or_default())?;
        check_description(self.description.as_deref().unwrap_or_default())?;
        let mut eni = world.eni(self.eni)?.clone();
        let mut changes = Changes::default();
        if let Some(asked) = &self.groups {
            let (groups, members_of) = membership::of_interface(world, asked)?;
            eni.groups = groups;
            changes = members_of.into_iter().fold(changes, Changes::and_put);
        }
        eni.name = self.name.clone().unwrap_or(eni.name);
        eni.description = self.description.clone().unwrap_or(eni.description);
        Ok(Decision::new(changes.and_put(Record::Eni(eni)), ()))
    }
}
