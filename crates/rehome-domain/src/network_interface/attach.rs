//! AttachNetworkInterface (VPC API 2017-03-12).

use super::{Eni, MOVE_DEADLINE_MS};
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, InstanceId};
use crate::instance::Instance;
use crate::migration::{Attachment, Migration, Phase, Placement, Route};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::task::{Job, Task};
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct AttachNetworkInterface {
    /// NetworkInterfaceId.
    pub eni: EniId,
    /// InstanceId.
    pub instance: InstanceId,
}

impl Command for AttachNetworkInterface {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let mut eni = world.eni(self.eni)?.clone();
        let mut instance = world.instance(self.instance)?.clone();
        eni.check_secondary()?;
        if let Some(place) = eni.placement.attachment() {
            return Err(Refusal::AlreadyAttached { eni: eni.id, holder: place.instance });
        }
        eni.check_no_task()?;
        let to = check_destination(&mut eni, &mut instance, context.now)?;
        begin_move(&mut eni, context, Route::Attach { to });
        let task = Task::begin(context, Job::MoveInterface { eni: eni.id });
        let records = [Record::Eni(eni), Record::Instance(instance), Record::Task(task)];
        Ok(Decision::new(Changes::put(records), ()))
    }
}

/// What attach and migrate ask of a destination alike; reserves the place there.
pub(crate) fn check_destination(
    eni: &mut Eni,
    instance: &mut Instance,
    now: Timestamp,
) -> Result<Attachment, Refusal> {
    instance.check_no_task()?;
    if instance.vpc != eni.vpc {
        return Err(Refusal::VpcMismatch);
    }
    if instance.zone != eni.zone {
        return Err(Refusal::ZoneMismatch);
    }
    instance.check_running_or_stopped()?;
    let index = instance.reserve(eni.id, eni.addresses.len().max(eni.ipv6.len()))?;
    Ok(eni.place(instance.id, index, now))
}

/// Puts the ENI on its way; the epoch is the one that the destination's place was given.
pub(crate) fn begin_move(eni: &mut Eni, context: &Context, route: Route) {
    let deadline = context.now.after(MOVE_DEADLINE_MS);
    eni.placement = Placement::Moving(Box::new(Migration {
        task: context.task,
        route,
        epoch: eni.issued,
        phase: Phase::Preparing { deadline },
    }));
}
