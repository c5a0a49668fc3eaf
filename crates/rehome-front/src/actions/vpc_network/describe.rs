//! DescribeVpcs: Offset and Limit are texts here.

use rehome_actions::vpc::{DescribeVpcsRequest, DescribeVpcsResponse};
use rehome_domain::vpc::Vpc;
use rehome_wire::ApiError;

use super::{show, vpc_id};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&Vpc) -> Vec<String>,
) -> Field<Vpc> {
    Field { name, matching, values }
}

const FILTERS: &[Field<Vpc>] = &[
    field("vpc-name", Matching::Part, |vpc| vec![vpc.name.clone()]),
    field("is-default", Matching::Exact, |vpc| vec![vpc.is_default.to_string()]),
    field("vpc-id", Matching::Exact, |vpc| vec![vpc.id.to_string()]),
    field("cidr-block", Matching::Exact, |vpc| vec![vpc.cidr.to_string()]),
    field("ipv6-cidr-block", Matching::Exact, |vpc| {
        vpc.ipv6.iter().map(ToString::to_string).collect()
    }),
    field("isp-type", Matching::Exact, |_| Vec::new()),
    field("address-type", Matching::Exact, |_| Vec::new()),
];

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeVpcsRequest,
) -> Result<DescribeVpcsResponse, ApiError> {
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let ids = request.vpc_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("VpcIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        named.push(world.vpc(vpc_id(id)?).map_err(|refusal| api_error(&refusal))?.id);
    }
    let found =
        world.vpcs.values().map(AsRef::as_ref).filter(|vpc: &&Vpc| {
            (named.is_empty() || named.contains(&vpc.id)) && filters.pass(vpc)
        });
    let (total, page) = page.cut(found);
    Ok(DescribeVpcsResponse {
        total_count: Some(total),
        vpc_set: Some(page.into_iter().map(|vpc| show((desk, &world), vpc)).collect()),
    })
}
