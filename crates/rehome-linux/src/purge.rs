//! Removes every kernel object that Rehome made, and nothing else: all of it lives in namespaces
//! that bear our mark.

use crate::device::{devices, group};
use crate::error::LinuxError;
use crate::instance::{LOOPBACK, Room};
use crate::leg::{condemn, delete_group};
use crate::mark::{Kind, Mark};
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
            Mode::Remove => remove(&name, &mark)?,
        }
        objects.push(format!("namespace {name} ({mark})"));
    }
    Ok(objects)
}

fn remove(name: &str, mark: &Mark) -> Result<(), LinuxError> {
    if let Kind::Vpc(_) = mark.kind {
        // Whoever holds the namespace open would keep its legs alive, and the instances' ends of them.
        let (_, mut route) = Room::unmarked(name)?;
        let requests = devices(&mut route)?
            .into_iter()
            .filter(|device| device.index != LOOPBACK)
            .map(|device| condemn(device.index, group(0)))
            .chain([delete_group(group(0))])
            .collect();
        route.ask_all(requests)?;
    }
    Namespace::delete(name)
}
