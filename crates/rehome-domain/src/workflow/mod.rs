//! What has to be done next to bring an accepted task to its end.
//!
//! [`plan`] says which verbs the plane is to be asked and which stage that completes; when the
//! plane has done them, [`Advance`] writes the transition; when it cannot, [`GiveUp`] turns a move
//! that is not committed yet around, and [`LeaveToRepair`] ends a task that has nothing but forward
//! left: the repair goes on with what the plane has not done. All of them are pure and are asked again, on the newest
//! world, after every crash: there is no other memory of how far a task has come.

use serde::{Deserialize, Serialize};

use crate::address::DeviceIndex;
use crate::ids::{EniId, InstanceId, TaskId};
use crate::migration::{Attachment, Epoch, Migration, Phase, Route};
use crate::network_interface::Eni;
use crate::plane::{Fence, Gateway, Verb};
use crate::policy::derive;
use crate::task::{Job, Status, Task};
use crate::time::Timestamp;
use crate::world::World;

mod advance;
mod binding;
mod give_up;
mod handover;
mod power;
mod settle;

pub use advance::Advance;
pub use give_up::{GiveUp, LeaveToRepair};

/// How much a plan takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// What an earlier stage made is still there.
    Usual,
    /// It may be gone: after a restart or a failure everything is asked for again.
    Thorough,
}

/// The part of a task's way that a plan covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Up to the commit point.
    Prepare,
    /// From the commit point, or for a task without one, to the end.
    Finish,
    /// Back to where it was.
    Undo,
}

/// What to ask of the plane, in this order, to complete a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The stage that is completed.
    pub stage: Stage,
    /// The verbs. None when only the store has something to do.
    pub verbs: Vec<Verb>,
    /// Past this moment the stage is given up.
    pub deadline: Option<Timestamp>,
}

impl Plan {
    /// Whether what is left from this verb on only removes legs that carry nothing any more: the
    /// ENI is served already.
    pub fn only_removes_legs_from(&self, verb: usize) -> bool {
        let left = self.verbs.get(verb..).unwrap_or_default();
        !left.is_empty() && left.iter().all(|verb| matches!(verb, Verb::Unstage(_)))
    }
}

/// What is to be done next for a task; nothing when it has ended.
pub fn plan(world: &World, task: TaskId, care: Care) -> Option<Plan> {
    let task = running(world, task)?;
    match &task.job {
        Job::CreateInterface { .. } => finish(Vec::new()),
        Job::DeleteInterface { eni } => finish(deletion(world, world.enis.get(eni)?)),
        Job::MoveInterface { eni } | Job::CreateAndAttachInterface { eni } => {
            plan_move(world, *eni, care)
        }
        Job::MigrateAddress { from, to } => {
            handover::plan(world, (world.enis.get(from)?, world.enis.get(to)?), care)
        }
        Job::AssignAddresses { eni, .. } => finish(handover::gaining(world, world.enis.get(eni)?)),
        Job::UnassignAddresses { eni, .. } => {
            let mut verbs = binding::ends(world, task.id);
            verbs.extend(handover::losing(world, world.enis.get(eni)?, care));
            finish(verbs)
        }
        Job::LaunchInstance { instance, eni } => {
            let mut plan = plan_move(world, *eni, care)?;
            if plan.stage == Stage::Undo {
                plan.verbs.push(Verb::RemoveInstance(*instance));
            }
            Some(plan)
        }
        Job::TerminateInstance { instance } => finish(termination(world, *instance)?),
        Job::ChangePower { instance, power } => {
            finish(power::verbs(world, world.instances.get(instance)?, *power))
        }
        Job::AllocateAddresses { .. }
        | Job::ModifyAddressesBandwidth { .. }
        | Job::DeleteHaVip { .. }
        | Job::DeleteDhcpIp { .. } => finish(Vec::new()),
        Job::AssociateAddress { eip } => binding::plan(world, world.eips.get(eip)?),
        Job::DisassociateAddress { eip } => binding::end(world.eips.get(eip)?),
        Job::ReleaseAddresses { eips } => binding::end_all(world, eips),
        Job::RemoveVpc { vpc } => finish(vec![Verb::RemoveVpc(*vpc)]),
        Job::RemoveSubnet { gateway, .. } => finish(removal_of(world, *gateway)),
    }
}

fn running(world: &World, task: TaskId) -> Option<&Task> {
    world.tasks.get(&task).map(AsRef::as_ref).filter(|task| task.status == Status::Running)
}

fn finish(verbs: Vec<Verb>) -> Option<Plan> {
    Some(Plan { stage: Stage::Finish, verbs, deadline: None })
}

fn plan_move(world: &World, eni: EniId, care: Care) -> Option<Plan> {
    let eni = world.enis.get(&eni)?;
    let migration = eni.placement.migration()?;
    match &migration.phase {
        Phase::Preparing { deadline } => Some(Plan {
            stage: Stage::Prepare,
            verbs: staging(world, eni, migration),
            deadline: Some(*deadline),
        }),
        Phase::Committed => {
            let mut verbs = Vec::new();
            if care == Care::Thorough {
                // Whatever else the plane cannot do, what is older comes too late from now on.
                verbs.push(Verb::Fence(Fence { eni: eni.id, epoch: migration.epoch }));
                verbs.extend(staging(world, eni, migration));
            }
            verbs.extend(switching(world, eni, migration));
            finish(verbs)
        }
        Phase::Undoing { .. } => {
            let staged = migration.route.to().map(|to| Verb::Unstage(eni.leg_key(to)));
            let verbs = staged.into_iter().collect();
            Some(Plan { stage: Stage::Undo, verbs, deadline: None })
        }
    }
}

/// What makes the destination's leg, from nothing.
fn staging(world: &World, eni: &Eni, migration: &Migration) -> Vec<Verb> {
    migration.route.to().map_or_else(Vec::new, |to| staging_at(world, eni, to))
}

/// What makes the leg of a place, from nothing.
fn staging_at(world: &World, eni: &Eni, to: &Attachment) -> Vec<Verb> {
    let nets = world.vpcs.get(&eni.vpc).zip(world.subnets.get(&eni.subnet));
    let Some((vpc, subnet)) = nets else {
        return Vec::new();
    };
    let nets = [Verb::EnsureVpc(vpc.net()), Verb::EnsureGateway(subnet.net())];
    // What filters stands before there is anything to be filtered.
    let guarded = Verb::Enforce(derive::of_interface(world, eni));
    let instance = world.instances.get(&to.instance).map(|instance| instance.presence());
    let instance = instance.unwrap_or(Verb::EnsureInstance(to.instance));
    let leg = [instance, Verb::Stage(eni.leg(to, subnet))];
    nets.into_iter().chain([guarded]).chain(leg).collect()
}

/// What lets an ENI's packets go to its place, or nowhere while its instance is stopped.
fn steered(world: &World, eni: &Eni, place: &Attachment) -> Verb {
    if world.is_dark(place.instance) {
        Verb::Release(eni.release(eni.issued))
    } else {
        Verb::Switch(eni.steering(place))
    }
}

/// What makes the plane follow a committed move.
fn switching(world: &World, eni: &Eni, migration: &Migration) -> Vec<Verb> {
    let unstage = |from| Verb::Unstage(eni.leg_key(from));
    match &migration.route {
        Route::Attach { to } => vec![steered(world, eni, to)],
        Route::Migrate { from, to } => vec![steered(world, eni, to), unstage(from)],
        Route::Detach { from } => {
            vec![Verb::Release(eni.release(migration.epoch)), unstage(from)]
        }
    }
}

/// An ENI that was ever attached is released once more: its last task may have left that to the
/// repair, and its addresses are about to be given to others.
fn deletion(world: &World, eni: &Eni) -> Vec<Verb> {
    let attached = eni.issued > Epoch::default();
    let release = attached.then(|| Verb::Release(eni.release(eni.issued)));
    binding::leaving(world, eni).into_iter().chain(release).collect()
}

/// A subnet that was made since with the same gateway keeps it.
fn removal_of(world: &World, gateway: Gateway) -> Vec<Verb> {
    let kept = world.subnets_of(gateway.vpc).any(|subnet| subnet.net() == gateway);
    if kept { Vec::new() } else { vec![Verb::RemoveGateway(gateway)] }
}

fn termination(world: &World, instance: InstanceId) -> Option<Vec<Verb>> {
    let held = world.instances.get(&instance)?;
    let primary = held.interfaces.get(&DeviceIndex::PRIMARY).and_then(|eni| world.enis.get(eni));
    let unbound = primary.map_or_else(Vec::new, |eni| binding::leaving(world, eni));
    let moves = held.interfaces.values().filter_map(|eni| world.enis.get(eni));
    let verbs =
        moves.filter_map(|eni| Some(switching(world, eni, eni.placement.migration()?))).flatten();
    // A host that cannot be reached keeps its legs; that must not keep any ENI from being released.
    let (legs, mut verbs): (Vec<_>, Vec<_>) =
        verbs.partition(|verb| matches!(verb, Verb::Unstage(_)));
    verbs.extend(unbound);
    verbs.extend(legs);
    verbs.push(Verb::RemoveInstance(instance));
    Some(verbs)
}
