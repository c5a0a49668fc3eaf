//! Ids that an index found: in their order, each once. One that nothing has may be among them.

use rehome_domain::Malformed;
use rehome_domain::world::{OrdSet, Postings};

/// Ids that an index found.
pub(crate) enum Found<I> {
    /// All of a set, which costs nothing to have.
    All(OrdSet<I>),
    /// These.
    These(Vec<I>),
}

impl<I: Copy + Ord> Default for Found<I> {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

impl<I: Copy + Ord> Found<I> {
    /// These ids, unless there are more than so many.
    pub(crate) fn of(ids: impl IntoIterator<Item = I>, at_most: usize) -> Option<Self> {
        let mut ids: Vec<I> = ids.into_iter().take(at_most.saturating_add(1)).collect();
        (ids.len() <= at_most).then(|| {
            ids.sort_unstable();
            ids.dedup();
            Self::These(ids)
        })
    }

    /// The ids of these sets, unless there are more than so many.
    pub(crate) fn union(sets: impl IntoIterator<Item = OrdSet<I>>, at_most: usize) -> Option<Self> {
        let mut sets: Vec<OrdSet<I>> = sets.into_iter().filter(|set| !set.is_empty()).collect();
        match (sets.pop(), sets.is_empty()) {
            (None, _) => Some(Self::default()),
            (Some(only), true) => (only.len() <= at_most).then_some(Self::All(only)),
            (Some(last), false) => Self::of(sets.into_iter().flatten().chain(last), at_most),
        }
    }

    /// The ids that these texts are, unless there are more than so many. A text that is none is left out.
    pub(crate) fn parsed(
        texts: &[String],
        parse: fn(&str) -> Result<I, Malformed>,
        at_most: usize,
    ) -> Option<Self> {
        Self::of(texts.iter().filter_map(|text| parse(text).ok()), at_most)
    }

    /// What has a key of those that these texts mean, unless there is more than so much.
    pub(crate) fn posted<K: Ord + Clone>(
        (postings, at_most): (&Postings<K, I>, usize),
        texts: &[String],
        key: impl Fn(&str) -> Option<K>,
    ) -> Option<Self> {
        let keys = texts.iter().filter_map(|text| key(text));
        Self::union(keys.map(|key| postings.of(&key)), at_most)
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::All(set) => set.len(),
            Self::These(ids) => ids.len(),
        }
    }

    pub(crate) fn iter(&self) -> Box<dyn Iterator<Item = I> + '_> {
        match self {
            Self::All(set) => Box::new(set.iter().copied()),
            Self::These(ids) => Box::new(ids.iter().copied()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(found: Option<Found<i32>>) -> Option<Vec<i32>> {
        found.map(|found| found.iter().collect())
    }

    #[test]
    fn what_is_found_is_in_order_and_each_once() {
        assert_eq!(ids(Found::of([3, 1, 3, 2], 9)), Some(vec![1, 2, 3]));
        let sets = || [vec![2, 5], vec![], vec![1, 2]].map(OrdSet::from);
        assert_eq!(ids(Found::union(sets(), 9)), Some(vec![1, 2, 5]));
        assert_eq!(ids(Found::union([OrdSet::from(vec![7, 4])], 9)), Some(vec![4, 7]));
        assert_eq!(ids(Found::union([], 0)), Some(vec![]));
    }

    #[test]
    fn an_index_gives_up_at_one_too_many() {
        assert_eq!(ids(Found::of([1, 2], 2)), Some(vec![1, 2]));
        assert_eq!(ids(Found::of([1, 2], 1)), None);
        assert_eq!(ids(Found::union([OrdSet::from(vec![1, 2])], 1)), None);
        assert_eq!(ids(Found::union([OrdSet::from(vec![1]), OrdSet::from(vec![2])], 1)), None);
    }
}
