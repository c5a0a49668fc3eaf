//! A way through the model as lines that a person can follow.
//!
//! In: a cloud and the actions of a counterexample. Out: a line for each, with the store and the
//! plane wherever they changed. Instances are a, b, c; ENIs and controllers are numbered from 0.

use std::fmt::Write as _;

use rehome_domain::network_interface::Eni;
use rehome_domain::plane::{LegKey, Verb};
use rehome_domain::{InstanceId, Phase, Placement, Route};

use crate::cloud::Cloud;
use crate::search::Model;
use crate::state::{Action, Repair, State};

impl Cloud {
    /// The way as lines.
    pub fn story(&self, way: &[Action]) -> String {
        let mut state = self.first();
        let mut story = format!("      at first: {}\n", self.facts(&state));
        for (number, action) in way.iter().enumerate() {
            let next = self.next(&state, *action);
            let what = self.told(&state, *action);
            writeln!(story, "{:4}. {what}", number + 1).expect("a String takes every text");
            if (next.store, next.plane) != (state.store, state.plane) {
                let facts = self.facts(&next);
                writeln!(story, "      now: {facts}").expect("a String takes every text");
            }
            state = next;
        }
        story
    }

    fn told(&self, state: &State, action: Action) -> String {
        match action {
            Action::Call(c, call) => format!("controller {c} is called: {call:?}"),
            Action::Walk(c, eni, way) => {
                let walk = state.controllers[usize::from(c)].walks[usize::from(eni)];
                let step = match walk.map(|walk| (walk, walk.plan)) {
                    None => "takes the task up".into(),
                    Some((walk, None)) => format!("plans ({:?})", walk.care),
                    Some((walk, Some(plan))) => match self.rules.in_plan(plan, walk.cursor) {
                        Some(verb) => {
                            format!("asks {}, {way:?}", self.verb(&self.rules.verb(verb)))
                        }
                        None => format!("writes the end of {:?}, {way:?}", self.rules.stage(plan)),
                    },
                };
                format!("controller {c}, ENI {eni}: {step}")
            }
            Action::GiveUp(c, eni) => format!("controller {c}, ENI {eni}: gives up"),
            Action::Leave(c, eni) => {
                format!("controller {c}, ENI {eni}: leaves the rest to the repair")
            }
            Action::Repair(c, way) => {
                let step = match state.controllers[usize::from(c)].repair {
                    Repair::Idle => "begins: looks (planted: reads) first".into(),
                    Repair::Looked(_) | Repair::Read(_) => "has looked and read: plans".into(),
                    Repair::Doing(list, cursor) => match self.rules.in_list(list, cursor) {
                        Some(verb) => {
                            format!("asks {}, {way:?}", self.verb(&self.rules.verb(verb)))
                        }
                        None => "ends".into(),
                    },
                };
                format!("controller {c}, repair: {step}")
            }
            Action::Refresh(c) => format!("controller {c} reads the store again"),
            Action::Crash(c) => format!("controller {c} crashes"),
            Action::Restart(c) => format!("controller {c} starts again"),
            Action::Death(instance) => format!("instance {} dies", letter(usize::from(instance))),
            Action::Arrive(place) => {
                let verb = state.late[usize::from(place)].map(|verb| self.rules.verb(verb));
                let verb = verb.map_or_else(String::new, |verb| self.verb(&verb));
                format!("a late verb arrives: {verb}")
            }
        }
    }

    fn verb(&self, verb: &Verb) -> String {
        let name = verb.name();
        match verb {
            Verb::Stage(leg) => format!("{name} {}", self.leg(&leg.key)),
            Verb::Switch(steering) => format!("{name} to {}", self.leg(&steering.leg)),
            Verb::Release(release) => format!("{name} at epoch {}", release.epoch.0),
            Verb::Fence(fence) => format!("{name} at epoch {}", fence.epoch.0),
            Verb::Unstage(key) => format!("{name} {}", self.leg(key)),
            Verb::EnsureInstance(instance) | Verb::RemoveInstance(instance) => {
                format!("{name} {}", self.instance(*instance))
            }
            Verb::AdoptInstance(adoption) => {
                format!("{name} {}", self.instance(adoption.instance))
            }
            Verb::EnsureVpc(_)
            | Verb::RemoveVpc(_)
            | Verb::EnsureGateway(_)
            | Verb::RemoveGateway(_)
            | Verb::Bind(_)
            | Verb::Unbind(_)
            | Verb::Enforce(_) => name.into(),
        }
    }

    fn leg(&self, key: &LegKey) -> String {
        let eni = self.rules.scene.enis.iter().position(|eni| *eni == key.eni);
        let eni = eni.map_or_else(|| "primary".into(), |eni| eni.to_string());
        format!("{}/{eni}@{}", self.instance(key.instance), key.epoch.0)
    }

    fn instance(&self, instance: InstanceId) -> char {
        let place = self.rules.scene.instances.iter().position(|it| *it == instance);
        letter(place.expect("the scene knows its instances"))
    }

    fn facts(&self, state: &State) -> String {
        let (world, table) = (self.rules.world(state.store), self.rules.table(state.plane));
        let observed = table.observe();
        let mut facts = String::new();
        for (number, id) in self.rules.scene.enis.iter().enumerate() {
            let stored = world.enis.get(id).map(|eni| self.placement(eni)).unwrap_or_default();
            let steered = observed.steering.get(id).map(|it| self.leg(&it.leg));
            let legs = observed.legs.iter().filter(|leg| leg.eni == *id);
            let legs: Vec<String> = legs.map(|leg| self.leg(leg)).collect();
            let steered = steered.unwrap_or_else(|| "nobody".into());
            let legs = legs.join(" ");
            write!(facts, "ENI {number}: {stored}; plane: to {steered}, legs {legs}. ")
                .expect("a String takes every text");
        }
        facts
    }

    fn placement(&self, eni: &Eni) -> String {
        let place = |it: &rehome_domain::migration::Attachment| {
            format!("{}@{}", self.instance(it.instance), it.epoch.0)
        };
        match &eni.placement {
            Placement::Free => "free".into(),
            Placement::On(it) => format!("on {}", place(it)),
            Placement::Moving(it) => {
                let phase = match it.phase {
                    Phase::Preparing { .. } => "preparing",
                    Phase::Committed => "committed",
                    Phase::Undoing { .. } => "undoing",
                };
                let route = match &it.route {
                    Route::Attach { to } => format!("attach to {}", place(to)),
                    Route::Detach { from } => format!("detach from {}", place(from)),
                    Route::Migrate { from, to } => {
                        format!("migrate {} to {}", place(from), place(to))
                    }
                };
                format!("{route}, {phase}")
            }
            Placement::Pending(_) => "pending".into(),
            Placement::Deleting(_) => "deleting".into(),
        }
    }
}

fn letter(place: usize) -> char {
    ['a', 'b', 'c'].get(place).copied().unwrap_or('?')
}
