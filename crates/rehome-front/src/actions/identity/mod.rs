//! Who calls, and as whom else: what sts and cam answer. Nothing here reads or changes a world.

pub(crate) mod app_id;
pub(crate) mod assume_role;
pub(crate) mod caller;
mod faults;
