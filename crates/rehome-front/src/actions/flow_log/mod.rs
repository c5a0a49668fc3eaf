//! Flow logs: what their actions share is how one is shown and which words the API has for it.
//!
//! Lines go to where the server was told (`--flow-logs`), whatever a caller says of a log service:
//! CloudLogId and CloudLogRegion are accepted, the first is shown again; the README says so.

use rehome_actions::vpc;
use rehome_domain::FlowLogId;
use rehome_domain::World;
use rehome_domain::flow_log::{FlowLog, FlowsOf};
use rehome_domain::policy::Traffic;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod disable;
pub(crate) mod enable;
pub(crate) mod modify;

/// Reads a flow log's id.
fn flow_log_id(text: &str) -> Result<FlowLogId, ApiError> {
    FlowLogId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

fn traffic(text: &str) -> Result<Traffic, ApiError> {
    let all = [Traffic::Accept, Traffic::Reject, Traffic::All];
    let found = all.into_iter().find(|it| traffic_word(*it) == text);
    found.ok_or_else(|| api_error(&Refusal::value("TrafficType", &text, Fault::Unknown)))
}

fn traffic_word(traffic: Traffic) -> &'static str {
    match traffic {
        Traffic::Accept => "ACCEPT",
        Traffic::Reject => "REJECT",
        Traffic::All => "ALL",
    }
}

/// ResourceType and ResourceId.
fn resource(log: &FlowLog) -> (&'static str, String) {
    match log.of {
        FlowsOf::Vpc => ("VPC", log.vpc.to_string()),
        FlowsOf::Subnet(id) => ("SUBNET", id.to_string()),
        FlowsOf::Interface(id) => ("NETWORKINTERFACE", id.to_string()),
    }
}

/// The flow log as the API shows it.
fn show(world: &World, log: &FlowLog) -> vpc::FlowLog {
    let (kind, id) = resource(log);
    vpc::FlowLog {
        vpc_id: Some(log.vpc.to_string()),
        flow_log_id: Some(log.id.to_string()),
        flow_log_name: Some(log.name.clone()),
        resource_type: Some(kind.to_owned()),
        resource_id: Some(id),
        traffic_type: Some(traffic_word(log.traffic).to_owned()),
        cloud_log_id: Some(log.cloud_log.clone().unwrap_or_default()),
        cloud_log_state: Some(String::from("SUCCESS")),
        flow_log_description: Some(log.description.clone()),
        created_time: Some(moment::plain(log.created)),
        tag_set: Some(tags_of(world, log.id)),
        enable: Some(log.enabled),
        storage_type: Some(String::from("cls")),
        flow_log_storage: None,
        cloud_log_region: Some(String::new()),
        period: None,
    }
}
