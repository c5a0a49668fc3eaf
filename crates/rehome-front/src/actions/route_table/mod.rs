//! Route tables: what their actions share is how a route is read and how a table is shown.

use rehome_actions::vpc;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::route_table::asked::{AskedGateway, AskedRoute, NamedRoute};
use rehome_domain::route_table::{Route, RouteGateway, RouteTable};
use rehome_domain::subnet::Subnet;
use rehome_domain::{RouteItemId, RouteTableId, World};
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod describe;
pub(crate) mod describe_routes;
pub(crate) mod routes;
pub(crate) mod switch;
pub(crate) mod table;

/// Reads a route table's id.
pub(super) fn table_id(text: &str) -> Result<RouteTableId, ApiError> {
    RouteTableId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// The types of gateway that the API knows and this build has no such thing for.
const NOT_BUILT: [&str; 9] = [
    "CVM",
    "VPN",
    "DIRECTCONNECT",
    "PEERCONNECTION",
    "NAT",
    "LOCAL_GATEWAY",
    "INTRANAT",
    "USER_CCN",
    "GWLB_ENDPOINT",
];

/// Reads a route as it is asked for.
fn asked(route: &vpc::Route) -> Result<AskedRoute, ApiError> {
    let ipv6 = route.destination_ipv6_cidr_block.as_deref().unwrap_or_default();
    if !ipv6.is_empty() {
        return Err(not_built("DestinationIpv6CidrBlock"));
    }
    let id = route.gateway_id.clone();
    let gateway = match route.gateway_type.as_str() {
        "NORMAL_CVM" => AskedGateway::Instance(id),
        "HAVIP" => AskedGateway::HaVip(id),
        "EIP" => AskedGateway::Eip(id),
        other if NOT_BUILT.contains(&other) => return Err(not_built(other)),
        other => return Err(api_error(&Refusal::value("GatewayType", &other, Fault::Unknown))),
    };
    Ok(AskedRoute {
        destination: route.destination_cidr_block.clone(),
        gateway,
        description: route.route_description.clone().unwrap_or_default(),
        enabled: route.enabled.unwrap_or(true),
    })
}

fn not_built(what: &str) -> ApiError {
    let english = format!("`{what}` is not supported for routes by this version of Rehome.");
    let chinese = format!("此版本的 Rehome 的路由不支持 `{what}`。");
    ApiError::new("UnsupportedOperation", (english, chinese))
}

/// Which route is meant: by its ids, or by what it says.
fn named(route: &vpc::Route) -> Result<NamedRoute, ApiError> {
    let item = route.route_item_id.as_deref().filter(|id| !id.is_empty());
    match (item, route.route_id.filter(|number| *number > 0)) {
        (Some(id), _) => item_id(id),
        (None, Some(number)) => Ok(NamedRoute::Number(number)),
        (None, None) => Ok(NamedRoute::Alike(asked(route)?)),
    }
}

fn item_id(text: &str) -> Result<NamedRoute, ApiError> {
    let parsed = RouteItemId::parse(text).map(NamedRoute::Item);
    parsed.map_err(|malformed| api_error(&malformed.into()))
}

/// The table as the API shows it.
fn show(world: &World, table: &RouteTable) -> vpc::RouteTable {
    let has = world.subnets_of(table.vpc);
    let has = has.filter(|it| world.table_of(it).is_some_and(|it| it.id == table.id));
    let association = |subnet: &Subnet| vpc::RouteTableAssociation {
        subnet_id: Some(subnet.id.to_string()),
        route_table_id: Some(table.id.to_string()),
    };
    vpc::RouteTable {
        vpc_id: Some(table.vpc.to_string()),
        route_table_id: Some(table.id.to_string()),
        route_table_name: Some(table.name.clone()),
        association_set: Some(has.map(association).collect()),
        route_set: Some(table.routes.iter().map(|route| show_route(table, route)).collect()),
        main: Some(table.main),
        created_time: Some(moment::plain(table.created)),
        tag_set: Some(tags_of(world, table.id)),
        local_cidr_for_ccn: Some(Vec::new()),
    }
}

fn gateway_type(gateway: RouteGateway) -> &'static str {
    match gateway {
        RouteGateway::Instance(_) => "NORMAL_CVM",
        RouteGateway::HaVip(_) => "HAVIP",
        RouteGateway::Eip => "EIP",
    }
}

fn gateway_id(gateway: RouteGateway) -> String {
    match gateway {
        RouteGateway::Instance(address) => address.to_string(),
        RouteGateway::HaVip(id) => id.to_string(),
        RouteGateway::Eip => String::from("0"),
    }
}

fn show_route(table: &RouteTable, route: &Route) -> vpc::Route {
    vpc::Route {
        destination_cidr_block: route.destination.to_string(),
        gateway_type: gateway_type(route.gateway).to_owned(),
        gateway_id: gateway_id(route.gateway),
        route_id: Some(route.number),
        route_description: Some(route.description.clone()),
        enabled: Some(route.enabled),
        route_type: Some(String::from("USER")),
        route_table_id: Some(table.id.to_string()),
        destination_ipv6_cidr_block: Some(String::new()),
        route_item_id: Some(route.id.to_string()),
        published_to_vbc: Some(false),
        created_time: Some(moment::plain(route.created)),
        cdc_id: Some(String::new()),
    }
}
