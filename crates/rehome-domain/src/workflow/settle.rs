//! What the store says when a stage is over: the commit, the end, the turning round.

use super::{Stage, binding};
use crate::elastic_ip::{self, Association};
use crate::ha_vip::{self, Associate, Gone};
use crate::instance::{Instance, InstanceState};
use crate::migration::{Attachment, Phase, Placement, Route};
use crate::network_interface::Eni;
use crate::network_interface::handover::{self, Handover};
use crate::network_interface::private_ip_addresses;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::task::{Failure, Job, Status, Task};
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// The commit point: from this record on the destination owns.
pub(super) fn commit(world: &World, task: &Task, now: Timestamp) -> Result<Changes, Refusal> {
    match &task.job {
        Job::MoveInterface { eni }
        | Job::CreateAndAttachInterface { eni }
        | Job::LaunchInstance { eni, .. } => Ok(commit_move(world.eni(*eni)?, now)),
        Job::MigrateAddress { from, .. } => handover::commit(world, world.eni(*from)?),
        Job::AssociateAddress { eip } => {
            // Nothing is left to be done: the commit ends the task.
            let ended = Record::Task(task.end(Status::Success, now));
            Ok(binding::commit(world.eip(*eip)?).and_put(ended))
        }
        Job::CreateInterface { .. }
        | Job::DeleteInterface { .. }
        | Job::AssignAddresses { .. }
        | Job::UnassignAddresses { .. }
        | Job::TerminateInstance { .. }
        | Job::ChangePower { .. }
        | Job::AllocateAddresses { .. }
        | Job::ModifyAddressesBandwidth { .. }
        | Job::DisassociateAddress { .. }
        | Job::ReleaseAddresses { .. }
        | Job::DeleteHaVip { .. }
        | Job::DeleteDhcpIp { .. }
        | Job::RemoveVpc { .. }
        | Job::RemoveSubnet { .. } => Ok(Changes::default()),
    }
}

fn commit_move(eni: &Eni, now: Timestamp) -> Changes {
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

/// Everything as it is once the task is over, but for the task itself.
pub(super) fn settled(world: &World, task: &Task, stage: Stage) -> Result<Changes, Refusal> {
    match &task.job {
        Job::CreateInterface { eni } => Ok(Changes::put([Record::Eni(Eni {
            placement: Placement::Free,
            ..world.eni(*eni)?.clone()
        })])),
        Job::DeleteInterface { eni } => delete_eni(world, world.eni(*eni)?),
        Job::CreateAndAttachInterface { eni } if stage == Stage::Undo => {
            let eni = world.eni(*eni)?;
            let mut changes = delete_eni(world, eni)?;
            // The last record is the instance's; the ENI's own is not written but removed.
            let settled = settle_move(world, eni)?.puts.into_iter();
            changes.puts.extend(settled.filter(|put| put.key() != RecordKey::Eni(eni.id)));
            Ok(changes)
        }
        Job::MoveInterface { eni } | Job::CreateAndAttachInterface { eni } => {
            settle_move(world, world.eni(*eni)?)
        }
        Job::MigrateAddress { from, to } => {
            Ok(handover::settle(world.eni(*from)?, world.eni(*to)?))
        }
        Job::AssignAddresses { eni, .. } | Job::UnassignAddresses { eni, .. } => {
            let eni = Eni { handover: None, ..world.eni(*eni)?.clone() };
            let eips = private_ip_addresses::let_go(world, task.id);
            Ok(Changes::put([Record::Eni(eni)].into_iter().chain(eips)))
        }
        Job::LaunchInstance { instance, eni } if stage == Stage::Undo => {
            fail_launch(world, world.instance(*instance)?, world.eni(*eni)?)
        }
        Job::LaunchInstance { instance, eni } => {
            Ok(settle_launch(world.instance(*instance)?, world.eni(*eni)?))
        }
        Job::TerminateInstance { instance } => {
            settle_termination(world, world.instance(*instance)?)
        }
        Job::ChangePower { instance, power } => {
            let instance = world.instance(*instance)?.clone();
            let ended = Instance { state: power.ends_in(), task: None, ..instance };
            Ok(Changes::put([Record::Instance(ended)]))
        }
        Job::AssociateAddress { eip } | Job::DisassociateAddress { eip } => {
            Ok(binding::unbound(world.eip(*eip)?))
        }
        Job::ReleaseAddresses { eips } => Ok(binding::released(world, eips)),
        Job::AllocateAddresses { .. }
        | Job::ModifyAddressesBandwidth { .. }
        | Job::DeleteHaVip { .. }
        | Job::DeleteDhcpIp { .. }
        | Job::RemoveVpc { .. }
        | Job::RemoveSubnet { .. } => Ok(Changes::default()),
    }
}

/// The phase of the task's move, if it has one.
fn phase<'a>(world: &'a World, task: &Task) -> Option<&'a Phase> {
    match &task.job {
        Job::MoveInterface { eni }
        | Job::CreateAndAttachInterface { eni }
        | Job::LaunchInstance { eni, .. } => {
            world.enis.get(eni)?.placement.migration().map(|migration| &migration.phase)
        }
        Job::MigrateAddress { from, .. } => match world.enis.get(from)?.handover.as_ref()? {
            Handover::Gives(giving) => Some(&giving.phase),
            Handover::Takes(_) | Handover::Changes(_) => None,
        },
        Job::CreateInterface { .. }
        | Job::DeleteInterface { .. }
        | Job::AssignAddresses { .. }
        | Job::UnassignAddresses { .. }
        | Job::TerminateInstance { .. }
        | Job::ChangePower { .. }
        | Job::AssociateAddress { .. }
        | Job::AllocateAddresses { .. }
        | Job::ModifyAddressesBandwidth { .. }
        | Job::DisassociateAddress { .. }
        | Job::ReleaseAddresses { .. }
        | Job::DeleteHaVip { .. }
        | Job::DeleteDhcpIp { .. }
        | Job::RemoveVpc { .. }
        | Job::RemoveSubnet { .. } => None,
    }
}

/// The association of the elastic IP that the task binds.
fn association<'a>(world: &'a World, task: &Task) -> Option<&'a Association> {
    let Job::AssociateAddress { eip } = &task.job else {
        return None;
    };
    world.eips.get(eip).map(|eip| &eip.association)
}

/// Why a task is being undone.
pub(super) fn undone_because(world: &World, task: &Task) -> Failure {
    if let Some(Association::Undoing { reason, .. }) = association(world, task) {
        return reason.clone();
    }
    match phase(world, task) {
        Some(Phase::Undoing { reason }) => reason.clone(),
        Some(Phase::Preparing { .. } | Phase::Committed) | None => Failure::Deadline,
    }
}

/// The task's move, turned round.
pub(super) fn turned_around(
    world: &World,
    task: &Task,
    reason: &Failure,
) -> Result<Changes, Refusal> {
    let undoing = Phase::Undoing { reason: reason.clone() };
    let eni = match &task.job {
        Job::MoveInterface { eni }
        | Job::CreateAndAttachInterface { eni }
        | Job::LaunchInstance { eni, .. }
        | Job::MigrateAddress { from: eni, .. } => *eni,
        Job::AssociateAddress { eip } => {
            return Ok(binding::turned_around(world.eip(*eip)?, reason));
        }
        Job::CreateInterface { .. }
        | Job::DeleteInterface { .. }
        | Job::AssignAddresses { .. }
        | Job::UnassignAddresses { .. }
        | Job::TerminateInstance { .. }
        | Job::ChangePower { .. }
        | Job::AllocateAddresses { .. }
        | Job::ModifyAddressesBandwidth { .. }
        | Job::DisassociateAddress { .. }
        | Job::ReleaseAddresses { .. }
        | Job::DeleteHaVip { .. }
        | Job::DeleteDhcpIp { .. }
        | Job::RemoveVpc { .. }
        | Job::RemoveSubnet { .. } => return Ok(Changes::default()),
    };
    let mut eni = world.eni(eni)?.clone();
    match (&mut eni.placement, &mut eni.handover) {
        (_, Some(Handover::Gives(giving))) => giving.phase = undoing,
        (Placement::Moving(migration), None | Some(Handover::Takes(_) | Handover::Changes(_))) => {
            migration.phase = undoing;
        }
        (
            Placement::Pending(_) | Placement::Free | Placement::On(_) | Placement::Deleting(_),
            None | Some(Handover::Takes(_) | Handover::Changes(_)),
        ) => {}
    }
    Ok(Changes::put([Record::Eni(eni)]))
}

/// Where the ENI is once its move is over, and the place that it does not hold any more.
fn at_rest(eni: &Eni) -> Option<(Placement, Option<Attachment>)> {
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
    let mut changes = Changes::default();
    if placement == Placement::Free {
        changes.puts.extend(ha_vip::left(world, &Gone::detached([eni.id])));
    }
    let changes = changes.and_put(Record::Eni(Eni { placement, ..eni.clone() }));
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
    Ok(delete_eni(world, eni)?.and_put(Record::Instance(instance)))
}

fn remove_eni(world: &World, eni: &Eni) -> Result<Changes, Refusal> {
    let mut subnet = world.subnet(eni.subnet)?.clone();
    subnet.give_back(eni.addresses.len());
    subnet.ipv6_used = subnet.ipv6_used.saturating_sub(eni.ipv6.len() as u64);
    let mut changes = Changes::put([Record::Subnet(subnet)]).delete(RecordKey::Eni(eni.id));
    changes.puts.extend(elastic_ip::left(world, eni));
    Ok(changes)
}

/// The same with what floats on it.
fn delete_eni(world: &World, eni: &Eni) -> Result<Changes, Refusal> {
    let mut changes = remove_eni(world, eni)?;
    let gone = Gone { detached: vec![eni.id], deleted: vec![Associate::Interface(eni.id)] };
    changes.puts.extend(ha_vip::left(world, &gone));
    Ok(changes)
}

fn settle_termination(world: &World, instance: &Instance) -> Result<Changes, Refusal> {
    let mut changes = Changes::default().delete(RecordKey::Instance(instance.id));
    let mut gone = Gone::detached(instance.interfaces.values().copied());
    gone.deleted.push(Associate::Instance(instance.id));
    for (index, eni) in &instance.interfaces {
        let eni = world.eni(*eni)?;
        if *index == crate::DeviceIndex::PRIMARY {
            gone.deleted.push(Associate::Interface(eni.id));
            let removal = remove_eni(world, eni)?;
            changes.puts.extend(removal.puts);
            changes.deletes.extend(removal.deletes);
        } else {
            changes.puts.push(Record::Eni(Eni { placement: Placement::Free, ..eni.clone() }));
        }
    }
    changes.puts.extend(ha_vip::left(world, &gone));
    Ok(changes)
}
