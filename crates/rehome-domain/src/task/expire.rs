//! Ended tasks are kept for a while and no longer, so that the store does not grow without end.

use crate::command::{Command, Context, Decision};
use crate::ids::TaskId;
use crate::record::RecordKey;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// How long an ended task can be asked for, in milliseconds: one hour.
pub const KEEP_MS: i64 = 3_600_000;
/// Ended tasks of an account in a region that are kept, however young: minutes of the fastest caller,
/// far more than the hour of any other. In memory and on disk some 80 MB.
pub const KEPT_MAX: usize = 65_536;
/// Tasks that one sweep removes at most, so that it fits in one transaction of the store.
pub const SWEEP_MAX: usize = 100;

/// Removes tasks that ended more than [`KEEP_MS`] ago or are more than [`KEPT_MAX`], the oldest first.
#[derive(Debug, Clone, Copy)]
pub struct ExpireTasks;

impl Command for ExpireTasks {
    /// Number of tasks removed; [`SWEEP_MAX`] means that there may be more.
    type Outcome = usize;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<usize>, Refusal> {
        let horizon = context.now.after(-KEEP_MS);
        let too_many = world.ended.len().saturating_sub(KEPT_MAX);
        let due = |(place, (ended, _)): &(usize, &(Timestamp, TaskId))| {
            *ended < horizon || *place < too_many
        };
        let old = world.ended.iter().enumerate().take_while(due).take(SWEEP_MAX);
        let old: Vec<RecordKey> = old.map(|(_, (_, task))| RecordKey::Task(*task)).collect();
        let count = old.len();
        let changes = old.into_iter().fold(Changes::default(), Changes::delete);
        Ok(Decision::new(changes, count))
    }
}
