//! What `cargo xtask codegen` writes: a file per service and the tables over all of them.

pub mod api;
pub mod cam;
pub mod cbs;
pub mod cvm;
pub mod region;
pub mod rehome;
pub mod sts;
pub(crate) mod tables;
pub mod tag;
pub mod vpc;
