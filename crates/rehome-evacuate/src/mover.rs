//! One interface on its way from the source to a destination, through whatever comes between.
//!
//! In: an interface and, if it was planned, a destination. Out: an [`Outcome`].
//! Invariants: a call whose outcome is not known, or whose task has failed, is followed by a look
//! at where the interface is, and only an interface that rests at the source is asked to move
//! again; a destination that refused is not asked twice; all of it ends with the patience of the
//! order, and sooner when a stop is asked.

use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rehome_client::CallError;

use crate::clock::{Backoff, Stop};
use crate::cloud::{Cloud, CloudError, Seen, TaskState};
use crate::ids::{EniId, InstanceId};
use crate::order::Order;
use crate::plan::{Interface, Obstacle, Places, Reason, Rest, Unfit};
use crate::report::{Failure, Outcome, Row};
use crate::trouble::{Trouble, backoff, words};

/// How long a move under way is waited for once a stop was asked.
const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// What every mover of a run shares.
pub(crate) struct Yard<'a> {
    pub cloud: Cloud<'a>,
    pub order: &'a Order,
    pub stop: &'a Stop,
    pub places: Mutex<Places>,
}

/// What movers tell while they work.
pub(crate) enum Note {
    /// A call did not go through, or was refused.
    Trouble { eni: EniId, words: String },
    /// An interface has reached its end.
    Ended(Row),
}

/// One interface to be moved.
pub(crate) struct Job {
    pub interface: Interface,
    /// Where to; nothing while a task holds it and it is not known whether it has to move.
    pub to: Option<InstanceId>,
}

/// Moves one interface.
pub(crate) fn carry(yard: &Yard<'_>, job: &Job, told: &Sender<Note>) -> Outcome {
    let begun = yard.cloud.clock.now();
    let mut mover = Mover {
        yard,
        interface: &job.interface,
        told,
        begun,
        deadline: begun + yard.order.patience,
        stopped: false,
        at_source: true,
        pace: backoff(),
        tried: Vec::new(),
        last_words: None,
    };
    match mover.carry(job.to.clone()) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

/// Where a look found the interface.
enum Place {
    Source,
    /// At one of the destinations.
    Arrived(InstanceId),
    /// With somebody else, or with nobody.
    Elsewhere(Option<InstanceId>),
}

/// What one call for a move came to.
enum Asked {
    /// A task walks it now.
    Accepted(String),
    /// It has to be looked where the interface is.
    Unclear,
    /// The same again later.
    Later,
    /// This destination does not take it.
    Refused(String),
}

struct Mover<'a> {
    yard: &'a Yard<'a>,
    interface: &'a Interface,
    told: &'a Sender<Note>,
    begun: Duration,
    deadline: Duration,
    stopped: bool,
    /// Whether it is known to be at the source, with nothing asked since.
    at_source: bool,
    pace: Backoff,
    tried: Vec<Obstacle>,
    last_words: Option<String>,
}

/// A step's result; the error is an end that came early.
type Step<T> = Result<T, Outcome>;

impl Mover<'_> {
    fn carry(&mut self, planned: Option<InstanceId>) -> Step<Outcome> {
        self.may_begin()?;
        let mut to = match planned {
            Some(to) => to,
            None => match self.look()? {
                Place::Source => self.take()?,
                Place::Arrived(to) => return Ok(self.moved(to)),
                Place::Elsewhere(holder) => return Ok(Outcome::Left { holder }),
            },
        };
        loop {
            let refused = match self.ask(&to) {
                Asked::Accepted(task) => match self.follow(&task)? {
                    TaskState::Success => return Ok(self.moved(to)),
                    TaskState::Failed(output) => Some(format!("its task FAILED: {output}")),
                    TaskState::Running => None,
                },
                Asked::Unclear => None,
                Asked::Later => {
                    self.pause()?;
                    self.may_begin()?;
                    continue;
                }
                Asked::Refused(words) => Some(words),
            };
            match self.look()? {
                Place::Source => {}
                Place::Arrived(to) => return Ok(self.moved(to)),
                Place::Elsewhere(holder) => return Ok(Outcome::Left { holder }),
            }
            match refused {
                Some(words) => {
                    let unfit = Unfit::Refused(words);
                    self.tried.push(Obstacle { destination: to, unfit });
                    to = self.take()?;
                }
                None => self.pause()?,
            }
            self.may_begin()?;
        }
    }

    fn ask(&mut self, to: &InstanceId) -> Asked {
        let yard = self.yard;
        let asked = yard.cloud.migrate(&self.interface.id, [&yard.order.source, to]);
        let error = match asked {
            Ok(task) => {
                self.at_source = false;
                return Asked::Accepted(task);
            }
            Err(error) => error,
        };
        self.tell(&error);
        let trouble = error.trouble();
        self.at_source &= trouble != Trouble::Unknown;
        match trouble {
            Trouble::TooFast => Asked::Later,
            Trouble::Busy | Trouble::Unknown | Trouble::NotThere => Asked::Unclear,
            Trouble::NotFound | Trouble::Refused => Asked::Refused(reason(&error)),
        }
    }

    /// Waits for the end of a task; `Running` when nobody knows of the task any more.
    fn follow(&mut self, task: &str) -> Step<TaskState> {
        let mut pace = Backoff::new(Duration::from_millis(2), Duration::from_millis(250));
        loop {
            match self.yard.cloud.task(task) {
                Ok(TaskState::Running) => {
                    self.check_patience(|| Failure::StillRunning { task: task.to_owned() })?;
                    self.yard.cloud.clock.pause(pace.step());
                }
                Ok(ended) => return Ok(ended),
                Err(error) => {
                    self.tell(&error);
                    match error.trouble() {
                        Trouble::TooFast | Trouble::Busy | Trouble::Unknown => self.pause()?,
                        Trouble::NotThere | Trouble::NotFound | Trouble::Refused => {
                            return Ok(TaskState::Running);
                        }
                    }
                }
            }
        }
    }

    /// Looks where the interface is, once no task holds it any more.
    fn look(&mut self) -> Step<Place> {
        let mut pace = Backoff::new(Duration::from_millis(10), Duration::from_millis(500));
        loop {
            // One call: a stop must be noticed between two tries.
            let now = self.yard.cloud.clock.now();
            match self.yard.cloud.interface(&self.interface.id, now) {
                Ok(None) => return Ok(Place::Elsewhere(None)),
                Ok(Some(Seen { interface, holder })) => match interface.rest {
                    Rest::AtRest => {
                        let place = self.place(holder);
                        self.at_source = matches!(place, Place::Source);
                        return Ok(place);
                    }
                    Rest::UnderWay(state) => {
                        self.check_patience(|| Failure::Held { state: state.clone() })?;
                        self.yard.cloud.clock.pause(pace.step());
                    }
                },
                Err(error) => {
                    self.tell(&error);
                    if !error.trouble().passes() {
                        return Err(Outcome::Failed(Failure::Unknown { words: reason(&error) }));
                    }
                    self.pause()?;
                }
            }
        }
    }

    fn place(&self, holder: Option<InstanceId>) -> Place {
        match holder {
            Some(holder) if holder == self.yard.order.source => Place::Source,
            Some(holder) if self.yard.order.destinations.contains(&holder) => {
                Place::Arrived(holder)
            }
            holder => Place::Elsewhere(holder),
        }
    }

    fn take(&self) -> Step<InstanceId> {
        let mut places = self.yard.places.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = places.take(self.interface, &self.tried);
        taken.map_err(|obstacles| Outcome::Stays(Reason::NoDestination(obstacles)))
    }

    fn moved(&self, to: InstanceId) -> Outcome {
        let took = self.yard.cloud.clock.now().saturating_sub(self.begun);
        Outcome::Moved { to, took }
    }

    /// Before a move is asked for: not when a stop was asked.
    fn may_begin(&self) -> Step<()> {
        if self.yard.stop.is_asked() { Err(Outcome::NotBegun) } else { Ok(()) }
    }

    fn pause(&mut self) -> Step<()> {
        let (words, at_source) = (self.last_words.clone().unwrap_or_default(), self.at_source);
        self.check_patience(|| match at_source {
            true => Failure::NotTaken { words: words.clone() },
            false => Failure::Unknown { words: words.clone() },
        })?;
        self.yard.cloud.clock.pause(self.pace.step());
        Ok(())
    }

    /// Ends the move when its time is over. A stop that was asked shortens the time.
    fn check_patience(&mut self, failure: impl Fn() -> Failure) -> Step<()> {
        let now = self.yard.cloud.clock.now();
        if !self.stopped && self.yard.stop.is_asked() {
            self.stopped = true;
            self.deadline = self.deadline.min(now + STOP_PATIENCE);
        }
        if now < self.deadline { Ok(()) } else { Err(Outcome::Failed(failure())) }
    }

    /// Tells trouble; the same trouble only once.
    fn tell(&mut self, error: &CloudError) {
        let words = reason(error);
        if self.last_words.as_ref() == Some(&words) {
            return;
        }
        self.last_words = Some(words.clone());
        let eni = self.interface.id.clone();
        // A run whose teller has gone ends by itself.
        drop(self.told.send(Note::Trouble { eni, words }));
    }
}

/// The API's code and message, or what came between, without the RequestId: equal trouble reads
/// equal.
fn reason(error: &CloudError) -> String {
    if let CloudError::Call { source, .. } = error {
        return match source.as_ref() {
            CallError::Api(error) => format!("{}: {}", error.code, error.message),
            CallError::Transport(_)
            | CallError::Status(_)
            | CallError::Malformed(_)
            | CallError::SecretId
            | CallError::NoStream
            | CallError::Clock => words(source),
        };
    }
    words(error)
}
