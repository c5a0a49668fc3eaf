//! Security groups: ordered, stateful rules that interfaces share.
//!
//! Source: VPC API 2017-03-12, data types SecurityGroup and SecurityGroupPolicy.

use serde::{Deserialize, Serialize};

use crate::ids::SecurityGroupId;
use crate::policy::{FilterRule, GroupRules};
use crate::time::Timestamp;

pub mod asked;
pub mod clone;
pub mod default;
pub mod group;
pub mod membership;
pub mod of_instances;
pub mod policies;
pub mod replace;
pub mod with_policies;

/// Security groups that an account may have in a region.
pub const GROUPS_MAX: u64 = 50;
/// Rules of a group in one direction.
pub const RULES_MAX: u64 = 100;
/// Groups of an interface.
pub const GROUPS_OF_INTERFACE_MAX: u64 = 5;

/// A security group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its id.
    pub id: SecurityGroupId,
    /// GroupName.
    pub name: String,
    /// GroupDescription.
    pub description: String,
    /// IsDefault: the one that interfaces get that name none. At most one in a world.
    pub default: bool,
    /// When it was made.
    pub created: Timestamp,
    /// When it or its rules were last changed.
    pub updated: Timestamp,
    /// Version of the rules, as callers see it: rises with each change of them.
    pub version: u64,
    /// Rules for what comes in, in their order.
    pub ingress: Vec<SecurityRule>,
    /// Rules for what goes out, in their order.
    pub egress: Vec<SecurityRule>,
}

/// A rule of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityRule {
    /// What it matches and says.
    pub filter: FilterRule,
    /// PolicyDescription.
    pub description: String,
    /// When it was last changed.
    pub modified: Timestamp,
}

impl SecurityGroup {
    /// The group's rules as the plane sees them.
    pub fn rules(&self) -> GroupRules {
        let filters = |rules: &[SecurityRule]| rules.iter().map(|it| it.filter.clone()).collect();
        GroupRules { ingress: filters(&self.ingress), egress: filters(&self.egress) }
    }
}
