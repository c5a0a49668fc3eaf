//! Runs the simulation (crates/rehome-sim/examples/simulate.rs), built to run fast.
//!
//! Comes in: the words behind `sim`. Goes out: what the simulation prints, and its exit code.
//! Invariants: xtask itself does not link the product, so that `tidy` starts at once on a fresh
//! clone; the profile is `sim`: optimised, with the checks of a debug build.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

/// The words after `cargo` that build and run the simulation.
const WORDS: &str = "run --quiet --locked --profile sim --package rehome-sim --example simulate --";

/// Runs the simulation with these options.
pub(crate) fn run(root: &Path, options: &[&str]) -> Result<ExitCode> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(program)
        .args(WORDS.split(' '))
        .args(options)
        .current_dir(root)
        .status()
        .context("cargo could not be started")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
