//! The schema files, read.
//!
//! Invariant: a field or member that this program does not know is an error, never ignored.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// One service in one version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Service {
    pub(super) service: String,
    pub(super) version: String,
    pub(super) actions: BTreeMap<String, Action>,
    pub(super) structures: BTreeMap<String, Vec<Field>>,
    /// Names of actions that exist but are not described.
    pub(super) other_actions: Vec<String>,
}

/// One action.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Action {
    pub(super) input: String,
    pub(super) output: String,
    /// Whether the request has a ClientToken; the field itself says it too.
    #[serde(default, rename = "client_token")]
    _client_token: bool,
    /// How the result is learned; from `actions.tsv`.
    #[serde(skip)]
    pub(super) completion: Completion,
}

/// How a caller learns an action's result.
#[derive(Clone, Copy, Default)]
pub(super) enum Completion {
    #[default]
    Answer,
    VpcTask,
    TaskId,
    State,
}

/// One field of a structure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) r#type: String,
    pub(super) of: Option<String>,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) nullable: bool,
}

/// Reads the folder; services in order of their names.
pub(super) fn read(folder: &Path) -> Result<Vec<Service>> {
    let completions = read_completions(&folder.join("actions.tsv"))?;
    let mut paths: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths.iter().map(|path| read_service(path, &completions)).collect()
}

fn read_service(
    path: &Path,
    completions: &BTreeMap<(String, String), Completion>,
) -> Result<Service> {
    let context = || format!("reading {}", path.display());
    let text = fs::read_to_string(path).with_context(context)?;
    let mut service: Service = serde_json::from_str(&text).with_context(context)?;
    for (name, action) in &mut service.actions {
        let key = (service.service.clone(), name.clone());
        action.completion =
            *completions.get(&key).with_context(|| format!("{name} is not in actions.tsv"))?;
    }
    Ok(service)
}

fn read_completions(path: &Path) -> Result<BTreeMap<(String, String), Completion>> {
    let text = fs::read_to_string(path)?;
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let heads = lines.next().context("actions.tsv is empty")?;
    let column = heads
        .iter()
        .position(|head| *head == "async_result")
        .context("actions.tsv has no column async_result")?;
    let mut completions = BTreeMap::new();
    for line in lines {
        let [service, action, ..] = line.as_slice() else { bail!("a short line in actions.tsv") };
        let completion = match line.get(column).copied() {
            Some("-") => Completion::Answer,
            Some("DescribeVpcTaskResult") => Completion::VpcTask,
            Some("TaskId") => Completion::TaskId,
            Some("async") => Completion::State,
            other => bail!("{action}: async_result {other:?} is not known"),
        };
        completions.insert(((*service).to_owned(), (*action).to_owned()), completion);
    }
    Ok(completions)
}
