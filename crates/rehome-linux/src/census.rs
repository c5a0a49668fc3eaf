//! How much of an installation the kernel holds: namespaces and interfaces, the dying ones too.
//!
//! In: the installation's mark. Out: counts, from the kernel alone. What grows without end shows
//! here first.

use crate::device::devices;
use crate::error::LinuxError;
use crate::instance::Room;
use crate::observe;

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Marked namespaces.
    pub namespaces: u64,
    /// Interfaces in them, `lo` among them.
    pub interfaces: u64,
}

/// Counts what bears the mark of an installation.
///
/// # Errors
/// [`LinuxError`] when the kernel cannot be asked.
pub fn count(installation: &str) -> Result<Census, LinuxError> {
    let mut census = Census::default();
    for (name, _) in observe::rooms(installation)? {
        let (_, mut route) = Room::unmarked(&name)?;
        census.namespaces += 1;
        census.interfaces += devices(&mut route)?.len() as u64;
    }
    Ok(census)
}
