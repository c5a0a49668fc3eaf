//! The `Authorization` header of signature TC3-HMAC-SHA256.
//!
//! In: the header's text. Out: its parts, or why it is malformed.
//! Invariants: the algorithm is the exact token, never inferred; each part is there exactly once;
//! `host` and `content-type` are signed. Tolerated, because clients send it: any number of blanks
//! after the algorithm and around commas (.NET writes two), and any service name in the scope
//! (Node, Java, PHP and .NET write the endpoint's first label).

use crate::secret::SecretId;

/// The only algorithm of this header.
pub(crate) const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// The last part of a credential scope.
pub(crate) const TERMINATOR: &str = "tc3_request";

/// Names that `SignedHeaders` may list.
pub const SIGNED_HEADERS_MAX: usize = 64;

/// Bytes of the service name in a scope.
const SERVICE_BYTES_MAX: usize = 256;

/// A parsed header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization {
    /// Whose key.
    pub secret_id: SecretId,
    /// The scope's date, `YYYY-MM-DD`, not yet compared with anything.
    pub date: String,
    /// The scope's service name; only good for deriving the key.
    pub service: String,
    /// Lower-case names, distinct, in the order listed.
    pub signed_headers: Vec<String>,
    /// 64 lower-case hex digits.
    pub signature: String,
}

/// Why an `Authorization` header is malformed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthorizationError {
    /// Another algorithm, or `SKIP`.
    #[error("the algorithm is not TC3-HMAC-SHA256")]
    Algorithm,
    /// Not `Credential=..., SignedHeaders=..., Signature=...`, each once.
    #[error("it must hold Credential, SignedHeaders and Signature, each once")]
    Parts,
    /// Not `id/date/service/tc3_request`.
    #[error("the Credential is not <SecretId>/<date>/<service>/tc3_request")]
    Credential,
    /// Empty, malformed, repeated or too many names.
    #[error("the SignedHeaders are malformed")]
    SignedHeaders,
    /// `host` or `content-type` is not signed.
    #[error("content-type and host must be signed")]
    Unsigned,
    /// Not 64 lower-case hex digits.
    #[error("the Signature is not 64 lower-case hex digits")]
    Signature,
}

impl Authorization {
    /// Parses the header's text.
    ///
    /// # Errors
    /// See [`AuthorizationError`].
    pub fn parse(text: &str) -> Result<Self, AuthorizationError> {
        let (algorithm, rest) = text.trim().split_once(' ').ok_or(AuthorizationError::Algorithm)?;
        if algorithm != ALGORITHM {
            return Err(AuthorizationError::Algorithm);
        }
        let [mut credential, mut signed_headers, mut signature] = [None; 3];
        for part in rest.split(',') {
            let (name, value) = part.trim().split_once('=').ok_or(AuthorizationError::Parts)?;
            let slot = match name {
                "Credential" => &mut credential,
                "SignedHeaders" => &mut signed_headers,
                "Signature" => &mut signature,
                _ => return Err(AuthorizationError::Parts),
            };
            if slot.replace(value).is_some() {
                return Err(AuthorizationError::Parts);
            }
        }
        let (Some(credential), Some(signed_headers), Some(signature)) =
            (credential, signed_headers, signature)
        else {
            return Err(AuthorizationError::Parts);
        };
        let (secret_id, date, service) =
            parse_credential(credential).ok_or(AuthorizationError::Credential)?;
        Ok(Self {
            secret_id,
            date: date.to_owned(),
            service: service.to_owned(),
            signed_headers: parse_signed_headers(signed_headers)?,
            signature: parse_signature(signature)?,
        })
    }
}

/// The service may hold anything, even a `/`: it is what the other three parts leave over.
fn parse_credential(text: &str) -> Option<(SecretId, &str, &str)> {
    let (id, scope) = text.split_once('/')?;
    let (date, rest) = scope.split_once('/')?;
    let service = rest.strip_suffix(TERMINATOR)?.strip_suffix('/')?;
    let visible = service.bytes().all(|byte| byte.is_ascii_graphic());
    let fits = visible && (1..=SERVICE_BYTES_MAX).contains(&service.len()) && date.len() == 10;
    if fits { Some((SecretId::new(id)?, date, service)) } else { None }
}

fn parse_signed_headers(text: &str) -> Result<Vec<String>, AuthorizationError> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(';') {
        let name = name.trim().to_ascii_lowercase();
        let token = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if !token || names.contains(&name) || names.len() == SIGNED_HEADERS_MAX {
            return Err(AuthorizationError::SignedHeaders);
        }
        names.push(name);
    }
    let signed = |wanted: &str| names.iter().any(|name| name == wanted);
    if signed("host") && signed("content-type") {
        Ok(names)
    } else {
        Err(AuthorizationError::Unsigned)
    }
}

fn parse_signature(text: &str) -> Result<String, AuthorizationError> {
    let hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if hex && text.len() == 64 { Ok(text.to_owned()) } else { Err(AuthorizationError::Signature) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";

    fn header(credential: &str, names: &str) -> String {
        format!("{ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={HEX}")
    }

    #[test]
    fn what_clients_send_is_accepted() {
        let plain = header("id/2019-02-25/cvm/tc3_request", "content-type;host");
        let parsed = Authorization::parse(&plain).unwrap();
        assert_eq!(parsed.secret_id.as_str(), "id");
        assert_eq!((parsed.date.as_str(), parsed.service.as_str()), ("2019-02-25", "cvm"));
        assert_eq!(parsed.signed_headers, ["content-type", "host"]);
        for same in [
            plain.replace("256 C", "256  C"),
            plain.replace(", ", ","),
            plain.replace(", ", " ,  "),
            plain.replace("content-type;host", "Content-Type;Host"),
            format!(" {plain} "),
        ] {
            assert_eq!(Authorization::parse(&same).as_ref(), Ok(&parsed), "{same}");
        }
    }

    #[test]
    fn any_service_name_is_accepted() {
        for service in ["127", "localhost:8080", "http://127", "a/b"] {
            let credential = format!("id/2019-02-25/{service}/tc3_request");
            let parsed = Authorization::parse(&header(&credential, "content-type;host")).unwrap();
            assert_eq!(parsed.service, service);
        }
    }

    #[test]
    fn malformed_headers_are_refused() {
        use AuthorizationError as E;
        let good = header("id/2019-02-25/cvm/tc3_request", "content-type;host");
        let many = (0..SIGNED_HEADERS_MAX).map(|n| format!("h{n}")).collect::<Vec<_>>().join(";");
        for (text, expected) in [
            (String::new(), E::Algorithm),
            ("SKIP".to_owned(), E::Algorithm),
            (good.replace("TC3", "tc3"), E::Algorithm),
            (good.replace("TC3-HMAC-SHA256", "TC3-HMAC-SM3"), E::Algorithm),
            (good.replace("256 ", "256"), E::Algorithm),
            (good.replace(", Signature", ", Sig"), E::Parts),
            (format!("{good}, Signature={HEX}"), E::Parts),
            (format!("{good},"), E::Parts),
            (good.replace("/tc3_request", ""), E::Credential),
            (good.replace("cvm/", "/"), E::Credential),
            (good.replace("2019-02-25", "20190225"), E::Credential),
            (good.replace("id/", "/"), E::Credential),
            (good.replace("content-type;", ""), E::Unsigned),
            (good.replace(";host", ""), E::Unsigned),
            (good.replace(";host", ";host;host"), E::SignedHeaders),
            (good.replace(";host", ";;host"), E::SignedHeaders),
            (good.replace(";host", ";ho:st"), E::SignedHeaders),
            (good.replace(";host", &format!(";host;{many}")), E::SignedHeaders),
            (good.replace("72e4", "72E4"), E::Signature),
            (good.replace("72e4", "72e"), E::Signature),
        ] {
            assert_eq!(Authorization::parse(&text), Err(expected), "{text}");
        }
    }
}
