//! Tasks that wait for a worker: those that may go on now, and those that wait for a retry.
//!
//! Bounded by the store: it holds each running task at most once, and a task is running only
//! after a durable write. Workers sleep until there is something to do.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rehome_domain::workflow::Care;
use rehome_domain::{Scope, TaskId};

use crate::driver::Walk;

/// A task, and whose it is.
pub type Named = (Scope, TaskId);

/// Tasks that wait for a worker.
#[derive(Debug, Default)]
pub struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    ready: VecDeque<Walk>,
    later: BTreeMap<(u64, Named), Walk>,
    known: HashSet<Named>,
    stopped: bool,
}

impl Queue {
    /// Offers tasks that may go on now. One that is known already is left where it is.
    pub fn offer(&self, tasks: impl IntoIterator<Item = Named>, care: Care) {
        let mut state = self.state();
        for (scope, task) in tasks {
            if state.known.insert((scope, task)) {
                state.ready.push_back(Walk::begin(scope, task, care));
                self.changed.notify_one();
            }
        }
    }

    /// Takes the next walk, waiting for one; nothing once the queue is stopped.
    ///
    /// `now_ns` tells the monotonic time in nanoseconds.
    pub fn take(&self, now_ns: impl Fn() -> u64) -> Option<Walk> {
        let mut state = self.state();
        loop {
            if state.stopped {
                return None;
            }
            state.ripen(now_ns());
            if let Some(walk) = state.ready.pop_front() {
                return Some(walk);
            }
            state = match state.later.first_key_value().map(|((at, _), _)| *at) {
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(at) => {
                    let wait = Duration::from_nanos(at.saturating_sub(now_ns()).max(1));
                    let (state, _) = self
                        .changed
                        .wait_timeout(state, wait)
                        .unwrap_or_else(PoisonError::into_inner);
                    state
                }
            };
        }
    }

    /// Puts a walk back that is to go on at that monotonic time, in nanoseconds.
    pub fn put_back(&self, walk: Walk, at_ns: u64) {
        self.state().later.insert((at_ns, walk.named()), walk);
        self.changed.notify_one();
    }

    /// Forgets a task that has ended.
    pub fn forget(&self, task: Named) {
        self.state().known.remove(&task);
    }

    /// Wakes all workers and gives out no more tasks.
    pub fn stop(&self) {
        self.state().stopped = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn ripen(&mut self, now_ns: u64) {
        while let Some(entry) = self.later.first_entry().filter(|entry| entry.key().0 <= now_ns) {
            self.ready.push_back(entry.remove());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rehome_domain::{AccountId, Region};

    fn named(number: u8) -> Named {
        let region = Region::parse("ap-guangzhou").unwrap();
        (Scope { account: AccountId(1), region }, TaskId::from_random([number; 16]))
    }

    fn take(queue: &Queue, now_ns: u64) -> Option<Named> {
        queue.take(|| now_ns).map(|walk| walk.named())
    }

    fn walk((scope, task): Named) -> Walk {
        Walk::begin(scope, task, Care::Usual)
    }

    #[test]
    fn a_task_is_given_out_once_until_it_is_forgotten() {
        let queue = Queue::default();
        queue.offer([named(1), named(1), named(2)], Care::Usual);
        queue.offer([named(2)], Care::Usual);
        assert_eq!(take(&queue, 0), Some(named(1)));
        assert_eq!(take(&queue, 0), Some(named(2)));
        queue.offer([named(1)], Care::Usual);
        queue.forget(named(2));
        queue.offer([named(2)], Care::Usual);
        assert_eq!(take(&queue, 0), Some(named(2)));
    }

    #[test]
    fn a_walk_that_was_put_back_comes_when_its_time_has_come() {
        let queue = Queue::default();
        queue.put_back(walk(named(1)), 50);
        queue.put_back(walk(named(2)), 40);
        assert_eq!(take(&queue, 45), Some(named(2)));
        assert_eq!(take(&queue, 50), Some(named(1)));
    }

    #[test]
    fn a_stopped_queue_gives_nothing_out() {
        let queue = Queue::default();
        queue.offer([named(1)], Care::Usual);
        queue.stop();
        assert_eq!(take(&queue, 0), None);
    }
}
