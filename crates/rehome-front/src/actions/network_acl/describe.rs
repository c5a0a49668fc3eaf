//! DescribeNetworkAcls.

use rehome_actions::vpc::{DescribeNetworkAclsRequest, DescribeNetworkAclsResponse};
use rehome_domain::network_acl::NetworkAcl;
use rehome_wire::ApiError;

use super::{acl_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&NetworkAcl) -> Vec<String>,
) -> Field<NetworkAcl> {
    Field { name, matching, values }
}

const FILTERS: &[Field<NetworkAcl>] = &[
    field("network-acl-id", Matching::Exact, |acl| vec![acl.id.to_string()]),
    field("network-acl-name", Matching::Part, |acl| vec![acl.name.clone()]),
    field("vpc-id", Matching::Exact, |acl| vec![acl.vpc.to_string()]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeNetworkAclsRequest,
) -> Result<DescribeNetworkAclsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let ids = request.network_acl_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("NetworkAclIds", &ids), !filters.is_empty())?;
    desk.refuse_if("OrderField", request.order_field.is_some_and(|name| !name.is_empty()))?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let acl = world.network_acl(acl_id(id)?).map_err(|refusal| api_error(&refusal))?;
        named.push(acl.id);
    }
    let found = world.network_acls.values().map(AsRef::as_ref).filter(|acl: &&NetworkAcl| {
        (named.is_empty() || named.contains(&acl.id)) && filters.pass(acl)
    });
    let (total, page) = page.cut(found);
    Ok(DescribeNetworkAclsResponse {
        network_acl_set: Some(page.into_iter().map(|acl| show(&world, acl)).collect()),
        total_count: Some(total),
    })
}
