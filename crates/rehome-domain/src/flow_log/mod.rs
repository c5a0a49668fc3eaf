//! Flow logs: one line for each flow of a VPC, a subnet or an interface.
//!
//! Source: VPC API 2017-03-12, data type FlowLog.

use serde::{Deserialize, Serialize};

use crate::ids::{EniId, FlowLogId, SubnetId, VpcId};
use crate::policy::Traffic;
use crate::refusal::{Fault, Refusal};
use crate::time::Timestamp;

pub mod create;
pub mod delete;
pub mod modify;
pub mod switch;

/// Flow logs that an account may have in a region. Ours: the real service publishes no number.
pub const FLOW_LOGS_MAX: u64 = 100;
/// Bytes of a description.
const DESCRIPTION_BYTES_MAX: usize = 255;

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
    /// CloudLogId, as the caller said. Kept and shown, no more: lines go where the server was told.
    #[serde(default)]
    pub cloud_log: Option<String>,
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

/// Checks a description's length.
fn check_description(text: &str) -> Result<(), Refusal> {
    if text.len() > DESCRIPTION_BYTES_MAX {
        return Err(Refusal::value("FlowLogDescription", &text, Fault::TooLong));
    }
    Ok(())
}
