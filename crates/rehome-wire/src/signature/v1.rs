//! HmacSHA1 and HmacSHA256, "Signature v1" of the API documents.
//!
//! In: method, host, decoded parameters. Out: a signature in Base64.
//! Invariant: the text to sign joins unencoded `k=v` by `&`, so different parameters could have the
//! same text (a value `1&B=2` of `A` against two parameters). [`check_unambiguous`] refuses every
//! set of parameters that is not the only one with its text; callers run it before verifying.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::secret::SecretKey;
use crate::signature::{any_equal, without_port};

/// The parameter that carries the signature.
pub(crate) const SIGNATURE: &str = "Signature";

/// The parameter that names the algorithm.
pub(crate) const SIGNATURE_METHOD: &str = "SignatureMethod";

/// The hash under the HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum V1Algorithm {
    /// `HmacSHA1`; also when no `SignatureMethod` is sent.
    HmacSha1,
    /// `HmacSHA256`.
    HmacSha256,
}

impl V1Algorithm {
    /// Reads `SignatureMethod`; `None` for a word that is neither.
    pub(crate) fn from_parameter(value: Option<&str>) -> Option<Self> {
        match value {
            None | Some("HmacSHA1") => Some(V1Algorithm::HmacSha1),
            Some("HmacSHA256") => Some(V1Algorithm::HmacSha256),
            Some(_) => None,
        }
    }

    fn sign(self, secret_key: &SecretKey, text: &str) -> String {
        let key = secret_key.expose().as_bytes();
        let any_length = "HMAC takes a key of any length";
        match self {
            V1Algorithm::HmacSha1 => {
                let mut mac = Hmac::<Sha1>::new_from_slice(key).expect(any_length);
                mac.update(text.as_bytes());
                STANDARD.encode(mac.finalize().into_bytes())
            }
            V1Algorithm::HmacSha256 => {
                let mut mac = Hmac::<Sha256>::new_from_slice(key).expect(any_length);
                mac.update(text.as_bytes());
                STANDARD.encode(mac.finalize().into_bytes())
            }
        }
    }
}

/// The parts of a request over which it is signed.
#[derive(Debug, Clone, Copy)]
pub struct V1Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// As in the `Host` header.
    pub host: &'a str,
    /// All parameters, decoded, in any order; a `Signature` among them is left out.
    pub parameters: &'a [(String, String)],
}

/// Signs a request: the value of its `Signature` parameter. `SignatureMethod` must already be
/// among the parameters unless the algorithm is HmacSHA1.
pub fn sign_v1(request: &V1Request<'_>, secret_key: &SecretKey, algorithm: V1Algorithm) -> String {
    algorithm.sign(secret_key, &text_to_sign(request, Names::AsSent))
}

/// Whether `signature` signs `request`. Tried are: the host as received and without its port, and
/// names as they are and with `_` written as `.` (Python, Java and .NET do that).
pub(crate) fn is_signed(
    request: &V1Request<'_>,
    signature: &str,
    secret_key: &SecretKey,
    algorithm: V1Algorithm,
) -> bool {
    let hosts = [Some(request.host), without_port(request.host)];
    let candidates = hosts.into_iter().flatten().flat_map(|host| {
        let request = V1Request { host, ..*request };
        let names = [Names::AsSent, Names::Dotted];
        names.map(|names| algorithm.sign(secret_key, &text_to_sign(&request, names)))
    });
    any_equal(signature, candidates)
}

#[derive(Clone, Copy)]
enum Names {
    AsSent,
    Dotted,
}

/// Sorted by the name as sent; the clients that write dots do so after sorting.
fn text_to_sign(request: &V1Request<'_>, names: Names) -> String {
    let mut pairs: Vec<_> =
        request.parameters.iter().filter(|(name, _)| name != SIGNATURE).collect();
    pairs.sort_unstable();
    let pieces: Vec<String> = pairs
        .into_iter()
        .map(|(name, value)| match names {
            Names::AsSent => format!("{name}={value}"),
            Names::Dotted => format!("{}={value}", name.replace('_', ".")),
        })
        .collect();
    format!("{}{}/?{}", request.method, request.host, pieces.join("&"))
}

/// Why parameters are refused before their signature is looked at. Holds the parameter's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmbiguityError {
    /// A control character in a name or value.
    #[error("parameter `{0}` holds a control character")]
    ControlCharacter(String),
    /// A `=`, `&` or blank in a name.
    #[error("the parameter name `{0}` is malformed")]
    Name(String),
    /// A value that reads like a further parameter.
    #[error("the value of `{0}` reads like a further parameter; sign with TC3-HMAC-SHA256")]
    Value(String),
    /// Two names that differ only in `_` and `.`.
    #[error("the parameter name `{0}` differs from another only in `_` and `.`")]
    Dotted(String),
    /// A `?` or control character in the host.
    #[error("the host is malformed")]
    Host,
}

/// Refuses parameters whose text to sign could be read as other parameters.
///
/// Cut the text at every `&`: a piece that holds `=` starts a parameter (names hold neither sign),
/// a piece without one continues a value. With no `=` behind a `&` inside any value, that cut is
/// the only reading.
///
/// # Errors
/// See [`AmbiguityError`].
pub fn check_unambiguous(request: &V1Request<'_>) -> Result<(), AmbiguityError> {
    if request.host.contains('?') || request.host.contains(|c: char| c.is_control() || c == ' ') {
        return Err(AmbiguityError::Host);
    }
    let mut dotted = Vec::with_capacity(request.parameters.len());
    for (name, value) in request.parameters {
        if name.is_empty() || name.contains(['=', '&', ' ']) {
            return Err(AmbiguityError::Name(name.clone()));
        }
        if name.contains(char::is_control) || value.contains(char::is_control) {
            return Err(AmbiguityError::ControlCharacter(name.clone()));
        }
        if value.split_once('&').is_some_and(|(_, behind)| behind.contains('=')) {
            return Err(AmbiguityError::Value(name.clone()));
        }
        dotted.push((name.replace('_', "."), name));
    }
    dotted.sort_unstable();
    match dotted.windows(2).find(|two| two[0].0 == two[1].0) {
        Some(two) => Err(AmbiguityError::Dotted(two[1].1.clone())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
