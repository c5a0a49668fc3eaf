//! Load world, decide, commit, apply; and the driver that walks every task to its end.
//!
//! In: commands from the front, verbs' results from the plane. Out: durable worlds, verbs.
//!
//! Invariants: an outcome leaves only after its commit is durable; a world is published whole or
//! not at all; the driver keeps no progress of its own that a crash could lose, it plans again
//! from the newest world. Nothing here knows HTTP, SQL or the kernel.

mod announcing;
pub mod codec;
pub mod core;
pub mod driver;
pub mod engine;
pub mod journal;
pub mod look;
pub mod pending;
pub mod policing;
pub mod portable;
pub mod queue;
pub mod repair;
mod repairs;
pub mod worlds;

pub use core::{Core, Ports};
pub use driver::{Driver, Progress, Walk};
pub use engine::{Caller, Engine, EngineError, Repairer};
pub use look::Look;
pub use pending::WriteError;
