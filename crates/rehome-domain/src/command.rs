//! What every decision has in common: it reads a world and answers with changes and an outcome.

use serde::{Deserialize, Serialize};

use crate::entropy::Entropy;
use crate::ids::{AccountId, TaskId};
use crate::refusal::Refusal;
use crate::region::Region;
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// Who brings a change about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    /// A caller, by the id of the key that signed the call. Not a secret.
    Key(String),
    /// The service itself, that walks an accepted task to its end.
    Rehome,
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Key(id) => id,
            Self::Rehome => "rehome",
        })
    }
}

/// What a decision is given besides the world and the command.
#[derive(Debug, Clone)]
pub struct Context {
    /// Now.
    pub now: Timestamp,
    /// The call's RequestId: the id of the task that it may begin.
    pub task: TaskId,
    /// Who asks.
    pub actor: Actor,
    /// Where names come from.
    pub entropy: Entropy,
    /// Whose resources the world holds.
    pub account: AccountId,
    /// Where they are.
    pub region: Region,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<T> {
    /// What is to be written, in one commit.
    pub changes: Changes,
    /// What the caller is told once that is durable.
    pub outcome: T,
}

impl<T> Decision<T> {
    /// Changes with their outcome.
    pub fn new(changes: Changes, outcome: T) -> Self {
        Self { changes, outcome }
    }
}

/// A command that may change a world.
pub trait Command {
    /// What the caller is told.
    type Outcome;

    /// Decides. Pure; may be called again with a newer world when another write came first.
    ///
    /// # Errors
    /// The first [`Refusal`] that applies, in their order of precedence.
    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Self::Outcome>, Refusal>;
}

/// A command that is decided and not done, as DryRun asks: its refusals, and nothing that is written.
#[derive(Debug, Clone)]
pub struct Rehearsal<C>(pub C);

impl<C: Command> Command for Rehearsal<C> {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        self.0.decide(world, context)?;
        Ok(Decision::new(Changes::default(), ()))
    }
}
