//! DescribeRoutes: the routes of all tables, in the order of the tables' ids and as they stand there.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeRoutesRequest, DescribeRoutesResponse};
use rehome_domain::RouteTableId;
use rehome_domain::route_table::{Route, RouteTable};
use rehome_wire::ApiError;

use super::describe::of_vpcs;
use super::{gateway_id, show_route};
use crate::desk::Desk;
use crate::filters::{Field, Filters, Matching, VPC_MANNERS};
use crate::found::Found;
use crate::page::Page;

/// A route, with the table that it stands in.
struct Row {
    table: Arc<RouteTable>,
    number: usize,
}

impl Row {
    fn route(&self) -> &Route {
        &self.table.routes[self.number]
    }
}

fn rows(table: &Arc<RouteTable>) -> impl Iterator<Item = Row> {
    let table = Arc::clone(table);
    (0..table.routes.len()).map(move |number| Row { table: Arc::clone(&table), number })
}

type By = Field<Row, RouteTableId>;

/// The indexes find tables.
const FILTERS: &[By] = &[
    By::exact("vpc-id", |_, row| vec![row.table.vpc.to_string()]).indexed(of_vpcs),
    By::exact("route-table-id", |_, row| vec![row.table.id.to_string()])
        .indexed(|_, ids, at_most| Found::parsed(ids, RouteTableId::parse, at_most)),
    By::exact("gateway-id", |_, row| vec![gateway_id(row.route().gateway)]),
    By::exact("description", |_, row| vec![row.route().description.clone()]),
    By::new("dest-cidr", Matching::Start, |_, row| vec![row.route().destination.to_string()]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeRoutesRequest,
) -> Result<DescribeRoutesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = Filters::understand(request.filters.iter().flatten(), FILTERS, &VPC_MANNERS)?;
    let world = desk.world();
    let tables: Vec<_> = match filters.candidates(&world, world.route_tables.len()) {
        None => world.route_tables.values().collect(),
        Some((found, _)) => found.iter().filter_map(|id| world.route_tables.get(&id)).collect(),
    };
    let found = tables.into_iter().flat_map(rows).filter(|row| filters.pass(&world, row));
    let (total, page) = page.cut(found);
    let shown = page.iter().map(|row| show_route(&row.table, row.route())).collect();
    Ok(DescribeRoutesResponse { route_set: Some(shown), total_count: Some(total) })
}
