//! Filters on tags: `tag-key`, `tag-value` and `tag:<key>`.
//!
//! In: the name of such a filter and its values. Out: whether what something bears passes, and, by the
//! world's index of tags, what does. Case counts, as it does in tags.

use rehome_domain::World;
use rehome_domain::tag::{Bears, TagSet};

use crate::found::Found;

/// What the name of a filter on one tag begins with; the tag's key follows.
pub(crate) const TAG: &str = "tag:";
/// The filter on the values of all keys.
const TAG_VALUE: &str = "tag-value";

/// What of tags a filter is about.
#[derive(Clone, Copy)]
pub(crate) enum OfTags<'a> {
    /// Their keys.
    Keys,
    /// Their values.
    Values,
    /// The value of this key.
    Key(&'a str),
}

/// The things of one kind that bear such tags with one of these values, unless there may be more
/// than so many.
pub(crate) type TagIndex<I> = fn(OfTags<'_>, &World, (&[String], usize)) -> Option<Found<I>>;

impl<'a> OfTags<'a> {
    /// What the filter of that name is about.
    pub(crate) fn named(name: &'a str) -> Self {
        match name.strip_prefix(TAG) {
            Some(key) => Self::Key(key),
            None if name == TAG_VALUE => Self::Values,
            None => Self::Keys,
        }
    }

    /// Whether tags pass.
    pub(crate) fn pass(self, tags: &TagSet, wanted: &[String]) -> bool {
        let is = |text: &str| wanted.iter().any(|it| it == text);
        match self {
            Self::Keys => tags.iter().any(|(key, _)| is(key.as_str())),
            Self::Values => tags.iter().any(|(_, value)| is(value.as_str())),
            Self::Key(key) => tags.get(key).is_some_and(|value| is(value.as_str())),
        }
    }
}

/// The [`TagIndex`] of a kind.
pub(crate) fn bearers<I: Bears>(
    which: OfTags<'_>,
    world: &World,
    (wanted, at_most): (&[String], usize),
) -> Option<Found<I>> {
    let index = &world.index.tags;
    let sets: Vec<_> = match which {
        OfTags::Keys => wanted.iter().flat_map(|key| index.bearers(key, None)).collect(),
        OfTags::Key(key) => index.bearers(key, Some(wanted)),
        OfTags::Values => {
            let keys = index.keys();
            keys.flat_map(|key| index.bearers(key.as_str(), Some(wanted))).collect()
        }
    };
    Found::of(sets.iter().flat_map(World::only), at_most)
}

#[cfg(test)]
pub(crate) mod tests {
    use rehome_domain::tag::TaggedResource;

    use super::*;

    /// Checks that the index of such a filter finds what a look at everything finds. Gives how often
    /// it found something.
    pub(crate) fn check<T: ?Sized, I: Copy + Ord + std::fmt::Debug>(
        (name, world): (&str, &World),
        things: &[(I, &T)],
        (of, index): (fn(&T) -> TaggedResource, TagIndex<I>),
    ) -> usize {
        let keys = world.index.tags.keys().map(ToString::to_string);
        let names: Vec<String> = match name {
            TAG => keys.chain([String::from("none")]).map(|key| format!("{TAG}{key}")).collect(),
            one => vec![one.to_owned()],
        };
        let asked = [&["env"][..], &["team"], &["red"], &["blue"], &["red", "blue"], &["", "none"]];
        let mut hits = 0;
        for name in names {
            for wanted in asked {
                let wanted: Vec<String> = wanted.iter().map(|it| String::from(*it)).collect();
                let which = OfTags::named(&name);
                let passes = |it: &T| which.pass(&world.tags_of(of(it)), &wanted);
                let mut expected: Vec<I> =
                    things.iter().filter(|(_, it)| passes(it)).map(|(id, _)| *id).collect();
                expected.sort_unstable();
                let found = index(which, world, (&wanted, usize::MAX)).unwrap_or_default();
                let found: Vec<I> = found.iter().collect();
                assert_eq!(found, expected, "{name} {wanted:?}");
                hits += usize::from(!expected.is_empty());
            }
        }
        hits
    }
}
