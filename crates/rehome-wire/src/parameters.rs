//! Flat parameters: `Filters.0.Values.1=x` of a query or form, into the parameter tree.
//!
//! In: decoded pairs, or the raw text of a query or form. Out: an [`Object`] whose leaves are
//! [`Value::Text`].
//! Invariants: a name appears once; the indexes of a list are exactly 0 to n-1 in whatever order;
//! a name is either a value, a list or an object, never two of these; bounded by
//! [`PARAMETERS_MAX`] and [`DEPTH_MAX`].

use std::collections::BTreeMap;

use crate::json::DEPTH_MAX;
use crate::urlencoded::{UrlencodedError, decode_pairs};
use crate::value::{Object, Value};

/// Pairs that one query or form may hold.
pub const PARAMETERS_MAX: usize = 10_000;

/// Why a query or form is refused. Names are as the caller wrote them.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum ParameterError {
    /// A piece has no `=`.
    #[error("a piece of the query or form is not of the form k=v")]
    NotAPair,
    /// Broken percent-encoding or not UTF-8.
    #[error("a name or value is not percent-encoded UTF-8")]
    Encoding,
    /// More than [`PARAMETERS_MAX`] pairs.
    #[error("more than {PARAMETERS_MAX} parameters")]
    TooMany,
    /// The same name twice.
    #[error("parameter `{0}` appears more than once")]
    Duplicate(String),
    /// An empty segment, more than [`DEPTH_MAX`] segments, or a malformed index.
    #[error("parameter name `{0}` is malformed")]
    Name(String),
    /// One name used as value and as container, or as list and as object.
    #[error("parameter `{0}` contradicts another parameter")]
    Contradiction(String),
    /// The indexes of a list do not run from 0 without a gap.
    #[error("the indexes of list `{0}` do not run from 0 without a gap")]
    Gap(String),
}

impl From<UrlencodedError> for ParameterError {
    fn from(error: UrlencodedError) -> Self {
        match error {
            UrlencodedError::NotAPair => ParameterError::NotAPair,
            UrlencodedError::Encoding => ParameterError::Encoding,
            UrlencodedError::TooMany => ParameterError::TooMany,
        }
    }
}

/// Parses the raw text of a query or form body.
///
/// # Errors
/// See [`ParameterError`].
pub fn parse_flat(text: &[u8]) -> Result<Object, ParameterError> {
    tree(split_flat(text)?)
}

/// Splits and decodes without building the tree; refuses a name that appears twice.
pub(crate) fn split_flat(text: &[u8]) -> Result<Vec<(String, String)>, ParameterError> {
    let pairs = decode_pairs(text, PARAMETERS_MAX)?;
    let mut names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|two| two[0] == two[1]) {
        Some(two) => Err(ParameterError::Duplicate(two[0].to_owned())),
        None => Ok(pairs),
    }
}

/// Builds the tree of dotted names.
pub(crate) fn tree(pairs: Vec<(String, String)>) -> Result<Object, ParameterError> {
    let mut root = BTreeMap::new();
    for (name, value) in pairs {
        insert(&mut root, &name, value)?;
    }
    let entries =
        root.into_iter().map(|(name, node)| node.into_value(&name).map(|value| (name, value)));
    Ok(Object::from_distinct(entries.collect::<Result<_, _>>()?))
}

/// A tree under construction: indexes may still be out of order.
enum Node {
    Leaf(String),
    List(BTreeMap<usize, Node>),
    Object(BTreeMap<String, Node>),
}

enum Segment<'a> {
    Index(usize),
    Name(&'a str),
}

fn insert(
    root: &mut BTreeMap<String, Node>,
    name: &str,
    value: String,
) -> Result<(), ParameterError> {
    let malformed = || ParameterError::Name(name.to_owned());
    let contradiction = || ParameterError::Contradiction(name.to_owned());
    if name.split('.').count() > DEPTH_MAX {
        return Err(malformed());
    }
    let mut segments = name.split('.').map(|text| segment(text).ok_or_else(malformed));
    let Some(Segment::Name(first)) = segments.next().transpose()? else {
        return Err(malformed());
    };
    let mut leaf = Some(Node::Leaf(value));
    let mut rest: Vec<Segment<'_>> = segments.collect::<Result<_, _>>()?;
    rest.reverse();
    let mut fresh = |rest: &[Segment<'_>]| match rest.last() {
        None => leaf.take().unwrap_or_else(|| Node::Leaf(String::new())),
        Some(Segment::Index(_)) => Node::List(BTreeMap::new()),
        Some(Segment::Name(_)) => Node::Object(BTreeMap::new()),
    };
    let mut node = root.entry(first.to_owned()).or_insert_with(|| fresh(&rest));
    while let Some(segment) = rest.pop() {
        node = match (node, segment) {
            (Node::List(items), Segment::Index(index)) => {
                items.entry(index).or_insert_with(|| fresh(&rest))
            }
            (Node::Object(members), Segment::Name(name)) => {
                members.entry(name.to_owned()).or_insert_with(|| fresh(&rest))
            }
            (Node::Leaf(_) | Node::List(_) | Node::Object(_), _) => return Err(contradiction()),
        };
    }
    // The leaf is taken only if the last step created it; otherwise something stood there.
    if leaf.is_some() { Err(contradiction()) } else { Ok(()) }
}

/// Reads one segment: all digits is an index, without leading zeros and below [`PARAMETERS_MAX`].
fn segment(text: &str) -> Option<Segment<'_>> {
    if text.is_empty() {
        return None;
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Segment::Name(text));
    }
    let index = text.parse().ok().filter(|index| *index < PARAMETERS_MAX)?;
    (text.len() == 1 || !text.starts_with('0')).then_some(Segment::Index(index))
}

impl Node {
    fn into_value(self, path: &str) -> Result<Value, ParameterError> {
        match self {
            Node::Leaf(text) => Ok(Value::Text(text)),
            Node::List(items) => {
                if items.last_key_value().is_some_and(|(last, _)| *last + 1 != items.len()) {
                    return Err(ParameterError::Gap(path.to_owned()));
                }
                let items = items.into_values().map(|node| node.into_value(path));
                Ok(Value::List(items.collect::<Result<_, _>>()?))
            }
            Node::Object(members) => {
                let entries = members
                    .into_iter()
                    .map(|(name, node)| node.into_value(path).map(|value| (name, value)));
                Ok(Value::Object(Object::from_distinct(entries.collect::<Result<_, _>>()?)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::Text(value.to_owned())
    }

    #[test]
    fn dotted_names_become_lists_and_objects_in_any_order() {
        let object = parse_flat(
            b"Filters.0.Values.1=b&Filters.0.Values.0=a&Filters.0.Name=n&Limit=5&I.10=k&I.0=0&I.1=1\
              &I.2=2&I.3=3&I.4=4&I.5=5&I.6=6&I.7=7&I.8=8&I.9=9",
        )
        .unwrap();
        let Some(Value::List(filters)) = object.get("Filters") else { panic!("{object:?}") };
        let Value::Object(filter) = &filters[0] else { panic!("{object:?}") };
        assert_eq!(filter.get("Values"), Some(&Value::List(vec![text("a"), text("b")])));
        assert_eq!(object.get("Limit"), Some(&text("5")));
        let Some(Value::List(items)) = object.get("I") else { panic!("{object:?}") };
        assert_eq!((items.len(), &items[10]), (11, &text("k")));
    }

    #[test]
    fn refusals() {
        let name = |name: &str| ParameterError::Name(name.to_owned());
        let contradiction = |name: &str| ParameterError::Contradiction(name.to_owned());
        for (query, expected) in [
            ("a", ParameterError::NotAPair),
            ("a=%", ParameterError::Encoding),
            ("a=1&a=2", ParameterError::Duplicate("a".to_owned())),
            ("a=1&%61=2", ParameterError::Duplicate("a".to_owned())),
            ("=1", name("")),
            ("a..b=1", name("a..b")),
            ("a.=1", name("a.")),
            (".a=1", name(".a")),
            ("0.a=1", name("0.a")),
            ("a.00=1", name("a.00")),
            ("a.10000=1", name("a.10000")),
            ("a.99999999999999999999999=1", name("a.99999999999999999999999")),
            ("a=1&a.b=2", contradiction("a.b")),
            ("a.b=1&a=2", contradiction("a")),
            ("a.b=1&a.0=2", contradiction("a.0")),
            ("a.1=1", ParameterError::Gap("a".to_owned())),
            ("a.0=1&a.2=1", ParameterError::Gap("a".to_owned())),
        ] {
            assert_eq!(parse_flat(query.as_bytes()), Err(expected), "{query}");
        }
    }

    #[test]
    fn number_and_depth_are_bounded() {
        let query = |pairs: usize| {
            (0..pairs).map(|index| format!("a.{index}=")).collect::<Vec<_>>().join("&")
        };
        assert!(parse_flat(query(PARAMETERS_MAX).as_bytes()).is_ok());
        assert_eq!(parse_flat(query(PARAMETERS_MAX + 1).as_bytes()), Err(ParameterError::TooMany));
        let deep = |levels: usize| format!("{}=", vec!["a"; levels].join("."));
        assert!(parse_flat(deep(DEPTH_MAX).as_bytes()).is_ok());
        assert!(matches!(parse_flat(deep(DEPTH_MAX + 1).as_bytes()), Err(ParameterError::Name(_))));
    }
}
