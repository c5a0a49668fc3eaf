//! Store adapters: [`MemoryStore`] for tests and simulation, and the embedded SQLite store.
//!
//! In: the store port's transactions. Out: durable state. Both share one definition of what a
//! transaction does (`ledger`) and of how it is shown to readers (`published`).

mod ledger;
mod memory;
mod published;

pub use memory::MemoryStore;
