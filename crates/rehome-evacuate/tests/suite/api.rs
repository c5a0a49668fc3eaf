//! A cloud of a few lines: instances, interfaces, tasks that end at their second poll; and faults
//! that a test orders for the calls to come.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use rehome_client::{Client, Credentials};
use serde_json::{Value, json};

use crate::wire::{React, Reaction, listen};

/// What happens to one call of MigrateNetworkInterface instead of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection breaks before anything was done.
    LostBefore,
    /// It is done and its answer is lost.
    LostAfter,
    /// Refused with a code.
    Refused(&'static str),
    /// Taken, and its task fails.
    TaskFails,
    /// Taken, and its task never ends.
    TaskHangs,
    /// Before it is answered, somebody else moves the interface to `ins-other`.
    Overtaken,
}

#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) state: &'static str,
    pub(crate) zone: &'static str,
    pub(crate) interfaces: usize,
    pub(crate) addresses: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Eni {
    pub(crate) holder: Option<String>,
    pub(crate) primary: bool,
    pub(crate) addresses: usize,
    /// The task that moves it, and where it goes.
    pub(crate) moving: Option<(String, String)>,
}

#[derive(Debug)]
struct Task {
    eni: String,
    polls: u32,
    fault: Option<Fault>,
    end: Option<&'static str>,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) instances: BTreeMap<String, Instance>,
    pub(crate) enis: BTreeMap<String, Eni>,
    tasks: BTreeMap<String, Task>,
    /// For the calls of MigrateNetworkInterface to come, in their order.
    pub(crate) faults: VecDeque<Fault>,
    /// Calls of any action to come that are lost.
    pub(crate) deaf: u32,
    /// Destinations that refuse everything, with this code.
    pub(crate) refusing: BTreeMap<String, &'static str>,
    pub(crate) calls: BTreeMap<String, u32>,
    pub(crate) under_way_most: usize,
}

/// The cloud; clones share it.
#[derive(Clone, Default)]
pub(crate) struct Api {
    state: Arc<Mutex<State>>,
}

impl Api {
    /// Instances that run, each with its primary interface, with room for so many interfaces of 30
    /// addresses.
    pub(crate) fn with(instances: &[(&str, usize)]) -> Self {
        let api = Self::default();
        for (id, interfaces) in instances {
            let interfaces = *interfaces;
            let zone = "z-1";
            let instance = Instance { state: "RUNNING", zone, interfaces, addresses: 30 };
            api.lock().instances.insert((*id).to_owned(), instance);
            let name = format!("eni-primary{}", id.trim_start_matches("ins-"));
            api.put(&name, id, 1);
            api.eni(&name, |eni| eni.primary = true);
        }
        api
    }

    /// Interfaces on an instance, of 1, 2, 3, … addresses, at most 30.
    pub(crate) fn fill(&self, instance: &str, count: usize) -> Vec<String> {
        let names: Vec<String> = (0..count).map(|number| format!("eni-{number:08}")).collect();
        for (number, name) in names.iter().enumerate() {
            self.put(name, instance, number % 30 + 1);
        }
        names
    }

    fn put(&self, name: &str, instance: &str, addresses: usize) {
        let holder = Some(instance.to_owned());
        let eni = Eni { holder, primary: false, addresses, moving: None };
        self.lock().enis.insert(name.to_owned(), eni);
    }

    /// Changes an interface.
    pub(crate) fn eni(&self, name: &str, change: impl FnOnce(&mut Eni)) {
        change(self.lock().enis.get_mut(name).expect("made"));
    }

    /// Begins to move an interface, as another caller would.
    pub(crate) fn begin(&self, eni: &str, to: &str) {
        let mut state = self.lock();
        let task = String::from("r-other");
        accept(&mut state, (eni, to), (&task, None));
    }

    pub(crate) fn holder(&self, eni: &str) -> Option<String> {
        self.lock().enis[eni].holder.clone()
    }

    /// Interfaces that an instance holds, the primary one among them.
    pub(crate) fn held(&self, instance: &str) -> usize {
        held(&self.lock(), instance).len()
    }

    pub(crate) fn count(&self, action: &str) -> u32 {
        self.lock().calls.get(action).copied().unwrap_or(0)
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nothing panics while it holds the lock")
    }

    /// A client of this cloud, listening from now on.
    pub(crate) fn client(&self) -> Client {
        let address = listen(Arc::new(self.clone()));
        let endpoint = format!("http://{address}").parse().expect("an address");
        Client::new(endpoint, Credentials::new("AKIDtest", "secret"), "ap-guangzhou")
    }
}

fn held(state: &State, instance: &str) -> Vec<String> {
    let enis = state.enis.iter();
    enis.filter(|(_, eni)| eni.holder.as_deref() == Some(instance))
        .map(|(id, _)| id.clone())
        .collect()
}

fn error(code: &str) -> Value {
    json!({"Error": {"Code": code, "Message": "as the test ordered"}})
}

impl React for Api {
    fn react(&self, action: &str, parameters: &Value, request_id: &str) -> Reaction {
        let mut state = self.lock();
        *state.calls.entry(action.to_owned()).or_default() += 1;
        if state.deaf > 0 {
            state.deaf -= 1;
            return Reaction::HangUp;
        }
        // As the driver does: what is not watched ends too.
        advance(&mut state);
        let text = |name: &str| parameters[name].as_str().unwrap_or_default().to_owned();
        Reaction::Answer(match action {
            "DescribeInstances" => instances(&state, &parameters["InstanceIds"]),
            "DescribeNetworkInterfaces" => interfaces(&state, parameters),
            "DescribeNetworkInterfaceLimit" => match state.instances.get(&text("InstanceId")) {
                Some(one) => json!({
                    "EniQuantity": one.interfaces, "EniPrivateIpAddressQuantity": one.addresses,
                }),
                None => error("ResourceNotFound"),
            },
            "MigrateNetworkInterface" => return migrate(&mut state, parameters, request_id),
            "DescribeVpcTaskResult" => match state.tasks.get(&text("TaskId")) {
                Some(Task { end: None, .. }) => json!({"Status": "RUNNING", "Output": ""}),
                Some(Task { end: Some(end), .. }) => json!({"Status": end, "Output": "as ordered"}),
                None => error("ResourceNotFound"),
            },
            other => error(&format!("InvalidAction.{other}")),
        })
    }
}

fn migrate(state: &mut State, parameters: &Value, request_id: &str) -> Reaction {
    let text = |name: &str| parameters[name].as_str().unwrap_or_default().to_owned();
    let (id, to) = (text("NetworkInterfaceId"), text("DestinationInstanceId"));
    let fault = state.faults.pop_front();
    match fault {
        Some(Fault::LostBefore) => return Reaction::HangUp,
        Some(Fault::Refused(code)) => return Reaction::Answer(error(code)),
        Some(Fault::Overtaken) => {
            state.enis.get_mut(&id).expect("made").holder = Some(String::from("ins-other"));
        }
        Some(Fault::LostAfter | Fault::TaskFails | Fault::TaskHangs) | None => {}
    }
    let eni = &state.enis[&id];
    assert!(!eni.primary, "a primary interface is never asked to move");
    if eni.holder != Some(text("SourceInstanceId")) {
        return Reaction::Answer(error("UnsupportedOperation.AttachmentNotFound"));
    }
    if eni.moving.is_some() {
        return Reaction::Answer(error("UnsupportedOperation.MutexOperationTaskRunning"));
    }
    if let Some(code) = state.refusing.get(&to) {
        return Reaction::Answer(error(code));
    }
    let coming =
        state.enis.values().filter(|eni| matches!(&eni.moving, Some((_, at)) if *at == to));
    if held(state, &to).len() + coming.count() >= state.instances[&to].interfaces {
        return Reaction::Answer(error("LimitExceeded"));
    }
    accept(state, (&id, &to), (request_id, fault));
    match fault {
        Some(Fault::LostAfter) => Reaction::HangUp,
        Some(_) | None => Reaction::Answer(json!({})),
    }
}

fn accept(state: &mut State, (eni, to): (&str, &str), (task, fault): (&str, Option<Fault>)) {
    let moving = Some((task.to_owned(), to.to_owned()));
    state.enis.get_mut(eni).expect("made").moving = moving;
    let task_of = Task { eni: eni.to_owned(), polls: 0, fault, end: None };
    state.tasks.insert(task.to_owned(), task_of);
    let under_way = state.enis.values().filter(|eni| eni.moving.is_some()).count();
    state.under_way_most = state.under_way_most.max(under_way);
}

/// Every call lets every task go on; at its third step it ends.
fn advance(state: &mut State) {
    let State { tasks, enis, .. } = state;
    for task in tasks.values_mut().filter(|task| task.end.is_none()) {
        task.polls += 1;
        if task.polls < 3 || task.fault == Some(Fault::TaskHangs) {
            continue;
        }
        let eni = enis.get_mut(&task.eni).expect("made");
        let (_, to) = eni.moving.take().expect("its task runs");
        if task.fault == Some(Fault::TaskFails) {
            task.end = Some("FAILED");
        } else {
            (task.end, eni.holder) = (Some("SUCCESS"), Some(to));
        }
    }
}

fn instances(state: &State, ids: &Value) -> Value {
    let ids = ids.as_array().expect("asked by ids").iter().filter_map(Value::as_str);
    let found = ids.filter_map(|id| Some((id, state.instances.get(id)?)));
    let shown = found.map(|(id, one)| {
        json!({
            "InstanceId": id, "InstanceState": one.state, "Placement": {"Zone": one.zone},
            "VirtualPrivateCloud": {"VpcId": "vpc-a"},
        })
    });
    json!({"InstanceSet": shown.collect::<Vec<_>>()})
}

fn interfaces(state: &State, parameters: &Value) -> Value {
    let ids: Vec<String> = match parameters["NetworkInterfaceIds"].as_array() {
        Some(ids) => ids.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect(),
        None => {
            let filter = &parameters["Filters"][0];
            assert_eq!(filter["Name"], "attachment.instance-id");
            held(state, filter["Values"][0].as_str().expect("a text"))
        }
    };
    let number = |name: &str, usual| parameters[name].as_u64().unwrap_or(usual);
    let (offset, limit) = (number("Offset", 0), number("Limit", 20));
    assert!(limit <= 100);
    let count = |number: u64| usize::try_from(number).expect("small");
    let page = ids.iter().skip(count(offset)).take(count(limit));
    let shown: Vec<Value> = page.filter_map(|id| Some(show(id, state.enis.get(id)?))).collect();
    if shown.is_empty() && ids.len() == 1 && offset == 0 {
        return error("ResourceNotFound");
    }
    json!({"NetworkInterfaceSet": shown, "TotalCount": ids.len()})
}

fn show(id: &str, eni: &Eni) -> Value {
    let addresses: Vec<Value> = (0..eni.addresses).map(|_| json!({})).collect();
    json!({
        "NetworkInterfaceId": id,
        "Primary": eni.primary,
        "State": if eni.moving.is_some() { "DETACHING" } else { "AVAILABLE" },
        "VpcId": "vpc-a",
        "Zone": "z-1",
        "PrivateIpAddressSet": addresses,
        "Attachment": eni.holder.as_ref().map(|holder| json!({"InstanceId": holder})),
    })
}
