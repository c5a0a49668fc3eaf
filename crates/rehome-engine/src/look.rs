//! What a repair has to do: the plane compared with the worlds.
//!
//! In: a core. Out: verbs, and the tasks that run. The order of the two readings is what makes the
//! verbs harmless however late they arrive: a leg's name is used once, so a leg that was seen
//! first and that the store, read later, does not want will never be wanted again.

use rehome_domain::plane::{Observed, Verb};
use rehome_domain::{Scope, TaskId, reconcile};

use crate::core::Core;
use crate::engine::EngineError;

/// What was seen.
#[derive(Debug, Default)]
pub struct Look {
    /// What the plane has.
    pub observed: Observed,
    /// The verbs that make the plane what the worlds say, in an order that works.
    pub verbs: Vec<Verb>,
    /// The tasks that run, if other writers committed something since this core looked last.
    pub running: Vec<(Scope, TaskId)>,
}

impl Core {
    /// Looks at the plane, then at the store, and compares. Never the other way round: with worlds
    /// older than what was seen, a leg that another controller just gave an owner would be removed
    /// as leaked (`rehome-sim/seeds.txt`, seed 2).
    ///
    /// # Errors
    /// [`EngineError`] when the plane or what was stored cannot be read.
    pub fn look(&self) -> Result<Look, EngineError> {
        let observed = self.ports.plane.observe()?;
        let running = self.refresh()?;
        let verbs = self.wanted(&observed);
        Ok(Look { observed, verbs, running })
    }

    /// The verbs that make of what was seen what the worlds say now.
    pub(crate) fn wanted(&self, observed: &Observed) -> Vec<Verb> {
        let worlds = self.worlds();
        reconcile::repair(worlds.all().map(|(_, world)| world), observed)
    }
}
