//! What happened in a run, as one number, and as text when somebody wants to read it.
//!
//! The number is folded from every step's kind, choices and result: two runs with the same number
//! did the same things. Text is made only in a run that is told again, after a violation.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::{EniId, InstanceId, TaskId};

/// Lines that a story keeps; older ones are dropped.
const LINES_MAX: usize = 20_000;

/// Marks of lines that belong to every story.
const FOR_ALL: [&str; 5] = ["blackout", "Crash", "Pause", "Blackout", "calm"];

/// A story shorter than this says nothing: everything is told instead.
const FEW: usize = 5;

/// The trace of a run.
#[derive(Debug)]
pub(crate) struct Trace {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    hash: u64,
    step: u64,
    story: Option<VecDeque<String>>,
}

/// Whether a run keeps its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// Only its number.
    Silent,
    /// Every line.
    Aloud,
}

impl Trace {
    pub(crate) fn new(telling: Telling) -> Self {
        let story = (telling == Telling::Aloud).then(VecDeque::new);
        Self { state: Mutex::new(State { hash: 0xcbf2_9ce4_8422_2325, step: 0, story }) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next step begins.
    pub(crate) fn next_step(&self) -> u64 {
        let mut state = self.state();
        state.step += 1;
        state.step
    }

    /// Takes in something that happened; the text is made only when it is wanted.
    pub(crate) fn note(&self, words: &[u64], text: impl FnOnce() -> String) {
        let mut state = self.state();
        for word in words {
            let mixed = (state.hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
            state.hash = mixed ^ (mixed >> 32);
        }
        let step = state.step;
        if let Some(story) = &mut state.story {
            if story.len() == LINES_MAX {
                story.pop_front();
            }
            story.push_back(format!("{step:>6} {}", text()));
        }
    }

    /// The number of all that happened.
    pub(crate) fn hash(&self) -> u64 {
        self.state().hash
    }

    /// The step that the run is at.
    pub(crate) fn step(&self) -> u64 {
        self.state().step
    }

    /// The last lines that name the subject, and those about everything at once.
    pub(crate) fn story(&self, subject: Option<&str>, lines: usize) -> Vec<String> {
        let state = self.state();
        let about = |line: &&String| match subject {
            Some(subject) => {
                let for_all = |mark: &&str| line.contains(*mark);
                line.contains(subject) || FOR_ALL.iter().any(for_all)
            }
            None => true,
        };
        let told = || state.story.iter().flatten().rev();
        let mut found: Vec<String> = told().filter(about).take(lines).cloned().collect();
        if found.len() < FEW {
            found = told().take(lines).cloned().collect();
        }
        found.reverse();
        found
    }
}

/// An id as a word of the trace.
pub(crate) trait Word {
    /// The word.
    fn word(&self) -> u64;
}

fn suffix_word(suffix: &str) -> u64 {
    suffix.bytes().fold(0, |word, byte| word << 8 | u64::from(byte))
}

impl Word for EniId {
    fn word(&self) -> u64 {
        suffix_word(self.suffix())
    }
}

impl Word for InstanceId {
    fn word(&self) -> u64 {
        suffix_word(self.suffix())
    }
}

impl Word for TaskId {
    fn word(&self) -> u64 {
        self.to_bytes().iter().take(8).fold(0, |word, byte| word << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_keeps_its_last_lines_and_the_number_is_the_same_without_it() {
        let (aloud, silent) = (Trace::new(Telling::Aloud), Trace::new(Telling::Silent));
        for number in 0..=LINES_MAX as u64 {
            aloud.note(&[number], || format!("line {number}"));
            silent.note(&[number], || String::from("never made"));
        }
        let story = aloud.story(None, LINES_MAX + 1);
        assert_eq!(story.len(), LINES_MAX);
        assert!(story[0].ends_with("line 1"), "{}", story[0]);
        assert_eq!(aloud.hash(), silent.hash());
        assert!(silent.story(None, 1).is_empty());
    }
}
