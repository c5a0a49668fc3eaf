//! CreateRouteTable, DeleteRouteTable, ModifyRouteTableAttribute (VPC API 2017-03-12).

use super::{RouteTable, TABLES_PER_VPC_MAX};
use crate::command::{Command, Context, Decision};
use crate::ids::{RouteTableId, VpcId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal, Resource};
use crate::vpc::create::check_name;
use crate::world::{Changes, SubnetKey, World};

/// CreateRouteTable.
#[derive(Debug, Clone)]
pub struct CreateRouteTable {
    /// VpcId.
    pub vpc: VpcId,
    /// RouteTableName.
    pub name: String,
}

/// DeleteRouteTable.
#[derive(Debug, Clone)]
pub struct DeleteRouteTable {
    /// RouteTableId.
    pub table: RouteTableId,
}

/// ModifyRouteTableAttribute.
#[derive(Debug, Clone)]
pub struct RenameRouteTable {
    /// RouteTableId.
    pub table: RouteTableId,
    /// RouteTableName.
    pub name: String,
}

impl Command for CreateRouteTable {
    type Outcome = RouteTable;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<RouteTable>, Refusal> {
        check_name("RouteTableName", &self.name)?;
        // Written as it is: that guards the number of the VPC's tables.
        let vpc = world.vpc(self.vpc)?.clone();
        let main = match world.main_table(self.vpc) {
            Some(_) => None,
            None => Some(RouteTable::main_of(self.vpc, world, context)),
        };
        let tables = world.route_tables_of(self.vpc).count() + usize::from(main.is_some());
        if tables as u64 >= TABLES_PER_VPC_MAX {
            let (limit, at_most) = (Limit::RouteTables, TABLES_PER_VPC_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let table = RouteTable::empty(self.vpc, &self.name, (world, context));
        let mut changes = Changes::put([Record::Vpc(vpc), Record::RouteTable(table.clone())]);
        changes.puts.extend(main.map(Record::RouteTable));
        Ok(Decision::new(changes, table))
    }
}

impl Command for DeleteRouteTable {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let table = world.route_table(self.table)?;
        if table.main {
            return Err(Refusal::MainRouteTable(table.id));
        }
        let has = world.subnets_with(SubnetKey::Table(table.id)).count();
        if has > 0 {
            let resource = Resource::RouteTable(table.id);
            return Err(Refusal::InUse { resource, users: has as u64 });
        }
        let changes = Changes::default().delete(RecordKey::RouteTable(table.id));
        Ok(Decision::new(changes, ()))
    }
}

impl Command for RenameRouteTable {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("RouteTableName", &self.name)?;
        let table =
            RouteTable { name: self.name.clone(), ..world.route_table(self.table)?.clone() };
        Ok(Decision::new(Changes::put([Record::RouteTable(table)]), ()))
    }
}
