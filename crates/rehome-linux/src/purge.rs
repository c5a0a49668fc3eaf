//! Removes every kernel object that Rehome made, and nothing else: all of it lives in namespaces
//! that bear our mark.

use crate::error::LinuxError;
use crate::mark::Mark;
use crate::namespace::Namespace;
use crate::observe::all_rooms;

/// Whether to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only tell what would be removed.
    DryRun,
    /// Remove.
    Remove,
}

/// What made the objects that are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Any installation.
    Everything,
    /// One installation: the server of one data folder.
    Installation(String),
}

impl Scope {
    fn holds(&self, mark: &Mark) -> bool {
        match self {
            Self::Everything => true,
            Self::Installation(installation) => mark.installation == *installation,
        }
    }
}

/// Removes, or tells what it would remove. One line an object.
///
/// # Errors
/// [`LinuxError`] when the kernel cannot be asked or refuses.
pub fn purge(scope: &Scope, mode: Mode) -> Result<Vec<String>, LinuxError> {
    let mut objects = Vec::new();
    for (name, mark) in all_rooms()? {
        if !scope.holds(&mark) {
            continue;
        }
        match mode {
            Mode::DryRun => {}
            Mode::Remove => Namespace::delete(&name)?,
        }
        objects.push(format!("namespace {name} ({mark})"));
    }
    Ok(objects)
}
