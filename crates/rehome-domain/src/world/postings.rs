//! Postings: which things have a key, in the order of their ids.
//!
//! The things of a key are a set of their own: how many there are is known without counting them, and
//! a copy of them costs nothing. For keys that many things have; a key that is nearly one thing's own
//! stands in a plain map or set instead, which needs less memory.

use imbl::{OrdMap, OrdSet};

/// Which things have a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postings<K: Ord, V: Ord>(OrdMap<K, OrdSet<V>>);

impl<K: Ord, V: Ord> Default for Postings<K, V> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<K: Ord + Clone, V: Ord + Clone> Postings<K, V> {
    /// The things that have a key.
    pub fn of(&self, key: &K) -> OrdSet<V> {
        self.0.get(key).cloned().unwrap_or_default()
    }

    /// The keys that something has.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
    }

    pub(super) fn insert(&mut self, key: K, thing: V) {
        self.0.entry(key).or_default().insert(thing);
    }

    /// A key that nothing has any more is forgotten, as a world that is read back never knew it.
    pub(super) fn remove(&mut self, key: &K, thing: &V) {
        let Some(things) = self.0.get_mut(key) else { return };
        things.remove(thing);
        if things.is_empty() {
            self.0.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_what_was_put_there_and_goes_with_the_last() {
        let mut postings = Postings::default();
        for (key, thing) in [('a', 2), ('b', 3), ('a', 1), ('a', 2)] {
            postings.insert(key, thing);
        }
        let of = |postings: &Postings<char, i32>, key| postings.of(&key).into_iter().collect();
        let (a, b, none): (Vec<_>, Vec<_>, Vec<_>) =
            (of(&postings, 'a'), of(&postings, 'b'), of(&postings, 'c'));
        assert_eq!((a, b, none), (vec![1, 2], vec![3], vec![]));
        for (key, thing) in [('a', 1), ('a', 2), ('a', 9), ('c', 1)] {
            postings.remove(&key, &thing);
        }
        assert_eq!(postings.keys().copied().collect::<Vec<_>>(), ['b']);
    }
}
