//! RunInstances.

use rehome_actions::cvm::{RunInstancesRequest, RunInstancesResponse};
use rehome_domain::instance::Size;
use rehome_domain::instance::run::RunInstances;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::super::security_group::security_group_ids;
use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: RunInstancesRequest,
) -> Result<RunInstancesResponse, ApiError> {
    let command = command(desk, &request)?;
    refuse_what_is_not_built(desk, &request)?;
    if request.dry_run == Some(true) {
        return Err(desk.rehearse(command).await);
    }
    let made = desk.decide_once(command).await?;
    Ok(RunInstancesResponse {
        instance_id_set: Some(made.iter().map(ToString::to_string).collect()),
    })
}

fn command(desk: &Desk<'_>, request: &RunInstancesRequest) -> Result<RunInstances, ApiError> {
    let placement = request.placement.as_ref().ok_or_else(|| desk.missing("Placement"))?;
    let network = request.virtual_private_cloud.as_ref();
    let network = network.ok_or_else(|| desk.missing("VirtualPrivateCloud"))?;
    let count = request.instance_count.unwrap_or(1);
    Ok(RunInstances {
        zone: placement.zone.clone(),
        vpc: vpc_id(&network.vpc_id)?,
        subnet: subnet_id(&network.subnet_id)?,
        size: request.instance_type.clone().unwrap_or_else(|| String::from(Size::DEFAULT)),
        image: request.image_id.clone().unwrap_or_default(),
        name: request.instance_name.clone().unwrap_or_else(|| String::from("Unnamed")),
        count: u64::try_from(count)
            .map_err(|_| api_error(&Refusal::value("InstanceCount", &count, Fault::Range)))?,
        groups: security_group_ids(request.security_group_ids.as_deref())?,
    })
}

/// What would change the instance and is not built. What a namespace cannot have (disks, login,
/// bandwidth, charging) is accepted and has no effect; the README says so.
fn refuse_what_is_not_built(
    desk: &Desk<'_>,
    request: &RunInstancesRequest,
) -> Result<(), ApiError> {
    let addresses =
        request.virtual_private_cloud.as_ref().and_then(|net| net.private_ip_addresses.as_ref());
    desk.refuse_if(
        "VirtualPrivateCloud.PrivateIpAddresses",
        addresses.is_some_and(|a| !a.is_empty()),
    )?;
    let tags = request.tag_specification.as_ref();
    desk.refuse_if("TagSpecification", tags.is_some_and(|tags| !tags.is_empty()))
}
