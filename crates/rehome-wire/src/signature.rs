//! Signatures: TC3-HMAC-SHA256 ([`tc3`]) and the older HmacSHA1 and HmacSHA256 ([`v1`]).
//!
//! In: the signed material and a secret key. Out: a signature; or, for the server side, whether one
//! of the forms in which clients sign the same request fits.
//! Invariants: signatures are compared in constant time, all candidates are tried without an early
//! exit, and nothing that was received is re-encoded before it is signed over.

pub(crate) mod derived;
pub mod tc3;
pub mod v1;

use subtle::{Choice, ConstantTimeEq};

/// A `Host` header without its port; what Node signs. `None` if there is no port.
pub(crate) fn without_port(host: &str) -> Option<&str> {
    let (name, port) = host.rsplit_once(':')?;
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    // `[::1]:80` has a port, `::1` (malformed as a Host) has none.
    let is_name =
        !name.is_empty() && (!name.contains(':') || name.ends_with(']') || name.contains("//"));
    (is_port && is_name).then_some(name)
}

/// Whether any candidate equals the signature that was received.
pub(crate) fn any_equal(received: &str, candidates: impl Iterator<Item = String>) -> bool {
    let equal = candidates.fold(Choice::from(0), |equal, candidate| {
        equal | candidate.as_bytes().ct_eq(received.as_bytes())
    });
    equal.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_told_from_addresses() {
        for (host, name) in [
            ("127.0.0.1:18080", Some("127.0.0.1")),
            ("http://127.0.0.1:18080", Some("http://127.0.0.1")),
            ("[::1]:80", Some("[::1]")),
            ("[::1]", None),
            ("::1", None),
            ("vpc.tencentcloudapi.com", None),
            ("http://a", None),
            (":80", None),
            ("a:", None),
        ] {
            assert_eq!(without_port(host), name, "{host}");
        }
    }

    #[test]
    fn one_equal_candidate_is_enough_and_none_is_not() {
        let candidates = || ["ab", "cd"].into_iter().map(str::to_owned);
        assert!(any_equal("ab", candidates()) && any_equal("cd", candidates()));
        assert!(!any_equal("a", candidates()) && !any_equal("", std::iter::empty()));
    }
}
