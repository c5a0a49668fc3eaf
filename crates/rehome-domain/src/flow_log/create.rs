//! CreateFlowLog (VPC API 2017-03-12): it logs from the commit on.

use super::{FLOW_LOGS_MAX, FlowLog, FlowsOf, check_description};
use crate::command::{Command, Context, Decision};
use crate::ids::{FlowLogId, VpcId};
use crate::policy::Traffic;
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal, Resource};
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateFlowLog {
    /// FlowLogName.
    pub name: String,
    /// FlowLogDescription.
    pub description: String,
    /// VpcId.
    pub vpc: VpcId,
    /// ResourceType and ResourceId.
    pub of: FlowsOf,
    /// TrafficType.
    pub traffic: Traffic,
    /// CloudLogId.
    pub cloud_log: Option<String>,
}

impl Command for CreateFlowLog {
    type Outcome = FlowLog;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<FlowLog>, Refusal> {
        check_name("FlowLogName", &self.name)?;
        check_description(&self.description)?;
        let logged = self.check(world)?;
        if world.flow_logs.len() as u64 >= FLOW_LOGS_MAX {
            let (limit, at_most) = (Limit::FlowLogs, FLOW_LOGS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let taken = |world: &World, id: &FlowLogId| world.flow_logs.contains_key(id);
        let log = FlowLog {
            id: world.fresh(&mut context.entropy, FlowLogId::draw, taken),
            name: self.name.clone(),
            description: self.description.clone(),
            vpc: self.vpc,
            of: self.of,
            traffic: self.traffic,
            enabled: true,
            cloud_log: self.cloud_log.clone(),
            created: context.now,
        };
        // What is logged must not be deleted meanwhile.
        let changes = Changes::put([Record::FlowLog(log.clone())]).depends_on(logged);
        Ok(Decision::new(changes, log))
    }
}

impl CreateFlowLog {
    /// The record of what is logged, which is there and in the VPC.
    fn check(&self, world: &World) -> Result<RecordKey, Refusal> {
        let vpc = world.vpc(self.vpc)?.id;
        let (key, resource, of) = match self.of {
            FlowsOf::Vpc => return Ok(RecordKey::Vpc(vpc)),
            FlowsOf::Subnet(id) => {
                (RecordKey::Subnet(id), Resource::Subnet(id), world.subnet(id)?.vpc)
            }
            FlowsOf::Interface(id) => (RecordKey::Eni(id), Resource::Eni(id), world.eni(id)?.vpc),
        };
        (of == vpc).then_some(key).ok_or(Refusal::NotFound(resource))
    }
}
