//! Removes every kernel object that Rehome made, and nothing else: all of it lives in namespaces
//! that bear our mark, or leads to one. An adopted namespace is not removed; it is let go as it was.
//! Announcements of elastic IPs are looked for in the namespace of the calling thread.

use crate::adopted;
use crate::device::{devices, group};
use crate::error::LinuxError;
use crate::instance::{LOOPBACK, Room};
use crate::leg::{condemn, delete_group};
use crate::mark::{Kind, Mark};
use crate::namespace::Namespace;
use crate::netlink::Netlink;
use crate::observe::all_rooms;
use crate::uplink;

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

/// What was removed, or would be, and what could not be: one line an object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purged {
    /// Removed, or to be removed.
    pub objects: Vec<String>,
    /// Not removed, with the reason.
    pub failures: Vec<String>,
}

/// Removes, or tells what it would remove. One object that resists does not keep the others.
///
/// # Errors
/// [`LinuxError`] when the kernel cannot be asked what there is.
pub fn purge(scope: &Scope, mode: Mode) -> Result<Purged, LinuxError> {
    let mut purged = Purged::default();
    let mut rooms = all_rooms()?;
    // With the VPCs go the legs into what is adopted.
    rooms.sort_by_key(|(_, mark)| matches!(mark.kind, Kind::Adopted(_)));
    for (name, mark) in rooms {
        if !scope.holds(&mark) {
            continue;
        }
        let object = format!("namespace {name} ({mark})");
        let done = match mode {
            Mode::DryRun => Ok(()),
            Mode::Remove => remove(&name, &mark),
        };
        match done {
            Ok(()) => purged.objects.push(object),
            Err(error) => purged.failures.push(format!("{object}: {error}")),
        }
    }
    // With its VPC's namespace went what led to an announced address.
    let mut route = Netlink::route()?;
    for lost in uplink::lost_announcements(&mut route)? {
        let object = lost.to_string();
        let done = if mode == Mode::Remove { lost.withdraw(&mut route) } else { Ok(()) };
        match done {
            Ok(()) => purged.objects.push(object),
            Err(error) => purged.failures.push(format!("{object}: {error}")),
        }
    }
    Ok(purged)
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
    if let Kind::Adopted(instance) = mark.kind {
        return adopted::release(Room::of_instance(&mark.installation, instance)?);
    }
    Namespace::delete(name)
}
