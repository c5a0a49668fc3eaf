//! Filters of Describe actions: several values of a filter mean or, several filters mean and.

use rehome_wire::ApiError;

/// How a filter's value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matching {
    /// The whole text.
    Exact,
    /// A part of it.
    Part,
    /// Its end, when the filter has one value; the whole text when it has more.
    EndWhenAlone,
}

/// A filter that an action knows: its name, how it compares, and what it looks at.
pub(crate) struct Field<T: ?Sized> {
    pub(crate) name: &'static str,
    pub(crate) matching: Matching,
    pub(crate) values: fn(&T) -> Vec<String>,
}

/// A filter as it was asked for.
pub(crate) struct Asked<'a> {
    pub(crate) name: &'a str,
    pub(crate) values: &'a [String],
}

/// Filters that were understood.
pub(crate) struct Filters<'a, T: ?Sized + 'static> {
    clauses: Vec<(&'static Field<T>, &'a [String])>,
    nothing: bool,
}

/// Filters that one call may hold, and values of one of them.
const FILTERS_MAX: usize = 10;
const VALUES_MAX: usize = 100;

impl<'a, T: ?Sized + 'static> Filters<'a, T> {
    /// Understands filters.
    ///
    /// # Errors
    /// `InvalidParameter.FilterInvalidKey` for a name that the action does not know;
    /// `InvalidParameterValue.LimitExceeded` for too many.
    pub(crate) fn understand(
        asked: impl Iterator<Item = Asked<'a>>,
        known: &'static [Field<T>],
    ) -> Result<Self, ApiError> {
        let (mut clauses, mut nothing) = (Vec::new(), false);
        for filter in asked {
            if clauses.len() == FILTERS_MAX || filter.values.len() > VALUES_MAX {
                return Err(too_many());
            }
            match known.iter().find(|field| field.name == filter.name) {
                Some(field) => clauses.push((field, filter.values)),
                // Nothing here bears a tag yet, so a filter on one is understood and empty.
                None if filter.name == "tag-key" || filter.name.starts_with("tag:") => {
                    nothing = true;
                }
                None => return Err(unknown(filter.name)),
            }
        }
        Ok(Self { clauses, nothing })
    }

    /// Whether a thing passes all filters.
    pub(crate) fn pass(&self, thing: &T) -> bool {
        !self.nothing
            && self.clauses.iter().all(|(field, wanted)| {
                let values = (field.values)(thing);
                values.iter().any(|value| matches(field.matching, value, wanted))
            })
    }
}

fn matches(matching: Matching, value: &str, wanted: &[String]) -> bool {
    match (matching, wanted) {
        (Matching::Part, _) => wanted.iter().any(|part| value.contains(part.as_str())),
        (Matching::EndWhenAlone, [end]) => value.ends_with(end.as_str()),
        (Matching::Exact | Matching::EndWhenAlone, _) => wanted.iter().any(|whole| value == whole),
    }
}

fn unknown(name: &str) -> ApiError {
    let name: String = name.chars().take(64).collect();
    ApiError::new(
        "InvalidParameter.FilterInvalidKey",
        format!("The filter `{name}` is not recognized."),
    )
}

fn too_many() -> ApiError {
    ApiError::new(
        "InvalidParameterValue.LimitExceeded",
        format!("At most {FILTERS_MAX} filters with {VALUES_MAX} values each are allowed."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[Field<str>] = &[
        Field { name: "name", matching: Matching::Part, values: |s| vec![s.to_owned()] },
        Field { name: "ip", matching: Matching::EndWhenAlone, values: |s| vec![s.to_owned()] },
    ];

    fn pass(thing: &str, filters: &[(&str, &[&str])]) -> Result<bool, ApiError> {
        let owned: Vec<(&str, Vec<String>)> = filters
            .iter()
            .map(|(name, values)| (*name, values.iter().map(ToString::to_string).collect()))
            .collect();
        let asked = owned.iter().map(|(name, values)| Asked { name, values });
        Ok(Filters::understand(asked, KNOWN)?.pass(thing))
    }

    #[test]
    fn values_are_or_and_filters_are_and() {
        assert_eq!(pass("abc", &[("name", &["x", "b"])]), Ok(true));
        assert_eq!(pass("abc", &[("name", &["b"]), ("name", &["x"])]), Ok(false));
        assert_eq!(pass("abc", &[("ip", &["bc"])]), Ok(true));
        assert_eq!(pass("abc", &[("ip", &["bc", "x"])]), Ok(false));
        assert_eq!(pass("abc", &[("tag:a", &["b"])]), Ok(false));
    }

    #[test]
    fn a_filter_that_the_action_does_not_know_is_refused() {
        let error = pass("abc", &[("colour", &["red"])]).unwrap_err();
        assert_eq!(error.code, "InvalidParameter.FilterInvalidKey");
    }

    #[test]
    fn eleven_filters_are_one_too_many() {
        let ten = vec![("name", ["b"].as_slice()); FILTERS_MAX];
        assert_eq!(pass("abc", &ten), Ok(true));
        let eleven = vec![("name", ["b"].as_slice()); FILTERS_MAX + 1];
        assert!(pass("abc", &eleven).is_err());
    }
}
