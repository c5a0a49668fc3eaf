//! Store adapters: [`MemoryStore`] for tests and simulation, and [`SqliteStore`], the
//! embedded default.
//!
//! In: the store port's transactions. Out: durable state. Both share one definition of what a
//! transaction does (`ledger`) and of how it is shown to readers (`published`).

#![cfg_attr(
    not(feature = "sqlite"),
    allow(dead_code, reason = "the shared rooms also serve the store that is left out")
)]

#[cfg(feature = "sqlite")]
pub mod archive;
#[cfg(feature = "sqlite")]
mod database;
#[cfg(feature = "sqlite")]
mod fault;
#[cfg(feature = "sqlite")]
mod folder;
#[cfg(feature = "sqlite")]
mod format;
mod ledger;
mod memory;
mod published;
#[cfg(feature = "sqlite")]
mod rows;
#[cfg(feature = "sqlite")]
mod sqlite;

pub use memory::MemoryStore;
#[cfg(feature = "sqlite")]
pub use sqlite::{SqliteOptions, SqliteStore};
