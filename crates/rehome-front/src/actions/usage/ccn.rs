//! DescribeRouteTableAssociatedInstances: what is bound to route tables of a cloud connect network.
//! That is not built, so there is none and nothing is bound: an empty list is the truth.

use rehome_actions::vpc::{
    DescribeRouteTableAssociatedInstancesRequest, DescribeRouteTableAssociatedInstancesResponse,
};
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;

const fn field(name: &'static str) -> Field<()> {
    Field { name, matching: Matching::Exact, values: |()| Vec::new() }
}

/// The fifth stands in the API's example and not in its list.
const FILTERS: &[Field<()>] = &[
    field("ccn-id"),
    field("ccn-route-table-id"),
    field("instance-type"),
    field("instance-id"),
    field("route-table-id"),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn associated(
    _: &Desk<'_>,
    request: DescribeRouteTableAssociatedInstancesRequest,
) -> Result<DescribeRouteTableAssociatedInstancesResponse, ApiError> {
    Page::new(request.offset, request.limit)?;
    let filters = request.filters.unwrap_or_default();
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    Filters::understand(asked, FILTERS)?;
    Ok(DescribeRouteTableAssociatedInstancesResponse {
        total_count: Some(0),
        instance_bind_set: Some(Vec::new()),
    })
}
