//! Simulated adapters: a data plane, a clock, ids, and faults on demand. They ship in the product,
//! for laptops and tests, and are always labelled as simulated. [`simulation`] runs the engine on
//! them from a seed, while everything around it fails.
//!
//! Invariants: deterministic (no time of day, no randomness but a seed); the same contract as the
//! kernel's plane, fence included, so that what passes here is refused there for no other reason
//! than the kernel's.

pub mod clock;
pub mod faults;
pub mod ids;
pub mod plane;
pub mod simulation;
pub mod table;

pub use clock::VirtualClock;
pub use faults::{Fault, FaultyPlane};
pub use ids::SeededIds;
pub use plane::SimulatedPlane;
pub use table::Table;
