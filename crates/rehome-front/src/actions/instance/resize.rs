//! ResetInstancesType.

use rehome_actions::cvm::{ResetInstancesTypeRequest, ResetInstancesTypeResponse};
use rehome_domain::instance::resize::{ResizeInstances, Running};
use rehome_wire::ApiError;

use super::codes::{instance_ids, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ResetInstancesTypeRequest,
) -> Result<ResetInstancesTypeResponse, ApiError> {
    let command = ResizeInstances {
        instances: instance_ids(&request.instance_ids)?,
        size: request.instance_type,
        running: if request.force_stop == Some(true) {
            Running::ShutDown
        } else {
            Running::Refused
        },
    };
    desk.decide_as(command, write_error).await?;
    Ok(ResetInstancesTypeResponse {})
}
