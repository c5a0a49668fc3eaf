//! AssociateSecurityGroups, DisassociateSecurityGroups (CVM API 2017-03-12): the groups of an
//! instance are those of its primary interface.
//!
//! Only interfaces are written, a hundred of which fit in one transaction of the store; whatever
//! else begins with an instance's primary interface writes that too, and meets this.

use super::membership::{ChangeMembership, Membership, NAMED_MAX};
use crate::address::DeviceIndex;
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, InstanceId, SecurityGroupId};
use crate::refusal::{Limit, Refusal};
use crate::world::World;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ChangeInstances {
    /// What is done.
    pub how: Membership,
    /// InstanceIds.
    pub instances: Vec<InstanceId>,
    /// SecurityGroupIds: one.
    pub groups: Vec<SecurityGroupId>,
}

impl Command for ChangeInstances {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let limited = |at_most| Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most };
        if self.instances.is_empty() {
            return Err(Refusal::Missing("InstanceIds"));
        }
        if self.groups.is_empty() {
            return Err(Refusal::Missing("SecurityGroupIds"));
        }
        if self.instances.len() > NAMED_MAX {
            return Err(limited(NAMED_MAX as u64));
        }
        if self.groups.len() > 1 {
            return Err(limited(1));
        }
        let primary = |instance: &InstanceId| primary_of(world, *instance);
        let enis = self.instances.iter().map(primary).collect::<Result<_, _>>()?;
        ChangeMembership { how: self.how, enis, groups: self.groups.clone() }.decide(world, context)
    }
}

/// The primary interface of an instance that runs or is stopped.
pub(crate) fn primary_of(world: &World, id: InstanceId) -> Result<EniId, Refusal> {
    let instance = world.instance(id)?;
    instance.check_running_or_stopped()?;
    let primary = instance.interfaces.get(&DeviceIndex::PRIMARY);
    primary.copied().ok_or_else(|| instance.invalid_state())
}
