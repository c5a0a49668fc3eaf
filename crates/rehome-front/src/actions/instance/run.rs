//! RunInstances.

use std::net::Ipv4Addr;

use rehome_actions::cvm::{RunInstancesRequest, RunInstancesResponse};
use rehome_domain::instance::Size;
use rehome_domain::instance::run::{ADDRESSES, RunInstances};
use rehome_domain::instance::settings::{Settings, Termination, UserData};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::tagged::Tagged;
use rehome_domain::{KeyPairId, SubnetId, VpcId};
use rehome_wire::ApiError;

use super::super::key_pair::key_pair_id;
use super::codes::{api_error, security_group_ids};
use super::modify::project_id;
use super::tags;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: RunInstancesRequest,
) -> Result<RunInstancesResponse, ApiError> {
    let command = command(desk, &request)?;
    let tags = tags::tags(desk, "instance", request.tag_specification.as_deref())?;
    let command = Tagged { command, tags };
    if request.dry_run == Some(true) {
        return Err(desk.rehearse(command, tags::write_error).await);
    }
    let made = desk.decide_once_as(command, tags::write_error).await?;
    Ok(RunInstancesResponse {
        instance_id_set: Some(made.iter().map(ToString::to_string).collect()),
    })
}

/// The command. Of what else the call may ask for, a namespace has nothing (disks, login, bandwidth,
/// charging): it is accepted and has no effect; the README says so.
fn command(desk: &Desk<'_>, request: &RunInstancesRequest) -> Result<RunInstances, ApiError> {
    let placement = request.placement.as_ref().ok_or_else(|| desk.missing("Placement"))?;
    let network = request.virtual_private_cloud.as_ref();
    let network = network.ok_or_else(|| desk.missing("VirtualPrivateCloud"))?;
    let count = request.instance_count.unwrap_or(1);
    Ok(RunInstances {
        zone: placement.zone.clone(),
        vpc: VpcId::parse(&network.vpc_id).map_err(|it| api_error(&it.into()))?,
        subnet: SubnetId::parse(&network.subnet_id).map_err(|it| api_error(&it.into()))?,
        addresses: addresses(network.private_ip_addresses.as_deref().unwrap_or_default())?,
        size: request.instance_type.clone().unwrap_or_else(|| String::from(Size::DEFAULT)),
        image: request.image_id.clone().ok_or_else(|| desk.missing("ImageId"))?,
        name: request.instance_name.clone().unwrap_or_else(|| String::from("Unnamed")),
        count: u64::try_from(count)
            .map_err(|_| api_error(&Refusal::value("InstanceCount", &count, Fault::Range)))?,
        groups: security_group_ids(request.security_group_ids.as_deref().unwrap_or_default())?,
        keys: keys(request)?,
        settings: Settings {
            host_name: request.host_name.clone().unwrap_or_default(),
            user_data: UserData(
                request
                    .user_data
                    .as_ref()
                    .map_or_else(String::new, |text| text.expose().to_owned()),
            ),
            termination: Termination::from_disabled(request.disable_api_termination),
            project: project_id(placement.project_id.unwrap_or(0))?,
            ..Settings::default()
        },
    })
}

fn keys(request: &RunInstancesRequest) -> Result<Vec<KeyPairId>, ApiError> {
    let ids = request.login_settings.as_ref().and_then(|login| login.key_ids.as_ref());
    ids.into_iter().flatten().map(|text| key_pair_id(text)).collect()
}

fn addresses(texts: &[String]) -> Result<Vec<Ipv4Addr>, ApiError> {
    let read = |text: &String| {
        text.parse().map_err(|_| api_error(&Refusal::value(ADDRESSES, text, Fault::Form)))
    };
    texts.iter().map(read).collect()
}
