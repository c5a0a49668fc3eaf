//! The calm after a storm: nothing goes wrong any more, so everything has to end well.
//!
//! In: a simulation after a storm. Out: the same with nothing under way and a plane that is what
//! the world says, or a breach.

use super::breach::{Breach, ensure};
use super::judge;
use super::run::Simulation;
use super::scope;

/// Steps in which everything has to settle once nothing goes wrong any more.
const CALM_STEPS_MAX: u64 = 20_000;
impl Simulation {
    /// Nothing goes wrong any more: everything has to end, and one repair has to be enough.
    pub(super) fn calm(&mut self) -> Result<(), Breach> {
        self.trace.note(&[6], || String::from("calm"));
        self.archive.rest();
        for instance in self.network.down() {
            self.network.host_returns(instance);
        }
        while self.network.late_arrives() {
            self.judge()?;
        }
        self.controllers.iter_mut().for_each(|controller| controller.paused_until = 0);
        self.tell_all()?;
        self.let_everything_end()?;
        self.repair_everything()?;
        self.judge()?;
        judge::quiet(&self.network, self.truth.world())?;
        self.truth.recheck()?;
        self.same_everywhere()?;
        ensure(self.book.open() == 0, || String::from("a migration was forgotten"))
    }

    fn let_everything_end(&mut self) -> Result<(), Breach> {
        for _ in 0..CALM_STEPS_MAX {
            if self.truth.world().running.is_empty() {
                return Ok(());
            }
            self.trace.next_step();
            self.clock.advance_ms(1);
            self.walk()?;
            self.judge()?;
        }
        let stuck: Vec<_> = self.truth.world().running.iter().copied().collect();
        let tasks = stuck.iter().map(|task| self.truth.world().tasks.get(task));
        Err(Breach::new(format!("never ended: {:?}", tasks.collect::<Vec<_>>())))
    }

    fn repair_everything(&mut self) -> Result<(), Breach> {
        let controller = &mut self.controllers[0];
        controller.refresh()?;
        controller.look()?;
        while controller.repair() {}
        controller.look()?;
        let left = controller.repairs();
        ensure(left == 0, || format!("{left} verbs are left after a repair"))
    }

    fn same_everywhere(&mut self) -> Result<(), Breach> {
        for controller in &mut self.controllers {
            controller.refresh()?;
            let same = controller.core().world(scope()) == *self.truth.world();
            ensure(same, || String::from("a controller's world is not the stored one"))?;
        }
        Ok(())
    }
}
