//! Breadth first through every state that can be reached, then backwards from the good ends.
//!
//! In: a [`Model`]. Out: a [`Report`]: how many states, and either that every law held in every
//! state and an end can be reached from each, or the shortest way to where that is not so.
//! Why it is our own: docs/decisions/0009.

use std::hash::Hash;

use crate::seen::Seen;

/// What can be searched.
pub trait Model {
    /// A state: compared whole.
    type State: Copy + Eq + Hash;
    /// What may happen in a state.
    type Action: Copy;
    /// Why a state or a step is not allowed.
    type Law;

    /// The first state.
    fn first(&self) -> Self::State;
    /// What may happen. An action that changes nothing may be among it.
    fn actions(&self, state: &Self::State, actions: &mut Vec<Self::Action>);
    /// The state after it.
    fn next(&self, state: &Self::State, action: Self::Action) -> Self::State;
    /// The law that this step breaks.
    fn broken(
        &self,
        before: &Self::State,
        action: Self::Action,
        after: &Self::State,
    ) -> Option<Self::Law>;
    /// Whether everything has ended well.
    fn is_settled(&self, state: &Self::State) -> bool;
    /// Whether the action happens by itself, without a caller and without anything failing.
    fn is_work(&self, action: Self::Action) -> bool;
}

/// How large a search was.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extent {
    /// Different states.
    pub states: u32,
    /// Steps between them, those that lead to a state that was met before included.
    pub steps: u64,
    /// Steps from the first state to the farthest.
    pub depth: u32,
    /// States in which everything has ended well.
    pub settled: u32,
    /// Bytes that the search itself took.
    pub bytes: usize,
}

/// What a search found.
#[derive(Debug)]
pub enum Verdict<A, L> {
    /// Every law holds everywhere and an end can be reached from everywhere.
    Holds,
    /// The shortest way to a step that breaks a law.
    Broken(L, Vec<A>),
    /// The shortest way to a state from which work alone reaches no end.
    Stuck(Vec<A>),
    /// There are more states than the search may take: nothing is proved.
    TooMany,
}

/// How large the search was and what it found.
#[derive(Debug)]
pub struct Report<A, L> {
    /// How large.
    pub extent: Extent,
    /// What.
    pub verdict: Verdict<A, L>,
}

struct Search<'a, M: Model> {
    model: &'a M,
    seen: Seen<M::State>,
    parents: Vec<u32>,
    /// Steps of work, as pairs of states: from, to.
    work: Vec<(u32, u32)>,
    settled: Vec<u32>,
    extent: Extent,
}

/// Searches everything, at most so many states.
pub fn search<M: Model>(model: &M, states_max: u32) -> Report<M::Action, M::Law> {
    let seen = Seen::new(model.first());
    let (work, settled, extent) = (Vec::new(), Vec::new(), Extent::default());
    let mut search = Search { model, seen, parents: vec![0], work, settled, extent };
    let verdict = search.run(states_max);
    let mut extent = search.extent;
    extent.states = search.seen.count();
    extent.settled = u32::try_from(search.settled.len()).expect("no more than states");
    extent.bytes = search.seen.bytes()
        + search.parents.capacity() * size_of::<u32>()
        + search.work.capacity() * size_of::<(u32, u32)>();
    Report { extent, verdict }
}

impl<M: Model> Search<'_, M> {
    fn run(&mut self, states_max: u32) -> Verdict<M::Action, M::Law> {
        let (mut number, mut level_ends) = (0, 1);
        let mut actions = Vec::new();
        while number < self.seen.count() {
            if number == level_ends {
                self.extent.depth += 1;
                level_ends = self.seen.count();
            }
            if let Some((law, action)) = self.expand(number, &mut actions) {
                let mut way = self.way_to(number);
                way.push(action);
                return Verdict::Broken(law, way);
            }
            if self.seen.count() > states_max {
                return Verdict::TooMany;
            }
            number += 1;
        }
        match self.first_without_end() {
            Some(stuck) => Verdict::Stuck(self.way_to(stuck)),
            None => Verdict::Holds,
        }
    }

    fn expand(&mut self, number: u32, actions: &mut Vec<M::Action>) -> Option<(M::Law, M::Action)> {
        let state = self.seen.get(number);
        if self.model.is_settled(&state) {
            self.settled.push(number);
        }
        actions.clear();
        self.model.actions(&state, actions);
        for action in actions.iter().copied() {
            let next = self.model.next(&state, action);
            if next == state {
                continue;
            }
            self.extent.steps += 1;
            if let Some(law) = self.model.broken(&state, action, &next) {
                return Some((law, action));
            }
            let (to, new) = self.seen.meet(next);
            if new {
                self.parents.push(number);
            }
            if self.model.is_work(action) {
                self.work.push((number, to));
            }
        }
        None
    }

    /// The earliest state from which no settled one can be reached by work alone.
    fn first_without_end(&self) -> Option<u32> {
        let count = self.seen.count() as usize;
        // Predecessors of all states in one vector, sorted by counting.
        let mut ends = vec![0_u32; count + 1];
        for (_, to) in &self.work {
            ends[*to as usize + 1] += 1;
        }
        for place in 1..=count {
            ends[place] += ends[place - 1];
        }
        let mut before = vec![0_u32; self.work.len()];
        let mut free = ends.clone();
        for (from, to) in &self.work {
            before[free[*to as usize] as usize] = *from;
            free[*to as usize] += 1;
        }
        let mut good = vec![false; count];
        let mut open = self.settled.clone();
        while let Some(state) = open.pop() {
            let place = state as usize;
            if !std::mem::replace(&mut good[place], true) {
                open.extend(&before[ends[place] as usize..ends[place + 1] as usize]);
            }
        }
        good.iter().position(|good| !good).map(|place| u32::try_from(place).expect("a state"))
    }

    fn way_to(&self, number: u32) -> Vec<M::Action> {
        let (mut way, mut at) = (Vec::new(), number);
        while at != 0 {
            let parent = self.parents[at as usize];
            let (before, after) = (self.seen.get(parent), self.seen.get(at));
            let mut actions = Vec::new();
            self.model.actions(&before, &mut actions);
            let leads = |action: &M::Action| self.model.next(&before, *action) == after;
            way.push(actions.into_iter().find(leads).expect("a step of the search led there"));
            at = parent;
        }
        way.reverse();
        way
    }
}
