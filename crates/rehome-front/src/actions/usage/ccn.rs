//! DescribeRouteTableAssociatedInstances: what is bound to route tables of a cloud connect network.
//! That is not built, so there is none and nothing is bound: an empty list is the truth.

use rehome_actions::vpc::{
    DescribeRouteTableAssociatedInstancesRequest, DescribeRouteTableAssociatedInstancesResponse,
};
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::filters::{Field, Filters, VPC_MANNERS};
use crate::page::Page;

/// The fifth stands in the API's example and not in its list.
const FILTERS: &[Field<(), ()>] = &[
    Field::same("ccn-id", &[]),
    Field::same("ccn-route-table-id", &[]),
    Field::same("instance-type", &[]),
    Field::same("instance-id", &[]),
    Field::same("route-table-id", &[]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn associated(
    _: &Desk<'_>,
    request: DescribeRouteTableAssociatedInstancesRequest,
) -> Result<DescribeRouteTableAssociatedInstancesResponse, ApiError> {
    Page::new(request.offset, request.limit)?;
    Filters::understand(request.filters.iter().flatten(), FILTERS, &VPC_MANNERS)?;
    Ok(DescribeRouteTableAssociatedInstancesResponse {
        total_count: Some(0),
        instance_bind_set: Some(Vec::new()),
    })
}
