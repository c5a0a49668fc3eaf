//! A deterministic simulation of the real code: several API servers' cores and drivers over one
//! store and one plane, while everything around them fails.
//!
//! In: a seed and a number of steps. Out: an [`Outcome`] with the trace's hash, or a [`Violation`]
//! with its story. The engine's and the domain's code is the product's own; only plane, clock and
//! ids are simulated, and the store is the caller's.
//!
//! Invariants: one thread per run and every choice from the seed, so that the same seed gives the
//! same trace; every list is bounded; after every step what it touched has been judged.

mod archive;
mod breach;
mod callers;
mod calm;
mod controller;
mod fate;
mod judge;
mod moves;
mod network;
mod run;
mod storm;
mod trace;
mod truth;

use std::sync::Arc;

use rehome_domain::{AccountId, Region, Scope};
use rehome_ports::store::Store;

pub use fate::{MISHAPS, Mishap, Tally};
pub use moves::Moves;
pub use network::{LATE_MAX, MakePlane, PacketPlane};

use breach::Breach;
use run::Simulation;
use trace::Telling;

/// Lines of a story.
const STORY_LINES: usize = 60;

/// What a run is made of.
#[derive(Clone, Copy)]
pub struct Setup {
    /// Makes an empty store.
    pub make_store: fn() -> Arc<dyn Store>,
    /// Makes an empty plane.
    pub make_plane: MakePlane,
    /// Steps of storm; each storm ends with a calm in which everything has to settle.
    pub steps: u64,
}

/// What a run came to in which every rule held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The seed.
    pub seed: u64,
    /// Everything that happened, as one number.
    pub hash: u64,
    /// Steps, calm ones among them.
    pub steps: u64,
    /// Calls that were refused.
    pub refused: u64,
    /// Verbs that the plane refused because they were too old.
    pub fenced: u64,
    /// Migrations.
    pub moves: Moves,
    /// What went wrong on purpose.
    pub mishaps: Tally,
    /// Time that passed in the run, in milliseconds.
    pub virtual_ms: u64,
}

/// A rule that did not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("seed {seed}, step {step}: {what}")]
pub struct Violation {
    /// The seed that leads to it.
    pub seed: u64,
    /// The step after which it was seen.
    pub step: u64,
    /// What was wrong.
    pub what: String,
    /// What happened before, the last line last.
    pub story: Vec<String>,
}

/// Runs one seed. A run that breaches a rule is run again to tell its story.
///
/// # Errors
/// [`Violation`].
pub fn run(setup: &Setup, seed: u64) -> Result<Outcome, Violation> {
    let (result, _) = Simulation::play(setup, seed, Telling::Silent);
    if let Ok(outcome) = result {
        return Ok(outcome);
    }
    let (told, trace) = Simulation::play(setup, seed, Telling::Aloud);
    let breach = match told {
        Err(breach) => breach,
        Ok(_) => Breach::new(String::from("the run breached a rule once and not when told again")),
    };
    let story = trace.story(breach.subject.as_deref(), STORY_LINES);
    Err(Violation { seed, step: trace.step(), what: breach.to_string(), story })
}

/// Whose world it is.
fn scope() -> Scope {
    let region = Region::parse("ap-guangzhou").expect("the table of regions has it");
    Scope { account: AccountId(7), region }
}
