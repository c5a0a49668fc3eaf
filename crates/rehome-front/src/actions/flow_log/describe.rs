//! DescribeFlowLog and DescribeFlowLogs: in the order of their ids.

use rehome_actions::vpc::{
    DescribeFlowLogRequest, DescribeFlowLogResponse, DescribeFlowLogsRequest,
    DescribeFlowLogsResponse,
};
use rehome_domain::flow_log::FlowLog;
use rehome_wire::ApiError;

use super::{flow_log_id, resource, show, traffic_word};
use crate::actions::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::page::Page;
use crate::refusal::api_error;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer_one(
    desk: &Desk<'_>,
    request: DescribeFlowLogRequest,
) -> Result<DescribeFlowLogResponse, ApiError> {
    let (id, vpc) = (flow_log_id(&request.flow_log_id)?, vpc_id(&request.vpc_id)?);
    let world = desk.world();
    let log = world.flow_log_in(id, Some(vpc)).map_err(|refusal| api_error(&refusal))?;
    Ok(DescribeFlowLogResponse { flow_log: Some(vec![show(log)]) })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeFlowLogsRequest,
) -> Result<DescribeFlowLogsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    desk.refuse_if("Filters", request.filters.is_some())?;
    desk.refuse_if("OrderField", request.order_field.is_some())?;
    desk.refuse_if("OrderDirection", request.order_direction.is_some())?;
    if let Some(id) = &request.flow_log_id {
        flow_log_id(id)?;
    }
    let world = desk.world();
    let logs = world.flow_logs.values().map(AsRef::as_ref);
    let (total, shown) = page.cut(logs.filter(|log| is_asked_for(log, &request)));
    Ok(DescribeFlowLogsResponse {
        flow_log: Some(shown.into_iter().map(show).collect()),
        total_num: Some(total),
    })
}

/// Whether the log is what each parameter that was given says.
fn is_asked_for(log: &FlowLog, request: &DescribeFlowLogsRequest) -> bool {
    let (kind, resource) = resource(log);
    let cloud_log = log.cloud_log.clone().unwrap_or_default();
    let conditions = [
        (&request.vpc_id, log.vpc.to_string()),
        (&request.flow_log_id, log.id.to_string()),
        (&request.flow_log_name, log.name.clone()),
        (&request.resource_type, kind.to_owned()),
        (&request.resource_id, resource),
        (&request.traffic_type, traffic_word(log.traffic).to_owned()),
        (&request.cloud_log_id, cloud_log),
        (&request.cloud_log_state, String::from("SUCCESS")),
        (&request.cloud_log_region, String::new()),
    ];
    conditions.iter().all(|(asked, has)| asked.as_ref().is_none_or(|asked| asked == has))
}
