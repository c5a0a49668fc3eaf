//! Store adapters: [`MemoryStore`] for tests and simulation, and [`SqliteStore`], the
//! embedded default.
//!
//! In: the store port's transactions. Out: durable state. Both share one definition of what a
//! transaction does (`ledger`) and of how it is shown to readers (`published`).

mod database;
mod fault;
mod folder;
mod format;
mod ledger;
mod memory;
mod published;
mod rows;
mod sqlite;

pub use memory::MemoryStore;
pub use sqlite::{SqliteOptions, SqliteStore};
