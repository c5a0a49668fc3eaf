//! DescribeVpcTaskResult: TaskId is the RequestId of the call that began the task.

use rehome_actions::vpc::{
    DescribeVpcTaskResultRequest, DescribeVpcTaskResultResponse, VpcTaskResultDetailInfo,
};
use rehome_domain::TaskId;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::task::{Status, Task};
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeVpcTaskResultRequest,
) -> Result<DescribeVpcTaskResultResponse, ApiError> {
    let Ok(id) = TaskId::parse(&request.task_id) else {
        return Err(api_error(&Refusal::value("TaskId", &request.task_id, Fault::Unknown)));
    };
    let world = desk.world();
    let task = world.task(id).map_err(|refusal| api_error(&refusal))?;
    let status = status(task);
    let detail = VpcTaskResultDetailInfo {
        resource_id: Some(task.job.resource()),
        status: Some(status.to_owned()),
    };
    Ok(DescribeVpcTaskResultResponse {
        status: Some(status.to_owned()),
        output: Some(output(task)),
        result: Some(vec![detail]),
    })
}

fn status(task: &Task) -> &'static str {
    match task.status {
        Status::Running => "RUNNING",
        Status::Success => "SUCCESS",
        Status::Failed(_) => "FAILED",
    }
}

fn output(task: &Task) -> String {
    match &task.status {
        Status::Running => String::new(),
        Status::Success => String::from("SUCCESS"),
        Status::Failed(failure) => failure.to_string(),
    }
}
