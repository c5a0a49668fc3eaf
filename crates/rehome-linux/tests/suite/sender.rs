//! A process of its own in an instance, that sends and sends: this test binary, begun again as one
//! test that is no test unless it is told what to send.
//!
//! Each datagram says when it was sent, by the clock that all processes share: so that what was sent
//! after a moment can be told exactly, and not by what arrived around it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::time::{ClockId, clock_gettime};
use nix::unistd::Pid;
use rehome_domain::InstanceId;
use rehome_linux::namespace::Namespace;

use crate::guest::{PORT, bind};

const TOLD: &str = "REHOME_TEST_SENDER";
/// The sender ends by itself after so long, whatever becomes of the test.
const LIFE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_micros(50);
const PATIENCE: Duration = Duration::from_secs(20);
/// Tries that count as going on.
const MANY: u64 = 200;

pub(crate) fn now_ns() -> u64 {
    let now = Duration::from(clock_gettime(ClockId::CLOCK_MONOTONIC).unwrap());
    u64::try_from(now.as_nanos()).unwrap()
}

/// What a datagram says.
pub(crate) struct Payload {
    pub(crate) sender: u32,
    pub(crate) sent_ns: u64,
}

impl Payload {
    pub(crate) fn write(&self) -> Vec<u8> {
        [self.sender.to_be_bytes().as_slice(), &self.sent_ns.to_be_bytes()].concat()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (sender, sent) = bytes.split_at_checked(4)?;
        let sent_ns = u64::from_be_bytes(sent.try_into().ok()?);
        Some(Self { sender: u32::from_be_bytes(sender.try_into().ok()?), sent_ns })
    }
}

/// A sender at work; ends with it.
pub(crate) struct Sender {
    child: Child,
    tries: Arc<AtomicU64>,
}

impl Sender {
    pub(crate) fn start(instance: InstanceId, (from, to): (Ipv4Addr, Ipv4Addr)) -> Self {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        // A child is born in the namespace of the thread that bears it.
        let born = namespace.enter(move || {
            Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "sender::the_sender_itself", "--nocapture"])
                .env(TOLD, format!("{from} {to}"))
                .stdout(Stdio::piped())
                .spawn()
        });
        let mut child = born.unwrap().unwrap();
        let (tries, lines) = (Arc::new(AtomicU64::new(0)), child.stdout.take().unwrap());
        let told = Arc::clone(&tries);
        std::thread::spawn(move || {
            for line in BufReader::new(lines).lines().map_while(Result::ok) {
                let number = line.strip_prefix("tried ").and_then(|text| text.parse().ok());
                if let Some(number) = number {
                    told.store(number, Ordering::Relaxed);
                }
            }
        });
        Self { child, tries }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.id()).unwrap())
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).unwrap();
    }

    /// Waits until it has tried many times from now on.
    pub(crate) fn goes_on(&self) {
        // What is on its way to us may be from before.
        std::thread::yield_now();
        let (before, deadline) = (self.tries.load(Ordering::Relaxed), Instant::now() + PATIENCE);
        while self.tries.load(Ordering::Relaxed) < before + 2 * MANY {
            assert!(Instant::now() < deadline, "it does not go on after {before}");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Puts it into a group of its own that can be frozen; nothing, said aloud, where there are none.
    pub(crate) fn group(&self) -> Option<Group> {
        // Version 2 by itself or beside version 1. On another file system these were ordinary files.
        let roots = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"];
        let root =
            roots.into_iter().find(|root| Path::new(root).join("cgroup.controllers").exists());
        let group = Group(Path::new(root.unwrap_or("/none")).join(format!("rehome-{}", self.id())));
        let made = fs::create_dir(&group.0)
            .and_then(|()| fs::write(group.0.join("cgroup.procs"), self.id().to_string()));
        if let Err(error) = made {
            let line = format!("NOT TESTED: no group of processes can be frozen here: {error}\n");
            std::io::stderr().write_all(line.as_bytes()).unwrap();
            return None;
        }
        Some(group)
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A group of processes.
pub(crate) struct Group(PathBuf);

impl Group {
    pub(crate) fn freeze(&self) {
        fs::write(self.0.join("cgroup.freeze"), "1").unwrap();
        self.wait("frozen 1");
    }

    pub(crate) fn thaw(&self) {
        fs::write(self.0.join("cgroup.freeze"), "0").unwrap();
        self.wait("frozen 0");
    }

    fn wait(&self, line: &str) {
        let deadline = Instant::now() + PATIENCE;
        let events = || fs::read_to_string(self.0.join("cgroup.events")).unwrap();
        while !events().lines().any(|found| found == line) {
            assert!(Instant::now() < deadline, "{}", events());
            std::thread::yield_now();
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(fs::write(self.0.join("cgroup.freeze"), "0"));
        // Its process goes back to where we are, and the group can go.
        let Ok(procs) = fs::read_to_string(self.0.join("cgroup.procs")) else { return };
        for process in procs.lines() {
            drop(fs::write(self.0.with_file_name("cgroup.procs"), process));
        }
        drop(fs::remove_dir(&self.0));
    }
}

#[test]
fn the_sender_itself() {
    let Ok(told) = std::env::var(TOLD) else { return };
    let (from, to) = told.split_once(' ').unwrap();
    let (from, to): (Ipv4Addr, Ipv4Addr) = (from.parse().unwrap(), to.parse().unwrap());
    let socket = bind(SocketAddrV4::new(from, PORT + 1)).unwrap();
    let (sender, end) = (std::process::id(), Instant::now() + LIFE);
    let mut out = std::io::stdout();
    for tries in 1.. {
        let payload = Payload { sender, sent_ns: now_ns() };
        // Refused or not: it tries.
        drop(socket.send_to(&payload.write(), SocketAddrV4::new(to, PORT)));
        if tries % MANY == 0 {
            writeln!(out, "tried {tries}").unwrap();
            if Instant::now() > end {
                return;
            }
        }
        std::thread::sleep(PAUSE);
    }
}
