//! TerminateInstances.

use rehome_actions::cvm::{TerminateInstancesRequest, TerminateInstancesResponse};
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_wire::ApiError;

use super::super::network_interface::instance_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: TerminateInstancesRequest,
) -> Result<TerminateInstancesResponse, ApiError> {
    let ids: Result<Vec<_>, _> = request.instance_ids.iter().map(|id| instance_id(id)).collect();
    desk.decide(TerminateInstances { instances: ids? }).await?;
    Ok(TerminateInstancesResponse {})
}
