//! [`Once`]: a command that is done once, however often it is sent.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::expire::{KEPT_MAX, expired};
use super::{ClientToken, Fingerprint, FirstAnswer};
use crate::command::{Command, Context, Decision};
use crate::ids::TaskId;
use crate::record::{Record, RecordKey};
use crate::refusal::Refusal;
use crate::world::{Changes, World};

/// Answers that one call makes room for at most, where too many are kept.
const ROOM: usize = 2;

/// A command with the token that its caller gave it.
///
/// Two calls with one token are decided one after the other: in one server by its one writer, with
/// several because both write the same record, and the second to commit is decided again. So the
/// second always finds the answer of the first, and never has to wait for it.
#[derive(Debug, Clone)]
pub struct Once<C> {
    /// The caller's name for the call.
    pub token: ClientToken,
    /// What the call asks for.
    pub asked: Fingerprint,
    /// What is to be done once.
    pub command: C,
}

/// An outcome that can be told again.
pub trait Repeatable: Serialize + DeserializeOwned {}

impl<T: Serialize + DeserializeOwned> Repeatable for T {}

/// An outcome, and the call that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered<T> {
    /// The RequestId of the first call with this token.
    pub request: TaskId,
    /// What that call came to.
    pub outcome: T,
}

impl<C> Command for Once<C>
where
    C: Command,
    C::Outcome: Repeatable,
{
    type Outcome = Answered<C::Outcome>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal> {
        let first = world.answers.get(&self.token).filter(|first| !expired(first, context.now));
        if let Some(first) = first {
            let mismatch = || Refusal::TokenMismatch(self.token);
            if first.asked != self.asked {
                return Err(mismatch());
            }
            // An older program's answer that this one cannot read is not done a second time.
            let outcome = serde_json::from_str(&first.outcome).map_err(|_| mismatch())?;
            let answered = Answered { request: first.request, outcome };
            return Ok(Decision::new(Changes::default(), answered));
        }
        let Decision { changes, outcome } = self.command.decide(world, context)?;
        let answer = FirstAnswer {
            token: self.token,
            asked: self.asked.clone(),
            request: context.task,
            outcome: serde_json::to_string(&outcome)
                .expect("outcomes are records and ids, which are stored as JSON"),
            answered: context.now,
        };
        let changes = self.oldest(world).into_iter().fold(changes, Changes::delete);
        let answered = Answered { request: context.task, outcome };
        Ok(Decision::new(changes.and_put(Record::FirstAnswer(answer)), answered))
    }
}

impl<C> Once<C> {
    /// The oldest answers, when this one would be one too many. Expiry comes with the ends of tasks;
    /// calls that begin none must not fill the store either.
    fn oldest(&self, world: &World) -> Vec<RecordKey> {
        let room = (world.answers.len() + 1).saturating_sub(KEPT_MAX).min(ROOM);
        let others = world.answered.iter().filter(|(_, token)| *token != self.token);
        others.take(room).map(|(_, token)| RecordKey::FirstAnswer(*token)).collect()
    }
}
