//! From typed responses to JSON text.
//!
//! In: a value whose type is one of the schema's. Out: JSON text, members in schema order.
//! Invariants: the types are exactly the schema's (C++ and Go clients refuse a whole answer for one
//! wrong type); an absent member is left out, or `null` where the schema says that it may be null.
//! A trait of its own and not `serde::Serialize`, so that the hundreds of generated structures are
//! compiled once, for one kind of output.

use std::fmt::Write as _;

/// JSON text under construction.
#[derive(Default)]
pub struct JsonText {
    text: String,
}

impl JsonText {
    /// The finished text.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Writes a string with its quotes and escapes.
    pub fn string(&mut self, value: &str) {
        self.text.push('"');
        for character in value.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..'\u{20}' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(character));
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

/// A type that a response member can have.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, out: &mut JsonText);
}

impl Encode for String {
    fn encode(&self, out: &mut JsonText) {
        out.string(self);
    }
}

impl Encode for str {
    fn encode(&self, out: &mut JsonText) {
        out.string(self);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut JsonText) {
        out.raw(if *self { "true" } else { "false" });
    }
}

impl Encode for i64 {
    fn encode(&self, out: &mut JsonText) {
        let _ = write!(out.text, "{self}");
    }
}

impl Encode for u64 {
    fn encode(&self, out: &mut JsonText) {
        let _ = write!(out.text, "{self}");
    }
}

impl Encode for f64 {
    /// Not a number and the infinities have no JSON form and become `null`.
    fn encode(&self, out: &mut JsonText) {
        if self.is_finite() {
            // `{:?}` writes the shortest text that reads back equal, always with `.` or `e`.
            let _ = write!(out.text, "{self:?}");
        } else {
            out.raw("null");
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut JsonText) {
        out.raw("[");
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.raw(",");
            }
            item.encode(out);
        }
        out.raw("]");
    }
}

/// The members of one object, being written. What generated code calls.
pub struct Members<'a> {
    out: &'a mut JsonText,
    first: bool,
}

impl<'a> Members<'a> {
    /// Opens an object.
    pub fn open(out: &'a mut JsonText) -> Self {
        out.raw("{");
        Self { out, first: true }
    }

    /// Goes on with the object that was written last.
    pub(crate) fn reopen(out: &'a mut JsonText) -> Self {
        assert_eq!(out.text.pop(), Some('}'), "a response encodes as an object");
        Self { first: out.text.ends_with('{'), out }
    }

    fn name(&mut self, name: &str) {
        if !self.first {
            self.out.raw(",");
        }
        self.first = false;
        self.out.string(name);
        self.out.raw(":");
    }

    /// A member that is always there.
    pub fn required<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.name(name);
        value.encode(self.out);
    }

    /// A member that is left out when absent.
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// A member that is `null` when absent.
    pub fn nullable<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        match value {
            Some(value) => self.required(name, value),
            None => {
                self.name(name);
                self.out.raw("null");
            }
        }
    }

    /// Closes the object.
    pub fn close(self) {
        self.out.raw("}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(value: &(impl Encode + ?Sized)) -> String {
        let mut out = JsonText::default();
        value.encode(&mut out);
        out.into_string()
    }

    #[test]
    fn members_are_omitted_null_or_written() {
        let mut out = JsonText::default();
        let mut members = Members::open(&mut out);
        members.optional("A", &None::<u64>);
        members.nullable("B", &None::<u64>);
        members.optional("C", &Some(vec![1_i64, -2]));
        members.required("D", &true);
        members.close();
        assert_eq!(out.into_string(), r#"{"B":null,"C":[1,-2],"D":true}"#);
    }

    #[test]
    fn floats() {
        assert_eq!(encoded(&1.0_f64), "1.0");
        assert_eq!(encoded(&0.1_f64), "0.1");
        assert_eq!(encoded(&f64::NAN), "null");
    }

    proptest! {
        #[test]
        fn any_text_reads_back_equal(text in any::<String>()) {
            let read: String = serde_json::from_str(&encoded(text.as_str())).unwrap();
            prop_assert_eq!(read, text);
        }

        #[test]
        fn any_finite_float_reads_back_equal(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            let read: f64 = encoded(&number).parse().unwrap();
            prop_assert_eq!(read, number);
        }
    }
}
