//! The key that requests are signed with.
//!
//! Invariants: the secret key is wiped from memory on drop and shown by nothing.

use std::fmt;

use rehome_wire::SecretKey;
use zeroize::Zeroizing;

/// A secret id with its secret key, and the token that a temporary key needs.
#[derive(Clone)]
pub struct Credentials {
    secret_id: String,
    secret_key: SecretKey,
    token: Option<Zeroizing<String>>,
}

impl Credentials {
    /// A permanent key.
    #[must_use]
    pub fn new(secret_id: impl Into<String>, secret_key: impl Into<String>) -> Self {
        let secret_key = SecretKey::new(secret_key.into());
        Self { secret_id: secret_id.into(), secret_key, token: None }
    }

    /// The same key with the token of a temporary one (`X-TC-Token`).
    #[must_use]
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(Zeroizing::new(token.into()));
        self
    }

    /// The public half.
    #[must_use]
    pub fn secret_id(&self) -> &str {
        &self.secret_id
    }

    pub(crate) fn secret_key(&self) -> &SecretKey {
        &self.secret_key
    }

    pub(crate) fn token(&self) -> Option<&str> {
        self.token.as_ref().map(|token| token.as_str())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Credentials").field("secret_id", &self.secret_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_no_secret() {
        let shown = format!("{:?}", Credentials::new("AKID1", "hush").with_token("whisper"));
        assert!(shown.contains("AKID1"), "{shown}");
        assert!(!shown.contains("hush") && !shown.contains("whisper"), "{shown}");
    }
}
