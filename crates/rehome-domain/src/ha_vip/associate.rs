//! AssociateHaVipInstance, DisassociateHaVipInstance (VPC API 2017-03-12): all of the list or
//! nothing. A holder that may not hold a HaVip any more has lost it at once.

use std::collections::BTreeMap;

use super::{ASSOCIATIONS_MAX, Associate, HaVip};
use crate::command::{Command, Context, Decision};
use crate::ids::HaVipId;
use crate::record::Record;
use crate::refusal::{Limit, Refusal, Resource};
use crate::world::{Changes, World};

/// Which of the two calls it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// They may announce it.
    Associated,
    /// They may not.
    Disassociated,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ChangeAssociations {
    /// HaVipAssociationSet.
    pub of: Vec<(HaVipId, Associate)>,
    /// What is done.
    pub wanted: Wanted,
}

impl Command for ChangeAssociations {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.of.is_empty() {
            return Err(Refusal::Missing("HaVipAssociationSet"));
        }
        if self.of.len() as u64 > ASSOCIATIONS_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, ASSOCIATIONS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut changed: BTreeMap<HaVipId, HaVip> = BTreeMap::new();
        let mut changes = Changes::default();
        for (id, associate) in &self.of {
            let before = world.ha_vip(*id)?;
            let ha_vip = changed.entry(*id).or_insert_with(|| before.clone());
            match self.wanted {
                Wanted::Associated => {
                    ha_vip.associate(world, *associate)?;
                    changes = changes.depends_on(associate.key());
                }
                Wanted::Disassociated => disassociate(ha_vip, *associate)?,
            }
        }
        for mut ha_vip in changed.into_values() {
            let held = ha_vip.held_by(world);
            let may = |it: &HaVip| held.is_none_or(|(eni, at)| it.may_be_held(eni, at.instance));
            if self.wanted == Wanted::Disassociated && !may(&ha_vip) {
                ha_vip.holder = None;
            }
            changes = changes.and_put(Record::HaVip(ha_vip));
        }
        Ok(Decision::new(changes, ()))
    }
}

fn disassociate(ha_vip: &mut HaVip, associate: Associate) -> Result<(), Refusal> {
    let found = ha_vip.associated.iter().position(|it| *it == associate);
    let at = found.ok_or(Refusal::NotFound(match associate {
        Associate::Instance(id) => Resource::Instance(id),
        Associate::Interface(id) => Resource::Eni(id),
    }))?;
    ha_vip.associated.remove(at);
    Ok(())
}
