//! The traits through which Rehome touches the world, and the contract suites that every adapter
//! of a trait passes.
//!
//! Invariants: no adapter here, no async runtime, no IO. A port's types are the domain's, or
//! opaque bytes; never the wire's.

pub mod announcement;
pub mod clock;
pub mod contract;
pub mod ids;
pub mod plane;
pub mod store;

pub use announcement::{Announcement, Ear, Listener};
pub use clock::Clock;
pub use ids::Ids;
pub use plane::{Plane, PlaneError};
