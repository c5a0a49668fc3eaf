//! The API calls of an evacuation, and what is read from their answers.
//!
//! In: a signing client. Out: interfaces, instances, limits, tasks as this crate's types.
//! Invariants: what only reads is sent again on passing trouble until a deadline; what changes
//! something is sent once here, and whether again is decided by `mover`.

use std::time::Duration;

use rehome_client::{CallError, Client, Operation};
use serde_json::{Value, json};
use thiserror::Error;

use crate::clock::Clock;
use crate::ids::{EniId, InstanceId};
use crate::plan::{Home, Interface, Kind, Rest};
use crate::trouble::{Trouble, backoff};

/// The most that a page may have (API 3.0: Limit at most 100).
const PAGE: usize = 100;
/// Pages that are read; an instance holds far fewer interfaces.
const PAGES_MAX: usize = 100;

/// What kept something from being known.
#[derive(Debug, Error)]
pub enum CloudError {
    /// The call failed.
    #[error("{action} failed")]
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
        /// A member of the answer.
        field: &'static str,
    },
}

impl CloudError {
    pub(crate) fn trouble(&self) -> Trouble {
        match self {
            Self::Call { source, .. } => Trouble::of(source),
            Self::Answer { .. } => Trouble::Refused,
        }
    }
}

/// An interface and who holds it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub interface: Interface,
    pub holder: Option<InstanceId>,
}

/// An instance, as far as it matters here.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub state: String,
    pub home: Home,
}

/// What an instance may hold, the primary interface and address among it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    pub interfaces: u32,
    pub addresses: u32,
}

/// How a task stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TaskState {
    Running,
    Success,
    /// With its Output.
    Failed(String),
}

/// The API, seen by an evacuation.
#[derive(Clone, Copy)]
pub(crate) struct Cloud<'a> {
    pub client: &'a Client,
    pub clock: &'a dyn Clock,
}

impl Cloud<'_> {
    /// Every interface that an instance holds.
    pub(crate) fn interfaces_of(
        &self,
        instance: &InstanceId,
        deadline: Duration,
    ) -> Result<Vec<Seen>, CloudError> {
        const ACTION: &str = "DescribeNetworkInterfaces";
        let mut found: Vec<Seen> = Vec::new();
        for number in 0..PAGES_MAX {
            let parameters = held_by(instance, (number * PAGE, PAGE));
            let answer = self.read(Operation::vpc(ACTION), ACTION, (parameters, deadline))?;
            let page = list(&answer, "NetworkInterfaceSet");
            for one in page {
                found.push(seen(one)?);
            }
            if page.len() < PAGE {
                break;
            }
        }
        // Something that moves while pages are read can be met twice.
        found.sort_by(|one, other| one.interface.id.cmp(&other.interface.id));
        found.dedup_by(|one, other| one.interface.id == other.interface.id);
        Ok(found)
    }

    /// How many interfaces an instance holds.
    pub(crate) fn count_of(
        &self,
        instance: &InstanceId,
        deadline: Duration,
    ) -> Result<u32, CloudError> {
        const ACTION: &str = "DescribeNetworkInterfaces";
        let parameters = held_by(instance, (0, 1));
        let answer = self.read(Operation::vpc(ACTION), ACTION, (parameters, deadline))?;
        number(&answer, ACTION, "TotalCount")
    }

    /// One interface; nothing when it is gone.
    pub(crate) fn interface(
        &self,
        eni: &EniId,
        deadline: Duration,
    ) -> Result<Option<Seen>, CloudError> {
        const ACTION: &str = "DescribeNetworkInterfaces";
        let parameters = json!({"NetworkInterfaceIds": [eni.as_str()]});
        let answer = self.read(Operation::vpc(ACTION), ACTION, (parameters, deadline));
        let answer = found(answer)?;
        answer.and_then(|answer| answer["NetworkInterfaceSet"].get(0).map(seen)).transpose()
    }

    /// One instance; nothing when there is none.
    pub(crate) fn instance(
        &self,
        id: &InstanceId,
        deadline: Duration,
    ) -> Result<Option<Instance>, CloudError> {
        const ACTION: &str = "DescribeInstances";
        let parameters = json!({"InstanceIds": [id.as_str()]});
        let answer = found(self.read(Operation::cvm(ACTION), ACTION, (parameters, deadline)))?;
        let Some(answer) = answer else {
            return Ok(None);
        };
        let Some(one) = list(&answer, "InstanceSet").first() else {
            return Ok(None);
        };
        let text = |pointer, field| text(one, (ACTION, field), pointer);
        Ok(Some(Instance {
            state: text("/InstanceState", "InstanceState")?,
            home: Home {
                vpc: text("/VirtualPrivateCloud/VpcId", "VpcId")?,
                zone: text("/Placement/Zone", "Zone")?,
            },
        }))
    }

    /// What an instance may hold; nothing when there is no such instance.
    pub(crate) fn limit(
        &self,
        instance: &InstanceId,
        deadline: Duration,
    ) -> Result<Option<Limit>, CloudError> {
        const ACTION: &str = "DescribeNetworkInterfaceLimit";
        let parameters = json!({"InstanceId": instance.as_str()});
        let answer = found(self.read(Operation::vpc(ACTION), ACTION, (parameters, deadline)))?;
        let limit = |answer: Value| {
            let interfaces = number(&answer, ACTION, "EniQuantity")?;
            let addresses = number(&answer, ACTION, "EniPrivateIpAddressQuantity")?;
            Ok(Limit { interfaces, addresses })
        };
        answer.map(limit).transpose()
    }

    /// Asks for a move; gives the task's id. Sent once.
    pub(crate) fn migrate(
        &self,
        eni: &EniId,
        [from, to]: [&InstanceId; 2],
    ) -> Result<String, CloudError> {
        const ACTION: &str = "MigrateNetworkInterface";
        let parameters = json!({
            "NetworkInterfaceId": eni.as_str(),
            "SourceInstanceId": from.as_str(),
            "DestinationInstanceId": to.as_str(),
        });
        let answer = self.call(Operation::vpc(ACTION), ACTION, parameters)?;
        text(&answer, (ACTION, "RequestId"), "/RequestId")
    }

    /// How a task stands. Sent once.
    pub(crate) fn task(&self, task: &str) -> Result<TaskState, CloudError> {
        const ACTION: &str = "DescribeVpcTaskResult";
        let answer = self.call(Operation::vpc(ACTION), ACTION, json!({"TaskId": task}))?;
        match text(&answer, (ACTION, "Status"), "/Status")?.as_str() {
            "SUCCESS" => Ok(TaskState::Success),
            "FAILED" => {
                let output = answer["Output"].as_str().filter(|output| !output.is_empty());
                Ok(TaskState::Failed(output.unwrap_or("no Output").to_owned()))
            }
            "RUNNING" => Ok(TaskState::Running),
            _ => Err(CloudError::Answer { action: ACTION, field: "Status" }),
        }
    }

    /// A call that changes nothing, sent again while trouble passes and there is time.
    fn read(
        &self,
        operation: Operation<'_>,
        action: &'static str,
        (parameters, deadline): (Value, Duration),
    ) -> Result<Value, CloudError> {
        let mut backoff = backoff();
        loop {
            let answer = self.call(operation, action, parameters.clone());
            match answer {
                Err(error) if error.trouble().passes() && self.clock.now() < deadline => {
                    self.clock.pause(backoff.step());
                }
                Ok(_) | Err(_) => return answer,
            }
        }
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

fn held_by(instance: &InstanceId, (offset, limit): (usize, usize)) -> Value {
    json!({
        "Filters": [{"Name": "attachment.instance-id", "Values": [instance.as_str()]}],
        "Offset": offset,
        "Limit": limit,
    })
}

/// Nothing instead of an error that says that there is no such thing.
fn found(answer: Result<Value, CloudError>) -> Result<Option<Value>, CloudError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.trouble() == Trouble::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn seen(one: &Value) -> Result<Seen, CloudError> {
    const ACTION: &str = "DescribeNetworkInterfaces";
    let text = |field| text(one, (ACTION, field), &format!("/{field}"));
    let id = text("NetworkInterfaceId")?;
    let field = "NetworkInterfaceId";
    let id = id.parse().map_err(|_| CloudError::Answer { action: ACTION, field })?;
    let state = text("State")?;
    let kind = if one["Primary"] == true { Kind::Primary } else { Kind::Secondary };
    let rest = if state == "AVAILABLE" { Rest::AtRest } else { Rest::UnderWay(state) };
    let addresses = u32::try_from(list(one, "PrivateIpAddressSet").len()).unwrap_or(u32::MAX);
    let home = Home { vpc: text("VpcId")?, zone: text("Zone")? };
    let holder = one.pointer("/Attachment/InstanceId").and_then(Value::as_str);
    let field = "Attachment.InstanceId";
    let holder = holder.filter(|holder| !holder.is_empty()).map(str::parse).transpose();
    let holder = holder.map_err(|_| CloudError::Answer { action: ACTION, field })?;
    Ok(Seen { interface: Interface { id, kind, rest, addresses, home }, holder })
}

fn text(
    value: &Value,
    (action, field): (&'static str, &'static str),
    pointer: &str,
) -> Result<String, CloudError> {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).ok_or(CloudError::Answer { action, field })
}

fn number(answer: &Value, action: &'static str, field: &'static str) -> Result<u32, CloudError> {
    let found = answer[field].as_u64().and_then(|number| u32::try_from(number).ok());
    found.ok_or(CloudError::Answer { action, field })
}

fn list<'a>(answer: &'a Value, field: &str) -> &'a [Value] {
    answer[field].as_array().map_or(&[], Vec::as_slice)
}
