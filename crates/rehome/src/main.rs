//! The binary: command line, configuration, wiring. No logic.
fn main() {}
