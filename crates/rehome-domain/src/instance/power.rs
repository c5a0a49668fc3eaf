//! StartInstances, StopInstances, RebootInstances (CVM API 2017-03-12).
//!
//! An instance is stopped by its network: while it is, none of its interfaces is steered to, so that
//! it neither sends nor receives. Its processes, if it has any, are nobody's business here. Each
//! change gives its interfaces a new epoch, so that nothing late of before can light them again.

use serde::{Deserialize, Serialize};

use super::settings::StoppedMode;
use super::terminate::check_list;
use super::{Instance, InstanceState, Operation};
use crate::command::{Command, Context, Decision};
use crate::ids::{InstanceId, TaskId};
use crate::network_interface::Eni;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// What is done to an instance's power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Power {
    /// StartInstances.
    Start,
    /// StopInstances.
    Stop,
    /// RebootInstances.
    Reboot,
}

impl Power {
    /// The state that it begins from.
    fn begins_from(self) -> InstanceState {
        match self {
            Self::Start => InstanceState::Stopped,
            Self::Stop | Self::Reboot => InstanceState::Running,
        }
    }

    /// The state on the way.
    fn on_the_way(self) -> InstanceState {
        match self {
            Self::Start => InstanceState::Starting,
            Self::Stop => InstanceState::Stopping,
            Self::Reboot => InstanceState::Rebooting,
        }
    }

    /// The state at the end.
    pub(crate) fn ends_in(self) -> InstanceState {
        match self {
            Self::Start | Self::Reboot => InstanceState::Running,
            Self::Stop => InstanceState::Stopped,
        }
    }

    fn action(self) -> &'static str {
        match self {
            Self::Start => "StartInstances",
            Self::Stop => "StopInstances",
            Self::Reboot => "RebootInstances",
        }
    }
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ChangePower {
    /// What is done.
    pub power: Power,
    /// InstanceIds.
    pub instances: Vec<InstanceId>,
    /// StoppedMode of StopInstances.
    pub stopped_mode: StoppedMode,
}

impl Command for ChangePower {
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
            let instance = world.instance(*id)?;
            changes = self.begin(world, (instance, task), context, changes)?;
        }
        Ok(Decision::new(changes, ()))
    }
}

impl ChangePower {
    fn begin(
        &self,
        world: &World,
        (instance, task): (&Instance, TaskId),
        context: &Context,
        mut changes: Changes,
    ) -> Result<Changes, Refusal> {
        if instance.state != self.power.begins_from() {
            return Err(instance.wrong_state());
        }
        instance.check_no_task()?;
        for eni in instance.interfaces.values() {
            changes = changes.and_put(Record::Eni(at_a_new_epoch(world.eni(*eni)?)?));
        }
        let mut instance = instance.clone();
        instance.state = self.power.on_the_way();
        instance.task = Some(task);
        let action = String::from(self.power.action());
        instance.latest = Operation { action, task: context.task };
        if self.power == Power::Stop {
            instance.settings.stopped_mode = self.stopped_mode;
        }
        let job = Job::ChangePower { instance: instance.id, power: self.power };
        let task = Task { id: task, ..Task::begin(context, job) };
        Ok(changes.and_put(Record::Instance(instance)).and_put(Record::Task(task)))
    }
}

/// The ENI, which no task works on. Its leg stays the one of its place.
fn at_a_new_epoch(eni: &Eni) -> Result<Eni, Refusal> {
    eni.check_no_task()?;
    let mut eni = eni.clone();
    eni.issue_epoch();
    Ok(eni)
}
