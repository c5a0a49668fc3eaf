//! The engine on the kernel under crashes and faults: what the engine's own suite enumerates on the
//! simulated plane, here with namespaces, legs and real packets. Needs root; says aloud when it
//! cannot run, and fails then if `REHOME_REQUIRE_KERNEL=1`.
//!
//! In: migrate, attach, detach. Out: a failure that names the case. Cases are enumerated, not
//! sampled: a crash before and after each commit and each call of the plane, and each call failing
//! in every way.

#![allow(clippy::unwrap_used, reason = "a test's own support may fail loudly too")]

mod bench;
mod cases;
#[path = "../../../rehome-linux/tests/suite/guest.rs"]
#[allow(dead_code, reason = "the plane's own tests use more of it")]
mod guest;
mod judge;
mod scenario;
