//! Values by number, so that a state of the model is small, `Copy`, and compared exactly.
//!
//! In: a value. Out: its number, the same for equal values and for no others. A value is found by
//! its `Debug` text, which shows every field of the types that are kept here, and compared by `Eq`.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::rc::Rc;

/// The number of a value.
pub struct Id<T>(NonZeroU32, PhantomData<fn() -> T>);

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Values and their numbers.
#[derive(Debug)]
pub(crate) struct Interner<T> {
    values: Vec<Rc<T>>,
    numbers: HashMap<String, Id<T>>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { values: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Debug + Eq> Interner<T> {
    /// The value's number.
    pub(crate) fn id(&mut self, value: T) -> Id<T> {
        let text = format!("{value:?}");
        if let Some(id) = self.numbers.get(&text) {
            assert!(*self.get(*id) == value, "two values look alike: {text}");
            return *id;
        }
        self.values.push(Rc::new(value));
        let number = u32::try_from(self.values.len()).ok().and_then(NonZeroU32::new);
        let id = Id(number.expect("fewer values than memory has bytes"), PhantomData);
        self.numbers.insert(text, id);
        id
    }

    /// The value of a number that was given out here.
    pub(crate) fn get(&self, id: Id<T>) -> Rc<T> {
        Rc::clone(&self.values[id.0.get() as usize - 1])
    }

    /// How many different values there are.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }
}
