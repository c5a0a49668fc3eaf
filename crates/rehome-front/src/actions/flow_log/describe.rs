//! DescribeFlowLog and DescribeFlowLogs: the newest first, unless the call says otherwise, ten a page.
//!
//! Source of order and page: the parameters' documentation in the API's SDKs.

use rehome_actions::vpc::{
    DescribeFlowLogRequest, DescribeFlowLogResponse, DescribeFlowLogsRequest,
    DescribeFlowLogsResponse,
};
use rehome_domain::FlowLogId;
use rehome_domain::flow_log::FlowLog;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::Bears;
use rehome_wire::ApiError;

use super::{flow_log_id, resource, show, traffic_word};
use crate::actions::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::filters::{Field, Filters, VPC_MANNERS};
use crate::page::Page;
use crate::refusal::api_error;

/// Of a page, unless the call says otherwise.
const LIMIT: u64 = 10;

/// What they bear is the only thing that Filters ask for; the rest has parameters of its own. There are
/// at most a hundred: all are looked at.
const FILTERS: &[Field<FlowLog, FlowLogId>] = &[
    Field::tags("tag-key", |log| log.id.resource()),
    Field::tags("tag:", |log| log.id.resource()),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer_one(
    desk: &Desk<'_>,
    request: DescribeFlowLogRequest,
) -> Result<DescribeFlowLogResponse, ApiError> {
    let (id, vpc) = (flow_log_id(&request.flow_log_id)?, vpc_id(&request.vpc_id)?);
    let world = desk.world();
    let log = world.flow_log_in(id, Some(vpc)).map_err(|refusal| api_error(&refusal))?;
    Ok(DescribeFlowLogResponse { flow_log: Some(vec![show(&world, log)]) })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeFlowLogsRequest,
) -> Result<DescribeFlowLogsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit.or(Some(LIMIT)))?;
    let filters = Filters::understand(request.filters.iter(), FILTERS, &VPC_MANNERS)?;
    let order = Order::understand(&request)?;
    if let Some(id) = &request.flow_log_id {
        flow_log_id(id)?;
    }
    let world = desk.world();
    let logs = world.flow_logs.values().map(AsRef::as_ref);
    let logs = logs.filter(|log| is_asked_for(log, &request) && filters.pass(&world, log));
    let mut found: Vec<&FlowLog> = logs.collect();
    order.sort(&mut found);
    let (total, shown) = page.cut(found.into_iter());
    Ok(DescribeFlowLogsResponse {
        flow_log: Some(shown.into_iter().map(|log| show(&world, log)).collect()),
        total_num: Some(total),
    })
}

/// OrderField.
enum By {
    Name,
    Created,
}

/// OrderField with OrderDirection.
struct Order {
    by: By,
    /// `asc`; else `desc`.
    rising: bool,
}

impl Order {
    fn understand(request: &DescribeFlowLogsRequest) -> Result<Self, ApiError> {
        let unknown =
            |name, text: &str| Err(api_error(&Refusal::value(name, &text, Fault::Unknown)));
        let by = match request.order_field.as_deref() {
            None | Some("" | "createTime") => By::Created,
            Some("flowLogName") => By::Name,
            Some(other) => return unknown("OrderField", other),
        };
        let rising = match request.order_direction.as_deref() {
            None | Some("" | "desc") => false,
            Some("asc") => true,
            Some(other) => return unknown("OrderDirection", other),
        };
        Ok(Self { by, rising })
    }

    /// Of those that are alike here the id decides, so that no page shows one twice.
    fn sort(&self, logs: &mut [&FlowLog]) {
        match self.by {
            By::Name => {
                logs.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)))
            }
            By::Created => logs.sort_by_key(|log| (log.created, log.id)),
        }
        if !self.rising {
            logs.reverse();
        }
    }
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
