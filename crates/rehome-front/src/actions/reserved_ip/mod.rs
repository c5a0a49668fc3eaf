//! Reserved addresses: what their actions share is how one is read and shown.

use rehome_actions::vpc::ReserveIpAddressInfo;
use rehome_domain::ReservedIpId;
use rehome_domain::World;
use rehome_domain::reserved_ip::ReservedIp;
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod modify;

fn reserved_id(text: &str) -> Result<ReservedIpId, ApiError> {
    ReservedIpId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// The reserved address as the API shows it. Nothing is ever bound to one here.
fn show(world: &World, ip: &ReservedIp) -> ReserveIpAddressInfo {
    ReserveIpAddressInfo {
        reserve_ip_id: Some(ip.id.to_string()),
        vpc_id: Some(ip.vpc.to_string()),
        subnet_id: Some(ip.subnet.to_string()),
        reserve_ip_address: Some(ip.address.to_string()),
        resource_id: Some(String::new()),
        ip_type: Some(0),
        state: Some(String::from("UnBind")),
        name: Some(ip.name.clone()),
        description: Some(ip.description.clone()),
        created_time: Some(moment::plain(ip.created)),
        tag_set: Some(tags_of(world, ip.id)),
    }
}
