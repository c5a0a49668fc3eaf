//! Tasks.

pub(crate) mod describe;
