//! Answers are kept as long as ended tasks and no longer, so that the store does not grow without
//! end.

use super::FirstAnswer;
use crate::command::{Command, Context, Decision};
use crate::record::RecordKey;
use crate::refusal::Refusal;
use crate::task::expire::SWEEP_MAX;
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// How long a repetition is recognised, in milliseconds: one hour, as long as the task that it names
/// can be asked for. Clients repeat for minutes.
pub const KEEP_MS: i64 = crate::task::expire::KEEP_MS;
/// Answers of an account in a region that are kept, however young. The oldest go first.
pub const KEPT_MAX: usize = 65_536;

/// Whether a token names a new call from now on.
pub(super) fn expired(first: &FirstAnswer, now: Timestamp) -> bool {
    first.answered < now.after(-KEEP_MS)
}

/// Removes answers that are older than [`KEEP_MS`], the oldest first.
#[derive(Debug, Clone, Copy)]
pub struct ExpireAnswers;

impl Command for ExpireAnswers {
    /// Number of answers removed; [`SWEEP_MAX`] means that there may be more.
    type Outcome = usize;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<usize>, Refusal> {
        let horizon = context.now.after(-KEEP_MS);
        let old = world.answered.iter().take_while(|(answered, _)| *answered < horizon);
        let old: Vec<RecordKey> =
            old.take(SWEEP_MAX).map(|(_, token)| RecordKey::FirstAnswer(*token)).collect();
        let count = old.len();
        Ok(Decision::new(old.into_iter().fold(Changes::default(), Changes::delete), count))
    }
}
