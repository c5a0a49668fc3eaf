//! Developer tasks, run as `cargo xtask TASK`: `tidy` reads the tree and says what is out of order,
//! `ci` runs every check in order and stops at the first that fails, `sim` simulates from a seed.
//!
//! Comes in: the command line and the repository that xtask was built from. Goes out: a report on
//! stdout and the exit code (0 all well, 1 a check failed, 2 a command line not understood).
//! Invariants: `tidy` changes nothing; nothing here ships in the product.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool reports by printing"
)]

mod ci;
mod codegen;
mod model;
mod mutants;
mod sim;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK
  codegen [--check]     write the request and response types; --check only compares
  mutants [NAME]...     plant wrong variants one by one; the named tests must catch each
  model [NAME=N]...     search every state of the migration protocol (docs/model.md)
  tidy                  check arrows, files, docs and bans
  sim [OPTION]...       simulate the engine while everything around it fails; see sim --help
  ci [--skip STEP]...   run every check in order; stop at the first failure
                        steps: fmt codegen tidy clippy doc deny tests sim";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["codegen", options @ ..] => codegen::run(&repository(), options),
        ["mutants", words @ ..] => mutants::run(&repository(), words),
        ["model", bounds @ ..] => model::run(&repository(), bounds),
        ["tidy"] => tidy::run(&repository()),
        ["sim", options @ ..] => sim::run(&repository(), options),
        ["ci", options @ ..] => ci::run(&repository(), options),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}

/// The folder that holds the workspace: the one above xtask's own. Cargo says at run time where that
/// is; the place of the build is only the second best, since a target folder can be shared or moved.
fn repository() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let own = PathBuf::from(own);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}
