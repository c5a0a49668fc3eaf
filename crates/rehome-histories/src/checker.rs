//! Is there an order that explains all answers?
//!
//! The search of Wing and Gong (1993) with Lowe's memory (2017): at each moment one of the calls
//! that may be next is put in place, and a pair of "calls placed so far" and state is never tried
//! twice. Between two calls the server may take steps of its own. Bounded: past [`TRIED_MAX`] pairs
//! the search gives up, and that counts as a failure.

use std::collections::{BTreeMap, HashSet};

use crate::history::{Answer, Call, Event, History, Stands};
use crate::model::State;

/// Pairs that are tried before the search gives up.
pub const TRIED_MAX: usize = 4_000_000;

/// What came of the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// There is such an order.
    Explained {
        /// Pairs that were tried.
        tried: usize,
    },
    /// There is none.
    Unexplained(Unexplained),
    /// It was not found out within the bound.
    Undecided(Undecided),
}

/// How far an explanation goes at best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexplained {
    /// Calls that the longest explanation places.
    pub placed: usize,
    /// The first call that it cannot place.
    pub stuck_at: usize,
}

/// The search was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecided {
    /// Pairs that were tried.
    pub tried: usize,
}

/// Calls that were placed: all up to a first one, and some after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Placed {
    first: usize,
    after: Vec<usize>,
}

impl Placed {
    fn has(&self, index: usize) -> bool {
        index < self.first || self.after.binary_search(&index).is_ok()
    }

    fn with(&self, index: usize) -> Self {
        let mut next = self.clone();
        if let Err(at) = next.after.binary_search(&index) {
            next.after.insert(at, index);
        }
        let run = next.after.iter().zip(next.first..).take_while(|(has, at)| **has == *at).count();
        next.after.drain(..run);
        next.first += run;
        next
    }

    fn count(&self) -> usize {
        self.first + self.after.len()
    }
}

/// Looks for an order. Events have to be in the order of their begins.
///
/// # Panics
/// When they are not.
pub fn check(history: &History) -> Verdict {
    let events = &history.events;
    assert!(
        events.is_sorted_by_key(|event| event.begin),
        "events are in the order of their begins"
    );
    let Some(ends) = ends(events) else {
        return Verdict::Unexplained(Unexplained { placed: 0, stuck_at: 0 });
    };
    let mut seen: HashSet<(Placed, State)> = HashSet::new();
    let mut open = vec![(Placed { first: 0, after: Vec::new() }, State::default())];
    let mut best = Unexplained { placed: 0, stuck_at: 0 };
    while let Some((placed, state)) = open.pop() {
        if placed.first == events.len() {
            return Verdict::Explained { tried: seen.len() };
        }
        if seen.len() >= TRIED_MAX {
            return Verdict::Undecided(Undecided { tried: seen.len() });
        }
        if placed.count() > best.placed {
            best = Unexplained { placed: placed.count(), stuck_at: placed.first };
        }
        let mut reach = |next: (Placed, State)| {
            if !seen.contains(&next) {
                seen.insert(next.clone());
                open.push(next);
            }
        };
        for step in state.inner_steps() {
            // How a task ended that nobody asked for makes no difference: one end is enough.
            let told =
                step.ended.map(|(task, end)| ends.get(&task).is_none_or(|told| *told == end));
            if told.unwrap_or(true) {
                reach((placed.clone(), step.next));
            }
        }
        for index in next_ones(events, &placed) {
            let Event { call, answer, .. } = events[index];
            if answer == Answer::Unknown {
                // It may never have been done.
                reach((placed.with(index), state));
            }
            let after = match call {
                Call::Task { of } => {
                    stands(&placed, (&state, &ends), (of, answer)).then_some(state)
                }
                Call::Create
                | Call::Migrate { .. }
                | Call::Attach { .. }
                | Call::Detach { .. }
                | Call::Delete
                | Call::Describe => state.after(index, call, answer),
            };
            if let Some(after) = after {
                reach((placed.with(index), after));
            }
        }
    }
    Verdict::Unexplained(best)
}

/// Whether a task may be said to stand so: it was begun or not, and it has ended or not. How it
/// ended is known from all answers together.
fn stands(
    placed: &Placed,
    (state, ends): (&State, &BTreeMap<usize, Stands>),
    (of, answer): (usize, Answer),
) -> bool {
    let (begun, running) = (placed.has(of), state.task() == Some(of));
    match answer {
        Answer::Stands(Stands::Running) => running,
        Answer::Stands(end) => begun && !running && ends.get(&of) == Some(&end),
        Answer::Missing => !begun,
        Answer::Accepted
        | Answer::NotAttached(_)
        | Answer::AlreadyAttached
        | Answer::TaskRunning
        | Answer::InUse
        | Answer::Full
        | Answer::Seen(_)
        | Answer::Unknown => false,
    }
}

/// How each task has ended, as far as anybody was told; nothing when two were told differently.
fn ends(events: &[Event]) -> Option<BTreeMap<usize, Stands>> {
    let mut ends = BTreeMap::new();
    for event in events {
        let (Call::Task { of }, Answer::Stands(stands)) = (event.call, event.answer) else {
            continue;
        };
        if stands != Stands::Running && *ends.entry(of).or_insert(stands) != stands {
            return None;
        }
    }
    Some(ends)
}

/// The calls that may be next: those that began before any that is not placed had ended. The last
/// one that began is given first, so that the search, which takes the last pushed, tries the first.
fn next_ones(events: &[Event], placed: &Placed) -> Vec<usize> {
    let mut horizon = u64::MAX;
    let mut found = Vec::new();
    for (index, event) in events.iter().enumerate().skip(placed.first) {
        if event.begin > horizon {
            break;
        }
        if !placed.has(index) {
            horizon = horizon.min(event.end);
            found.push(index);
        }
    }
    found.reverse();
    found
}
