//! A secondary address on its way from one ENI to another of its subnet.
//!
//! The ENI that gives it holds the whole story, the one that takes it only names the task; so
//! there is one truth about how far it has come. Until the commit the address belongs to the
//! giver, from the commit on to the taker. Both get a new epoch with the commit, so that a verb of
//! before cannot bring the address back; their legs stay.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use super::Eni;
use crate::command::Context;
use crate::ids::{EniId, TaskId};
use crate::migration::Phase;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::subnet::Subnet;
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// An ENI's side of an address on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handover {
    /// It gives the address.
    Gives(Box<Giving>),
    /// It takes an address, by this task.
    Takes(TaskId),
    /// It has got addresses or lost some, by this task, and the plane is about to follow.
    Changes(TaskId),
}

/// The whole story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Giving {
    /// The task that it belongs to.
    pub task: TaskId,
    /// The address. Never a primary one.
    pub address: Ipv4Addr,
    /// The ENI that takes it.
    pub to: EniId,
    /// How far it has come.
    pub phase: Phase,
}

impl Handover {
    /// The task that it belongs to.
    pub fn task(&self) -> TaskId {
        match self {
            Self::Gives(giving) => giving.task,
            Self::Takes(task) | Self::Changes(task) => *task,
        }
    }
}

/// An interface whose addresses are others from now on, at a new epoch; its subnet, and the task that
/// lets the plane follow.
///
/// # Errors
/// [`Refusal::TaskRunning`] when a task holds its instance.
pub(crate) fn change(
    world: &World,
    context: &Context,
    (mut eni, subnet, job): (Eni, Subnet, Job),
) -> Result<Changes, Refusal> {
    let mut changes = Changes::default();
    if let Some(place) = eni.placement.attachment() {
        world.instance(place.instance)?.check_no_task()?;
        changes = changes.depends_on(RecordKey::Instance(place.instance));
    }
    eni.issue_epoch();
    eni.handover = Some(Handover::Changes(context.task));
    let records =
        [Record::Eni(eni), Record::Subnet(subnet), Record::Task(Task::begin(context, job))];
    changes.puts.extend(records);
    Ok(changes)
}

/// The commit point: the address changes hands.
pub(crate) fn commit(world: &World, from: &Eni) -> Result<Changes, Refusal> {
    let Some(Handover::Gives(giving)) = &from.handover else {
        return Ok(Changes::default());
    };
    let mut to = world.eni(giving.to)?.clone();
    let mut from = from.clone();
    let mut giving = giving.clone();
    giving.phase = Phase::Committed;
    from.addresses.retain(|address| *address != giving.address);
    to.addresses.push(giving.address);
    let said = from.details.remove(&giving.address.into());
    to.set_details(said.map(|says| (giving.address.into(), says)));
    from.handover = Some(Handover::Gives(giving));
    from.issue_epoch();
    to.issue_epoch();
    Ok(Changes::put([Record::Eni(from), Record::Eni(to)]))
}

/// Both at rest again.
pub(crate) fn settle(from: &Eni, to: &Eni) -> Changes {
    let at_rest = |eni: &Eni| Record::Eni(Eni { handover: None, ..eni.clone() });
    Changes::put([at_rest(from), at_rest(to)])
}
