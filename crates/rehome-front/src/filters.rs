//! Filters of Describe actions: several values of a filter mean or, several filters mean and.
//!
//! In: the filters of a call, and the table of those that its action knows. Out: which things pass,
//! and, where a filter has an index, the ids of those that do, without a look at the others. A filter
//! without values is passed by nothing.

use std::net::IpAddr;

use rehome_actions::{cbs, cvm, vpc};
use rehome_domain::World;
use rehome_domain::tag::{Bears, TaggedResource};
use rehome_wire::ApiError;

use crate::found::Found;
use crate::tag_filters::{OfTags, TAG, TagIndex, bearers};

/// How a filter's value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matching {
    /// The whole text.
    Exact,
    /// A part of it.
    Part,
    /// A part of it; `ALL` is everything.
    PartOrAll,
    /// Its beginning.
    Start,
    /// An address, however it is written.
    Address,
    /// Its end, when the filter has one value; the whole text when it has more.
    EndWhenAlone,
}

/// The things that have one of these values, unless there may be more than so many.
pub(crate) type Index<I> = fn(&World, &[String], usize) -> Option<Found<I>>;

/// What a thing has of a filter.
enum Values<T: ?Sized, I> {
    /// The same as everything else of its kind.
    Same(&'static [&'static str]),
    /// Its own.
    Own(fn(&World, &T) -> Vec<String>),
    /// Its tags, and how what bears them is found.
    Tags(fn(&T) -> TaggedResource, TagIndex<I>),
}

/// As many as an index may find at first, and how many times more at each further attempt: so what is
/// found costs by the filter that finds the fewest, in whatever order the filters stand.
const FEW: usize = 64;
const TIMES: usize = 16;

/// A filter that an action knows: its name, how it compares, what it looks at, and how what it is
/// passed by is found without looking at everything.
pub(crate) struct Field<T: ?Sized, I> {
    pub(crate) name: &'static str,
    matching: Matching,
    values: Values<T, I>,
    index: Option<Index<I>>,
}

impl<T: ?Sized, I> Field<T, I> {
    pub(crate) const fn new(
        name: &'static str,
        matching: Matching,
        values: fn(&World, &T) -> Vec<String>,
    ) -> Self {
        Self { name, matching, values: Values::Own(values), index: None }
    }

    /// A filter that compares whole texts.
    pub(crate) const fn exact(name: &'static str, values: fn(&World, &T) -> Vec<String>) -> Self {
        Self::new(name, Matching::Exact, values)
    }

    /// A filter on what everything has, or, with no value, nothing.
    pub(crate) const fn same(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, matching: Matching::Exact, values: Values::Same(values), index: None }
    }

    fn is_named(&self, name: &str) -> bool {
        self.name == name || (self.name == TAG && name.starts_with(TAG))
    }

    /// The filter with an index, which finds exactly what passes.
    pub(crate) const fn indexed(self, index: Index<I>) -> Self {
        Self { name: self.name, matching: self.matching, values: self.values, index: Some(index) }
    }
}

impl<T: ?Sized, I: Bears> Field<T, I> {
    /// A filter on tags: `tag-key`, `tag-value`, or `tag:` for `tag:<key>`.
    pub(crate) const fn tags(name: &'static str, of: fn(&T) -> TaggedResource) -> Self {
        Self { name, matching: Matching::Exact, values: Values::Tags(of, bearers), index: None }
    }
}

/// What an action says of filters in general: how many, and which codes.
pub(crate) struct Manners {
    pub(crate) filters_max: usize,
    pub(crate) values_max: usize,
    /// Of a name that the action does not know.
    pub(crate) unknown: &'static str,
    /// Of too many filters.
    pub(crate) many_filters: &'static str,
    /// Of too many values, and of too many ids.
    pub(crate) many_values: &'static str,
    /// Of ids and filters in one call.
    pub(crate) coexist: &'static str,
}

/// The VPC API. It publishes no bound for most actions; ours is the one of those where it does.
pub(crate) const VPC_MANNERS: Manners = Manners {
    filters_max: 10,
    values_max: 100,
    unknown: "InvalidParameter.FilterInvalidKey",
    many_filters: "InvalidParameterValue.LimitExceeded",
    many_values: "InvalidParameterValue.LimitExceeded",
    coexist: "InvalidParameter.Coexist",
};

/// The VPC API's actions about elastic IPs.
pub(crate) const EIP_MANNERS: Manners = Manners {
    unknown: "InvalidParameter.InvalidFilter",
    many_filters: "LimitExceeded.NumberOfFilters",
    ..VPC_MANNERS
};

/// The CVM API.
pub(crate) const CVM_MANNERS: Manners = Manners {
    filters_max: 10,
    values_max: 5,
    unknown: "InvalidFilter",
    many_filters: "InvalidFilter",
    many_values: "InvalidFilterValue.LimitExceeded",
    coexist: "InvalidParameter",
};

/// A filter as it was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) name: &'a str,
    pub(crate) values: &'a [String],
}

impl<'a> From<&'a vpc::Filter> for Asked<'a> {
    fn from(filter: &'a vpc::Filter) -> Self {
        Self { name: &filter.name, values: &filter.values }
    }
}

impl<'a> From<&'a cvm::Filter> for Asked<'a> {
    fn from(filter: &'a cvm::Filter) -> Self {
        Self { name: &filter.name, values: &filter.values }
    }
}

impl<'a> From<&'a cbs::Filter> for Asked<'a> {
    fn from(filter: &'a cbs::Filter) -> Self {
        Self { name: &filter.name, values: &filter.values }
    }
}

/// A filter that was understood.
struct Clause<'a, T: ?Sized + 'static, I: 'static> {
    values: &'a [String],
    look: Look<'a, T, I>,
}

/// What a filter looks at.
enum Look<'a, T: ?Sized, I> {
    Own { matching: Matching, of: fn(&World, &T) -> Vec<String>, index: Option<Index<I>> },
    Tags { which: OfTags<'a>, of: fn(&T) -> TaggedResource, index: TagIndex<I> },
}

/// Filters that were understood.
pub(crate) struct Filters<'a, T: ?Sized + 'static, I: 'static> {
    clauses: Vec<Clause<'a, T, I>>,
    /// Something was asked for that nothing has.
    nothing: bool,
}

impl<'a, T: ?Sized + 'static, I: Copy + Ord + 'static> Filters<'a, T, I> {
    /// Understands filters.
    ///
    /// # Errors
    /// As `manners` say, for a name that the action does not know and for too many.
    pub(crate) fn understand<A: Into<Asked<'a>>>(
        asked: impl IntoIterator<Item = A>,
        known: &'static [Field<T, I>],
        manners: &Manners,
    ) -> Result<Self, ApiError> {
        let mut understood = Self { clauses: Vec::new(), nothing: false };
        for (number, filter) in asked.into_iter().enumerate() {
            let Asked { name, values } = filter.into();
            if number >= manners.filters_max {
                return Err(too_many(manners.many_filters, manners));
            }
            if values.len() > manners.values_max {
                return Err(too_many(manners.many_values, manners));
            }
            let field = known.iter().find(|field| field.is_named(name));
            let field = field.ok_or_else(|| unknown(name, known, manners))?;
            understood.and(field, (name, values));
        }
        Ok(understood)
    }

    fn and(&mut self, field: &'static Field<T, I>, (name, values): (&'a str, &'a [String])) {
        let look = match field.values {
            Values::Same(all) => {
                self.nothing |= !values.iter().any(|value| all.contains(&value.as_str()));
                return;
            }
            Values::Tags(of, index) => Look::Tags { which: OfTags::named(name), of, index },
            Values::Own(of) => Look::Own { matching: field.matching, of, index: field.index },
        };
        self.clauses.push(Clause { values, look });
    }

    /// Whether a thing passes all filters.
    pub(crate) fn pass(&self, world: &World, thing: &T) -> bool {
        !self.nothing && self.clauses.iter().all(|clause| clause.pass(world, thing))
    }

    /// The fewest that an index finds, and whether what it found passes all filters; nothing where no
    /// index finds fewer than `all`.
    pub(crate) fn candidates(&self, world: &World, all: usize) -> Option<(Found<I>, bool)> {
        if self.nothing {
            return Some((Found::default(), true));
        }
        let of = |at_most| {
            let found = self.clauses.iter().filter_map(|clause| clause.find(world, at_most));
            found.min_by_key(Found::len)
        };
        let bounds = std::iter::successors(Some(FEW), |bound| bound.checked_mul(TIMES));
        let bounds = bounds.take_while(|bound| *bound < all).chain([all]);
        bounds.map(of).find_map(|found| found).map(|found| (found, self.clauses.len() == 1))
    }

    /// Whether there is no filter.
    pub(crate) fn are_none(&self) -> bool {
        self.clauses.is_empty() && !self.nothing
    }
}

impl<T: ?Sized, I> Clause<'_, T, I> {
    fn pass(&self, world: &World, thing: &T) -> bool {
        match &self.look {
            Look::Own { matching, of, .. } => {
                let has = of(world, thing);
                has.iter().any(|value| matches(*matching, value, self.values))
            }
            Look::Tags { which, of, .. } => which.pass(&world.tags_of(of(thing)), self.values),
        }
    }

    /// What passes, by an index, unless it may be more than so much.
    fn find(&self, world: &World, at_most: usize) -> Option<Found<I>> {
        match &self.look {
            Look::Own { index, .. } => (*index)?(world, self.values, at_most),
            Look::Tags { which, index, .. } => index(*which, world, (self.values, at_most)),
        }
    }
}

fn matches(matching: Matching, value: &str, wanted: &[String]) -> bool {
    let is = |text: &String| text.parse::<IpAddr>().is_ok_and(|it| it.to_string() == value);
    match (matching, wanted) {
        (Matching::Part, _) => wanted.iter().any(|part| value.contains(part.as_str())),
        (Matching::PartOrAll, _) => {
            wanted.iter().any(|part| part == "ALL" || value.contains(part.as_str()))
        }
        (Matching::Start, _) => wanted.iter().any(|start| value.starts_with(start.as_str())),
        (Matching::Address, _) => wanted.iter().any(is),
        (Matching::EndWhenAlone, [end]) => value.ends_with(end.as_str()),
        (Matching::Exact | Matching::EndWhenAlone, _) => wanted.iter().any(|whole| value == whole),
    }
}

fn unknown<T: ?Sized, I>(name: &str, known: &[Field<T, I>], manners: &Manners) -> ApiError {
    let name: String = name.chars().take(64).collect();
    let names: Vec<_> = known.iter().map(|field| field.name).collect();
    let names = names.join("`, `");
    let english = format!("The filter `{name}` is not recognized. This action has `{names}`.");
    let chinese = format!("未知的过滤条件 `{name}`，此接口支持 `{names}`。");
    ApiError::new(manners.unknown, (english, chinese))
}

fn too_many(code: &'static str, manners: &Manners) -> ApiError {
    let Manners { filters_max, values_max, .. } = manners;
    let english =
        format!("At most {filters_max} filters with {values_max} values each are allowed.");
    let chinese = format!("最多允许 {filters_max} 个过滤条件，每个最多 {values_max} 个值。");
    ApiError::new(code, (english, chinese))
}

#[cfg(test)]
impl<T: ?Sized, I: Copy + Ord + std::fmt::Debug> Field<T, I> {
    /// Checks that the index finds what a look at everything finds: for each value that something
    /// has, for its end, for pairs, and for what nothing has. Gives how often it found something.
    pub(crate) fn check_index(&self, world: &World, things: &[(I, &T)]) -> Option<usize> {
        if let Values::Tags(of, index) = self.values {
            return Some(crate::tag_filters::tests::check((self.name, world), things, (of, index)));
        }
        let (Values::Own(of), Some(index)) = (&self.values, self.index) else { return None };
        let mut values: Vec<String> = things.iter().flat_map(|(_, it)| of(world, it)).collect();
        values.sort_unstable();
        values.dedup();
        let ends = values.iter().map(|value| value.chars().rev().take(1).collect());
        let mut asked: Vec<Vec<String>> = ends.map(|end| vec![end]).collect();
        asked.extend(values.windows(2).map(<[String]>::to_vec));
        asked.extend(values.into_iter().map(|value| vec![value]));
        asked.extend(["", "x", "1.2.3.4", "fd00::9"].map(|value| vec![value.to_owned()]));
        let mut hits = 0;
        for values in asked {
            let has = |it: &T| of(world, it).iter().any(|it| matches(self.matching, it, &values));
            let passing = things.iter().filter(|(_, it)| has(it)).map(|(id, _)| *id);
            let mut expected: Vec<I> = passing.collect();
            expected.sort_unstable();
            let Some(found) = index(world, &values, usize::MAX) else { continue };
            let found = found.iter().filter(|id| things.iter().any(|(it, _)| it == id));
            let found: Vec<I> = found.collect();
            assert_eq!(found, expected, "{} {values:?}", self.name);
            hits += usize::from(!expected.is_empty());
        }
        Some(hits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type By = Field<str, usize>;

    /// Things are texts; the index knows those of one letter by its place in the alphabet.
    const KNOWN: &[By] = &[
        By::new("name", Matching::Part, |_, s| vec![s.to_owned()]),
        By::new("ip", Matching::EndWhenAlone, |_, s| vec![s.to_owned()]),
        By::new("start", Matching::Start, |_, s| vec![s.to_owned()]),
        By::new("port", Matching::PartOrAll, |_, s| vec![s.to_owned()]),
        By::new("address", Matching::Address, |_, s| vec![s.to_owned()]),
        By::same("zone", &["one"]),
        By::new("dear", Matching::Exact, |_, s| vec![s.to_owned()]).indexed(|_, _, at_most| {
            assert!(at_most <= FEW, "another filter finds few");
            Found::of(0..1_000, at_most)
        }),
        By::new("letter", Matching::Exact, |_, s| vec![s.to_owned()]).indexed(|_, all, at_most| {
            let place = |letter: &String| ('a'..='z').position(|it| it.to_string() == *letter);
            Found::of(all.iter().filter_map(place), at_most)
        }),
    ];

    type Said<'a> = (&'a str, &'a [&'a str]);

    fn with<R>(
        filters: &[Said<'_>],
        then: impl FnOnce(&Filters<'_, str, usize>) -> R,
    ) -> Result<R, &'static str> {
        let owned: Vec<(&str, Vec<String>)> = filters
            .iter()
            .map(|(name, values)| (*name, values.iter().map(ToString::to_string).collect()))
            .collect();
        let asked = owned.iter().map(|(name, values)| Asked { name, values });
        match Filters::understand(asked, KNOWN, &EIP_MANNERS) {
            Ok(understood) => Ok(then(&understood)),
            Err(error) => Err(Box::leak(error.code.to_string().into_boxed_str())),
        }
    }

    fn pass(thing: &str, filters: &[Said<'_>]) -> Result<bool, &'static str> {
        with(filters, |understood| understood.pass(&World::default(), thing))
    }

    #[test]
    fn values_are_or_and_filters_are_and() {
        let table: &[(&[Said<'_>], bool)] = &[
            (&[], true),
            (&[("name", &[])], false),
            (&[("name", &["x", "b"])], true),
            (&[("name", &["b"]), ("name", &["x"])], false),
            (&[("ip", &["bc"])], true),
            (&[("ip", &["bc", "x"])], false),
            (&[("ip", &["abc", "x"])], true),
            (&[("start", &["ab"])], true),
            (&[("start", &["bc"])], false),
            (&[("port", &["b"])], true),
            (&[("port", &["ALL"])], true),
            (&[("port", &["x"])], false),
            (&[("zone", &["two", "one"])], true),
            (&[("zone", &["two"])], false),
            (&[("letter", &["abc"])], true),
            (&[("letter", &["ab"])], false),
        ];
        for (filters, passes) in table {
            assert_eq!(pass("abc", filters), Ok(*passes), "{filters:?}");
        }
        let written: &[Said<'_>] = &[("address", &["FD00:0::1"])];
        assert_eq!((pass("fd00::1", written), pass("fd00::2", written)), (Ok(true), Ok(false)));
    }

    #[test]
    fn the_index_that_finds_the_fewest_is_taken() {
        let found = |filters: &[Said<'_>], all| {
            let ids = |(found, whole): (Found<usize>, bool)| (found.iter().collect(), whole);
            with(filters, |it| it.candidates(&World::default(), all).map(ids)).unwrap()
        };
        let whole: Option<(Vec<usize>, bool)> = Some((vec![0, 2], true));
        assert_eq!(found(&[("letter", &["c", "a"])], 9), whole);
        let two: &[Said<'_>] = &[("letter", &["c", "a"]), ("letter", &["c"])];
        assert_eq!(found(two, 9), Some((vec![2], false)));
        assert_eq!(found(&[("letter", &["a"]), ("name", &["a"])], 9), Some((vec![0], false)));
        assert_eq!(found(&[("name", &["a"])], 9), None);
        assert_eq!(found(&[("letter", &["a", "b", "c"])], 2), None, "everything is fewer");
        assert_eq!(found(&[("zone", &["two"])], 9), Some((vec![], true)));
        assert_eq!(found(&[("dear", &[]), ("letter", &["b"])], 5_000), Some((vec![1], false)));
    }

    #[test]
    fn a_filter_that_the_action_does_not_know_is_refused() {
        for name in ["colour", "", "Name", "tag", "tag-value", "tag:a"] {
            assert_eq!(pass("abc", &[(name, &["red"])]), Err("InvalidParameter.InvalidFilter"));
        }
    }

    #[test]
    fn eleven_filters_and_a_hundred_and_one_values_are_one_too_many() {
        let ten = vec![("name", ["b"].as_slice()); 10];
        assert_eq!(pass("abc", &ten), Ok(true));
        let eleven = vec![("name", ["b"].as_slice()); 11];
        assert_eq!(pass("abc", &eleven), Err("LimitExceeded.NumberOfFilters"));
        let hundred = ["b"; 100];
        assert_eq!(pass("abc", &[("name", &hundred)]), Ok(true));
        let more = ["b"; 101];
        assert_eq!(pass("abc", &[("name", &more)]), Err("InvalidParameterValue.LimitExceeded"));
    }
}
