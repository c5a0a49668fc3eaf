//! DescribeRoutes: the routes of all tables.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeRoutesRequest, DescribeRoutesResponse};
use rehome_domain::route_table::{Route, RouteTable};
use rehome_wire::ApiError;

use super::{gateway_id, show_route};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;

type Pair = (Arc<RouteTable>, Route);

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&Pair) -> Vec<String>,
) -> Field<Pair> {
    Field { name, matching, values }
}

const FILTERS: &[Field<Pair>] = &[
    field("vpc-id", Matching::Exact, |(table, _)| vec![table.vpc.to_string()]),
    field("route-table-id", Matching::Exact, |(table, _)| vec![table.id.to_string()]),
    field("gateway-id", Matching::Exact, |(_, route)| vec![gateway_id(route.gateway)]),
    field("description", Matching::Part, |(_, route)| vec![route.description.clone()]),
    field("dest-cidr", Matching::Exact, |(_, route)| vec![route.destination.to_string()]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeRoutesRequest,
) -> Result<DescribeRoutesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = request.filters.unwrap_or_default();
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let pairs = world
        .route_tables
        .values()
        .flat_map(|table| table.routes.iter().map(move |route| (Arc::clone(table), route.clone())));
    let (total, page) = page.cut(pairs.filter(|pair| filters.pass(pair)));
    let shown = page.iter().map(|(table, route)| show_route(table, route)).collect();
    Ok(DescribeRoutesResponse { route_set: Some(shown), total_count: Some(total) })
}
