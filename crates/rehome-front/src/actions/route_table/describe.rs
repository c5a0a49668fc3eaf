//! DescribeRouteTables: in the order of their ids. Offset and Limit are texts here.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeRouteTablesRequest, DescribeRouteTablesResponse};
use rehome_domain::route_table::RouteTable;
use rehome_domain::tag::Bears;
use rehome_domain::world::OrdMap;
use rehome_domain::{RouteTableId, VpcId, World};
use rehome_wire::ApiError;

use super::{gateway_type, show, table_id};
use crate::desk::Desk;
use crate::filters::Field;
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<RouteTable, RouteTableId>;

impl Listed for RouteTable {
    type Id = RouteTableId;
    const IDS: &'static str = "RouteTableIds";
    const FILTERS: &'static [By] = &[
        By::exact("route-table-id", |_, table| vec![table.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, RouteTableId::parse, at_most)),
        By::exact("route-table-name", |_, table| vec![table.name.clone()]),
        By::exact("vpc-id", |_, table| vec![table.vpc.to_string()]).indexed(of_vpcs),
        By::exact("association.main", |_, table| vec![table.main.to_string()]),
        By::same("visible", &["true"]),
        By::exact("next-hop-type", |_, table| {
            table.routes.iter().map(|route| gateway_type(route.gateway).to_owned()).collect()
        }),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<RouteTableId, Arc<Self>> {
        &world.route_tables
    }

    fn id(world: &World, text: &str) -> Result<RouteTableId, ApiError> {
        let id = table_id(text)?;
        world.route_table(id).map(|table| table.id).map_err(|refusal| api_error(&refusal))
    }
}

/// The tables of VPCs.
pub(super) fn of_vpcs(
    world: &World,
    ids: &[String],
    at_most: usize,
) -> Option<Found<RouteTableId>> {
    Found::posted((&world.index.route_tables, at_most), ids, |id| VpcId::parse(id).ok())
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeRouteTablesRequest,
) -> Result<DescribeRouteTablesResponse, ApiError> {
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let filters = request.filters.iter().flatten();
    let ids = request.route_table_ids.as_ref();
    let asked = Listing::<RouteTable>::understand(page, ids, filters)?;
    let world = desk.world();
    let (total, tables) = asked.find(&world)?;
    Ok(DescribeRouteTablesResponse {
        total_count: Some(total),
        route_table_set: Some(tables.into_iter().map(|table| show(&world, table)).collect()),
    })
}
