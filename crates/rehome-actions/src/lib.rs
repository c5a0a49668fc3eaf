//! Generated from schema/: one request and one response type per action. No hand-written code.
