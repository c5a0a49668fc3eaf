//! What `rehome bench api` prints.

use std::fmt;

use rehome_bench::Machine;
use rehome_load::{Figures, Spread};
use serde::Serialize;

/// One way to load the server.
#[derive(Debug, Serialize)]
pub(super) struct Loaded {
    pub(super) name: &'static str,
    pub(super) figures: Figures,
}

/// The server before anything is asked.
#[derive(Debug, Serialize)]
pub(super) struct Start {
    /// From its start as a process to its first signed answer, in milliseconds.
    pub(super) first_answer_ms: f64,
    /// Resident memory then.
    pub(super) rss_kib: u64,
    /// The same beyond what an empty server takes, for each interface, in bytes.
    pub(super) bytes_per_interface: Option<f64>,
}

/// Everything that a run measured.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) machine: Machine,
    pub(super) interfaces: u64,
    /// A server without any state.
    pub(super) empty: Start,
    /// The server that is loaded.
    pub(super) filled: Start,
    pub(super) loads: Vec<Loaded>,
    /// Durable writes a second of the engine alone, on the same disk, by as many callers.
    pub(super) engine_writes_per_s: Option<Spread>,
}

impl Report {
    /// Signed durable writes of the whole, as a part of what the engine alone does.
    fn writes_of_engine(&self) -> Option<f64> {
        let writes = self.loads.iter().find(|load| load.name == "modify")?;
        Some(writes.figures.per_s().median / self.engine_writes_per_s?.median)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.machine)?;
        for (name, start) in [("empty", &self.empty), ("filled", &self.filled)] {
            let Start { first_answer_ms, rss_kib, bytes_per_interface } = start;
            write!(out, "{name:<9}first answer after {first_answer_ms:.0} ms, {rss_kib} KiB")?;
            if let Some(bytes) = bytes_per_interface {
                write!(out, ", {bytes:.0} bytes for each of {} interfaces", self.interfaces)?;
            }
            writeln!(out)?;
        }
        writeln!(out, "\nsigned calls, each verified; median of the runs (slowest–fastest run)")?;
        for load in &self.loads {
            let connections = load.figures.connections;
            writeln!(out, "{:<9}{connections:>3} conn. {}", load.name, load.figures)?;
        }
        if let (Some(engine), Some(part)) = (self.engine_writes_per_s, self.writes_of_engine()) {
            let Spread { min, median, max } = engine;
            writeln!(
                out,
                "\nthe engine alone writes {median:.0}/s ({min:.0}–{max:.0}); over HTTP, signed: {part:.2} of it"
            )?;
        }
        Ok(())
    }
}
