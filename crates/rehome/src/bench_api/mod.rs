//! `rehome bench api`: how many signed calls a second a server answers, and how long each takes.
//!
//! The server is a process of its own on a folder of its own, on the simulated plane; this process loads it
//! over loopback with one thread, so both share the machine. Interfaces are written into its store before it
//! starts; whatever moves is made by calls.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use rehome_bench::{Machine, cpu_ms, rss_kib};
use rehome_client::{Client, Operation};
use rehome_domain::{Region, Scope};
use rehome_load::{Pace, Plan, load};
use rehome_ports::store::Store as _;
use serde_json::{Value, json};

use self::jobs::{Caller, Interfaces, Mover, Work};
use self::report::{Loaded, Report, Start};
use crate::account::Credentials;
use crate::bench_server::Server;
use crate::cli::{ApiLoad, BenchApi, Output};
use crate::crowd;
use crate::data_folder::DataFolder;
use crate::demo::REGION;
use crate::service::open_store;

mod engine;
mod jobs;
mod report;

const ZONE: &str = "ap-guangzhou-3";
const SIZE: &str = "S5.LARGE8";
/// Interfaces that are asked about, spread over all.
const ASKED_MAX: u64 = 2_000;
/// Instances of one RunInstances.
const RUN_MAX: usize = 30;
/// Asking whether instances run yet, and how often.
const STATE_POLL: Duration = Duration::from_millis(10);
const STATE_POLLS_MAX: u32 = 3_000;

/// Measures. Fails when an answer is not the one that was asked for, never for a time.
pub(crate) fn run(options: &BenchApi) -> Result<ExitCode> {
    let machine = Machine::describe();
    eprintln!("bench: an empty server");
    let empty = start(0)?.2;
    eprintln!("bench: filling {} interfaces", options.interfaces);
    let (mut bench, scope, mut filled) = start(options.interfaces)?;
    let beyond = filled.rss_kib.saturating_sub(empty.rss_kib);
    if options.interfaces > 0 {
        filled.bytes_per_interface = Some(kib_each(beyond, options.interfaces));
    }
    let mut loads = Vec::new();
    for kind in &options.loads {
        eprintln!("bench: {}", kind.name());
        let figures = bench.load(*kind, options)?;
        loads.push(Loaded { name: kind.name(), figures });
    }
    bench.server = None;
    let engine_writes_per_s = options
        .loads
        .contains(&ApiLoad::Modify)
        .then(|| {
            eprintln!("bench: the engine alone");
            let callers = (scope, options.connections_of(ApiLoad::Modify));
            let time = (Duration::from_secs_f64(options.seconds), options.runs);
            engine::writes_per_s(&bench.folder, callers, time)
        })
        .transpose()?;
    let interfaces = options.interfaces;
    let report = Report { machine, interfaces, empty, filled, loads, engine_writes_per_s };
    match options.output {
        Output::Text => println!("{report}"),
        Output::Json => println!("{}", serde_json::to_string_pretty(&report)?),
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::cast_precision_loss, reason = "memory of a machine in KiB is below 2^53")]
fn kib_each(kib: u64, count: u64) -> f64 {
    kib as f64 * 1024.0 / count as f64
}

/// A server under load.
struct Bench {
    server: Option<Server>,
    folder: DataFolder,
    _owned: tempfile::TempDir,
}

/// Fills a folder, starts a server on it, and waits for its first answer.
fn start(interfaces: u64) -> Result<(Bench, Scope, Start)> {
    let owned = tempfile::tempdir().context("no folder for the server's state")?;
    let folder = DataFolder::open(Some(owned.path().join("state")))?;
    let account = Credentials::of_server(&folder)?.account;
    let region = Region::parse(REGION).context("the region is known")?;
    let scope = Scope { account, region };
    let store = open_store(&folder)?;
    crowd::fill(store.as_ref(), (scope, ZONE), interfaces)?;
    store.close()?;
    drop(store);
    let begun = Instant::now();
    let server = Server::start(&folder, "simulated")?;
    let asked = json!({"Limit": 1});
    server.client().call(Operation::vpc("DescribeNetworkInterfaces"), asked)?;
    let first_answer_ms = begun.elapsed().as_secs_f64() * 1_000.0;
    let rss_kib = rss_kib(server.pid())?;
    let start = Start { first_answer_ms, rss_kib, bytes_per_interface: None };
    Ok((Bench { server: Some(server), folder, _owned: owned }, scope, start))
}

impl Bench {
    fn server(&self) -> Result<&Server> {
        self.server.as_ref().context("the server is there until all loads are over")
    }

    fn load(&self, kind: ApiLoad, options: &BenchApi) -> Result<rehome_load::Figures> {
        let server = self.server()?;
        let client = server.client();
        let connections = options.connections_of(kind);
        let works = works(&client, kind, connections)?;
        let jobs = works.into_iter().map(|work| Caller { client: client.clone(), work }).collect();
        let plan = Plan {
            connections,
            pace: options.rate.map_or(Pace::Closed, |per_s| Pace::Open { per_s }),
            warm_up: Duration::from_secs_f64(options.warm_up),
            duration: Duration::from_secs_f64(options.seconds),
            runs: options.runs,
        };
        let pid = server.pid();
        let figures = load(client.endpoint().authority(), &plan, jobs, || cpu_ms(pid).map(Some))?;
        Ok(figures)
    }
}

/// What each connection does.
fn works(client: &Client, kind: ApiLoad, connections: usize) -> Result<Vec<Work>> {
    let spread = |of: fn(Interfaces) -> Work, ids: Arc<[String]>| {
        let places = (0..connections).map(|number| number * ids.len() / connections);
        places.map(|next| of(Interfaces { ids: Arc::clone(&ids), next })).collect()
    };
    Ok(match kind {
        ApiLoad::Describe => spread(Work::One, some_interfaces(client)?),
        ApiLoad::Modify => spread(Work::Modify, some_interfaces(client)?),
        ApiLoad::Page => {
            let total = usize::try_from(total(client)?)?;
            (0..connections).map(|next| Work::Page { total, next }).collect()
        }
        ApiLoad::Migrate => movers(client, connections)?.into_iter().map(Work::Migrate).collect(),
        ApiLoad::Create => {
            let places = places(client)?;
            let of = |next| Work::Create { places: Arc::clone(&places), next };
            (0..connections).map(of).collect()
        }
    })
}

fn ask(client: &Client, action: &str, parameters: Value) -> Result<Value> {
    let answer = client.call(Operation::vpc(action), parameters);
    answer.with_context(|| format!("{action}, to prepare a load"))
}

fn total(client: &Client) -> Result<u64> {
    let answer = ask(client, "DescribeNetworkInterfaces", json!({"Limit": 1}))?;
    answer["TotalCount"].as_u64().context("a Describe has a TotalCount")
}

/// Ids of interfaces, from pages all over the account.
fn some_interfaces(client: &Client) -> Result<Arc<[String]>> {
    let total = total(client)?;
    let pages = (ASKED_MAX / 100).min(total.div_ceil(100)).max(1);
    let mut ids = Vec::new();
    for page in 0..pages {
        let asked = json!({"Offset": page * total / pages, "Limit": 100});
        let answer = ask(client, "DescribeNetworkInterfaces", asked)?;
        let found = answer["NetworkInterfaceSet"].as_array().into_iter().flatten();
        ids.extend(found.filter_map(|it| it["NetworkInterfaceId"].as_str().map(str::to_owned)));
    }
    if ids.is_empty() {
        bail!("there is no interface to ask about: name --interfaces 1 or more");
    }
    Ok(ids.into())
}

/// Subnets with their VPCs.
fn places(client: &Client) -> Result<Arc<[(String, String)]>> {
    let mut places = Vec::new();
    loop {
        let asked = json!({"Offset": places.len().to_string(), "Limit": "100"});
        let answer = ask(client, "DescribeSubnets", asked)?;
        let found: Vec<_> = answer["SubnetSet"].as_array().cloned().unwrap_or_default();
        let id = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
        places.extend(found.iter().map(|it| (id(it, "VpcId"), id(it, "SubnetId"))));
        if found.len() < 100 {
            return Ok(places.into());
        }
    }
}

/// As many interfaces, each at one of two instances of its own.
fn movers(client: &Client, count: usize) -> Result<Vec<Mover>> {
    let vpc = json!({"VpcName": "movers", "CidrBlock": "172.16.0.0/16"});
    let vpc = text(&ask(client, "CreateVpc", vpc)?, "/Vpc/VpcId")?;
    let subnet = json!({
        "VpcId": vpc, "SubnetName": "movers", "CidrBlock": "172.16.0.0/20", "Zone": ZONE,
    });
    let subnet = text(&ask(client, "CreateSubnet", subnet)?, "/Subnet/SubnetId")?;
    let instances = instances(client, (&vpc, &subnet), 2 * count)?;
    let mut movers = Vec::new();
    for pair in instances.chunks(2) {
        let [source, destination] = pair else { break };
        let asked = json!({
            "VpcId": vpc, "SubnetId": subnet, "NetworkInterfaceName": "mover",
            "InstanceId": source,
        });
        let made = ask(client, "CreateAndAttachNetworkInterface", asked)?;
        let interface = text(&made, "/NetworkInterface/NetworkInterfaceId")?;
        done(client, &text(&made, "/RequestId")?)?;
        let instances = [source.clone(), destination.clone()];
        movers.push(Mover { interface, instances, at: 0 });
    }
    Ok(movers)
}

fn instances(client: &Client, place: (&str, &str), count: usize) -> Result<Vec<String>> {
    let mut ids: Vec<String> = Vec::new();
    while ids.len() < count {
        let asked = json!({
            "InstanceCount": (count - ids.len()).min(RUN_MAX), "InstanceType": SIZE,
            "ImageId": "img-22trbn9x", "Placement": {"Zone": ZONE},
            "VirtualPrivateCloud": {"VpcId": place.0, "SubnetId": place.1},
        });
        let made = client.call(Operation::cvm("RunInstances"), asked)?;
        let made = made["InstanceIdSet"].as_array().cloned().unwrap_or_default();
        ids.extend(made.iter().filter_map(|id| id.as_str().map(str::to_owned)));
    }
    for some in ids.chunks(RUN_MAX) {
        let asked = json!({"InstanceIds": some, "Limit": RUN_MAX});
        poll("instances to run", || {
            let seen = client.call(Operation::cvm("DescribeInstances"), asked.clone())?;
            let set = seen["InstanceSet"].as_array().cloned().unwrap_or_default();
            Ok(set.iter().filter(|it| it["InstanceState"] == "RUNNING").count() == some.len())
        })?;
    }
    Ok(ids)
}

fn done(client: &Client, task: &str) -> Result<()> {
    poll("a task to end", || {
        let seen = ask(client, "DescribeVpcTaskResult", json!({"TaskId": task}))?;
        match seen["Status"].as_str() {
            Some("SUCCESS") => Ok(true),
            Some("RUNNING") => Ok(false),
            other => Err(anyhow!("task {task} ended {other:?}: {}", seen["Output"])),
        }
    })
}

fn poll(what: &str, mut so: impl FnMut() -> Result<bool>) -> Result<()> {
    for _ in 0..STATE_POLLS_MAX {
        if so()? {
            return Ok(());
        }
        std::thread::sleep(STATE_POLL);
    }
    bail!("waited 30 s for {what}")
}

fn text(answer: &Value, pointer: &str) -> Result<String> {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).with_context(|| format!("no {pointer} in the answer"))
}
