//! What happens in a storm, one thing a step: a call, a verb, a repair, a crash, a host that falls.
//!
//! In: a simulation. Out: the same, one step on, or a breach. Odds are per hundred steps and were
//! chosen so that a migration meets several mishaps and most migrations still succeed.

use rehome_domain::task::expire::ExpireTasks;

use super::breach::Breach;
use super::callers::Caller;
use super::controller::Controller;
use super::fate::Mishap;
use super::run::Simulation;
use super::scope;

const UPHEAVALS: [Mishap; 7] = [
    Mishap::Crash,
    Mishap::Pause,
    Mishap::HostLost,
    Mishap::HostCutOff,
    Mishap::Blackout,
    Mishap::ClockForward,
    Mishap::ClockBack,
];

impl Simulation {
    /// One step.
    pub(super) fn one_thing(&mut self) -> Result<(), Breach> {
        if let Some(kind) = self.fate.strikes(&UPHEAVALS) {
            return self.upheaval(kind);
        }
        if !self.network.down().is_empty() && self.fate.below(80) == 0 {
            if let Some(instance) = self.fate.pick(&self.network.down()) {
                self.network.host_returns(instance);
            }
            return Ok(());
        }
        match self.fate.below(100) {
            0..9 => self.call(),
            9..16 => self.repair(),
            16..22 => {
                self.network.late_arrives();
                Ok(())
            }
            22..24 => match self.awake() {
                Some(place) => self.controllers[place].refresh(),
                None => Ok(()),
            },
            24 => self.sweep(),
            _ => self.walk(),
        }
    }

    fn upheaval(&mut self, kind: Mishap) -> Result<(), Breach> {
        let place = usize::try_from(self.fate.below(self.controllers.len() as u64)).unwrap_or(0);
        self.trace.note(&[1, kind as u64, place as u64], || format!("{kind:?} controller {place}"));
        match kind {
            Mishap::Crash => self.controllers[place] = Controller::start(self.ports())?,
            Mishap::Pause => {
                let until = self.trace.step() + 1 + self.fate.below(400);
                self.controllers[place].paused_until = until;
            }
            Mishap::HostLost | Mishap::HostCutOff => {
                let all: Vec<_> = self.truth.world().instances.keys().copied().collect();
                if let Some(instance) = self.fate.pick(&all) {
                    self.network.host_falls(instance, kind);
                }
            }
            Mishap::Blackout => {
                self.network.black_out();
                for place in 0..self.controllers.len() {
                    self.controllers[place] = Controller::start(self.ports())?;
                }
            }
            Mishap::ClockForward => {
                let (seconds, most) = if self.fate.below(4) == 0 { (600, 3000) } else { (1, 60) };
                self.clock.advance_ms(1000 * (seconds + self.fate.below(most)));
            }
            Mishap::ClockBack => {
                let ms = i64::try_from(self.fate.below(120_000)).unwrap_or(0);
                self.clock.set_by_ms(-ms);
            }
            // These happen inside the network and the store.
            Mishap::VerbLost
            | Mishap::AnswerLost
            | Mishap::VerbLate
            | Mishap::VerbTwice
            | Mishap::VerbRefused
            | Mishap::VerbSlow
            | Mishap::HostDown
            | Mishap::LookLost
            | Mishap::StoreForeign
            | Mishap::StoreContended
            | Mishap::StoreRefused
            | Mishap::StoreUnknownDone
            | Mishap::StoreUnknownLost
            | Mishap::StoreDoubtDone
            | Mishap::StoreDoubtLost => {}
        }
        Ok(())
    }

    fn call(&mut self) -> Result<(), Breach> {
        let world = self.truth.world();
        let caller = Caller { fate: &self.fate, world, population: self.population };
        match caller.next() {
            Some(call) => self.send(call),
            None => Ok(()),
        }
    }

    fn repair(&mut self) -> Result<(), Breach> {
        if let Some(place) = self.awake()
            && !self.controllers[place].repair()
            && self.fate.below(8) == 0
        {
            self.controllers[place].look()?;
            let verbs = self.controllers[place].repairs() as u64;
            self.trace
                .note(&[3, place as u64, verbs], || format!("look    {place}: {verbs} verbs"));
        }
        Ok(())
    }

    fn sweep(&mut self) -> Result<(), Breach> {
        if let Some(place) = self.awake() {
            let (_, swept) = self.controllers[place].call(scope(), ExpireTasks);
            let count = swept.unwrap_or(0) as u64;
            self.trace.note(&[4, count], || format!("sweep   {count}"));
        }
        Ok(())
    }
}
