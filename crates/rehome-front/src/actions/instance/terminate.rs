//! TerminateInstances.

use rehome_actions::cvm::{TerminateInstancesRequest, TerminateInstancesResponse};
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_wire::ApiError;

use super::codes::{instance_ids, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: TerminateInstancesRequest,
) -> Result<TerminateInstancesResponse, ApiError> {
    let instances = instance_ids(&request.instance_ids)?;
    desk.refuse_if("ReleaseAddress", request.release_address == Some(true))?;
    desk.decide_as(TerminateInstances { instances }, write_error).await?;
    Ok(TerminateInstancesResponse {})
}
