//! ModifyAddressAttribute (VPC API 2017-03-12): the name. What is not given stays.

use super::check_name;
use crate::command::{Command, Context, Decision};
use crate::ids::EipId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyAddressAttribute {
    /// AddressId.
    pub eip: EipId,
    /// AddressName.
    pub name: Option<String>,
}

impl Command for ModifyAddressAttribute {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if let Some(name) = &self.name {
            check_name(name)?;
            check_characters(name)?;
        }
        let mut eip = world.eip(self.eip)?.clone();
        eip.check_no_task()?;
        if let Some(name) = &self.name {
            eip.name.clone_from(name);
        }
        Ok(Decision::new(Changes::put([Record::Eip(eip)]), ()))
    }
}

/// Letters of every script, digits, hyphens and underscores, and at least one of them. Source: the
/// parameter AddressName.
fn check_characters(name: &str) -> Result<(), Refusal> {
    let known = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(known) {
        return Err(Refusal::value("AddressName", &name, Fault::Form));
    }
    Ok(())
}
