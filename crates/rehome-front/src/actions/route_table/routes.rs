//! CreateRoutes, DeleteRoutes, ReplaceRoutes, ResetRoutes.

use rehome_actions::vpc::{
    CreateRoutesRequest, CreateRoutesResponse, DeleteRoutesRequest, DeleteRoutesResponse,
    ReplaceRoutesRequest, ReplaceRoutesResponse, ResetRoutesRequest, ResetRoutesResponse, Route,
};
use rehome_domain::route_table::routes::{CreateRoutes, DeleteRoutes, ReplaceRoutes, ResetRoutes};
use rehome_wire::ApiError;

use super::{asked, named, show, show_route, table_id};
use crate::desk::Desk;

fn all<T>(
    routes: &[Route],
    read: impl Fn(&Route) -> Result<T, ApiError>,
) -> Result<Vec<T>, ApiError> {
    routes.iter().map(read).collect()
}

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateRoutesRequest,
) -> Result<CreateRoutesResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let routes = all(&request.routes, asked)?;
    let table = desk.decide(CreateRoutes { table, routes }).await?;
    let shown = show(&desk.world(), &table);
    Ok(CreateRoutesResponse { total_count: Some(1), route_table_set: Some(vec![shown]) })
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteRoutesRequest,
) -> Result<DeleteRoutesResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let Some(routes) = request.routes else { return Err(desk.missing("Routes")) };
    let routes = all(&routes, named)?;
    let before = desk.world();
    let gone = desk.decide(DeleteRoutes { table, routes }).await?;
    let table = before.route_table(table).ok();
    let shown = table.map(|table| gone.iter().map(|it| show_route(table, it)).collect());
    Ok(DeleteRoutesResponse { route_set: shown })
}

pub(crate) async fn replace(
    desk: &Desk<'_>,
    request: ReplaceRoutesRequest,
) -> Result<ReplaceRoutesResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let routes = all(&request.routes, |route| {
        let ids = route.route_id.is_some() || route.route_item_id.is_some();
        if ids { Ok((named(route)?, asked(route)?)) } else { Err(desk.missing("RouteId")) }
    })?;
    let (old, new) = desk.decide(ReplaceRoutes { table, routes }).await?;
    let world = desk.world();
    let found = world.route_table(table).ok();
    let shown = |routes: &[rehome_domain::route_table::Route]| {
        found.map(|table| routes.iter().map(|route| show_route(table, route)).collect())
    };
    Ok(ReplaceRoutesResponse { old_route_set: shown(&old), new_route_set: shown(&new) })
}

pub(crate) async fn reset(
    desk: &Desk<'_>,
    request: ResetRoutesRequest,
) -> Result<ResetRoutesResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let (name, routes) = (request.route_table_name, all(&request.routes, asked)?);
    desk.decide(ResetRoutes { table, name, routes }).await?;
    Ok(ResetRoutesResponse {})
}
