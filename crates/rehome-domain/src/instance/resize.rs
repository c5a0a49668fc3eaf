//! ResetInstancesType (CVM API 2017-03-12): another size for a stopped instance, or for a running one
//! that the caller lets be shut down; that one is rebooted on its way.

use super::power::{ChangePower, Power};
use super::settings::StoppedMode;
use super::{Instance, InstanceState, Operation, Size};
use crate::command::{Command, Context, Decision};
use crate::ids::InstanceId;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::world::{Changes, World};

/// Instances that one call may name.
pub const COUNT_MAX: usize = 1;

/// What becomes of an instance that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    /// It is refused.
    Refused,
    /// It is shut down for it and runs again (ForceStop).
    ShutDown,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ResizeInstances {
    /// InstanceIds: one.
    pub instances: Vec<InstanceId>,
    /// InstanceType, as given.
    pub size: String,
    /// ForceStop.
    pub running: Running,
}

impl Command for ResizeInstances {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.instances.len() > COUNT_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, COUNT_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let size = Size::parse(&self.size)
            .ok_or_else(|| Refusal::value("InstanceType", &self.size, Fault::InstanceType))?;
        let mut changes = Changes::default();
        for id in &self.instances {
            let instance = world.instance(*id)?;
            let next = match (instance.state, self.running) {
                (InstanceState::Stopped, _) => stopped(world, instance)?,
                (InstanceState::Running, Running::ShutDown) => rebooting(world, context, *id)?,
                (
                    InstanceState::Running
                    | InstanceState::Pending
                    | InstanceState::LaunchFailed
                    | InstanceState::Starting
                    | InstanceState::Stopping
                    | InstanceState::Rebooting
                    | InstanceState::Shutdown
                    | InstanceState::Terminating,
                    _,
                ) => return Err(instance.wrong_state()),
            };
            check_room(world, instance, size)?;
            changes.puts.extend(next.into_iter().map(|record| resized(record, size, context)));
        }
        Ok(Decision::new(changes, ()))
    }
}

/// The records of an instance that is stopped and stays it. Its interfaces are written though they
/// stay as they are: none may gain addresses beside this, by the bounds of the size of before.
fn stopped(world: &World, instance: &Instance) -> Result<Vec<Record>, Refusal> {
    instance.check_no_task()?;
    let mut records = vec![Record::Instance(instance.clone())];
    for eni in instance.interfaces.values() {
        let eni = world.eni(*eni)?;
        eni.check_no_task()?;
        records.push(Record::Eni(eni.clone()));
    }
    Ok(records)
}

/// The records of one that is rebooted.
fn rebooting(
    world: &World,
    context: &mut Context,
    instance: InstanceId,
) -> Result<Vec<Record>, Refusal> {
    let (instances, stopped_mode) = (vec![instance], StoppedMode::default());
    let reboot = ChangePower { power: Power::Reboot, instances, stopped_mode };
    Ok(reboot.decide(world, context)?.changes.puts)
}

fn resized(mut record: Record, size: Size, context: &Context) -> Record {
    if let Record::Instance(instance) = &mut record {
        instance.size = size;
        let action = String::from("ResetInstancesType");
        instance.latest = Operation { action, task: context.task };
    }
    record
}

/// Refuses a size that does not allow what the instance holds.
fn check_room(world: &World, instance: &Instance, size: Size) -> Result<(), Refusal> {
    let limits = size.limits();
    let exceeded = |limit, at_most: u8| Refusal::LimitExceeded { limit, at_most: at_most.into() };
    if instance.interfaces.len() > usize::from(limits.interfaces) {
        return Err(exceeded(Limit::InterfacesOfInstance, limits.interfaces));
    }
    for eni in instance.interfaces.values() {
        let eni = world.eni(*eni)?;
        if eni.addresses.len() > usize::from(limits.addresses) {
            return Err(exceeded(Limit::AddressesOfInterface, limits.addresses));
        }
        if eni.ipv6.len() > usize::from(limits.addresses) {
            return Err(exceeded(Limit::Ipv6AddressesOfInterface, limits.addresses));
        }
    }
    Ok(())
}
