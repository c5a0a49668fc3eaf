//! A policy's text → statements, or why it is none.
//!
//! Syntax: CAM, "Syntax logic", version 2.0. `condition` and `principal` are refused: a condition that is not
//! looked at would allow, or deny, more than its author wrote.

use serde::Deserialize;

use super::pattern::{ActionPattern, PatternFault, ResourcePattern};
use super::permissions::Operation;
use super::target::Target;
use crate::ids::AccountId;

/// Bytes of a policy's text (CAM, "Limits", counts 6,144 characters).
pub const POLICY_BYTES_MAX: usize = 6144;

/// A text that is no policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyFault {
    /// Too long.
    #[error("a policy has at most {POLICY_BYTES_MAX} bytes")]
    TooLong,
    /// Not the JSON of a policy; the text says where.
    #[error("it is not the JSON of a policy: {0}")]
    Json(String),
    /// Another version of the syntax.
    #[error("its version is `{0}`, and `2.0` is what can be read")]
    Version(String),
    /// No statement, or one without an action or a resource.
    #[error("it has no statement, or one without an action or a resource")]
    Empty,
    /// Neither allow nor deny.
    #[error("`{0}` is no effect: write `allow` or `deny`")]
    Effect(String),
    /// It holds under a condition.
    #[error("conditions are not supported, and to pass over one would change what it means")]
    Condition,
    /// It names a principal.
    #[error("`principal` has no place here: a policy is attached to users and roles")]
    Principal,
    /// An action or a resource that cannot be understood.
    #[error(transparent)]
    Pattern(#[from] PatternFault),
}

/// What a statement that fits does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Allow,
    Deny,
}

/// A policy that was read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    statements: Vec<Statement>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    effect: Effect,
    actions: Vec<ActionPattern>,
    resources: Vec<ResourcePattern>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: String,
    statement: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    effect: String,
    action: OneOrMany,
    resource: OneOrMany,
    condition: Option<serde_json::Value>,
    principal: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn texts(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// The first [`PolicyFault`].
    pub fn parse(text: &str) -> Result<Self, PolicyFault> {
        if text.len() > POLICY_BYTES_MAX {
            return Err(PolicyFault::TooLong);
        }
        let document: Document =
            serde_json::from_str(text).map_err(|error| PolicyFault::Json(error.to_string()))?;
        if document.version != "2.0" {
            return Err(PolicyFault::Version(document.version.chars().take(16).collect()));
        }
        let statements: Vec<Statement> =
            document.statement.iter().map(Statement::read).collect::<Result<_, _>>()?;
        if statements.is_empty() {
            return Err(PolicyFault::Empty);
        }
        Ok(Self { statements })
    }

    /// What it says of a call about a target; nothing when no statement fits. A deny goes before an allow.
    pub(super) fn says(
        &self,
        owner: AccountId,
        operation: &Operation,
        target: &Target,
    ) -> Option<Effect> {
        let fitting = self.statements.iter().filter(|it| it.fits(owner, operation, target));
        fitting.map(|it| it.effect).max_by_key(|effect| *effect == Effect::Deny)
    }
}

impl Statement {
    fn read(entry: &Entry) -> Result<Self, PolicyFault> {
        if entry.condition.is_some() {
            return Err(PolicyFault::Condition);
        }
        if entry.principal.is_some() {
            return Err(PolicyFault::Principal);
        }
        let effect = match entry.effect.as_str() {
            "allow" => Effect::Allow,
            "deny" => Effect::Deny,
            other => return Err(PolicyFault::Effect(other.chars().take(16).collect())),
        };
        let actions: Vec<ActionPattern> = entry
            .action
            .texts()
            .iter()
            .map(|text| ActionPattern::parse(text))
            .collect::<Result<_, _>>()?;
        let resources: Vec<ResourcePattern> = entry
            .resource
            .texts()
            .iter()
            .map(|text| ResourcePattern::parse(text))
            .collect::<Result<_, _>>()?;
        if actions.is_empty() || resources.is_empty() {
            return Err(PolicyFault::Empty);
        }
        Ok(Self { effect, actions, resources })
    }

    fn fits(&self, owner: AccountId, operation: &Operation, target: &Target) -> bool {
        self.actions.iter().any(|pattern| pattern.covers(operation))
            && self.resources.iter().any(|pattern| pattern.covers(owner, target))
    }
}
