//! A whole TC3 call from bytes: header lines, an empty line, the body.
#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use rehome_wire::signature::tc3::{Payload, Tc3Request, Tc3Signer, sign_tc3};
use rehome_wire::{Authorization, RawCall, SecretId, SecretKey, UnixSeconds};

const NOW: i64 = 1_700_000_000;

fuzz_target!(|data: &[u8]| {
    let Some(call) = call(data) else { return };
    let key = SecretKey::new("the-secret-key".to_owned());
    let now = UnixSeconds::new(NOW).expect("within range");
    let signed = signed(&call, &key, now);
    if let Ok(parsed) = call.parse() {
        // The key is in no corpus, so a fit would be a forgery.
        assert!(parsed.verify(Some(&key), now).is_err());
    }
    let Some(call) = signed else { return };
    if let Ok(parsed) = call.parse() {
        let verified = parsed.verify(Some(&key), now).unwrap_or_else(|error| panic!("{error}"));
        let _ = verified.parameters();
    }
});

/// First line: method and query. Then headers `name: value`. Then the body.
fn call(data: &[u8]) -> Option<RawCall> {
    let split = data.windows(2).position(|two| two == b"\n\n")?;
    let head = std::str::from_utf8(&data[..split]).ok()?;
    let mut lines = head.split('\n');
    let (method, query) = lines.next()?.split_once(' ')?;
    let headers = lines
        .map(|line| line.split_once(':'))
        .map(|pair| pair.map(|(name, value)| (name.to_owned(), value.to_owned())))
        .collect::<Option<Vec<_>>>()?;
    Some(RawCall {
        method: method.to_owned(),
        query: query.to_owned(),
        headers,
        body: Bytes::copy_from_slice(&data[split + 2..]),
    })
}

/// The same call with a good signature over the headers that its Authorization lists.
fn signed(call: &RawCall, key: &SecretKey, now: UnixSeconds) -> Option<RawCall> {
    let find = |wanted: &str| {
        let header = call.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        header.map(|(_, value)| value.as_str())
    };
    let listed = Authorization::parse(find("authorization")?).ok()?;
    let headers: Vec<(&str, &str)> = listed
        .signed_headers
        .iter()
        .filter(|name| *name != "authorization" && *name != "x-tc-timestamp")
        .map(|name| find(name).map(|value| (name.as_str(), value.trim())))
        .collect::<Option<_>>()?;
    let payload = match find("x-tc-content-sha256").map(str::trim) {
        Some("UNSIGNED-PAYLOAD") => Payload::Unsigned,
        _ => Payload::Signed(&call.body),
    };
    let request =
        Tc3Request { method: &call.method, query: &call.query, headers: &headers, payload };
    let secret_id = SecretId::new("AKIDfuzz").expect("a good id");
    let signer = Tc3Signer {
        secret_id: &secret_id,
        secret_key: key,
        service: &listed.service,
        timestamp: now,
    };
    let authorization = sign_tc3(&signer, &request);
    let mut signed = call.clone();
    for (name, value) in &mut signed.headers {
        if name.eq_ignore_ascii_case("authorization") {
            value.clone_from(&authorization);
        }
        if name.eq_ignore_ascii_case("x-tc-timestamp") {
            *value = NOW.to_string();
        }
    }
    Some(signed)
}
