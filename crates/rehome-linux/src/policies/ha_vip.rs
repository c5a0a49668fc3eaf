//! Floating addresses: not carried by the Linux plane yet.

use rehome_domain::policy::PolicyKey;
use rehome_ports::PlaneError;

/// What a caller reads.
pub(super) fn refuse(key: PolicyKey) -> PlaneError {
    PlaneError::Permanent(format!("{key} is not carried by the Linux plane yet"))
}
