//! ModifyKeyPairAttribute (CVM API 2017-03-12): what is not given stays.

use super::{DESCRIPTION_MAX, KeyPair, check_name};
use crate::command::{Command, Context, Decision};
use crate::ids::KeyPairId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyKeyPair {
    /// KeyId.
    pub key_pair: KeyPairId,
    /// KeyName.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
}

impl Command for ModifyKeyPair {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if let Some(text) = &self.description
            && text.chars().count() > DESCRIPTION_MAX
        {
            return Err(Refusal::value("Description", text, Fault::TooLong));
        }
        if self.name.is_none() && self.description.is_none() {
            return Err(Refusal::Missing("KeyName"));
        }
        let pair = world.key_pair(self.key_pair)?;
        if let Some(name) = &self.name {
            check_name(world, name, Some(pair.id))?;
        }
        let name = self.name.clone().unwrap_or_else(|| pair.name.clone());
        let description = self.description.clone().unwrap_or_else(|| pair.description.clone());
        let changed = KeyPair { name, description, ..pair.clone() };
        Ok(Decision::new(Changes::put([Record::KeyPair(changed)]), ()))
    }
}
