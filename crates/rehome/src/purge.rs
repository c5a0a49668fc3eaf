//! `rehome purge`: removes every kernel object that Rehome made, and nothing else.

use std::process::ExitCode;

use anyhow::{Context, Result};
use rehome_linux::purge::{Mode, Scope, purge};

use crate::cli::Purge;
use crate::data_folder::DataFolder;

/// Removes or lists.
pub(crate) fn run(options: Purge) -> Result<ExitCode> {
    let mode = if options.dry_run { Mode::DryRun } else { Mode::Remove };
    let scope = match options.data {
        None => Scope::Everything,
        Some(path) => match DataFolder::find(Some(path.clone()))? {
            Some(folder) => Scope::Installation(folder.installation()?),
            None => anyhow::bail!("{} is not a data folder", path.display()),
        },
    };
    let objects = purge(&scope, mode).context("not everything could be looked at or removed")?;
    let done = if options.dry_run { "would remove" } else { "removed" };
    for object in &objects {
        println!("{done} {object}");
    }
    eprintln!("{} objects", objects.len());
    Ok(ExitCode::SUCCESS)
}

/// Removes what one installation made.
pub(crate) fn installation(installation: &str) -> Result<()> {
    purge(&Scope::Installation(installation.to_owned()), Mode::Remove)
        .context("the kernel objects could not all be removed; run `rehome purge`")?;
    Ok(())
}
