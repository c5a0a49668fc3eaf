//! ModifyFlowLogAttribute (VPC API 2017-03-12): what is not given stays.

use super::{FlowLog, check_description};
use crate::command::{Command, Context, Decision};
use crate::ids::{FlowLogId, VpcId};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyFlowLogAttribute {
    /// FlowLogId.
    pub log: FlowLogId,
    /// VpcId, when it was given.
    pub vpc: Option<VpcId>,
    /// FlowLogName.
    pub name: Option<String>,
    /// FlowLogDescription.
    pub description: Option<String>,
}

impl Command for ModifyFlowLogAttribute {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if let Some(name) = &self.name {
            check_name("FlowLogName", name)?;
        }
        if let Some(description) = &self.description {
            check_description(description)?;
        }
        let log = world.flow_log_in(self.log, self.vpc)?;
        let changed = FlowLog {
            name: self.name.clone().unwrap_or_else(|| log.name.clone()),
            description: self.description.clone().unwrap_or_else(|| log.description.clone()),
            ..log.clone()
        };
        Ok(Decision::new(Changes::put([Record::FlowLog(changed)]), ()))
    }
}
