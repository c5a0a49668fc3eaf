//! Loads any HTTP/1.1 server with bodies that are given, for `bench/peers`.
//!
//! `post AUTHORITY CONNECTIONS SECONDS WARM_UP RUNS PID EXPECTED BODIES [NAME: VALUE]…`: BODIES is a file with a
//! body on each line, asked for in turn; an answer has to be 200 and to hold EXPECTED; PID is the server's, whose
//! processor time is told. Prints the figures as JSON.

#![allow(clippy::print_stdout, reason = "it is a program")]

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rehome_load::{Job, Line, LoadError, Pace, Plan, load};

/// Clock ticks of a second in /proc/PID/stat: USER_HZ, 100 on every architecture that Rust has (proc(5)).
const TICK_MS: u64 = 10;

struct Post {
    headers: Vec<(&'static str, String)>,
    bodies: Arc<[Bytes]>,
    next: usize,
    expected: Arc<str>,
}

impl Job for Post {
    async fn once(&mut self, line: &mut Line) -> Result<(), LoadError> {
        self.next = (self.next + 1) % self.bodies.len();
        let body = self.bodies[self.next].clone();
        let (status, answer) = line.post(&self.headers, body).await?;
        let found = answer.windows(self.expected.len()).any(|it| it == self.expected.as_bytes());
        if status == 200 && found {
            return Ok(());
        }
        let shown = String::from_utf8_lossy(&answer[..answer.len().min(300)]).into_owned();
        Err(LoadError::Answer(format!("status {status}: {shown}")))
    }
}

/// What a process and its threads have used, in milliseconds.
fn cpu_ms(pid: u32) -> std::io::Result<Option<u64>> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // Behind the name, which may hold blanks, the 12th and the 13th are user and system time.
    let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace());
    let ticks = fields.map(|mut it| {
        let user = it.nth(11).and_then(|text| text.parse::<u64>().ok());
        let system = it.next().and_then(|text| text.parse::<u64>().ok());
        user.zip(system).map(|(user, system)| (user + system) * TICK_MS)
    });
    Ok(ticks.flatten())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("see the head of this file for the arguments");
    let authority = next()?;
    let connections = next()?.parse()?;
    let seconds = |text: String| text.parse().map(Duration::from_secs_f64);
    let (duration, warm_up) = (seconds(next()?)?, seconds(next()?)?);
    let runs = next()?.parse()?;
    let pid = next()?.parse()?;
    let expected: Arc<str> = next()?.into();
    let text = std::fs::read_to_string(next()?)?;
    let bodies: Arc<[Bytes]> = text.lines().map(|line| Bytes::from(line.to_owned())).collect();
    let mut headers = vec![("host", authority.clone())];
    for header in arguments {
        let (name, value) = header.split_once(": ").ok_or("a header is `name: value`")?;
        headers.push((String::leak(name.to_owned()), value.to_owned()));
    }
    let job = |number: usize| Post {
        headers: headers.clone(),
        bodies: Arc::clone(&bodies),
        next: number * bodies.len() / connections,
        expected: Arc::clone(&expected),
    };
    let plan = Plan { connections, pace: Pace::Closed, warm_up, duration, runs };
    let figures = load(&authority, &plan, (0..connections).map(job).collect(), || cpu_ms(pid))?;
    println!("{}", serde_json::to_string(&figures)?);
    Ok(())
}
