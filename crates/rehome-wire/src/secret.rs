//! Key pairs: the public id and the secret key.
//!
//! Invariants: a secret key is wiped when dropped, never shown by `Debug`, never compared.

use std::fmt;

use zeroize::Zeroizing;

/// The public half of a key pair, as found in `Credential=` or `SecretId`. Text of the caller,
/// 1 to [`SecretId::BYTES_MAX`] visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SecretId(String);

impl SecretId {
    /// Bytes that an id may have. Temporary ids of the cloud have some 70.
    pub const BYTES_MAX: usize = 256;

    /// `None` if empty, too long or not visible ASCII without `/` and `,` (they end an id).
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=Self::BYTES_MAX).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/' && byte != b',');
        fits.then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SecretId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The secret half of a key pair.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<String>);

impl SecretKey {
    /// Takes the key's text over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_the_key() {
        let key = SecretKey::new("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE".to_owned());
        assert_eq!(format!("{key:?}"), "SecretKey(redacted)");
    }

    #[test]
    fn ids_are_short_visible_text() {
        for text in ["", "a b", "a/b", "a,b", "a\n", "\u{e9}", &"a".repeat(257)] {
            assert_eq!(SecretId::new(text), None, "{text}");
        }
        assert!(SecretId::new(&"a".repeat(256)).is_some());
    }
}
