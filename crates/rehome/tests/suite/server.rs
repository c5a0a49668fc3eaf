//! A `rehome serve` process and its guard. In: options. Out: where it listens, what it wrote.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rehome_client::{Client, Credentials};
use tempfile::TempDir;

/// The key that the servers of these tests are given.
pub(crate) const SECRET_ID: &str = "AKIDblackboxblackbox0123456789ABCDEF";
pub(crate) const SECRET_KEY: &str = "k3yOfTheBlackBoxThatNothingMayShow01";
/// The region of calls that do not care.
pub(crate) const REGION: &str = "ap-guangzhou";
/// How long anything may take on a machine that others use too.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Polls until there is an answer.
pub(crate) fn until<T>(what: &str, mut poll: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = poll() {
            return found;
        }
        assert!(Instant::now() < deadline, "not within {PATIENCE:?}: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The program, with nothing of this process's environment that it reads.
pub(crate) fn rehome() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rehome"));
    for name in [
        "REHOME_DATA",
        "REHOME_LOG",
        "REHOME_SECRET_ID",
        "REHOME_SECRET_KEY",
        "TENCENTCLOUD_REGION",
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
    ] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// `rehome serve` on a folder, on a free port, on the simulated plane.
pub(crate) fn serve(folder: &Path) -> Command {
    serve_on(folder, "simulated")
}

/// `rehome serve` on a folder, on a free port, on a plane.
pub(crate) fn serve_on(folder: &Path, plane: &str) -> Command {
    let mut command = rehome();
    command.args(["serve", "--listen", "127.0.0.1:0", "--plane", plane]);
    // Tests ask again and again; those about limits have a server of their own.
    command.args(["--rate-limits", "off", "--data"]).arg(folder);
    command
}

/// The same, with the key that these tests sign with.
pub(crate) fn serve_with_key(folder: &Path, plane: &str) -> Command {
    let mut command = serve_on(folder, plane);
    command.env("REHOME_SECRET_ID", SECRET_ID).env("REHOME_SECRET_KEY", SECRET_KEY);
    command
}

/// What a process wrote to one of its outputs so far.
type Written = Arc<Mutex<String>>;

/// A process. Killed when dropped.
pub(crate) struct Process {
    child: Child,
    stdout: Written,
    stderr: Written,
    lines: Receiver<String>,
    readers: Vec<JoinHandle<()>>,
}

impl Process {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.spawn().expect("the binary starts");
        let (stdout, stderr) = (Written::default(), Written::default());
        let (send, lines) = channel();
        let readers = vec![
            collect(child.stdout.take().expect("piped"), &stdout, move |line| {
                drop(send.send(line));
            }),
            collect(child.stderr.take().expect("piped"), &stderr, drop),
        ];
        Self { child, stdout, stderr, lines, readers }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.pid()).unwrap());
        kill(pid, signal).expect("our own child can be signalled");
    }

    /// Waits for the end; everything that was written is read when this returns.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let status = until("the process ends", || self.child.try_wait().unwrap());
        for reader in self.readers.drain(..) {
            reader.join().unwrap();
        }
        status
    }

    pub(crate) fn stdout(&self) -> String {
        self.stdout.lock().unwrap().clone()
    }

    pub(crate) fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Waits for the first line on stdout.
    pub(crate) fn first_line(&mut self) -> String {
        self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            panic!("no line on stdout; stderr: {}", self.stderr());
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn collect(
    from: impl Read + Send + 'static,
    into: &Written,
    mut told: impl FnMut(String) + Send + 'static,
) -> JoinHandle<()> {
    let into = Arc::clone(into);
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            into.lock().unwrap().push_str(&format!("{line}\n"));
            told(line);
        }
    })
}

/// A server that said that it is ready.
pub(crate) struct Server {
    pub(crate) process: Process,
    /// As on the ready line, for example `http://127.0.0.1:40123`.
    pub(crate) endpoint: String,
    pub(crate) folder: PathBuf,
    /// The folder, if it goes with the server.
    _owned: Option<TempDir>,
}

impl Server {
    /// A server with the tests' key, on a folder of its own, on the simulated plane.
    pub(crate) fn fresh() -> Self {
        Self::fresh_with(&[])
    }

    /// The same, with more options.
    pub(crate) fn fresh_with(options: &[&str]) -> Self {
        let owned = TempDir::new().unwrap();
        let folder = owned.path().join("state");
        let mut server = Self::ready(serve_with_key(&folder, "simulated").args(options), &folder);
        server._owned = Some(owned);
        server
    }

    /// The server that the command starts on this folder, once it is ready.
    pub(crate) fn ready(command: &mut Command, folder: &Path) -> Self {
        let mut process = Process::start(command);
        let line = process.first_line();
        let endpoint = line
            .split_whitespace()
            .find(|word| word.starts_with("http"))
            .unwrap_or_else(|| panic!("the ready line names no endpoint: {line}"))
            .to_owned();
        Self { process, endpoint, folder: folder.to_owned(), _owned: None }
    }

    /// `host:port`.
    pub(crate) fn authority(&self) -> &str {
        self.endpoint.split_once("://").expect("an endpoint has a scheme").1
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.authority().parse().expect("loopback addresses are numbers")
    }

    pub(crate) fn client(&self) -> Client {
        self.client_of(SECRET_ID, SECRET_KEY, REGION)
    }

    pub(crate) fn client_of(&self, id: &str, key: &str, region: &str) -> Client {
        self.client_with(Credentials::new(id, key), region)
    }

    /// A client whose every answer is looked at: it has the published type, or the test fails.
    pub(crate) fn client_with(&self, credentials: Credentials, region: &str) -> Client {
        let client = Client::new(self.endpoint.parse().unwrap(), credentials, region);
        client.watched_by(crate::types::check)
    }
}
