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
use rehome_domain::AccountId;
use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::ipv6::Ipv6Pool;
use rehome_front::listen::Limits;
use rehome_front::{Gate, RateLimits};
use rehome_linux::Services;
use rehome_ports::Plane;
use rehome_ports::store::Store;

use crate::account::Credentials;
use crate::accounts::{token_key, watch::Watch};
use crate::cli::{Demo, Output, PlaneChoice};
use crate::data_folder::DataFolder;
use crate::guests::{linux::LinuxGuests, simulated::SimulatedGuests};
use crate::plane::{Chosen, TimedPlane};
use crate::service::{Parts, Service, open_store};
use crate::{plane, purge, system};

/// The region that the scenario plays in.
pub(crate) const REGION: &str = "ap-guangzhou";

/// Plays the scenario. Exit code 1 when a packet was lost, doubled, or sent by a non-owner.
pub(crate) fn run(options: &Demo) -> Result<ExitCode> {
    let report = measure(options, MonotonicClock::start())?;
    print(&report, options.output)?;
    for failure in report.failures() {
        eprintln!("FAILED: {failure}");
    }
    Ok(if report.failures().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Plays the scenario; nothing of it stays in the kernel.
pub(crate) fn measure(options: &Demo, clock: MonotonicClock) -> Result<Report> {
    let scratch = Scratch::new(options.plane)?;
    let mut served = scratch.serve(clock)?;
    let config = config(options, clock, &scratch.chosen);
    let guests: Box<dyn Guests> = match &scratch.chosen {
        Chosen::Linux(_) => Box::new(LinuxGuests),
        Chosen::Simulated(plane) => Box::new(SimulatedGuests::new(Arc::clone(plane))),
    };
    let switches = served.switches.as_ref();
    let surroundings = Surroundings { guests: guests.as_ref(), switches };
    let mut progress = LineProgress::new(std::io::stderr(), clock);
    let report = rehome_demo::run(&config, &served.client, surroundings, &mut progress);
    served.service.stop();
    scratch.end()?;
    Ok(report?)
}

/// A plane and a folder for one run; both go with it, also when the run fails.
pub(crate) struct Scratch {
    folder: DataFolder,
    chosen: Chosen,
    _home: tempfile::TempDir,
}

/// A service in this process, on a free port.
pub(crate) struct Served {
    /// The service.
    pub(crate) service: Service,
    /// A client of it.
    pub(crate) client: Client,
    /// The moments of the switches of its plane.
    pub(crate) switches: Arc<TimedPlane>,
}

impl Scratch {
    /// A new folder and a plane that bears its mark.
    pub(crate) fn new(plane: PlaneChoice) -> Result<Self> {
        let home = tempfile::tempdir().context("no folder for the run's state")?;
        let folder = DataFolder::open(Some(home.path().join("state")))?;
        let chosen = plane::choose(plane, &folder.installation()?, Services::default())?;
        Ok(Self { folder, chosen, _home: home })
    }

    /// Starts a service on it.
    pub(crate) fn serve(&self, clock: MonotonicClock) -> Result<Served> {
        self.serve_filled((clock, PoolBlock::default()), |_, _| Ok(()))
    }

    /// The same with these public addresses, and with what is put into its store before it starts,
    /// for its account.
    pub(crate) fn serve_filled(
        &self,
        (clock, eip_block): (MonotonicClock, PoolBlock),
        fill: impl FnOnce(&dyn Store, AccountId) -> Result<()>,
    ) -> Result<Served> {
        let credentials = Credentials::random();
        let key = credentials.clone();
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port on loopback")?;
        let switches = Arc::new(TimedPlane::new(self.chosen.plane(), clock));
        let plane = Arc::clone(&switches) as Arc<dyn Plane>;
        let store = open_store(&self.folder)?;
        fill(store.as_ref(), credentials.account)?;
        let ipv6_pool = Ipv6Pool::default();
        let watch = Watch::begin(&self.folder, &credentials, eip_block)?;
        // It loads the service on purpose.
        let gate = Gate::new(watch.keys(), token_key::of(&self.folder)?, RateLimits::Off);
        let (tls, dns) = (None, Vec::new());
        let limits = Limits::default();
        let parts = Parts { store, gate, plane, ipv6_pool, dns, listener, tls, limits };
        let service = Service::start(parts)?;
        let endpoint: Endpoint = format!("http://{}", service.address).parse()?;
        eprintln!("the service listens on {endpoint}");
        let client = Client::new(endpoint, key.for_client(), REGION);
        Ok(Served { service, client, switches })
    }

    /// What its objects in the kernel are marked with.
    pub(crate) fn installation(&self) -> Result<String> {
        self.folder.installation()
    }

    /// Removes what the run left in the kernel.
    pub(crate) fn end(self) -> Result<()> {
        self.purge()
    }

    fn purge(&self) -> Result<()> {
        match self.chosen {
            Chosen::Linux(_) => purge::installation(&self.folder.installation()?),
            Chosen::Simulated(_) => Ok(()),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A run that failed: whoever started it reads why, and of what is left if that fails too.
        if let Err(error) = self.purge() {
            eprintln!("{error:#}");
        }
    }
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
