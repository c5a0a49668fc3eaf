//! The exhaustive search of the migration protocol, with the program that the model brings along.
//!
//! Comes in: the search's bounds, or none for its list. Goes out: its figures on stdout and its exit
//! code. Invariants: built for release, since it meets millions of states.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

/// Runs the search.
pub(crate) fn run(root: &Path, bounds: &[&str]) -> Result<ExitCode> {
    let words = "run --locked --release --quiet --package rehome-model --example exhaust --";
    let status = Command::new(env!("CARGO"))
        .args(words.split(' '))
        .args(bounds)
        .current_dir(root)
        .status()
        .context("cannot run cargo")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
