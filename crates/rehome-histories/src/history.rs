//! What clients did to one interface, and what they were told.

use serde::{Deserialize, Serialize};

/// An instance, by its number in the test.
pub type Instance = u8;

/// What was called. A task is named by the index of the event that began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Call {
    /// CreateNetworkInterface; it made the interface that this history is about.
    Create,
    /// MigrateNetworkInterface.
    Migrate {
        /// SourceInstanceId.
        from: Instance,
        /// DestinationInstanceId.
        to: Instance,
    },
    /// AttachNetworkInterface.
    Attach {
        /// InstanceId.
        to: Instance,
    },
    /// DetachNetworkInterface.
    Detach {
        /// InstanceId.
        from: Instance,
    },
    /// DeleteNetworkInterface.
    Delete,
    /// DescribeNetworkInterfaces.
    Describe,
    /// DescribeVpcTaskResult of the task that the event with this index began.
    Task {
        /// The event.
        of: usize,
    },
}

impl Call {
    /// Whether the call changes anything when it is taken.
    pub fn writes(self) -> bool {
        match self {
            Self::Create
            | Self::Migrate { .. }
            | Self::Attach { .. }
            | Self::Detach { .. }
            | Self::Delete => true,
            Self::Describe | Self::Task { .. } => false,
        }
    }
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Taken.
    Accepted,
    /// `UnsupportedOperation.AttachmentNotFound`, with the instance that it names.
    NotAttached(Option<Instance>),
    /// `UnsupportedOperation.AttachmentAlreadyExists`.
    AlreadyAttached,
    /// `UnsupportedOperation.MutexOperationTaskRunning`.
    TaskRunning,
    /// `UnsupportedOperation.InvalidState`: attached, and was to be deleted.
    InUse,
    /// `LimitExceeded`: the destination has no place.
    Full,
    /// `ResourceNotFound`, or nothing described.
    Missing,
    /// As it was described.
    Seen(Seen),
    /// How the task stands.
    Stands(Stands),
    /// No answer came: it may have been done, or not.
    Unknown,
}

/// An interface as it was described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// `State`.
    pub state: Shown,
    /// `Attachment.InstanceId`.
    pub holder: Option<Instance>,
}

/// The values of `State`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// PENDING.
    Pending,
    /// AVAILABLE.
    Available,
    /// ATTACHING.
    Attaching,
    /// DETACHING.
    Detaching,
    /// DELETING.
    Deleting,
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stands {
    /// RUNNING.
    Running,
    /// SUCCESS.
    Success,
    /// FAILED.
    Failed,
}

/// One call with its answer. Times are nanoseconds on one monotonic clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What was called.
    pub call: Call,
    /// When it was sent, or before.
    pub begin: u64,
    /// When it was answered, or later. Where no answer came: when the server that it was sent to
    /// was surely dead.
    pub end: u64,
    /// What was answered.
    pub answer: Answer,
}

/// All calls about one interface, in the order in which they began.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The interface's id.
    pub interface: String,
    /// The calls.
    pub events: Vec<Event>,
}

impl History {
    /// The history as a person reads it: one line for each call.
    pub fn timeline(&self) -> String {
        let first = self.events.first().map_or(0, |event| event.begin);
        let ms = |ns: u64| ns.saturating_sub(first) as f64 / 1e6;
        let line = |(number, event): (usize, &Event)| {
            let Event { call, begin, end, answer } = event;
            format!(
                "{number:>5}  {:>10.3} - {:>10.3} ms  {call:?} -> {answer:?}\n",
                ms(*begin),
                ms(*end)
            )
        };
        self.events.iter().enumerate().map(line).collect()
    }
}
