//! DescribeInstancesOperationLimit: how often an instance may yet be changed. Rehome counts no changes.

use rehome_actions::cvm::{
    DescribeInstancesOperationLimitRequest, DescribeInstancesOperationLimitResponse,
    OperationCountLimit,
};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::codes::named;
use crate::desk::Desk;
use crate::refusal::message;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeInstancesOperationLimitRequest,
) -> Result<DescribeInstancesOperationLimitResponse, ApiError> {
    let ids = named(&desk.world(), &request.instance_ids)?;
    // Source: OperationCountLimit. -1: as often as one likes; 0: never.
    let (used, limit) = match request.operation.as_str() {
        "INSTANCE_DEGRADE" => (-1, -1),
        "INTERNET_CHARGE_TYPE_CHANGE" => (0, 0),
        other => {
            let wrong = Refusal::value("Operation", &other, Fault::Form);
            return Err(ApiError::new("InvalidParameterValue", message(&wrong)));
        }
    };
    let show = |id: rehome_domain::InstanceId| OperationCountLimit {
        operation: Some(request.operation.clone()),
        instance_id: Some(id.to_string()),
        current_count: Some(used),
        limit_count: Some(limit),
    };
    Ok(DescribeInstancesOperationLimitResponse {
        instance_operation_limit_set: Some(ids.into_iter().map(show).collect()),
    })
}
