//! Parameters as a tree, before they are typed. From JSON strictly; from a query or a form as
//! texts, which take their type from the action's schema.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::error::ApiError;

/// Levels of lists and objects within each other.
pub const DEPTH_MAX: usize = 64;

/// A parameter's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// JSON's null: the same as absent.
    Null,
    /// A JSON boolean.
    Bool(bool),
    /// A JSON number without fraction and exponent.
    Integer(i128),
    /// Any other JSON number.
    Float(f64),
    /// A JSON string.
    String(String),
    /// A text from a query or a form, of no type yet.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object; names are unique and stand in the order in which they came.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// An object without members.
    pub const EMPTY: Self = Self::Object(Vec::new());

    /// Reads a JSON object, strictly: names unique, depth at most [`DEPTH_MAX`], nothing behind it.
    ///
    /// # Errors
    /// `InvalidParameter`, with where and what.
    pub fn from_json(body: &[u8]) -> Result<Self, ApiError> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self::EMPTY);
        }
        let value: Self = serde_json::from_slice(body).map_err(|error| {
            ApiError::new("InvalidParameter", format!("The request's body is not JSON: {error}."))
        })?;
        match value.depth() {
            _ if !matches!(value, Self::Object(_)) => Err(ApiError::new(
                "InvalidParameter",
                "The request's body is JSON, but not an object.",
            )),
            depth if depth > DEPTH_MAX => Err(ApiError::new(
                "InvalidParameter",
                format!("The request's body is nested deeper than {DEPTH_MAX} levels."),
            )),
            _ => Ok(value),
        }
    }

    // serde_json itself stops at 128 levels, so this recursion is bounded.
    fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(members) => {
                1 + members.iter().map(|(_, value)| value.depth()).max().unwrap_or(0)
            }
            Self::Null
            | Self::Bool(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::String(_)
            | Self::Text(_) => 0,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(i128::from(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Integer(i128::from(value)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object: Vec<(String, Value)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        while let Some((name, value)) = members.next_entry::<String, Value>()? {
            if !seen.insert(name.clone()) {
                return Err(de::Error::custom(format_args!("`{name}` is given twice")));
            }
            object.push((name, value));
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(body: &str) -> String {
        Value::from_json(body.as_bytes()).unwrap_err().code().to_owned()
    }

    #[test]
    fn a_body_is_one_json_object_with_unique_names() {
        assert_eq!(Value::from_json(b" "), Ok(Value::EMPTY));
        assert_eq!(Value::from_json(b"{}"), Ok(Value::EMPTY));
        for body in ["[]", "1", "{", "{}x", r#"{"A":1,"A":2}"#, r#"{"A":{"B":1,"B":1}}"#] {
            assert_eq!(code(body), "InvalidParameter", "{body}");
        }
    }

    #[test]
    fn numbers_stay_exact() {
        let value = Value::from_json(br#"{"A":18446744073709551615,"B":-1,"C":1.5}"#).unwrap();
        let expected = Value::Object(vec![
            (String::from("A"), Value::Integer(i128::from(u64::MAX))),
            (String::from("B"), Value::Integer(-1)),
            (String::from("C"), Value::Float(1.5)),
        ]);
        assert_eq!(value, expected);
    }

    #[test]
    fn sixty_four_levels_are_read_and_one_more_is_refused() {
        let nested = |levels: usize| {
            let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
            format!(r#"{{"A":{open}{close}}}"#)
        };
        assert!(Value::from_json(nested(DEPTH_MAX).as_bytes()).is_ok());
        assert_eq!(code(&nested(DEPTH_MAX + 1)), "InvalidParameter");
        assert_eq!(code(&nested(200)), "InvalidParameter");
    }
}
