//! Signed API calls, each with the wait that its asynchronous result needs.
//!
//! In: a signing client. Out: `Response` objects, or a [`CloudError`] that names the action.
//! Invariants: every wait polls state and has a deadline; a rate limit only makes a poll later.

use std::str::FromStr;
use std::time::Duration;

use rehome_client::{CallError, Client, Operation};
use serde_json::{Value, json};
use thiserror::Error;

use crate::clock::MonotonicClock;

/// The deadline of every wait, in nanoseconds.
const PATIENCE_NS: u64 = 30_000_000_000;
/// Between two polls of a task: its rate is not limited.
const TASK_POLL: Duration = Duration::from_millis(1);
/// After an answer that a rate limit was exceeded.
const LIMITED_POLL: Duration = Duration::from_millis(100);

/// What kept a step from being done.
#[derive(Debug, Error)]
pub enum CloudError {
    /// The call itself failed.
    #[error("{action} failed: {source}")]
    Call {
        /// The action.
        action: &'static str,
        /// Why.
        source: Box<CallError>,
    },
    /// The answer lacks something that the API documents.
    #[error("the answer of {action} has no usable {field}")]
    Answer {
        /// The action.
        action: &'static str,
        /// A path in the `Response` object.
        field: &'static str,
    },
    /// The task of a call ended as FAILED.
    #[error("the task {task} of {action} FAILED: {output}")]
    TaskFailed {
        /// The action.
        action: &'static str,
        /// The task: the call's RequestId.
        task: String,
        /// Its Output.
        output: String,
    },
    /// A state was not reached in time.
    #[error("gave up after 30 s waiting for {what}")]
    Deadline {
        /// What was waited for.
        what: &'static str,
    },
}

impl CloudError {
    /// The API's error code, if the API answered one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Call { source, .. } => source.code(),
            Self::Answer { .. } | Self::TaskFailed { .. } | Self::Deadline { .. } => None,
        }
    }
}

/// Calls through one client.
#[derive(Clone, Copy)]
pub struct Calls<'a> {
    client: &'a Client,
    clock: MonotonicClock,
    task_poll: Duration,
}

impl<'a> Calls<'a> {
    /// Calls through this client; a task is polled every millisecond.
    #[must_use]
    pub fn new(client: &'a Client, clock: MonotonicClock) -> Self {
        Self { client, clock, task_poll: TASK_POLL }
    }

    /// The same, polling a task this often.
    #[must_use]
    pub fn polling(self, task_poll: Duration) -> Self {
        Self { task_poll, ..self }
    }

    /// Calls an asynchronous vpc action and polls its task (its RequestId) to the end. Gives the
    /// call's own answer.
    ///
    /// # Errors
    /// [`CloudError`], [`CloudError::TaskFailed`] when the task FAILED.
    pub fn task(&self, action: &'static str, parameters: Value) -> Result<Value, CloudError> {
        let answer = self.vpc(action, parameters)?;
        let task = text(&answer, action, "/RequestId")?;
        // No task ends in no time: a first question at once would be one for nothing.
        std::thread::sleep(self.task_poll);
        self.wait("a task to end", self.task_poll, || {
            let answer = self.vpc("DescribeVpcTaskResult", json!({"TaskId": task}))?;
            match answer["Status"].as_str() {
                Some("SUCCESS") => Ok(Some(())),
                Some("FAILED") => {
                    let output = answer["Output"].as_str().unwrap_or("no Output").to_owned();
                    Err(CloudError::TaskFailed { action, task: task.clone(), output })
                }
                Some("RUNNING") => Ok(None),
                Some(_) | None => {
                    Err(CloudError::Answer { action: "DescribeVpcTaskResult", field: "/Status" })
                }
            }
        })?;
        Ok(answer)
    }

    /// Polls until `poll` gives something; a rate limit only makes the next poll later.
    ///
    /// # Errors
    /// What `poll` says, and [`CloudError::Deadline`] after 30 s.
    pub fn wait<T>(
        &self,
        what: &'static str,
        pause: Duration,
        mut poll: impl FnMut() -> Result<Option<T>, CloudError>,
    ) -> Result<T, CloudError> {
        let deadline_ns = self.clock.now_ns().saturating_add(PATIENCE_NS);
        while self.clock.now_ns() < deadline_ns {
            match poll() {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => std::thread::sleep(pause),
                Err(error) if is_limited(&error) => std::thread::sleep(LIMITED_POLL),
                Err(error) => return Err(error),
            }
        }
        Err(CloudError::Deadline { what })
    }

    /// Calls an action of the service vpc.
    ///
    /// # Errors
    /// [`CloudError::Call`].
    pub fn vpc(&self, action: &'static str, parameters: Value) -> Result<Value, CloudError> {
        self.call(Operation::vpc(action), action, parameters)
    }

    /// Calls an action of the service cvm.
    ///
    /// # Errors
    /// [`CloudError::Call`].
    pub fn cvm(&self, action: &'static str, parameters: Value) -> Result<Value, CloudError> {
        self.call(Operation::cvm(action), action, parameters)
    }

    fn call(
        &self,
        operation: Operation<'_>,
        action: &'static str,
        parameters: Value,
    ) -> Result<Value, CloudError> {
        let answer = self.client.call(operation, parameters);
        answer.map_err(|source| CloudError::Call { action, source: Box::new(source) })
    }
}

fn is_limited(error: &CloudError) -> bool {
    error.code().is_some_and(|code| code.starts_with("RequestLimitExceeded"))
}

/// A text of an answer, by its path.
///
/// # Errors
/// [`CloudError::Answer`] when there is none.
pub fn text(
    answer: &Value,
    action: &'static str,
    field: &'static str,
) -> Result<String, CloudError> {
    let found = answer.pointer(field).and_then(Value::as_str);
    found.map(str::to_owned).ok_or(CloudError::Answer { action, field })
}

/// A list of an answer, by its path; an absent one is empty.
#[must_use]
pub fn list<'a>(answer: &'a Value, field: &str) -> &'a [Value] {
    answer.pointer(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(crate) fn address_of<A: FromStr>(value: &Value) -> Option<A> {
    value.as_str().and_then(|text| text.parse().ok())
}
