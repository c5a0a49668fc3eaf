//! ReplaceRouteTableAssociation (VPC API 2017-03-12).

use crate::command::{Command, Context, Decision};
use crate::ids::{RouteTableId, SubnetId};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ReplaceRouteTableAssociation {
    /// RouteTableId.
    pub table: RouteTableId,
    /// SubnetId.
    pub subnet: SubnetId,
}

impl Command for ReplaceRouteTableAssociation {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        // Written as it is, so that nobody deletes it at the same time.
        let table = world.route_table(self.table)?.clone();
        let mut subnet = world.subnet(self.subnet)?.clone();
        if subnet.vpc != table.vpc {
            return Err(Refusal::VpcMismatch);
        }
        subnet.route_table = Some(table.id);
        let changes = Changes::put([Record::RouteTable(table), Record::Subnet(subnet)]);
        Ok(Decision::new(changes, ()))
    }
}
