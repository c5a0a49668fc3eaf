//! ModifyInstancesAttribute, ModifyInstancesProject. The security groups of an instance are those of
//! its primary interface; an empty list is none, as a client that gives no groups may send one.

use rehome_actions::cvm::{
    ModifyInstancesAttributeRequest, ModifyInstancesAttributeResponse,
    ModifyInstancesProjectRequest, ModifyInstancesProjectResponse,
};
use rehome_domain::SecurityGroupId;
use rehome_domain::instance::modify::ModifyInstances;
use rehome_domain::instance::settings::{Termination, UserData};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::codes::{api_error, instance_ids, write_error};
use crate::desk::Desk;

pub(crate) async fn attribute(
    desk: &Desk<'_>,
    request: ModifyInstancesAttributeRequest,
) -> Result<ModifyInstancesAttributeResponse, ApiError> {
    let groups = request.security_groups.as_ref().filter(|groups| !groups.is_empty());
    let group =
        |text: &String| SecurityGroupId::parse(text).map_err(|wrong| api_error(&wrong.into()));
    let command = ModifyInstances {
        instances: instance_ids(&request.instance_ids)?,
        name: request.instance_name,
        host_name: request.host_name,
        user_data: request.user_data.map(|text| UserData(text.expose().to_owned())),
        termination: request
            .disable_api_termination
            .map(|disabled| Termination::from_disabled(Some(disabled))),
        project: None,
        groups: groups.map(|groups| groups.iter().map(group).collect()).transpose()?,
    };
    let role = request.cam_role_name.as_deref();
    desk.refuse_if("CamRoleName", role.is_some_and(|role| !role.is_empty()))?;
    desk.refuse_if("EnableJumboFrame", request.enable_jumbo_frame == Some(true))?;
    desk.decide_as(command, write_error).await?;
    Ok(ModifyInstancesAttributeResponse {})
}

pub(crate) async fn project(
    desk: &Desk<'_>,
    request: ModifyInstancesProjectRequest,
) -> Result<ModifyInstancesProjectResponse, ApiError> {
    let command = ModifyInstances {
        instances: instance_ids(&request.instance_ids)?,
        project: Some(project_id(request.project_id)?),
        ..ModifyInstances::default()
    };
    desk.decide_as(command, write_error).await?;
    Ok(ModifyInstancesProjectResponse {})
}

/// A project's number. There is no service of projects here: any number is one.
pub(super) fn project_id(number: i64) -> Result<u64, ApiError> {
    u64::try_from(number)
        .map_err(|_| api_error(&Refusal::value("ProjectId", &number, Fault::Range)))
}
