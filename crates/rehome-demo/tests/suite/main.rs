//! The demo's facts, checked from outside.

mod cloud;
mod network;
mod scenario;
mod tally;
mod tally_properties;
mod timeline;
mod traffic;
