//! One interface as the API promises it: what each call does and answers, one after the other.
//!
//! Written from the API's description and DESIGN section 5, not from the server's code. Beside the
//! calls stand the steps that the server takes by itself: a task commits, is turned round, ends.

use crate::history::{Answer, Call, Instance, Seen, Shown, Stands};

/// An interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct State {
    interface: Option<Interface>,
    /// Whether it was there before: an id is given once.
    deleted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Interface {
    owner: Option<Instance>,
    work: Option<Work>,
}

/// A task under way, by the event that began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Work {
    task: usize,
    job: Job,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Job {
    Create,
    Attach(Instance, Phase),
    Migrate(Instance, Phase),
    Detach,
    Delete,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Phase {
    Preparing,
    Committed,
    Undoing,
}

/// One step that the server takes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The state after it.
    pub next: State,
    /// The task that ended with it, and how.
    pub ended: Option<(usize, Stands)>,
}

impl State {
    /// The steps that the server may take by itself.
    pub fn inner_steps(&self) -> Vec<Step> {
        let Some(Interface { owner, work: Some(Work { task, job }) }) = self.interface else {
            return Vec::new();
        };
        let goes_on = |job| {
            let owner = match job {
                Job::Attach(to, Phase::Committed) | Job::Migrate(to, Phase::Committed) => Some(to),
                Job::Attach(..) | Job::Migrate(..) | Job::Create | Job::Detach | Job::Delete => {
                    owner
                }
            };
            let interface = Some(Interface { owner, work: Some(Work { task, job }) });
            Step { next: Self { interface, ..*self }, ended: None }
        };
        let ends = |owner, stands| {
            let interface = Some(Interface { owner, work: None });
            Step { next: Self { interface, ..*self }, ended: Some((task, stands)) }
        };
        match job {
            Job::Create => vec![ends(None, Stands::Success)],
            Job::Attach(to, Phase::Preparing) => {
                [Phase::Committed, Phase::Undoing].map(|next| goes_on(Job::Attach(to, next))).into()
            }
            Job::Migrate(to, Phase::Preparing) => [Phase::Committed, Phase::Undoing]
                .map(|next| goes_on(Job::Migrate(to, next)))
                .into(),
            // What is committed stands, also where the data plane has not followed and the task
            // says so by failing (docs/decisions/0010).
            Job::Attach(_, Phase::Committed) | Job::Migrate(_, Phase::Committed) => {
                [Stands::Success, Stands::Failed].map(|stands| ends(owner, stands)).into()
            }
            Job::Attach(_, Phase::Undoing) | Job::Migrate(_, Phase::Undoing) => {
                vec![ends(owner, Stands::Failed)]
            }
            Job::Detach => {
                [Stands::Success, Stands::Failed].map(|stands| ends(None, stands)).into()
            }
            Job::Delete => {
                let next = Self { interface: None, deleted: true };
                vec![Step { next, ended: Some((task, Stands::Success)) }]
            }
        }
    }

    /// The task that is under way, by the event that began it.
    pub fn task(&self) -> Option<usize> {
        self.interface.and_then(|interface| interface.work).map(|work| work.task)
    }

    /// The state after the call with this index, if it may be answered so here. Not for calls that
    /// ask for a task: how that has ended is no part of the state.
    pub fn after(&self, index: usize, call: Call, answer: Answer) -> Option<Self> {
        let right = self.answer(call);
        match answer {
            Answer::Unknown => self.taken(index, call).filter(|_| right == Answer::Accepted),
            // Places are shared with other interfaces: whether one is free is not seen here.
            Answer::Full => (right == Answer::Accepted).then_some(*self),
            Answer::Accepted => self.taken(index, call).filter(|_| right == answer),
            Answer::NotAttached(_)
            | Answer::AlreadyAttached
            | Answer::TaskRunning
            | Answer::InUse
            | Answer::Missing
            | Answer::Seen(_)
            | Answer::Stands(_) => (right == answer).then_some(*self),
        }
    }

    /// The right answer, in the documented order of the checks.
    fn answer(&self, call: Call) -> Answer {
        let Some(interface) = &self.interface else {
            let first = call == Call::Create && !self.deleted;
            return if first { Answer::Accepted } else { Answer::Missing };
        };
        let free_of_work = match interface.work {
            Some(_) => Answer::TaskRunning,
            None => Answer::Accepted,
        };
        match call {
            // An id is given once: a second creation is another interface's.
            Call::Create | Call::Task { .. } => Answer::Missing,
            Call::Migrate { from, .. } | Call::Detach { from } => match interface.owner {
                Some(owner) if owner == from => free_of_work,
                other => Answer::NotAttached(other),
            },
            Call::Attach { .. } => match interface.owner {
                Some(_) => Answer::AlreadyAttached,
                None => free_of_work,
            },
            Call::Delete => match (interface.work, interface.owner) {
                (Some(_), _) => Answer::TaskRunning,
                (None, Some(_)) => Answer::InUse,
                (None, None) => Answer::Accepted,
            },
            Call::Describe => Answer::Seen(interface.seen()),
        }
    }

    /// The state once the call is taken.
    fn taken(&self, task: usize, call: Call) -> Option<Self> {
        let owner = self.interface.as_ref().and_then(|interface| interface.owner);
        let job = match call {
            Call::Create => Job::Create,
            Call::Migrate { to, .. } => Job::Migrate(to, Phase::Preparing),
            Call::Attach { to } => Job::Attach(to, Phase::Preparing),
            Call::Detach { .. } => Job::Detach,
            Call::Delete => Job::Delete,
            Call::Describe | Call::Task { .. } => return None,
        };
        let interface = Interface { owner, work: Some(Work { task, job }) };
        Some(Self { interface: Some(interface), ..*self })
    }
}

impl Interface {
    fn seen(&self) -> Seen {
        let state = match self.work.map(|work| work.job) {
            None => Shown::Available,
            Some(Job::Create) => Shown::Pending,
            Some(Job::Delete) => Shown::Deleting,
            Some(Job::Detach) => Shown::Detaching,
            Some(Job::Attach(_, Phase::Preparing | Phase::Committed)) => Shown::Attaching,
            Some(Job::Attach(_, Phase::Undoing)) => Shown::Detaching,
            Some(Job::Migrate(_, Phase::Preparing | Phase::Undoing)) => Shown::Detaching,
            Some(Job::Migrate(_, Phase::Committed)) => Shown::Attaching,
        };
        Seen { state, holder: self.owner }
    }
}
