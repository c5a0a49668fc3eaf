//! Who owned the interface when: the calls of the plane's switch verb, turned into a timeline.
//!
//! In: the recorded calls of the switch verb for one interface. Out: a [`Timeline`] of disjoint
//! windows in which ownership changed, and for one send interval of one guest what the timeline
//! says of it ([`Standing`]).
//! Invariants: windows are ordered and do not overlap; each window's `old` is the owner that the
//! window before it made; at the true instant `T` of a switch, `begin_ns <= T <= end_ns`.

use thiserror::Error;

/// The two instances between which the interface moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guest {
    /// The instance that the interface is first attached to.
    First,
    /// The other one.
    Second,
}

impl Guest {
    /// Both, in the order in which arrays over guests are laid out.
    pub const BOTH: [Guest; 2] = [Guest::First, Guest::Second];

    /// The place of this guest in an array over [`Guest::BOTH`].
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Guest::First => 0,
            Guest::Second => 1,
        }
    }

    /// The one that this one is not.
    #[must_use]
    pub fn other(self) -> Guest {
        match self {
            Guest::First => Guest::Second,
            Guest::Second => Guest::First,
        }
    }
}

/// How a call of the switch verb ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchOutcome {
    /// It returned success: the change took effect before `end_ns`.
    Completed,
    /// It returned an error: the change may or may not have taken effect.
    Failed,
}

/// One call of the plane's switch verb, as the wrapper around the plane recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchCall {
    /// The interface that was switched (`eni-...`).
    pub interface: String,
    /// The instance that the call makes the owner (`ins-...`).
    pub to: String,
    /// Just before the verb was called, on the run's [`crate::MonotonicClock`].
    pub begin_ns: u64,
    /// Just after it returned.
    pub end_ns: u64,
    /// How it ended.
    pub outcome: SwitchOutcome,
}

/// Where the demo reads the recorded calls from. The binary implements it with a wrapper around
/// the plane.
pub trait SwitchLog {
    /// Every call of the switch verb for `interface` so far, in the order in which they began.
    fn calls(&self, interface: &str) -> Vec<SwitchCall>;
}

/// One change of ownership: at one instant of the closed interval `[begin_ns, end_ns]` the
/// interface stopped being `old`'s and began being `new`'s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The owner before; `None` for the first attachment.
    pub old: Option<Guest>,
    /// The owner after.
    pub new: Guest,
    /// The earliest instant at which the change can have happened.
    pub begin_ns: u64,
    /// The latest; `u64::MAX` for a switch that never reported success.
    pub end_ns: u64,
}

impl Window {
    /// How long the switch took.
    #[must_use]
    pub fn length_ns(&self) -> u64 {
        self.end_ns - self.begin_ns
    }

    fn concerns(&self, guest: Guest) -> bool {
        self.old == Some(guest) || self.new == guest
    }
}

/// Why recorded calls make no timeline.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimelineError {
    /// The interface was switched to an instance that takes no part in the demo.
    #[error("the interface was switched to {to}, which is neither of the two instances")]
    Stranger {
        /// That instance.
        to: String,
    },
    /// A call ended before it began.
    #[error("a switch that began at {begin_ns} ns is recorded as ended at {end_ns} ns")]
    Backwards {
        /// Start of the call.
        begin_ns: u64,
        /// End of the call.
        end_ns: u64,
    },
    /// Two switches to different owners overlap in time, or the first one was left in doubt:
    /// ownership between them cannot be told.
    #[error("a switch began at {begin_ns} ns while one before it was not over")]
    Overlap {
        /// Start of the later one.
        begin_ns: u64,
    },
}

/// What the timeline says of a send interval of one guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The guest owned the interface during the whole send.
    Owner,
    /// It did not own it at any moment of the send.
    NotOwner,
    /// The send overlaps exactly one window (its index) that concerns the guest.
    InSwitch(usize),
    /// The send overlaps several windows: either outcome is lawful.
    Spanning,
}

/// The ordered windows of one interface.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    windows: Vec<Window>,
}

impl Timeline {
    /// A timeline of the given windows.
    ///
    /// # Errors
    /// [`TimelineError`] when a window is backwards, overlaps the one before it, or does not
    /// start from the owner that the one before it made.
    pub fn new(windows: Vec<Window>) -> Result<Self, TimelineError> {
        let mut owner = None;
        let mut last_end_ns = 0;
        for window in &windows {
            let Window { begin_ns, end_ns, .. } = *window;
            if end_ns < begin_ns {
                return Err(TimelineError::Backwards { begin_ns, end_ns });
            }
            if begin_ns < last_end_ns || window.old != owner || window.old == Some(window.new) {
                return Err(TimelineError::Overlap { begin_ns });
            }
            owner = Some(window.new);
            last_end_ns = end_ns;
        }
        Ok(Self { windows })
    }

    /// The timeline that recorded calls tell; `guests` are the ids of first and second instance.
    ///
    /// A failed call leaves its window open until a call to the same instance completes: the
    /// change may have happened at any moment between. A repeat to the owner changes nothing.
    ///
    /// # Errors
    /// As [`Timeline::new`], and [`TimelineError::Stranger`].
    pub fn from_calls(calls: &[SwitchCall], guests: [&str; 2]) -> Result<Self, TimelineError> {
        let mut windows: Vec<Window> = Vec::new();
        let mut open: Option<Window> = None;
        for call in calls {
            let new = named(&call.to, guests)?;
            let SwitchCall { begin_ns, end_ns, .. } = *call;
            if end_ns < begin_ns {
                return Err(TimelineError::Backwards { begin_ns, end_ns });
            }
            let old = windows.last().map(|window| window.new);
            let window = match open.take() {
                Some(window) if window.new == new => Window { end_ns, ..window },
                Some(_) => return Err(TimelineError::Overlap { begin_ns }),
                None if old == Some(new) => continue,
                None => Window { old, new, begin_ns, end_ns },
            };
            match call.outcome {
                SwitchOutcome::Completed => windows.push(window),
                SwitchOutcome::Failed => open = Some(Window { end_ns: u64::MAX, ..window }),
            }
        }
        windows.extend(open);
        Self::new(windows)
    }

    /// The windows, in order.
    #[must_use]
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// This timeline as `guest` sees it.
    #[must_use]
    pub fn of(&self, guest: Guest) -> GuestTimeline {
        let windows = self.windows.iter().copied().enumerate();
        GuestTimeline { guest, windows: windows.filter(|(_, w)| w.concerns(guest)).collect() }
    }
}

/// The windows that concern one guest, ready for many questions.
#[derive(Debug, Clone)]
pub struct GuestTimeline {
    guest: Guest,
    windows: Vec<(usize, Window)>,
}

impl GuestTimeline {
    /// What the timeline says of a send whose call lasted from `begin_ns` to `end_ns`.
    ///
    /// A send overlaps a window when it had not ended before the window began and began before
    /// the window ended: a send that begins exactly at a window's end comes after every possible
    /// instant of that switch; one that ends exactly at its beginning may come after it.
    #[must_use]
    pub fn standing(&self, begin_ns: u64, end_ns: u64) -> Standing {
        let passed = self.windows.partition_point(|(_, window)| window.end_ns <= begin_ns);
        let overlaps =
            |place: usize| self.windows.get(place).filter(|(_, window)| window.begin_ns <= end_ns);
        match (overlaps(passed), overlaps(passed + 1)) {
            (Some((index, _)), None) => Standing::InSwitch(*index),
            (Some(_), Some(_)) => Standing::Spanning,
            (None, _) if self.owns_after(passed) => Standing::Owner,
            (None, _) => Standing::NotOwner,
        }
    }

    fn owns_after(&self, passed: usize) -> bool {
        passed > 0 && self.windows[passed - 1].1.new == self.guest
    }
}

fn named(instance: &str, guests: [&str; 2]) -> Result<Guest, TimelineError> {
    let place = guests.iter().position(|guest| *guest == instance);
    place
        .map(|index| Guest::BOTH[index])
        .ok_or_else(|| TimelineError::Stranger { to: instance.to_owned() })
}
