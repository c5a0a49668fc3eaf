//! The book of migrations: which were accepted, and how each ended.

use std::collections::BTreeMap;

use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::task::Status;
use rehome_domain::{Placement, TaskId, World};

use super::breach::{Breach, ensure};

/// Migrations of a run, or of many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moves {
    /// Accepted: the caller was told so.
    pub accepted: u64,
    /// Ended at the destination, successfully.
    pub succeeded: u64,
    /// Ended at the source, with a reason.
    pub undone: u64,
    /// Ended with a reason past the commit: the destination owns the ENI, a repair does the rest.
    pub stranded: u64,
    /// Mishaps that met their own calls, verbs and commits.
    pub struck: u64,
}

impl Moves {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            accepted: self.accepted + other.accepted,
            succeeded: self.succeeded + other.succeeded,
            undone: self.undone + other.undone,
            stranded: self.stranded + other.stranded,
            struck: self.struck + other.struck,
        }
    }
}

/// Moves under way, and the count of those that ended.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) moves: Moves,
    open: BTreeMap<TaskId, MigrateNetworkInterface>,
}

impl Book {
    /// A migration was accepted, after so many mishaps.
    pub(crate) fn accept(&mut self, task: TaskId, command: MigrateNetworkInterface, struck: u64) {
        self.moves.accepted += 1;
        self.moves.struck += struck;
        self.open.insert(task, command);
    }

    /// Mishaps met a task; counted when it is a migration.
    pub(crate) fn strike(&mut self, task: TaskId, mishaps: u64) {
        if self.open.contains_key(&task) {
            self.moves.struck += mishaps;
        }
    }

    /// A task ended: a migration that did is where its status says.
    pub(crate) fn end(&mut self, task: TaskId, world: &World) -> Result<(), Breach> {
        let Some(command) = self.open.remove(&task) else { return Ok(()) };
        let status = world.tasks.get(&task).map(|task| task.status.clone());
        let holder = match world.enis.get(&command.eni).map(|eni| &eni.placement) {
            Some(Placement::On(place)) => Some(place.instance),
            Some(_) | None => None,
        };
        let counted = match (&status, holder) {
            (Some(Status::Success), holder) if holder == Some(command.destination) => {
                &mut self.moves.succeeded
            }
            (Some(Status::Failed(_)), holder) if holder == Some(command.source) => {
                &mut self.moves.undone
            }
            (Some(Status::Failed(_)), holder) if holder == Some(command.destination) => {
                &mut self.moves.stranded
            }
            (status, holder) => {
                let text = || format!("{command:?} ended {status:?} and is at {holder:?}");
                return ensure(false, text).map_err(|breach| breach.about(command.eni));
            }
        };
        *counted += 1;
        Ok(())
    }

    /// Migrations that have not ended.
    pub(crate) fn open(&self) -> usize {
        self.open.len()
    }
}
