//! Names: the only place where randomness for names comes from.

use rehome_domain::Entropy;
use rehome_domain::TaskId;

/// Gives seeds for names. Not for secrets.
pub trait Ids: Send + Sync {
    /// A seed that was not given before.
    fn entropy(&self) -> Entropy;

    /// A RequestId that was not given before.
    fn request_id(&self) -> TaskId;
}
