//! ModifyNetworkInterfaceQos (VPC API 2017-03-12): the level of service of several interfaces.

use std::collections::BTreeSet;

use super::details::QosLevel;
use super::modify_addresses::check_usable;
use crate::command::{Command, Context, Decision};
use crate::ids::EniId;
use crate::record::Record;
use crate::refusal::{Limit, Refusal};
use crate::world::{Changes, World};

/// Interfaces that one call may name.
pub const NAMED_MAX: usize = 100;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyNetworkInterfaceQos {
    /// NetworkInterfaceIds.
    pub enis: Vec<EniId>,
    /// QosLevel.
    pub qos: QosLevel,
}

impl Command for ModifyNetworkInterfaceQos {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.enis.len() > NAMED_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, NAMED_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        if self.enis.is_empty() {
            return Err(Refusal::Missing("NetworkInterfaceIds"));
        }
        let mut enis = Vec::with_capacity(self.enis.len());
        for id in self.enis.iter().collect::<BTreeSet<_>>() {
            enis.push(world.eni(*id)?.clone());
        }
        for eni in &mut enis {
            check_usable(eni)?;
            eni.qos = self.qos;
        }
        Ok(Decision::new(Changes::put(enis.into_iter().map(Record::Eni)), ()))
    }
}
