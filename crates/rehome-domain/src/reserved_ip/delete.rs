//! DeleteReserveIpAddresses (VPC API 2017-03-12): all of a call's addresses are free again, or none.

use std::collections::BTreeMap;

use super::IN_CALL_MAX;
use crate::command::{Command, Context, Decision};
use crate::ids::{ReservedIpId, VpcId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteReserveIpAddresses {
    /// VpcId.
    pub vpc: VpcId,
    /// ReserveIpIds.
    pub reserved: Vec<ReservedIpId>,
}

impl Command for DeleteReserveIpAddresses {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.reserved.is_empty() {
            return Err(Refusal::Missing("ReserveIpIds"));
        }
        if self.reserved.len() > IN_CALL_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, IN_CALL_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        for (place, id) in self.reserved.iter().enumerate() {
            if self.reserved[..place].contains(id) {
                return Err(Refusal::value("ReserveIpIds", id, Fault::Duplicate));
            }
        }
        world.vpc(self.vpc)?;
        let mut freed: BTreeMap<_, usize> = BTreeMap::new();
        let mut changes = Changes::default();
        for id in &self.reserved {
            *freed.entry(world.reserved_ip(*id, self.vpc)?.subnet).or_default() += 1;
            changes = changes.delete(RecordKey::ReservedIp(*id));
        }
        for (id, count) in freed {
            let mut subnet = world.subnet(id)?.clone();
            subnet.give_back(count);
            changes = changes.and_put(Record::Subnet(subnet));
        }
        Ok(Decision::new(changes, ()))
    }
}
