//! The states that were met, each once, found by comparing them whole: no fingerprints, so two
//! states are never taken for one.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

/// States by number, in the order in which they were met.
#[derive(Debug)]
pub(crate) struct Seen<S> {
    states: Vec<S>,
    /// Numbers of states, plus one, at a place that their hash gives; zero is empty.
    places: Vec<u32>,
}

impl<S: Copy + Eq + Hash> Seen<S> {
    /// With the first state.
    pub(crate) fn new(first: S) -> Self {
        let mut seen = Self { states: Vec::new(), places: vec![0; 1 << 16] };
        seen.meet(first);
        seen
    }

    /// The state's number, and whether it is met for the first time.
    pub(crate) fn meet(&mut self, state: S) -> (u32, bool) {
        if self.states.len() * 2 >= self.places.len() {
            self.grow();
        }
        let place = self.place(&state);
        match self.places[place] {
            0 => {
                self.states.push(state);
                self.places[place] = self.count();
                (self.count() - 1, true)
            }
            number => (number - 1, false),
        }
    }

    pub(crate) fn get(&self, number: u32) -> S {
        self.states[number as usize]
    }

    /// How many states there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.states.len()).expect("a search has fewer than 2^32 states")
    }

    /// Bytes that states and places take.
    pub(crate) fn bytes(&self) -> usize {
        self.states.capacity() * size_of::<S>() + self.places.len() * size_of::<u32>()
    }

    /// Where the state stands or would stand: places are twice as many as states, so one is empty.
    fn place(&self, state: &S) -> usize {
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(state);
        let mask = self.places.len() - 1;
        let mut place = usize::try_from(hash & mask as u64).expect("masked to a length");
        while self.places[place] != 0 && self.get(self.places[place] - 1) != *state {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for number in 0..self.count() {
            let place = self.place(&self.get(number));
            self.places[place] = number + 1;
        }
    }
}
