//! Tokens of temporary keys: claims that only this installation can have written.
//!
//! In: claims and the installation's token key. Out: a token (`X-TC-Token`) and the secret key that goes
//! with it; from a token, the claims and the same secret key again. Nothing is stored anywhere, so a
//! token holds over a restart.
//!
//! Form: `base64url(JSON of the claims).base64url(HMAC-SHA256)`. The claims are signed and not hidden. The secret key is another
//! HMAC over the same bytes: who has the token alone cannot sign a call. MACs are compared in constant time.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::secret::SecretKey;

/// Bytes of a token at most (STS, data type `Credentials`).
pub const TOKEN_BYTES_MAX: usize = 4096;

/// What is signed tells what it is for, so that a MAC of one kind is never one of the other.
const FOR_TOKEN: &[u8] = b"rehome token 1\0";
const FOR_SECRET: &[u8] = b"rehome temporary secret 1\0";

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// The id of the temporary key. No two tokens have the same.
    pub secret_id: String,
    /// Uin of the account that the role belongs to.
    pub account: u64,
    /// The role's id.
    pub role: u64,
    /// The session's name.
    pub session: String,
    /// Uin of who asked for it.
    pub applicant: u64,
    /// Seconds since 1970 from which on it holds no longer.
    pub expires: i64,
    /// The policy that narrows the role's, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
}

/// The key that tokens are signed with. Wiped when dropped, shown by nothing.
pub struct TokenKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(redacted)")
    }
}

impl TokenKey {
    /// A key of 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A token with these claims and the secret key that goes with it; nothing when the token would be too long.
    pub fn issue(&self, claims: &Claims) -> Option<(String, SecretKey)> {
        let payload = serde_json::to_vec(claims).ok()?;
        let mac = self.mac(FOR_TOKEN, &payload).finalize().into_bytes();
        let token = format!("{}.{}", URL_SAFE_NO_PAD.encode(&payload), URL_SAFE_NO_PAD.encode(mac));
        (token.len() <= TOKEN_BYTES_MAX).then(|| (token, self.secret(&payload)))
    }

    /// The claims of a token that this key signed, and its secret key. Whether it has expired is not looked at.
    pub fn open(&self, token: &str) -> Option<(Claims, SecretKey)> {
        if token.len() > TOKEN_BYTES_MAX {
            return None;
        }
        let (payload, mac) = token.split_once('.')?;
        let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        self.mac(FOR_TOKEN, &payload).verify_slice(&mac).ok()?;
        let claims = serde_json::from_slice(&payload).ok()?;
        Some((claims, self.secret(&payload)))
    }

    fn secret(&self, payload: &[u8]) -> SecretKey {
        SecretKey::new(STANDARD.encode(self.mac(FOR_SECRET, payload).finalize().into_bytes()))
    }

    fn mac(&self, purpose: &[u8], payload: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.0).expect("HMAC takes any key");
        mac.update(purpose);
        mac.update(payload);
        mac
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn claims() -> Claims {
        Claims {
            secret_id: "AKIDtemporary".to_owned(),
            account: 100_000_000_001,
            role: 4_611_686_018_427_387_905,
            session: "night-shift".to_owned(),
            applicant: 100_000_000_002,
            expires: 1_700_000_000,
            policy: None,
        }
    }

    #[test]
    fn a_token_says_what_was_put_into_it_and_its_secret_is_not_in_it() {
        let key = TokenKey::new([7; 32]);
        let (token, secret) = key.issue(&claims()).unwrap();
        let (opened, again) = TokenKey::new([7; 32]).open(&token).unwrap();
        assert_eq!((opened, again.expose()), (claims(), secret.expose()));
        assert!(!token.contains(secret.expose()) && secret.expose().len() == 44);
        assert_eq!(format!("{key:?}"), "TokenKey(redacted)");
    }

    #[test]
    fn another_installation_s_token_is_no_token() {
        let (token, _) = TokenKey::new([7; 32]).issue(&claims()).unwrap();
        assert!(TokenKey::new([8; 32]).open(&token).is_none());
    }

    #[test]
    fn another_session_has_another_secret() {
        let key = TokenKey::new([7; 32]);
        let other = Claims { secret_id: "AKIDother".to_owned(), ..claims() };
        let [first, second] = [claims(), other].map(|it| key.issue(&it).unwrap().1);
        assert_ne!(first.expose(), second.expose());
    }

    #[test]
    fn a_token_that_would_be_too_long_is_not_given_out() {
        let key = TokenKey::new([7; 32]);
        let long = |bytes| Claims { policy: Some("p".repeat(bytes)), ..claims() };
        let fits = (1..4096).rev().find(|bytes| key.issue(&long(*bytes)).is_some()).unwrap();
        assert!(fits > 2048, "{fits}");
        let (token, _) = key.issue(&long(fits)).unwrap();
        assert!(token.len() <= TOKEN_BYTES_MAX && key.open(&token).is_some());
    }

    proptest! {
        #[test]
        fn no_change_of_a_token_makes_a_token(at in 0_usize..400, to in any::<u8>()) {
            let key = TokenKey::new([7; 32]);
            let (token, _) = key.issue(&claims()).unwrap();
            let mut bytes = token.clone().into_bytes();
            let at = at % bytes.len();
            bytes[at] = to;
            if let Ok(changed) = String::from_utf8(bytes) {
                prop_assert_eq!(key.open(&changed).is_some(), changed == token);
            }
        }

        #[test]
        fn any_text_is_refused(text in any::<String>()) {
            prop_assert!(TokenKey::new([7; 32]).open(&text).is_none());
        }
    }
}
