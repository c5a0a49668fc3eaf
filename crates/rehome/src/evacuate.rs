//! `rehome evacuate`: wiring and printing; what it does is `rehome-evacuate`'s.
//!
//! Progress goes to stderr (a bar on a terminal, else lines), the report to stdout. The first
//! SIGINT or SIGTERM asks to begin nothing more, the second ends the process at once: both are
//! harmless, the same command goes on later.

use std::io::{IsTerminal as _, stderr};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use nix::sys::signal::{SigSet, Signal};
use rehome_evacuate::{BarProgress, LineProgress, Mode, Order, Progress, Report, Stop, Tools};
use rehome_ports::Clock as _;

use crate::caller;
use crate::cli::{Evacuate, Output};
use crate::system::SystemClock;

/// A command line that cannot be understood.
const USAGE: u8 = 2;

/// Evacuates. Exit code 1 when something movable is still there.
pub(crate) fn run(options: Evacuate) -> Result<ExitCode> {
    let mode = if options.dry_run { Mode::DryRun } else { Mode::Move };
    let order = match Order::new(options.source, options.to) {
        Ok(order) => order.mode(mode).parallel(options.parallel),
        Err(error) => {
            eprintln!("rehome: {error}");
            return Ok(ExitCode::from(USAGE));
        }
    };
    let order = order.patience(Duration::from_secs(options.patience));
    let client = caller::client(&options.api)?;
    let stop = Stop::default();
    listen_for_signals(&stop)?;
    let tools = Tools { client: &client, clock: &Monotonic, stop: &stop };
    let mut progress: Box<dyn Progress> = if stderr().is_terminal() {
        Box::new(BarProgress::new(stderr()))
    } else {
        Box::new(LineProgress::new(stderr()))
    };
    let report = rehome_evacuate::run(&order, tools, progress.as_mut())?;
    print(&report, options.output)?;
    Ok(if report.is_complete() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Called before any other thread starts, so that only the listening one receives them.
fn listen_for_signals(stop: &Stop) -> Result<()> {
    let mut signals = SigSet::empty();
    signals.add(Signal::SIGINT);
    signals.add(Signal::SIGTERM);
    signals.thread_block().context("signals cannot be blocked")?;
    let stop = stop.clone();
    std::thread::spawn(move || {
        if signals.wait().is_ok() {
            stop.ask();
        }
        // From here on a signal does what it does to any process: it ends it.
        if let Err(error) = signals.thread_unblock() {
            tracing::warn!(%error, "a second signal will not be heard");
        }
        loop {
            std::thread::park();
        }
    });
    Ok(())
}

fn print(report: &Report, output: Output) -> Result<()> {
    match output {
        Output::Text => print!("{report}"),
        Output::Json => {
            let text = serde_json::to_string_pretty(&report.to_json()).context("JSON is text")?;
            println!("{text}");
        }
    }
    Ok(())
}

/// The machine's monotonic clock.
struct Monotonic;

impl rehome_evacuate::Clock for Monotonic {
    fn now(&self) -> Duration {
        Duration::from_nanos(SystemClock.monotonic_ns())
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
