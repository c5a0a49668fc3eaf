//! Strict JSON: body bytes in, parameter tree out.
//!
//! Invariants: one object at the top and nothing after it; no name twice in an object; at most
//! [`DEPTH_MAX`] levels and [`VALUES_MAX`] values, so that a 10 MB body cannot become a tree of
//! gigabytes; UTF-8 only.

use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::value::{Object, Value};

/// Levels of nesting that a request may have, in JSON as in dotted names.
pub const DEPTH_MAX: usize = 64;

/// Values (members, items, the containers themselves) that one JSON body may hold.
pub const VALUES_MAX: usize = 65_536;

/// Why a body is not an acceptable JSON object.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the body is not an acceptable JSON object: {reason}")]
pub struct JsonError {
    reason: String,
    position: Option<(usize, usize)>,
}

impl JsonError {
    /// Line and column of the fault; nothing when the whole is of the wrong kind.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.position
    }
}

/// Parses a body. An empty body means no parameters.
///
/// # Errors
/// [`JsonError`] names the first fault and its position.
pub fn parse_json(body: &[u8]) -> Result<Object, JsonError> {
    if body.is_empty() {
        return Ok(Object::default());
    }
    let budget = Cell::new(VALUES_MAX);
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let seed = Tree { depth_left: DEPTH_MAX, budget: &budget };
    let parsed = seed.deserialize(&mut deserializer).and_then(|tree| {
        deserializer.end()?;
        Ok(tree)
    });
    match parsed {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => {
            Err(JsonError { reason: "the top level is not an object".to_owned(), position: None })
        }
        Err(error) => {
            let position = Some((error.line(), error.column()));
            Err(JsonError { reason: error.to_string(), position })
        }
    }
}

/// Builds one [`Value`]; passes a smaller depth and the shared budget down.
#[derive(Clone, Copy)]
struct Tree<'a> {
    depth_left: usize,
    budget: &'a Cell<usize>,
}

impl<'a> Tree<'a> {
    fn inside<E: Error>(self) -> Result<Tree<'a>, E> {
        match self.depth_left.checked_sub(1) {
            Some(depth_left) => Ok(Tree { depth_left, budget: self.budget }),
            None => Err(E::custom(format_args!("deeper than {DEPTH_MAX} levels"))),
        }
    }

    fn count<E: Error>(self) -> Result<(), E> {
        match self.budget.get().checked_sub(1) {
            Some(left) => {
                self.budget.set(left);
                Ok(())
            }
            None => Err(E::custom(format_args!("more than {VALUES_MAX} values"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut seen = HashSet::new();
        let mut entries = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom("a member name appears twice in one object"));
            }
            entries.push((name, members.next_value_seed(inside)?));
        }
        Ok(Value::Object(Object::from_distinct(entries)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_at_the_edges_of_the_integer_types() {
        let object =
            parse_json(br#"{"a":18446744073709551615,"b":-9223372036854775808,"c":1.0,"d":18446744073709551616}"#)
                .unwrap();
        assert_eq!(object.get("a"), Some(&Value::Integer(u64::MAX.into())));
        assert_eq!(object.get("b"), Some(&Value::Integer(i64::MIN.into())));
        assert_eq!(object.get("c"), Some(&Value::Float(1.0)));
        assert!(matches!(object.get("d"), Some(Value::Float(_))));
    }

    #[test]
    fn refusals() {
        for (body, part) in [
            (&br#"{"a":1,"a":2}"#[..], "twice"),
            (br#"{"a":{"b":1,"\u0062":2}}"#, "twice"),
            (b"[]", "not an object"),
            (b"null", "not an object"),
            (b"{} x", "trailing"),
            (b"{\"a\":\"\xff\"}", "line 1"),
            (b"\xef\xbb\xbf{}", "line 1"),
            (b"{\"a\":NaN}", "line 1"),
            (b"{\"a\":1", "EOF"),
        ] {
            let error = parse_json(body).expect_err("refused").to_string();
            assert!(error.contains(part), "{error}");
        }
        assert_eq!(parse_json(b""), Ok(Object::default()));
    }

    fn nested(levels: usize) -> Vec<u8> {
        format!("{{\"a\":{}{}}}", "[".repeat(levels - 1), "]".repeat(levels - 1)).into_bytes()
    }

    #[test]
    fn depth_is_bounded() {
        assert!(parse_json(&nested(DEPTH_MAX)).is_ok());
        assert!(parse_json(&nested(DEPTH_MAX + 1)).unwrap_err().to_string().contains("deeper"));
        assert!(parse_json(&nested(100_000)).is_err());
    }

    #[test]
    fn values_are_bounded() {
        // The object and the list count as well.
        let body =
            |items: usize| format!("{{\"a\":[{}]}}", vec!["0"; items].join(",")).into_bytes();
        assert!(parse_json(&body(VALUES_MAX - 2)).is_ok());
        assert!(parse_json(&body(VALUES_MAX - 1)).unwrap_err().to_string().contains("more than"));
    }

    #[test]
    fn debug_output_shows_no_value() {
        let object = parse_json(br#"{"Password":"hunter2","n":41}"#).unwrap();
        let debug = format!("{object:?}");
        assert!(!debug.contains("hunter2") && !debug.contains("41"), "{debug}");
    }
}
