//! A raw v1 query or form from bytes.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use rehome_wire::signature::v1::{V1Algorithm, V1Request, sign_v1};
use rehome_wire::{RawCall, SecretKey, UnixSeconds, Value, encode_pairs, parse_flat};

const NOW: i64 = 1_700_000_000;
const HOST: &str = "127.0.0.1:18080";

fuzz_target!(|data: &[u8]| {
    let key = SecretKey::new("the-secret-key".to_owned());
    let now = UnixSeconds::new(NOW).expect("within range");
    for method in ["GET", "POST"] {
        if let Some(parsed) = call(method, data).and_then(|call| call.parse().ok()) {
            assert!(parsed.verify(Some(&key), now).is_err());
        }
        let Some(form) = signed(method, data, &key) else { return };
        if let Some(parsed) = call(method, form.as_bytes()).and_then(|call| call.parse().ok()) {
            let verified = parsed.verify(Some(&key), now).unwrap_or_else(|error| panic!("{error}"));
            let _ = verified.parameters();
        }
    }
});

fn call(method: &str, form: &[u8]) -> Option<RawCall> {
    let (query, body) = match method {
        "GET" => (std::str::from_utf8(form).ok()?.to_owned(), Bytes::new()),
        _ => (String::new(), Bytes::copy_from_slice(form)),
    };
    let headers = [("host", HOST), ("content-type", "application/x-www-form-urlencoded")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    Some(RawCall { method: method.to_owned(), query, headers, body })
}

/// The top-level values of the form as the parameters of a well-signed call.
fn signed(method: &str, form: &[u8], key: &SecretKey) -> Option<String> {
    let object = parse_flat(form).ok()?;
    let mut parameters: Vec<(String, String)> = [
        ("Action", "A"),
        ("Version", "V"),
        ("Nonce", "1"),
        ("SecretId", "AKIDfuzz"),
        ("Timestamp", "1700000000"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    for name in object.names() {
        let taken = parameters.iter().any(|(known, _)| known == name);
        if let (Some(Value::Text(value)), false) = (object.get(name), taken || name == "Signature")
        {
            parameters.push((name.to_owned(), value.clone()));
        }
    }
    let algorithm = match object.get("SignatureMethod") {
        Some(Value::Text(word)) if word == "HmacSHA256" => V1Algorithm::HmacSha256,
        _ => V1Algorithm::HmacSha1,
    };
    let request = V1Request { method, host: HOST, parameters: &parameters };
    let signature = sign_v1(&request, key, algorithm);
    parameters.push(("Signature".to_owned(), signature));
    Some(encode_pairs(&parameters))
}
