//! The headers that this crate reads.
//!
//! Invariants: names are compared without case (Go sends `X-Tc-Action`); a header that decides
//! anything comes at most once; no value holds a control character; unknown headers are ignored.

use super::{CallError, RawCall};
use crate::signature::tc3::UNSIGNED_PAYLOAD;

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyFormat {
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`; also a query.
    Form,
}

/// The trimmed value of the first header of that (lower-case) name.
pub(super) fn find<'a>(raw: &'a RawCall, name: &str) -> Option<&'a str> {
    values(raw, name).next()
}

fn values<'a>(raw: &'a RawCall, wanted: &str) -> impl Iterator<Item = &'a str> {
    raw.headers
        .iter()
        .filter(move |(name, _)| name.eq_ignore_ascii_case(wanted))
        .map(|(_, value)| value.trim())
}

/// Refuses duplicates and control characters in the headers that decide anything.
pub(super) fn check(raw: &RawCall) -> Result<(), CallError> {
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in &raw.headers {
        let name = name.to_ascii_lowercase();
        let decides = matches!(name.as_str(), "host" | "authorization" | "content-type")
            || name.starts_with("x-tc-");
        if !decides {
            continue;
        }
        if value.contains(char::is_control) {
            return Err(CallError::Header(name));
        }
        if seen.contains(&name) {
            return Err(CallError::DuplicateHeader(name));
        }
        seen.push(name);
    }
    Ok(())
}

/// Every signed header must be there, once, without control characters.
pub(super) fn check_signed(raw: &RawCall, signed: &[String]) -> Result<(), CallError> {
    for name in signed {
        let mut values = values(raw, name);
        match (values.next(), values.next()) {
            (None, _) => return Err(CallError::SignedHeaderAbsent(name.clone())),
            (Some(_), Some(_)) => return Err(CallError::DuplicateHeader(name.clone())),
            (Some(value), None) if value.contains(char::is_control) => {
                return Err(CallError::Header(name.clone()));
            }
            (Some(_), None) => {}
        }
    }
    Ok(())
}

/// The `Host` header.
pub(super) fn host(raw: &RawCall) -> Result<&str, CallError> {
    find(raw, "host").ok_or(CallError::Missing("Host"))
}

/// How the body is written, by `Content-Type`; parameters such as `charset` are ignored.
pub(super) fn body_format(raw: &RawCall) -> Result<BodyFormat, CallError> {
    let value = find(raw, "content-type").ok_or(CallError::Missing("Content-Type"))?;
    let media_type = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match media_type.as_str() {
        "application/json" => Ok(BodyFormat::Json),
        "application/x-www-form-urlencoded" => Ok(BodyFormat::Form),
        "multipart/form-data" => Err(CallError::Multipart),
        _ => Err(CallError::Malformed { parameter: "Content-Type", value: value.to_owned() }),
    }
}

/// Whether the caller left the body out of the signature.
pub(super) fn is_payload_unsigned(raw: &RawCall) -> bool {
    find(raw, "x-tc-content-sha256") == Some(UNSIGNED_PAYLOAD)
}
