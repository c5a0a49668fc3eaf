//! Network ACLs: stateless rules of subnets, by priority.
//!
//! Source: VPC API 2017-03-12, data types NetworkAcl and NetworkAclEntry. A subnet names the ACL
//! that it has ([`crate::subnet::Subnet::acl`]).

use serde::{Deserialize, Serialize};

use crate::ids::{AclEntryId, NetworkAclId, VpcId};
use crate::policy::FilterRule;
use crate::refusal::Refusal;
use crate::time::Timestamp;

pub mod acl;
pub mod associate;
pub mod edit_entries;
pub mod entries;
pub mod quintuple;
pub mod quintuple_entries;

/// Network ACLs of a VPC.
///
/// Source: Tencent Cloud, VPC quotas (network ACLs).
pub const ACLS_PER_VPC_MAX: u64 = 50;
/// Rules of an ACL in one direction, from the same source.
pub const ENTRIES_MAX: u64 = 20;

/// A network ACL. A new one has no rules: it lets nothing pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAcl {
    /// Its id.
    pub id: NetworkAclId,
    /// The VPC whose subnets may have it.
    pub vpc: VpcId,
    /// NetworkAclName.
    pub name: String,
    /// NetworkAclType. Those of an older version are all of three parts.
    #[serde(default)]
    pub kind: AclKind,
    /// When it was made.
    pub created: Timestamp,
    /// Rules for what comes into a subnet, by priority.
    pub ingress: Vec<AclEntry>,
    /// Rules for what leaves a subnet, by priority.
    pub egress: Vec<AclEntry>,
}

/// A rule of an ACL. Its priority is its place in the list, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AclEntry {
    /// What it matches and says. Its peer is a block.
    pub filter: FilterRule,
    /// Description.
    pub description: String,
    /// ModifyTime.
    pub modified: Timestamp,
    /// What names it: rules of five parts alone have it.
    #[serde(default)]
    pub made: Option<Made>,
}

/// What names a rule of five parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// NetworkAclQuintupleEntryId. It stays when the rule changes.
    pub id: AclEntryId,
    /// CreateTime.
    pub at: Timestamp,
}

/// How many parts the rules of an ACL have. It never changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AclKind {
    /// TRIPLE: the other end, the protocol and the ports at the destination.
    #[default]
    Triple,
    /// QUINTUPLE: both ends, the ports at both, and the protocol.
    Quintuple,
}

impl NetworkAcl {
    /// Refuses an ACL of the other kind.
    ///
    /// # Errors
    /// [`Refusal::AclKind`].
    pub fn check_kind(&self, wanted: AclKind) -> Result<(), Refusal> {
        if self.kind == wanted { Ok(()) } else { Err(Refusal::AclKind(self.id)) }
    }
}
