//! When to repair: when asked, and when a time has passed; not once it is stopped.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Asked, stopped, or neither.
#[derive(Debug, Default)]
pub(crate) struct Repairs {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    asked: bool,
    stopped: bool,
}

impl Repairs {
    /// Asks for a repair. Asking twice before it begins is asking once.
    pub(crate) fn ask(&self) {
        self.change(|state| state.asked = true);
    }

    /// No more repairs.
    pub(crate) fn stop(&self) {
        self.change(|state| state.stopped = true);
    }

    /// Waits until a repair is asked for or so much time has passed; false once it is stopped.
    pub(crate) fn wait(&self, at_most: Duration) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = |state: &mut State| !state.asked && !state.stopped;
        let (mut state, _) = self
            .changed
            .wait_timeout_while(state, at_most, waiting)
            .unwrap_or_else(PoisonError::into_inner);
        state.asked = false;
        !state.stopped
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_ends_the_wait_once_and_stopping_ends_it_for_good() {
        let repairs = Repairs::default();
        repairs.ask();
        repairs.ask();
        assert!(repairs.wait(Duration::from_secs(60)));
        assert!(repairs.wait(Duration::ZERO));
        repairs.stop();
        assert!(!repairs.wait(Duration::from_secs(60)));
    }
}
