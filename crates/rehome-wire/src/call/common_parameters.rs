//! The common parameters: headers of a TC3 call, ordinary parameters of a v1 call.
//!
//! Invariant: what is required and absent, or malformed, is reported under the name without
//! `X-TC-`, as the cloud does.

use super::{CallError, RawCall, headers};
use crate::language::Language;
use crate::secret::SecretId;
use crate::signature::v1::{SIGNATURE, SIGNATURE_METHOD, V1Algorithm};
use crate::time::UnixSeconds;

/// Names that a v1 call mixes with the action's own parameters.
const V1_NAMES: [&str; 11] = [
    "Action",
    "Version",
    "Region",
    "Timestamp",
    "Nonce",
    "SecretId",
    SIGNATURE,
    SIGNATURE_METHOD,
    "Token",
    "Language",
    "RequestClient",
];

/// Common parameters of either protocol.
pub(super) struct Common {
    pub(super) action: String,
    pub(super) version: String,
    pub(super) region: Option<String>,
    pub(super) timestamp: UnixSeconds,
    pub(super) language: Language,
    pub(super) token: Option<String>,
    pub(super) request_client: Option<String>,
    pub(super) secret_id: SecretId,
    pub(super) host: String,
}

impl Common {
    pub(super) fn of_tc3(raw: &RawCall, secret_id: SecretId) -> Result<Self, CallError> {
        Self::read(raw, secret_id, |name| {
            headers::find(raw, &format!("x-tc-{}", name.to_ascii_lowercase()))
        })
    }

    pub(super) fn of_v1(raw: &RawCall, pairs: &[(String, String)]) -> Result<Self, CallError> {
        // In this order, so that a bare visit of the endpoint is told about `Action`.
        required(pairs, "Action")?;
        let secret_id = required(pairs, "SecretId")?;
        let secret_id = SecretId::new(secret_id).ok_or_else(|| malformed("SecretId", secret_id))?;
        check_nonce(required(pairs, "Nonce")?)?;
        Self::read(raw, secret_id, |name| value(pairs, name))
    }

    fn read<'a>(
        raw: &'a RawCall,
        secret_id: SecretId,
        find: impl Fn(&'static str) -> Option<&'a str>,
    ) -> Result<Self, CallError> {
        let required =
            |name| find(name).filter(|text| !text.is_empty()).ok_or(CallError::Missing(name));
        let optional = |name| find(name).filter(|text| !text.is_empty()).map(str::to_owned);
        let timestamp = |text| UnixSeconds::parse(text).ok_or_else(|| malformed("Timestamp", text));
        Ok(Self {
            action: required("Action")?.to_owned(),
            version: required("Version")?.to_owned(),
            timestamp: timestamp(required("Timestamp")?)?,
            region: optional("Region"),
            language: Language::from_parameter(find("Language")),
            token: optional("Token"),
            request_client: optional("RequestClient"),
            secret_id,
            host: headers::host(raw)?.to_owned(),
        })
    }
}

fn malformed(parameter: &'static str, value: &str) -> CallError {
    CallError::Malformed { parameter, value: value.to_owned() }
}

/// A non-negative integer up to 2^63-1 (Python and Go send values that large).
fn check_nonce(text: &str) -> Result<(), CallError> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && text.parse::<i64>().is_ok() { Ok(()) } else { Err(malformed("Nonce", text)) }
}

fn value<'a>(pairs: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

/// A common parameter of a v1 call that must be there and not be empty.
pub(super) fn required<'a>(
    pairs: &'a [(String, String)],
    name: &'static str,
) -> Result<&'a str, CallError> {
    value(pairs, name).filter(|text| !text.is_empty()).ok_or(CallError::Missing(name))
}

/// The algorithm of a v1 call.
pub(super) fn algorithm(pairs: &[(String, String)]) -> Result<V1Algorithm, CallError> {
    let named = value(pairs, SIGNATURE_METHOD);
    V1Algorithm::from_parameter(named)
        .ok_or_else(|| malformed(SIGNATURE_METHOD, named.unwrap_or_default()))
}

/// Whether a parameter of a v1 call is not the action's own.
pub(super) fn is_common(name: &str) -> bool {
    V1_NAMES.contains(&name)
}
