//! DescribeSecurityGroups, where Offset and Limit are texts, and DescribeSecurityGroupPolicies.

use std::sync::Arc;

use rehome_actions::vpc::{
    DescribeSecurityGroupPoliciesRequest, DescribeSecurityGroupPoliciesResponse,
    DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse, PolicyStatistics,
    SecurityGroupPolicy, SecurityGroupPolicySet,
};
use rehome_domain::policy::{Peer, Verdict};
use rehome_domain::security_group::asked::print_service;
use rehome_domain::security_group::{SecurityGroup, SecurityRule};
use rehome_domain::tag::Bears;
use rehome_domain::world::OrdMap;
use rehome_domain::{SecurityGroupId, World};
use rehome_wire::ApiError;

use super::{security_group_id, show};
use crate::desk::Desk;
use crate::filters::{Field, Filters, Matching, VPC_MANNERS};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::moment;
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<SecurityGroup, SecurityGroupId>;

impl Listed for SecurityGroup {
    type Id = SecurityGroupId;
    const IDS: &'static str = "SecurityGroupIds";
    const FILTERS: &'static [By] = &[
        By::exact("security-group-id", |_, group| vec![group.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, SecurityGroupId::parse, at_most)),
        By::same("project-id", &["0"]),
        By::exact("security-group-name", |_, group| vec![group.name.clone()]),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<SecurityGroupId, Arc<Self>> {
        &world.security_groups
    }

    fn id(world: &World, text: &str) -> Result<SecurityGroupId, ApiError> {
        let id = security_group_id(text)?;
        world.security_group(id).map(|group| group.id).map_err(|refusal| api_error(&refusal))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn groups(
    desk: &Desk<'_>,
    request: DescribeSecurityGroupsRequest,
) -> Result<DescribeSecurityGroupsResponse, ApiError> {
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let filters = request.filters.iter().flatten();
    let ids = request.security_group_ids.as_ref();
    let asked = Listing::<SecurityGroup>::understand(page, ids, filters)?;
    desk.refuse_if("OrderField", request.order_field.is_some_and(|name| !name.is_empty()))?;
    let world = desk.world();
    let (total, groups) = asked.find(&world)?;
    Ok(DescribeSecurityGroupsResponse {
        security_group_set: Some(groups.into_iter().map(|group| show(&world, group)).collect()),
        total_count: Some(total),
    })
}

/// A rule with its direction, as a filter sees it.
type Directed = (&'static str, SecurityGroupPolicy);

/// Address and service templates are not built: no rule has one. `ALL` asks for every rule.
const RULE_FILTERS: &[Field<Directed, ()>] = &[
    Field::exact("direction", |_, (way, _)| vec![String::from(*way), String::from("ALL")]),
    Field::exact("security-group-id", |_, (_, it)| given(&it.security_group_id)),
    Field::new("ip", Matching::Part, |_, (_, it)| {
        [given(&it.cidr_block), given(&it.ipv6_cidr_block)].concat()
    }),
    Field::same("address-module", &[]),
    Field::same("service-module", &[]),
    Field::exact("protocol-type", |_, (_, it)| given(&it.protocol)),
    Field::new("port", Matching::PartOrAll, |_, (_, it)| given(&it.port)),
    Field::exact("poly", |_, (_, it)| [given(&it.action), vec![String::from("ALL")]].concat()),
    Field::new("description", Matching::Part, |_, (_, it)| given(&it.policy_description)),
];

fn given(text: &Option<String>) -> Vec<String> {
    text.iter().filter(|text| !text.is_empty()).cloned().collect()
}

pub(crate) async fn policies(
    desk: &Desk<'_>,
    request: DescribeSecurityGroupPoliciesRequest,
) -> Result<DescribeSecurityGroupPoliciesResponse, ApiError> {
    let asked = request.filters.iter().flatten();
    let filters = Filters::understand(asked, RULE_FILTERS, &VPC_MANNERS)?;
    let id = security_group_id(&request.security_group_id)?;
    let world = desk.world();
    let group = world.security_group(id).map_err(|refusal| api_error(&refusal))?;
    let shown = |way: &'static str, rules: &[SecurityRule]| {
        let all = (0..).zip(rules).map(|(index, rule)| (way, show_rule(index, rule)));
        all.filter(|rule| filters.pass(&world, rule)).map(|(_, rule)| rule).collect()
    };
    let set = SecurityGroupPolicySet {
        version: Some(group.version.to_string()),
        egress: Some(shown("OUTBOUND", &group.egress)),
        ingress: Some(shown("INBOUND", &group.ingress)),
        policy_statistics: Some(statistics(group)),
    };
    Ok(DescribeSecurityGroupPoliciesResponse { security_group_policy_set: Some(set) })
}

/// A rule whose peer is a group is about both families.
fn statistics(group: &SecurityGroup) -> PolicyStatistics {
    let count = |rules: &[SecurityRule], six: bool| {
        let of_family = |rule: &&SecurityRule| match rule.filter.peer {
            Peer::Block(block) => block.addr().is_ipv6() == six,
            Peer::Group(_) => true,
        };
        rules.iter().filter(of_family).count() as u64
    };
    PolicyStatistics {
        ingress_ipv4_total_count: count(&group.ingress, false),
        ingress_ipv6_total_count: count(&group.ingress, true),
        egress_ipv4_total_count: count(&group.egress, false),
        egress_ipv6_total_count: count(&group.egress, true),
    }
}

fn show_rule(index: i64, rule: &SecurityRule) -> SecurityGroupPolicy {
    let (protocol, port) = print_service(&rule.filter.service);
    let (block, block_v6, group) = match rule.filter.peer {
        Peer::Block(ipnet::IpNet::V4(block)) => (block.to_string(), String::new(), String::new()),
        Peer::Block(ipnet::IpNet::V6(block)) => (String::new(), block.to_string(), String::new()),
        Peer::Group(group) => (String::new(), String::new(), group.to_string()),
    };
    let action = match rule.filter.verdict {
        Verdict::Accept => "ACCEPT",
        Verdict::Drop => "DROP",
    };
    SecurityGroupPolicy {
        policy_index: Some(index),
        protocol: Some(protocol.to_owned()),
        port: Some(port),
        cidr_block: Some(block),
        ipv6_cidr_block: Some(block_v6),
        security_group_id: Some(group),
        action: Some(action.to_owned()),
        policy_description: Some(rule.description.clone()),
        modify_time: Some(moment::plain(rule.modified)),
        ..SecurityGroupPolicy::default()
    }
}
