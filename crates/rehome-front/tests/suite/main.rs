//! What a poller sees while tasks run: the front before a real engine, on a plane that stands still
//! when it is told to.
//!
//! In: signed calls. Out: a failure that names the fact. No test sleeps: a task that is held stays as
//! it is for as long as the test looks.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic, in its helpers too")]

mod held;
mod listen;
mod states;
