//! CreateFlowLog.

use rehome_actions::vpc::{CreateFlowLogRequest, CreateFlowLogResponse};
use rehome_domain::flow_log::FlowsOf;
use rehome_domain::flow_log::create::CreateFlowLog;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::tagged::Tagged;
use rehome_domain::{EniId, SubnetId, VpcId};
use rehome_wire::ApiError;

use super::{show, traffic};
use crate::actions::tag::tags;
use crate::actions::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateFlowLogRequest,
) -> Result<CreateFlowLogResponse, ApiError> {
    refuse_what_is_not_built(desk, &request)?;
    let (vpc, of) = logged(desk, &request)?;
    let tags = tags(request.tags.as_deref())?;
    let command = CreateFlowLog {
        traffic: traffic(&request.traffic_type)?,
        name: request.flow_log_name,
        description: request.flow_log_description.unwrap_or_default(),
        vpc,
        of,
        cloud_log: request.cloud_log_id,
    };
    let log = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateFlowLogResponse { flow_log: Some(vec![show(&desk.world(), &log)]) })
}

/// VpcId may be left out: the resource says it. One that says something else is refused.
fn logged(desk: &Desk<'_>, request: &CreateFlowLogRequest) -> Result<(VpcId, FlowsOf), ApiError> {
    let id = request.resource_id.as_str();
    let named = request.vpc_id.as_deref().filter(|text| !text.is_empty());
    let named = named.map(vpc_id).transpose()?;
    let malformed = |error: rehome_domain::Malformed| api_error(&error.into());
    let elsewhere = matches!(request.resource_type.as_str(), "CCN" | "NAT" | "DCG");
    desk.refuse_if("ResourceType", elsewhere)?;
    let world = desk.world();
    let (of, vpc) = match request.resource_type.as_str() {
        "VPC" => (FlowsOf::Vpc, vpc_id(id)?),
        "SUBNET" => {
            let id = SubnetId::parse(id).map_err(malformed)?;
            let subnet = world.subnet(id).map_err(|refusal| api_error(&refusal))?;
            (FlowsOf::Subnet(id), subnet.vpc)
        }
        "NETWORKINTERFACE" => {
            let id = EniId::parse(id).map_err(malformed)?;
            let eni = world.eni(id).map_err(|refusal| api_error(&refusal))?;
            (FlowsOf::Interface(id), eni.vpc)
        }
        other => return Err(api_error(&Refusal::value("ResourceType", &other, Fault::Unknown))),
    };
    if named.is_some_and(|named| named != vpc) {
        return Err(api_error(&Refusal::VpcMismatch));
    }
    Ok((vpc, of))
}

fn refuse_what_is_not_built(
    desk: &Desk<'_>,
    request: &CreateFlowLogRequest,
) -> Result<(), ApiError> {
    let storage = request.storage_type.as_deref().unwrap_or("cls");
    desk.refuse_if("StorageType", storage != "cls")?;
    desk.refuse_if("FlowLogStorage", request.flow_log_storage.is_some())?;
    desk.refuse_if("Period", request.period.is_some())
}
