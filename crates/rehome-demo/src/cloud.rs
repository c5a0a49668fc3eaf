//! The API calls of the scenario, each with the wait that its asynchronous result needs.
//!
//! In: a signing client. Out: ids and addresses, or a [`CloudError`] that names the action.
//! Invariants: everything goes through signed API calls; every wait polls state and has a
//! deadline; what was made is remembered, so that it can be deleted whatever happens.

use std::net::Ipv4Addr;
use std::time::Duration;

use rehome_client::{CallError, Client, Operation};
use serde_json::{Value, json};
use thiserror::Error;

use crate::clock::MonotonicClock;

/// The deadline of every wait, in nanoseconds.
const PATIENCE_NS: u64 = 30_000_000_000;
/// Between two polls of a task: its rate is not limited.
const TASK_POLL: Duration = Duration::from_millis(1);
/// Between two polls of a resource: the published rates are 40 (instances) and 100 a second.
const STATE_POLL: Duration = Duration::from_millis(30);
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
    fn code(&self) -> Option<&str> {
        match self {
            Self::Call { source, .. } => source.code(),
            Self::Answer { .. } | Self::TaskFailed { .. } | Self::Deadline { .. } => None,
        }
    }
}

#[derive(Debug)]
enum Made {
    Vpc(String),
    Subnet(String),
    Instances(Vec<String>),
    Interface(String),
}

/// An instance and its own address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Instance {
    pub id: String,
    pub address: Ipv4Addr,
}

/// The elastic network interface and its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interface {
    pub id: String,
    pub addresses: Vec<Ipv4Addr>,
}

/// The scenario's side of the API.
pub(crate) struct Cloud<'a> {
    client: &'a Client,
    clock: MonotonicClock,
    made: Vec<Made>,
}

impl<'a> Cloud<'a> {
    pub(crate) fn new(client: &'a Client, clock: MonotonicClock) -> Self {
        Self { client, clock, made: Vec::new() }
    }

    pub(crate) fn create_vpc(&mut self) -> Result<String, CloudError> {
        let parameters = json!({"VpcName": "rehome-demo", "CidrBlock": "10.0.0.0/16"});
        let answer = self.vpc("CreateVpc", parameters)?;
        let id = text(&answer, "CreateVpc", "/Vpc/VpcId")?;
        self.made.push(Made::Vpc(id.clone()));
        Ok(id)
    }

    pub(crate) fn create_subnet(&mut self, vpc: &str, zone: &str) -> Result<String, CloudError> {
        let parameters = json!({
            "VpcId": vpc, "SubnetName": "rehome-demo", "CidrBlock": "10.0.0.0/24", "Zone": zone,
        });
        let answer = self.vpc("CreateSubnet", parameters)?;
        let id = text(&answer, "CreateSubnet", "/Subnet/SubnetId")?;
        self.made.push(Made::Subnet(id.clone()));
        Ok(id)
    }

    /// Runs three instances and waits until all are RUNNING.
    pub(crate) fn run_instances(
        &mut self,
        (vpc, subnet): (&str, &str),
        zone: &str,
    ) -> Result<[Instance; 3], CloudError> {
        const ACTION: &str = "RunInstances";
        let parameters = json!({
            "InstanceChargeType": "POSTPAID_BY_HOUR",
            "InstanceType": "S5.LARGE8",
            "ImageId": "img-rehome",
            "InstanceCount": 3,
            "InstanceName": "rehome-demo",
            "Placement": {"Zone": zone},
            "VirtualPrivateCloud": {"VpcId": vpc, "SubnetId": subnet},
        });
        let answer = self.cvm(ACTION, parameters)?;
        let field = "/InstanceIdSet";
        let ids: Vec<String> =
            list(&answer, field).iter().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        self.made.push(Made::Instances(ids.clone()));
        let wanted = ids.clone();
        let found = self.wait("three RUNNING instances", STATE_POLL, || {
            let answer = self.cvm("DescribeInstances", json!({"InstanceIds": wanted}))?;
            let set = list(&answer, "/InstanceSet");
            let running = |one: &&Value| one["InstanceState"] == "RUNNING";
            Ok((set.iter().filter(running).count() == wanted.len()).then(|| set.to_vec()))
        })?;
        let field = "/InstanceSet/PrivateIpAddresses";
        let instances = ids.into_iter().map(|id| {
            let described = found.iter().find(|one| one["InstanceId"] == id.as_str());
            let address = described.and_then(|one| one.pointer("/PrivateIpAddresses/0"));
            address.and_then(address_of).map(|address| Instance { id, address })
        });
        let instances: Option<Vec<Instance>> = instances.collect();
        let three = instances.and_then(|instances| instances.try_into().ok());
        three.ok_or(CloudError::Answer { action: "DescribeInstances", field })
    }

    /// Makes an interface with three addresses and waits until it is AVAILABLE.
    pub(crate) fn create_interface(
        &mut self,
        (vpc, subnet): (&str, &str),
    ) -> Result<Interface, CloudError> {
        const ACTION: &str = "CreateNetworkInterface";
        let parameters = json!({
            "VpcId": vpc,
            "SubnetId": subnet,
            "NetworkInterfaceName": "rehome-demo",
            "SecondaryPrivateIpAddressCount": 2,
        });
        let answer = self.vpc(ACTION, parameters)?;
        let id = text(&answer, ACTION, "/NetworkInterface/NetworkInterfaceId")?;
        self.made.push(Made::Interface(id.clone()));
        let addresses = self.wait("an AVAILABLE interface", STATE_POLL, || {
            let one = self.describe_interface(&id)?;
            let available = one.as_ref().is_some_and(|one| one["State"] == "AVAILABLE");
            Ok(one.filter(|_| available).map(|one| {
                let set = list(&one, "/PrivateIpAddressSet");
                let addresses = set.iter().filter_map(|one| address_of(&one["PrivateIpAddress"]));
                addresses.collect::<Vec<_>>()
            }))
        })?;
        if addresses.len() != 3 {
            let field = "/NetworkInterfaceSet/PrivateIpAddressSet with three addresses";
            return Err(CloudError::Answer { action: "DescribeNetworkInterfaces", field });
        }
        Ok(Interface { id, addresses })
    }

    pub(crate) fn attach(&self, interface: &str, to: &str) -> Result<(), CloudError> {
        let parameters = json!({"NetworkInterfaceId": interface, "InstanceId": to});
        self.task("AttachNetworkInterface", parameters)
    }

    /// Calls MigrateNetworkInterface and polls its task to SUCCESS.
    pub(crate) fn migrate(&self, interface: &str, [from, to]: [&str; 2]) -> Result<(), CloudError> {
        let parameters = json!({
            "NetworkInterfaceId": interface,
            "SourceInstanceId": from,
            "DestinationInstanceId": to,
        });
        self.task("MigrateNetworkInterface", parameters)
    }

    /// Deletes what was made, the last first; says what could not be deleted.
    pub(crate) fn delete_everything(&mut self) -> Vec<String> {
        let mut left = Vec::new();
        while let Some(made) = self.made.pop() {
            if let Err(error) = self.delete(&made) {
                left.push(error.to_string());
            }
        }
        left
    }

    fn delete(&self, made: &Made) -> Result<(), CloudError> {
        match made {
            Made::Vpc(id) => self.vpc("DeleteVpc", json!({"VpcId": id})).map(drop),
            Made::Subnet(id) => self.vpc("DeleteSubnet", json!({"SubnetId": id})).map(drop),
            Made::Instances(ids) => self.terminate(ids),
            Made::Interface(id) => {
                let one = self.describe_interface(id)?;
                let holder = one.as_ref().and_then(|one| one.pointer("/Attachment/InstanceId"));
                if let Some(holder) = holder.and_then(Value::as_str) {
                    let parameters = json!({"NetworkInterfaceId": id, "InstanceId": holder});
                    self.task("DetachNetworkInterface", parameters)?;
                }
                self.task("DeleteNetworkInterface", json!({"NetworkInterfaceId": id}))
            }
        }
    }

    /// Terminates instances and waits until they are gone.
    fn terminate(&self, ids: &[String]) -> Result<(), CloudError> {
        self.cvm("TerminateInstances", json!({"InstanceIds": ids}))?;
        self.wait("the instances to be gone", STATE_POLL, || {
            match self.cvm("DescribeInstances", json!({"InstanceIds": ids})) {
                Ok(answer) => Ok(list(&answer, "/InstanceSet").is_empty().then_some(())),
                Err(error) if error.code() == Some("InvalidInstanceId.NotFound") => Ok(Some(())),
                Err(error) => Err(error),
            }
        })
    }

    fn describe_interface(&self, id: &str) -> Result<Option<Value>, CloudError> {
        let parameters = json!({"NetworkInterfaceIds": [id]});
        let answer = self.vpc("DescribeNetworkInterfaces", parameters)?;
        Ok(list(&answer, "/NetworkInterfaceSet").first().cloned())
    }

    /// Calls an asynchronous vpc action and polls its task (its RequestId) to the end.
    fn task(&self, action: &'static str, parameters: Value) -> Result<(), CloudError> {
        let answer = self.vpc(action, parameters)?;
        let task = text(&answer, action, "/RequestId")?;
        self.wait("a task to end", TASK_POLL, || {
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
        })
    }

    /// Polls until `poll` gives something; a rate limit only makes the next poll later.
    fn wait<T>(
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

    fn vpc(&self, action: &'static str, parameters: Value) -> Result<Value, CloudError> {
        self.call(Operation::vpc(action), action, parameters)
    }

    fn cvm(&self, action: &'static str, parameters: Value) -> Result<Value, CloudError> {
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

fn text(answer: &Value, action: &'static str, field: &'static str) -> Result<String, CloudError> {
    let found = answer.pointer(field).and_then(Value::as_str);
    found.map(str::to_owned).ok_or(CloudError::Answer { action, field })
}

fn list<'a>(answer: &'a Value, field: &str) -> &'a [Value] {
    answer.pointer(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn address_of(value: &Value) -> Option<Ipv4Addr> {
    value.as_str().and_then(|text| text.parse().ok())
}
