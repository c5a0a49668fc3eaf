//! The demo's facts, checked from outside.

mod tally;
mod tally_properties;
mod timeline;
