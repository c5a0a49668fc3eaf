//! HTTP by hand: the bytes of a request onto a socket, the answer's parts back. No client library
//! stands between a test and what is on the wire.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use rehome_client::Operation;
use serde_json::Value;

use crate::server::PATIENCE;

/// Bytes of an answer that a test takes.
const ANSWER_BYTES_MAX: u64 = 4 << 20;

/// A request, header by header, in the order in which they are sent.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The whole target, for example `/?Action=DescribeVpcs`.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Replaces a header's value; the name is compared without case and kept as it was.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        match self.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => value.clone_into(old),
            None => self.headers.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).expect("the request has that header")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut bytes = format!("{head}\r\n").into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }

    pub(crate) fn send(&self, to: SocketAddr) -> Answer {
        let answer = exchange(connect(to), &self.bytes());
        self.check_type(&answer);
        answer
    }

    /// Fails the test when a success is not of its action's type.
    fn check_type(&self, answer: &Answer) {
        let header = |name: &str| {
            let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.clone())
        };
        let text = format!("{}&{}", self.target, String::from_utf8_lossy(&self.body));
        let pair = |name: &str| {
            let pairs = text.split(['?', '&']).filter_map(|pair| pair.split_once('='));
            pairs.filter(|(known, _)| *known == name).map(|(_, value)| value.to_owned()).next()
        };
        let action = header("X-TC-Action").or_else(|| pair("Action"));
        let version = header("X-TC-Version").or_else(|| pair("Version"));
        let body = serde_json::from_str::<Value>(&answer.body).unwrap_or_default();
        let response = &body["Response"];
        if let (Some(action), Some(version)) = (action, version)
            && response.is_object()
            && response.get("Error").is_none()
        {
            let operation = Operation { service: "", version: &version, action: &action };
            crate::types::check(operation, response);
        }
    }
}

/// As it is sent, cut where it is too long to be looked at.
impl std::fmt::Debug for Request {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = self.bytes();
        let shown = &bytes[..bytes.len().min(1200)];
        write!(out, "{} bytes:\n{}", bytes.len(), String::from_utf8_lossy(shown))
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The envelope's inside, once what holds for every answer was checked.
    pub(crate) fn response(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        assert_eq!(self.header("content-type"), Some("application/json"), "{self:?}");
        assert_eq!(self.header("content-encoding"), None, "{self:?}");
        let mut envelope: Value = serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.body));
        assert_eq!(envelope.as_object().map(serde_json::Map::len), Some(1), "{}", self.body);
        let response = envelope["Response"].take();
        let id = response["RequestId"].as_str().unwrap_or_else(|| panic!("{}", self.body));
        assert_eq!(id.len(), 36, "{id}");
        response
    }

    /// The code of an error; an answer without one is "OK".
    pub(crate) fn code(&self) -> String {
        let response = self.response();
        let Some(error) = response.get("Error") else { return String::from("OK") };
        assert!(error["Message"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
        error["Code"].as_str().expect("an error has a code").to_owned()
    }

    pub(crate) fn message(&self) -> String {
        self.response()["Error"]["Message"].as_str().unwrap_or_default().to_owned()
    }
}

pub(crate) fn connect(to: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect_timeout(&to, PATIENCE).expect("the server takes connections");
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends bytes, reads one answer.
pub(crate) fn exchange(mut stream: impl Read + Write, request: &[u8]) -> Answer {
    stream.write_all(request).expect("the server takes the whole request");
    stream.flush().unwrap();
    read_answer(&mut BufReader::new(stream))
}

/// Reads one answer with a Content-Length.
pub(crate) fn read_answer(from: &mut impl BufRead) -> Answer {
    let mut from = from.take(ANSWER_BYTES_MAX);
    let mut line = String::new();
    from.read_line(&mut line).expect("an answer comes in time");
    let status = line.split(' ').nth(1).and_then(|text| text.parse().ok());
    let status = status.unwrap_or_else(|| panic!("not a status line: {line:?}"));
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line).expect("headers come in time");
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: String::new() };
    let length: u64 = answer.header("content-length").unwrap_or("0").parse().unwrap();
    from.take(length).read_to_string(&mut answer.body).expect("the body comes in time");
    assert_eq!(answer.body.len() as u64, length, "{answer:?}");
    answer
}
