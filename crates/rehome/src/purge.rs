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
    let purged = purge(&scope, mode).context("the namespaces could not be looked at")?;
    let done = if options.dry_run { "would remove" } else { "removed" };
    for object in &purged.objects {
        println!("{done} {object}");
    }
    for failure in &purged.failures {
        eprintln!("not removed: {failure}");
    }
    eprintln!("{} objects", purged.objects.len());
    Ok(if purged.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Removes what one installation made.
pub(crate) fn installation(installation: &str) -> Result<()> {
    let purged = purge(&Scope::Installation(installation.to_owned()), Mode::Remove)?;
    if let Some(failure) = purged.failures.first() {
        anyhow::bail!("not everything could be removed ({failure}); run `rehome purge`");
    }
    Ok(())
}
