//! Load on an HTTP server: how many operations a second, and how long each took.
//!
//! In: where, a plan, and one [`Job`] for each connection. Out: [`Figures`] of several runs in a row, each with its
//! histogram. Knows no API and signs nothing: a job says what an operation is. Invariants: one thread, so
//! that on two processors the server keeps one; a connection has one request under way; the first answer that a
//! job does not accept ends the whole, because the time of an error is no figure; nothing waits longer
//! than [`ANSWER_MAX`] for an answer.

mod error;
mod figures;
mod line;
mod plan;
mod run;

pub use error::LoadError;
pub use figures::{Figures, Run, Spread};
pub use line::{ANSWER_BYTES_MAX, ANSWER_MAX, Line};
pub use plan::{CONNECTIONS_MAX, Pace, Plan, PlanFault, RUNS_MAX};
pub use run::{Job, load};
