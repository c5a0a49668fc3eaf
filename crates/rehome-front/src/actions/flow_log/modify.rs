//! ModifyFlowLogAttribute.

use rehome_actions::vpc::{ModifyFlowLogAttributeRequest, ModifyFlowLogAttributeResponse};
use rehome_domain::flow_log::modify::ModifyFlowLogAttribute;
use rehome_wire::ApiError;

use super::flow_log_id;
use crate::actions::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyFlowLogAttributeRequest,
) -> Result<ModifyFlowLogAttributeResponse, ApiError> {
    desk.refuse_if("Period", request.period.is_some())?;
    let command = ModifyFlowLogAttribute {
        log: flow_log_id(&request.flow_log_id)?,
        vpc: request.vpc_id.as_deref().map(vpc_id).transpose()?,
        name: request.flow_log_name,
        description: request.flow_log_description,
    };
    desk.decide(command).await?;
    Ok(ModifyFlowLogAttributeResponse {})
}
