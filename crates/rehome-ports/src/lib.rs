//! The traits through which Rehome touches the world (store, plane, clock, ids) and the contract suites every adapter passes.

pub mod contract;
pub mod store;
