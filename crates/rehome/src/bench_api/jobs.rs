//! What the connections of a load do: calls signed one by one, and a look at each answer.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rehome_client::{Client, Operation, Parameters};
use rehome_load::{Job, Line, LoadError};
use serde_json::{Value, json};

/// Between two questions about a task that is under way.
const TASK_POLL: Duration = Duration::from_millis(1);
/// Questions about one task before it is given up: longer than any bound of a task.
const POLLS_MAX: u32 = 10_000;
/// From one interface to the next that is asked about: far enough that neighbours are not warm.
const STRIDE: usize = 7_919;

/// What is asked again and again.
#[derive(Clone)]
pub(super) enum Work {
    /// DescribeNetworkInterfaces of one id.
    One(Interfaces),
    /// DescribeNetworkInterfaces of the page of 100 at an offset, out of so many.
    Page { total: usize, next: usize },
    /// ModifyNetworkInterfaceAttribute: another name.
    Modify(Interfaces),
    /// MigrateNetworkInterface, to SUCCESS.
    Migrate(Mover),
    /// CreateNetworkInterface in one subnet after the other.
    Create { places: Arc<[(String, String)]>, next: usize },
}

/// Some interfaces, and which of them is next.
#[derive(Clone)]
pub(super) struct Interfaces {
    pub(super) ids: Arc<[String]>,
    pub(super) next: usize,
}

impl Interfaces {
    fn next(&mut self) -> String {
        self.next = (self.next + STRIDE) % self.ids.len();
        self.ids[self.next].clone()
    }
}

/// An interface that goes to and fro, and the instance that it is at.
#[derive(Clone)]
pub(super) struct Mover {
    pub(super) interface: String,
    pub(super) instances: [String; 2],
    pub(super) at: usize,
}

/// A signing caller and what it does.
pub(super) struct Caller {
    pub(super) client: Client,
    pub(super) work: Work,
}

impl Job for Caller {
    async fn once(&mut self, line: &mut Line) -> Result<(), LoadError> {
        let client = &self.client;
        match &mut self.work {
            Work::One(interfaces) => {
                let id = interfaces.next();
                let asked = json!({"NetworkInterfaceIds": [id]});
                let answer = call((client, line), "DescribeNetworkInterfaces", asked).await?;
                contains(&answer, &id)
            }
            Work::Page { total, next } => {
                *next = (*next + STRIDE) % total.saturating_sub(100).max(1);
                let asked = json!({"Offset": *next, "Limit": 100});
                let answer = call((client, line), "DescribeNetworkInterfaces", asked).await?;
                contains(&answer, "\"NetworkInterfaceId\"")
            }
            Work::Modify(interfaces) => {
                let id = interfaces.next();
                let name = format!("name-{}", interfaces.next);
                let asked = json!({"NetworkInterfaceId": id, "NetworkInterfaceName": name});
                let answer = call((client, line), "ModifyNetworkInterfaceAttribute", asked).await?;
                contains(&answer, "RequestId")
            }
            Work::Migrate(mover) => migrate((client, line), mover).await,
            Work::Create { places, next } => {
                *next = (*next + 1) % places.len();
                let (vpc, subnet) = &places[*next];
                let asked = json!({
                    "VpcId": vpc, "SubnetId": subnet, "NetworkInterfaceName": "load",
                });
                let answer = call((client, line), "CreateNetworkInterface", asked).await?;
                contains(&answer, "\"eni-")
            }
        }
    }
}

async fn migrate((client, line): (&Client, &mut Line), mover: &mut Mover) -> Result<(), LoadError> {
    let [source, destination] = [&mover.instances[mover.at], &mover.instances[1 - mover.at]];
    let asked = json!({
        "NetworkInterfaceId": mover.interface, "SourceInstanceId": source,
        "DestinationInstanceId": destination,
    });
    let answer = call((client, line), "MigrateNetworkInterface", asked).await?;
    let task = field(&answer, "RequestId")?;
    mover.at = 1 - mover.at;
    for _ in 0..POLLS_MAX {
        let asked = json!({"TaskId": task});
        let answer = call((client, line), "DescribeVpcTaskResult", asked).await?;
        match field(&answer, "Status")?.as_str() {
            "RUNNING" => tokio::time::sleep(TASK_POLL).await,
            "SUCCESS" => return Ok(()),
            other => return Err(LoadError::Answer(format!("task {task} ended {other}"))),
        }
    }
    Err(LoadError::Answer(format!("task {task} does not end")))
}

/// Signs, sends, and refuses an answer that is an error.
async fn call(
    (client, line): (&Client, &mut Line),
    action: &str,
    parameters: Value,
) -> Result<Bytes, LoadError> {
    let fault = |error: String| LoadError::Answer(format!("{action}: {error}"));
    let signed = client.sign(Operation::vpc(action), &Parameters::Json(parameters));
    let signed = signed.map_err(|error| fault(error.to_string()))?;
    let (status, body) = line.post(&signed.headers, Bytes::from(signed.body)).await?;
    let text = || String::from_utf8_lossy(&body[..body.len().min(300)]).into_owned();
    if status != 200 {
        return Err(fault(format!("status {status}: {}", text())));
    }
    if body.starts_with(br#"{"Response":{"Error""#) {
        return Err(fault(text()));
    }
    Ok(body)
}

/// That an answer is about what was asked for, without the price of reading all of it.
fn contains(answer: &Bytes, wanted: &str) -> Result<(), LoadError> {
    let found = answer.windows(wanted.len()).any(|part| part == wanted.as_bytes());
    found.then_some(()).ok_or_else(|| LoadError::Answer(format!("nothing about {wanted}")))
}

fn field(answer: &Bytes, name: &str) -> Result<String, LoadError> {
    let answer: Value =
        serde_json::from_slice(answer).map_err(|error| LoadError::Answer(error.to_string()))?;
    let text = answer["Response"][name].as_str().map(str::to_owned);
    text.ok_or_else(|| LoadError::Answer(format!("no {name}")))
}
