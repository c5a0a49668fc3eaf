//! DeleteHaVip (VPC API 2017-03-12): its subnet gets the address back. Refused while an interface
//! holds it, a route leads to it, or an elastic IP is bound to it.

use crate::command::{Command, Context, Decision};
use crate::ids::HaVipId;
use crate::record::{Record, RecordKey};
use crate::refusal::{Refusal, Resource};
use crate::route_table::RouteGateway;
use crate::task::{Job, Status, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteHaVip {
    /// HaVipId.
    pub ha_vip: HaVipId,
}

impl Command for DeleteHaVip {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let ha_vip = world.ha_vip(self.ha_vip)?;
        let tables = world.route_tables_of(ha_vip.vpc);
        let routes = tables.flat_map(|table| &table.routes);
        let routes = routes.filter(|route| route.gateway == RouteGateway::HaVip(ha_vip.id)).count();
        let has_eip = world.eip_at(ha_vip.target()).is_some();
        let users = routes as u64 + u64::from(ha_vip.held_by(world).is_some()) + u64::from(has_eip);
        if users > 0 {
            return Err(Refusal::InUse { resource: Resource::HaVip(ha_vip.id), users });
        }
        let mut subnet = world.subnet(ha_vip.subnet)?.clone();
        subnet.give_back(1);
        let task = Task::begin(context, Job::DeleteHaVip { ha_vip: ha_vip.id });
        let ended = Record::Task(task.end(Status::Success, context.now));
        let changes = Changes::put([Record::Subnet(subnet), ended]);
        Ok(Decision::new(changes.delete(RecordKey::HaVip(ha_vip.id)), ()))
    }
}
