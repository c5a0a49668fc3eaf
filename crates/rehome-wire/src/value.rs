//! The parameter tree: what a request carries once its JSON, query or form text is parsed.
//!
//! In: the JSON and the flat parsers of this crate. Out: [`Decode`](crate::Decode).
//! Invariants: an [`Object`] never holds a name twice; numbers are exact (an integer that fits
//! neither `i64` nor `u64` is kept as a float and is thereby refused wherever an integer is asked).

use std::fmt;

/// One value of a request.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// JSON `null`; counts as absent.
    Null,
    /// JSON `true` or `false`.
    Bool(bool),
    /// JSON number without fraction or exponent, within `i64` or `u64`.
    Integer(i128),
    /// Any other JSON number.
    Float(f64),
    /// JSON string.
    String(String),
    /// A value of a query or form: text whose type only the schema knows.
    Text(String),
    /// JSON array, or `A.0=`, `A.1=`, ... of a query or form.
    List(Vec<Value>),
    /// JSON object, or `A.B=` of a query or form.
    Object(Object),
}

impl Value {
    /// All texts in it, at any depth; names are none.
    pub fn texts(&self) -> Vec<&str> {
        let mut found = Vec::new();
        let mut left = vec![self];
        while let Some(value) = left.pop() {
            match value {
                Value::String(text) | Value::Text(text) => found.push(text.as_str()),
                Value::List(items) => left.extend(items),
                Value::Object(object) => left.extend(object.entries.iter().map(|(_, value)| value)),
                Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Float(_) => {}
            }
        }
        found
    }
}

impl fmt::Debug for Value {
    /// Shows the shape only: parameters may hold passwords and user data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(_) => f.write_str("bool"),
            Value::Integer(_) => f.write_str("integer"),
            Value::Float(_) => f.write_str("float"),
            Value::String(text) => write!(f, "string({} bytes)", text.len()),
            Value::Text(text) => write!(f, "text({} bytes)", text.len()),
            Value::List(items) => f.debug_list().entries(items).finish(),
            Value::Object(object) => object.fmt(f),
        }
    }
}

/// Named values with distinct names, in the order in which the parser met them.
#[derive(Clone, PartialEq, Default)]
pub struct Object {
    entries: Vec<(String, Value)>,
}

impl Object {
    /// Takes entries whose names the parser already knows to be distinct.
    pub(crate) fn from_distinct(entries: Vec<(String, Value)>) -> Self {
        Self { entries }
    }

    /// The value under `name`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(entry, _)| entry == name).map(|(_, value)| value)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(name, _)| name.as_str())
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All texts in it, at any depth; names are none.
    pub fn texts(&self) -> Vec<&str> {
        self.entries.iter().flat_map(|(_, value)| value.texts()).collect()
    }

    pub(crate) fn into_entries(self) -> Vec<(String, Value)> {
        self.entries
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.entries.iter().map(|(name, value)| (name, value))).finish()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn texts_are_found_at_any_depth_and_names_are_none() {
        let json = br#"{"a":"1","b":["2",{"c":"3","d":[["4"]]}],"e":5,"f":true,"g":null}"#;
        let object = crate::parse_json(json).unwrap();
        let mut texts = object.texts();
        texts.sort_unstable();
        assert_eq!(texts, ["1", "2", "3", "4"]);
        assert_eq!(crate::parse_flat(b"A.0=x&A.1=y&B.C=z").unwrap().texts().len(), 3);
    }
}
