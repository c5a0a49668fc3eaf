//! Which data plane: the kernel's where it can be, else the simulated one, said aloud.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use rehome_demo::{MonotonicClock, SwitchCall, SwitchLog, SwitchOutcome};
use rehome_domain::plane::{Observed, Verb};
use rehome_linux::{LinuxPlane, Services};
use rehome_ports::{Plane, PlaneError};
use rehome_sim::SimulatedPlane;

use crate::cli::PlaneChoice;
use crate::doctor;

/// A plane that was chosen. The demo's guests live on it, so its kind matters there.
#[derive(Clone)]
pub(crate) enum Chosen {
    /// The kernel.
    Linux(Arc<LinuxPlane>),
    /// A table.
    Simulated(Arc<SimulatedPlane>),
}

impl Chosen {
    /// The plane behind the port.
    pub(crate) fn plane(&self) -> Arc<dyn Plane> {
        match self {
            Self::Linux(plane) => Arc::clone(plane) as Arc<dyn Plane>,
            Self::Simulated(plane) => Arc::clone(plane) as Arc<dyn Plane>,
        }
    }
}

/// Chooses a plane for this installation.
pub(crate) fn choose(
    choice: PlaneChoice,
    installation: &str,
    services: Services,
) -> Result<Chosen> {
    let simulated = || Chosen::Simulated(Arc::new(SimulatedPlane::new()));
    match choice {
        PlaneChoice::Simulated => Ok(simulated()),
        PlaneChoice::Linux => match doctor::missing() {
            missing if missing.is_empty() => linux(installation, services),
            missing => bail!(
                "the Linux plane cannot be had here: {}. `rehome doctor` says what to do",
                missing.join("; ")
            ),
        },
        PlaneChoice::Auto => match doctor::missing() {
            missing if missing.is_empty() => linux(installation, services),
            missing => {
                eprintln!("warning: no packets will be moved; the plane is SIMULATED, because");
                for reason in missing {
                    eprintln!("warning:   {reason}");
                }
                eprintln!("warning: `rehome doctor` says what to do about it");
                Ok(simulated())
            }
        },
    }
}

fn linux(installation: &str, services: Services) -> Result<Chosen> {
    let plane = LinuxPlane::open_with(installation, services);
    let plane = plane.context("the Linux plane cannot be opened")?;
    Ok(Chosen::Linux(Arc::new(plane)))
}

/// A plane that keeps the moments at which each switch began and ended, for the demo's tally.
pub(crate) struct TimedPlane {
    inner: Arc<dyn Plane>,
    clock: MonotonicClock,
    calls: Mutex<Vec<SwitchCall>>,
}

impl TimedPlane {
    /// Watches a plane.
    pub(crate) fn new(inner: Arc<dyn Plane>, clock: MonotonicClock) -> Self {
        Self { inner, clock, calls: Mutex::default() }
    }
}

impl Plane for TimedPlane {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn carries_bindings(&self) -> bool {
        self.inner.carries_bindings()
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        let Verb::Switch(steering) = verb else {
            return self.inner.apply(verb);
        };
        let begin_ns = self.clock.now_ns();
        let result = self.inner.apply(verb);
        let call = SwitchCall {
            interface: steering.leg.eni.to_string(),
            to: steering.leg.instance.to_string(),
            begin_ns,
            end_ns: self.clock.now_ns(),
            outcome: match result {
                Ok(()) => SwitchOutcome::Completed,
                Err(_) => SwitchOutcome::Failed,
            },
        };
        // Verbs about one ENI never overlap, so its calls are in the order in which they began.
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).push(call);
        result
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        self.inner.observe()
    }
}

impl SwitchLog for TimedPlane {
    fn calls(&self, interface: &str) -> Vec<SwitchCall> {
        let calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        calls.iter().filter(|call| call.interface == interface).cloned().collect()
    }
}
