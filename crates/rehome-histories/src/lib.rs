//! Histories of concurrent calls about one network interface, and whether they can be explained.
//!
//! In: what clients called, when, and what they were answered, however the server was killed in
//! between. Out: an order of the calls that explains every answer, or the call that none explains.
//!
//! The promise that is checked: each answered call took effect at one moment between its begin and
//! its end, in the order of those moments, and nothing that was answered is ever lost. A call whose
//! answer never came may have taken effect, or not, but not after the server that it was sent to
//! was dead. Interfaces are judged one by one, which is enough (Herlihy and Wing 1990, locality).

pub mod checker;
pub mod history;
pub mod model;

pub use checker::{Undecided, Unexplained, Verdict, check};
pub use history::{Answer, Call, Event, History, Instance};
