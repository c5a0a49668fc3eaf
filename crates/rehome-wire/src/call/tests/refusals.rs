//! Calls that must be refused, each with its documented code.

use super::*;
use crate::error::CommonError;

fn code(error: impl Into<CommonError>) -> &'static str {
    error.into().code()
}

fn changed(change: impl FnOnce(&mut RawCall)) -> RawCall {
    let mut call = PYTHON.call();
    change(&mut call);
    call
}

fn without(name: &str) -> RawCall {
    changed(|call| call.headers.retain(|(header, _)| header != name))
}

fn twice(name: &str) -> RawCall {
    changed(|call| {
        let header = call.headers.iter().find(|(header, _)| header == name).unwrap().clone();
        call.headers.push(header);
    })
}

#[test]
fn malformed_tc3_calls() {
    let refuse = |what: &str, call: RawCall, expected: &str| {
        assert_eq!(code(refused(call)), expected, "{what}");
    };
    for method in ["PUT", "get", "HEAD", ""] {
        refuse(method, changed(|call| method.clone_into(&mut call.method)), "UnsupportedProtocol");
    }
    for name in ["x-tc-action", "x-tc-version", "x-tc-timestamp", "content-type", "host"] {
        refuse(name, without(name), "MissingParameter");
    }
    for name in ["host", "content-type", "x-tc-action", "x-tc-region", "x-tc-timestamp"] {
        refuse(name, twice(name), "InvalidParameter");
    }
    refuse("authorization twice", twice("authorization"), "AuthFailure.InvalidAuthorization");
    refuse("no authorization", without("authorization"), "MissingParameter");
    for (name, value, expected) in [
        ("x-tc-timestamp", "soon", "InvalidParameterValue"),
        ("x-tc-timestamp", "-5", "InvalidParameterValue"),
        ("x-tc-action", "", "MissingParameter"),
        ("x-tc-action", "a\nb", "InvalidParameter"),
        ("authorization", "SKIP", "AuthFailure.InvalidAuthorization"),
        ("authorization", "Basic YTpi", "AuthFailure.InvalidAuthorization"),
        ("content-type", "text/plain", "InvalidParameterValue"),
        ("content-type", "multipart/form-data; boundary=x", "InvalidRequest"),
    ] {
        refuse(value, changed(|call| set(call, name, value)), expected);
    }
    refuse("query of a POST", changed(|call| call.query = "a=1".to_owned()), "InvalidParameter");
    refuse("GET with body", changed(|call| call.method = "GET".to_owned()), "InvalidParameter");
}

#[test]
fn a_signed_header_must_be_there_once() {
    let tc3 = Tc3 { action_signed: Some("migratenetworkinterface"), ..PYTHON };
    let mut call = tc3.call();
    let (_, header) = call.headers.iter_mut().find(|(name, _)| name == "authorization").unwrap();
    *header = header.replace("x-tc-action", "x-extra");
    assert_eq!(refused(call.clone()), CallError::SignedHeaderAbsent("x-extra".to_owned()));
    call.headers.extend(pairs(&[("X-Extra", "1"), ("x-extra", "2")]));
    assert_eq!(refused(call), CallError::DuplicateHeader("x-extra".to_owned()));
}

#[test]
fn one_call_has_one_signature() {
    let content_type = "application/x-www-form-urlencoded";
    let query = "Signature=x&SecretId=AKIDtest";
    let call = Tc3 { method: "GET", query, body: "", content_type, ..PYTHON }.call();
    assert_eq!(code(refused(call)), "AuthFailure.InvalidAuthorization");
    let mut call = v1_call("GET", &[], V1Algorithm::HmacSha1);
    call.headers.extend(pairs(&[("authorization", "anything")]));
    assert_eq!(code(refused(call)), "AuthFailure.InvalidAuthorization");
}

#[test]
fn malformed_v1_calls() {
    let good = v1_call("GET", &[("A", "1")], V1Algorithm::HmacSha256);
    for name in ["Action", "Version", "Timestamp", "Nonce", "SecretId", "Signature"] {
        let query = good.query.replace(&format!("{name}="), "Xxxxx=");
        let error = refused(RawCall { query, ..good.clone() });
        assert_eq!(error, CallError::Missing(name));
    }
    for (from, to, expected) in [
        ("A=1", "A", "InvalidParameter"),
        ("A=1", "A=1&A=1", "InvalidParameter"),
        ("A=1", "A=1%0A", "InvalidParameter"),
        ("A=1", "A=1%26B%3D2", "InvalidParameter"),
        ("A=1", "A=1 ", "InvalidParameter"),
        ("HmacSHA256", "HmacMD5", "InvalidParameterValue"),
        ("HmacSHA256", "hmacsha256", "InvalidParameterValue"),
        ("HmacSHA256", "", "InvalidParameterValue"),
        ("9223372036854775807", "9223372036854775808", "InvalidParameterValue"),
        ("Timestamp=17", "Timestamp=x", "InvalidParameterValue"),
        ("SecretId=", "SecretId=a%20b", "InvalidParameterValue"),
    ] {
        let query = good.query.replace(from, to);
        assert_eq!(code(refused(RawCall { query, ..good.clone() })), expected, "{to}");
    }
    let bare = RawCall { method: "GET".to_owned(), ..RawCall::default() };
    assert_eq!(refused(bare), CallError::Missing("Action"));
}

#[test]
fn a_value_cannot_become_a_further_parameter_nor_the_other_way_round() {
    let two = pairs(&[("A", "1"), ("B", "2")]);
    let one = pairs(&[("A", "1&B=2")]);
    let text = |own: &[(String, String)]| encode_pairs(own);
    let signed = v1_call("GET", &[("A", "1"), ("B", "2")], V1Algorithm::HmacSha1);
    let query = signed.query.replace(&text(&two), &text(&one));
    assert_ne!(query, signed.query);
    let error = refused(RawCall { query, ..signed });
    assert!(matches!(error, CallError::Ambiguous(_)), "{error}");
}

#[test]
fn sizes_are_bounded_at_the_bound() {
    let error = |call: RawCall| match call.parse() {
        Ok(_) => "parsed",
        Err(error) => code(error),
    };
    let over = "RequestSizeLimitExceeded";
    let body = |bytes: usize| changed(|call| call.body = vec![b' '; bytes].into());
    assert_eq!(error(body(TC3_POST_BYTES_MAX)), "parsed");
    assert_eq!(error(body(TC3_POST_BYTES_MAX + 1)), over);

    let good = v1_call("POST", &[], V1Algorithm::HmacSha1);
    let form = |bytes: usize| {
        let mut body = good.body.to_vec();
        body.extend(b"&Pad=");
        body.resize(bytes, b'x');
        RawCall { body: body.into(), ..good.clone() }
    };
    assert_eq!(error(form(V1_POST_BYTES_MAX)), "parsed");
    assert_eq!(error(form(V1_POST_BYTES_MAX + 1)), over);

    let good = v1_call("GET", &[], V1Algorithm::HmacSha1);
    let query = |bytes: usize| {
        let pad = "x".repeat(bytes - good.query.len() - "&Pad=".len());
        RawCall { query: format!("{}&Pad={pad}", good.query), ..good.clone() }
    };
    assert_eq!(error(query(GET_BYTES_MAX)), "parsed");
    assert_eq!(error(query(GET_BYTES_MAX + 1)), over);
}

#[test]
fn the_window_is_five_minutes_both_ways() {
    for (offset, expected) in [
        (-301, Err(VerifyError::SignatureExpire)),
        (-300, Ok(())),
        (-299, Ok(())),
        (299, Ok(())),
        (300, Ok(())),
        (301, Err(VerifyError::SignatureExpire)),
    ] {
        let call = Tc3 { timestamp: NOW + offset, ..PYTHON }.call();
        assert_eq!(verify(call).map(|_| ()), expected, "{offset}");
        let parsed = v1_call("GET", &[], V1Algorithm::HmacSha1).parse().unwrap();
        let verified = parsed.verify(Some(&key()), at(NOW + offset));
        assert_eq!(verified.map(|_| ()), expected, "v1 {offset}");
    }
}

#[test]
fn the_scope_date_is_the_utc_date_of_the_timestamp() {
    // 1_700_006_400 is midnight: signed one second before it, sent with a time one second later.
    let mut call = Tc3 { timestamp: 1_700_006_399, ..PYTHON }.call();
    set(&mut call, "x-tc-timestamp", "1700006400");
    let error = call.parse().unwrap().verify(Some(&key()), at(1_700_006_400)).map(|_| ());
    assert_eq!(error, Err(VerifyError::ScopeDate));
    assert_eq!(code(VerifyError::ScopeDate), "AuthFailure.InvalidAuthorization");
}

#[test]
fn the_order_is_key_then_signature_then_time() {
    let late = at(NOW + 1000);
    let wrong = SecretKey::new("another".to_owned());
    for call in [PYTHON.call(), v1_call("POST", &[], V1Algorithm::HmacSha256)] {
        for (key, now, expected) in [
            (None, late, "AuthFailure.SecretIdNotFound"),
            (Some(&wrong), late, "AuthFailure.SignatureFailure"),
            (Some(&key()), late, "AuthFailure.SignatureExpire"),
        ] {
            match call.clone().parse().unwrap().verify(key, now) {
                Err(error) => assert_eq!(code(error), expected),
                Ok(_) => panic!("verified"),
            }
        }
    }
}

#[test]
fn bodies_are_read_only_after_the_signature() {
    let call = Tc3 { body: "{\"a\":1,\"a\":2}", ..PYTHON }.call();
    let verified = verify(call).expect("the signature is good");
    assert_eq!(verified.parameters().map_err(|error| error.code()), Err("InvalidParameter"));
}
