//! A port that reads calls of API 3.0 and writes answers, or hangs up.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

use serde_json::{Value, json};

/// What is done with one call.
pub(crate) enum Reaction {
    /// The `Response`, without its RequestId.
    Answer(Value),
    /// The connection is closed without a word.
    HangUp,
}

/// Reacts to calls: action, parameters, the RequestId that an answer will have.
pub(crate) trait React: Send + Sync + 'static {
    fn react(&self, action: &str, parameters: &Value, request_id: &str) -> Reaction;
}

/// Listens; the threads end with the process.
pub(crate) fn listen(react: Arc<dyn React>) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback");
    let address = listener.local_addr().expect("bound");
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().flatten().enumerate() {
            let react = Arc::clone(&react);
            std::thread::spawn(move || serve(stream, number, react.as_ref()));
        }
    });
    address
}

fn serve(stream: TcpStream, connection: usize, react: &dyn React) {
    let mut out = stream.try_clone().expect("cloned");
    let mut reader = BufReader::new(stream);
    let mut number = 0;
    while let Some((action, parameters)) = read(&mut reader) {
        number += 1;
        let request_id = format!("r-{connection}-{number}");
        let Reaction::Answer(mut response) = react.react(&action, &parameters, &request_id) else {
            return;
        };
        response["RequestId"] = json!(request_id);
        let body = json!({ "Response": response }).to_string();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length:";
        let answer = format!("{head} {}\r\n\r\n{body}", body.len());
        if out.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

/// The action and the parameters of the next request.
fn read(reader: &mut BufReader<TcpStream>) -> Option<(String, Value)> {
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.trim_end().split_once(": ") {
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
    }
    let length: usize = headers.get("content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((headers.get("x-tc-action")?.clone(), serde_json::from_slice(&body).ok()?))
}
