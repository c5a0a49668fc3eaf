//! [`Tagged`]: a command that makes resources which bear tags from the first moment on.

use super::edit::{check_number, check_room};
use super::{Bears, TagSet, TaggedResource, Tags};
use crate::command::{Command, Context, Decision};
use crate::dhcp_ip::DhcpIp;
use crate::flow_log::FlowLog;
use crate::ha_vip::HaVip;
use crate::ids::{EipId, InstanceId};
use crate::key_pair::KeyPair;
use crate::network_acl::NetworkAcl;
use crate::network_interface::Eni;
use crate::record::Record;
use crate::refusal::{Limit, Refusal};
use crate::reserved_ip::ReservedIp;
use crate::route_table::RouteTable;
use crate::security_group::SecurityGroup;
use crate::subnet::Subnet;
use crate::vpc::Vpc;
use crate::world::{Changes, World};

/// Resources that one call may make with tags. An instance takes four records then; all fit in one
/// transaction of the store (126 operations).
pub const TAGGED_IN_CALL_MAX: usize = 25;

/// What was made, as something that can bear tags.
pub trait Made {
    /// The resources that the call was about.
    fn resources(&self) -> Vec<TaggedResource>;
}

macro_rules! made {
    ($($record:ty),*) => {
        $(impl Made for $record {
            fn resources(&self) -> Vec<TaggedResource> {
                vec![self.id.resource()]
            }
        })*
    };
}

made!(Vpc, Subnet, Eni, SecurityGroup, NetworkAcl, RouteTable, HaVip, FlowLog, KeyPair);

macro_rules! made_ids {
    ($($id:ty),*) => {
        $(impl Made for Vec<$id> {
            fn resources(&self) -> Vec<TaggedResource> {
                self.iter().map(|id| id.resource()).collect()
            }
        })*
    };
}

made_ids!(EipId, InstanceId);

macro_rules! made_many {
    ($($record:ty),*) => {
        $(impl Made for Vec<$record> {
            fn resources(&self) -> Vec<TaggedResource> {
                self.iter().map(|it| it.id.resource()).collect()
            }
        })*
    };
}

made_many!(Subnet, ReservedIp, DhcpIp);

/// A command whose resources bear tags, in one commit with them.
#[derive(Debug, Clone)]
pub struct Tagged<C> {
    /// What makes them.
    pub command: C,
    /// What they bear.
    pub tags: TagSet,
}

impl<C> Command for Tagged<C>
where
    C: Command,
    C::Outcome: Made,
{
    type Outcome = C::Outcome;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<C::Outcome>, Refusal> {
        let Decision { changes, outcome } = self.command.decide(world, context)?;
        if self.tags.is_empty() {
            return Ok(Decision::new(changes, outcome));
        }
        check_number(&self.tags)?;
        check_room(world, &self.tags)?;
        let tags = |resource| Record::Tags(Tags { resource, tags: self.tags.clone() });
        if outcome.resources().len() > TAGGED_IN_CALL_MAX {
            let (limit, at_most) = (Limit::TaggedInCall, TAGGED_IN_CALL_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let borne = outcome.resources().into_iter().map(tags);
        let changes = borne.fold(changes, Changes::and_put);
        Ok(Decision::new(changes, outcome))
    }
}
