//! From the parameter tree to typed requests.
//!
//! In: a [`Value`] and the [`Path`] that leads to it. Out: a value of the schema's type, or a
//! [`DecodeError`] that quotes the path as the documents do (`Filters.0.Values`).
//! Invariants: an object's unknown names are reported before its missing or mistyped fields, and
//! fields are read in schema order, so the same request always gets the same refusal. JSON types
//! are strict. The leniencies, each needed by a published client or example: a boolean may be the
//! text `true` or `false` in any case; `Offset` and `Limit` declared as strings accept a number;
//! values of a query or form ([`Value::Text`]) are converted by the asked type; `null` is absent.

use std::fmt;

use crate::error::CommonError;
use crate::value::{Object, Value};

/// Where in a request a value stands. A list on the stack, written out only for an error.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Top,
    Name(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// The request itself.
    pub const TOP: Path<'static> = Path { parent: None, segment: Segment::Top };

    /// The member `name` of what stands here.
    pub fn member(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), segment: Segment::Name(name) }
    }

    /// The item `index` of the list that stands here.
    pub fn item(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), segment: Segment::Index(index) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent.filter(|path| !matches!(path.segment, Segment::Top)) {
            write!(f, "{parent}.")?;
        }
        match self.segment {
            Segment::Top => Ok(()),
            Segment::Name(name) => f.write_str(name),
            Segment::Index(index) => index.fmt(f),
        }
    }
}

/// Why a request does not fit its schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A required parameter is absent or null.
    #[error("parameter `{0}` is missing")]
    Missing(String),
    /// The action has no such parameter.
    #[error("parameter `{0}` is unknown")]
    Unknown(String),
    /// A parameter has the wrong type.
    #[error("parameter `{path}` is not of type {expected}")]
    WrongType {
        /// Which one.
        path: String,
        /// The schema's word for the type.
        expected: &'static str,
    },
}

impl DecodeError {
    /// The value at `path` should be of type `expected`.
    pub fn wrong_type(path: &Path<'_>, expected: &'static str) -> Self {
        Self::WrongType { path: path.to_string(), expected }
    }
}

impl From<DecodeError> for CommonError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Missing(path) => CommonError::MissingParameter { path },
            DecodeError::Unknown(path) => CommonError::UnknownParameter { path },
            DecodeError::WrongType { path, expected } => CommonError::WrongType { path, expected },
        }
    }
}

/// A type that a request parameter can have.
pub trait Decode: Sized {
    /// Reads `value`, which stands at `path`.
    ///
    /// # Errors
    /// [`DecodeError`] for the first fault.
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError>;

    /// Reads the top level of a request.
    ///
    /// # Errors
    /// [`DecodeError`] for the first fault.
    fn decode_request(parameters: Object) -> Result<Self, DecodeError> {
        Self::decode(Value::Object(parameters), &Path::TOP)
    }
}

impl Decode for String {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        match value {
            Value::String(text) | Value::Text(text) => Ok(text),
            Value::Null
            | Value::Bool(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::List(_)
            | Value::Object(_) => Err(DecodeError::wrong_type(path, "string")),
        }
    }
}

impl Decode for bool {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        let decoded = match value {
            Value::Bool(value) => Some(value),
            Value::String(text) | Value::Text(text) => {
                let is = |word: &str| text.eq_ignore_ascii_case(word);
                (is("true") || is("false")).then(|| is("true"))
            }
            Value::Null
            | Value::Integer(_)
            | Value::Float(_)
            | Value::List(_)
            | Value::Object(_) => None,
        };
        decoded.ok_or_else(|| DecodeError::wrong_type(path, "bool"))
    }
}

/// An integer of either kind; decimal digits only when it is untyped text.
fn integer(value: &Value) -> Option<i128> {
    match value {
        Value::Integer(number) => Some(*number),
        Value::Text(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { text.parse().ok() } else { None }
        }
        Value::Null
        | Value::Bool(_)
        | Value::Float(_)
        | Value::String(_)
        | Value::List(_)
        | Value::Object(_) => None,
    }
}

impl Decode for i64 {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        integer(&value)
            .and_then(|number| number.try_into().ok())
            .ok_or_else(|| DecodeError::wrong_type(path, "int64"))
    }
}

impl Decode for u64 {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        integer(&value)
            .and_then(|number| number.try_into().ok())
            .ok_or_else(|| DecodeError::wrong_type(path, "uint64"))
    }
}

impl Decode for f64 {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        let decoded = match value {
            Value::Float(number) => Some(number),
            #[expect(
                clippy::cast_precision_loss,
                reason = "JSON has one number type; as clients do"
            )]
            Value::Integer(number) => Some(number as f64),
            Value::Text(text) => text.parse().ok(),
            Value::Null | Value::Bool(_) | Value::String(_) | Value::List(_) | Value::Object(_) => {
                None
            }
        };
        decoded
            .filter(|number: &f64| number.is_finite())
            .ok_or_else(|| DecodeError::wrong_type(path, "float"))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
        let Value::List(items) = value else {
            return Err(DecodeError::wrong_type(path, "array"));
        };
        let items = items.into_iter().enumerate();
        items.map(|(index, item)| T::decode(item, &path.item(index))).collect()
    }
}

/// The members of one object, sorted into the slots of a structure and handed out in schema order.
/// What generated code reads.
pub struct Fields<'a> {
    names: &'static [&'static str],
    slots: Vec<Option<Value>>,
    path: &'a Path<'a>,
    next: usize,
}

impl<'a> Fields<'a> {
    /// Opens the object at `path`; `names` are the structure's fields in schema order.
    ///
    /// # Errors
    /// Wrong type if `value` is no object; unknown for the first name that is not in `names`.
    pub fn open(
        value: Value,
        path: &'a Path<'a>,
        names: &'static [&'static str],
    ) -> Result<Self, DecodeError> {
        let Value::Object(object) = value else {
            return Err(DecodeError::wrong_type(path, "object"));
        };
        let mut slots = vec![None; names.len()];
        for (name, value) in object.into_entries() {
            match names.iter().position(|known| *known == name) {
                Some(index) => slots[index] = Some(value).filter(|value| *value != Value::Null),
                None => return Err(DecodeError::Unknown(path.member(&name).to_string())),
            }
        }
        Ok(Self { names, slots, path, next: 0 })
    }

    /// The next field's value and path. Asking for more fields than there are names is a mistake
    /// of the generator, which every decode of that structure would meet.
    fn next(&mut self) -> (Option<Value>, Path<'a>) {
        let index = self.next;
        self.next += 1;
        (self.slots[index].take(), self.path.member(self.names[index]))
    }

    /// The next field, which must be there.
    ///
    /// # Errors
    /// Missing, or what [`Decode::decode`] says.
    pub fn required<T: Decode>(&mut self) -> Result<T, DecodeError> {
        match self.next() {
            (Some(value), path) => T::decode(value, &path),
            (None, path) => Err(DecodeError::Missing(path.to_string())),
        }
    }

    /// The next field, which may be absent.
    ///
    /// # Errors
    /// What [`Decode::decode`] says.
    pub fn optional<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        match self.next() {
            (Some(value), path) => T::decode(value, &path).map(Some),
            (None, _) => Ok(None),
        }
    }

    /// The next field, which may be absent; that it may be null as well matters to responses only.
    ///
    /// # Errors
    /// What [`Decode::decode`] says.
    pub fn nullable<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        self.optional()
    }

    /// The next field, an `Offset` or `Limit` declared as a string: clients send `"20"`, hand made
    /// calls send `20`.
    ///
    /// # Errors
    /// What [`Decode::decode`] says.
    pub fn numeral(&mut self) -> Result<Option<String>, DecodeError> {
        if let Some(Value::Integer(number)) = self.slots[self.next] {
            self.slots[self.next] = Some(Value::String(number.to_string()));
        }
        self.optional()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse_json;
    use crate::parameters::parse_flat;

    #[derive(Debug, PartialEq)]
    struct Item {
        name: String,
        on: Option<bool>,
    }

    #[derive(Debug, PartialEq)]
    struct Request {
        items: Option<Vec<Item>>,
        count: Option<u64>,
        delta: Option<i64>,
        ratio: Option<f64>,
        limit: Option<String>,
    }

    impl Decode for Item {
        fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
            let mut fields = Fields::open(value, path, &["Name", "On"])?;
            Ok(Self { name: fields.required()?, on: fields.optional()? })
        }
    }

    impl Decode for Request {
        fn decode(value: Value, path: &Path<'_>) -> Result<Self, DecodeError> {
            let names = &["Items", "Count", "Delta", "Ratio", "Limit"];
            let mut fields = Fields::open(value, path, names)?;
            Ok(Self {
                items: fields.optional()?,
                count: fields.optional()?,
                delta: fields.optional()?,
                ratio: fields.optional()?,
                limit: fields.numeral()?,
            })
        }
    }

    fn json(body: &str) -> Result<Request, DecodeError> {
        Request::decode_request(parse_json(body.as_bytes()).unwrap())
    }

    fn flat(query: &str) -> Result<Request, DecodeError> {
        Request::decode_request(parse_flat(query.as_bytes()).unwrap())
    }

    #[test]
    fn json_and_flat_text_give_the_same_request() {
        let a = r#"{"Items":[{"Name":"a","On":true},{"Name":"b"}],"Count":3,"Delta":-1,"Ratio":0.5,"Limit":"20"}"#;
        let b = "Items.0.Name=a&Items.0.On=True&Items.1.Name=b&Count=3&Delta=-1&Ratio=0.5&Limit=20";
        assert_eq!(json(a), flat(b));
        assert!(json(a).is_ok());
    }

    #[test]
    fn leniencies() {
        let request =
            json(r#"{"Items":[{"Name":"a","On":"TRUE"}],"Limit":20,"Count":null}"#).unwrap();
        assert_eq!(request.items.unwrap()[0].on, Some(true));
        assert_eq!((request.limit.as_deref(), request.count), (Some("20"), None));
        assert_eq!(json(r#"{"Ratio":2}"#).unwrap().ratio, Some(2.0));
    }

    #[test]
    fn refusals_name_the_path() {
        let wrong =
            |path: &str, expected| DecodeError::WrongType { path: path.to_owned(), expected };
        let unknown = |path: &str| DecodeError::Unknown(path.to_owned());
        let missing = |path: &str| DecodeError::Missing(path.to_owned());
        for (body, expected) in [
            (r#"{"Foo":1}"#, unknown("Foo")),
            (r#"{"Foo":null}"#, unknown("Foo")),
            (r#"{"count":1}"#, unknown("count")),
            (r#"{"Items":[{"Name":"a","Foo":1}]}"#, unknown("Items.0.Foo")),
            (r#"{"Items":[{"Name":"a"},{}]}"#, missing("Items.1.Name")),
            (r#"{"Items":[{"Name":null}]}"#, missing("Items.0.Name")),
            (r#"{"Items":[{"Name":1}]}"#, wrong("Items.0.Name", "string")),
            (r#"{"Items":[{"Name":"a","On":1}]}"#, wrong("Items.0.On", "bool")),
            (r#"{"Items":[{"Name":"a","On":"yes"}]}"#, wrong("Items.0.On", "bool")),
            (r#"{"Items":[null]}"#, wrong("Items.0", "object")),
            (r#"{"Items":{}}"#, wrong("Items", "array")),
            (r#"{"Items":"a"}"#, wrong("Items", "array")),
            (r#"{"Count":"1"}"#, wrong("Count", "uint64")),
            (r#"{"Count":-1}"#, wrong("Count", "uint64")),
            (r#"{"Count":1.0}"#, wrong("Count", "uint64")),
            (r#"{"Delta":9223372036854775808}"#, wrong("Delta", "int64")),
            (r#"{"Ratio":"1"}"#, wrong("Ratio", "float")),
            (r#"{"Limit":1.5}"#, wrong("Limit", "string")),
            (r#"{"Limit":true}"#, wrong("Limit", "string")),
        ] {
            assert_eq!(json(body), Err(expected), "{body}");
        }
        for (query, expected) in [
            ("Count=", wrong("Count", "uint64")),
            ("Count=%2B1", wrong("Count", "uint64")),
            ("Count=1+", wrong("Count", "uint64")),
            ("Ratio=inf", wrong("Ratio", "float")),
            ("Items.0=a", wrong("Items.0", "object")),
            ("Items=a", wrong("Items", "array")),
            ("Items.0.On=1", missing("Items.0.Name")),
        ] {
            assert_eq!(flat(query), Err(expected), "{query}");
        }
    }
}
