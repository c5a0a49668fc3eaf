//! `rehome instance adopt`: makes a network namespace that is there an instance.
//!
//! In: what names the namespace on the server's machine. Out: the instance's id, once it is one. The
//! server opens the namespace and keeps it; nothing is opened here.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use rehome_client::{CallError, Client, Operation};
use serde_json::{Map, Value};

use crate::caller;
use crate::cli::Adopt;

const ADOPT: Operation<'static> =
    Operation { service: "rehome", version: "2026-11-23", action: "AdoptInstance" };
/// Between two questions whether it is done, and how many: two minutes and more. The server gives
/// a task of its own half a minute.
const POLL: Duration = Duration::from_millis(20);
const POLLS_MAX: u32 = 6000;

/// Prints the instance's id. Exit code 1 when it cannot be one.
pub(crate) fn run(options: Adopt) -> Result<ExitCode> {
    let client = caller::client(&options.api)?;
    let answer = match client.call(ADOPT, Value::Object(parameters(options))) {
        Ok(answer) => answer,
        Err(CallError::Api(error)) => bail!("{}: {}", error.code, error.message),
        Err(error) => {
            return Err(anyhow!(error).context(format!("no answer from {}", client.endpoint())));
        }
    };
    let text = |name: &str| answer[name].as_str().with_context(|| format!("no {name} came back"));
    let (instance, task) = (text("InstanceId")?, text("RequestId")?);
    wait(&client, task).with_context(|| format!("{instance} could not be adopted"))?;
    println!("{instance}");
    Ok(ExitCode::SUCCESS)
}

fn parameters(options: Adopt) -> Map<String, Value> {
    let netns = options.namespace.netns;
    let netns = netns.or_else(|| options.namespace.pid.map(|pid| format!("/proc/{pid}/ns/net")));
    let given = [
        ("NetnsPath", netns),
        ("VpcId", options.vpc),
        ("SubnetId", options.subnet),
        ("Zone", options.zone),
        ("InstanceType", Some(options.size)),
        ("InstanceName", options.name),
    ];
    let given =
        given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into())));
    given.collect()
}

fn wait(client: &Client, task: &str) -> Result<()> {
    let asked = serde_json::json!({ "TaskId": task });
    for _ in 0..POLLS_MAX {
        let answer = client.call(Operation::vpc("DescribeVpcTaskResult"), asked.clone())?;
        match answer["Status"].as_str() {
            Some("SUCCESS") => return Ok(()),
            Some("FAILED") => bail!("{}", answer["Output"].as_str().unwrap_or("no reason")),
            Some(_) | None => std::thread::sleep(POLL),
        }
    }
    bail!("not within two minutes; the task {task} goes on")
}
