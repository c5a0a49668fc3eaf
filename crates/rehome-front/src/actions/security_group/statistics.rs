//! DescribeSecurityGroupAssociationStatistics, DescribeSecurityGroupLimits: who has a group, and the
//! bounds that hold here.

use rehome_actions::vpc::{
    DescribeSecurityGroupAssociationStatisticsRequest,
    DescribeSecurityGroupAssociationStatisticsResponse, DescribeSecurityGroupLimitsRequest,
    DescribeSecurityGroupLimitsResponse, InstanceStatistic, SecurityGroupAssociationStatistics,
    SecurityGroupLimitSet,
};
use rehome_domain::network_interface::{EniKind, INTERFACES_MAX};
use rehome_domain::security_group::group::naming;
use rehome_domain::security_group::{GROUPS_MAX, GROUPS_OF_INTERFACE_MAX, RULES_MAX};
use rehome_domain::{SecurityGroupId, World};
use rehome_wire::ApiError;

use super::security_group_ids;
use crate::desk::Desk;
use crate::filters::VPC_MANNERS;
use crate::listing::check_ids;
use crate::refusal::api_error;

pub(crate) async fn associations(
    desk: &Desk<'_>,
    request: DescribeSecurityGroupAssociationStatisticsRequest,
) -> Result<DescribeSecurityGroupAssociationStatisticsResponse, ApiError> {
    check_ids(&request.security_group_ids, &VPC_MANNERS)?;
    let ids = security_group_ids(Some(&request.security_group_ids))?;
    let world = desk.world();
    let mut set = Vec::with_capacity(ids.len());
    for id in ids {
        world.security_group(id).map_err(|refusal| api_error(&refusal))?;
        set.push(statistics(&world, id));
    }
    Ok(DescribeSecurityGroupAssociationStatisticsResponse {
        security_group_association_statistics_set: Some(set),
    })
}

/// An instance has a group by its primary interface; the other interfaces are counted as such. The
/// total leaves out the groups whose rules name this one.
fn statistics(world: &World, id: SecurityGroupId) -> SecurityGroupAssociationStatistics {
    let members = world.members_of(id).filter_map(|eni| world.enis.get(&eni));
    let (primary, secondary): (Vec<_>, Vec<_>) =
        members.partition(|eni| eni.kind == EniKind::Primary);
    let (instances, interfaces) = (primary.len() as u64, secondary.len() as u64);
    let counted = [("CVM", instances), ("ENI", interfaces)].into_iter();
    let counted = counted.filter(|(_, count)| *count > 0).map(|(kind, count)| InstanceStatistic {
        instance_type: Some(kind.to_owned()),
        instance_count: Some(count),
    });
    SecurityGroupAssociationStatistics {
        security_group_id: Some(id.to_string()),
        cvm: Some(instances),
        cdb: Some(0),
        eni: Some(interfaces),
        sg: Some(naming(world, id).count() as u64),
        clb: Some(0),
        instance_statistics: Some(counted.collect()),
        total_count: Some(instances + interfaces),
    }
}

/// Rules are not expanded: templates, which would be, are not built. Nothing but instances and
/// interfaces has groups.
pub(crate) async fn limits(
    _: &Desk<'_>,
    _: DescribeSecurityGroupLimitsRequest,
) -> Result<DescribeSecurityGroupLimitsResponse, ApiError> {
    let set = SecurityGroupLimitSet {
        security_group_limit: Some(GROUPS_MAX),
        security_group_policy_limit: Some(RULES_MAX),
        refered_security_group_limit: Some(RULES_MAX),
        security_group_instance_limit: Some(INTERFACES_MAX),
        instance_security_group_limit: Some(GROUPS_OF_INTERFACE_MAX),
        security_group_extended_policy_limit: Some(RULES_MAX),
        security_group_refered_cvm_and_eni_limit: Some(INTERFACES_MAX),
        security_group_refered_svc_limit: Some(0),
    };
    Ok(DescribeSecurityGroupLimitsResponse { security_group_limit_set: Some(set) })
}
