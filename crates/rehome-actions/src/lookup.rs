//! From the version and the action's name of a call to the closed set of actions.

use crate::generated::tables::{LISTED, UNLISTED};
use crate::{Action, Service};

/// What a version and an action's name mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// An action with request and response types.
    Known(Action),
    /// An action that the cloud has in this service and that is not described here.
    Unlisted(Service),
    /// No service has such an action in this version.
    Unknown,
    /// No service has this version.
    NoSuchVersion,
}

/// Finds an action. Names are compared exactly.
pub fn lookup(version: &str, action: &str) -> Lookup {
    if let Ok(at) = LISTED.binary_search_by_key(&(version, action), |row| (row.0, row.1)) {
        return Lookup::Known(LISTED[at].2);
    }
    if let Ok(at) = UNLISTED.binary_search_by_key(&(version, action), |row| (row.0, row.1)) {
        return Lookup::Unlisted(UNLISTED[at].2);
    }
    if Service::ALL.iter().any(|service| service.version() == version) {
        Lookup::Unknown
    } else {
        Lookup::NoSuchVersion
    }
}
