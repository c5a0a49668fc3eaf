//! The generated types against real bodies: what JSON and flat text decode to, how faults are
//! reported, what responses look like, and that every action can be found.

mod actions;
mod requests;
mod responses;
