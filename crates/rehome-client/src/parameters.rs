//! The parameters of a call, in one of the two forms that API 3.0 takes in a POST body.
//!
//! JSON is typed by the caller: numbers must be numbers. A form is text typed by the server from
//! its schema: `Filters.0.Name=vpc-id`. A command line has only text, so it sends a form; no
//! schema has to be known on this side and an unknown action's parameters travel just as well.

use serde_json::Value;

/// What a call sends.
#[derive(Debug, Clone, PartialEq)]
pub enum Parameters {
    /// `application/json`.
    Json(Value),
    /// `application/x-www-form-urlencoded`: flat, dotted names with zero-based indexes.
    Form(Vec<(String, String)>),
}

impl From<Value> for Parameters {
    fn from(value: Value) -> Self {
        Self::Json(value)
    }
}

impl Parameters {
    pub(crate) fn content_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Form(_) => "application/x-www-form-urlencoded",
        }
    }

    pub(crate) fn body(&self) -> String {
        match self {
            Self::Json(value) => value.to_string(),
            Self::Form(pairs) => {
                let encoded = pairs.iter().map(|(name, value)| {
                    let mut pair = String::new();
                    percent_encode(&mut pair, name);
                    pair.push('=');
                    percent_encode(&mut pair, value);
                    pair
                });
                encoded.collect::<Vec<_>>().join("&")
            }
        }
    }
}

/// RFC 3986: everything but the unreserved letters.
fn percent_encode(out: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_percent_encoded() {
        let pairs = [("Filters.0.Values.0", "a b&c=d+e/\u{e9}"), ("Limit", "10"), ("X", "")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = Parameters::Form(pairs.to_vec());
        assert_eq!(form.body(), "Filters.0.Values.0=a%20b%26c%3Dd%2Be%2F%C3%A9&Limit=10&X=");
        assert_eq!(Parameters::Form(vec![]).body(), "");
    }
}
