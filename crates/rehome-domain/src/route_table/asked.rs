//! A route as a caller asks for it, and its check.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use super::{Route, RouteGateway, RouteTable};
use crate::address::Ipv4Cidr;
use crate::command::Context;
use crate::ids::{HaVipId, RouteItemId};
use crate::refusal::{Fault, Refusal, Resource};
use crate::vpc::Vpc;
use crate::world::World;

/// Bytes of a route's description.
const DESCRIPTION_BYTES_MAX: usize = 100;

/// A route as it is asked for.
#[derive(Debug, Clone)]
pub struct AskedRoute {
    /// DestinationCidrBlock, as given.
    pub destination: String,
    /// GatewayType and GatewayId.
    pub gateway: AskedGateway,
    /// RouteDescription.
    pub description: String,
    /// Enabled.
    pub enabled: bool,
}

/// A gateway as it is asked for.
#[derive(Debug, Clone)]
pub enum AskedGateway {
    /// NORMAL_CVM and GatewayId: a private address.
    Instance(String),
    /// HAVIP and GatewayId: its id or its address.
    HaVip(String),
    /// EIP and GatewayId, which is `0`.
    Eip(String),
}

/// How a route that exists is named.
#[derive(Debug, Clone)]
pub enum NamedRoute {
    /// By RouteId.
    Number(u64),
    /// By RouteItemId.
    Item(RouteItemId),
    /// By destination and gateway.
    Alike(AskedRoute),
}

impl AskedRoute {
    /// The route that a table is to have.
    pub(crate) fn understand(
        &self,
        vpc: &Vpc,
        (world, context): (&World, &mut Context),
    ) -> Result<Route, Refusal> {
        let destination = self.destination()?;
        let fault = |fault| Err(Refusal::value("DestinationCidrBlock", &self.destination, fault));
        if vpc.covers(destination) {
            return fault(Fault::VpcCidr);
        }
        if is_special(destination) {
            return fault(Fault::Range);
        }
        if self.description.len() > DESCRIPTION_BYTES_MAX {
            return Err(Refusal::value("RouteDescription", &self.description, Fault::TooLong));
        }
        let taken = |w: &World, number: &u64| {
            w.route_tables.values().flat_map(|it| &it.routes).any(|it| it.number == *number)
        };
        let item_taken = |w: &World, id: &RouteItemId| {
            w.route_tables.values().flat_map(|it| &it.routes).any(|it| it.id == *id)
        };
        Ok(Route {
            number: world.fresh(&mut context.entropy, |it| 1 + (it.bits() >> 32), taken),
            id: world.fresh(&mut context.entropy, RouteItemId::draw, item_taken),
            destination: destination.net(),
            gateway: self.gateway(vpc, world)?,
            description: self.description.clone(),
            enabled: self.enabled,
            created: context.now,
        })
    }

    fn destination(&self) -> Result<Ipv4Cidr, Refusal> {
        let malformed = |_| Refusal::value("DestinationCidrBlock", &self.destination, Fault::Form);
        Ipv4Cidr::parse(&self.destination).map_err(malformed)
    }

    fn gateway(&self, vpc: &Vpc, world: &World) -> Result<RouteGateway, Refusal> {
        let fault = |id: &String, fault| Refusal::value("GatewayId", id, fault);
        match &self.gateway {
            AskedGateway::Instance(text) => {
                let address = text.parse().map_err(|_| fault(text, Fault::Form))?;
                let held = world.holder(vpc.id, address);
                held.map(|_| RouteGateway::Instance(address))
                    .ok_or_else(|| fault(text, Fault::NextHop))
            }
            AskedGateway::HaVip(text) => {
                let found = ha_vip(text, vpc, world)?;
                let vip = world.ha_vip(found).ok().filter(|it| it.vpc == vpc.id);
                let vip = vip.ok_or(Refusal::NotFound(Resource::HaVip(found)))?;
                Ok(RouteGateway::HaVip(vip.id))
            }
            AskedGateway::Eip(text) if text == "0" => Ok(RouteGateway::Eip),
            AskedGateway::Eip(text) => Err(fault(text, Fault::NextHop)),
        }
    }
}

fn ha_vip(text: &str, vpc: &Vpc, world: &World) -> Result<HaVipId, Refusal> {
    let Ok(address) = text.parse::<Ipv4Addr>() else { return Ok(HaVipId::parse(text)?) };
    let found = world.floating.get(&(vpc.id, address)).copied();
    found.ok_or_else(|| Refusal::value("GatewayId", &text, Fault::NextHop))
}

/// Blocks that no router has anything to do with: this host's own, multicast, link-local.
fn is_special(destination: Ipv4Cidr) -> bool {
    let address = destination.network();
    let whole = destination.prefix_len() == 0;
    !whole
        && (address.octets()[0] == 0
            || address.is_loopback()
            || address.is_multicast()
            || address.is_link_local()
            || address.octets()[0] >= 240)
}

impl NamedRoute {
    /// Where the route is in its table.
    pub(crate) fn find(&self, table: &RouteTable, world: &World) -> Result<usize, Refusal> {
        let is = |route: &Route| match self {
            Self::Number(number) => route.number == *number,
            Self::Item(id) => route.id == *id,
            Self::Alike(asked) => alike(asked, route, world),
        };
        let found = table.routes.iter().position(is);
        found.ok_or_else(|| Refusal::NotFound(Resource::Route(self.to_string())))
    }
}

fn alike(asked: &AskedRoute, route: &Route, world: &World) -> bool {
    let destination = asked.destination.parse::<IpNet>();
    let gateway = match (&asked.gateway, route.gateway) {
        (AskedGateway::Instance(text), RouteGateway::Instance(address)) => {
            text.parse::<IpAddr>() == Ok(IpAddr::V4(address))
        }
        (AskedGateway::HaVip(text), RouteGateway::HaVip(id)) => {
            let address = world.ha_vip(id).map(|it| it.address.to_string());
            *text == id.to_string() || address.as_ref() == Ok(text)
        }
        (AskedGateway::Eip(_), RouteGateway::Eip) => true,
        (AskedGateway::Instance(_) | AskedGateway::HaVip(_) | AskedGateway::Eip(_), _) => false,
    };
    destination == Ok(route.destination) && gateway
}

impl std::fmt::Display for NamedRoute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Item(id) => id.fmt(f),
            Self::Alike(route) => f.write_str(&route.destination),
        }
    }
}
