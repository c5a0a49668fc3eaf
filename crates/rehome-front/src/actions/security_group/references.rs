//! DescribeSecurityGroupReferences: which groups' rules name a group.

use rehome_actions::vpc::{
    DescribeSecurityGroupReferencesRequest, DescribeSecurityGroupReferencesResponse,
    ReferredSecurityGroup,
};
use rehome_domain::security_group::group::naming;
use rehome_wire::ApiError;

use super::security_group_ids;
use crate::desk::Desk;
use crate::filters::VPC_MANNERS;
use crate::listing::check_ids;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeSecurityGroupReferencesRequest,
) -> Result<DescribeSecurityGroupReferencesResponse, ApiError> {
    check_ids(&request.security_group_ids, &VPC_MANNERS)?;
    let ids = security_group_ids(Some(&request.security_group_ids))?;
    let world = desk.world();
    let mut set = Vec::with_capacity(ids.len());
    for id in ids {
        world.security_group(id).map_err(|refusal| api_error(&refusal))?;
        set.push(ReferredSecurityGroup {
            security_group_id: Some(id.to_string()),
            referred_security_group_ids: Some(
                naming(&world, id).map(|group| group.to_string()).collect(),
            ),
        });
    }
    Ok(DescribeSecurityGroupReferencesResponse { referred_security_group_set: Some(set) })
}
