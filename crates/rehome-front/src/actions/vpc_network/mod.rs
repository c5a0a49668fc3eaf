//! VPCs: what all their actions share is how one is shown.

use rehome_actions::vpc;
use rehome_domain::VpcId;
use rehome_domain::World;
use rehome_domain::vpc::Vpc;
use rehome_wire::ApiError;

use super::ipv6::block;
use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;

/// Reads a VPC's id.
pub(crate) fn vpc_id(text: &str) -> Result<VpcId, ApiError> {
    VpcId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// The VPC as the API shows it.
fn show(world: &World, vpc: &Vpc) -> vpc::Vpc {
    vpc::Vpc {
        vpc_name: Some(vpc.name.clone()),
        vpc_id: Some(vpc.id.to_string()),
        cidr_block: Some(vpc.cidr.to_string()),
        is_default: Some(false),
        enable_multicast: Some(false),
        created_time: Some(moment::plain(vpc.created)),
        dns_server_set: Some(Vec::new()),
        domain_name: Some(String::new()),
        dhcp_options_id: Some(String::new()),
        enable_dhcp: Some(false),
        ipv6_cidr_block: block(vpc.ipv6),
        tag_set: Some(tags_of(world, vpc.id)),
        assistant_cidr_set: Some(Vec::new()),
        ..vpc::Vpc::default()
    }
}
