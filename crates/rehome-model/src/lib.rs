//! The migration protocol, checked exhaustively: every order of everything that may happen.
//!
//! In: how large the cloud is and how often what may happen ([`Size`], [`Bounds`]). Out: that in
//! every state that can be reached every [`Law`] holds and an end can be reached, or the shortest
//! [`story`](Cloud::story) of how not. What exactly is proved stands in docs/model.md.
//!
//! Invariants: no rule of the protocol is written down here a second time. Decisions, plans,
//! repairs and worlds come from rehome-domain, the plane from rehome-sim's table; what is modelled
//! is only what stands between them (two processes, a network, a store with guards), step for
//! step as in rehome-engine. States are compared whole, never by a fingerprint.

mod bounds;
mod cloud;
mod intern;
mod laws;
mod rules;
mod scene;
mod search;
mod seen;
mod state;
mod story;

pub use bounds::{Bounds, Size, Variant};
pub use cloud::Cloud;
pub use laws::Law;
pub use search::{Extent, Model, Report, Verdict, search};
pub use state::{Action, Call, State, Way};
