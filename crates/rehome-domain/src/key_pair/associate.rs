//! AssociateInstancesKeyPairs, DisassociateInstancesKeyPairs (CVM API 2017-03-12): which keys instances have. Rehome writes a key
//! into no machine: it boots none.

use super::KEYS_OF_INSTANCE_MAX;
use crate::command::{Command, Context, Decision};
use crate::ids::{InstanceId, KeyPairId};
use crate::instance::{Instance, InstanceState, Operation};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::world::{Changes, World};

/// Instances that one call may name.
pub const INSTANCES_MAX: usize = 100;

/// What is done with the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Association {
    /// The instances have them, and no others any more.
    Join,
    /// The instances have them no more.
    Leave,
}

/// Whether an instance may run while its keys change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhileRunning {
    /// It may: ForceStop.
    Allowed,
    /// It has to be stopped.
    Refused,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ChangeKeys {
    /// What is done.
    pub how: Association,
    /// InstanceIds.
    pub instances: Vec<InstanceId>,
    /// KeyIds.
    pub key_pairs: Vec<KeyPairId>,
    /// ForceStop.
    pub running: WhileRunning,
}

impl Command for ChangeKeys {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_list("InstanceIds", &self.instances, INSTANCES_MAX)?;
        check_list("KeyIds", &self.key_pairs, KEYS_OF_INSTANCE_MAX)?;
        for id in &self.instances {
            world.instance(*id)?;
        }
        let pair = |id: &KeyPairId| world.key_pair(*id).cloned().map(Record::KeyPair);
        // The keys are written as they are, so that a deletion meets this.
        let mut puts = self.key_pairs.iter().map(pair).collect::<Result<Vec<_>, _>>()?;
        for id in &self.instances {
            puts.push(Record::Instance(self.changed(world.instance(*id)?, context)?));
        }
        Ok(Decision::new(Changes::put(puts), ()))
    }
}

impl ChangeKeys {
    fn changed(&self, instance: &Instance, context: &Context) -> Result<Instance, Refusal> {
        instance.check_running_or_stopped()?;
        instance.check_no_task()?;
        if instance.state == InstanceState::Running && self.running == WhileRunning::Refused {
            return Err(instance.invalid_state());
        }
        let mut instance = instance.clone();
        let action = match self.how {
            Association::Join => {
                instance.keys.clone_from(&self.key_pairs);
                "AssociateInstancesKeyPairs"
            }
            Association::Leave => {
                for key_pair in &self.key_pairs {
                    let at = instance.keys.iter().position(|it| it == key_pair);
                    let (key_pair, instance_id) = (*key_pair, instance.id);
                    let at = at.ok_or(Refusal::KeyNotHeld { instance: instance_id, key_pair })?;
                    instance.keys.remove(at);
                }
                "DisassociateInstancesKeyPairs"
            }
        };
        instance.latest = Operation { action: action.to_owned(), task: context.task };
        Ok(instance)
    }
}

fn check_list<T: Ord + Copy + std::fmt::Display>(
    parameter: &'static str,
    list: &[T],
    most: usize,
) -> Result<(), Refusal> {
    if list.is_empty() {
        return Err(Refusal::Missing(parameter));
    }
    if list.len() > most {
        let (limit, at_most) = (Limit::ValuesInCall, most as u64);
        return Err(Refusal::LimitExceeded { limit, at_most });
    }
    let mut sorted = list.to_vec();
    sorted.sort_unstable();
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Refusal::value(parameter, &pair[0], Fault::Duplicate)),
        None => Ok(()),
    }
}
