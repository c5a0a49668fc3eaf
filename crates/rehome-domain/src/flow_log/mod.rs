//! Flow logs: one line for each flow of a VPC, a subnet or an interface.
//!
//! Source: VPC API 2017-03-12, data type FlowLog.

use serde::{Deserialize, Serialize};

use crate::ids::{EniId, FlowLogId, SubnetId, VpcId};
use crate::policy::Traffic;
use crate::time::Timestamp;

/// A flow log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowLog {
    /// Its id.
    pub id: FlowLogId,
    /// FlowLogName.
    pub name: String,
    /// FlowLogDescription.
    pub description: String,
    /// The VPC.
    pub vpc: VpcId,
    /// Whose flows.
    pub of: FlowsOf,
    /// Which flows.
    pub traffic: Traffic,
    /// Enable.
    pub enabled: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// Whose flows are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FlowsOf {
    /// All of the VPC.
    Vpc,
    /// One subnet's.
    Subnet(SubnetId),
    /// One interface's.
    Interface(EniId),
}
