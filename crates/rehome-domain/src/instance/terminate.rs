//! TerminateInstances (CVM API 2017-03-12): its secondary interfaces stay, detached; its primary
//! one goes with it. Only forward from the first commit on.

use super::settings::Termination;
use super::{Instance, InstanceState, Operation};
use crate::address::DeviceIndex;
use crate::command::{Command, Context, Decision};
use crate::elastic_ip;
use crate::ids::{InstanceId, TaskId};
use crate::migration::{Migration, Phase, Placement, Route};
use crate::network_interface::Eni;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal, Resource};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// Instances that one call may name, so that all of them fit in one transaction of the store, with
/// eight interfaces each and every elastic IP that an account may have.
pub const COUNT_MAX: usize = 9;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct TerminateInstances {
    /// InstanceIds.
    pub instances: Vec<InstanceId>,
}

impl Command for TerminateInstances {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_list(&self.instances)?;
        for id in &self.instances {
            world.instance(*id)?;
        }
        let mut changes = Changes::default();
        for (number, id) in self.instances.iter().enumerate() {
            let first = number == 0;
            let task = if first { context.task } else { TaskId::draw(&mut context.entropy) };
            changes = terminate(world, context, world.instance(*id)?, (task, changes))?;
        }
        Ok(Decision::new(changes, ()))
    }
}

/// Refuses a list of instances that is too long or names one twice.
///
/// # Errors
/// [`Refusal::LimitExceeded`], [`Refusal::Value`].
pub(super) fn check_list(instances: &[InstanceId]) -> Result<(), Refusal> {
    if instances.len() > COUNT_MAX {
        let at_most = COUNT_MAX as u64;
        return Err(Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most });
    }
    let mut sorted = instances.to_vec();
    sorted.sort_unstable();
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Refusal::value("InstanceIds", &pair[0], Fault::Duplicate)),
        None => Ok(()),
    }
}

fn terminate(
    world: &World,
    context: &Context,
    instance: &Instance,
    (task, mut changes): (TaskId, Changes),
) -> Result<Changes, Refusal> {
    match instance.state {
        InstanceState::Running
        | InstanceState::Stopped
        | InstanceState::Shutdown
        | InstanceState::LaunchFailed => {}
        InstanceState::Pending
        | InstanceState::Starting
        | InstanceState::Stopping
        | InstanceState::Rebooting
        | InstanceState::Terminating => return Err(instance.wrong_state()),
    }
    if instance.settings.termination == Termination::Protected {
        return Err(Refusal::Protected(instance.id));
    }
    instance.check_no_task()?;
    for (index, eni) in &instance.interfaces {
        let eni = world.eni(*eni)?;
        if *index == DeviceIndex::PRIMARY {
            changes.puts.extend(elastic_ip::leave(world, eni, task)?);
        }
        changes = changes.and_put(Record::Eni(leaving(eni, task)?));
    }
    let mut instance = instance.clone();
    instance.state = InstanceState::Terminating;
    instance.task = Some(task);
    let action = String::from("TerminateInstances");
    instance.latest = Operation { action, task: context.task };
    let job = Job::TerminateInstance { instance: instance.id };
    let task = Task { id: task, ..Task::begin(context, job) };
    Ok(changes.and_put(Record::Instance(instance)).and_put(Record::Task(task)))
}

/// The ENI with its detach committed: there is nothing to prepare and nothing to undo.
fn leaving(eni: &Eni, task: TaskId) -> Result<Eni, Refusal> {
    eni.check_no_task()?;
    let Placement::On(from) = eni.placement else {
        let held = eni.placement.task().unwrap_or(task);
        return Err(Refusal::TaskRunning { resource: Resource::Eni(eni.id), task: held });
    };
    let mut eni = eni.clone();
    let epoch = eni.issue_epoch();
    let (route, phase) = (Route::Detach { from }, Phase::Committed);
    eni.placement = Placement::Moving(Box::new(Migration { task, route, epoch, phase }));
    Ok(eni)
}
