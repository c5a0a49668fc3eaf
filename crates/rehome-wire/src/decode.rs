//! Parameters → typed requests, with the documented refusals (common error codes, `InvalidParameter`
//! family). Generated types implement [`Decode`]; what they have in common stands here.

use std::fmt;

use crate::error::ApiError;
use crate::value::Value;

/// Where in the parameters something stands, as in `Filters.0.Name`.
#[derive(Debug, Clone, Copy)]
pub enum Path<'a> {
    /// The parameters themselves.
    Root,
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An item of a list.
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(Path::Root, name) => f.write_str(name),
            Self::Member(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}.{index}"),
        }
    }
}

/// What can be read from parameters.
pub trait Decode: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// `InvalidParameter` for a wrong type, `MissingParameter`, `UnknownParameter`.
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError>;
}

/// Reads a whole request.
///
/// # Errors
/// As [`Decode::decode`].
pub fn decode<R: Decode>(parameters: Value) -> Result<R, ApiError> {
    R::decode(parameters, &Path::Root)
}

/// The refusal of a value of another type.
pub fn wrong_type(path: &Path<'_>, wanted: &str) -> ApiError {
    let message = format!(
        "The value type of parameter `{}` is not valid, input type should be `{wanted}`.",
        cut(path)
    );
    ApiError::new("InvalidParameter", message)
}

/// The refusal of a parameter that the action does not have.
pub fn unknown(path: &Path<'_>) -> ApiError {
    let message = format!("The parameter `{}` is not recognized.", cut(path));
    ApiError::new("UnknownParameter", message)
}

/// The refusal of a request without a required parameter.
pub fn missing(path: &Path<'_>) -> ApiError {
    let message = format!("The request is missing a required parameter `{}`.", cut(path));
    ApiError::new("MissingParameter", message)
}

fn cut(path: &Path<'_>) -> String {
    path.to_string().chars().take(128).collect()
}

/// The members of an object.
///
/// # Errors
/// `InvalidParameter` when the value is no object.
pub fn members(value: Value, path: &Path<'_>) -> Result<Vec<(String, Value)>, ApiError> {
    match value {
        Value::Object(members) => Ok(members),
        Value::Null
        | Value::Bool(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::String(_)
        | Value::Text(_)
        | Value::List(_) => Err(wrong_type(path, "object")),
    }
}

/// A required member that was read, or the refusal.
///
/// # Errors
/// `MissingParameter`.
pub fn required<T>(read: Option<T>, path: &Path<'_>, name: &str) -> Result<T, ApiError> {
    read.ok_or_else(|| missing(&Path::Member(path, name)))
}

/// Null counts as absent.
impl<T: Decode> Decode for Option<T> {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        match value {
            Value::Null => Ok(None),
            present => T::decode(present, path).map(Some),
        }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let Value::List(items) = value else {
            return Err(wrong_type(path, "list"));
        };
        let numbered = items.into_iter().enumerate();
        numbered.map(|(index, item)| T::decode(item, &Path::Item(path, index))).collect()
    }
}

/// A number is taken too: hand-made calls give one where the older actions want a text (`Offset`
/// and `Limit` of DescribeVpcs).
impl Decode for String {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        match value {
            Value::String(text) | Value::Text(text) => Ok(text),
            Value::Integer(number) if is_page_number(path) => Ok(number.to_string()),
            Value::Null
            | Value::Bool(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::List(_)
            | Value::Object(_) => Err(wrong_type(path, "string")),
        }
    }
}

fn is_page_number(path: &Path<'_>) -> bool {
    matches!(path, Path::Member(Path::Root, "Offset" | "Limit"))
}

/// Texts are taken too: official examples write `"Primary": "true"`, Python and .NET `True`.
impl Decode for bool {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        match value {
            Value::Bool(flag) => Ok(flag),
            Value::Text(text) | Value::String(text) if text.eq_ignore_ascii_case("true") => {
                Ok(true)
            }
            Value::Text(text) | Value::String(text) if text.eq_ignore_ascii_case("false") => {
                Ok(false)
            }
            Value::Null
            | Value::Integer(_)
            | Value::Float(_)
            | Value::String(_)
            | Value::Text(_)
            | Value::List(_)
            | Value::Object(_) => Err(wrong_type(path, "bool")),
        }
    }
}

macro_rules! decode_integer {
    ($type:ty, $name:literal) => {
        impl Decode for $type {
            fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
                let number = match value {
                    Value::Integer(number) => <$type>::try_from(number).ok(),
                    Value::Text(text) => text.parse().ok(),
                    Value::Null
                    | Value::Bool(_)
                    | Value::Float(_)
                    | Value::String(_)
                    | Value::List(_)
                    | Value::Object(_) => None,
                };
                number.ok_or_else(|| wrong_type(path, $name))
            }
        }
    };
}

decode_integer!(u64, "uint64");
decode_integer!(i64, "int64");

impl Decode for f64 {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let number = match value {
            #[allow(clippy::cast_precision_loss, reason = "JSON has one kind of number")]
            Value::Integer(number) => Some(number as Self),
            Value::Float(number) => Some(number),
            Value::Text(text) => text.parse().ok(),
            Value::Null | Value::Bool(_) | Value::String(_) | Value::List(_) | Value::Object(_) => {
                None
            }
        };
        number.filter(|number| number.is_finite()).ok_or_else(|| wrong_type(path, "float"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message<T: Decode + fmt::Debug>(value: Value) -> String {
        let path = Path::Member(&Path::Root, "A");
        T::decode(value, &Path::Item(&path, 0)).unwrap_err().message().to_owned()
    }

    #[test]
    fn a_wrong_type_is_named_with_its_place() {
        let wanted = "The value type of parameter `A.0` is not valid, input type should be";
        assert_eq!(message::<String>(Value::Integer(1)), format!("{wanted} `string`."));
        assert_eq!(message::<u64>(Value::Integer(-1)), format!("{wanted} `uint64`."));
        assert_eq!(message::<u64>(Value::String("1".into())), format!("{wanted} `uint64`."));
        assert_eq!(message::<bool>(Value::Text("yes".into())), format!("{wanted} `bool`."));
        assert_eq!(message::<Vec<u64>>(Value::EMPTY), format!("{wanted} `list`."));
    }

    #[test]
    fn a_text_takes_the_type_that_the_schema_gives_it() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(decode::<u64>(text("7")), Ok(7));
        assert_eq!(decode::<bool>(text("True")), Ok(true));
        assert_eq!(decode::<String>(text("7")), Ok(String::from("7")));
        assert_eq!(decode::<Option<u64>>(Value::Null), Ok(None));
    }
}
