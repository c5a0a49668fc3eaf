//! Store adapters: memory and embedded SQLite.
