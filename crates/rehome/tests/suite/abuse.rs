//! Bad input: tampered, expired, oversized, malformed. Each is answered with 200, the documented
//! code and a RequestId, and the next caller is served.

use std::io::{BufReader, Write};

use crate::http::{Answer, Request, connect, read_answer};
use crate::server::Server;
use crate::signed::{Tc3, V1, now_s};

const KB: usize = 1024;
const MB: usize = 1024 * 1024;
const LIST: &str = "DescribeVpcs";

/// The server still answers, and is still the process that was started.
fn alive(server: &Server) {
    assert_eq!(Tc3::post(server, LIST, "{}").request().send(server.address()).code(), "OK");
    let stderr = server.process.stderr();
    assert!(!stderr.contains("panicked"), "{stderr}");
}

fn assert_code(server: &Server, request: &Request, code: &str) -> Answer {
    let answer = request.send(server.address());
    assert_eq!(answer.code(), code, "{}: {request:?}", answer.message());
    answer
}

/// Sends more than the server may be willing to read; what it answers must arrive all the same.
fn send_large(server: &Server, request: &Request) -> Answer {
    let mut stream = connect(server.address());
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let bytes = request.bytes();
    let writer = std::thread::spawn(move || drop(stream.write_all(&bytes)));
    let answer = read_answer(&mut answers);
    writer.join().unwrap();
    answer
}

fn describe(server: &Server) -> Tc3 {
    Tc3::post(server, LIST, r#"{"Limit": "5"}"#)
}

#[test]
fn whatever_was_changed_on_the_way_is_noticed() {
    let server = Server::fresh();
    let good = describe(&server).request();
    assert_code(&server, &good, "OK");
    let mut body = good.clone();
    body.body[11] = b'6';
    let mut query = Tc3::get(&server, LIST, "Limit=5&Offset=0").request();
    query.target = query.target.replace("Limit=5", "Limit=6");
    let mut order = Tc3::get(&server, LIST, "Limit=5&Offset=0").request();
    order.target = String::from("/?Offset=0&Limit=5");
    let authorization = good.header("authorization").to_owned();
    let (begin, last) = authorization.split_at(authorization.len() - 1);
    let flipped = format!("{begin}{}", if last == "0" { "1" } else { "0" });
    let service = authorization.replace("/vpc/", "/cvm/");
    for tampered in [
        body,
        query,
        order,
        good.clone().with("Authorization", &flipped),
        good.clone().with("Authorization", &service),
        good.clone().with("X-TC-Timestamp", &(now_s() - 2).to_string()),
        good.clone().with("Host", "vpc.tencentcloudapi.com"),
        good.with("Content-Type", "application/json; charset=utf-8"),
    ] {
        assert_code(&server, &tampered, "AuthFailure.SignatureFailure");
    }
    let call = V1::new(&server, LIST, &[("Limit", "5")]);
    let mut changed = call.request();
    changed.target = changed.target.replace("Limit=5", "Limit=6");
    let mut posted = call.clone().posted().request();
    posted.body.push(b'6');
    let mut method = call.request();
    method.method = String::from("POST");
    let method = method.with("Content-Length", "0");
    let host = call.request().with("Host", "vpc.tencentcloudapi.com");
    for tampered in [changed, method, host] {
        assert_code(&server, &tampered, "AuthFailure.SignatureFailure");
    }
    alive(&server);
}

#[test]
fn a_call_is_good_for_five_minutes_around_its_time() {
    let server = Server::fresh();
    // Far enough from the edge that a slow machine does not cross it.
    for (offset, code) in [
        (-400, "AuthFailure.SignatureExpire"),
        (-200, "OK"),
        (200, "OK"),
        (400, "AuthFailure.SignatureExpire"),
        (-1_000_000_000, "AuthFailure.SignatureExpire"),
    ] {
        let mut call = describe(&server);
        call.timestamp += offset;
        assert_code(&server, &call.request(), code);
        let timestamp = (now_s() + offset).to_string();
        let call = V1::new(&server, LIST, &[]).with("Timestamp", Some(&timestamp));
        assert_code(&server, &call.request(), code);
    }
    alive(&server);
}

#[test]
fn a_key_that_nobody_has_is_not_found() {
    let server = Server::fresh();
    let id = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
    let mut call = describe(&server);
    call.secret_id = id.to_owned();
    let answer = assert_code(&server, &call.request(), "AuthFailure.SecretIdNotFound");
    let said = "The SecretId is not found, please ensure that your SecretId is correct.";
    assert_eq!(answer.message(), said);
    let call = V1::new(&server, LIST, &[]).with("SecretId", Some(id));
    assert_code(&server, &call.request(), "AuthFailure.SecretIdNotFound");
    let mut wrong = describe(&server);
    wrong.secret_key = String::from("wrong");
    let answer = assert_code(&server, &wrong.request(), "AuthFailure.SignatureFailure");
    let said = "The provided credentials could not be validated. Please check your signature is \
                correct.";
    assert_eq!(answer.message(), said);
    alive(&server);
}

#[test]
fn a_malformed_authorization_is_called_so() {
    let server = Server::fresh();
    let good = describe(&server).request();
    let usual = good.header("authorization").to_owned();
    for written in [
        "SKIP",
        "TC3-HMAC-SHA256",
        "TC3-HMAC-SHA256 nonsense",
        "Basic dXNlcjpwYXNz",
        "TC3-HMAC-SHA256 Credential=a, SignedHeaders=content-type;host, Signature=0",
        &usual.replace("TC3-HMAC-SHA256", "TC3-HMAC-SHA1"),
        &usual.replace("/tc3_request", "/tc4_request"),
        &usual.replace("content-type;host", "content-type"),
        &usual.replace("content-type;host", "content-type;host;x-not-sent"),
        &usual.replace(", SignedHeaders=content-type;host", ""),
        &format!("{usual}{usual}"),
    ] {
        let request = good.clone().with("Authorization", written);
        assert_code(&server, &request, "AuthFailure.InvalidAuthorization");
    }
    alive(&server);
}

#[test]
fn an_absent_common_parameter_is_named() {
    let server = Server::fresh();
    let good = describe(&server).request();
    let said = |name: &str| format!("The request is missing a required parameter `{name}`.");
    for name in ["Action", "Version", "Timestamp"] {
        let request = good.clone().without(&format!("X-TC-{name}"));
        let answer = assert_code(&server, &request, "MissingParameter");
        assert_eq!(answer.message(), said(name));
    }
    for name in ["Action", "Version", "Timestamp", "Nonce", "SecretId", "Region"] {
        let request = V1::new(&server, LIST, &[]).with(name, None).request();
        let answer = assert_code(&server, &request, "MissingParameter");
        assert_eq!(answer.message(), said(name));
    }
    let mut unsigned = V1::new(&server, LIST, &[]).request();
    unsigned.target = unsigned.target.split("&Signature=").next().unwrap().to_owned();
    assert_eq!(assert_code(&server, &unsigned, "MissingParameter").message(), said("Signature"));
    // A browser that looks in.
    let bare = Request { target: String::from("/"), ..unsigned };
    assert_eq!(assert_code(&server, &bare, "MissingParameter").message(), said("Action"));
    assert_code(&server, &good.without("Authorization"), "MissingParameter");
    alive(&server);
}

#[test]
fn a_malformed_common_parameter_is_named() {
    let server = Server::fresh();
    for (name, value) in [
        ("Timestamp", "yesterday"),
        ("Timestamp", "-1"),
        ("Timestamp", "99999999999999999999"),
        ("Nonce", "9223372036854775808"),
        ("Nonce", "-1"),
        ("Nonce", "1.5"),
        ("SignatureMethod", "HmacMD5"),
    ] {
        let call = V1::new(&server, LIST, &[]).with(name, Some(value));
        let answer = assert_code(&server, &call.request(), "InvalidParameterValue");
        assert!(answer.message().contains(&format!("`{name}`")), "{}", answer.message());
    }
    let request = describe(&server).request();
    let request = request.with("X-TC-Timestamp", "soon");
    let answer = assert_code(&server, &request, "InvalidParameterValue");
    assert!(answer.message().contains("`Timestamp`"), "{}", answer.message());
    alive(&server);
}

/// A signed form of exactly so many bytes, with a parameter that is unknown.
///
/// A signature has a few characters that are encoded as three, so how long it comes out is known
/// afterwards only. The rest is made up with `%61` for `a`, which the signature does not see.
fn form_of(server: &Server, bytes: usize) -> Request {
    let shell = V1::new(server, LIST, &[("Foo", "a")]).posted();
    let fill = bytes - shell.encoded().len() - 100;
    let parities = (fill..fill + 2).map(|fill| shell.clone().with("Foo", Some(&"a".repeat(fill))));
    let mut request = parities
        .map(|call| call.request())
        .find(|request| (bytes - request.body.len()).is_multiple_of(2))
        .expect("what encoding adds is even");
    let longer = (bytes - request.body.len()) / 2;
    let body = String::from_utf8(request.body).unwrap();
    let (plain, encoded) = ("a".repeat(longer), "%61".repeat(longer));
    let body = body.replacen(&format!("Foo={plain}"), &format!("Foo={encoded}"), 1);
    request.body = body.into_bytes();
    assert_eq!(request.body.len(), bytes);
    request.with("Content-Length", &bytes.to_string())
}

#[test]
fn what_is_too_large_is_refused_and_what_just_fits_is_read() {
    let server = Server::fresh();
    let too_large = "RequestSizeLimitExceeded";
    // A query of exactly so many bytes; the parameter is unknown, so it was read.
    let query = |bytes: usize| format!("Foo={}", "a".repeat(bytes - "Foo=".len()));
    let get = |bytes| Tc3::get(&server, LIST, &query(bytes)).request();
    assert_code(&server, &get(32 * KB), "UnknownParameter");
    assert_code(&server, &get(32 * KB + 1), too_large);
    assert_code(&server, &get(48 * KB), too_large);

    let fits = send_large(&server, &form_of(&server, MB));
    assert_eq!(fits.code(), "UnknownParameter");
    assert_eq!(send_large(&server, &form_of(&server, MB + 1)).code(), too_large);

    let json = |bytes: usize| Tc3::post(&server, LIST, &format!("{{}}{}", " ".repeat(bytes - 2)));
    assert_eq!(send_large(&server, &json(10 * MB).request()).code(), "OK");
    for bytes in [10 * MB + 1, 12 * MB, 24 * MB] {
        assert_eq!(send_large(&server, &json(bytes).request()).code(), too_large, "{bytes}");
    }
    alive(&server);
}

#[test]
fn only_get_and_post_are_spoken() {
    let server = Server::fresh();
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "get"] {
        let mut request = describe(&server).request();
        request.method = method.to_owned();
        assert_code(&server, &request, "UnsupportedProtocol");
    }
    alive(&server);
}

#[test]
fn a_body_that_is_no_json_object_is_refused() {
    let server = Server::fresh();
    let twice = r#"{"Limit": "5", "Limit": "6"}"#;
    let inside = r#"{"Filters": [{"Name": "vpc-id", "Name": "vpc-id", "Values": []}]}"#;
    let deep = format!(r#"{{"Filters": {}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let open = r#"{"Filters":"#.repeat(100_000);
    let wide = format!(r#"{{"VpcIds": [{}0]}}"#, "0,".repeat(200_000));
    for body in [
        "{",
        "}",
        "[]",
        "null",
        "7",
        r#""x""#,
        "{} {}",
        "{}x",
        "{'Limit': 5}",
        r#"{"Limit": NaN}"#,
        r#"{"Limit": 1e999}"#,
        r#"{"Limit": "\ud800"}"#,
        r#"{"Limit":}"#,
        "\u{feff}{}",
        "a=b",
        "<html>",
        twice,
        inside,
        &deep,
        &open,
        &wide,
    ] {
        let request = Tc3::post(&server, LIST, body).request();
        assert_code(&server, &request, "InvalidParameter");
    }
    let mut bytes = Tc3::post(&server, LIST, "{}");
    for body in [b"\xff\xfe{}".as_slice(), b"{\"Limit\": \"\xc3\x28\"}", b"\0"] {
        bytes.body = body.to_vec();
        assert_code(&server, &bytes.request(), "InvalidParameter");
    }
    // No body at all has no parameters.
    assert_code(&server, &Tc3::post(&server, LIST, "").request(), "OK");
    alive(&server);
}

#[test]
fn a_query_or_form_that_cannot_be_read_is_refused() {
    let server = Server::fresh();
    let depth = format!("{}=1", vec!["a"; 5_000].join("."));
    for query in [
        "Limit",
        "Limit=5&",
        "a=%",
        "a=%zz",
        "a=%ff",
        "Limit=5&Limit=6",
        "Limit=5&%4Cimit=6",
        "=1",
        "VpcIds.1=vpc-00000000",
        "VpcIds.99999999999=a",
        "VpcIds=a&VpcIds.0=b",
        "a..b=1",
        &depth,
    ] {
        let answer = Tc3::get(&server, LIST, query).request().send(server.address());
        let code = answer.code();
        // A blank piece is allowed to be read as nothing: some clients end their query with `&`.
        let read = query.ends_with('&') && code == "OK";
        assert!(read || code == "InvalidParameter", "{query:.60}: {code}: {}", answer.message());
    }
    let answer = Tc3::get(&server, LIST, "Limit").request().send(server.address());
    assert_eq!(answer.message(), "Url key and value should be splited by `=`.");
    alive(&server);
}

#[test]
fn a_body_of_another_kind_is_refused() {
    let server = Server::fresh();
    for (kind, code) in [
        ("text/plain", "InvalidParameterValue"),
        ("multipart/form-data; boundary=x", "InvalidRequest"),
        ("", "InvalidParameterValue"),
    ] {
        let mut call = describe(&server);
        call.content_type = kind.to_owned();
        assert_code(&server, &call.request(), code);
    }
    alive(&server);
}

#[test]
fn a_header_that_decides_comes_once() {
    let server = Server::fresh();
    for (name, value) in
        [("X-TC-Action", LIST), ("Host", "vpc.tencentcloudapi.com"), ("Content-Type", "text/plain")]
    {
        let mut request = describe(&server).request();
        request.headers.push((name.to_owned(), value.to_owned()));
        assert_code(&server, &request, "InvalidParameter");
    }
    alive(&server);
}

/// What is no HTTP is no call: it has no answer of the API's, and does no harm.
#[test]
fn what_is_not_http_harms_nobody() {
    let server = Server::fresh();
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".as_slice(),
        b"\0\0\0\0\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST / HTTP/9.9\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense",
    ] {
        let mut stream = connect(server.address());
        stream.write_all(bytes).unwrap();
        drop(stream);
        alive(&server);
    }
    let mut endless = connect(server.address());
    let line = format!("X-Filler: {}\r\n", "a".repeat(1000));
    drop(endless.write_all(b"GET / HTTP/1.1\r\n"));
    for _ in 0..1000 {
        if endless.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    alive(&server);
}
