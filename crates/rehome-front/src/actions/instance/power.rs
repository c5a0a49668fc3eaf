//! StartInstances, StopInstances, RebootInstances. How an operating system is shut down makes no
//! difference to a namespace: every StopType that the API has is taken.

use rehome_actions::cvm::{
    RebootInstancesRequest, RebootInstancesResponse, StartInstancesRequest, StartInstancesResponse,
    StopInstancesRequest, StopInstancesResponse,
};
use rehome_domain::instance::Power;
use rehome_domain::instance::power::ChangePower;
use rehome_domain::instance::settings::StoppedMode;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::codes::{api_error, instance_ids, write_error};
use crate::desk::Desk;

pub(crate) async fn start(
    desk: &Desk<'_>,
    request: StartInstancesRequest,
) -> Result<StartInstancesResponse, ApiError> {
    change(desk, Power::Start, &request.instance_ids, StoppedMode::default()).await?;
    Ok(StartInstancesResponse {})
}

pub(crate) async fn stop(
    desk: &Desk<'_>,
    request: StopInstancesRequest,
) -> Result<StopInstancesResponse, ApiError> {
    check_stop_type(request.stop_type.as_deref())?;
    let mode = match request.stopped_mode.as_deref() {
        None | Some("KEEP_CHARGING") => StoppedMode::KeepCharging,
        Some("STOP_CHARGING") => StoppedMode::StopCharging,
        Some(other) => {
            return Err(api_error(&Refusal::value("StoppedMode", &other, Fault::Unknown)));
        }
    };
    change(desk, Power::Stop, &request.instance_ids, mode).await?;
    Ok(StopInstancesResponse {})
}

pub(crate) async fn reboot(
    desk: &Desk<'_>,
    request: RebootInstancesRequest,
) -> Result<RebootInstancesResponse, ApiError> {
    check_stop_type(request.stop_type.as_deref())?;
    change(desk, Power::Reboot, &request.instance_ids, StoppedMode::default()).await?;
    Ok(RebootInstancesResponse {})
}

fn check_stop_type(stop_type: Option<&str>) -> Result<(), ApiError> {
    match stop_type {
        None | Some("SOFT" | "HARD" | "SOFT_FIRST") => Ok(()),
        Some(other) => Err(api_error(&Refusal::value("StopType", &other, Fault::Unknown))),
    }
}

async fn change(
    desk: &Desk<'_>,
    power: Power,
    instances: &[String],
    stopped_mode: StoppedMode,
) -> Result<(), ApiError> {
    let instances = instance_ids(instances)?;
    desk.decide_as(ChangePower { power, instances, stopped_mode }, write_error).await
}
