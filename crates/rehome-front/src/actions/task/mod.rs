//! Tasks.

pub(crate) mod describe;
pub(crate) mod describe_by_number;
