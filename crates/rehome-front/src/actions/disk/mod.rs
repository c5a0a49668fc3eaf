//! Disks (CBS API 2017-03-12): an instance of Rehome is a network namespace and has none.

pub(crate) mod describe;
