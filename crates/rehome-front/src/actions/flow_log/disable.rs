//! DisableFlowLogs.

use rehome_actions::vpc::{DisableFlowLogsRequest, DisableFlowLogsResponse};
use rehome_domain::flow_log::switch::{SwitchFlowLogs, Wanted};
use rehome_wire::ApiError;

use super::flow_log_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DisableFlowLogsRequest,
) -> Result<DisableFlowLogsResponse, ApiError> {
    let logs = request.flow_log_ids.iter().map(|id| flow_log_id(id)).collect::<Result<_, _>>()?;
    desk.decide(SwitchFlowLogs { logs, wanted: Wanted::Disabled }).await?;
    Ok(DisableFlowLogsResponse {})
}
