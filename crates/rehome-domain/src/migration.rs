//! The state machine of ownership: attach, detach and migrate are one move of an ENI.
//!
//! | phase | what is true | a failure here |
//! |---|---|---|
//! | `Preparing` | accepted, durable; slot and index at the destination reserved | undo: the ENI stays where it was |
//! | `Committed` | owner = destination, epoch raised: the one linearizable point | forward only |
//! | `Undoing` | decided to give up before the commit; the staged leg is being removed | repeat the removal |
//!
//! DESIGN section 3 names two more, *Staged* and *Switched*. They are facts of the plane, which
//! the plane keeps; writing them down as well would cost two syncs a move and decide nothing,
//! because the verbs that lead to them are idempotent (docs/decisions/0003).

use serde::{Deserialize, Serialize};

use crate::address::DeviceIndex;
use crate::ids::{InstanceId, TaskId};
use crate::task::Failure;
use crate::time::Timestamp;

/// The version of an ENI's ownership. It only ever rises; a plane refuses an older one.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Epoch(pub u64);

impl Epoch {
    /// The epoch after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// An ENI's place in an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The instance that owns the ENI.
    pub instance: InstanceId,
    /// The place that it takes there.
    pub device_index: DeviceIndex,
    /// The epoch of the leg through which it is owned.
    pub epoch: Epoch,
    /// Since when.
    pub since: Timestamp,
}

/// From where to where an ENI moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Route {
    /// Nobody owned it; `to` will.
    Attach {
        /// The place that is reserved.
        to: Attachment,
    },
    /// `from` owned it; nobody will.
    Detach {
        /// The place that becomes free.
        from: Attachment,
    },
    /// `from` hands over to `to`.
    Migrate {
        /// The place that becomes free.
        from: Attachment,
        /// The place that is reserved.
        to: Attachment,
    },
}

impl Route {
    /// The place that the ENI leaves.
    pub fn from(&self) -> Option<&Attachment> {
        match self {
            Self::Attach { .. } => None,
            Self::Detach { from } | Self::Migrate { from, .. } => Some(from),
        }
    }

    /// The place that the ENI goes to.
    pub fn to(&self) -> Option<&Attachment> {
        match self {
            Self::Attach { to } | Self::Migrate { to, .. } => Some(to),
            Self::Detach { .. } => None,
        }
    }
}

/// How far a move has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Accepted. Nothing that a packet could notice has happened.
    Preparing {
        /// Past this moment the move is undone.
        deadline: Timestamp,
    },
    /// The destination owns the ENI. From here on only forward.
    Committed,
    /// Given up before the commit.
    Undoing {
        /// Why. It becomes the task's output.
        reason: Failure,
    },
}

/// A move under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Migration {
    /// The task that it belongs to.
    pub task: TaskId,
    /// From where to where.
    pub route: Route,
    /// The epoch that ownership has from the commit on.
    pub epoch: Epoch,
    /// How far it has come.
    pub phase: Phase,
}

impl Migration {
    /// Who owns the ENI now: the one place where that question is answered.
    ///
    /// A detach is answered with the place that it leaves until it is settled, as the API shows it.
    pub fn owner(&self) -> Option<&Attachment> {
        match (&self.phase, &self.route) {
            (Phase::Committed, Route::Attach { to } | Route::Migrate { to, .. }) => Some(to),
            (Phase::Committed, Route::Detach { from }) => Some(from),
            (Phase::Preparing { .. } | Phase::Undoing { .. }, route) => route.from(),
        }
    }
}

/// Where an ENI is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Placement {
    /// Being made by a task; not usable yet.
    Pending(TaskId),
    /// Nobody owns it.
    Free,
    /// An instance owns it.
    On(Attachment),
    /// It is on the move; [`Migration::owner`] says who owns it.
    Moving(Box<Migration>),
    /// Being deleted by a task.
    Deleting(TaskId),
}

impl Placement {
    /// The place that the API shows as the ENI's attachment.
    pub fn attachment(&self) -> Option<&Attachment> {
        match self {
            Self::On(attachment) => Some(attachment),
            Self::Moving(migration) => migration.owner(),
            Self::Pending(_) | Self::Free | Self::Deleting(_) => None,
        }
    }

    /// The move under way, if there is one.
    pub fn migration(&self) -> Option<&Migration> {
        match self {
            Self::Moving(migration) => Some(migration),
            Self::Pending(_) | Self::Free | Self::On(_) | Self::Deleting(_) => None,
        }
    }

    /// The task that holds the ENI, if one does.
    pub fn task(&self) -> Option<TaskId> {
        match self {
            Self::Pending(task) | Self::Deleting(task) => Some(*task),
            Self::Moving(migration) => Some(migration.task),
            Self::Free | Self::On(_) => None,
        }
    }
}
