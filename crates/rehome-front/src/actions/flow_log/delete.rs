//! DeleteFlowLog.

use rehome_actions::vpc::{DeleteFlowLogRequest, DeleteFlowLogResponse};
use rehome_domain::flow_log::delete::DeleteFlowLog;
use rehome_wire::ApiError;

use super::flow_log_id;
use crate::actions::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteFlowLogRequest,
) -> Result<DeleteFlowLogResponse, ApiError> {
    let vpc = request.vpc_id.as_deref().map(vpc_id).transpose()?;
    desk.decide(DeleteFlowLog { log: flow_log_id(&request.flow_log_id)?, vpc }).await?;
    Ok(DeleteFlowLogResponse {})
}
