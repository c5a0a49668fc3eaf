//! The protocol holds within these bounds, and every planted fault is found.

#![allow(clippy::print_stdout, reason = "sizes and stories are read with --nocapture")]

mod holds;
mod planted;
