//! ModifyNetworkInterfaceAttribute (VPC API 2017-03-12): name, description, security groups. Only
//! records are written; a move that is under way goes on as it is.

use super::create::{check_interface_description, check_interface_name};
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, SecurityGroupId};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::security_group::membership;
use crate::world::{Changes, World};

/// The call's parameters; what is not given stays.
#[derive(Debug, Clone)]
pub struct ModifyNetworkInterface {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// NetworkInterfaceName.
    pub name: Option<String>,
    /// NetworkInterfaceDescription.
    pub description: Option<String>,
    /// SecurityGroupIds: these and no others.
    pub groups: Option<Vec<SecurityGroupId>>,
}

impl Command for ModifyNetworkInterface {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut eni = world.eni(self.eni)?.clone();
        if let Some(name) = &self.name {
            check_interface_name(name)?;
            eni.name.clone_from(name);
        }
        if let Some(description) = &self.description {
            check_interface_description(description)?;
            eni.description.clone_from(description);
        }
        let mut members_of = Vec::new();
        if let Some(asked) = &self.groups {
            (eni.groups, members_of) = membership::named(world, asked)?;
        }
        let changes = Changes::put(std::iter::once(Record::Eni(eni)).chain(members_of));
        Ok(Decision::new(changes, ()))
    }
}
