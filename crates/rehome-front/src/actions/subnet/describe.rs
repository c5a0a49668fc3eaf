//! DescribeSubnets: Offset and Limit are texts here.

use rehome_actions::vpc::{DescribeSubnetsRequest, DescribeSubnetsResponse};
use rehome_domain::subnet::Subnet;
use rehome_wire::ApiError;

use super::{show, subnet_id};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&Subnet) -> Vec<String>,
) -> Field<Subnet> {
    Field { name, matching, values }
}

fn no(_: &Subnet) -> Vec<String> {
    vec![String::from("false")]
}

const FILTERS: &[Field<Subnet>] = &[
    field("subnet-id", Matching::Exact, |subnet| vec![subnet.id.to_string()]),
    field("vpc-id", Matching::Exact, |subnet| vec![subnet.vpc.to_string()]),
    field("cidr-block", Matching::Exact, |subnet| vec![subnet.cidr.to_string()]),
    field("is-default", Matching::Exact, |subnet| vec![subnet.is_default.to_string()]),
    field("is-remote-vpc-snat", Matching::Exact, no),
    field("subnet-name", Matching::Part, |subnet| vec![subnet.name.clone()]),
    field("zone", Matching::Exact, |subnet| vec![subnet.zone.to_string()]),
    field("cdc-id", Matching::Exact, |_| Vec::new()),
    field("is-cdc-subnet", Matching::Exact, |_| vec![String::from("0")]),
    field("ipv6-cidr-block", Matching::Exact, |_| Vec::new()),
    field("isp-type", Matching::Exact, |_| Vec::new()),
    field("address-type", Matching::Exact, |_| Vec::new()),
];

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeSubnetsRequest,
) -> Result<DescribeSubnetsResponse, ApiError> {
    desk.refuse_if("NextToken", request.next_token.is_some_and(|token| !token.is_empty()))?;
    desk.refuse_if("MaxResults", request.max_results.is_some())?;
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let ids = request.subnet_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("SubnetIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        named.push(world.subnet(subnet_id(id)?).map_err(|refusal| api_error(&refusal))?.id);
    }
    let found = world.subnets.values().map(AsRef::as_ref).filter(|subnet: &&Subnet| {
        (named.is_empty() || named.contains(&subnet.id)) && filters.pass(subnet)
    });
    let (total, page) = page.cut(found);
    Ok(DescribeSubnetsResponse {
        total_count: Some(total),
        subnet_set: Some(page.into_iter().map(|it| show(&world, it)).collect()),
        ..DescribeSubnetsResponse::default()
    })
}
