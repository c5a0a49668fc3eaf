//! Subnets: what all their actions share is how one is shown.

use rehome_actions::vpc;
use rehome_domain::subnet::Subnet;
use rehome_domain::{SubnetId, World};
use rehome_wire::ApiError;

use super::ipv6::block;
use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod modify;

/// Reads a subnet's id.
pub(crate) fn subnet_id(text: &str) -> Result<SubnetId, ApiError> {
    SubnetId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// The subnet as the API shows it.
pub(super) fn show(world: &World, subnet: &Subnet) -> vpc::Subnet {
    let table = world.table_of(subnet).map(|table| table.id.to_string());
    vpc::Subnet {
        vpc_id: Some(subnet.vpc.to_string()),
        subnet_id: Some(subnet.id.to_string()),
        subnet_name: Some(subnet.name.clone()),
        cidr_block: Some(subnet.cidr.to_string()),
        is_default: Some(subnet.is_default),
        enable_broadcast: Some(subnet.broadcast),
        zone: Some(subnet.zone.to_string()),
        route_table_id: Some(table.unwrap_or_default()),
        created_time: Some(moment::plain(subnet.created)),
        available_ip_address_count: Some(subnet.free()),
        ipv6_cidr_block: block(subnet.ipv6),
        network_acl_id: Some(subnet.acl.map_or_else(String::new, |acl| acl.to_string())),
        is_remote_vpc_snat: Some(false),
        total_ip_address_count: Some(subnet.capacity()),
        tag_set: Some(tags_of(world, subnet.id)),
        cdc_id: Some(String::new()),
        is_cdc_subnet: Some(0),
        ..vpc::Subnet::default()
    }
}
