//! Load on a server that these tests made.

use std::io;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use rehome_load::{ANSWER_BYTES_MAX, Figures, Job, Line, LoadError, Pace, Plan, load};

/// A server that answers each request after a while with a body, until the test ends. Gives its address and a
/// count of answers.
fn serve(pause: Duration, body_bytes: usize) -> (String, Arc<AtomicU64>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let answers = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&answers);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, counted) = (stream.unwrap(), Arc::clone(&counted));
            std::thread::spawn(move || -> io::Result<()> {
                let mut reader = BufReader::new(stream.try_clone()?);
                let body = vec![b'x'; body_bytes];
                loop {
                    let mut line = String::new();
                    while line != "\r\n" {
                        line.clear();
                        if reader.read_line(&mut line)? == 0 {
                            return Ok(());
                        }
                    }
                    reader.read_exact(&mut [0; 4])?;
                    // It takes its time; nobody waits for more than its answers.
                    std::thread::park_timeout(pause);
                    counted.fetch_add(1, Ordering::Relaxed);
                    write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {body_bytes}\r\n\r\n")?;
                    stream.write_all(&body)?;
                }
            });
        }
    });
    (address, answers)
}

/// Asks, and accepts an answer of so many bytes.
struct Ask(usize);

impl Job for Ask {
    async fn once(&mut self, line: &mut Line) -> Result<(), LoadError> {
        let headers = [("host", String::from("test"))];
        let (status, body) = line.post(&headers, Bytes::from_static(b"ping")).await?;
        match (status, body.len() == self.0) {
            (200, true) => Ok(()),
            (status, _) => Err(LoadError::Answer(format!("{status} with {} bytes", body.len()))),
        }
    }
}

fn ask(address: &str, pace: Pace, expected: usize) -> Result<Figures, LoadError> {
    let plan = Plan {
        connections: 4,
        pace,
        warm_up: Duration::from_millis(20),
        duration: Duration::from_millis(200),
        runs: 2,
    };
    load(address, &plan, (0..4).map(|_| Ask(expected)).collect(), || Ok(None))
}

#[test]
fn a_closed_loop_counts_every_answer_of_its_runs_and_none_before() {
    let (address, answers) = serve(Duration::ZERO, 100);
    let figures = ask(&address, Pace::Closed, 100).unwrap();
    assert_eq!(figures.runs.len(), 2);
    let counted: u64 = figures.runs.iter().map(|run| run.operations).sum();
    let calls: u64 = figures.runs.iter().map(|run| run.calls).sum();
    let given = answers.load(Ordering::Relaxed);
    assert!(counted > 0 && counted < given, "{counted} of {given}");
    assert!(calls >= counted && calls <= given, "{calls} calls of {given}");
    assert_eq!(figures.server_cpu_us(), None);
}

#[test]
fn in_an_open_loop_the_wait_for_a_busy_connection_counts() {
    // 4 connections, each answered in 20 ms or more, can do 200 a second at most.
    let (address, _) = serve(Duration::from_millis(20), 1);
    let swamped = ask(&address, Pace::Open { per_s: 2_000.0 }, 1).unwrap();
    let last = swamped.runs.last().unwrap();
    assert!(last.operations <= 60, "{last:?}");
    // 200 ms after the begin those come that were due after a tenth of the time.
    assert!(last.p50_us > 100_000.0, "{last:?}");
}

#[test]
fn an_answer_that_was_not_asked_for_ends_the_load() {
    let (address, _) = serve(Duration::ZERO, 2);
    let ended = ask(&address, Pace::Closed, 1).unwrap_err();
    assert_eq!(ended.to_string(), "not the answer that was asked for: 200 with 2 bytes");
}

#[test]
fn an_answer_beyond_the_bound_is_not_read() {
    let (address, _) = serve(Duration::ZERO, ANSWER_BYTES_MAX + 1);
    let ended = ask(&address, Pace::Closed, 1).unwrap_err();
    assert!(matches!(ended, LoadError::TooLong(ANSWER_BYTES_MAX)), "{ended:?}");
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let ended = ask(&address, Pace::Closed, 1).unwrap_err().to_string();
    assert!(ended.contains(&address) && ended.contains("running"), "{ended}");
}
