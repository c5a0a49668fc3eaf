//! The way into an instance's network for a program that is to run there.
//!
//! In: an instance's id. Out: the calling thread is inside, for good. Only what bears a mark of Rehome
//! is entered; a namespace that has an instance's name by chance is not one.

use nix::sched::{CloneFlags, setns};
use rehome_domain::InstanceId;

use crate::device::alias_of;
use crate::error::LinuxError;
use crate::instance::{LOOPBACK, Room};
use crate::mark::Mark;

/// Takes the calling thread into the network of an instance, of whatever installation. What the
/// thread starts from now on is there too.
///
/// # Errors
/// [`LinuxError::Missing`] when there is no such instance on this machine, [`LinuxError::Foreign`]
/// when what has its name is none, else what the kernel says; without root that is `EPERM`.
pub fn enter(instance: InstanceId) -> Result<(), LinuxError> {
    let name = instance.to_string();
    let (namespace, mut route) = Room::unmarked(&name)?;
    let mark = alias_of(&mut route, LOOPBACK)?.as_deref().and_then(Mark::read);
    if !mark.is_some_and(|mark| mark.names(&name)) {
        return Err(LinuxError::Foreign(name));
    }
    let failed = LinuxError::system("enter an instance (this needs root)");
    setns(namespace.file(), CloneFlags::CLONE_NEWNET).map_err(failed)
}
