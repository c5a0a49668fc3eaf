//! Calls as the official clients send them, and what must not get through.

mod clients;
mod mutations;
mod refusals;

use super::*;
use crate::secret::SecretKey;
use crate::signature::tc3::{Payload, Tc3Request, Tc3Signer, sign_tc3};
use crate::signature::v1::sign_v1;
use crate::urlencoded::encode_pairs;
use crate::value::{Object, Value};

const NOW: i64 = 1_700_000_000;
const MIGRATE: &str = r#"{"NetworkInterfaceId": "eni-1", "SourceInstanceId": "ins-1"}"#;

fn at(seconds: i64) -> UnixSeconds {
    UnixSeconds::new(seconds).unwrap()
}

fn key() -> SecretKey {
    SecretKey::new("the-secret-key".to_owned())
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// How a client signs and sends with TC3. Changed by one field per quirk.
#[derive(Clone)]
struct Tc3 {
    method: &'static str,
    query: &'static str,
    body: &'static str,
    service: &'static str,
    host_sent: &'static str,
    host_signed: &'static str,
    content_type: &'static str,
    /// `x-tc-action` as signed, if it is.
    action_signed: Option<&'static str>,
    unsigned_payload: bool,
    timestamp: i64,
}

const PYTHON: Tc3 = Tc3 {
    method: "POST",
    query: "",
    body: MIGRATE,
    service: "vpc",
    host_sent: "127.0.0.1:18080",
    host_signed: "127.0.0.1:18080",
    content_type: "application/json",
    action_signed: None,
    unsigned_payload: false,
    timestamp: NOW,
};

impl Tc3 {
    fn call(&self) -> RawCall {
        let mut signed = vec![("content-type", self.content_type), ("host", self.host_signed)];
        signed.extend(self.action_signed.map(|action| ("x-tc-action", action)));
        let payload = match self.unsigned_payload {
            true => Payload::Unsigned,
            false => Payload::Signed(self.body.as_bytes()),
        };
        let request =
            Tc3Request { method: self.method, query: self.query, headers: &signed, payload };
        let secret_id = SecretId::new("AKIDtest").unwrap();
        let signer = Tc3Signer {
            secret_id: &secret_id,
            secret_key: &key(),
            service: self.service,
            timestamp: at(self.timestamp),
        };
        let mut headers = pairs(&[
            ("host", self.host_sent),
            ("content-type", self.content_type),
            ("x-tc-action", "MigrateNetworkInterface"),
            ("x-tc-version", "2017-03-12"),
            ("x-tc-region", "ap-guangzhou"),
            ("x-tc-timestamp", &self.timestamp.to_string()),
            ("authorization", &sign_tc3(&signer, &request)),
            ("x-tc-traceid", "0d5d4a0e-0000-0000-0000-000000000000"),
        ]);
        if self.unsigned_payload {
            headers.extend(pairs(&[("x-tc-content-sha256", "UNSIGNED-PAYLOAD")]));
        }
        RawCall {
            method: self.method.to_owned(),
            query: self.query.to_owned(),
            headers,
            body: Bytes::from_static(self.body.as_bytes()),
        }
    }
}

/// A v1 call with these parameters beside the common ones.
fn v1_call(method: &str, own: &[(&str, &str)], algorithm: V1Algorithm) -> RawCall {
    let mut parameters = pairs(&[
        ("Action", "MigrateNetworkInterface"),
        ("Version", "2017-03-12"),
        ("Region", ""),
        ("Timestamp", &NOW.to_string()),
        ("Nonce", "9223372036854775807"),
        ("SecretId", "AKIDtest"),
    ]);
    if algorithm == V1Algorithm::HmacSha256 {
        parameters.extend(pairs(&[("SignatureMethod", "HmacSHA256")]));
    }
    parameters.extend(pairs(own));
    sign_and_place(method, parameters, algorithm)
}

fn sign_and_place(
    method: &str,
    mut parameters: Vec<(String, String)>,
    algorithm: V1Algorithm,
) -> RawCall {
    let host = "127.0.0.1:18080";
    let request = V1Request { method, host, parameters: &parameters };
    let signature = sign_v1(&request, &key(), algorithm);
    parameters.push(("Signature".to_owned(), signature));
    let text = encode_pairs(&parameters);
    let headers = pairs(&[("host", host), ("content-type", "application/x-www-form-urlencoded")]);
    let (query, body) =
        if method == "GET" { (text, Bytes::new()) } else { (String::new(), text.into()) };
    RawCall { method: method.to_owned(), query, headers, body }
}

fn set(call: &mut RawCall, name: &str, value: &str) {
    let header = call.headers.iter_mut().find(|(header, _)| header == name).expect("is there");
    value.clone_into(&mut header.1);
}

fn verify(call: RawCall) -> Result<Verified, VerifyError> {
    call.parse().expect("parses").verify(Some(&key()), at(NOW))
}

#[track_caller]
fn accepted(call: RawCall) -> Object {
    verify(call).map(|verified| verified.parameters()).expect("verifies").expect("reads")
}

fn refused(call: RawCall) -> CallError {
    match call.parse() {
        Err(error) => error,
        Ok(_) => panic!("parsed"),
    }
}
