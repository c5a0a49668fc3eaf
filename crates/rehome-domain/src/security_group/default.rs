//! The default security group, and CreateDefaultSecurityGroup (VPC API 2017-03-12).
//!
//! An account has one in a region. It is made when somebody asks for it, or with the first interface
//! that is made without naming a group. It lets every IPv4 packet in and out and no IPv6 packet, as
//! that action's page says, until somebody changes its rules; it cannot be deleted.
//!
//! Its id follows from the account and the region: two that make it at once write the same record,
//! and one of the commits fails. Nobody who uses it writes its record: it is never deleted, so there
//! is nothing to guard, and callers that create interfaces side by side do not meet in it.

use ipnet::{IpNet, Ipv4Net};

use super::{SecurityGroup, SecurityRule};
use crate::command::{Command, Context, Decision};
use crate::entropy::Entropy;
use crate::ids::SecurityGroupId;
use crate::policy::FilterRule;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// Keeps the ids of default groups apart from what else may follow from an account and a region.
const SALT: u64 = 0x5367_2d64_6566_6175;

/// CreateDefaultSecurityGroup: the group as it is, or made now.
#[derive(Debug, Clone, Copy)]
pub struct CreateDefaultSecurityGroup;

impl Command for CreateDefaultSecurityGroup {
    type Outcome = SecurityGroup;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<SecurityGroup>, Refusal> {
        let id = id_of_default(context);
        if let Some(group) = world.security_groups.get(&id) {
            return Ok(Decision::new(Changes::default(), SecurityGroup::clone(group)));
        }
        let group = made(id, context.now);
        Ok(Decision::new(Changes::put([Record::SecurityGroup(group.clone())]), group))
    }
}

/// The id of the default group of the context's account and region.
pub fn id_of_default(context: &Context) -> SecurityGroupId {
    let mut seed = [0; 16];
    let (account, region) = seed.split_at_mut(8);
    account.copy_from_slice(&context.account.0.to_le_bytes());
    // The generator reads its second half as an odd number: the last bit says nothing.
    let number = SALT ^ (u64::from(context.region.number()) << 1);
    region.copy_from_slice(&number.to_le_bytes());
    SecurityGroupId::draw(&mut Entropy::from_seed(seed))
}

/// The default group's id, and its record when it is yet to be made.
pub(crate) fn for_new_member(
    world: &World,
    context: &Context,
) -> (SecurityGroupId, Option<Record>) {
    let id = id_of_default(context);
    let missing = !world.security_groups.contains_key(&id);
    (id, missing.then(|| Record::SecurityGroup(made(id, context.now))))
}

fn made(id: SecurityGroupId, now: Timestamp) -> SecurityGroup {
    let everything = IpNet::V4(Ipv4Net::default());
    let rules = || {
        let filter = FilterRule::accept_all(everything);
        vec![SecurityRule { filter, description: String::new(), modified: now }]
    };
    SecurityGroup {
        id,
        name: String::from("default"),
        description: String::from("System created security group"),
        default: true,
        created: now,
        updated: now,
        version: 1,
        ingress: rules(),
        egress: rules(),
    }
}
