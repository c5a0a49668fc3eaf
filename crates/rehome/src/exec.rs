//! `rehome exec`: a command inside an instance's network. This process becomes the command, so that
//! its exit code and its signals are the command's own.

use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, anyhow};
use rehome_linux::inside;

use crate::cli::Exec;

/// Returns only when the command could not be started.
pub(crate) fn run(options: Exec) -> Result<ExitCode> {
    let (program, arguments) = options.command.split_first().context("no command was given")?;
    inside::enter(options.instance)
        .with_context(|| format!("{} cannot be entered", options.instance))?;
    let error = Command::new(program).args(arguments).exec();
    Err(anyhow!(error).context(format!("{} could not be started", program.display())))
}
