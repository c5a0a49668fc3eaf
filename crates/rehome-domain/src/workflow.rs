//! What has to be done next to bring an accepted task to its end.
//!
//! [`plan`] says which verbs the plane is to be asked and which stage that completes; when the
//! plane has done them, [`Advance`] writes the transition; when it cannot, [`GiveUp`] turns a move
//! that is not committed yet around. All three are pure and are asked again, on the newest world,
//! after every crash: there is no other memory of how far a task has come.

use serde::{Deserialize, Serialize};

use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, InstanceId, TaskId};
use crate::instance::{Instance, InstanceState};
use crate::migration::{Migration, Phase, Placement, Route};
use crate::network_interface::Eni;
use crate::plane::{Gateway, Verb};
use crate::refusal::Refusal;
use crate::task::{Failure, Job, Status, Task};
use crate::time::Timestamp;
use crate::world::{Changes, Record, RecordKey, World};

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

/// What is to be done next for a task; nothing when it has ended.
pub fn plan(world: &World, task: TaskId, care: Care) -> Option<Plan> {
    let task = running(world, task)?;
    match &task.job {
        Job::CreateInterface { .. } | Job::DeleteInterface { .. } => finish(Vec::new()),
        Job::MoveInterface { eni } => plan_move(world, *eni, care),
        Job::LaunchInstance { instance, eni } => {
            let mut plan = plan_move(world, *eni, care)?;
            if plan.stage == Stage::Undo {
                plan.verbs.push(Verb::RemoveInstance(*instance));
            }
            Some(plan)
        }
        Job::TerminateInstance { instance } => finish(termination(world, *instance)?),
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
                verbs = staging(world, eni, migration);
            }
            verbs.extend(switching(eni, migration));
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
    let nets = world.vpcs.get(&eni.vpc).zip(world.subnets.get(&eni.subnet));
    let (Some(to), Some((vpc, subnet))) = (migration.route.to(), nets) else {
        return Vec::new();
    };
    vec![
        Verb::EnsureVpc(vpc.net()),
        Verb::EnsureGateway(subnet.net()),
        Verb::EnsureInstance(to.instance),
        Verb::Stage(eni.leg(to, subnet)),
    ]
}

/// What makes the plane follow a committed move.
fn switching(eni: &Eni, migration: &Migration) -> Vec<Verb> {
    let unstage = |from| Verb::Unstage(eni.leg_key(from));
    match &migration.route {
        Route::Attach { to } => vec![Verb::Switch(eni.steering(to))],
        Route::Migrate { from, to } => vec![Verb::Switch(eni.steering(to)), unstage(from)],
        Route::Detach { from } => {
            vec![Verb::Release(eni.release(migration.epoch)), unstage(from)]
        }
    }
}

/// A subnet that was made since with the same gateway keeps it.
fn removal_of(world: &World, gateway: Gateway) -> Vec<Verb> {
    let kept = world.subnets_of(gateway.vpc).any(|subnet| subnet.net() == gateway);
    if kept { Vec::new() } else { vec![Verb::RemoveGateway(gateway)] }
}

fn termination(world: &World, instance: InstanceId) -> Option<Vec<Verb>> {
    let held = world.instances.get(&instance)?;
    let moves = held.interfaces.values().filter_map(|eni| world.enis.get(eni));
    let mut verbs: Vec<Verb> = moves
        .filter_map(|eni| Some(switching(eni, eni.placement.migration()?)))
        .flatten()
        .collect();
    verbs.push(Verb::RemoveInstance(instance));
    Some(verbs)
}

/// Writes that the plane has completed a stage. No change when the task is not there any more.
#[derive(Debug, Clone, Copy)]
pub struct Advance {
    /// The task.
    pub task: TaskId,
    /// The stage that was completed.
    pub stage: Stage,
}

impl Command for Advance {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let current = plan(world, self.task, Care::Usual).map(|plan| plan.stage);
        if current != Some(self.stage) {
            return Ok(Decision::new(Changes::default(), ()));
        }
        let task = world.task(self.task)?;
        let changes = match (&task.job, self.stage) {
            (Job::MoveInterface { eni } | Job::LaunchInstance { eni, .. }, Stage::Prepare) => {
                commit(world.eni(*eni)?, context.now)
            }
            (Job::CreateInterface { eni }, _) => Changes::put([Record::Eni(Eni {
                placement: Placement::Free,
                ..world.eni(*eni)?.clone()
            })]),
            (Job::DeleteInterface { eni }, _) => remove_eni(world, world.eni(*eni)?)?,
            (Job::MoveInterface { eni }, _) => settle_move(world, world.eni(*eni)?)?,
            (Job::LaunchInstance { instance, eni }, Stage::Undo) => {
                fail_launch(world, world.instance(*instance)?, world.eni(*eni)?)?
            }
            (Job::LaunchInstance { instance, eni }, Stage::Finish) => {
                settle_launch(world.instance(*instance)?, world.eni(*eni)?)
            }
            (Job::TerminateInstance { instance }, _) => {
                settle_termination(world, world.instance(*instance)?)?
            }
            (Job::RemoveVpc { .. } | Job::RemoveSubnet { .. }, _) => Changes::default(),
        };
        Ok(Decision::new(self.ended(changes, world, context.now)?, ()))
    }
}

impl Advance {
    /// Adds the task's end, unless the stage ended in the middle of its way.
    fn ended(&self, changes: Changes, world: &World, now: Timestamp) -> Result<Changes, Refusal> {
        let task = world.task(self.task)?;
        let status = match self.stage {
            Stage::Prepare => return Ok(changes.depends_on(RecordKey::Task(self.task))),
            Stage::Finish => Status::Success,
            Stage::Undo => Status::Failed(undone_because(world, task)),
        };
        Ok(changes.and_put(Record::Task(task.end(status, now))))
    }
}

fn undone_because(world: &World, task: &Task) -> Failure {
    let eni = match &task.job {
        Job::MoveInterface { eni } | Job::LaunchInstance { eni, .. } => world.enis.get(eni),
        Job::CreateInterface { .. }
        | Job::DeleteInterface { .. }
        | Job::TerminateInstance { .. }
        | Job::RemoveVpc { .. }
        | Job::RemoveSubnet { .. } => None,
    };
    match eni.and_then(|eni| eni.placement.migration()).map(|migration| &migration.phase) {
        Some(Phase::Undoing { reason }) => reason.clone(),
        Some(Phase::Preparing { .. } | Phase::Committed) | None => Failure::Deadline,
    }
}

/// The commit point: from this record on the destination owns the ENI.
fn commit(eni: &Eni, now: Timestamp) -> Changes {
    let mut eni = eni.clone();
    if let Placement::Moving(migration) = &mut eni.placement {
        migration.phase = Phase::Committed;
        match &mut migration.route {
            Route::Attach { to } | Route::Migrate { to, .. } => to.since = now,
            Route::Detach { .. } => {}
        }
    }
    Changes::put([Record::Eni(eni)])
}

/// Where the ENI is once its move is over, and the place that it does not hold any more.
fn at_rest(eni: &Eni) -> Option<(Placement, Option<crate::migration::Attachment>)> {
    let migration = eni.placement.migration()?;
    let undone = matches!(migration.phase, Phase::Undoing { .. });
    Some(match (migration.route, undone) {
        (Route::Attach { to }, false) => (Placement::On(to), None),
        (Route::Migrate { from, to }, false) => (Placement::On(to), Some(from)),
        (Route::Detach { from }, _) => (Placement::Free, Some(from)),
        (Route::Attach { to }, true) => (Placement::Free, Some(to)),
        (Route::Migrate { from, to }, true) => (Placement::On(from), Some(to)),
    })
}

fn settle_move(world: &World, eni: &Eni) -> Result<Changes, Refusal> {
    let Some((placement, left)) = at_rest(eni) else {
        return Ok(Changes::default());
    };
    let changes = Changes::put([Record::Eni(Eni { placement, ..eni.clone() })]);
    let Some(left) = left else {
        return Ok(changes);
    };
    let mut instance = world.instance(left.instance)?.clone();
    instance.vacate(left.device_index, eni.id);
    Ok(changes.and_put(Record::Instance(instance)))
}

fn settle_launch(instance: &Instance, eni: &Eni) -> Changes {
    let state = InstanceState::Running;
    let placement = at_rest(eni).map_or(Placement::Free, |(placement, _)| placement);
    Changes::put([
        Record::Instance(Instance { state, task: None, ..instance.clone() }),
        Record::Eni(Eni { placement, ..eni.clone() }),
    ])
}

fn fail_launch(world: &World, instance: &Instance, eni: &Eni) -> Result<Changes, Refusal> {
    let mut instance = instance.clone();
    instance.state = InstanceState::LaunchFailed;
    instance.task = None;
    instance.interfaces.clear();
    Ok(remove_eni(world, eni)?.and_put(Record::Instance(instance)))
}

fn remove_eni(world: &World, eni: &Eni) -> Result<Changes, Refusal> {
    let mut subnet = world.subnet(eni.subnet)?.clone();
    subnet.give_back(eni.addresses.len());
    Ok(Changes::put([Record::Subnet(subnet)]).delete(RecordKey::Eni(eni.id)))
}

fn settle_termination(world: &World, instance: &Instance) -> Result<Changes, Refusal> {
    let mut changes = Changes::default().delete(RecordKey::Instance(instance.id));
    for (index, eni) in &instance.interfaces {
        let eni = world.eni(*eni)?;
        if *index == crate::DeviceIndex::PRIMARY {
            let removal = remove_eni(world, eni)?;
            changes.puts.extend(removal.puts);
            changes.deletes.extend(removal.deletes);
        } else {
            changes.puts.push(Record::Eni(Eni { placement: Placement::Free, ..eni.clone() }));
        }
    }
    Ok(changes)
}

/// Turns a move around that is not committed yet. No change past the commit: only forward there.
#[derive(Debug, Clone)]
pub struct GiveUp {
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: Failure,
}

impl Command for GiveUp {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let preparing =
            plan(world, self.task, Care::Usual).is_some_and(|plan| plan.stage == Stage::Prepare);
        let job = running(world, self.task).map(|task| &task.job);
        let changes = match job {
            Some(Job::MoveInterface { eni } | Job::LaunchInstance { eni, .. }) if preparing => {
                undo(world.eni(*eni)?, &self.reason)
            }
            Some(_) | None => Changes::default(),
        };
        Ok(Decision::new(changes, ()))
    }
}

fn undo(eni: &Eni, reason: &Failure) -> Changes {
    let mut eni = eni.clone();
    if let Placement::Moving(migration) = &mut eni.placement {
        migration.phase = Phase::Undoing { reason: reason.clone() };
    }
    Changes::put([Record::Eni(eni)])
}
