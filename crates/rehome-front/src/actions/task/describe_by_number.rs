//! DescribeTaskResult: the tasks of the calls about elastic IPs, which callers know by a number.

use rehome_actions::vpc::{DescribeTaskResultRequest, DescribeTaskResultResponse};
use rehome_domain::task::Status;
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::refusal::api_error;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeTaskResultRequest,
) -> Result<DescribeTaskResultResponse, ApiError> {
    let order = request.deal_name.as_deref().is_some_and(|name| !name.is_empty());
    desk.refuse_if("DealName", order)?;
    let number = request.task_id.ok_or_else(|| desk.missing("TaskId"))?;
    let world = desk.world();
    let task = world.task_by_number(number).map_err(|refusal| api_error(&refusal))?;
    let result = match task.status {
        Status::Running => "RUNNING",
        Status::Success => "SUCCESS",
        Status::Failed(_) => "FAILED",
    };
    Ok(DescribeTaskResultResponse { task_id: Some(number), result: Some(result.to_owned()) })
}
