//! What a run came to: one row for each interface that was found on the source.
//!
//! Out: a table for people, JSON for programs, and whether everything movable is off the source.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

use crate::ids::{EniId, InstanceId};
use crate::order::Mode;
use crate::plan::{Destination, Reason, Room, Standing};

/// Why a move that could have been made was not, or is not known to have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Its task did not end in time.
    StillRunning {
        /// The task's id.
        task: String,
    },
    /// Another task held the interface all the time.
    Held {
        /// The interface's `State`.
        state: String,
    },
    /// The API did not take the call for long enough; the interface is still on the source.
    NotTaken {
        /// What it answered.
        words: String,
    },
    /// The API could not be asked for long enough.
    Unknown {
        /// What came instead of an answer.
        words: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StillRunning { task } => write!(out, "its task {task} is still RUNNING"),
            Self::Held { state } => write!(out, "a task holds it, it is {state}"),
            Self::NotTaken { words } => write!(out, "still on the source: {words}"),
            Self::Unknown { words } => write!(out, "where it is now is not known: {words}"),
        }
    }
}

/// What became of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is at a destination.
    Moved {
        /// Which.
        to: InstanceId,
        /// From the first call until it was known.
        took: Duration,
    },
    /// It left the source by another's doing.
    Left {
        /// Who holds it now; nothing when it is free or deleted.
        holder: Option<InstanceId>,
    },
    /// Dry run: it would be moved.
    WouldMove {
        /// Where to.
        to: InstanceId,
    },
    /// Dry run: a task holds it, and would be waited for.
    WouldWait {
        /// The interface's `State`.
        state: String,
    },
    /// It cannot move.
    Stays(Reason),
    /// It could, and did not or is not known to have.
    Failed(Failure),
    /// A stop was asked before its turn came.
    NotBegun,
}

/// How an outcome counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Moved,
    Kept,
    Failed,
    Left,
}

impl Outcome {
    fn name(&self) -> &'static str {
        match self {
            Self::Moved { .. } => "moved",
            Self::Left { .. } => "left",
            Self::WouldMove { .. } => "would-move",
            Self::WouldWait { .. } => "would-wait",
            Self::Stays(Reason::Primary) => "stays",
            Self::Stays(Reason::NoDestination(_)) => "cannot-move",
            Self::Failed(_) => "failed",
            Self::NotBegun => "not-begun",
        }
    }

    pub(crate) fn class(&self) -> Class {
        match self {
            Self::Moved { .. } | Self::WouldMove { .. } => Class::Moved,
            Self::Left { .. } | Self::WouldWait { .. } => Class::Left,
            Self::Stays(Reason::Primary) => Class::Kept,
            Self::Stays(Reason::NoDestination(_)) | Self::Failed(_) | Self::NotBegun => {
                Class::Failed
            }
        }
    }

    fn to(&self) -> Option<&InstanceId> {
        match self {
            Self::Moved { to, .. } | Self::WouldMove { to } => Some(to),
            Self::Left { holder } => holder.as_ref(),
            Self::WouldWait { .. } | Self::Stays(_) | Self::Failed(_) | Self::NotBegun => None,
        }
    }

    fn note(&self) -> String {
        match self {
            Self::Moved { took, .. } => format!("{} ms", took.as_millis()),
            Self::Left { holder: Some(_) } => String::from("moved by another meanwhile"),
            Self::Left { holder: None } => String::from("detached or deleted meanwhile"),
            Self::WouldMove { .. } => String::new(),
            Self::WouldWait { state } => format!("a task holds it ({state}) and is waited for"),
            Self::Stays(reason) => reason.to_string(),
            Self::Failed(failure) => failure.to_string(),
            Self::NotBegun => String::from("stopped before its turn"),
        }
    }

    /// What the operator can do, when there is something to do.
    fn next(&self) -> Option<&'static str> {
        match self {
            Self::Stays(Reason::NoDestination(_)) => {
                Some("name another destination with --to, then run the same command again")
            }
            Self::Failed(Failure::Unknown { .. }) => {
                Some("see that the server answers, then run the same command again")
            }
            Self::Failed(_) | Self::NotBegun => Some("run the same command again"),
            Self::Moved { .. }
            | Self::Left { .. }
            | Self::WouldMove { .. }
            | Self::WouldWait { .. }
            | Self::Stays(Reason::Primary) => None,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())?;
        if let Some(to) = self.to() {
            write!(out, " to {to}")?;
        }
        match self.note() {
            note if note.is_empty() => Ok(()),
            note => write!(out, ": {note}"),
        }
    }
}

/// An interface and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub eni: EniId,
    /// Its addresses.
    pub addresses: u32,
    /// What became of it.
    pub outcome: Outcome,
}

/// What a run came to.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was evacuated.
    pub source: InstanceId,
    /// The source's `InstanceState`; nothing when there is no such instance any more.
    pub source_state: Option<String>,
    /// The destinations as they stood at the beginning.
    pub destinations: Vec<Destination>,
    /// Whether anything was to be changed.
    pub mode: Mode,
    /// One for each interface, in the order of their ids.
    pub rows: Vec<Row>,
}

impl Report {
    /// Whether everything movable is off the source, or would be.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.count(Class::Failed) == 0
    }

    fn count(&self, class: Class) -> usize {
        self.rows.iter().filter(|row| row.outcome.class() == class).count()
    }

    /// The same for programs.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            json!({
                "id": row.eni.as_str(),
                "addresses": row.addresses,
                "result": row.outcome.name(),
                "to": row.outcome.to().map(InstanceId::as_str),
                "note": row.outcome.note(),
                "next": row.outcome.next(),
            })
        });
        let destinations = self.destinations.iter().map(|destination| {
            let (free, addresses_max) = match &destination.standing {
                Standing::Running(room) => (Some(room.free), Some(room.addresses_max)),
                Standing::NotRunning(_) | Standing::Missing => (None, None),
            };
            json!({
                "id": destination.id.as_str(),
                "state": state(&destination.standing),
                "free": free,
                "addresses_max": addresses_max,
            })
        });
        json!({
            "source": {"id": self.source.as_str(), "state": self.source_state},
            "dry_run": self.mode == Mode::DryRun,
            "complete": self.is_complete(),
            "counts": {
                "moved": self.count(Class::Moved),
                "left": self.count(Class::Left),
                "stays": self.count(Class::Kept),
                "failed": self.count(Class::Failed),
            },
            "destinations": destinations.collect::<Vec<_>>(),
            "interfaces": rows.collect::<Vec<_>>(),
        })
    }

    fn table(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{:<14} {:>9}  {:<11} {:<14} note",
            "interface", "addresses", "result", "to"
        )?;
        for row in &self.rows {
            let (result, note) = (row.outcome.name(), row.outcome.note());
            let to = row.outcome.to().map_or("-", InstanceId::as_str);
            let line = format!(
                "{:<14} {:>9}  {result:<11} {to:<14} {note}",
                row.eni.as_str(),
                row.addresses
            );
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn verdict(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (moved, left) = (self.count(Class::Moved), self.count(Class::Left));
        let (failed, source) = (self.count(Class::Failed), &self.source);
        let word = match self.mode {
            Mode::Move => "moved",
            Mode::DryRun => "would move",
        };
        if moved + left + failed == 0 {
            return writeln!(out, "nothing to move: {source} holds nothing that can move");
        }
        write!(out, "{moved} {word}")?;
        match (self.mode, left) {
            (_, 0) => {}
            (Mode::Move, left) => write!(out, ", {left} left by another's doing")?,
            (Mode::DryRun, left) => write!(out, ", {left} would be waited for")?,
        }
        if failed == 0 {
            return writeln!(out, "; everything movable is off {source}{}", self.hedge());
        }
        writeln!(out, ", {failed} not")?;
        let mut told: Vec<&str> = self.rows.iter().filter_map(|row| row.outcome.next()).collect();
        told.sort_unstable();
        told.dedup();
        told.iter().try_for_each(|next| writeln!(out, "next: {next}"))
    }

    fn hedge(&self) -> &'static str {
        match self.mode {
            Mode::Move => "",
            Mode::DryRun => " then",
        }
    }
}

fn state(standing: &Standing) -> &str {
    match standing {
        Standing::Running(_) => "RUNNING",
        Standing::NotRunning(state) => state,
        Standing::Missing => "missing",
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.source_state.as_deref().unwrap_or("missing");
        writeln!(out, "from {} ({from})", self.source)?;
        for destination in &self.destinations {
            write!(out, "to   {} ({}", destination.id, state(&destination.standing))?;
            match &destination.standing {
                Standing::Running(Room { free, addresses_max, .. }) => {
                    writeln!(out, ", {free} free places of {addresses_max} addresses)")?;
                }
                Standing::NotRunning(_) | Standing::Missing => writeln!(out, ")")?,
            }
        }
        if !self.rows.is_empty() {
            self.table(out)?;
        }
        self.verdict(out)
    }
}
