//! The way of an elastic IP to a private address and off it again.
//!
//! Binding is asked of the plane before the commit, because the commit is the end: what the plane
//! cannot carry is never said to be bound. Every end of a binding has an epoch of its own, so that
//! no late verb of an older list brings it back.

use super::{Plan, Stage, finish};
use crate::elastic_ip::{Association, Eip};
use crate::ids::{EipId, TaskId};
use crate::network_interface::Eni;
use crate::plane::Verb;
use crate::record::{Record, RecordKey};
use crate::task::Failure;
use crate::world::{Changes, World};

/// What is to be done next to bind one.
pub(super) fn plan(world: &World, eip: &Eip) -> Option<Plan> {
    match &eip.association {
        Association::Binding { to, deadline, .. } => {
            let vpc = world.vpcs.get(&to.vpc).map(|vpc| Verb::EnsureVpc(vpc.net()));
            let bind = Verb::Bind(eip.binding(*to));
            let verbs = vpc.into_iter().chain([bind]).collect();
            Some(Plan { stage: Stage::Prepare, verbs, deadline: Some(*deadline) })
        }
        Association::Undoing { .. } => {
            let verbs = vec![Verb::Unbind(eip.unbinding())];
            Some(Plan { stage: Stage::Undo, verbs, deadline: None })
        }
        Association::Unbound
        | Association::Bound(_)
        | Association::Unbinding { .. }
        | Association::Releasing(_) => None,
    }
}

/// What is to be done to unbind one, or to let it go. Its last task may have left the end of a
/// binding to the repair, and its public address is about to be given to others.
pub(super) fn end(eip: &Eip) -> Option<Plan> {
    finish(vec![Verb::Unbind(eip.unbinding())])
}

/// The same for several.
pub(super) fn end_all(world: &World, eips: &[EipId]) -> Option<Plan> {
    let found = eips.iter().filter_map(|eip| world.eips.get(eip));
    finish(found.map(|eip| Verb::Unbind(eip.unbinding())).collect())
}

/// What takes the elastic IPs that a task holds off their addresses.
pub(super) fn ends(world: &World, task: TaskId) -> Vec<Verb> {
    world.eips_of_task(task).map(|eip| Verb::Unbind(eip.unbinding())).collect()
}

/// What takes the elastic IPs of an ENI off it.
pub(super) fn leaving(world: &World, eni: &Eni) -> Vec<Verb> {
    world.eips_of(eni).map(|eip| Verb::Unbind(eip.unbinding())).collect()
}

/// The commit point, which is the end of the task as well.
pub(super) fn commit(eip: &Eip) -> Changes {
    match &eip.association {
        Association::Binding { to, .. } => {
            Changes::put([Record::Eip(eip.with(Association::Bound(*to)))])
        }
        Association::Unbound
        | Association::Undoing { .. }
        | Association::Bound(_)
        | Association::Unbinding { .. }
        | Association::Releasing(_) => Changes::default(),
    }
}

/// Given up before the commit.
pub(super) fn turned_around(eip: &Eip, reason: &Failure) -> Changes {
    let Association::Binding { task, to, .. } = eip.association else {
        return Changes::default();
    };
    let mut eip = eip.with(Association::Undoing { task, to, reason: reason.clone() });
    eip.issue_epoch();
    Changes::put([Record::Eip(eip)])
}

/// Bound to nothing, and at rest.
pub(super) fn unbound(eip: &Eip) -> Changes {
    Changes::put([Record::Eip(eip.with(Association::Unbound))])
}

/// Gone, and their public addresses free for others.
pub(super) fn released(world: &World, eips: &[EipId]) -> Changes {
    let mut pool = world.address_pool.unwrap_or_default();
    pool.give_back(eips.len());
    let put = Changes::put([Record::AddressPool(pool)]);
    eips.iter().fold(put, |changes, eip| changes.delete(RecordKey::Eip(*eip)))
}
