//! What `conformance/` holds: pages of cases, one for each action, and the scenes that they begin
//! with. `conformance/README.md` says what the members mean.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::print::print;

/// The folder of the cases.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance")
}

/// All pages and scenes.
pub(super) struct Book {
    pub(super) scenes: BTreeMap<String, Scene>,
    pub(super) pages: Vec<Page>,
}

/// The cases of one action.
pub(super) struct Page {
    file: PathBuf,
    service: String,
    action: String,
    pub(super) cases: Vec<Case>,
}

/// What many cases begin with. Its steps must succeed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scene {
    /// The scene that this one goes on from.
    #[serde(default)]
    pub(super) after: Option<String>,
    pub(super) steps: Vec<Step>,
}

/// A fact and the calls that show it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) scene: Option<String>,
    /// Where it is played instead of in a region of its own: for what lists all regions, or zones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<String>,
    pub(super) steps: Vec<Step>,
}

/// One call and its answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// The action, as `Action` or `service.Action`; the page's when none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) call: Option<String>,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(super) given: Value,
    /// Names for parts of the answer, as JSON pointers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) keep: BTreeMap<String, String>,
    /// Its task is left running: the next step does not wait for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) running: bool,
    /// The answer's lists may come in any order.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) unordered: bool,
    /// A step that only prepares: it must succeed, with whatever answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) prepares: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) refused: Option<Refused>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) response: Option<Value>,
}

/// A refusal, as recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub(super) struct Refused {
    pub(super) code: String,
    #[serde(default)]
    pub(super) message: String,
}

impl Book {
    pub(super) fn read() -> Self {
        let scenes = read(&folder().join("scenes.json"));
        let mut pages = Vec::new();
        for service in sorted(&folder()).into_iter().filter(|path| path.is_dir()) {
            pages.extend(sorted(&service).into_iter().map(Page::read));
        }
        Self { scenes, pages }
    }
}

impl Page {
    fn read(file: PathBuf) -> Self {
        let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (service, action) = (name(file.parent().unwrap()), name(&file));
        let mut page = Self { cases: read(&file), file, service, action };
        let call = page.call();
        for case in &mut page.cases {
            let named = case.steps.iter_mut().filter(|step| step.call.is_none());
            named.for_each(|step| step.call = Some(call.clone()));
        }
        page
    }

    /// The page's action with its service, as steps name it.
    pub(super) fn call(&self) -> String {
        format!("{}.{}", self.service, self.action)
    }

    pub(super) fn write(&self) {
        let mut cases = serde_json::to_value(&self.cases).unwrap();
        let steps = cases.as_array_mut().unwrap().iter_mut();
        for step in steps.flat_map(|case| case["steps"].as_array_mut().unwrap()) {
            if step["call"] == self.call() {
                step.as_object_mut().unwrap().remove("call");
            }
        }
        fs::write(&self.file, print(&cases)).unwrap();
    }
}

fn read<T: for<'a> Deserialize<'a>>(file: &Path) -> T {
    let text = fs::read_to_string(file).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}
