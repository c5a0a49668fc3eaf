//! Generated from schema/: one request and one response type per action. No hand-written code.
//!
//! In: the parameter tree of a verified call. Out: typed requests; JSON of typed responses.
//! What is written by hand is this page and the macros that the generated files call; everything
//! about an action comes from `schema/` through `cargo xtask codegen`.
//!
//! - [`lookup`] finds the [`Action`] of a version and name. `(version, name)` is unique over all
//!   services: the `vpc` and `cvm` families share a version and have no name in common.
//! - One module per service ([`vpc`], [`cvm`], ...), because `Filter`, `Tag` and others differ between
//!   services. Each has `Action`, an enum of its actions, and the structures.
//! - A request type implements [`Request`], which names its response type and its action.
//!
//! Field types: a field that the schema requires has its plain type, any other is an `Option`.
//! An absent response field is left out, or `null` where the schema says that it may be null.
//! `RequestId` is no field of a response: the envelope adds it. Fields that hold passwords and keys
//! have type [`SecretText`](rehome_wire::SecretText), which `Debug` does not show.

#[macro_use]
mod shapes;
mod lookup;

mod generated;

pub use generated::tables::{Action, Service};
pub use generated::{api, cam, cbs, cvm, region, rehome, sts, tag, vpc};
pub use lookup::{Lookup, lookup};

use rehome_wire::{Decode, Encode};

/// How a caller learns the result of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Completion {
    /// The answer is the result.
    Answer,
    /// `DescribeVpcTaskResult` with the answer's RequestId as `TaskId`.
    VpcTask,
    /// `DescribeTaskResult` with the `TaskId` of the answer.
    TaskId,
    /// The resource's state, polled with its Describe action.
    State,
}

/// A typed request.
pub trait Request: Decode {
    /// What a success answers.
    type Response: Encode + Default;
    /// The action that is asked for.
    const ACTION: Action;
}
