//! AdoptInstance (Rehome's own API, 2026-11-23). Who names no subnet means the only one there is.

use rehome_actions::rehome::{AdoptInstanceRequest, AdoptInstanceResponse};
use rehome_domain::World;
use rehome_domain::instance::Size;
use rehome_domain::instance::adopt::AdoptInstance;
use rehome_domain::subnet::Subnet;
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AdoptInstanceRequest,
) -> Result<AdoptInstanceResponse, ApiError> {
    let world = desk.world();
    let subnet = match &request.subnet_id {
        Some(id) => world.subnet(subnet_id(id)?).map_err(|refusal| api_error(&refusal))?,
        None => only_subnet(&world, &request)?.ok_or_else(|| desk.missing("SubnetId"))?,
    };
    let vpc = request.vpc_id.as_deref().map(vpc_id).transpose()?.unwrap_or(subnet.vpc);
    let command = AdoptInstance {
        netns: request.netns_path,
        zone: request.zone.unwrap_or_else(|| subnet.zone.to_string()),
        vpc,
        subnet: subnet.id,
        size: request.instance_type.unwrap_or_else(|| String::from(Size::DEFAULT)),
        name: request.instance_name.unwrap_or_else(|| String::from("Unnamed")),
    };
    let id = desk.decide(command).await?;
    Ok(AdoptInstanceResponse { instance_id: Some(id.to_string()) })
}

/// The subnet that the call can only mean.
fn only_subnet<'a>(
    world: &'a World,
    request: &AdoptInstanceRequest,
) -> Result<Option<&'a Subnet>, ApiError> {
    let vpc = request.vpc_id.as_deref().map(vpc_id).transpose()?;
    let zone = request.zone.as_deref();
    let mut meant = world.subnets.values().map(AsRef::as_ref).filter(|subnet: &&Subnet| {
        vpc.is_none_or(|vpc| subnet.vpc == vpc)
            && zone.is_none_or(|zone| subnet.zone.to_string() == zone)
    });
    let first = meant.next();
    Ok(first.filter(|_| meant.next().is_none()))
}
