//! AssociateNetworkAclSubnets, DisassociateNetworkAclSubnets (VPC API 2017-03-12): all of the list or
//! nothing.
//!
//! A subnet has one ACL: the new one takes the place of another. What a subnet does not have is
//! not taken from it, and that is no error: asked twice is done once.

use crate::command::{Command, Context, Decision};
use crate::ids::{NetworkAclId, SubnetId};
use crate::record::Record;
use crate::refusal::{Limit, Refusal};
use crate::world::{Changes, World};

/// Subnets in one call.
pub const SUBNETS_MAX: u64 = 100;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// AssociateNetworkAclSubnets.
    Associate,
    /// DisassociateNetworkAclSubnets.
    Disassociate,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct AssociateNetworkAcl {
    /// Which action.
    pub way: Way,
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// SubnetIds.
    pub subnets: Vec<SubnetId>,
}

impl Command for AssociateNetworkAcl {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.subnets.is_empty() {
            return Err(Refusal::Missing("SubnetIds"));
        }
        if self.subnets.len() as u64 > SUBNETS_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, SUBNETS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        // Written as it is, so that nobody deletes it at the same time.
        let acl = world.network_acl(self.acl)?.clone();
        let mut changes = Changes::default();
        for id in &self.subnets {
            let mut subnet = world.subnet(*id)?.clone();
            if subnet.vpc != acl.vpc {
                return Err(Refusal::VpcMismatch);
            }
            match self.way {
                Way::Associate => subnet.acl = Some(acl.id),
                Way::Disassociate if subnet.acl == Some(acl.id) => subnet.acl = None,
                Way::Disassociate => continue,
            }
            changes = changes.and_put(Record::Subnet(subnet));
        }
        Ok(Decision::new(changes.and_put(Record::NetworkAcl(acl)), ()))
    }
}
