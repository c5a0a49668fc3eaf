//! EnableRoutes, DisableRoutes: by RouteIds or by RouteItemIds.

use rehome_actions::vpc::{
    DisableRoutesRequest, DisableRoutesResponse, EnableRoutesRequest, EnableRoutesResponse,
};
use rehome_domain::refusal::Refusal;
use rehome_domain::route_table::asked::NamedRoute;
use rehome_domain::route_table::routes::SwitchRoutes;
use rehome_wire::ApiError;

use super::{item_id, table_id};
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn enable(
    desk: &Desk<'_>,
    request: EnableRoutesRequest,
) -> Result<EnableRoutesResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let routes = routes(desk, request.route_ids, request.route_item_ids)?;
    desk.decide(SwitchRoutes { table, routes, enabled: true }).await?;
    Ok(EnableRoutesResponse {})
}

pub(crate) async fn disable(
    desk: &Desk<'_>,
    request: DisableRoutesRequest,
) -> Result<DisableRoutesResponse, ApiError> {
    let table = table_id(&request.route_table_id)?;
    let routes = routes(desk, request.route_ids, request.route_item_ids)?;
    desk.decide(SwitchRoutes { table, routes, enabled: false }).await?;
    Ok(DisableRoutesResponse {})
}

fn routes(
    desk: &Desk<'_>,
    numbers: Option<Vec<u64>>,
    items: Option<Vec<String>>,
) -> Result<Vec<NamedRoute>, ApiError> {
    let (numbers, items) = (numbers.unwrap_or_default(), items.unwrap_or_default());
    match (numbers.is_empty(), items.is_empty()) {
        (true, true) => Err(desk.missing("RouteIds")),
        (false, false) => {
            Err(api_error(&Refusal::Coexist { first: "RouteIds", second: "RouteItemIds" }))
        }
        (false, true) => Ok(numbers.into_iter().map(NamedRoute::Number).collect()),
        (true, false) => items.iter().map(|id| item_id(id)).collect(),
    }
}
