//! One call, from what the HTTP server read to what is verified.
//!
//! In: [`RawCall`]. Out: [`ParsedCall`] (protocol and common parameters known), then [`Verified`].
//! Invariants: sizes, method, duplicates and the choice of protocol are settled in
//! [`RawCall::parse`], before any cryptography; a call is either TC3 (an `Authorization` header) or
//! v1 (a `Signature` parameter), never both; parameters come from exactly one place. The path is not
//! looked at: every client signs `/`, whatever path its endpoint has.

mod common_parameters;
mod error;
mod headers;
mod verified;

use bytes::Bytes;

pub use error::{CallError, VerifyError};
pub use verified::Verified;

use crate::authorization::Authorization;
use crate::language::Language;
use crate::limits::{GET_BYTES_MAX, TC3_POST_BYTES_MAX, V1_POST_BYTES_MAX};
use crate::parameters::split_flat;
use crate::secret::SecretId;
use crate::signature::v1::{self, V1Algorithm, V1Request};
use crate::time::UnixSeconds;
use common_parameters::Common;
use headers::BodyFormat;

/// A request as received. The HTTP server adds nothing and takes nothing away; of HTTP/2 it hands
/// `:authority` over as `host`.
#[derive(Clone, Default)]
pub struct RawCall {
    /// `GET`, `POST`, or what was sent in their place.
    pub method: String,
    /// The raw text behind `?` of the request target, never re-encoded; empty if there is none.
    pub query: String,
    /// Names in any case, values as received, repeated headers repeated.
    pub headers: Vec<(String, String)>,
    /// The raw body.
    pub body: Bytes,
}

/// The signature method of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// TC3-HMAC-SHA256: common parameters in headers.
    Tc3,
    /// HmacSHA1 or HmacSHA256: common parameters among the others.
    V1,
}

/// A call whose protocol and common parameters are known and whose signature is not yet checked.
pub struct ParsedCall {
    raw: RawCall,
    common: Common,
    proof: Proof,
}

/// What the caller offers as proof of holding the key.
enum Proof {
    Tc3 { authorization: Authorization, format: BodyFormat },
    V1 { pairs: Vec<(String, String)>, signature: String, algorithm: V1Algorithm },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Get,
    Post,
}

impl RawCall {
    /// The language of messages about a call that could not be parsed: that of `X-TC-Language`,
    /// else of a plain `Language` in the query.
    pub fn language(&self) -> Language {
        let named = headers::find(self, "x-tc-language")
            .or_else(|| self.query.split('&').find_map(|piece| piece.strip_prefix("Language=")));
        Language::from_parameter(named)
    }

    /// Settles protocol and common parameters.
    ///
    /// # Errors
    /// [`CallError`] for the first fault.
    pub fn parse(self) -> Result<ParsedCall, CallError> {
        let method = match self.method.as_str() {
            "GET" => Method::Get,
            "POST" => Method::Post,
            _ => return Err(CallError::Method),
        };
        headers::check(&self)?;
        if self.query.len() > GET_BYTES_MAX {
            return Err(CallError::TooLarge { bytes_max: GET_BYTES_MAX });
        }
        if self.query.contains(|c: char| c.is_ascii_control() || c == ' ') {
            return Err(CallError::Query);
        }
        match headers::find(&self, "authorization") {
            Some(text) => {
                let authorization = Authorization::parse(text)?;
                parse_tc3(self, method, authorization)
            }
            None => parse_v1(self, method),
        }
    }
}

fn parse_tc3(
    raw: RawCall,
    method: Method,
    authorization: Authorization,
) -> Result<ParsedCall, CallError> {
    if raw.body.len() > TC3_POST_BYTES_MAX {
        return Err(CallError::TooLarge { bytes_max: TC3_POST_BYTES_MAX });
    }
    let format = match method {
        Method::Get if raw.body.is_empty() => BodyFormat::Form,
        Method::Get => return Err(CallError::BodyOfGet),
        Method::Post if raw.query.is_empty() => headers::body_format(&raw)?,
        Method::Post => return Err(CallError::TwoPlaces),
    };
    if names_v1_signature(&raw.query) {
        return Err(CallError::TwoSignatures);
    }
    let common = Common::of_tc3(&raw, authorization.secret_id.clone())?;
    headers::check_signed(&raw, &authorization.signed_headers)?;
    Ok(ParsedCall { raw, common, proof: Proof::Tc3 { authorization, format } })
}

/// Whether a query carries v1's proof. A cheap look at the raw text: clients do not encode names.
fn names_v1_signature(query: &str) -> bool {
    query.split('&').any(|piece| piece.starts_with("Signature="))
}

fn parse_v1(raw: RawCall, method: Method) -> Result<ParsedCall, CallError> {
    if raw.body.len() > V1_POST_BYTES_MAX {
        return Err(CallError::TooLarge { bytes_max: V1_POST_BYTES_MAX });
    }
    if headers::find(&raw, "x-tc-action").is_some() {
        return Err(CallError::Missing("Authorization"));
    }
    let text: &[u8] = match (method, raw.query.is_empty(), raw.body.is_empty()) {
        (Method::Get, _, false) => return Err(CallError::BodyOfGet),
        (Method::Post, false, false) => return Err(CallError::TwoPlaces),
        (Method::Post, true, false) => match headers::body_format(&raw)? {
            BodyFormat::Form => &raw.body,
            BodyFormat::Json => return Err(CallError::Missing("Authorization")),
        },
        (Method::Get | Method::Post, _, true) => raw.query.as_bytes(),
    };
    let pairs = split_flat(text)?;
    let common = Common::of_v1(&raw, &pairs)?;
    let signature = common_parameters::required(&pairs, v1::SIGNATURE)?.to_owned();
    let algorithm = common_parameters::algorithm(&pairs)?;
    let host = headers::host(&raw)?;
    let request = V1Request { method: &raw.method, host, parameters: &pairs };
    v1::check_unambiguous(&request)?;
    Ok(ParsedCall { raw, common, proof: Proof::V1 { pairs, signature, algorithm } })
}

impl ParsedCall {
    /// How the call is signed.
    pub fn protocol(&self) -> Protocol {
        match self.proof {
            Proof::Tc3 { .. } => Protocol::Tc3,
            Proof::V1 { .. } => Protocol::V1,
        }
    }

    /// The action's name, as sent.
    pub fn action(&self) -> &str {
        &self.common.action
    }

    /// The API version, as sent.
    pub fn version(&self) -> &str {
        &self.common.version
    }

    /// The region; an empty one (Go with v1, Java) counts as absent.
    pub fn region(&self) -> Option<&str> {
        self.common.region.as_deref()
    }

    /// When the caller says it signed.
    pub fn timestamp(&self) -> UnixSeconds {
        self.common.timestamp
    }

    /// The language of messages.
    pub fn language(&self) -> Language {
        self.common.language
    }

    /// The token of a temporary key. Not signed in TC3.
    pub fn token(&self) -> Option<&str> {
        self.common.token.as_deref()
    }

    /// The client's name and version. Not signed in TC3.
    pub fn request_client(&self) -> Option<&str> {
        self.common.request_client.as_deref()
    }

    /// Whose key the call claims.
    pub fn secret_id(&self) -> &SecretId {
        &self.common.secret_id
    }

    /// The `Host` header, as received.
    pub fn host(&self) -> &str {
        &self.common.host
    }

    /// Whether the signature covers the body. When it does not, the body is only as safe as the
    /// connection: refuse such calls on plain HTTP outside loopback.
    pub fn signs_payload(&self) -> bool {
        match self.proof {
            Proof::Tc3 { .. } => !headers::is_payload_unsigned(&self.raw),
            Proof::V1 { .. } => true,
        }
    }
}

#[cfg(test)]
mod tests;
