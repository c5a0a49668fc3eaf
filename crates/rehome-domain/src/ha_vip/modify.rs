//! ModifyHaVipAttribute (VPC API 2017-03-12): what is not given stays.

use super::HaVip;
use crate::command::{Command, Context, Decision};
use crate::ids::HaVipId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyHaVipAttribute {
    /// HaVipId.
    pub ha_vip: HaVipId,
    /// HaVipName.
    pub name: Option<String>,
}

impl Command for ModifyHaVipAttribute {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if let Some(name) = &self.name {
            check_name("HaVipName", name)?;
        }
        let ha_vip = world.ha_vip(self.ha_vip)?;
        let name = self.name.clone().unwrap_or_else(|| ha_vip.name.clone());
        let changed = HaVip { name, ..ha_vip.clone() };
        Ok(Decision::new(Changes::put([Record::HaVip(changed)]), ()))
    }
}
