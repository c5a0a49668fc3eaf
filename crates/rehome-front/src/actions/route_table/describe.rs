//! DescribeRouteTables: Offset and Limit are texts here.

use rehome_actions::vpc::{DescribeRouteTablesRequest, DescribeRouteTablesResponse};
use rehome_domain::route_table::RouteTable;
use rehome_wire::ApiError;

use super::{gateway_type, show, table_id};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&RouteTable) -> Vec<String>,
) -> Field<RouteTable> {
    Field { name, matching, values }
}

const FILTERS: &[Field<RouteTable>] = &[
    field("route-table-id", Matching::Exact, |table| vec![table.id.to_string()]),
    field("route-table-name", Matching::Part, |table| vec![table.name.clone()]),
    field("vpc-id", Matching::Exact, |table| vec![table.vpc.to_string()]),
    field("association.main", Matching::Exact, |table| vec![table.main.to_string()]),
    field("visible", Matching::Exact, |_| vec![String::from("true")]),
    field("next-hop-type", Matching::Exact, |table| {
        table.routes.iter().map(|route| gateway_type(route.gateway).to_owned()).collect()
    }),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeRouteTablesRequest,
) -> Result<DescribeRouteTablesResponse, ApiError> {
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let ids = request.route_table_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("RouteTableIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let table = world.route_table(table_id(id)?).map_err(|refusal| api_error(&refusal))?;
        named.push(table.id);
    }
    let found = world.route_tables.values().map(AsRef::as_ref).filter(|table: &&RouteTable| {
        (named.is_empty() || named.contains(&table.id)) && filters.pass(table)
    });
    let (total, page) = page.cut(found);
    Ok(DescribeRouteTablesResponse {
        total_count: Some(total),
        route_table_set: Some(page.into_iter().map(|table| show(&world, table)).collect()),
    })
}
