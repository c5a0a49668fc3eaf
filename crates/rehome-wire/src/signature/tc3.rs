//! TC3-HMAC-SHA256, "Signature v3" of the API documents.
//!
//! In: method, raw query, headers, body hash, scope. Out: a signature in lower-case hex.
//! Invariants: the canonical URI is `/`; the query is used as sent; each header is one
//! `name:value` line.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::authorization::{ALGORITHM, Authorization, TERMINATOR};
use crate::secret::{SecretId, SecretKey};
use crate::signature::{any_equal, without_port};
use crate::time::UnixSeconds;

/// The value of `X-TC-Content-SHA256` that leaves the body unsigned.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// What of the body is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload<'a> {
    /// These bytes; empty for `GET`.
    Signed(&'a [u8]),
    /// Nothing: the literal word [`UNSIGNED_PAYLOAD`] is hashed in its place.
    Unsigned,
}

/// The parts of a request over which it is signed.
#[derive(Debug, Clone, Copy)]
pub struct Tc3Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// As in the request line, without `?`; empty for `POST`.
    pub query: &'a str,
    /// Lower-case names with their values, in the order in which `SignedHeaders` lists them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub payload: Payload<'a>,
}

/// Who signs, for what, when.
#[derive(Debug, Clone, Copy)]
pub struct Tc3Signer<'a> {
    /// The key's id.
    pub secret_id: &'a SecretId,
    /// The key.
    pub secret_key: &'a SecretKey,
    /// The product, for example `vpc`.
    pub service: &'a str,
    /// Also to be sent as `X-TC-Timestamp`.
    pub timestamp: UnixSeconds,
}

/// A key derived for one date and service, ready to sign with. Wiped when dropped.
pub struct SigningKey(Hmac<Sha256>);

/// Derives the key for a date (`YYYY-MM-DD`) and service. Costs three HMACs.
pub fn derive_signing_key(secret_key: &SecretKey, date: &str, service: &str) -> SigningKey {
    SigningKey(keyed(&*signing_key_bytes(secret_key, date, service)))
}

fn signing_key_bytes(secret_key: &SecretKey, date: &str, service: &str) -> Zeroizing<[u8; 32]> {
    let secret = Zeroizing::new(format!("TC3{}", secret_key.expose()));
    let by_date = hmac_sha256(secret.as_bytes(), date);
    let by_service = hmac_sha256(&*by_date, service);
    hmac_sha256(&*by_service, TERMINATOR)
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn hmac_sha256(key: &[u8], message: &str) -> Zeroizing<[u8; 32]> {
    let mut mac = keyed(key);
    mac.update(message.as_bytes());
    Zeroizing::new(mac.finalize().into_bytes().into())
}

impl SigningKey {
    /// Signs a finished text, in lower-case hex.
    fn sign(&self, text: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(text.as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }
}

impl Payload<'_> {
    fn hash(self) -> String {
        hex::encode(Sha256::digest(match self {
            Payload::Signed(bytes) => bytes,
            Payload::Unsigned => UNSIGNED_PAYLOAD.as_bytes(),
        }))
    }
}

/// Signs a request: the value of its `Authorization` header.
pub fn sign_tc3(signer: &Tc3Signer<'_>, request: &Tc3Request<'_>) -> String {
    let date = signer.timestamp.utc_date();
    let key = derive_signing_key(signer.secret_key, &date, signer.service);
    let scope = format!("{date}/{}/{TERMINATOR}", signer.service);
    let canonical = canonical_request(request, &request.payload.hash());
    let signature = key.sign(&string_to_sign(signer.timestamp, &scope, &canonical));
    let names = names_line(request.headers);
    let id = signer.secret_id;
    format!("{ALGORITHM} Credential={id}/{scope}, SignedHeaders={names}, Signature={signature}")
}

/// Whether `authorization` signs `request`, whose header values are as received. Tried are: header
/// values as they are, with only the action lower-cased, and all lower-cased (the documents'
/// canonical form), each with the host as received and without its port.
///
/// The caller has checked that the scope's date is that of `timestamp`.
pub(crate) fn is_signed(
    authorization: &Authorization,
    request: &Tc3Request<'_>,
    timestamp: UnixSeconds,
    secret_key: &SecretKey,
) -> bool {
    let Authorization { date, service, signature, .. } = authorization;
    let kept = secret_key.derived().find(date, service);
    let key = kept.unwrap_or_else(|| Arc::new(derive_signing_key(secret_key, date, service)));
    let scope = format!("{date}/{service}/{TERMINATOR}");
    let payload_hash = request.payload.hash();
    let candidates = header_variants(request.headers).into_iter().map(|headers| {
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let request = Tc3Request { headers: &headers, ..*request };
        key.sign(&string_to_sign(timestamp, &scope, &canonical_request(&request, &payload_hash)))
    });
    let is_right = any_equal(signature, candidates);
    if is_right {
        secret_key.derived().keep((date, service), key);
    }
    is_right
}

fn canonical_request(request: &Tc3Request<'_>, payload_hash: &str) -> String {
    let Tc3Request { method, query, headers, .. } = request;
    let lines: String =
        headers.iter().map(|(name, value)| format!("{name}:{}\n", value.trim())).collect();
    format!("{method}\n/\n{query}\n{lines}\n{}\n{payload_hash}", names_line(headers))
}

fn names_line(headers: &[(&str, &str)]) -> String {
    headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")
}

fn string_to_sign(timestamp: UnixSeconds, scope: &str, canonical: &str) -> String {
    let hash = hex::encode(Sha256::digest(canonical));
    format!("{ALGORITHM}\n{timestamp}\n{scope}\n{hash}")
}

/// How far a variant lower-cases header values.
#[derive(Clone, Copy)]
enum Lowered {
    Nothing,
    Action,
    Everything,
}

/// The distinct forms in which clients write the same headers; at most six.
fn header_variants<'a>(headers: &[(&'a str, &str)]) -> Vec<Vec<(&'a str, String)>> {
    let mut variants = Vec::new();
    for lowered in [Lowered::Nothing, Lowered::Action, Lowered::Everything] {
        for keeps_port in [true, false] {
            let variant = headers.iter().map(|(name, value)| {
                let value = match (keeps_port, *name) {
                    (false, "host") => without_port(value).unwrap_or(value),
                    _ => value,
                };
                let value = match (lowered, *name) {
                    (Lowered::Action, "x-tc-action") | (Lowered::Everything, _) => {
                        value.to_lowercase()
                    }
                    (Lowered::Action | Lowered::Nothing, _) => value.to_owned(),
                };
                (*name, value)
            });
            let variant: Vec<_> = variant.collect();
            if !variants.contains(&variant) {
                variants.push(variant);
            }
        }
    }
    variants
}

#[cfg(test)]
mod tests;
