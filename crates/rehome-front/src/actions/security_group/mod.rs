//! Security groups: what their actions share is how ids are read and how one is shown.

use rehome_actions::vpc;
use rehome_domain::SecurityGroupId;
use rehome_domain::World;
use rehome_domain::security_group::SecurityGroup;
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod describe;
pub(crate) mod group;
pub(crate) mod membership;
pub(crate) mod policies;
pub(crate) mod references;
pub(crate) mod replace;
pub(crate) mod statistics;

/// Reads a security group's id.
pub(crate) fn security_group_id(text: &str) -> Result<SecurityGroupId, ApiError> {
    SecurityGroupId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// Reads the groups that a call names.
pub(crate) fn security_group_ids(
    asked: Option<&[String]>,
) -> Result<Vec<SecurityGroupId>, ApiError> {
    asked.unwrap_or_default().iter().map(|text| security_group_id(text)).collect()
}

/// The group as the API shows it.
fn show(world: &World, group: &SecurityGroup) -> vpc::SecurityGroup {
    vpc::SecurityGroup {
        security_group_id: group.id.to_string(),
        security_group_name: group.name.clone(),
        security_group_desc: group.description.clone(),
        project_id: Some(String::from("0")),
        is_default: Some(group.default),
        created_time: Some(moment::plain(group.created)),
        tag_set: Some(tags_of(world, group.id)),
        update_time: Some(moment::plain(group.updated)),
    }
}
