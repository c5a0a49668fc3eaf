//! The demo's facts, checked from outside.

mod network;
mod tally;
mod tally_properties;
mod timeline;
mod traffic;
