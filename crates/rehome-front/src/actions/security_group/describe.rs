//! DescribeSecurityGroups, where Offset and Limit are texts, and DescribeSecurityGroupPolicies.

use rehome_actions::vpc::{
    DescribeSecurityGroupPoliciesRequest, DescribeSecurityGroupPoliciesResponse,
    DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse, PolicyStatistics,
    SecurityGroupPolicy, SecurityGroupPolicySet,
};
use rehome_domain::policy::{Peer, Verdict};
use rehome_domain::security_group::asked::print_service;
use rehome_domain::security_group::{SecurityGroup, SecurityRule};
use rehome_wire::ApiError;

use super::{security_group_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::moment;
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&SecurityGroup) -> Vec<String>,
) -> Field<SecurityGroup> {
    Field { name, matching, values }
}

const FILTERS: &[Field<SecurityGroup>] = &[
    field("security-group-id", Matching::Exact, |group| vec![group.id.to_string()]),
    field("project-id", Matching::Exact, |_| vec![String::from("0")]),
    field("security-group-name", Matching::Part, |group| vec![group.name.clone()]),
];

pub(crate) async fn groups(
    desk: &Desk<'_>,
    request: DescribeSecurityGroupsRequest,
) -> Result<DescribeSecurityGroupsResponse, ApiError> {
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let ids = request.security_group_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("SecurityGroupIds", &ids), !filters.is_empty())?;
    desk.refuse_if("OrderField", request.order_field.is_some_and(|name| !name.is_empty()))?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let found = world.security_group(security_group_id(id)?);
        named.push(found.map_err(|refusal| api_error(&refusal))?.id);
    }
    let found = world.security_groups.values().map(AsRef::as_ref);
    let wanted = found.filter(|group: &&SecurityGroup| {
        (named.is_empty() || named.contains(&group.id)) && filters.pass(group)
    });
    let (total, page) = page.cut(wanted);
    Ok(DescribeSecurityGroupsResponse {
        security_group_set: Some(page.into_iter().map(show).collect()),
        total_count: Some(total),
    })
}

/// A rule with its direction, as a filter sees it.
type Directed = (&'static str, SecurityGroupPolicy);

const fn of_rule(
    name: &'static str,
    matching: Matching,
    values: fn(&Directed) -> Vec<String>,
) -> Field<Directed> {
    Field { name, matching, values }
}

/// Address and service templates are not built: no rule has one.
const RULE_FILTERS: &[Field<Directed>] = &[
    of_rule("direction", Matching::Exact, |(way, _)| vec![(*way).to_owned()]),
    of_rule("security-group-id", Matching::Exact, |(_, it)| given(&it.security_group_id)),
    of_rule("ip", Matching::Part, |(_, it)| {
        [given(&it.cidr_block), given(&it.ipv6_cidr_block)].concat()
    }),
    of_rule("address-module", Matching::Exact, |_| Vec::new()),
    of_rule("service-module", Matching::Exact, |_| Vec::new()),
    of_rule("protocol-type", Matching::Exact, |(_, it)| given(&it.protocol)),
    of_rule("port", Matching::Exact, |(_, it)| given(&it.port)),
    of_rule("poly", Matching::Exact, |(_, it)| given(&it.action)),
    of_rule("description", Matching::Part, |(_, it)| given(&it.policy_description)),
];

fn given(text: &Option<String>) -> Vec<String> {
    text.iter().filter(|text| !text.is_empty()).cloned().collect()
}

pub(crate) async fn policies(
    desk: &Desk<'_>,
    request: DescribeSecurityGroupPoliciesRequest,
) -> Result<DescribeSecurityGroupPoliciesResponse, ApiError> {
    let filters = request.filters.unwrap_or_default();
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, RULE_FILTERS)?;
    let id = security_group_id(&request.security_group_id)?;
    let world = desk.world();
    let group = world.security_group(id).map_err(|refusal| api_error(&refusal))?;
    let shown = |way: &'static str, rules: &[SecurityRule]| {
        let all = (0..).zip(rules).map(|(index, rule)| (way, show_rule(index, rule)));
        all.filter(|rule| filters.pass(rule)).map(|(_, rule)| rule).collect()
    };
    let set = SecurityGroupPolicySet {
        version: Some(group.version.to_string()),
        egress: Some(shown("egress", &group.egress)),
        ingress: Some(shown("ingress", &group.ingress)),
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
