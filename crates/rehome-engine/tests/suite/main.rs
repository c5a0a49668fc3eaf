//! The engine under crashes and faults, on the simulated plane and a store in memory.
//!
//! In: every action that takes more than one step. Out: a failure that names the case. Cases are
//! enumerated, not sampled; time is virtual; nothing sleeps but the tests of real threads.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic, in its helpers too")]

mod answers;
mod batches;
mod bench;
mod controllers;
mod crashes;
mod faults;
#[path = "../../../rehome-domain/tests/suite/invariants.rs"]
mod invariants;
mod judge;
mod portable;
mod recovery;
mod scenario;
mod stores;
mod stories;
mod threads;
