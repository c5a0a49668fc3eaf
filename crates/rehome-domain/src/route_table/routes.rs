//! CreateRoutes, DeleteRoutes, ReplaceRoutes, EnableRoutes, DisableRoutes, ResetRoutes (VPC API
//! 2017-03-12). All of a call's routes are changed, or none.

use super::asked::{AskedRoute, NamedRoute};
use super::{ROUTES_PER_TABLE_MAX, Route, RouteGateway, RouteTable};
use crate::command::{Command, Context, Decision};
use crate::ids::RouteTableId;
use crate::record::{Record, RecordKey};
use crate::refusal::{Fault, Limit, Refusal};
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// CreateRoutes.
#[derive(Debug, Clone)]
pub struct CreateRoutes {
    /// RouteTableId.
    pub table: RouteTableId,
    /// Routes.
    pub routes: Vec<AskedRoute>,
}

/// DeleteRoutes.
#[derive(Debug, Clone)]
pub struct DeleteRoutes {
    /// RouteTableId.
    pub table: RouteTableId,
    /// Routes.
    pub routes: Vec<NamedRoute>,
}

/// ReplaceRoutes: each that is named becomes what is asked for, and keeps its name.
#[derive(Debug, Clone)]
pub struct ReplaceRoutes {
    /// RouteTableId.
    pub table: RouteTableId,
    /// Routes: which, and what they are to be.
    pub routes: Vec<(NamedRoute, AskedRoute)>,
}

/// EnableRoutes and DisableRoutes.
#[derive(Debug, Clone)]
pub struct SwitchRoutes {
    /// RouteTableId.
    pub table: RouteTableId,
    /// RouteIds or RouteItemIds.
    pub routes: Vec<NamedRoute>,
    /// Whether they are to be enabled.
    pub enabled: bool,
}

/// ResetRoutes: another name and these routes alone.
#[derive(Debug, Clone)]
pub struct ResetRoutes {
    /// RouteTableId.
    pub table: RouteTableId,
    /// RouteTableName.
    pub name: String,
    /// Routes.
    pub routes: Vec<AskedRoute>,
}

fn check_count(count: usize) -> Result<(), Refusal> {
    if count as u64 > ROUTES_PER_TABLE_MAX {
        let (limit, at_most) = (Limit::ValuesInCall, ROUTES_PER_TABLE_MAX);
        return Err(Refusal::LimitExceeded { limit, at_most });
    }
    Ok(())
}

/// Adds a route to a table; one that is there already, enabled or not, is not added again.
fn add(table: &mut RouteTable, route: Route) -> Result<(), Refusal> {
    let is = |it: &Route| it.destination == route.destination && it.gateway == route.gateway;
    if table.routes.iter().any(is) {
        let destination = &route.destination;
        return Err(Refusal::value("DestinationCidrBlock", destination, Fault::Duplicate));
    }
    table.routes.push(route);
    Ok(())
}

/// The table is checked and written; the HaVips that it names and its VPC's blocks are depended on.
fn write(table: RouteTable) -> Result<Changes, Refusal> {
    table.check()?;
    let named = table.routes.iter().filter_map(|route| match route.gateway {
        RouteGateway::HaVip(id) => Some(RecordKey::HaVip(id)),
        RouteGateway::Instance(_) | RouteGateway::Eip => None,
    });
    let reads = named.chain([RecordKey::Vpc(table.vpc)]).collect();
    Ok(Changes { reads, ..Changes::put([Record::RouteTable(table)]) })
}

impl Command for CreateRoutes {
    type Outcome = RouteTable;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<RouteTable>, Refusal> {
        check_count(self.routes.len())?;
        let mut table = world.route_table(self.table)?.clone();
        let vpc = world.vpc(table.vpc)?;
        for asked in &self.routes {
            add(&mut table, asked.understand(vpc, (world, context))?)?;
        }
        Ok(Decision::new(write(table.clone())?, table))
    }
}

impl Command for DeleteRoutes {
    type Outcome = Vec<Route>;

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<Vec<Route>>, Refusal> {
        check_count(self.routes.len())?;
        let mut table = world.route_table(self.table)?.clone();
        let mut gone = Vec::with_capacity(self.routes.len());
        for named in &self.routes {
            let place = named.find(&table, world)?;
            gone.push(table.routes.remove(place));
        }
        Ok(Decision::new(write(table)?, gone))
    }
}

impl Command for ReplaceRoutes {
    /// The old ones and the new ones.
    type Outcome = (Vec<Route>, Vec<Route>);

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        check_count(self.routes.len())?;
        let mut table = world.route_table(self.table)?.clone();
        let vpc = world.vpc(table.vpc)?;
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for (named, asked) in &self.routes {
            let before = table.routes.remove(named.find(&table, world)?);
            let after = asked.understand(vpc, (world, context))?;
            let Route { number, id, created, .. } = before;
            let after = Route { number, id, created, ..after };
            add(&mut table, after.clone())?;
            old.push(before);
            new.push(after);
        }
        Ok(Decision::new(write(table)?, (old, new)))
    }
}

impl Command for SwitchRoutes {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_count(self.routes.len())?;
        let mut table = world.route_table(self.table)?.clone();
        for named in &self.routes {
            let place = named.find(&table, world)?;
            table.routes[place].enabled = self.enabled;
        }
        Ok(Decision::new(write(table)?, ()))
    }
}

impl Command for ResetRoutes {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("RouteTableName", &self.name)?;
        check_count(self.routes.len())?;
        let mut table = world.route_table(self.table)?.clone();
        let vpc = world.vpc(table.vpc)?;
        table.name.clone_from(&self.name);
        table.routes.clear();
        for asked in &self.routes {
            add(&mut table, asked.understand(vpc, (world, context))?)?;
        }
        Ok(Decision::new(write(table)?, ()))
    }
}
