//! `rehome events`: what has happened, and with `--follow` what goes on happening.
//!
//! In: DescribeEvents, by pages or as a stream. Out: one line for each event. Following rides
//! through a server that restarts: it goes on after the last event that was printed whole.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use rehome_client::{CallError, Client, Operation, Parameters};
use serde_json::{Value, json};

use crate::cli::{Events, Output};

const DESCRIBE: Operation<'static> =
    Operation { service: "rehome", version: "2026-11-23", action: "DescribeEvents" };
/// Commits whose events one call asks for.
const PAGE: u64 = 1000;
/// Before a stream that broke is asked for again.
const AGAIN: Duration = Duration::from_millis(500);
/// Tries in a row that reach no server before following ends.
const TRIES_MAX: u32 = 240;

/// Prints what has happened after `--after`; goes on when it is to be followed.
pub(crate) fn run(options: Events) -> Result<ExitCode> {
    let output = options.output;
    // Asked again for each try: a server that restarts may listen elsewhere.
    let client = || crate::caller::client(&options.api);
    if options.follow {
        return follow(client, options.after, output);
    }
    let client = client()?;
    let mut after = options.after;
    loop {
        let page = client.call(DESCRIBE, json!({ "After": after, "Limit": PAGE }))?;
        let events = page["Events"].as_array().context("an answer without Events")?;
        tell_forgotten(after, &page["Forgotten"]);
        events.iter().try_for_each(|event| print(event, output))?;
        after = page["Last"].as_u64().context("an answer without Last")?;
        if events.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

fn follow(find: impl Fn() -> Result<Client>, mut after: u64, output: Output) -> Result<ExitCode> {
    let mut client = find()?;
    let mut tries = 0;
    while tries < TRIES_MAX {
        let asked = Parameters::Json(json!({ "After": after }));
        match client.stream(DESCRIBE, asked) {
            Ok(stream) => {
                tries = 0;
                for event in stream {
                    let Ok(event) = event else { break };
                    let data: Value = serde_json::from_str(&event.data).context("an event")?;
                    if event.name == "forgotten" {
                        tell_forgotten(after, &data["Forgotten"]);
                        continue;
                    }
                    print(&data, output)?;
                    after = event.id.and_then(|id| id.parse().ok()).unwrap_or(after);
                }
            }
            Err(CallError::Transport(_)) => {}
            Err(error) => return Err(anyhow!(error).context("the events cannot be followed")),
        }
        tries += 1;
        std::thread::sleep(AGAIN);
        client = find()?;
    }
    Err(anyhow!("no server at {} for two minutes; is it running?", client.endpoint()))
}

fn tell_forgotten(after: u64, forgotten: &Value) {
    let forgotten = forgotten.as_u64().unwrap_or(0);
    if after < forgotten {
        eprintln!("warning: what happened up to revision {forgotten} is forgotten");
    }
}

fn print(event: &Value, output: Output) -> Result<()> {
    let line = match output {
        Output::Json => event.to_string(),
        Output::Text => line(event),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).context("the output is closed")
}

fn line(event: &Value) -> String {
    let text = |name: &str| event[name].as_str().unwrap_or_default();
    let mut line = format!(
        "{}  {:>6}  {:<17}  {}",
        text("Time"),
        event["Revision"].as_u64().unwrap_or_default(),
        text("Kind"),
        text("Resource")
    );
    match (text("From"), text("To")) {
        ("", "") => {}
        ("", to) => line.push_str(&format!("  -> {to}")),
        (from, "") => line.push_str(&format!("  {from} ->")),
        (from, to) => line.push_str(&format!("  {from} -> {to}")),
    }
    if let Some(address) = event["Address"].as_str() {
        line.push_str(&format!("  {address}"));
    }
    if let Some(epoch) = event["Epoch"].as_u64() {
        line.push_str(&format!("  epoch {epoch}"));
    }
    line.push_str(&format!("  by {}  task {}", text("Actor"), text("TaskId")));
    if let Some(reason) = event["Reason"].as_str() {
        line.push_str(&format!("  ({reason})"));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_who_from_where_to_where_at_which_epoch_and_why() {
        let event = json!({
            "Time": "2026-11-23T04:05:06.789Z", "Revision": 41, "Kind": "migrate.undone",
            "Resource": "eni-1", "From": "ins-a", "To": "ins-b", "Epoch": 3, "Actor": "rehome",
            "TaskId": "t", "Reason": "stage: no room",
        });
        let expected = "2026-11-23T04:05:06.789Z      41  migrate.undone     eni-1  \
                        ins-a -> ins-b  epoch 3  by rehome  task t  (stage: no room)";
        assert_eq!(line(&event), expected);
    }
}
