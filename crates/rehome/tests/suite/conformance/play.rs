//! Plays one case: its scene, then its steps, each answer compared with the recorded one.

use std::collections::BTreeMap;

use rehome_client::{ApiError, Client};
use serde_json::{Value, json};

use super::book::{Case, Refused, Scene, Step};
use super::canonical::{Kept, canonical, filled, plain};
use super::print::print;
use crate::cloud::{call, operation};
use crate::server::until;

/// Which action's answer begins a task: the column `async_result`.
const ACTIONS: &str = include_str!("../../../../../schema/actions.tsv");

/// Where a case is played: a region in which there is nothing yet.
pub(super) struct Ground<'a> {
    client: &'a Client,
    kept: Kept,
}

impl<'a> Ground<'a> {
    pub(super) fn new(client: &'a Client, region: &str, zone: &str, other_zone: &str) -> Self {
        let given = [("region", region), ("zone", zone), ("otherzone", other_zone)];
        let kept = given.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Self { client, kept }
    }

    /// A region that is not the case's own: it has no name in the answers.
    pub(super) fn of_all(client: &'a Client) -> Self {
        Self { client, kept: Kept::new() }
    }

    /// Plays a case; gives what was answered otherwise than recorded. Blessing records it.
    pub(super) fn play(
        &mut self,
        scenes: &BTreeMap<String, Scene>,
        case: &mut Case,
        bless: bool,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Some(scene) = case.scene.clone() {
            self.set(scenes, &scene);
        }
        let name = case.name.clone();
        for (at, step) in case.steps.iter_mut().enumerate() {
            let at = format!("{name} (step {at}, {})", step.call.as_deref().unwrap_or_default());
            let answer = self.take(step, &at);
            let (refused, response) = self.recorded(step, &answer);
            if step.prepares {
                assert!(refused.is_none(), "{at}: {refused:?}");
                continue;
            }
            if bless {
                (step.refused, step.response) = (refused, response);
            } else if (&step.refused, &step.response) != (&refused, &response) {
                wrong.push(format!(
                    "{at}\nrecorded: {}answered: {}",
                    shown(&step.refused, &step.response),
                    shown(&refused, &response)
                ));
                // What follows builds on this.
                break;
            }
        }
        wrong
    }

    fn set(&mut self, scenes: &BTreeMap<String, Scene>, name: &str) {
        let scene = scenes.get(name).unwrap_or_else(|| panic!("no scene is called {name}"));
        if let Some(before) = &scene.after {
            self.set(scenes, before);
        }
        for step in &scene.steps {
            let answer = self.take(step, name);
            assert!(answer.is_ok(), "scene {name}: {answer:?}");
        }
    }

    /// Does a step and waits for what it began.
    fn take(&mut self, step: &Step, at: &str) -> Result<Value, ApiError> {
        let action = step.call.as_deref().unwrap_or_else(|| panic!("{at} calls nothing"));
        let given = if step.given.is_null() { json!({}) } else { filled(&step.given, &self.kept) };
        let answer = call(self.client, action, given.clone());
        if let Ok(response) = &answer {
            for (name, pointer) in &step.keep {
                let found = response.pointer(pointer);
                let found = found.unwrap_or_else(|| panic!("{at}: no {pointer} in {response}"));
                let text = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
                // Of a block also the address alone: of `$block` it is `$block_address`.
                if let Some((address, _)) = text.split_once('/') {
                    self.kept.insert(format!("{name}_address"), address.to_owned());
                }
                self.kept.insert(name.clone(), text);
            }
            if !step.running {
                self.settle(operation(action).action, &given, response);
            }
        }
        answer
    }

    /// Waits until the call's task has ended, or the instances are in a state that lasts.
    fn settle(&self, action: &str, given: &Value, response: &Value) {
        if has_task(action) {
            until("the task ends", || {
                let task = json!({"TaskId": response["RequestId"]});
                let told = call(self.client, "DescribeVpcTaskResult", task).unwrap();
                (told["Status"] != "RUNNING").then_some(())
            });
        }
        let ids = match action {
            "RunInstances" => &response["InstanceIdSet"],
            "StartInstances" | "StopInstances" | "RebootInstances" | "TerminateInstances" => {
                &given["InstanceIds"]
            }
            _ => return,
        };
        until("the instances are in a state that lasts", || {
            let filter = json!({"Filters": [{"Name": "instance-id", "Values": ids}]});
            let found = call(self.client, "DescribeInstances", filter).unwrap();
            let mut set = found["InstanceSet"].as_array().unwrap().iter();
            let lasts = |one: &Value| {
                one["InstanceState"] == "RUNNING" || one["InstanceState"] == "STOPPED"
            };
            set.all(lasts).then_some(())
        });
    }

    fn recorded(
        &self,
        step: &Step,
        answer: &Result<Value, ApiError>,
    ) -> (Option<Refused>, Option<Value>) {
        match answer {
            Ok(response) => (None, Some(canonical(response, &self.kept, step.unordered))),
            Err(error) => {
                let (code, message) = (error.code.clone(), plain(&error.message, &self.kept));
                (Some(Refused { code, message }), None)
            }
        }
    }
}

fn has_task(action: &str) -> bool {
    let rows = ACTIONS.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let mut begun = rows.filter(|row| matches!(row[6], "DescribeVpcTaskResult" | "TaskId"));
    !action.starts_with("Describe") && begun.any(|row| row[1] == action)
}

fn shown(refused: &Option<Refused>, response: &Option<Value>) -> String {
    match (refused, response) {
        (Some(refused), _) => format!("{}: {}\n", refused.code, refused.message),
        (None, Some(response)) => print(response),
        (None, None) => String::from("nothing\n"),
    }
}
