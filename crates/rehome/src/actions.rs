//! `rehome actions`: what is supported, and what is known and refused.

use std::process::ExitCode;

use anyhow::Result;
use rehome_actions::Action;
use rehome_front::SUPPORTED;

/// Prints one line for each action of the API: service, version, name, and whether it is built.
pub(crate) fn run() -> Result<ExitCode> {
    for action in Action::all() {
        let built = if SUPPORTED.contains(&action) { "supported" } else { "not built" };
        println!(
            "{:<7} {} {:<45} {built}",
            action.service().name(),
            action.version(),
            action.name()
        );
    }
    eprintln!("{} of {} actions are supported", SUPPORTED.len(), Action::all().count());
    Ok(ExitCode::SUCCESS)
}
