//! A `rehome serve` of its own process, on a folder of its own, for `rehome bench`.
//!
//! In: a data folder. Out: a client of it. Invariant: the process is ended by its id when this is
//! dropped; its key goes to it in its environment and is printed nowhere.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rehome_client::Client;

use crate::account::Credentials;
use crate::data_folder::DataFolder;
use crate::demo::REGION;

/// A server at work.
pub(crate) struct Server {
    child: Child,
    client: Client,
}

impl Server {
    /// Starts this same program as a server on the kernel's plane. When this returns, it answers.
    pub(crate) fn start(folder: &DataFolder) -> Result<Self> {
        let key = Credentials::of_server(folder)?;
        let program = std::env::current_exe().context("this program cannot find itself")?;
        let log = File::create(folder.file("log")).context("no file for the server's log")?;
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--plane", "linux"])
            .args(["--rate-limits", "off", "--data"])
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .context("the server cannot be started")?;
        let stdout = child.stdout.take().context("its output was asked for")?;
        let mut line = String::new();
        let read = BufReader::new(stdout).read_line(&mut line);
        let endpoint = line.split_whitespace().find(|word| word.starts_with("http://"));
        let Some(endpoint) = endpoint else {
            drop(child.kill());
            drop(child.wait());
            read.context("the server's first line cannot be read")?;
            let log = folder.read("log")?.unwrap_or_default();
            bail!("the server did not start: {}", log.trim());
        };
        let client = Client::new(endpoint.parse()?, key.for_client(), REGION);
        Ok(Self { child, client })
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// A client of it.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Not waited for yet: the id is still this child's.
        let pid = i32::try_from(self.child.id()).map(Pid::from_raw);
        let told = pid.map(|pid| kill(pid, Signal::SIGTERM));
        if !matches!(told, Ok(Ok(()))) {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}
