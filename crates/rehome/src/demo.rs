//! `rehome demo`: the service in process on a free port, and the scenario against it through calls.

use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use rehome_client::{Client, Endpoint};
use rehome_demo::{
    DemoConfig, Guests, LineProgress, MonotonicClock, PlaneKind, PlaneLabel, Report, RunId,
    Surroundings,
};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_ports::Plane;

use crate::account::Credentials;
use crate::cli::{Demo, Output};
use crate::data_folder::DataFolder;
use crate::guests::{linux::LinuxGuests, simulated::SimulatedGuests};
use crate::plane::{Chosen, TimedPlane};
use crate::service::{Parts, Service, open_store};
use crate::{plane, purge, system};

/// The region that the scenario plays in.
const REGION: &str = "ap-guangzhou";

/// Plays the scenario. Exit code 1 when a packet was lost, doubled, or sent by a non-owner.
pub(crate) fn run(options: Demo) -> Result<ExitCode> {
    let clock = MonotonicClock::start();
    let scratch = tempfile::tempdir().context("no folder for the demo's state")?;
    let folder = DataFolder::open(Some(scratch.path().join("state")))?;
    let installation = folder.installation()?;
    let chosen = plane::choose(options.plane, &installation)?;
    let result = play(&options, clock, (folder, &chosen));
    if let Chosen::Linux(_) = chosen {
        // Also after a failure: nothing of the demo stays in the kernel.
        purge::installation(&installation)?;
    }
    let report = result?;
    print(&report, options.output)?;
    for failure in report.failures() {
        eprintln!("FAILED: {failure}");
    }
    Ok(if report.failures().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn play(
    options: &Demo,
    clock: MonotonicClock,
    (folder, chosen): (DataFolder, &Chosen),
) -> Result<Report> {
    let credentials = Credentials::random();
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on loopback")?;
    let timed = Arc::new(TimedPlane::new(chosen.plane(), clock));
    let plane = Arc::clone(&timed) as Arc<dyn Plane>;
    let key = credentials.clone();
    let store = open_store(&folder)?;
    let eip_block = PoolBlock::default();
    let parts = Parts { store, credentials, plane, eip_block, listener, tls: None };
    let mut service = Service::start(parts)?;
    let endpoint: Endpoint = format!("http://{}", service.address).parse()?;
    eprintln!("the service listens on {endpoint}");
    let client = Client::new(endpoint, key.for_client(), REGION);
    let config = config(options, clock, chosen);
    let guests: Box<dyn Guests> = match chosen {
        Chosen::Linux(_) => Box::new(LinuxGuests),
        Chosen::Simulated(plane) => Box::new(SimulatedGuests::new(Arc::clone(plane))),
    };
    let surroundings = Surroundings { guests: guests.as_ref(), switches: timed.as_ref() };
    let mut progress = LineProgress::new(std::io::stderr(), clock);
    let report = rehome_demo::run(&config, &client, surroundings, &mut progress);
    service.stop();
    Ok(report?)
}

fn config(options: &Demo, clock: MonotonicClock, chosen: &Chosen) -> DemoConfig {
    let kind = match chosen {
        Chosen::Linux(_) => PlaneKind::Real,
        Chosen::Simulated(_) => PlaneKind::Simulated,
    };
    let label = PlaneLabel { name: chosen.plane().name().to_owned(), kind };
    let run = RunId(u64::from_le_bytes(system::random()));
    let mut config = DemoConfig::new(label, run, clock);
    config.moves = options.moves;
    config.rate_per_s = u64::from(options.rate);
    config
}

fn print(report: &Report, output: Output) -> Result<()> {
    match output {
        Output::Text => println!("{report}"),
        Output::Json => {
            let text = serde_json::to_string_pretty(&report.to_json()).context("JSON is text")?;
            println!("{text}");
        }
    }
    Ok(())
}
