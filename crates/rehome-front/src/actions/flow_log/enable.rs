//! EnableFlowLogs.

use rehome_actions::vpc::{EnableFlowLogsRequest, EnableFlowLogsResponse};
use rehome_domain::flow_log::switch::{SwitchFlowLogs, Wanted};
use rehome_wire::ApiError;

use super::flow_log_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: EnableFlowLogsRequest,
) -> Result<EnableFlowLogsResponse, ApiError> {
    let logs = request.flow_log_ids.iter().map(|id| flow_log_id(id)).collect::<Result<_, _>>()?;
    desk.decide(SwitchFlowLogs { logs, wanted: Wanted::Enabled }).await?;
    Ok(EnableFlowLogsResponse {})
}
