//! Command-line flags become flat parameters: `--Filters.0.Name vpc-id`, `--Limit=10`.
//!
//! In: the arguments after the action's name. Out: pairs for [`crate::Parameters::Form`].
//! Invariants: names are dotted paths of member names and zero-based indexes; no path is given
//! twice, and none is both a value and a parent; the number of pairs is bounded.

use std::collections::BTreeSet;

use thiserror::Error;

/// The most pairs taken.
pub const PAIRS_MAX: usize = 1_000;
const NAME_BYTES_MAX: usize = 256;

/// Why arguments are no parameters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FlagError {
    /// An argument where a flag should be.
    #[error("`{0}` is not a parameter: write --Name value")]
    NotAFlag(String),
    /// A flag without a value.
    #[error("--{0} has no value")]
    NoValue(String),
    /// A name that is no dotted path.
    #[error("`{0}` is not a parameter name: write Name, Names.0 or Filters.0.Name")]
    Name(String),
    /// A path given twice.
    #[error("--{0} is given twice")]
    Twice(String),
    /// A path that has a value and members.
    #[error("--{0} has both a value and members")]
    Mixed(String),
    /// More pairs than [`PAIRS_MAX`].
    #[error("more than {PAIRS_MAX} parameters")]
    TooMany,
}

/// Reads the arguments; `--Name=value` and `--Name value` both work. A value that itself begins
/// with `--` needs the first form.
///
/// # Errors
/// [`FlagError`], naming the argument.
pub fn parse<I>(arguments: I) -> Result<Vec<(String, String)>, FlagError>
where
    I: IntoIterator,
    I::Item: Into<String>,
{
    let mut arguments = arguments.into_iter().map(Into::into);
    let mut pairs: Vec<(String, String)> = Vec::new();
    while let Some(argument) = arguments.next() {
        if pairs.len() == PAIRS_MAX {
            return Err(FlagError::TooMany);
        }
        let Some(flag) = argument.strip_prefix("--") else {
            return Err(FlagError::NotAFlag(argument));
        };
        let (name, value) = match flag.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (flag, arguments.next().filter(|value| !value.starts_with("--"))),
        };
        check_name(name)?;
        let value = value.ok_or_else(|| FlagError::NoValue(name.to_owned()))?;
        pairs.push((name.to_owned(), value));
    }
    check_paths(&pairs)?;
    Ok(pairs)
}

fn check_name(name: &str) -> Result<(), FlagError> {
    let is_index = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits && part.len() <= 4 && (part == "0" || !part.starts_with('0'))
    };
    let is_member = |part: &str| {
        part.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let mut parts = name.split('.');
    let first = parts.next().is_some_and(is_member);
    if name.len() <= NAME_BYTES_MAX && first && parts.all(|part| is_index(part) || is_member(part))
    {
        Ok(())
    } else {
        Err(FlagError::Name(name.to_owned()))
    }
}

fn check_paths(pairs: &[(String, String)]) -> Result<(), FlagError> {
    let mut paths = BTreeSet::new();
    for (name, _) in pairs {
        if !paths.insert(name.as_str()) {
            return Err(FlagError::Twice(name.clone()));
        }
    }
    for (name, _) in pairs {
        let mut dots = name.match_indices('.').map(|(place, _)| &name[..place]);
        if let Some(parent) = dots.find(|parent| paths.contains(parent)) {
            return Err(FlagError::Mixed(parent.to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Vec<(String, String)>, FlagError> {
        parse(arguments.iter().copied())
    }

    #[test]
    fn pairs_keep_their_order_and_text() {
        let arguments =
            ["--Filters.0.Name", "vpc-id", "--Limit=10", "--Offset", "-1", "--Name=--x=y"];
        let expected =
            [("Filters.0.Name", "vpc-id"), ("Limit", "10"), ("Offset", "-1"), ("Name", "--x=y")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(read(&arguments), Ok(expected.to_vec()));
        assert_eq!(read(&[]), Ok(vec![]));
    }

    #[test]
    fn what_is_no_parameter_is_named() {
        let text = str::to_owned;
        let rows: [(&[&str], FlagError); 12] = [
            (&["vpc"], FlagError::NotAFlag(text("vpc"))),
            (&["-Limit", "1"], FlagError::NotAFlag(text("-Limit"))),
            (&["--Limit"], FlagError::NoValue(text("Limit"))),
            (&["--Limit", "--Offset", "1"], FlagError::NoValue(text("Limit"))),
            (&["--", "1"], FlagError::Name(text(""))),
            (&["--0.Name", "1"], FlagError::Name(text("0.Name"))),
            (&["--A..B", "1"], FlagError::Name(text("A..B"))),
            (&["--A.01", "1"], FlagError::Name(text("A.01"))),
            (&["--A.10000", "1"], FlagError::Name(text("A.10000"))),
            (&["--A-B", "1"], FlagError::Name(text("A-B"))),
            (&["--A", "1", "--A", "2"], FlagError::Twice(text("A"))),
            (&["--A.0.B", "1", "--A.0", "2"], FlagError::Mixed(text("A.0"))),
        ];
        for (arguments, error) in rows {
            assert_eq!(read(arguments), Err(error), "{arguments:?}");
        }
    }

    #[test]
    fn the_number_of_pairs_is_bounded() {
        let flag = |index: usize| format!("--Ids{index}=x");
        assert_eq!(parse((0..PAIRS_MAX).map(flag)).map(|pairs| pairs.len()), Ok(PAIRS_MAX));
        assert_eq!(parse((0..=PAIRS_MAX).map(flag)), Err(FlagError::TooMany));
    }
}
