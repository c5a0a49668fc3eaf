//! An HTTP/1.1 server that gives prepared answers in order and remembers the requests.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;

#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) line: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

#[derive(Default)]
struct Seen {
    requests: Vec<Request>,
    connections: usize,
    closing: bool,
}

pub(crate) struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn answering(answers: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback");
        let address = listener.local_addr().expect("bound");
        let mut answers: Vec<(u16, String)> =
            answers.iter().map(|(status, body)| (*status, (*body).to_owned())).collect();
        answers.reverse();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Arc::clone(&seen);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                lock(&shared).connections += 1;
                if lock(&shared).closing {
                    return;
                }
                serve(stream.expect("accepted"), &mut answers, &shared);
            }
        });
        Self { address, seen, thread: Some(thread) }
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        lock(&self.seen).requests.clone()
    }

    pub(crate) fn connections(&self) -> usize {
        lock(&self.seen).connections
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.seen).closing = true;
        // Wakes the accept loop; it may already be gone.
        let _ = TcpStream::connect(self.address);
        if lock(&self.seen).requests.is_empty() {
            let _ = self.thread.take().map(JoinHandle::join);
        }
    }
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().expect("no test panics while it holds the lock")
}

/// Serves one connection until it ends or no answer is left.
fn serve(stream: TcpStream, answers: &mut Vec<(u16, String)>, seen: &Mutex<Seen>) {
    let mut out = stream.try_clone().expect("cloned");
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        lock(seen).requests.push(request);
        let Some((status, body)) = answers.pop() else {
            return;
        };
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n"
        );
        // One write: two would wait for each other's acknowledgement.
        let answer = format!("{head}Location: /elsewhere\r\n\r\n{body}");
        if out.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let headers: BTreeMap<String, String> = lines
        .iter()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).ok()?;
    Some(Request { line: lines.first()?.clone(), headers, body })
}
