//! The bounds on connections, each reached: who is over it is ended, who is not goes on.
//!
//! No test sleeps: each waits for the server to end a connection or to answer.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use rehome_front::listen::{Limits, SMALL_BODY_BYTES};
use serde_json::json;

use crate::held::{PATIENCE, Server, until};

/// Short enough to wait for, long enough for a call on a machine that others use too.
const SHORT: Duration = Duration::from_secs(1);
/// More bytes than the kernel keeps for two ends of a connection.
const PIPELINED_BYTES_MAX: usize = 256 << 20;
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// All that the server sends until it ends the connection.
fn rest(mut stream: &TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("not ended: {error}"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A request that needs no key to be answered, by a refusal.
fn head(length: usize) -> String {
    format!("POST / HTTP/1.1\r\nHost: vpc\r\nContent-Length: {length}\r\n\r\n")
}

fn ask(mut stream: &TcpStream) {
    stream.write_all(head(0).as_bytes()).unwrap();
}

/// The next answer.
fn answer(mut stream: &TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let mut some = [0; 4096];
        let count = stream.read(&mut some).unwrap();
        bytes.extend_from_slice(&some[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if count == 0 || text.ends_with('}') {
            return text;
        }
    }
}

fn assert_answers(server: &Server) {
    server.call("DescribeVpcs", json!({})).unwrap();
}

#[test]
fn an_address_has_as_many_connections_as_it_may() {
    let server = Server::with(Limits { connections_per_address: 2, ..Limits::default() });
    let held = [connect(&server), connect(&server)];
    for stream in &held {
        ask(stream);
        assert!(answer(stream).starts_with("HTTP/1.1 200"));
    }
    assert_eq!(rest(&connect(&server)), "", "closed at once");
    let [first, second] = held;
    drop(first);
    let again = until("the place is free again", || {
        let stream = connect(&server);
        stream.set_nodelay(true).unwrap();
        (&stream).write_all(head(0).as_bytes()).ok()?;
        let mut byte = [0];
        matches!((&stream).read(&mut byte), Ok(1)).then_some(stream)
    });
    ask(&second);
    assert!(answer(&second).starts_with("HTTP/1.1 200"), "who was there goes on");
    drop(again);
}

#[test]
fn over_the_connections_in_all_callers_wait_and_lose_nothing() {
    let server = Server::with(Limits { connections: 1, ..Limits::default() });
    let first = connect(&server);
    ask(&first);
    assert!(answer(&first).starts_with("HTTP/1.1 200"));
    let second = connect(&server);
    ask(&second);
    drop(first);
    assert!(answer(&second).starts_with("HTTP/1.1 200"));
}

#[test]
fn who_says_nothing_or_half_a_request_is_ended() {
    let limits = Limits { first_byte: SHORT, idle: SHORT, stalled: SHORT, ..Limits::default() };
    let server = Server::with(limits);
    let half_frame: &[u8] = &[0, 0, 100, 1, 4, 0, 0, 0, 1, 0x82];
    let settings: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];
    for begun in [
        vec![],
        b"PRI * HT".to_vec(),
        b"POST / HTTP/1.1\r\nHost: vp".to_vec(),
        [PREFACE, settings].concat(),
        [PREFACE, settings, half_frame].concat(),
    ] {
        let mut stream = connect(&server);
        stream.write_all(&begun).unwrap();
        rest(&stream);
        assert_answers(&server);
    }
    let kept = connect(&server);
    ask(&kept);
    assert!(answer(&kept).starts_with("HTTP/1.1 200"));
    assert_eq!(rest(&kept), "", "ended when nothing more is asked");
}

#[test]
fn a_body_that_does_not_come_is_refused() {
    let server = Server::with(Limits { body: SHORT, ..Limits::default() });
    let mut stream = connect(&server);
    stream.write_all(head(100).as_bytes()).unwrap();
    stream.write_all(b"{\"half\":").unwrap();
    let told = answer(&stream);
    assert!(told.contains("InvalidRequest"), "{told}");
    assert_answers(&server);
}

#[test]
fn who_takes_no_answers_is_ended() {
    let server = Server::with(Limits { stalled: SHORT, ..Limits::default() });
    let mut stream = connect(&server);
    let request = head(0);
    let mut sent = 0;
    // It goes on until the server, whose answers nobody takes, ends the connection.
    while stream.write_all(request.as_bytes()).is_ok() {
        sent += request.len();
        assert!(sent < PIPELINED_BYTES_MAX, "the server holds answers without end");
    }
    assert_answers(&server);
}

#[test]
fn large_bodies_have_a_bound_together_and_small_ones_go_on() {
    let each = SMALL_BODY_BYTES + SMALL_BODY_BYTES / 2;
    let server = Server::with(Limits { large_bodies_bytes: each, ..Limits::default() });
    let body = vec![b' '; each];
    let mut first = connect(&server);
    first.write_all(head(each).as_bytes()).unwrap();
    first.write_all(&body[1..]).unwrap();
    // The second is refused once the first has its place.
    until("the second large body is refused", || {
        let mut second = connect(&server);
        second.write_all(head(each).as_bytes()).unwrap();
        drop(second.write_all(&body));
        Some(()).filter(|()| answer(&second).contains("ServiceUnavailable"))
    });
    assert_answers(&server);
    first.write_all(b" ").unwrap();
    let told = answer(&first);
    assert!(!told.contains("ServiceUnavailable") && told.contains("RequestId"), "{told}");
    let mut third = connect(&server);
    third.write_all(head(each).as_bytes()).unwrap();
    third.write_all(&body).unwrap();
    let told = answer(&third);
    assert!(!told.contains("ServiceUnavailable") && told.contains("RequestId"), "{told}");
}
