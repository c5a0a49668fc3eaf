//! The data plane: what makes verbs true, and tells what is.
//!
//! Blocking: a verb returns when its effect is in place. Idempotent: asking twice does no harm.
//! Fenced: a verb about an ENI with an epoch older than the newest one that steered or released
//! that ENI here is refused as [`PlaneError::Stale`]. Staging alone raises no fence: a staged leg
//! owns nothing, its move may be undone, and then the older epoch that still owns the ENI has to
//! be repairable. Free of shared memory, so that it can cross a wire.
//! Verbs may come from several threads at once. A task's verbs about an ENI come one after the
//! other, but a repair's may come beside them: between the check of the epoch and the deed a plane
//! lets no other verb about that ENI in.

use rehome_domain::plane::{Observed, Verb};
use rehome_domain::{EipId, EniId, Epoch};

use crate::announcement::Listener;

/// Why a verb was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaneError {
    /// A newer epoch of the ENI has steered or been released; this verb must never be repeated.
    #[error("{eni} is at epoch {newest:?}, the verb is older")]
    Stale {
        /// The ENI.
        eni: EniId,
        /// The newest epoch that steered or was released.
        newest: Epoch,
    },
    /// The same for an elastic IP: a newer epoch of it has been bound or unbound.
    #[error("{eip} is at epoch {newest:?}, the verb is older")]
    StaleBinding {
        /// The elastic IP.
        eip: EipId,
        /// The newest epoch that was bound or unbound.
        newest: Epoch,
    },
    /// Something that the verb builds on is not there (a leg, a VPC, an instance): stage again.
    #[error("{0} is not there")]
    Missing(String),
    /// It may work when repeated.
    #[error("{0}")]
    Transient(String),
    /// It will not work however often it is repeated.
    #[error("{0}")]
    Permanent(String),
}

/// A data plane.
pub trait Plane: Send + Sync {
    /// The plane's name as it is shown to people, for example `linux` or `simulated`.
    fn name(&self) -> &'static str;

    /// Whether it can carry elastic IPs. One that cannot refuses every [`Verb::Bind`] as
    /// [`PlaneError::Permanent`], so that nothing is said to be bound that is not, and takes every
    /// [`Verb::Unbind`], which is true already.
    fn carries_bindings(&self) -> bool;

    /// Makes one verb true.
    ///
    /// # Errors
    /// [`PlaneError`]; the verb may have been done in part, repeating it completes it.
    fn apply(&self, verb: &Verb) -> Result<(), PlaneError>;

    /// What this installation made and the plane still has.
    ///
    /// # Errors
    /// [`PlaneError::Transient`] when it cannot be read.
    fn observe(&self) -> Result<Observed, PlaneError>;

    /// Tells this one, and nobody else, which addresses interfaces announce from now on. A plane that
    /// hears nothing tells nothing.
    fn listen(&self, _listener: Listener) {}
}
