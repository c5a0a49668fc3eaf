//! The contract suites: what every adapter of a port must do, written once.
//!
//! In: a way to make a fresh adapter. Out: a panic that names the broken promise. They are
//! ordinary public code so that any adapter, of ours or not, can run them in its tests.

pub mod plane;
pub mod store;
