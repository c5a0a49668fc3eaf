//! MigrateNetworkInterface (VPC API 2017-03-12): the headline action.
//!
//! The order of the checks is DESIGN section 5. The source may be in any state, gone dark
//! included: fail-over is what the call is for.

use super::attach::{begin_move, check_destination};
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, InstanceId};
use crate::migration::Route;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct MigrateNetworkInterface {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// SourceInstanceId.
    pub source: InstanceId,
    /// DestinationInstanceId.
    pub destination: InstanceId,
}

impl Command for MigrateNetworkInterface {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut eni = world.eni(self.eni)?.clone();
        let source = world.instance(self.source)?;
        let mut destination = world.instance(self.destination)?.clone();
        if self.source == self.destination {
            return Err(Refusal::SameInstance(self.source));
        }
        eni.check_secondary()?;
        let from = eni.check_owned_by(self.source)?;
        eni.check_no_task()?;
        source.check_no_task()?;
        let to = check_destination(&mut eni, &mut destination, context.now)?;
        begin_move(&mut eni, context, Route::Migrate { from, to });
        let task = Task::begin(context, Job::MoveInterface { eni: eni.id });
        let records = [Record::Eni(eni), Record::Instance(destination), Record::Task(task)];
        let changes = Changes::put(records).depends_on(RecordKey::Instance(self.source));
        Ok(Decision::new(changes, ()))
    }
}
