//! The model: what may happen next, and what the state is then.
//!
//! The steps of a walk are those of `rehome-engine/src/driver.rs`, the ways of a write those of
//! its `core.rs`, the steps of a repair those of its `engine.rs`; every decision in them is asked
//! of the functions that ship. A step is the smallest thing that another controller can see.

use rehome_domain::World;
use rehome_domain::plane::Verb;
use rehome_domain::workflow::Stage;

use crate::bounds::{Bounds, Size, Variant};
use crate::intern::Id;
use crate::laws::{Law, Laws};
use crate::rules::{Rules, Write};
use crate::scene::{self, INSTANCES, Scene};
use crate::search::Model;
use crate::state::{
    Action, CONTROLLERS, Call, Caution, Controller, LATE_MAX, Life, Repair, State, Walk, Way,
};

/// The cloud to be searched.
#[derive(Debug)]
pub struct Cloud {
    pub(crate) rules: Rules,
    laws: Laws,
    size: Size,
    bounds: Bounds,
}

const WAYS: [Way; 5] = [Way::Done, Way::Lost, Way::Unanswered, Way::Late, Way::Twice];

impl Cloud {
    /// A cloud of that size in which so much may happen, by the rules of that variant.
    pub fn new(size: Size, bounds: Bounds, variant: Variant) -> Self {
        assert!(bounds.calls <= scene::CALLS_MAX, "every call needs a task id");
        let scene = Scene::new(size.interfaces);
        Self {
            rules: Rules::new(scene, bounds, variant),
            laws: Laws::new(bounds.leaves > 0),
            size,
            bounds,
        }
    }

    /// Different worlds and different planes that a search has met.
    pub fn sizes(&self) -> (usize, usize) {
        self.rules.sizes()
    }

    /// The verb that a controller's walk asks for next.
    fn walk_verb(&self, walk: &Walk) -> Option<Id<Verb>> {
        self.rules.in_plan(walk.plan?, walk.cursor)
    }

    fn repair_verb(&self, controller: &Controller) -> Option<Id<Verb>> {
        match controller.repair {
            Repair::Doing(list, cursor) => self.rules.in_list(list, cursor),
            Repair::Idle | Repair::Looked(_) | Repair::Read(_) => None,
        }
    }

    fn is_calm(&self, state: &State) -> bool {
        let running =
            (0..self.interfaces()).any(|eni| self.rules.running(state.store, eni).is_some());
        let walking = |it: &Controller| it.walks.iter().any(Option::is_some);
        !running && state.late == [None; LATE_MAX] && !state.controllers.iter().any(walking)
    }

    /// A repair costs nothing when no task runs, nor while one waits for its next try: the timer
    /// and a failure bring one then.
    fn may_repair_freely(&self, state: &State) -> bool {
        let waits = |walk: &Walk| walk.plan.is_none() && walk.care == Caution::Thorough;
        let waiting = |it: &Controller| it.walks.iter().flatten().any(waits);
        self.is_calm(state) || state.controllers.iter().any(waiting)
    }

    fn interfaces(&self) -> u8 {
        u8::try_from(self.size.interfaces).expect("one or two")
    }

    fn calls(&self, state: &State, c: u8, actions: &mut Vec<Action>) {
        if state.left.calls == 0 {
            return;
        }
        for eni in 0..self.interfaces() {
            actions.push(Action::Call(c, Call::Detach { eni }));
            // Before the first call the second and the third instance are alike but for their names.
            let mirrored = self.size.interfaces == 1 && state.left.calls == self.bounds.calls;
            for to in 0..INSTANCES as u8 - u8::from(mirrored) {
                actions.push(Action::Call(c, Call::Migrate { eni, to }));
                actions.push(Action::Call(c, Call::Attach { eni, to }));
            }
        }
    }

    fn works(&self, state: &State, c: u8, actions: &mut Vec<Action>) {
        let controller = &state.controllers[usize::from(c)];
        for eni in 0..self.interfaces() {
            match controller.walks[usize::from(eni)] {
                Some(walk) => {
                    let ways = WAYS.into_iter().filter(|way| self.can(state, &walk, *way));
                    actions.extend(ways.map(|way| Action::Walk(c, eni, way)));
                    if self.can_give_up(&walk) {
                        actions.push(Action::GiveUp(c, eni));
                    }
                    if state.left.leaves > 0 && self.can_leave(&walk) {
                        actions.push(Action::Leave(c, eni));
                    }
                }
                None if self.rules.running(controller.view, eni).is_some() => {
                    actions.push(Action::Walk(c, eni, Way::Done));
                }
                None => {}
            }
        }
    }

    fn can_give_up(&self, walk: &Walk) -> bool {
        match walk.plan.map(|plan| self.rules.stage(plan)) {
            Some(Stage::Prepare) => true,
            Some(Stage::Finish) => self.rules.variant == Variant::UndoAfterCommit,
            Some(Stage::Undo) | None => false,
        }
    }

    /// Only at a verb: what the plane has done is written as done.
    fn can_leave(&self, walk: &Walk) -> bool {
        let stage = walk.plan.map(|plan| self.rules.stage(plan));
        matches!(stage, Some(Stage::Finish | Stage::Undo)) && self.walk_verb(walk).is_some()
    }

    fn can(&self, state: &State, walk: &Walk, way: Way) -> bool {
        let asks = self.walk_verb(walk).is_some();
        match way {
            Way::Done => true,
            Way::Lost | Way::Unanswered => state.left.faults > 0 && walk.plan.is_some(),
            Way::Late | Way::Twice => asks && may_be_late(state),
        }
    }

    fn repairs(&self, state: &State, c: u8, actions: &mut Vec<Action>) {
        let controller = &state.controllers[usize::from(c)];
        let begins = controller.repair == Repair::Idle;
        let starting = controller.life == Life::Starting;
        let timely = state.left.repairs > 0 || self.may_repair_freely(state);
        if begins && !starting && !timely {
            return;
        }
        actions.push(Action::Repair(c, Way::Done));
        if self.repair_verb(controller).is_some() {
            if state.left.faults > 0 {
                actions.push(Action::Repair(c, Way::Lost));
            }
            if may_be_late(state) {
                actions.extend([Way::Late, Way::Twice].map(|way| Action::Repair(c, way)));
            }
        }
    }

    /// The state after a plane was asked for a verb in some way, and whether it seems done.
    fn ask(&self, state: &mut State, verb: Id<Verb>, way: Way) -> bool {
        let done = match way {
            Way::Lost | Way::Late => false,
            Way::Done | Way::Unanswered | Way::Twice => {
                let (plane, done) = self.rules.ask(state.plane, verb);
                state.plane = plane;
                done
            }
        };
        match way {
            Way::Done => {}
            Way::Lost | Way::Unanswered => state.left.faults -= 1,
            Way::Late | Way::Twice => {
                state.left.late -= 1;
                let free = state.late.iter().position(Option::is_none);
                state.late[free.expect("asked before")] = Some(verb);
                state.late.sort_unstable();
            }
        }
        done && way != Way::Unanswered
    }

    fn refresh(state: &mut State, c: u8) {
        let store = state.store;
        let controller = &mut state.controllers[usize::from(c)];
        (controller.view, controller.unseen) = (store, 0);
    }

    /// As the engine's core: decide on what was published, commit under guards, and where those
    /// refuse, read again and decide again. Whether anything was written.
    fn write(&self, state: &mut State, c: u8, write: Write) -> bool {
        for _ in 0..2 {
            let controller = state.controllers[usize::from(c)];
            let Some(decided) = self.rules.decide(controller.view, write) else {
                break;
            };
            if decided.changes.is_empty() {
                break;
            }
            let guarded = self.rules.variant != Variant::CommitWithoutGuards;
            if guarded && decided.guards & controller.unseen != 0 {
                Self::refresh(state, c);
                continue;
            }
            state.store = self.rules.written(state.store, controller.view, write);
            for other in state.controllers.iter_mut().filter(|other| other.life != Life::Down) {
                other.unseen |= decided.writes;
            }
            Self::refresh(state, c);
            return true;
        }
        Self::refresh(state, c);
        false
    }

    fn call(&self, state: &mut State, c: u8, call: Call) {
        let number = self.bounds.calls - state.left.calls;
        if self.write(state, c, Write::Call(number, call)) {
            state.left.calls -= 1;
        }
    }

    /// One step of the driver.
    fn walk(&self, state: &mut State, (c, eni): (u8, u8), way: Way) {
        let (place, slot) = (usize::from(c), usize::from(eni));
        let view = state.controllers[place].view;
        let Some(walk) = state.controllers[place].walks[slot] else {
            let task = self.rules.running(view, eni);
            let begun = task.and_then(|task| self.plan(view, begin(task, Caution::Usual)));
            state.controllers[place].walks[slot] = begun;
            return;
        };
        let Some(plan) = walk.plan else {
            state.controllers[place].walks[slot] = self.plan(view, walk);
            return;
        };
        let next = match self.rules.in_plan(plan, walk.cursor) {
            Some(verb) if self.ask(state, verb, way) => Walk { cursor: walk.cursor + 1, ..walk },
            Some(_) => begin(walk.task, self.retry()),
            None => {
                if way != Way::Lost {
                    self.write(state, c, Write::Advance(walk.task, plan));
                }
                if way == Way::Done {
                    begin(walk.task, Caution::Usual)
                } else {
                    state.left.faults -= 1;
                    begin(walk.task, self.retry())
                }
            }
        };
        state.controllers[place].walks[slot] = Some(next);
    }

    fn plan(&self, view: Id<World>, walk: Walk) -> Option<Walk> {
        let plan = self.rules.plan(view, walk.task, walk.care)?;
        Some(Walk { plan: Some(plan), cursor: self.rules.skip(plan, 0), ..walk })
    }

    fn retry(&self) -> Caution {
        match self.rules.variant {
            Variant::RetryWithoutCare => Caution::Usual,
            Variant::Shipping
            | Variant::PlaneWithoutFence
            | Variant::SwitchBeforeCommit
            | Variant::UndoAfterCommit
            | Variant::CommitWithoutGuards
            | Variant::PlaceNotVacated
            | Variant::RepairReadsBeforeItLooks
            | Variant::RepairOnAStaleView
            | Variant::StaleRepairThatCuts
            | Variant::SettleWithoutSwitch => Caution::Thorough,
        }
    }

    fn give_up(&self, state: &mut State, (c, eni): (u8, u8)) {
        let slot = usize::from(eni);
        if let Some(walk) = state.controllers[usize::from(c)].walks[slot] {
            self.write(state, c, Write::GiveUp(walk.task));
            let again = begin(walk.task, Caution::Usual);
            state.controllers[usize::from(c)].walks[slot] = Some(again);
        }
    }

    fn leave(&self, state: &mut State, (c, eni): (u8, u8)) {
        let slot = usize::from(eni);
        state.left.leaves -= 1;
        let walk = state.controllers[usize::from(c)].walks[slot];
        if let Some((walk, plan)) = walk.and_then(|walk| Some((walk, walk.plan?))) {
            self.write(state, c, Write::Leave(walk.task, plan, walk.cursor));
            let again = begin(walk.task, Caution::Usual);
            state.controllers[usize::from(c)].walks[slot] = Some(again);
        }
    }

    /// One step of a repair: look, read the worlds and plan, then verb by verb.
    fn repair(&self, state: &mut State, c: u8, way: Way) {
        let place = usize::from(c);
        let next = match state.controllers[place].repair {
            Repair::Idle => {
                if state.controllers[place].life == Life::Up && !self.may_repair_freely(state) {
                    state.left.repairs -= 1;
                }
                if self.rules.variant == Variant::RepairReadsBeforeItLooks {
                    Repair::Read(state.store)
                } else {
                    Repair::Looked(self.rules.look(state.plane))
                }
            }
            Repair::Read(world) => {
                Repair::Doing(self.rules.repair(world, self.rules.look(state.plane)), 0)
            }
            Repair::Looked(look) => {
                let stale = [Variant::RepairOnAStaleView, Variant::StaleRepairThatCuts];
                if !stale.contains(&self.rules.variant) {
                    Self::refresh(state, c);
                }
                Repair::Doing(self.rules.repair(state.controllers[place].view, look), 0)
            }
            Repair::Doing(list, cursor) => {
                if let Some(verb) = self.rules.in_list(list, cursor) {
                    // What could not be done is left to the next repair or to its task.
                    self.ask(state, verb, way);
                }
                Repair::Doing(list, cursor + 1)
            }
        };
        state.controllers[place].repair = next;
        if matches!(next, Repair::Doing(..))
            && self.repair_verb(&state.controllers[place]).is_none()
        {
            self.end_repair(&mut state.controllers[place]);
        }
    }

    /// After the repair of its start a controller takes up every task that has not ended.
    fn end_repair(&self, controller: &mut Controller) {
        controller.repair = Repair::Idle;
        if controller.life == Life::Starting {
            controller.life = Life::Up;
            for eni in 0..self.interfaces() {
                let unfinished = self.rules.running(controller.view, eni);
                controller.walks[usize::from(eni)] =
                    unfinished.map(|task| begin(task, Caution::Thorough));
            }
        }
    }

    fn down(&self) -> Controller {
        Controller { life: Life::Down, ..Controller::up(self.rules.first().0) }
    }

    /// Whether the plane is exactly what the world says.
    fn agrees(&self, state: &State) -> bool {
        self.laws.agree(&self.rules, (state.store, state.plane))
    }
}

fn begin(task: u8, care: Caution) -> Walk {
    Walk { task, care, plan: None, cursor: 0 }
}

fn may_be_late(state: &State) -> bool {
    state.left.late > 0 && state.late.contains(&None)
}

impl Model for Cloud {
    type State = State;
    type Action = Action;
    type Law = Law;

    fn first(&self) -> State {
        let (store, plane): (Id<World>, _) = self.rules.first();
        let mut controllers = [Controller::up(store); CONTROLLERS];
        for spare in controllers.iter_mut().skip(self.size.controllers) {
            *spare = self.down();
        }
        State { store, plane, controllers, late: [None; LATE_MAX], left: self.bounds }
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        for c in 0..u8::try_from(self.size.controllers).expect("one or two") {
            let controller = &state.controllers[usize::from(c)];
            match controller.life {
                Life::Down => actions.push(Action::Restart(c)),
                Life::Starting => self.repairs(state, c, actions),
                Life::Up => {
                    self.calls(state, c, actions);
                    self.works(state, c, actions);
                    self.repairs(state, c, actions);
                    actions.push(Action::Refresh(c));
                }
            }
            if controller.life != Life::Down && state.left.crashes > 0 {
                actions.push(Action::Crash(c));
            }
        }
        let late = (0..LATE_MAX as u8).filter(|place| state.late[usize::from(*place)].is_some());
        actions.extend(late.map(Action::Arrive));
        if state.left.deaths > 0 {
            actions.extend((0..INSTANCES as u8).map(Action::Death));
        }
    }

    fn next(&self, before: &State, action: Action) -> State {
        let mut state = *before;
        match action {
            Action::Call(c, call) => self.call(&mut state, c, call),
            Action::Walk(c, eni, way) => self.walk(&mut state, (c, eni), way),
            Action::GiveUp(c, eni) => self.give_up(&mut state, (c, eni)),
            Action::Leave(c, eni) => self.leave(&mut state, (c, eni)),
            Action::Repair(c, way) => self.repair(&mut state, c, way),
            Action::Refresh(c) => Self::refresh(&mut state, c),
            Action::Crash(c) => {
                state.left.crashes -= 1;
                state.controllers[usize::from(c)] = self.down();
            }
            Action::Restart(c) => {
                let started = Controller { life: Life::Starting, ..Controller::up(state.store) };
                state.controllers[usize::from(c)] = started;
            }
            Action::Death(instance) => {
                state.left.deaths -= 1;
                state.plane = self.rules.death(state.plane, instance);
            }
            Action::Arrive(place) => {
                if let Some(verb) = state.late[usize::from(place)].take() {
                    state.plane = self.rules.ask(state.plane, verb).0;
                    state.late.sort_unstable();
                }
            }
        }
        if self.rules.variant == Variant::Shipping {
            // Two controllers differ in nothing but what they know. In a planted variant they
            // keep their numbers, so that its story can be followed.
            state.controllers[..self.size.controllers].sort_unstable();
        }
        state
    }

    fn broken(&self, before: &State, action: Action, after: &State) -> Option<Law> {
        let dies = matches!(action, Action::Death(_));
        let before = (before.store, before.plane);
        self.laws.broken(&self.rules, before, (after.store, after.plane), dies)
    }

    fn is_settled(&self, state: &State) -> bool {
        self.is_calm(state)
            && state.controllers.iter().all(Controller::is_idle)
            && self.agrees(state)
    }

    fn is_work(&self, action: Action) -> bool {
        match action {
            Action::Walk(_, _, Way::Done)
            | Action::Repair(_, Way::Done)
            | Action::Refresh(_)
            | Action::Restart(_)
            | Action::Arrive(_) => true,
            Action::Walk(_, _, Way::Lost | Way::Unanswered | Way::Late | Way::Twice)
            | Action::Repair(_, Way::Lost | Way::Unanswered | Way::Late | Way::Twice)
            | Action::Call(..)
            | Action::GiveUp(..)
            | Action::Leave(..)
            | Action::Crash(_)
            | Action::Death(_) => false,
        }
    }
}
