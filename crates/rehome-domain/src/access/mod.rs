//! Who may do what: principals, policies in the syntax of CAM 2.0, and the decision about a call.
//!
//! In: policies' texts, who calls, what, and about which resources. Out: allowed, or the first resource
//! that is not. Pure: keys and secrets are not known here.
//!
//! Invariants: a deny wins over every allow; what no policy allows is refused; only an account's root user is
//! not asked for policies; a policy that cannot be read whole is no policy, so that no part of it is
//! silently without effect.

mod glob;
mod pattern;
mod permissions;
mod policy;
mod principal;
mod target;

pub use pattern::PatternFault;
pub use permissions::{Operation, Permissions};
pub use policy::{POLICY_BYTES_MAX, Policy, PolicyFault};
pub use principal::{
    AccessName, Identity, NameFault, Principal, RoleId, Trust, TrustFault, UserId,
};
pub use target::{TARGETS_MAX, Target, TooManyTargets, targets};
