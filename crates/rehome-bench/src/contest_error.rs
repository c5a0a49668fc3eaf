//! Why a contest could not be held.

use rehome_demo::{CloudError, Stall, TrafficError};

/// Why a contest could not be held.
#[derive(Debug, thiserror::Error)]
pub enum ContestError {
    /// The traffic failed.
    #[error(transparent)]
    Traffic(#[from] TrafficError),
    /// The traffic did not flow.
    #[error(transparent)]
    Stall(#[from] Stall),
    /// A move through the API failed.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// A move beneath the API failed.
    #[error("the device could not be moved")]
    Device(#[source] Box<dyn std::error::Error + Send + Sync>),
}
