//! Secrets: key pairs, and the passwords and keys that requests and responses carry.
//!
//! Invariants: a secret is wiped when dropped, never shown by `Debug`, and compared, if at all, in
//! constant time.

use std::fmt;
use std::sync::Arc;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::decode::{Decode, DecodeError, Path};
use crate::encode::{Encode, JsonText};
use crate::signature::derived::DerivedKeys;
use crate::value::Value;

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

/// The secret half of a key pair. Copies share the keys that were derived from it.
#[derive(Clone)]
pub struct SecretKey {
    text: Zeroizing<String>,
    derived: Arc<DerivedKeys>,
}

impl SecretKey {
    /// Takes the key's text over.
    pub fn new(text: String) -> Self {
        Self { text: Zeroizing::new(text), derived: Arc::default() }
    }

    pub(crate) fn expose(&self) -> &str {
        &self.text
    }

    /// What was derived from this key and proved right.
    pub(crate) fn derived(&self) -> &DerivedKeys {
        &self.derived
    }

    /// The key as a field of a response: the one answer that hands it out.
    pub fn to_text(&self) -> SecretText {
        SecretText(self.text.clone())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(redacted)")
    }
}

/// A parameter or response field that is a password, a key or the like.
#[derive(Clone, Default)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes the text over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text. Not for logs.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl PartialEq for SecretText {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(redacted)")
    }
}

impl Decode for SecretText {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        String::decode(value, path).map(Self::new)
    }
}

impl Encode for SecretText {
    fn encode(&self, out: &mut JsonText) {
        out.string(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_secrets() {
        let key = SecretKey::new("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE".to_owned());
        assert_eq!(format!("{key:?}"), "SecretKey(redacted)");
        let text = SecretText::new("hunter2".to_owned());
        assert_eq!(format!("{text:?}"), "SecretText(redacted)");
        assert_eq!((text.expose(), &text), ("hunter2", &text.clone()));
    }

    #[test]
    fn ids_are_short_visible_text() {
        for text in ["", "a b", "a/b", "a,b", "a\n", "\u{e9}", &"a".repeat(257)] {
            assert_eq!(SecretId::new(text), None, "{text}");
        }
        assert!(SecretId::new(&"a".repeat(256)).is_some());
    }
}
