//! Verification: the door between what anybody can send and what a key holder said.
//!
//! In: a [`ParsedCall`], the key that the caller claims (or that there is none), the time. Out: a
//! [`Verified`] call, which alone gives access to the action's parameters.
//! Invariants: the work done for an unknown key is that for a known one; the answer for a known key
//! depends on nothing but the signed material, the key and the time.

use std::sync::LazyLock;

use super::{ParsedCall, Proof, VerifyError, common_parameters, headers};
use crate::error::CommonError;
use crate::json::parse_json;
use crate::parameters::{parse_flat, tree};
use crate::secret::SecretKey;
use crate::signature::tc3::{self, Payload, Tc3Request};
use crate::signature::v1::{self, V1Request};
use crate::time::UnixSeconds;
use crate::value::Object;

/// Seconds by which a timestamp may differ from the server's time, both ways.
const WINDOW_S: u64 = 300;

/// Stands in for the key of an unknown id, so that the time of the answer does not tell.
static NO_KEY: LazyLock<SecretKey> =
    LazyLock::new(|| SecretKey::new("00000000000000000000000000000000".to_owned()));

/// A call whose key, signature and time were checked. Only [`ParsedCall::verify`] makes one.
pub struct Verified {
    call: ParsedCall,
}

impl ParsedCall {
    /// Checks the proof. `secret_key` is the key of [`ParsedCall::secret_id`], `None` if there is
    /// none or it is disabled. Of a temporary key the caller checks [`ParsedCall::token`] next.
    ///
    /// # Errors
    /// [`VerifyError`] for the first check that fails.
    pub fn verify(
        self,
        secret_key: Option<&SecretKey>,
        now: UnixSeconds,
    ) -> Result<Verified, VerifyError> {
        if !self.is_scope_of_the_day() {
            return Err(VerifyError::ScopeDate);
        }
        let fits = self.is_signed(secret_key.unwrap_or(&NO_KEY));
        if secret_key.is_none() {
            return Err(VerifyError::SecretIdNotFound);
        }
        if !fits {
            return Err(VerifyError::SignatureFailure);
        }
        if now.get().abs_diff(self.timestamp().get()) > WINDOW_S {
            return Err(VerifyError::SignatureExpire);
        }
        Ok(Verified { call: self })
    }

    fn is_scope_of_the_day(&self) -> bool {
        match &self.proof {
            Proof::Tc3 { authorization, .. } => authorization.date == self.timestamp().utc_date(),
            Proof::V1 { .. } => true,
        }
    }

    fn is_signed(&self, secret_key: &SecretKey) -> bool {
        let method = self.raw.method.as_str();
        match &self.proof {
            Proof::Tc3 { authorization, .. } => {
                let signed = authorization.signed_headers.iter();
                let headers: Vec<(&str, &str)> = signed
                    .map(|name| (name.as_str(), headers::find(&self.raw, name).unwrap_or_default()))
                    .collect();
                let payload = if headers::is_payload_unsigned(&self.raw) {
                    Payload::Unsigned
                } else {
                    Payload::Signed(&self.raw.body)
                };
                let query = self.raw.query.as_str();
                let request = Tc3Request { method, query, headers: &headers, payload };
                tc3::is_signed(authorization, &request, self.timestamp(), secret_key)
            }
            Proof::V1 { pairs, signature, algorithm } => {
                let request = V1Request { method, host: self.host(), parameters: pairs };
                v1::is_signed(&request, signature, secret_key, *algorithm)
            }
        }
    }
}

impl Verified {
    /// The call that was verified.
    pub fn call(&self) -> &ParsedCall {
        &self.call
    }

    /// Reads the action's own parameters.
    ///
    /// # Errors
    /// The code and message of the first fault: malformed JSON or form, a name twice, a gap in a
    /// list, too many or too deep.
    pub fn parameters(&self) -> Result<Object, CommonError> {
        let raw = &self.call.raw;
        match &self.call.proof {
            Proof::Tc3 { format, .. } => match format {
                headers::BodyFormat::Json => Ok(parse_json(&raw.body)?),
                headers::BodyFormat::Form if raw.method == "GET" => {
                    Ok(parse_flat(raw.query.as_bytes())?)
                }
                headers::BodyFormat::Form => Ok(parse_flat(&raw.body)?),
            },
            Proof::V1 { pairs, .. } => {
                let own =
                    pairs.iter().filter(|(name, _)| !common_parameters::is_common(name)).cloned();
                Ok(tree(own.collect())?)
            }
        }
    }
}
