//! A process of its own in an instance, that sends and sends: this test binary, begun again as one
//! test that is no test unless it is told what to send.
//!
//! Each datagram bears a number that the test raises after a switch, in a file that both have open:
//! what bears the new number was sent after it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rehome_domain::InstanceId;
use rehome_linux::namespace::Namespace;

use crate::guest::{PORT, bind};
use crate::lab::suffix;

const TOLD: &str = "REHOME_TEST_SENDER";
/// The sender ends by itself after so long, whatever becomes of the test.
const LIFE: Duration = Duration::from_secs(60);
/// Between two datagrams: a pace that leaves others a processor.
const YIELDS: u32 = 20;
const PATIENCE: Duration = Duration::from_secs(20);
/// Tries that count as going on.
const MANY: u64 = 200;

/// What a datagram says.
pub(crate) struct Payload {
    pub(crate) sender: u32,
    pub(crate) phase: u64,
}

impl Payload {
    pub(crate) fn write(&self) -> Vec<u8> {
        [self.sender.to_be_bytes().as_slice(), &self.phase.to_be_bytes()].concat()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (sender, sent) = bytes.split_at_checked(4)?;
        let phase = u64::from_be_bytes(sent.try_into().ok()?);
        Some(Self { sender: u32::from_be_bytes(sender.try_into().ok()?), phase })
    }
}

/// A sender at work; ends with it.
pub(crate) struct Sender {
    child: Child,
    tries: Arc<AtomicU64>,
    phase: (PathBuf, File),
}

impl Sender {
    pub(crate) fn start(instance: InstanceId, (from, to): (Ipv4Addr, Ipv4Addr)) -> Self {
        let namespace = Namespace::open(&instance.to_string()).unwrap();
        let path = std::env::temp_dir().join(format!("rehome-sender-{}", suffix()));
        let phase = File::create_new(&path).unwrap();
        phase.write_all_at(&0u64.to_be_bytes(), 0).unwrap();
        let told = format!("{from} {to} {}", path.display());
        // A child is born in the namespace of the thread that bears it.
        let born = namespace.enter(move || {
            Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "sender::the_sender_itself", "--nocapture"])
                .env(TOLD, told)
                .stdout(Stdio::piped())
                .spawn()
        });
        let mut child = born.unwrap().unwrap();
        let (tries, lines) = (Arc::new(AtomicU64::new(0)), child.stdout.take().unwrap());
        let last = Arc::clone(&tries);
        std::thread::spawn(move || {
            for line in BufReader::new(lines).lines().map_while(Result::ok) {
                let number = line.strip_prefix("tried ").and_then(|text| text.parse().ok());
                if let Some(number) = number {
                    last.store(number, Ordering::Relaxed);
                }
            }
        });
        Self { child, tries, phase: (path, phase) }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it sends from now on bears a new number; answers with that.
    pub(crate) fn next_phase(&self) -> u64 {
        let mut now = [0; 8];
        self.phase.1.read_exact_at(&mut now, 0).unwrap();
        let next = u64::from_be_bytes(now) + 1;
        self.phase.1.write_all_at(&next.to_be_bytes(), 0).unwrap();
        next
    }

    /// Stops it, wherever it is; returns when it has stopped.
    pub(crate) fn stop(&self) {
        self.signal(Signal::SIGSTOP);
        let deadline = Instant::now() + PATIENCE;
        let state = || fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap();
        // One thread sends, another waits for it: each must have stopped.
        let tasks = || fs::read_dir(format!("/proc/{}/task", self.id())).unwrap();
        let stopped = || {
            tasks().all(|task| {
                let stat = fs::read_to_string(task.unwrap().path().join("stat")).unwrap();
                stat.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('T'))
            })
        };
        while !stopped() {
            assert!(Instant::now() < deadline, "{}", state());
            std::thread::yield_now();
        }
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
            std::thread::yield_now();
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
        drop(fs::remove_file(&self.phase.0));
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
    let [from, to, path] = told.split(' ').collect::<Vec<_>>()[..] else { panic!("{told}") };
    let phase = File::open(path).unwrap();
    let (from, to): (Ipv4Addr, Ipv4Addr) = (from.parse().unwrap(), to.parse().unwrap());
    let socket = bind(SocketAddr::new(from.into(), PORT + 1)).unwrap();
    let (sender, end) = (std::process::id(), Instant::now() + LIFE);
    let mut out = std::io::stdout();
    for tries in 1.. {
        let mut now = [0; 8];
        phase.read_exact_at(&mut now, 0).unwrap();
        let payload = Payload { sender, phase: u64::from_be_bytes(now) };
        // Refused or not: it tries.
        drop(socket.send_to(&payload.write(), SocketAddr::new(to.into(), PORT)));
        if tries % MANY == 0 {
            writeln!(out, "tried {tries}").unwrap();
            if Instant::now() > end {
                return;
            }
        }
        (0..YIELDS).for_each(|_| std::thread::yield_now());
    }
}
